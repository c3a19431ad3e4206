"""Final documents: rendered once in the background when the appraisal comes into force."""

from django.db import transaction

from appraisal.models import Penilaian
from appraisal.tasks import terbitkan_dokumen


def terbitkan_sesudah_final(penilaian: Penilaian) -> None:
    """Enqueue the rendering after the transaction that put the result in force.

    In a practice room nothing is ever published: no code of the public check stands for invented people.
    """
    if penilaian.periode.instansi.pelajar_id:
        return
    transaction.on_commit(lambda: terbitkan_dokumen.enqueue(penilaian.pk))
