"""How much waits in the queue, whichever engine carries it."""

from datetime import UTC, datetime

from django.conf import settings
from django.utils import timezone
from django_tasks_db.models import DBTaskResult


def jumlah_antre() -> int:
    """Tasks that no worker has taken yet."""
    if settings.ANTREAN == "redis":
        return int(_antrean().count)
    return DBTaskResult.objects.filter(status="READY").count()


def jumlah_gagal() -> int:
    if settings.ANTREAN == "redis":
        return int(_antrean().failed_job_registry.count)
    return DBTaskResult.objects.filter(status="FAILED").count()


def antre_sejak() -> datetime | None:
    """Since when the oldest waiting task waits."""
    if settings.ANTREAN == "redis":
        tugas = _antrean().get_jobs(offset=0, length=1)
        saat = tugas[0].enqueued_at if tugas else None
        return saat.replace(tzinfo=saat.tzinfo or UTC) if saat else None
    siap = DBTaskResult.objects.filter(status="READY", run_after__lt=timezone.now())
    return siap.order_by("run_after").values_list("run_after", flat=True).first()


def _antrean():  # type: ignore[no-untyped-def]  # noqa: ANN202 - rq is loaded only where Redis carries the queue
    import django_rq  # noqa: PLC0415

    return django_rq.get_queue("default")
