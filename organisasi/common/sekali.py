"""One form, one effect: the second of two equal clicks gets the answer of the first and does nothing."""

import hashlib
import time
from collections.abc import Callable
from urllib.parse import urlencode

from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django_htmx.http import HttpResponseClientRedirect

BERLAKU = 60
"""Seconds in which the same form counts as pressed again; later it is asked as anew."""
MENUNGGU = 10.0
JEDA = 0.1
SEDANG = "…"


class SekaliKirim:
    """Knows a form by the token of the page it stood on, its address and everything typed into it.

    Only an answer that leads on (a redirect) is repeated: after a refusal the same form may well succeed later.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        kunci = _kunci(request) if request.method == "POST" and request.user.is_authenticated else ""
        if not kunci:
            return self.get_response(request)
        if not cache.add(kunci, SEDANG, BERLAKU) and (pertama := _jawaban_pertama(kunci)):
            return pertama
        response = self.get_response(request)
        tujuan = _tujuan(response)
        if tujuan:
            cache.set(kunci, tujuan, BERLAKU)
        else:
            if not connection.in_atomic_block:  # a lost one would leave the mark, and the next attempt waiting
                connection.close_if_unusable_or_obsolete()
            cache.delete(kunci)
        return response


def _kunci(request: HttpRequest) -> str:
    """Empty for a form without a token, which no page of ours has."""
    if not request.POST.get("csrfmiddlewaretoken"):
        return ""
    berkas = [(nama, b.name, b.size) for nama, daftar in request.FILES.lists() for b in daftar]
    isi = f"{request.user.pk} {request.get_full_path()} {urlencode(list(request.POST.lists()))} {berkas}"
    return "sekali:" + hashlib.sha256(isi.encode()).hexdigest()


def _tujuan(response: HttpResponse) -> str:
    if "HX-Redirect" in response:
        return f"hx {response['HX-Redirect']}"
    return f"ke {response['Location']}" if response.status_code == 302 else ""


def _jawaban_pertama(kunci: str) -> HttpResponse | None:
    """What the first click was answered; ``None`` when it led nowhere."""
    habis = time.monotonic() + MENUNGGU
    while (isi := cache.get(kunci)) == SEDANG and time.monotonic() < habis:
        time.sleep(JEDA)
    if not isi or isi == SEDANG:
        return None
    cara, _, tujuan = isi.partition(" ")
    return HttpResponseClientRedirect(tujuan) if cara == "hx" else HttpResponseRedirect(tujuan)
