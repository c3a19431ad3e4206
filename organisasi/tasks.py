"""Work that the worker does. Each task may be run twice without harm."""

from django_tasks import task


@task()
def kerjakan_pekerjaan(pekerjaan_id: int, giliran: int) -> None:
    """One turn of a long job; see ``organisasi.jobs``."""
    from organisasi.services.pekerjaan import jalankan  # noqa: PLC0415 - the service orders this task

    jalankan(pekerjaan_id, giliran)
