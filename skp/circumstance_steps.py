"""Where a special circumstance stands: the steps of its flow, and who takes the next one."""

from dataclasses import dataclass

from django.db.models import Q

from skp.circumstances import MENYESUAIKAN_TARGET, TANPA_SKP
from skp.models import JenisKeadaan, KeadaanKhusus, Skp, StatusKeadaan
from skp.selectors import get_draf_perubahan
from skp.states import StatusRealisasi, StatusSkp

J = JenisKeadaan


@dataclass(frozen=True, slots=True)
class Langkah:
    """One step: what, whether it is done, and a remark."""

    judul: str
    selesai: bool
    keterangan: str = ""


def langkah_keadaan(keadaan: KeadaanKhusus) -> list[tuple[str, str, str]]:
    """The stepper: (title, selesai | kini | nanti, remark); the first step that is not done is the present one."""
    hasil, kini = [], True
    for langkah in _langkah(keadaan):
        status = "selesai" if langkah.selesai else "kini" if kini else "nanti"
        kini = kini and langkah.selesai
        hasil.append((langkah.judul, status, langkah.keterangan))
    return hasil


def skp_berikut(keadaan: KeadaanKhusus) -> Skp | None:
    """The SKP of the new position after a move."""
    if keadaan.jenis != J.PINDAH or keadaan.skp is None:
        return None
    return Skp.objects.filter(
        pegawai=keadaan.pegawai_id, periode=keadaan.skp.periode_id, mulai__gt=keadaan.skp.mulai
    ).first()


def target_disesuaikan(keadaan: KeadaanKhusus) -> bool:
    """Whether a version with the cut targets is in force."""
    if keadaan.skp is None or keadaan.diputuskan_pada is None:
        return False
    sesudah = Q(ditetapkan_pada__gte=keadaan.diputuskan_pada, nomor__gt=1)
    return keadaan.skp.daftar_versi.filter(sesudah).exists()


def dapat_disesuaikan(keadaan: KeadaanKhusus) -> bool:
    """Whether the page for cutting the targets is open now."""
    return (
        keadaan.status == StatusKeadaan.BERLAKU
        and keadaan.jenis in MENYESUAIKAN_TARGET
        and keadaan.skp is not None
        and keadaan.skp.status == StatusSkp.DITETAPKAN
        and get_draf_perubahan(keadaan.skp) is None
    )


def _langkah(keadaan: KeadaanKhusus) -> list[Langkah]:
    berlaku = keadaan.status == StatusKeadaan.BERLAKU
    awal = [Langkah("Dicatat", selesai=True), Langkah("Disetujui", berlaku, str(keadaan.get_status_display()))]
    if keadaan.skp is None or keadaan.jenis not in MENYESUAIKAN_TARGET:
        return awal
    skp, cuti = keadaan.skp, keadaan.jenis == J.CUTI
    menunggu = "Menunggu pejabat penilai" if skp.status == StatusSkp.PERUBAHAN else ""
    tutup = Langkah("SKP ditutup", skp.status == StatusSkp.DITUTUP)
    dinilai = Langkah("Capaian dinilai", skp.status_realisasi == StatusRealisasi.DINILAI)
    inti = [*awal, Langkah("Target disesuaikan", target_disesuaikan(keadaan), menunggu)]
    if cuti:
        return inti
    if keadaan.jenis in TANPA_SKP:
        return [*inti, tutup, dinilai]
    baru = skp_berikut(keadaan)
    return [
        *inti,
        tutup,
        dinilai,
        Langkah("SKP baru dibuat", baru is not None),
        Langkah("SKP baru ditetapkan", baru is not None and baru.sudah_ditetapkan),
    ]
