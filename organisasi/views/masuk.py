"""allauth's pages for entry, answering refusals with an honest status."""

from typing import Any

from allauth.account.views import LoginView, PasswordChangeView
from django import forms
from django.conf import settings
from django.http import HttpResponse

from organisasi.common.passwords import profil_sandi, sandi_habis_masa


class Masuk(LoginView):
    """422 for a wrong password, 429 while a wait runs; the typed NIP stays."""

    def form_invalid(self, form: forms.Form) -> HttpResponse:
        response: HttpResponse = super().form_invalid(form)
        menunggu = any(salah.code == "akun.tunggu" for daftar in form.errors.as_data().values() for salah in daftar)
        response.status_code = 429 if menunggu else 422
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "kunci_sandi": settings.KUNCI_SANDI,
            "penyedia": settings.OIDC.get("label", ""),
            "tamu": settings.RUANG_LATIHAN_TAMU,
        }


class GantiSandi(PasswordChangeView):
    """The rules of the profile are on the page before anybody types."""

    def form_invalid(self, form: forms.Form) -> HttpResponse:
        response: HttpResponse = super().form_invalid(form)
        response.status_code = 422
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        akun = self.request.user
        habis = sandi_habis_masa(akun.sandi_diganti_pada or akun.dibuat_pada)
        return super().get_context_data(**kwargs) | {
            "syarat_sandi": profil_sandi().syarat,
            "sandi_habis_masa": habis,
        }


masuk = Masuk.as_view()
ganti_sandi = GantiSandi.as_view()
