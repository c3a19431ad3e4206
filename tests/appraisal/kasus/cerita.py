"""The vocabulary of the special cases: papers, circumstances, and a printed form as one line of text."""

from datetime import date
from decimal import Decimal
from typing import Any

from appraisal.models import JenisDokumen, Penilaian
from appraisal.pdf.render import render
from appraisal.services.documents import ambil_pdf
from appraisal.services.penetapan import sahkan, terima, teruskan
from organisasi.models import Pegawai, Penempatan
from skp.models import KeadaanKhusus, Skp
from skp.selectors import list_kegiatan
from skp.services import transitions
from skp.services.adjust import TargetBaru, list_usulan, sesuaikan_target
from skp.services.circumstances import IsiKeadaan, catat_keadaan
from tests.appraisal.pdf.contoh import teks
from tests.berkas import pdf, unggahan
from tests.dunia import Dunia, baris, pada
from tests.factories.organisasi import JabatanFactory, PenempatanFactory


def surat(nama: str = "surat.pdf") -> list[Any]:
    return [unggahan(nama, pdf())]


def isi(jenis: str, mulai: date, **lain: Any) -> IsiKeadaan:
    umum = {"nomor_surat": "824/77/BKD", "tanggal_surat": mulai, "alasan": "Menurut surat terlampir."}
    return IsiKeadaan(jenis=jenis, mulai=mulai, **(umum | lain))


def catat(d: Dunia, pegawai: Pegawai, jenis: str, mulai: date, *, oleh: Pegawai, **lain: Any) -> KeadaanKhusus:
    return catat_keadaan(pegawai_id=pegawai.pk, isi=isi(jenis, mulai, **lain), berkas=surat(), oleh=d.akses(oleh))


def tempatkan(pegawai: Pegawai, unit: Any, sejak: date, sampai_lama: date, **jabatan: Any) -> Penempatan:
    """End the position of a person and give another one."""
    pegawai.daftar_penempatan.update(selesai=sampai_lama)
    return PenempatanFactory(pegawai=pegawai, jabatan=JabatanFactory(unit=unit, **jabatan), mulai=sejak)


def ajukan_usulan(d: Dunia, skp: Skp, keadaan: KeadaanKhusus) -> Skp:
    """The employee takes the proposed targets over, the assessor agrees."""
    target = {
        u.kegiatan.pk: TargetBaru(u.kuantitas, u.waktu, u.kegiatan.target_biaya) for u in list_usulan(skp, keadaan)
    }
    sesuaikan_target(skp_id=skp.pk, keadaan_id=keadaan.pk, target=target, alasan="", oleh=d.akses(skp.pegawai))
    skp.refresh_from_db()
    return transitions.setujui_perubahan(skp_id=skp.pk, oleh=d.akses(skp.pejabat_penilai))


def target(skp: Skp, nomor: int | None = None) -> list[tuple[Decimal, Decimal]]:
    return [(k.target_kuantitas, k.target_waktu) for k in list_kegiatan(skp, nomor)]


def sampai_berlaku(d: Dunia, penilaian: Penilaian) -> Penilaian:
    with pada(d.periode.tahun + 1, 1, 5):
        terima(penilaian_id=penilaian.pk, oleh=d.akses(penilaian.pegawai))
        teruskan(penilaian_id=penilaian.pk, oleh=d.akses(penilaian.pejabat_penilai))
        return sahkan(penilaian_id=penilaian.pk, oleh=d.akses(penilaian.atasan))


def cetak(jenis: JenisDokumen, sumber: Any) -> str:
    """The text of the form as it would be printed now."""
    return teks(ambil_pdf(jenis, sumber, perender=render).isi)


__all__ = ["ajukan_usulan", "baris", "catat", "cetak", "isi", "sampai_berlaku", "surat", "target", "tempatkan"]
