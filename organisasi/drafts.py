"""The text of unsent forms, kept while somebody types (``views.isian_tertunda``), as the pages with those forms use it.

A form that was sent after its session had ended goes another way: see ``unsent``.
"""

from typing import cast
from urllib.parse import urlencode

from django.core import signing
from django.http import HttpRequest, QueryDict

from organisasi.common.http import Permintaan
from organisasi.models import IsianTertunda, Pengguna
from organisasi.services.isian import buang_isian

GARAM = "organisasi.drafts"
MILIK = "isian_milik"
BUKAN_ISI = frozenset({"csrfmiddlewaretoken", "alamat_isian", MILIK})


def kemas_isian(data: QueryDict) -> str:
    """The fields of a form as text, without its token."""
    return urlencode([(k, v) for k, daftar in data.lists() if k not in BUKAN_ISI for v in daftar])


def tanda_milik(request: HttpRequest) -> str:
    """Whose form this is, signed: a text left behind is only given back to the one who typed it."""
    return signing.dumps(request.user.pk, salt=GARAM)


def get_isian(request: HttpRequest) -> IsianTertunda | None:
    """What the reader typed here and has not sent."""
    if not request.user.is_authenticated or not cast("Permintaan", request).akses.ada_isian:
        return None
    return IsianTertunda.objects.filter(pengguna=request.user.pk, alamat=request.path).first()


def data_formulir(request: HttpRequest) -> QueryDict | None:
    """What fills the form: what was sent, else with ``?pulihkan`` the kept text, else nothing."""
    if request.method == "POST":
        return request.POST
    tertunda = get_isian(request) if "pulihkan" in request.GET else None
    return QueryDict(tertunda.isi) if tertunda else None


def selesai_diisi(request: HttpRequest) -> None:
    """The form of this address was accepted: its kept text goes."""
    buang_isian(pengguna=cast("Pengguna", request.user), alamat=request.path)


def pemilik_formulir(request: HttpRequest) -> int | None:
    """The account that a sent form belongs to, from its signature; ``None`` for any other request."""
    try:
        return int(signing.loads(request.POST.get(MILIK, ""), salt=GARAM)) if request.method == "POST" else None
    except signing.BadSignature:
        return None
