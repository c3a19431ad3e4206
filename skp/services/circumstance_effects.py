"""What each special circumstance asks for before it may hold, and what it changes."""

from collections.abc import Callable, Mapping
from datetime import date

from django.db.models import Q

from organisasi.common.clock import hari_ini
from organisasi.common.errors import AturanDilanggar, KeadaanBerubah
from organisasi.models import PenugasanPenilai
from organisasi.selectors.akses import Akses
from organisasi.services.penugasan import akhiri_penugasan, batalkan_penugasan
from skp.checks import dikecualikan
from skp.circumstances import Alur
from skp.models import JenisKeadaan, KeadaanKhusus, Realisasi, Skp, StatusKeadaan
from skp.selectors import list_kegiatan
from skp.services.lock import naikkan_revisi
from skp.states import StatusRealisasi

J = JenisKeadaan
HIDUP = (StatusKeadaan.DIUSULKAN, StatusKeadaan.BERLAKU)


def periksa(alur: Alur, keadaan: KeadaanKhusus) -> None:
    """Raise ``AturanDilanggar`` where the circumstance does not fit the person, the SKP or another circumstance."""
    if keadaan.selesai and keadaan.selesai < keadaan.mulai:
        raise AturanDilanggar("keadaan.selesai", "Tanggal akhir tidak boleh mendahului tanggal awal.")
    if alur.rincian and keadaan.rincian not in alur.rincian:
        raise AturanDilanggar("keadaan.rincian", "Pilih salah satu.")
    _tolak_beririsan(keadaan)
    PERIKSA.get(keadaan.jenis, _tanpa_syarat)(keadaan)


def berlakukan(keadaan: KeadaanKhusus) -> None:
    """Carry the circumstance into the SKP; it is locked by the caller."""
    if keadaan.jenis == J.LUAR_KENDALI:
        _kecualikan(keadaan, alasan=f"{keadaan.get_rincian_display()}: {keadaan.alasan}"[:500])


def cabut(keadaan: KeadaanKhusus, oleh: Akses) -> None:
    """Undo the effect."""
    if keadaan.jenis == J.LUAR_KENDALI:
        _tolak_sudah_dinilai(_skp(keadaan))
        _kecualikan(keadaan, alasan="")
    for penugasan in _penugasan(keadaan):
        if penugasan.mulai > hari_ini(keadaan.pegawai.instansi.zona_waktu):
            batalkan_penugasan(penugasan_id=penugasan.pk, oleh=oleh)
        else:
            akhiri_penugasan(
                penugasan_id=penugasan.pk, selesai=hari_ini(keadaan.pegawai.instansi.zona_waktu), oleh=oleh
            )


def pindahkan_akhir(keadaan: KeadaanKhusus, selesai: date, oleh: Akses) -> None:
    """The assignment of an outside assessor ends with the circumstance."""
    for penugasan in _penugasan(keadaan):
        akhiri_penugasan(penugasan_id=penugasan.pk, selesai=selesai, oleh=oleh)


def _penugasan(keadaan: KeadaanKhusus) -> list[PenugasanPenilai]:
    """The open assignment that was made together with work elsewhere (SC-06)."""
    if keadaan.jenis != J.DIPEKERJAKAN:
        return []
    hari = hari_ini(keadaan.pegawai.instansi.zona_waktu)
    daftar = PenugasanPenilai.objects.filter(pegawai=keadaan.pegawai_id, mulai=keadaan.mulai)
    return list(daftar.filter(Q(selesai=None) | Q(selesai__gte=hari)))


def _tolak_beririsan(keadaan: KeadaanKhusus) -> None:
    """One circumstance of a kind at a time; a move once per SKP, an exclusion once per row."""
    sama = KeadaanKhusus.objects.filter(jenis=keadaan.jenis, status__in=HIDUP).exclude(pk=keadaan.pk)
    if keadaan.jenis == J.LUAR_KENDALI:
        sama = sama.filter(kegiatan=keadaan.kegiatan_id)
    elif keadaan.jenis == J.PINDAH:
        sama = sama.filter(skp=keadaan.skp_id)
    else:
        sama = sama.filter(Q(selesai=None) | Q(selesai__gte=keadaan.mulai), pegawai=keadaan.pegawai_id)
        sama = sama.filter(mulai__lte=keadaan.selesai or date.max)
    lain = sama.first()
    if lain:
        raise AturanDilanggar(
            "keadaan.mulai",
            f"{lain.get_jenis_display()} sejak {lain.mulai:%d-%m-%Y} sudah tercatat "
            f"({lain.get_status_display().lower()}).",
        )


def _tanpa_syarat(keadaan: KeadaanKhusus) -> None:
    """Study leave, exemption and work elsewhere rest on their papers alone."""


def _periksa_pindah(keadaan: KeadaanKhusus) -> None:
    skp = _skp(keadaan)
    akhir = skp.penempatan.selesai
    if akhir is None:
        raise AturanDilanggar(
            "keadaan.mulai",
            f"Jabatan {skp.penempatan.sebutan} belum berakhir. Admin kepegawaian mencatat penempatan barunya dahulu.",
        )
    if keadaan.mulai <= akhir:
        raise AturanDilanggar("keadaan.mulai", f"Jabatan lama berakhir {akhir:%d-%m-%Y}; isi hari sesudahnya.")


def _periksa_cuti(keadaan: KeadaanKhusus) -> None:
    skp = _skp(keadaan)
    if keadaan.selesai is None:
        raise AturanDilanggar("keadaan.selesai", "Isi hari terakhir cuti.")
    if keadaan.mulai > skp.selesai or keadaan.selesai < skp.mulai:
        raise AturanDilanggar(
            "keadaan.mulai", f"Cuti ini di luar masa SKP {skp.mulai:%d-%m-%Y} sampai {skp.selesai:%d-%m-%Y}."
        )


def _periksa_luar_kendali(keadaan: KeadaanKhusus) -> None:
    skp = _skp(keadaan)
    baris = {k.pk: k for k in list_kegiatan(skp)}
    if keadaan.kegiatan_id not in baris:
        raise AturanDilanggar("keadaan.kegiatan_id", "Pilih kegiatan dari SKP ini.")
    if not skp.sudah_ditetapkan:
        raise AturanDilanggar("keadaan.skp_id", "Kegiatan baru dapat dikecualikan sesudah SKP ditetapkan.")
    _tolak_sudah_dinilai(skp)
    sisa = [k for pk, k in baris.items() if pk != keadaan.kegiatan_id and not dikecualikan(k)]
    if not sisa:
        raise AturanDilanggar(
            "keadaan.kegiatan_id",
            "Paling sedikit satu kegiatan tetap dinilai. Bila semuanya tidak dapat dilaksanakan, ajukan perubahan SKP.",
        )


def _tolak_sudah_dinilai(skp: Skp) -> None:
    if skp.status_realisasi == StatusRealisasi.DINILAI:
        raise KeadaanBerubah(
            "keadaan.sudah_dinilai",
            "Capaian SKP ini sudah dinilai. Perbaikannya melalui koreksi hasil penilaian.",
        )


def _kecualikan(keadaan: KeadaanKhusus, *, alasan: str) -> None:
    """Flag the row, or with an empty reason take the flag off."""
    realisasi, _ = Realisasi.objects.get_or_create(kegiatan=keadaan.kegiatan)
    realisasi.dikecualikan, realisasi.alasan_dikecualikan = bool(alasan), alasan
    realisasi.save(update_fields=["dikecualikan", "alasan_dikecualikan", "diubah_pada"])
    naikkan_revisi(_skp(keadaan))


def _skp(keadaan: KeadaanKhusus) -> Skp:
    assert keadaan.skp is not None  # noqa: S101 - asked for by the flow
    return keadaan.skp


PERIKSA: Mapping[str, Callable[[KeadaanKhusus], None]] = {
    J.PINDAH: _periksa_pindah,
    J.CUTI: _periksa_cuti,
    J.LUAR_KENDALI: _periksa_luar_kendali,
}
