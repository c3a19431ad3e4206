"""Login at the agency's identity provider: to it and back. Without the setting these addresses do not exist."""

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.account.utils import get_next_redirect_url
from allauth.mfa.internal.constants import LoginStageKey
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET

from organisasi.accounts import PENYEDIA
from organisasi.middleware import FAKTOR_KEDUA
from organisasi.models import Pengguna
from organisasi.oidc import Hadir, mulai, selesai
from organisasi.services.penyedia import akun_penyedia

BEKAL = "penyedia"
"""Where the session keeps what the way back is checked against."""


@login_not_required
@require_GET
def masuk_penyedia(request: HttpRequest) -> HttpResponse:
    """Off to the provider. A link and no form: ``form-action`` would stop a form at the provider's door."""
    _bila_disetel()
    if request.user.is_authenticated:
        return redirect("beranda")
    alamat, bekal = mulai(_kembali(request), get_next_redirect_url(request) or "")
    request.session[BEKAL] = bekal
    return HttpResponseRedirect(alamat)


@login_not_required
@require_GET
def kembali_penyedia(request: HttpRequest) -> HttpResponse:
    """Back from the provider: the account of the NIP that it names, by the same way in as after a password."""
    _bila_disetel()
    if request.user.is_authenticated:
        return redirect("beranda")
    bekal = request.session.pop(BEKAL, None)
    hadir = selesai(bekal, request.GET.dict(), _kembali(request))
    return _masukkan(request, akun_penyedia(hadir.nip), hadir, bekal["tujuan"])


def _bila_disetel() -> None:
    if not settings.OIDC:
        raise Http404


def _kembali(request: HttpRequest) -> str:
    return request.build_absolute_uri(reverse("kembali_penyedia"))


def _masukkan(request: HttpRequest, akun: Pengguna, hadir: Hadir, tujuan: str) -> HttpResponse:
    """The second step of the account follows, unless the provider's own counts (``OIDC_FAKTOR_KEDUA``)."""
    record_authentication(request, akun, PENYEDIA, reauthenticated=hadir.baru_saja or None)
    lewati = {"stages": {LoginStageKey.MFA_AUTHENTICATE.value: {"handled": True}}} if hadir.faktor_kedua else None
    jawaban: HttpResponse = perform_login(request, Login(user=akun, redirect_url=tujuan or None, state=lewati))
    if hadir.faktor_kedua and request.user.is_authenticated:
        request.session[FAKTOR_KEDUA] = True
    return jawaban
