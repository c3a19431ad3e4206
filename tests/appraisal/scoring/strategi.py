"""Figures for the property tests: as the database holds them, and as wide as the interface takes them."""

from decimal import Decimal

from hypothesis import strategies as st

from appraisal.scoring.achievement import Kegiatan
from appraisal.scoring.behaviour import ASPEK_PERILAKU
from appraisal.scoring.calculation import Aturan, Kreativitas, TugasTambahan
from appraisal.scoring.rules import Varian

D = Decimal


def desimal(bawah, atas, tempat=2):
    """Decimals with a fixed number of places, as the database holds them."""
    skala = 10**tempat
    return st.integers(bawah * skala, atas * skala).map(lambda n: D(n).scaleb(-tempat))


KECIL = st.integers(1, 60).map(D)
TARGET = st.one_of(KECIL, desimal(1, 5000), desimal(1, 9_999_999_999_999))
REALISASI = st.one_of(st.integers(0, 80).map(D), desimal(0, 9000), desimal(0, 9_999_999_999_999))
SKOR = st.one_of(st.integers(0, 100).map(D), desimal(0, 100))
PECAHAN = st.sampled_from([D(n) for n in (3, 6, 7, 9, 11, 13, 30, 70, 90)])
"""Divisors that leave endless decimals, so that sums of them may lie exactly between two cents."""


@st.composite
def baris(draw):
    """A row; half of them made so that its aspects are endless decimals."""
    target = PECAHAN if draw(st.booleans()) else TARGET
    berbiaya = draw(st.booleans())
    return Kegiatan(
        target_kuantitas=draw(target),
        realisasi_kuantitas=draw(REALISASI),
        target_kualitas=draw(st.one_of(st.just(D(100)), PECAHAN, SKOR.filter(bool))),
        realisasi_kualitas=draw(SKOR),
        target_waktu=draw(st.one_of(target, st.sampled_from([D(800), D(20000), D(5000)]))),
        realisasi_waktu=draw(REALISASI),
        target_biaya=draw(target) if berbiaya else None,
        realisasi_biaya=draw(REALISASI) if berbiaya else D(0),
        terlaksana=draw(st.integers(0, 9)) > 0,
    )


def sebagai_masukan(k):
    return {n: str(v) if isinstance(v, D) else v for n, v in k._asdict().items()}


PERILAKU = st.fixed_dictionaries(dict.fromkeys(ASPEK_PERILAKU[:-1], SKOR) | {"kepemimpinan": st.none() | SKOR})

TUGAS = st.lists(st.builds(TugasTambahan, KECIL, st.integers(0, 60).map(D)), max_size=9)
KREASI = st.lists(
    st.builds(Kreativitas, st.sampled_from(["unit_kerja", "instansi", "nasional"]), KECIL, st.integers(0, 60).map(D)),
    max_size=3,
)
ATURAN = st.builds(Aturan, varian=st.sampled_from(Varian), kreativitas_dijumlahkan=st.booleans())
SKP = st.tuples(st.lists(baris(), min_size=1, max_size=4), TUGAS, KREASI, ATURAN)


@st.composite
def bilangan_lebar(draw, bawah=0):
    """Anything of at most 15 significant digits between 1e-15 and 1e15, as text."""
    digit, pangkat = draw(st.integers(bawah, 10**15 - 1)), draw(st.integers(-15, 14))
    angka = D(digit).scaleb(pangkat - len(str(digit)) + 1)
    return f"{angka:f}" if draw(st.booleans()) else str(angka)


LEBAR, LEBAR_POSITIF = bilangan_lebar(), bilangan_lebar(1)
TEKS_SKOR = SKOR.map(str)
