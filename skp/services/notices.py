"""Who hears of which step of an SKP. Titles say that something waits, never what was judged."""

from collections.abc import Mapping, Sequence

from django.urls import reverse

from organisasi.models import Pegawai
from organisasi.selectors.people import list_admin
from organisasi.services.notifikasi import beritahu
from skp.circumstances import ALUR
from skp.models import KeadaanKhusus, RiwayatKeadaan, RiwayatSkp, Skp
from skp.states import AksiRealisasi, AksiSkp, Peran

KABAR: Mapping[str, tuple[Peran, str]] = {
    AksiSkp.AJUKAN: (Peran.PENILAI, "SKP {nama} menunggu persetujuan Anda"),
    AksiSkp.KEMBALIKAN: (Peran.PEMILIK, "SKP Anda dikembalikan untuk diperbaiki"),
    AksiSkp.TOLAK: (Peran.ATASAN, "SKP {nama} menunggu keputusan Anda"),
    AksiSkp.TETAPKAN: (Peran.PEMILIK, "SKP Anda telah ditetapkan"),
    AksiSkp.PUTUSKAN: (Peran.PEMILIK, "SKP Anda telah diputuskan atasan pejabat penilai"),
    AksiSkp.AJUKAN_PERUBAHAN: (Peran.PENILAI, "Perubahan SKP {nama} menunggu persetujuan Anda"),
    AksiSkp.SETUJUI_PERUBAHAN: (Peran.PEMILIK, "Perubahan SKP Anda telah disetujui"),
    AksiSkp.TOLAK_PERUBAHAN: (Peran.PEMILIK, "Perubahan SKP Anda dikembalikan"),
    AksiRealisasi.AJUKAN: (Peran.PENILAI, "Realisasi {nama} menunggu pemeriksaan Anda"),
    AksiRealisasi.KEMBALIKAN: (Peran.PEMILIK, "Realisasi Anda dikembalikan untuk diperbaiki"),
    AksiRealisasi.TERIMA: (Peran.PEMILIK, "Realisasi Anda telah diterima"),
}
"""Step -> who is told, and with which words. Steps that are missing here tell nobody."""


def kabari(skp: Skp, langkah: RiwayatSkp) -> None:
    """Tell whoever the step concerns; inside the transaction of the step, once per step."""
    if langkah.aksi not in KABAR:
        return
    peran, judul = KABAR[langkah.aksi]
    orang = {Peran.PEMILIK: skp.pegawai, Peran.PENILAI: skp.pejabat_penilai, Peran.ATASAN: skp.atasan}
    beritahu(
        penerima=[orang[peran]],
        kunci=f"skp:{skp.pk}:langkah:{langkah.pk}",
        judul=judul.format(nama=skp.pegawai.nama_lengkap),
        tautan=reverse("skp:rincian", args=[skp.pk]),
    )


def kabari_keadaan(keadaan: KeadaanKhusus, langkah: RiwayatKeadaan) -> None:
    """A proposal reaches whoever decides on it, and the admins of the unit in any case; a decision the person."""
    if langkah.aksi != "usulkan_keadaan":
        _beritahu(keadaan, langkah, [keadaan.pegawai], f"{keadaan.get_jenis_display()}: {langkah.judul.lower()}")
        return
    nama, pemutus = keadaan.pegawai.nama_lengkap, ALUR[keadaan.jenis].pemutus
    admin = [a for a in list_admin(keadaan.pegawai.instansi, keadaan.unit) if a.pk != keadaan.pegawai_id]
    if pemutus is Peran.ADMIN:
        _beritahu(keadaan, langkah, admin, f"Keadaan khusus {nama} menunggu keputusan Anda")
        return
    atasan = keadaan.skp.atasan if keadaan.skp else None
    _beritahu(keadaan, langkah, [atasan], f"Keadaan khusus {nama} menunggu keputusan Anda")
    lain = [a for a in admin if atasan is None or a.pk != atasan.pk]
    _beritahu(keadaan, langkah, lain, f"Keadaan khusus {nama} diusulkan kepada atasan pejabat penilai")


def _beritahu(keadaan: KeadaanKhusus, langkah: RiwayatKeadaan, penerima: Sequence[Pegawai | None], judul: str) -> None:
    beritahu(
        penerima=penerima,
        kunci=f"keadaan:{keadaan.pk}:langkah:{langkah.pk}",
        judul=judul,
        tautan=reverse("skp:keadaan_rincian", args=[keadaan.pk]),
    )
