"""Which service signs here: a setting of the installation."""

from django.conf import settings

from appraisal.signing.bsre import dari_setelan
from appraisal.signing.builtin import PenandatanganUji
from appraisal.signing.interface import Penandatangan

BASAH = "basah"
"""Forms are printed and signed by hand."""
BSRE = "bsre"


def get_penandatangan() -> Penandatangan | None:
    """The service, or nothing where people sign on paper."""
    if settings.PENANDATANGAN == BASAH:
        return None
    return dari_setelan() if settings.PENANDATANGAN == BSRE else PenandatanganUji()
