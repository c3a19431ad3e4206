"""Stored forms joined into one PDF for the printer: every form starts on a front page, every person has a bookmark.

Forms are joined in parts that are written out at once, so that few of them are open at a time.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

import pikepdf

BAGIAN = 100
"""Forms per part."""


@dataclass(slots=True)
class Gabungan:
    """Collects forms into parts inside ``folder`` and joins the parts at the end."""

    folder: Path
    bagian: list[Path] = field(default_factory=list)
    penanda: list[tuple[str, int]] = field(default_factory=list)
    halaman: int = 0
    _terbuka: list[pikepdf.Pdf] = field(default_factory=list)
    _sasaran: pikepdf.Pdf | None = None

    def tandai(self, judul: str) -> None:
        """The next form begins what ``judul`` names."""
        self.penanda.append((judul, self.halaman))

    def tambah(self, isi: bytes) -> None:
        """Append one form, with a blank back page where it ends on a front page."""
        sasaran = self._sasaran = self._sasaran or pikepdf.new()
        sumber = pikepdf.open(BytesIO(isi))
        self._terbuka.append(sumber)
        sasaran.pages.extend(sumber.pages)
        jumlah = len(sumber.pages)
        if jumlah % 2:
            kotak = [float(angka) for angka in sumber.pages[-1].mediabox]  # points, not a score
            sasaran.add_blank_page(page_size=(kotak[2], kotak[3]))
        self.halaman += jumlah + jumlah % 2
        if len(self._terbuka) >= BAGIAN:
            self._tutup_bagian()

    def simpan(self, tujuan: Path) -> None:
        self._tutup_bagian()
        with pikepdf.new() as akhir:
            buka = [pikepdf.open(b) for b in self.bagian]
            for b in buka:
                akhir.pages.extend(b.pages)
            with akhir.open_outline() as kerangka:
                kerangka.root.extend(pikepdf.OutlineItem(judul, nomor) for judul, nomor in self.penanda)
            akhir.save(tujuan, object_stream_mode=pikepdf.ObjectStreamMode.generate)
            for b in buka:
                b.close()

    def _tutup_bagian(self) -> None:
        if self._sasaran is None:
            return
        letak = self.folder / f"bagian-{len(self.bagian)}.pdf"
        self._sasaran.save(letak)
        for sumber in self._terbuka:
            sumber.close()
        self._sasaran.close()
        self.bagian.append(letak)
        self._terbuka, self._sasaran = [], None


def gabungkan(orang: Iterable[tuple[str, Iterable[bytes]]], folder: Path, tujuan: Path) -> Iterator[None]:
    """Join the forms of each person under a bookmark; yields after each, and the file stands when it is exhausted."""
    gabungan = Gabungan(folder)
    for judul, formulir in orang:
        gabungan.tandai(judul)
        for isi in formulir:
            gabungan.tambah(isi)
        yield
    gabungan.simpan(tujuan)
