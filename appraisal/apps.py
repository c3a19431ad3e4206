from django.apps import AppConfig


class AppraisalConfig(AppConfig):
    name = "appraisal"
    verbose_name = "Penilaian prestasi kerja"

    def ready(self) -> None:
        from appraisal import jobs  # noqa: F401, PLC0415 - registers the kinds of long work
