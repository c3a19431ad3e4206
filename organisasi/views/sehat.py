"""Health and figures of the installation. Open to machines, silent about people."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from organisasi.common.http import alamat_klien
from organisasi.health import periksa, ukuran


@login_not_required
@require_safe
def livez(request: HttpRequest) -> HttpResponse:
    """The process answers; it asks nobody else."""
    return HttpResponse("hidup\n", content_type="text/plain; charset=utf-8")


@login_not_required
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """503 as soon as a part is missing. Only that is told, not where or why: that stands in the log."""
    hasil = periksa()
    isi = {nama: "gangguan" if salah else "baik" for nama, salah in hasil.items()}
    return JsonResponse(isi, status=503 if any(hasil.values()) else 200)


@login_not_required
@require_safe
def metrik(request: HttpRequest) -> HttpResponse:
    """Figures in Prometheus' text form, only for the addresses set; through the public proxy the page is not there."""
    if "HTTP_X_FORWARDED_FOR" in request.META or alamat_klien(request) not in settings.METRIK_UNTUK:
        raise Http404
    baris = "".join(f"# TYPE {nama} gauge\n{nama} {nilai}\n" for nama, nilai in ukuran().items())
    return HttpResponse(baris, content_type="text/plain; version=0.0.4; charset=utf-8")
