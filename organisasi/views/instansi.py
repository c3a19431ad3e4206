"""The agency's own file: its emblem."""

from django.http import FileResponse, Http404
from django.views.decorators.http import require_safe

from organisasi.common.http import Permintaan


@require_safe
def lambang(request: Permintaan, pk: int) -> FileResponse:
    """The emblem of the own agency, for the page header."""
    instansi = request.akses.instansi
    if instansi is None or instansi.pk != pk or not instansi.lambang:
        raise Http404
    return FileResponse(instansi.lambang.open("rb"))
