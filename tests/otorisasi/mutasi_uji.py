"""A pytest plugin that takes one site of ``mutasi`` away and runs a test again: does the test notice?

``pytest -p tests.otorisasi.mutasi_uji`` runs every collected test as it is, then once more for each site that it passed
and that nobody has noticed yet. ``MUTASI_DARI`` names a file with the sites to ask about, ``MUTASI_PASANGAN`` the file
that gets ``site | test`` for each noticed one; ``MUTASI_PERIKSA`` names such a file, whose pairs alone are asked.
"""

import os
from collections import Counter
from pathlib import Path

import pytest
from _pytest.runner import runtestprotocol

from tests.otorisasi.mutasi import Papan, terpasang

PASANGAN = Path(__file__).with_name("mutasi_uji.txt")
PALING_BANYAK = 40
"""Tests run for one site, by each worker, before it counts as unnoticed."""
UJI_SENDIRI = "tests/otorisasi/test_m"
"""The matrix and its own mutation run ask in their own way."""


def baca_pasangan(berkas: Path) -> dict[str, str]:
    """Site -> the test that notices it; comments and empty lines are skipped."""
    baris = [b for b in berkas.read_text(encoding="utf-8").splitlines() if b and not b.startswith("#")]
    return dict(tuple(b.split(" | ")) for b in baris)


class Pencari:
    """Runs each test as it is and with one site off; what was noticed is not asked again."""

    def __init__(self, papan: Papan, dari: set[str], pasangan: dict[str, str] | None, catatan: Path | None) -> None:
        self.papan, self.pasangan, self.catatan = papan, pasangan, catatan
        self.belum = set(dari)
        self.dicoba: Counter[str] = Counter()

    def pytest_collection_modifyitems(self, config: pytest.Config, items: list[pytest.Item]) -> None:
        sendiri = [i for i in items if i.nodeid.startswith(UJI_SENDIRI)]
        config.hook.pytest_deselected(items=sendiri)
        items[:] = [i for i in items if i not in sendiri]

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item, nextitem: pytest.Item | None) -> bool:
        self.papan.lewat = set()
        laporan = runtestprotocol(item, nextitem=nextitem, log=True)
        if all(x.passed for x in laporan):
            for situs in sorted(self.papan.lewat & self.belum):
                if self._diminta(situs, item):
                    self._tanpa(situs, item, nextitem)
        return True

    def _diminta(self, situs: str, item: pytest.Item) -> bool:
        return self.pasangan.get(situs) == item.nodeid if self.pasangan else self.dicoba[situs] < PALING_BANYAK

    def _tanpa(self, situs: str, item: pytest.Item, nextitem: pytest.Item | None) -> None:
        item._initrequest()  # type: ignore[attr-defined]  # what pytest-rerunfailures does before it runs a test again
        self.dicoba[situs] += 1
        self.papan.mati = {situs}
        try:
            laporan = runtestprotocol(item, nextitem=nextitem, log=False)
        finally:
            self.papan.mati = set()
        if any(x.failed for x in laporan):
            self.belum.discard(situs)
            if self.catatan:
                with self.catatan.open("a", encoding="utf-8") as berkas:
                    berkas.write(f"{situs} | {item.nodeid}\n")

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if self.pasangan is not None:
            terminalreporter.write_line(f"{len(self.pasangan)} situs diperiksa, tidak ketahuan: {sorted(self.belum)}")

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if self.pasangan is not None and self.belum:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    berkas, catatan, asal = (os.environ.get(f"MUTASI_{n}") for n in ("PERIKSA", "PASANGAN", "DARI"))
    pemasangan = terpasang()
    papan = pemasangan.__enter__()
    config.add_cleanup(lambda: pemasangan.__exit__(None, None, None))
    pasangan = baca_pasangan(Path(berkas)) if berkas else None
    dari = set(Path(asal).read_text(encoding="utf-8").splitlines()) if asal else set(papan.situs)
    tujuan = Path(catatan) if catatan else None
    config.pluginmanager.register(Pencari(papan, set(pasangan or dari), pasangan, tujuan))
