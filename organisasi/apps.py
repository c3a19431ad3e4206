from django.apps import AppConfig


class OrganisasiConfig(AppConfig):
    name = "organisasi"
    verbose_name = "Organisasi"

    def ready(self) -> None:
        from organisasi import signals  # noqa: F401, PLC0415 - registers the receivers
        from organisasi.common import lookups  # noqa: F401, PLC0415 - registers the lookups
        from organisasi.impor import (  # noqa: F401, PLC0415 - register the sheets and the kinds of long work
            jabatan,
            pegawai,
            pekerjaan,
            penempatan,
            penilai,
            unit,
        )
