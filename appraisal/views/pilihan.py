"""Unit and period of the pages for admin kepegawaian and pimpinan."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, QueryDict

from appraisal.subordinates import pilih_periode
from organisasi.common.clock import hari_ini
from organisasi.common.http import Permintaan
from organisasi.common.requests import bilangan
from organisasi.models import UnitKerja
from organisasi.selectors.unit import list_unit
from skp.models import Periode


def pilih(
    request: Permintaan, isian: QueryDict, pilihan: list[UnitKerja] | None = None
) -> tuple[UnitKerja | None, Periode | None]:
    """The unit and period asked for, inside the granted units; 403 for those without such a role."""
    akses = request.akses
    if not (akses.admin or akses.pimpinan) or akses.instansi is None:
        raise PermissionDenied("Halaman ini hanya untuk admin kepegawaian dan pimpinan unit.")
    periode = pilih_periode(akses.instansi, bilangan(isian.get("tahun")))
    diminta = bilangan(isian.get("unit"))
    if diminta is not None:
        if diminta not in akses.unit_terlihat:
            raise Http404
        return UnitKerja.objects.get(pk=diminta), periode
    daftar = list_pilihan(request) if pilihan is None else pilihan
    return next(iter(daftar), None), periode


def list_pilihan(request: Permintaan) -> list[UnitKerja]:
    """The units of the granted roles, in the order of the tree."""
    instansi, terlihat = request.akses.instansi, request.akses.unit_terlihat
    return [u for u in list_unit(instansi, hari_ini(instansi.zona_waktu)) if u.pk in terlihat] if instansi else []
