"""What happens around every request."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers

from organisasi.common.errors import AturanDilanggar
from organisasi.common.galat import halaman_galat
from organisasi.common.http import alamat_klien
from organisasi.common.origin import Asal, dari
from organisasi.common.security import DITOLAK, catat_penolakan, rujukan_baru

Jawab = Callable[[HttpRequest], HttpResponse]


class CatatPenolakan:
    """Gives every request its reference, ``request.rujukan``, and writes each refusal into the security log."""

    def __init__(self, get_response: Jawab) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        rujukan = rujukan_baru()
        request.rujukan = rujukan  # type: ignore[attr-defined]
        with dari(Asal(alamat=alamat_klien(request), rujukan=rujukan)):
            response = self.get_response(request)
            response["X-Rujukan"] = rujukan
            if response.status_code in DITOLAK:
                catat_penolakan(request, response)
        return response


class HalamanPribadi:
    """Nothing behind the login is kept by a browser or a proxy."""

    def __init__(self, get_response: Jawab) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.user.is_authenticated and not response.has_header("Cache-Control"):
            add_never_cache_headers(response)
            response["Cache-Control"] = "no-store, private"
        return response


class PenolakanRamah:
    """A rule that a view did not answer at a field becomes a page with its sentence: 409 or 422, never 500."""

    def __init__(self, get_response: Jawab) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, AturanDilanggar):
            return halaman_galat(request, exception.status_http, exception.pesan)
        return None
