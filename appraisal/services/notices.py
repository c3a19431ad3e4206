"""Who hears of which step of an appraisal. Titles say that something waits, never what was judged."""

from collections.abc import Mapping

from django.urls import reverse

from appraisal.models import Penilaian, RiwayatPenilaian
from appraisal.states import AksiPenilaian
from organisasi.services.notifikasi import beritahu
from skp.states import Peran

KABAR: Mapping[str, tuple[tuple[Peran, str], ...]] = {
    AksiPenilaian.SERAHKAN: ((Peran.PEMILIK, "Hasil penilaian Anda telah diserahkan"),),
    AksiPenilaian.TERIMA: ((Peran.PENILAI, "Hasil penilaian {nama} telah diterima pegawai"),),
    AksiPenilaian.AJUKAN_KEBERATAN: ((Peran.PENILAI, "Keberatan {nama} menunggu tanggapan Anda"),),
    AksiPenilaian.LAMPAUI_WAKTU: (
        (Peran.PENILAI, "Masa keberatan {nama} telah berakhir"),
        (Peran.PEMILIK, "Masa keberatan atas hasil penilaian Anda telah berakhir"),
    ),
    AksiPenilaian.TANGGAPI: (
        (Peran.ATASAN, "Keberatan {nama} menunggu keputusan Anda"),
        (Peran.PEMILIK, "Keberatan Anda telah ditanggapi"),
    ),
    AksiPenilaian.PUTUSKAN: (
        (Peran.PEMILIK, "Keberatan Anda telah diputuskan"),
        (Peran.PENILAI, "Keberatan {nama} telah diputuskan"),
    ),
    AksiPenilaian.TERUSKAN: ((Peran.ATASAN, "Hasil penilaian {nama} menunggu pengesahan Anda"),),
    AksiPenilaian.SAHKAN: ((Peran.PEMILIK, "Hasil penilaian Anda telah berlaku"),),
    "usulkan_koreksi": ((Peran.ATASAN, "Usulan koreksi hasil {nama} menunggu keputusan Anda"),),
    AksiPenilaian.BUKA_KOREKSI: (
        (Peran.PEMILIK, "Hasil penilaian Anda dibuka kembali untuk koreksi"),
        (Peran.PENILAI, "Hasil penilaian {nama} dibuka kembali untuk koreksi"),
    ),
    AksiPenilaian.TETAPKAN_ATASAN: (
        (Peran.PEMILIK, "Hasil penilaian Anda telah ditetapkan atasan pejabat penilai"),
        (Peran.PENILAI, "Hasil penilaian {nama} telah ditetapkan atasan Anda"),
    ),
}
"""Step -> who is told, and with which words. Steps that are missing here tell nobody."""


def kabari(penilaian: Penilaian, langkah: RiwayatPenilaian) -> None:
    """Tell whoever the step concerns; inside the transaction of the step, once per step."""
    orang = {
        Peran.PEMILIK: penilaian.pegawai,
        Peran.PENILAI: penilaian.pejabat_penilai,
        Peran.ATASAN: penilaian.atasan,
    }
    for peran, judul in KABAR.get(langkah.aksi, ()):
        beritahu(
            penerima=[orang[peran]],
            kunci=f"penilaian:{penilaian.pk}:langkah:{langkah.pk}",
            judul=judul.format(nama=penilaian.pegawai.nama_lengkap),
            tautan=reverse("appraisal:hasil", args=[penilaian.pk]),
        )
