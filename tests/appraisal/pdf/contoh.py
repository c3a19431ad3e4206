"""The worked example of the BKN presentation (seed 004) with invented people, and helpers to read a PDF."""

import io
import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from pypdf import PdfReader

from appraisal.models import Penilaian
from appraisal.services.capaian import nilai_capaian
from appraisal.services.penetapan import sahkan, serahkan, terima, teruskan
from appraisal.services.perilaku import simpan_perilaku
from organisasi.models import Pegawai
from skp.models import Skp
from skp.selectors import list_kegiatan
from skp.services.plan import BarisKegiatan
from skp.services.realisation import BarisKualitas, JawabanTambahan, simpan_penilaian_realisasi
from tests.dunia import Dunia, baris, pada, realisasi_diajukan

KEGIATAN = (
    ("Menetapkan persetujuan kenaikan pangkat golongan ruang III/d ke bawah", 5000, "nota", 85),
    ("Menetapkan persetujuan peninjauan masa kerja golongan ruang III/d ke bawah", 25, "nota", 80),
    ("Menetapkan persetujuan mutasi lain-lain golongan ruang III/d ke bawah", 20, "nota", 80),
    ("Membuat konsep surat keputusan pindah instansi pusat dan daerah", 30, "SK", 80),
    ("Membuat laporan kenaikan pangkat, peninjauan masa kerja, dan pindah instansi", 2, "laporan", 85),
)
SEMBILAN_PULUH = {a: Decimal(90) for a in ("orientasi_pelayanan", "integritas", "komitmen", "disiplin", "kerja_sama")}
ALASAN = "Contoh pada paparan tidak menilai kepemimpinan."


def kegiatan_contoh() -> list[BarisKegiatan]:
    return [baris(uraian, target_kuantitas=Decimal(n), satuan_kuantitas=satuan) for uraian, n, satuan, _ in KEGIATAN]


def nilai_semua(d: Dunia, skp: Skp, kualitas: Sequence[Any], *, unsur: bool = True) -> Penilaian:
    """The assessor gives the qualities, recognises every task and creation, and accepts the realisation."""
    oleh = d.akses(skp.pejabat_penilai)
    jawab = JawabanTambahan(unsur, "" if unsur else "Tidak berkaitan dengan jabatan.")
    with pada(d.periode.tahun, 12, 29):
        simpan_penilaian_realisasi(
            skp_id=skp.pk,
            revisi=None,
            kualitas=[BarisKualitas(k.pk, Decimal(n)) for k, n in zip(list_kegiatan(skp), kualitas, strict=True)],
            tugas_tambahan={t.pk: jawab for t in skp.daftar_tugas_tambahan.all()},
            kreativitas={k.pk: jawab for k in skp.daftar_kreativitas.all()},
            oleh=oleh,
        )
        nilai_capaian(skp_id=skp.pk, oleh=oleh)
    return Penilaian.objects.get(pegawai=skp.pegawai, periode=d.periode)


def serahkan_contoh(d: Dunia, penilaian: Penilaian, **lain: Any) -> Penilaian:
    isi = {"nilai": SEMBILAN_PULUH, "rekomendasi": "Dapat dipromosikan", "alasan_tanpa_kepemimpinan": ALASAN} | lain
    oleh = d.akses(penilaian.pejabat_penilai)
    with pada(d.periode.tahun, 12, 30):
        simpan_perilaku(penilaian_id=penilaian.pk, revisi=None, oleh=oleh, **isi)
    with pada(d.periode.tahun + 1, 1, 7):
        return serahkan(penilaian_id=penilaian.pk, oleh=oleh)


def sahkan_contoh(d: Dunia, penilaian: Penilaian) -> Penilaian:
    tahun = d.periode.tahun + 1
    with pada(tahun, 1, 8):
        terima(penilaian_id=penilaian.pk, oleh=d.akses(penilaian.pegawai))
        teruskan(penilaian_id=penilaian.pk, oleh=d.akses(penilaian.pejabat_penilai))
    with pada(tahun, 1, 9):
        return sahkan(penilaian_id=penilaian.pk, oleh=d.akses(penilaian.atasan))


def contoh_004(d: Dunia, pegawai: Pegawai | None = None) -> Penilaian:
    """86,00 x 60 % + 90,00 x 40 % = 87,60 (Baik): a Kasubbag without a score for kepemimpinan, in force."""
    skp = realisasi_diajukan(d, pegawai=pegawai or d.penilai, kegiatan=kegiatan_contoh())
    penilaian = nilai_semua(d, skp, [k[3] for k in KEGIATAN])
    return sahkan_contoh(d, serahkan_contoh(d, penilaian))


def halaman(pdf: bytes) -> list[str]:
    """The text of each page, white space folded."""
    return [re.sub(r"\s+", " ", p.extract_text()) for p in PdfReader(io.BytesIO(pdf)).pages]


def teks(pdf: bytes) -> str:
    return " ".join(halaman(pdf))
