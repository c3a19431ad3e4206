from django.apps import AppConfig

from organisasi.common.events import JUDUL_KEJADIAN, JUDUL_OBJEK, NAMA_LAIN

OBJEK = {
    "penilaian": "Penilaian",
    "catatan": "Catatan perilaku",
    "sop": "Prosedur",
    "naskah": "Naskah prosedur",
    "pelaksanaan": "Pelaksanaan prosedur",
    "penahanan": "Penahanan arsip",
    "usulmusnah": "Usul musnah",
}


class AppraisalConfig(AppConfig):
    name = "appraisal"
    verbose_name = "Penilaian prestasi kerja"

    def ready(self) -> None:
        from appraisal import jobs  # noqa: F401, PLC0415 - registers the kinds of long work
        from appraisal.models.retensi import JUDUL_RETENSI  # noqa: PLC0415
        from appraisal.models.riwayat import JUDUL_LAIN, JUDUL_RIWAYAT  # noqa: PLC0415 - models are loaded only now

        JUDUL_KEJADIAN.update({f"penilaian.{aksi}": judul for aksi, judul in JUDUL_RIWAYAT.items()} | JUDUL_LAIN)
        JUDUL_KEJADIAN.update(JUDUL_RETENSI)
        JUDUL_OBJEK.update(OBJEK)
        NAMA_LAIN["catatanperilaku"] = "catatan"
