"""What the pages of a plan show from the layer above them: warnings that need the scoring rules."""

from collections.abc import Iterable
from typing import Any

from django import template

from appraisal.preview import timbang_target
from skp.models import ButirRkt, Skp
from skp.warnings import BarisRencana

register = template.Library()


@register.inclusion_tag("appraisal/_peringatan_target.html")
def peringatan_target(skp: Skp, baris: Iterable[BarisRencana], indikator: Iterable[ButirRkt]) -> dict[str, Any]:
    """``{% peringatan_target skp kegiatan indikator %}`` – about the stored rows, and where the 24 % cliff lies."""
    return timbang_target(skp, list(baris), ada_rkt=bool(indikator))
