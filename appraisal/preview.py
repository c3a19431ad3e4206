"""Scores while somebody is still typing: nothing is stored, and what is missing is said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from appraisal.cliff import batas_target, peringatan_baris
from appraisal.scoring.achievement import PrestasiKerja
from appraisal.scoring.calculation import Aturan, hitung_tahun
from appraisal.services.hitung import aturan_periode, baris_lengkap, hitung_lembar
from appraisal.sheets import BarisLembar, LembarSkp
from skp.models import Skp
from skp.warnings import BarisRencana, peringatan_rencana

Ketikan = Mapping[int, Mapping[str, Any]]
"""Id of a kegiatan -> the columns of its row that are being typed."""


@dataclass(frozen=True, slots=True)
class Perkiraan:
    """The sheet with scores where rows allow it; ``terbaik``: computed as if every missing quality were 100."""

    lembar: LembarSkp
    terbaik: bool
    lengkap: bool
    peringatan: tuple[str, ...]

    @property
    def baris(self) -> dict[int, BarisLembar]:
        return {b.pk: b for b in self.lembar.kegiatan}


def perkirakan(lembar: LembarSkp) -> Perkiraan | None:
    """Score what can be scored; ``None`` while no row can. Rows without figures are left out and reported."""
    terisi = [_dengan_kualitas(b) for b in lembar.kegiatan]
    siap = tuple(b for b in terisi if baris_lengkap(b))
    if all(b.dikecualikan for b in siap):
        return None
    sementara = replace(lembar, kegiatan=siap, tugas_tambahan=_anggap_diakui(lembar.tugas_tambahan))
    sementara = replace(sementara, kreativitas=_anggap_diakui(lembar.kreativitas))
    dihitung, _ = hitung_lembar(sementara)
    return Perkiraan(
        lembar=dihitung,
        terbaik=any(b.realisasi_kualitas is None and b.terlaksana for b in lembar.dinilai),
        lengkap=len(siap) == len(lembar.kegiatan),
        peringatan=tuple(p for b in lembar.dinilai for p in peringatan_baris(b, lembar.aturan.aturan().parameter)),
    )


def dengan_ketikan(lembar: LembarSkp, diketik: Ketikan) -> LembarSkp:
    """The sheet as it would be if what is typed were stored."""
    return replace(lembar, kegiatan=tuple(replace(b, **diketik.get(b.pk, {})) for b in lembar.kegiatan))


def sel_hidup(lembar: LembarSkp, perkiraan: Perkiraan | None) -> list[tuple[int, BarisLembar | None]]:
    """For each row of the table its figures of the moment, or ``None`` while it has none."""
    kira = perkiraan.baris if perkiraan else {}
    return [(b.pk, kira.get(b.pk)) for b in lembar.kegiatan]


def perkirakan_tahun(
    capaian: Sequence[Decimal], perilaku: Mapping[str, Decimal | None], aturan: Aturan
) -> PrestasiKerja | None:
    """Nilai prestasi kerja with the behaviour scores of the moment; ``None`` until every owed aspect has one."""
    if not capaian or any(nilai is None for aspek, nilai in perilaku.items() if aspek != "kepemimpinan"):
        return None
    return hitung_tahun(capaian, perilaku, aturan).prestasi


def _dengan_kualitas(b: BarisLembar) -> BarisLembar:
    return b if b.realisasi_kualitas is not None else replace(b, realisasi_kualitas=b.target_kualitas)


def _anggap_diakui(unsur):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202 - a tuple of UnsurLembar
    """Until the assessor answers, the employee sees what his letters would bring."""
    return tuple(replace(u, diakui=True) if u.diakui is None else u for u in unsur)


def timbang_target(skp: Skp, baris: Sequence[BarisRencana], *, ada_rkt: bool) -> dict[str, Any]:
    """Warnings about rows of targets, typed or stored, and where the 24 % cliff of each target lies."""
    parameter = aturan_periode(skp.periode).aturan().parameter
    return {"peringatan": peringatan_rencana(skp, baris, ada_rkt=ada_rkt), "batas": batas_target(baris, parameter)}
