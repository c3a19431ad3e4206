from django.apps import AppConfig

from organisasi.common.events import JUDUL_KEJADIAN, JUDUL_OBJEK, NAMA_LAIN

OBJEK = {
    "skp": "SKP",
    "bukti": "Bukti realisasi",
    "keadaan": "Keadaan khusus",
    "berkaskeadaan": "Berkas keadaan khusus",
    "perpanjangan": "Perpanjangan tenggat",
    "periode": "Periode dan daftar bawahannya",
    "butirrkt": "Rencana kerja tahunan",
    "entrikatalog": "Katalog kegiatan",
}


class SkpConfig(AppConfig):
    name = "skp"
    verbose_name = "Sasaran kerja pegawai"

    def ready(self) -> None:
        from skp.models.keadaan import JUDUL_JEJAK_KEADAAN, JUDUL_RIWAYAT_KEADAAN  # noqa: PLC0415
        from skp.models.riwayat import JUDUL_RIWAYAT, JUDUL_SIMPAN  # noqa: PLC0415 - models are loaded only now

        JUDUL_KEJADIAN.update({f"skp.{aksi}": judul for aksi, judul in (JUDUL_RIWAYAT | JUDUL_SIMPAN).items()})
        keadaan = JUDUL_RIWAYAT_KEADAAN | JUDUL_JEJAK_KEADAAN
        JUDUL_KEJADIAN.update({f"keadaan.{aksi}": judul for aksi, judul in keadaan.items()})
        JUDUL_KEJADIAN["periode.dibuat"] = "Periode dibuat"
        JUDUL_KEJADIAN["periode.diubah"] = "Periode diubah"
        JUDUL_KEJADIAN["perpanjangan.dibuat"] = "Tenggat diperpanjang"
        JUDUL_KEJADIAN["perpanjangan.dicabut"] = "Perpanjangan tenggat dicabut"

        JUDUL_OBJEK.update(OBJEK)
        NAMA_LAIN["keadaankhusus"] = "keadaan"

        from skp import impor_rkt  # noqa: F401, PLC0415 - registers the sheet of the work plan
