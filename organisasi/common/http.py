"""Requests and redirects as this project uses them."""

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django_htmx.http import HttpResponseClientRedirect
from django_htmx.middleware import HtmxDetails

if TYPE_CHECKING:
    from organisasi.selectors.akses import Akses


class Permintaan(HttpRequest):
    """A request behind the login: it knows htmx and who is acting (``akses``)."""

    htmx: HtmxDetails
    akses: "Akses"


def alihkan(request: HttpRequest, ke: str, *args: Any, **kwargs: Any) -> HttpResponse:
    """Redirect the whole page, also when the request came from an htmx fragment."""
    url = resolve_url(ke, *args, **kwargs)
    return HttpResponseClientRedirect(url) if getattr(request, "htmx", False) else redirect(url)
