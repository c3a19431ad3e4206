"""A whole SKP and its year from what was typed into the public calculator; nothing is stored."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from appraisal.calculator_forms import IsianKalkulator
from appraisal.cliff import peringatan_baris
from appraisal.explanations import Uraian, penjelasan_skp, penjelasan_tahun, susun_uraian
from appraisal.scoring.behaviour import KEPEMIMPINAN
from appraisal.scoring.calculation import HasilTahun, hitung_tahun
from appraisal.scoring.rules import HARI_TERAKHIR_PERATURAN, Varian
from appraisal.services.hitung import hitung_lembar
from appraisal.sheets import AturanLembar, BarisLembar, LembarSkp, Tiga, UnsurLembar
from organisasi.selectors.identitas import Identitas

TANPA_NAMA = Tiga(Identitas(0, "", "", "", "", "", "", "", "", ""))
HARI = HARI_TERAKHIR_PERATURAN
MUTU = Decimal(100)


@dataclass(frozen=True, slots=True)
class Hitungan:
    """The computed sheet and, once the behaviour is there, the year, each with its steps in words."""

    lembar: LembarSkp
    uraian: Uraian
    peringatan: list[str]
    tahun: HasilTahun | None
    uraian_tahun: Uraian | None


def hitung_isian(isian: IsianKalkulator) -> Hitungan | None:
    """``None`` without a single row. Raises ``GalatPenilaian`` for a result that fits no form."""
    lembar = _lembar(isian)
    if not lembar.kegiatan:
        return None
    lembar, langkah = hitung_lembar(lembar)
    tahun = _tahun(isian, lembar)
    p = lembar.aturan.aturan().parameter
    return Hitungan(
        lembar=lembar,
        uraian=susun_uraian(penjelasan_skp([s.sebagai_data() for s in langkah], lembar), lembar),
        peringatan=[p_ for b in lembar.kegiatan for p_ in peringatan_baris(b, p)],
        tahun=tahun,
        uraian_tahun=susun_uraian(penjelasan_tahun([s.sebagai_data() for s in tahun.langkah])) if tahun else None,
    )


def _tahun(isian: IsianKalkulator, lembar: LembarSkp) -> HasilTahun | None:
    perilaku: Mapping[str, Decimal | None] = isian.perilaku.nilai()
    if any(nilai is None for aspek, nilai in perilaku.items() if aspek != KEPEMIMPINAN):
        return None
    lain = isian.lain.cleaned_data["lain"]
    capaian = [n for n in (lembar.nilai, lain) if n is not None]
    return hitung_tahun(capaian, perilaku, lembar.aturan.aturan())


def _lembar(isian: IsianKalkulator) -> LembarSkp:
    c = isian.lain.cleaned_data
    aturan = AturanLembar(HARI, c["v"].value, kreativitas_dijumlahkan=c["j"])
    kegiatan = tuple(_baris(f.cleaned_data, n) for n, f in enumerate(isian.kegiatan.baris_isi, 1))
    kreasi = tuple(_unsur(n, f.cleaned_data) for n, f in enumerate(isian.kreasi.baris_isi, 1))
    return LembarSkp(0, 1, HARI, HARI, "", None, TANPA_NAMA, aturan, kegiatan, _tugas(isian), kreasi)


def _tugas(isian: IsianKalkulator) -> tuple[UnsurLembar, ...]:
    """So many tasks; in the draft of 2012 with their outputs where given, else with the whole target reached."""
    keluaran = isian.tugas.baris_isi
    if isian.lain.cleaned_data["v"] is Varian.PAPARAN_2012 and keluaran:
        return tuple(_unsur(n, f.cleaned_data) for n, f in enumerate(keluaran, 1))
    return tuple(_unsur(n, {}) for n in range(int(isian.lain.cleaned_data["tugas"] or 0)))


def _unsur(urut: int, c: Mapping[str, Any]) -> UnsurLembar:
    return UnsurLembar(
        urut, "", "", HARI, "", tingkat=c.get("l", ""), target=c.get("t"), realisasi=c.get("r"), diakui=True
    )


def _baris(c: Mapping[str, Any], urut: int) -> BarisLembar:
    return BarisLembar(
        pk=urut,
        uraian=c["u"] or f"Kegiatan {urut}",
        target_kuantitas=c["tk"],
        satuan_kuantitas="",
        target_kualitas=MUTU if c["tm"] is None else c["tm"],
        target_waktu=c["tw"],
        satuan_waktu=c["sw"] or "bulan",
        target_biaya=c["tb"] or None,
        terlaksana=not c["tt"],
        realisasi_kuantitas=c["rk"],
        realisasi_kualitas=c["rm"],
        realisasi_waktu=c["rw"],
        realisasi_biaya=c["rb"],
    )
