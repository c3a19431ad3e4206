"""Unit and period of the pages for admin kepegawaian and pimpinan."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.core.exceptions import PermissionDenied
from django.http import Http404, QueryDict

from appraisal.subordinates import pilih_periode
from organisasi.common.clock import hari_ini
from organisasi.common.http import Permintaan
from organisasi.common.requests import bilangan
from organisasi.models import UnitKerja
from organisasi.selectors.unit import SimpulUnit, list_unit
from skp.models import Periode
from skp.selectors import list_periode

PILIHAN_LANGSUNG = 40
"""Units that fit into one list of choices; a larger agency is searched by name or code and walked along its tree."""
TEMUAN_TAMPIL = 20


@dataclass(frozen=True, slots=True)
class Saring:
    """What the filter of a page needs: the choice made, and the ways to another one."""

    unit: UnitKerja | None
    periode: Periode | None
    daftar_periode: Sequence[Periode] = ()
    langsung: Sequence[SimpulUnit] = ()
    cari: str = ""
    temuan: Sequence[SimpulUnit] = ()
    jalur: Sequence[SimpulUnit] = field(default_factory=list)
    anak: Sequence[SimpulUnit] = ()

    @property
    def terlalu_banyak(self) -> bool:
        return len(self.temuan) > TEMUAN_TAMPIL


def saring(request: Permintaan) -> Saring:
    """The unit and period asked for, by address or by a search; a search that fits one unit chooses it."""
    pilihan = list_pilihan(request)
    tahun = list(list_periode(request.akses.instansi)) if request.akses.instansi else []
    unit, periode = pilih(request, request.GET, pilihan, tahun)
    cari = request.GET.get("cari", "").strip()[:80]
    temuan = [u for u in pilihan if _cocok(u, cari)] if cari else []
    if len(temuan) == 1:
        unit, cari, temuan = UnitKerja.objects.get(pk=temuan[0].pk), "", []
    return Saring(
        unit=unit,
        periode=periode,
        daftar_periode=tahun,
        langsung=pilihan if len(pilihan) <= PILIHAN_LANGSUNG else (),
        cari=cari,
        temuan=temuan[: TEMUAN_TAMPIL + 1],
        jalur=_jalur(unit, pilihan) if unit else (),
        anak=[u for u in pilihan if unit and u.parent_id == unit.pk][:PILIHAN_LANGSUNG],
    )


def _cocok(unit: SimpulUnit, cari: str) -> bool:
    """Every word stands in the name, or the code is the one typed."""
    nama = unit.nama.casefold()
    return unit.kode.casefold() == cari.casefold() or all(kata in nama for kata in cari.casefold().split())


def _jalur(unit: UnitKerja, pilihan: Sequence[SimpulUnit]) -> list[SimpulUnit]:
    """The granted units above a unit, top first."""
    menurut_pk = {u.pk: u for u in pilihan}
    jalur, naik = [], menurut_pk.get(unit.parent_id or 0)
    while naik is not None:
        jalur.append(naik)
        naik = menurut_pk.get(naik.parent_id or 0)
    return jalur[::-1]


def pilih(
    request: Permintaan,
    isian: QueryDict,
    pilihan: list[SimpulUnit] | None = None,
    tahun: list[Periode] | None = None,
) -> tuple[UnitKerja | None, Periode | None]:
    """The unit and period asked for, inside the granted units; 403 for those without such a role."""
    akses = request.akses
    if not (akses.admin or akses.pimpinan) or akses.instansi is None:
        raise PermissionDenied("Halaman ini hanya untuk admin kepegawaian dan pimpinan unit.")
    periode = pilih_periode(akses.instansi, bilangan(isian.get("tahun")), tahun)
    diminta = bilangan(isian.get("unit"))
    if diminta is not None:
        if diminta not in akses.unit_terlihat:
            raise Http404
        return UnitKerja.objects.get(pk=diminta), periode
    daftar = list_pilihan(request) if pilihan is None else pilihan
    return UnitKerja.objects.get(pk=daftar[0].pk) if daftar else None, periode


def list_pilihan(request: Permintaan) -> list[SimpulUnit]:
    """The units of the granted roles, in the order of the tree."""
    instansi, terlihat = request.akses.instansi, request.akses.unit_terlihat
    return [u for u in list_unit(instansi, hari_ini(instansi.zona_waktu)) if u.pk in terlihat] if instansi else []
