"""Where the CPU of each page goes: the three costliest places, in words of this project.

A clock of CPU time looks at the stack a thousand times a second. What it sees counts for the innermost template or
function of the project, so that the work of Django is laid at the door of whoever asked for it.
"""

import signal
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

from django.template import Node

from tests.bench.catalogue import HALAMAN, Bahan, Halaman
from tests.bench.pages import buat_sesi, minta
from tests.bench.report import Angka

AKAR = Path(__file__).resolve().parents[2]
MILIK = tuple(str(AKAR / nama) for nama in ("organisasi", "skp", "appraisal", "config"))
SELANG = 0.001
"""Seconds of CPU between two looks."""
KERANGKA = "kerangka (sesi, pengguna, perantara)"


@contextmanager
def mengintai() -> Iterator[Counter[str]]:
    """Count the places that the CPU is seen at while the block runs; main thread only."""
    tempat: Counter[str] = Counter()

    def lihat(_: int, bingkai: FrameType | None) -> None:
        tempat[_tempat(bingkai)] += 1

    lama = signal.signal(signal.SIGPROF, lihat)
    signal.setitimer(signal.ITIMER_PROF, SELANG, SELANG)
    try:
        yield tempat
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, lama)


def _tempat(bingkai: FrameType | None) -> str:
    while bingkai is not None:
        kode = bingkai.f_code
        if kode.co_filename.startswith(MILIK) and not kode.co_filename.endswith("middleware.py"):
            return f"{Path(kode.co_filename).relative_to(AKAR)}:{kode.co_name}"
        if "/weasyprint/" in kode.co_filename:
            return f"weasyprint {kode.co_filename.partition('/weasyprint/')[2].partition('/')[0].removesuffix('.py')}"
        simpul = bingkai.f_locals.get("self") if kode.co_name == "render_annotated" else None
        if isinstance(simpul, Node):
            return f"templates/{getattr(simpul.origin, 'template_name', '?')}"
        bingkai = bingkai.f_back
    return KERANGKA


def termahal(kerja: Callable[[], Any], putaran: int, banyak: int = 3) -> list[tuple[str, float]]:
    """The costliest places of ``putaran`` runs with their share of the CPU, in percent."""
    kerja()
    with mengintai() as tempat:
        for _ in range(putaran):
            kerja()
    seluruh = tempat.total() or 1
    return [(nama, kali * 100 / seluruh) for nama, kali in tempat.most_common(banyak)]


def ukur(bahan: Bahan, putaran: int) -> Iterator[Angka]:
    """One line per page, then one per form."""
    from django.core.wsgi import get_wsgi_application

    aplikasi = get_wsgi_application()
    for h in HALAMAN:
        yield Angka(h.judul, _sebut(_halaman(aplikasi, bahan, h, putaran)))
    for jenis, kerja in _formulir(bahan):
        yield Angka(f"formulir {jenis}", _sebut(termahal(kerja, max(2, putaran // 5))))


def _halaman(aplikasi: Any, bahan: Bahan, h: Halaman, putaran: int) -> list[tuple[str, float]]:
    pengguna, alamat = h.cari(bahan)
    kuki = buat_sesi(pengguna)
    return termahal(lambda: minta(aplikasi, alamat, kuki), putaran)


def _formulir(bahan: Bahan) -> Iterator[tuple[str, Callable[[], Any]]]:
    from appraisal.pdf.bingkai import verifikasi
    from appraisal.pdf.mesin import tulis_pdf
    from appraisal.pdf.sumber import list_formulir, susun

    for jenis, sumber in list_formulir(bahan.berlaku):

        def kerja(jenis: Any = jenis, sumber: Any = sumber) -> None:
            tulis_pdf(str(susun(jenis, sumber, verifikasi("BENCH"))))

        yield str(jenis), kerja


def _sebut(daftar: list[tuple[str, float]]) -> str:
    return "; ".join(f"{nama} {bagian:.0f} %" for nama, bagian in daftar)
