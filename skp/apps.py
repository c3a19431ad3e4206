from django.apps import AppConfig

from organisasi.common.events import JUDUL_KEJADIAN


class SkpConfig(AppConfig):
    name = "skp"
    verbose_name = "Sasaran kerja pegawai"

    def ready(self) -> None:
        from skp.models.riwayat import JUDUL_RIWAYAT, JUDUL_SIMPAN  # noqa: PLC0415 - models are loaded only now

        JUDUL_KEJADIAN.update({f"skp.{aksi}": judul for aksi, judul in (JUDUL_RIWAYAT | JUDUL_SIMPAN).items()})
