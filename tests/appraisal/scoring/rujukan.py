"""A second implementation of the appraisal, written from the text of the rules alone, in exact fractions.

It shares no code and no parameter file with ``appraisal.scoring``; the tests compare the two. Slow and plain on
purpose: one statement of the rules, one line.
"""

from collections.abc import Callable
from fractions import Fraction as F  # noqa: N817 - a file full of formulas
from typing import Any

TINGKAT = {"unit_kerja": 3, "instansi": 6, "nasional": 12}
PERILAKU = ("orientasi_pelayanan", "integritas", "komitmen", "disiplin", "kerja_sama", "kepemimpinan")


def bulat(x: F) -> F:
    """Half up (away from zero below zero), two decimals."""
    sen = (abs(x) * 200 + 1) // 2
    return F(-sen if x < 0 else sen, 100)


def cetak(x: F) -> str:
    sen = int(bulat(x) * 100)
    tanda = "-" if sen < 0 else ""
    return f"{tanda}{abs(sen) // 100}.{abs(sen) % 100:02d}"


def sebutan(nilai: F) -> str:
    n = bulat(nilai)
    if n >= 91:
        return "Sangat Baik"
    if n >= 76:
        return "Baik"
    if n >= 61:
        return "Cukup"
    if n >= 51:
        return "Kurang"
    return "Buruk"


def efisiensi(t: F, r: F) -> F:
    return 100 - r / t * 100


def waktu_mentah(t: F, r: F) -> F:
    """The three lines of section 3.3, time and cost alike (the line "not carried out" is the caller's)."""
    pertama = (F("1.76") * t - r) / t * 100
    return pertama if efisiensi(t, r) <= 24 else 76 - (pertama - 100)


def tidak_negatif(x: F) -> F:
    return max(F(0), x)


def aspek(k: dict[str, Any]) -> list[F]:
    berbiaya = F(k.get("target_biaya") or 0) > 0
    if not k.get("terlaksana", True):
        return [F(0)] * (4 if berbiaya else 3)
    hasil = [
        F(k["realisasi_kuantitas"]) / F(k["target_kuantitas"]) * 100,
        F(k["realisasi_kualitas"]) / F(k["target_kualitas"]) * 100,
        tidak_negatif(waktu_mentah(F(k["target_waktu"]), F(k["realisasi_waktu"]))),
    ]
    if berbiaya:
        hasil.append(tidak_negatif(waktu_mentah(F(k["target_biaya"]), F(k["realisasi_biaya"]))))
    return hasil


def nilai_kegiatan(k: dict[str, Any]) -> F:
    semua = aspek(k)
    return bulat(sum(semua) / len(semua))


def tugas(n: int) -> int:
    return 0 if n == 0 else 1 if n <= 3 else 2 if n <= 6 else 3


def tugas_paparan(pasangan: list[tuple[F, F]]) -> F:
    """K-19: each RO/TO x 10 x 10 %, summed, limited to 1..3; nothing carried out is 0."""
    jumlah = sum((r / t * 10 * F("0.1") for t, r in pasangan), F(0))
    return bulat(min(F(3), max(F(1), jumlah))) if jumlah else F(0)


def kreasi_paparan(t: F, r: F) -> F:
    return bulat(r / t * 30 * F("0.3"))


def capaian(nilai: list[F], tambahan_tugas: F, tambahan_kreasi: F) -> tuple[F, F, F]:
    tercetak = [bulat(n) for n in nilai]
    jumlah = sum(tercetak)
    rata = bulat(jumlah / len(tercetak))
    return jumlah, rata, bulat(rata + tambahan_tugas + tambahan_kreasi)


def perilaku(m: dict[str, Any]) -> tuple[F, int, F]:
    dinilai = [bulat(F(m[a])) for a in PERILAKU if m.get(a) is not None]
    return sum(dinilai), len(dinilai), bulat(sum(dinilai) / len(dinilai))


def bagian(nilai: F, persen: int) -> F:
    return bulat(bulat(nilai) * persen / 100)


def _kegiatan(m: dict[str, Any], _varian: str) -> dict[str, Any]:
    semua = aspek(m)
    return {
        "aspek": [cetak(a) for a in semua],
        "penghitungan": cetak(sum(semua)),
        "nilai": cetak(nilai_kegiatan(m)),
        "pembagi": len(semua),
    }


def _waktu(m: dict[str, Any], _varian: str) -> dict[str, Any]:
    t, terlaksana = F(m["target"]), m.get("terlaksana", True)
    r = F(m["realisasi"]) if terlaksana else F(0)
    mentah = waktu_mentah(t, r) if terlaksana else F(0)
    return {
        "efisiensi_persen": cetak(efisiensi(t, r)),
        "nilai_mentah": cetak(mentah),
        "nilai": cetak(tidak_negatif(mentah)),
        "sebutan": sebutan(tidak_negatif(mentah)),
    }


def _perbandingan(m: dict[str, Any], _varian: str) -> dict[str, Any]:
    return {"nilai": cetak(F(m["realisasi"]) / F(m["target"]) * 100)}


def _banyak(nilai: Any, hitung: Callable[[Any], Any]) -> Any:
    return [hitung(n) for n in nilai] if isinstance(nilai, list) else hitung(nilai)


def _tugas_dari_jumlah(n: Any, varian: str) -> F:
    return F(tugas(int(F(n)))) if varian == "perka_2013" else tugas_paparan([(F(1), F(1))] * int(F(n)))


def _angka_tambahan(nilai: F, varian: str) -> int | str:
    return int(nilai) if varian == "perka_2013" else cetak(nilai)


def _tugas(m: dict[str, Any], varian: str) -> dict[str, Any]:
    if "jumlah_kegiatan" not in m:
        return {"nilai": cetak(tugas_paparan([(F(m["target"]), F(m["realisasi"]))]))}
    return {"nilai": _banyak(m["jumlah_kegiatan"], lambda n: _angka_tambahan(_tugas_dari_jumlah(n, varian), varian))}


def _kreativitas(m: dict[str, Any], varian: str) -> dict[str, Any]:
    if varian == "paparan_2012":
        return {"nilai": cetak(kreasi_paparan(F(m["target"]), F(m["realisasi"])))}
    return {"nilai": _banyak(m["tingkat"], TINGKAT.__getitem__)}


def _tambahan(m: dict[str, Any], varian: str) -> tuple[F, F]:
    return (
        _tugas_dari_jumlah(m.get("jumlah_tugas_tambahan", 0), varian),
        max((bulat(F(TINGKAT.get(n, n))) for n in m.get("kreativitas", [])), default=F(0)),
    )


def _isi_capaian(nilai: list[F], m: dict[str, Any], varian: str) -> dict[str, Any]:
    tambahan_tugas, tambahan_kreasi = _tambahan(m, varian)
    jumlah, rata, akhir = capaian(nilai, tambahan_tugas, tambahan_kreasi)
    return {
        "jumlah": cetak(jumlah),
        "rata_rata_kegiatan": cetak(rata),
        "nilai_tugas_tambahan": _angka_tambahan(tambahan_tugas, varian),
        "nilai_kreativitas": _angka_tambahan(tambahan_kreasi, varian),
        "nilai_capaian_skp": cetak(akhir),
        "sebutan": sebutan(akhir),
    }


def _capaian(m: dict[str, Any], varian: str) -> dict[str, Any]:
    return _isi_capaian([F(n) for n in m["nilai_kegiatan"]], m, varian)


def _perilaku(m: dict[str, Any], _varian: str) -> dict[str, Any]:
    jumlah, banyak, rata = perilaku(m)
    return {
        "jumlah": str(jumlah) if jumlah == int(jumlah) else cetak(jumlah),
        "jumlah_aspek": banyak,
        "rata_rata": cetak(rata),
        "sebutan": sebutan(rata),
        "nilai_40_persen": cetak(bagian(rata, 40)),
    }


def _prestasi(m: dict[str, Any], _varian: str) -> dict[str, Any]:
    a, b = bagian(F(m["nilai_capaian_skp"]), 60), bagian(F(m["rata_rata_perilaku"]), 40)
    return {
        "skp_60_persen": cetak(a),
        "perilaku_40_persen": cetak(b),
        "nilai_prestasi_kerja": cetak(a + b),
        "sebutan": sebutan(a + b),
    }


def _dengan_perilaku(pokok: F, m: dict[str, Any]) -> dict[str, Any]:
    if m.get("rata_rata_perilaku") is None:
        return {}
    b = bagian(F(m["rata_rata_perilaku"]), 40)
    return {"perilaku_40_persen": cetak(b), "nilai_prestasi_kerja": cetak(bagian(pokok, 60) + b)}


def _dua_skp(m: dict[str, Any], _varian: str) -> dict[str, Any]:
    nilai = [bulat(F(n)) for n in m["nilai_capaian_skp"]]
    rata = bulat(sum(nilai) / len(nilai))
    return {
        "nilai_capaian_skp_gabungan": cetak(rata),
        "skp_60_persen": cetak(bagian(rata, 60)),
    } | _dengan_perilaku(rata, m)


def _tugas_belajar(m: dict[str, Any], _varian: str) -> dict[str, Any]:
    n = F(m["nilai_akademik"])
    return {"komponen_60_persen": cetak(bagian(n, 60)), "sebutan": sebutan(n)} | _dengan_perilaku(n, m)


def _penilaian(m: dict[str, Any], varian: str) -> dict[str, Any]:
    isi_capaian = _isi_capaian([nilai_kegiatan(k) for k in m["kegiatan"]], m, varian)
    isi_perilaku = _perilaku(m["perilaku"], varian)
    isi_prestasi = _prestasi(
        {"nilai_capaian_skp": isi_capaian["nilai_capaian_skp"], "rata_rata_perilaku": isi_perilaku["rata_rata"]}, varian
    )
    return {
        **isi_capaian,
        **isi_perilaku,
        **isi_prestasi,
        "capaian_skp": isi_capaian,
        "perilaku": isi_perilaku,
        "prestasi_kerja": isi_prestasi,
        "kegiatan": [_kegiatan(k, varian) for k in m["kegiatan"]],
    }


JENIS: dict[str, Callable[[dict[str, Any], str], dict[str, Any]]] = {
    "aspek_kuantitas": _perbandingan,
    "aspek_kualitas": _perbandingan,
    "aspek_waktu": _waktu,
    "aspek_biaya": _waktu,
    "kegiatan": _kegiatan,
    "tugas_tambahan": _tugas,
    "kreativitas": _kreativitas,
    "capaian_skp": _capaian,
    "perilaku": _perilaku,
    "prestasi_kerja": _prestasi,
    "dua_skp": _dua_skp,
    "tugas_belajar": _tugas_belajar,
    "sebutan": lambda m, _v: {"sebutan": _banyak(m["nilai"], lambda n: sebutan(F(n)))},
    "penilaian": _penilaian,
}


def hitung(kind: str, inputs: dict[str, Any], varian: str = "perka_2013") -> dict[str, Any]:
    """What ``python -m appraisal.scoring`` must answer to one case with valid inputs."""
    return JENIS[kind](inputs, varian)
