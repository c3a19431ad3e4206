"""Drawing up an SKP: opening it, its rows, and the draft of a change."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta
from decimal import Decimal

from django.db import transaction
from django.db.models import Max

from organisasi.common.access import ditolak
from organisasi.common.errors import AturanDilanggar, KeadaanBerubah
from organisasi.common.massal import buat_massal, tulis_massal
from organisasi.models import Pegawai
from organisasi.selectors.akses import Akses
from organisasi.selectors.identitas import get_penempatan
from skp.models import Kegiatan, Periode, Skp, VersiSkp
from skp.models.kegiatan import MAKS_KEGIATAN
from skp.permissions import PESAN_PERAN, boleh_mengubah_rencana, rencana_terbuka
from skp.selectors import get_draf_perubahan, get_tanpa_skp, get_versi, list_indikator, list_kegiatan_atasan
from skp.services.assessor import isi_penilai
from skp.services.lock import kunci_skp, naikkan_revisi
from skp.services.log import catat, tandai
from skp.states import Peran, StatusSkp


@dataclass(frozen=True, slots=True)
class BarisKegiatan:
    """One row as the editor sends it; ``pk`` is empty for a new one. Order is the order of the list."""

    uraian: str
    target_kuantitas: Decimal
    satuan_kuantitas: str
    target_waktu: Decimal
    satuan_waktu: str
    target_kualitas: Decimal = Decimal(100)
    target_biaya: Decimal | None = None
    angka_kredit: Decimal | None = None
    peran_tim: str = ""
    rkt_id: int | None = None
    induk_id: int | None = None
    pk: int | None = None


ISI_BARIS = tuple(f.name for f in fields(BarisKegiatan) if f.name != "pk")


@transaction.atomic
def buat_skp(*, periode: Periode, pegawai: Pegawai, oleh: Akses, mulai: date | None = None) -> Skp:
    """Open the draft of an SKP for the position held at its start.

    ``mulai`` defaults to the first day that no SKP of the period covers, or to the first of the month in which the
    position was taken up (PP46-P5(6)). Raises ``AturanDilanggar`` without a position, outside the period, or over
    another SKP.
    """
    if oleh.pegawai_id != pegawai.pk and not oleh.sistem:
        ditolak(PESAN_PERAN[Peran.PEMILIK]).wajib()
    hari = mulai or _lewati_bebas(pegawai, periode, _hari_pertama_kosong(pegawai, periode))
    penempatan = get_penempatan(pegawai, hari) or get_penempatan(pegawai, periode.selesai)
    if penempatan is None:
        raise AturanDilanggar(
            "skp.tanpa_jabatan",
            "Jabatan Anda pada periode ini belum tercatat. Hubungi admin kepegawaian unit Anda.",
        )
    awal = mulai or max(hari, penempatan.mulai.replace(day=1))
    _tolak_di_luar_periode(periode, awal)
    _tolak_bebas(pegawai, awal)
    _tolak_tumpang_tindih(pegawai, periode, awal)
    skp = Skp(
        periode=periode,
        pegawai=pegawai,
        penempatan=penempatan,
        unit=penempatan.jabatan.unit,
        mulai=awal,
        selesai=periode.selesai,
    )
    isi_penilai(skp)
    skp.full_clean()
    skp.save()
    VersiSkp.objects.create(skp=skp, nomor=1)
    catat(skp, "buat", oleh, ke=skp.status)
    return skp


def _hari_pertama_kosong(pegawai: Pegawai, periode: Periode) -> date:
    """The day after the last SKP of the period where that ended early (SC-01), else the first day."""
    akhir = Skp.objects.filter(pegawai=pegawai, periode=periode).aggregate(akhir=Max("selesai"))["akhir"]
    return akhir + timedelta(days=1) if akhir and akhir < periode.selesai else periode.mulai


def _lewati_bebas(pegawai: Pegawai, periode: Periode, hari: date) -> date:
    """The first day after a study leave or exemption that ends within the period."""
    bebas = get_tanpa_skp(pegawai, hari)
    if bebas and bebas.selesai and bebas.selesai < periode.selesai:
        return bebas.selesai + timedelta(days=1)
    return hari


def _tolak_bebas(pegawai: Pegawai, awal: date) -> None:
    bebas = get_tanpa_skp(pegawai, awal)
    if bebas:
        raise AturanDilanggar(
            "skp.tanpa_kewajiban",
            f"SKP tidak disusun karena {bebas.sebutan.lower()} sejak {bebas.mulai:%d-%m-%Y} ({bebas.surat}).",
        )


def _tolak_di_luar_periode(periode: Periode, awal: date) -> None:
    if not periode.mulai <= awal <= periode.selesai:
        raise AturanDilanggar(
            "skp.di_luar_periode",
            f"SKP harus dimulai antara {periode.mulai:%d-%m-%Y} dan {periode.selesai:%d-%m-%Y}.",
        )


def _tolak_tumpang_tindih(pegawai: Pegawai, periode: Periode, awal: date) -> None:
    lain = Skp.objects.filter(pegawai=pegawai, periode=periode, mulai__lte=periode.selesai, selesai__gte=awal).first()
    if lain:
        raise AturanDilanggar(
            "skp.sudah_ada",
            f"Sudah ada SKP untuk {lain.mulai:%d-%m-%Y} sampai {lain.selesai:%d-%m-%Y}. "
            "SKP berikutnya dapat dibuat sesudah SKP itu ditutup karena pindah jabatan.",
        )


@transaction.atomic
def simpan_kegiatan(*, skp_id: int, revisi: int | None, baris: Sequence[BarisKegiatan], oleh: Akses) -> Skp:
    """Replace the rows of the draft by ``baris``: known ones are updated, new ones added, missing ones deleted."""
    skp = kunci_skp(skp_id, revisi)
    boleh_mengubah_rencana(skp, oleh).wajib()
    if not rencana_terbuka(skp):
        raise KeadaanBerubah(
            "skp.terkunci", f"Kegiatan tidak dapat diubah karena SKP berstatus “{skp.get_status_display()}”."
        )
    if len(baris) > MAKS_KEGIATAN:
        raise AturanDilanggar("skp.terlalu_banyak", f"Paling banyak {MAKS_KEGIATAN} kegiatan dalam satu SKP.")
    versi = _versi_yang_disusun(skp)
    _tolak_kaitan_asing(skp, baris)
    lama = {k.pk: k for k in versi.daftar_kegiatan.all()}
    kegiatan = [_isi_baris(versi, lama.pop(isi.pk or 0, None), isi, urutan) for urutan, isi in enumerate(baris, 1)]
    tulis_massal(kegiatan, [*ISI_BARIS, "urutan"])
    Kegiatan.objects.filter(pk__in=lama).delete()
    naikkan_revisi(skp)
    tandai(skp, "simpan_kegiatan", oleh, nilai=list(baris))
    if skp.status == StatusSkp.TIDAK_DISETUJUI:
        catat(skp, "ubah_oleh_atasan", oleh, catatan="Atasan pejabat penilai memperbaiki kegiatan sebelum memutuskan.")
    return skp


def _versi_yang_disusun(skp: Skp) -> VersiSkp:
    if skp.status != StatusSkp.DITETAPKAN:
        return get_versi(skp)
    draf = get_draf_perubahan(skp)
    if draf is None:
        raise AturanDilanggar(
            "skp.perubahan_belum_dibuka", "SKP sudah ditetapkan. Buka perubahan dengan alasannya untuk mengubah target."
        )
    return draf


def _tolak_kaitan_asing(skp: Skp, baris: Sequence[BarisKegiatan]) -> None:
    """Links may only point to the plan of the own unit line and to the assessor's own SKP."""
    rkt = {b.rkt_id for b in baris if b.rkt_id}
    induk = {b.induk_id for b in baris if b.induk_id}
    rkt_sah = set(list_indikator(skp).filter(pk__in=rkt).values_list("pk", flat=True)) if rkt else rkt
    induk_sah = set(list_kegiatan_atasan(skp).filter(pk__in=induk).values_list("pk", flat=True)) if induk else induk
    if rkt - rkt_sah:
        raise AturanDilanggar("skp.rkt_asing", "Butir RKT yang dipilih bukan bagian dari rencana kerja unit Anda.")
    if induk - induk_sah:
        raise AturanDilanggar(
            "skp.induk_asing", "Kegiatan atasan yang dipilih bukan bagian dari SKP pejabat penilai Anda."
        )


def simpan_baris(versi: VersiSkp, kegiatan: Kegiatan | None, isi: BarisKegiatan, urutan: int) -> Kegiatan:
    """Write one row of a version; the SKP is locked and the links were checked by the caller."""
    kegiatan = _isi_baris(versi, kegiatan, isi, urutan)
    tulis_massal([kegiatan], [*ISI_BARIS, "urutan"])
    return kegiatan


def _isi_baris(versi: VersiSkp, kegiatan: Kegiatan | None, isi: BarisKegiatan, urutan: int) -> Kegiatan:
    kegiatan = kegiatan or Kegiatan(versi=versi)
    kegiatan.urutan = urutan
    for kolom in ISI_BARIS:
        setattr(kegiatan, kolom, getattr(isi, kolom))
    return kegiatan


@transaction.atomic
def buka_perubahan(*, skp_id: int, alasan: str, oleh: Akses) -> VersiSkp:
    """Start the draft of a controlled change: a copy of the contract's rows, with the reason."""
    skp = kunci_skp(skp_id)
    boleh_mengubah_rencana(skp, oleh).wajib()
    if skp.status != StatusSkp.DITETAPKAN:
        raise KeadaanBerubah(
            "skp.status_tidak_sesuai",
            f"Perubahan tidak dapat dibuka karena SKP berstatus “{skp.get_status_display()}”.",
        )
    if not alasan.strip():
        raise AturanDilanggar("skp.alasan_wajib", "Isi alasan perubahan: apa yang terjadi di luar kendali Anda.")
    if get_draf_perubahan(skp):
        raise KeadaanBerubah("skp.perubahan_sudah_dibuka", "Perubahan sudah dibuka; lanjutkan yang ada.")
    draf = salin_versi(skp, alasan)
    naikkan_revisi(skp)
    catat(skp, "buka_perubahan", oleh, catatan=alasan)
    return draf


def salin_versi(skp: Skp, alasan: str) -> VersiSkp:
    """A copy of the contract's rows as the next version; the SKP is locked by the caller."""
    kini = get_versi(skp)
    draf = VersiSkp.objects.create(skp=skp, nomor=kini.nomor + 1, alasan=alasan.strip())
    salinan = list(kini.daftar_kegiatan.all())
    for kegiatan in salinan:
        kegiatan.asal_id, kegiatan.versi, kegiatan.pk = kegiatan.pk, draf, None
    buat_massal(salinan)
    return draf


@transaction.atomic
def batalkan_perubahan(*, skp_id: int, oleh: Akses) -> Skp:
    """Throw the draft of a change away; the contract was never touched."""
    skp = kunci_skp(skp_id)
    boleh_mengubah_rencana(skp, oleh).wajib()
    draf = get_draf_perubahan(skp)
    if skp.status != StatusSkp.DITETAPKAN or draf is None:
        raise KeadaanBerubah("skp.tanpa_perubahan", "Tidak ada perubahan yang dapat dibatalkan.")
    draf.delete()
    naikkan_revisi(skp)
    catat(skp, "batalkan_perubahan", oleh)
    return skp
