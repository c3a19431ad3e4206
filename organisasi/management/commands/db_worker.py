"""The worker of ``django_tasks_db``, which ends when the database goes away; this one waits until it is back."""

import logging
import time
from typing import Any

from django.db import InterfaceError, OperationalError, connections
from django_tasks_db.management.commands import db_worker

JEDA = 2
"""Seconds between two attempts."""

log = logging.getLogger("organisasi.pekerja")


class Command(db_worker.Command):
    """Takes the place of the library's command, because ``organisasi`` stands before it in ``INSTALLED_APPS``.

    A job that was being done is left as it was and taken up again by ``bangkitkan_pekerjaan``.
    """

    def handle(self, *args: Any, **options: Any) -> None:
        while True:
            try:
                return super().handle(*args, **options)
            except (OperationalError, InterfaceError) as salah:
                log.warning("basis data tidak menjawab (%s); dicoba lagi", type(salah).__name__)
                connections.close_all()
                time.sleep(JEDA)
