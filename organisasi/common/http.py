"""Requests and redirects as this project uses them."""

from ipaddress import ip_address
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django_htmx.http import HttpResponseClientRedirect
from django_htmx.middleware import HtmxDetails

if TYPE_CHECKING:
    from organisasi.selectors.akses import Akses


class Permintaan(HttpRequest):
    """A request behind the login: it knows htmx and who is acting (``akses``).

    A view may set ``tempat``: the place of the navigation that its page belongs to.
    """

    htmx: HtmxDetails
    akses: "Akses"
    tempat: str


def alamat_klien(request: HttpRequest) -> str:
    """The visitor's network address: what the outermost trusted proxy saw, never what the visitor claims.

    Each trusted proxy adds one entry on the right of ``X-Forwarded-For``; with fewer entries, or garbage there, the
    peer of the connection counts.
    """
    langsung = str(request.META.get("REMOTE_ADDR", ""))
    rantai = [b.strip() for b in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if b.strip()]
    jumlah = settings.JUMLAH_PROKSI
    calon = rantai[-jumlah] if 0 < jumlah <= len(rantai) else langsung
    return _alamat_sah(calon) or _alamat_sah(langsung)


def _alamat_sah(teks: str) -> str:
    try:
        return str(ip_address(teks.strip("[]")))
    except ValueError:
        return ""


def dari_fragmen(request: HttpRequest) -> bool:
    """Whether a part of a page asks, not the page: a redirect would put the other page into that part."""
    return request.headers.get("HX-Request") == "true"


def alihkan(request: HttpRequest, ke: str, *args: Any, **kwargs: Any) -> HttpResponse:
    """Redirect the whole page, also when the request came from an htmx fragment."""
    url = resolve_url(ke, *args, **kwargs)
    return HttpResponseClientRedirect(url) if getattr(request, "htmx", False) else redirect(url)
