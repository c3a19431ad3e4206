"""My account."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from organisasi.common.http import Permintaan


@require_safe
def akun_saya(request: Permintaan) -> HttpResponse:
    """Who I am to the application: person, roles, password."""
    peran = request.user.daftar_peran.select_related("unit", "instansi")  # type: ignore[union-attr]
    return render(request, "organisasi/akun.html", {"daftar_peran": peran})
