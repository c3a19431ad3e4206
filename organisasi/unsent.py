"""A form that was sent after its session had ended: kept, and offered again once the same person is back.

This lives in the new session and is gone once it was sent or the session ends. What is typed and not sent yet while
logged in is a draft: a row of ``IsianTertunda``, in the database, through sessions and devices.
"""

from typing import Any

from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest
from django.urls import reverse

KUNCI = "isian_tertunda"
MAKS_HURUF = 200_000
RAHASIA = ("sandi", "frasa", "password", "csrf", "code", "credential")
"""Parts of field names that are never kept."""

Isian = dict[str, Any]


def ambil_isian(request: HttpRequest) -> Isian:
    """The typed fields of a posted form; files cannot be kept."""
    if request.method != "POST" or request.content_type == "application/json":
        return {}
    bidang = [
        (nama, nilai)
        for nama, daftar in request.POST.lists()
        if nama != "nik" and not any(bagian in nama.lower() for bagian in RAHASIA)
        for nilai in daftar
    ]
    if sum(len(nilai) for _, nilai in bidang) > MAKS_HURUF:
        return {}
    return {"ke": request.get_full_path(), "bidang": bidang, "berkas": bool(request.FILES)}


def titip_isian(sesi: SessionBase, isian: Isian, pengguna_id: int) -> str:
    """Keep it in the new, empty session. Returns where the person goes after the login."""
    if not isian:
        return reverse("beranda")
    sesi[KUNCI] = isian | {"pengguna": pengguna_id}
    return reverse("lanjutkan_isian")


def isian_tertunda(sesi: SessionBase, pengguna_id: int) -> Isian | None:
    """What waits for this person; whatever belonged to somebody else is thrown away."""
    isian: Isian | None = sesi.get(KUNCI)
    if isian and isian["pengguna"] != pengguna_id:
        del sesi[KUNCI]
        return None
    return isian
