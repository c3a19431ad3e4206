"""Work that the worker does. Each task may be run twice without harm."""

from django_tasks import task


@task()
def terbitkan_dokumen(penilaian_id: int) -> None:
    """Render and store the final forms of one appraisal."""
    from appraisal.services.documents import terbitkan  # noqa: PLC0415 - WeasyPrint is loaded by the worker only

    terbitkan(penilaian_id)
