"""The scoring module from outside: one JSON document in, one out (``python -m appraisal.scoring``).

Kinds and keys are a contract with auditors and other programs; see README.md of this package.
"""

import json
import re
from datetime import date
from decimal import localcontext
from typing import Any

from appraisal.scoring.calculation import Aturan
from appraisal.scoring.errors import GalatPenilaian
from appraisal.scoring.kinds import JENIS, Hasil
from appraisal.scoring.rounding import TELITI
from appraisal.scoring.rules import HARI_TERAKHIR_PERATURAN, Varian

_TANGGAL = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
DIGIT_PENGENAL = 100
"""Whole numbers up to this length stay numbers, so that an id comes back as it came."""


class DokumenTidakTerbaca(ValueError):
    """The whole document is unusable; one line says why."""


def hitung_dokumen(isi: str) -> Hasil:
    """Compute every case of a JSON document. Raises ``DokumenTidakTerbaca``; a bad case only fails itself."""
    dokumen = _baca(isi)
    tanggal = _tanggal(dokumen.get("tanggal"))
    varian = _varian_dokumen(dokumen.get("varian"))
    with localcontext(TELITI):
        return {"hasil": [_hitung_kasus(kasus, tanggal, varian) for kasus in dokumen["kasus"]]}


def _baca(isi: str) -> dict[str, Any]:
    try:
        dokumen = json.loads(isi, parse_float=str, parse_int=_bulat, parse_constant=str)
    except json.JSONDecodeError as salah:
        raise DokumenTidakTerbaca(
            f"Masukan bukan dokumen JSON yang sah (baris {salah.lineno}, kolom {salah.colno})."
        ) from salah
    except RecursionError as salah:
        raise DokumenTidakTerbaca("Masukan bersarang terlalu dalam.") from salah
    if not isinstance(dokumen, dict) or not isinstance(dokumen.get("kasus"), list):
        raise DokumenTidakTerbaca('Masukan harus berupa objek JSON dengan daftar "kasus".')
    return dokumen


def _bulat(digit: str) -> int | str:
    """A monstrous whole number fails its own case, not the document: text has no limit of digits."""
    return int(digit) if len(digit) <= DIGIT_PENGENAL else digit


def _tanggal(nilai: Any) -> date:
    if nilai is None:
        return HARI_TERAKHIR_PERATURAN
    try:
        if _TANGGAL.fullmatch(nilai):
            return date.fromisoformat(nilai)
    except (TypeError, ValueError):
        pass
    raise DokumenTidakTerbaca('"tanggal" harus ditulis TTTT-BB-HH, misalnya 2014-12-31.')


def _varian_dokumen(nilai: Any) -> Varian:
    try:
        return _varian(nilai, Varian.PERKA_2013)
    except GalatPenilaian as salah:
        raise DokumenTidakTerbaca(salah.pesan) from salah


def _varian(nilai: Any, bawaan: Varian) -> Varian:
    if nilai is None:
        return bawaan
    if not isinstance(nilai, str) or nilai not in set(Varian):
        raise GalatPenilaian("scoring.varian_tidak_dikenal", f"Varian harus salah satu dari: {', '.join(Varian)}.")
    return Varian(nilai)


def _hitung_kasus(kasus: Any, tanggal: date, varian: Varian) -> Hasil:
    pengenal = _pengenal(kasus)
    try:
        return {"id": pengenal, "hasil": _hitung(kasus, tanggal, varian)}
    except GalatPenilaian as galat:
        return {"id": pengenal, "galat": {"kode": galat.kode, "pesan": galat.pesan}}


def _pengenal(kasus: Any) -> str | int | None:
    """The id as it came; a list or an object is none, because what is nested deeply cannot be written again."""
    nilai = kasus.get("id") if isinstance(kasus, dict) else None
    return nilai if isinstance(nilai, str | int) else None


def _hitung(kasus: Any, tanggal: date, varian: Varian) -> Hasil:
    if not isinstance(kasus, dict) or not isinstance(kasus.get("inputs"), dict):
        raise GalatPenilaian("scoring.kasus_tidak_lengkap", 'Setiap kasus memuat "id", "kind", dan "inputs".')
    jenis = kasus.get("kind")
    if not isinstance(jenis, str) or jenis not in JENIS:
        raise GalatPenilaian("scoring.jenis_tidak_dikenal", f"Jenis kasus harus salah satu dari: {', '.join(JENIS)}.")
    aturan = Aturan(tanggal=tanggal, varian=_varian(kasus.get("varian"), varian))
    return JENIS[jenis](kasus["inputs"], aturan, aturan.parameter)
