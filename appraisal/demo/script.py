"""Playing a year: each person's path of steps, from the top of the agency down."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from appraisal.demo.files import baca_toml
from appraisal.demo.stage import Kisah, Naskah, Panggung
from appraisal.demo.steps import LANGKAH
from appraisal.services.catatan import tanggapi_catatan, tulis_catatan
from organisasi.common.clock import waktu_rekaan
from organisasi.models import Eselon, Pegawai
from organisasi.selectors.identitas import get_penempatan
from organisasi.selectors.penilai import get_rantai
from skp.models import Periode

AWAL = "awal"
JEDA = 25
"""Minutes between two steps of the same person on one day."""


@dataclass(frozen=True, slots=True)
class Skenario:
    """A script file: the paths, and who takes which."""

    jalur: Mapping[str, list[Any]]
    naskah: Mapping[str, Naskah]
    catatan: list[Mapping[str, Any]]

    def urai(self, nama: str) -> Iterator[tuple[str, str | int]]:
        """The steps of a path with their days; a path named inside a path stands for its steps."""
        for butir in self.jalur[nama]:
            if isinstance(butir, str):
                yield from self.urai(butir)
            else:
                yield butir[0], butir[1]


def baca_skenario(nama: str) -> Skenario:
    data, profil = baca_toml(nama), baca_toml("profil.toml")
    naskah = {kunci: _naskah(data, profil, kunci, isi) for kunci, isi in data["orang"].items()}
    return Skenario(jalur=data["jalur"], naskah=naskah, catatan=data["catatan"])


def _naskah(data: Mapping[str, Any], profil: Mapping[str, Any], kunci: str, isi: Mapping[str, Any]) -> Naskah:
    khusus = dict(isi)
    return Naskah(
        profil=profil.get(khusus.pop("profil", ""), {}),
        teks=data["teks"] | khusus.pop("teks", {}),
        perubahan=data["perubahan"].get(kunci, {}),
        keberatan=data["keberatan"].get(kunci, {}),
        keadaan=data["keadaan"].get(kunci, {}),
        tugas_tambahan=[t for t in data["tugas_tambahan"] if t["pegawai"] == kunci],
        kreativitas=[t for t in data["kreativitas"] if t["pegawai"] == kunci],
        **khusus,
    )


def mainkan(panggung: Panggung, periode: Periode, skenario: Skenario) -> None:
    """Everybody's year, superiors first so that the rows below can hang on theirs; then the buku catatan."""
    urutan = sorted(skenario.naskah, key=lambda kunci: _tingkat(panggung, kunci))
    for nomor, kunci in enumerate(urutan):
        kisah = Kisah(panggung, periode, panggung.agensi.orang[kunci], skenario.naskah[kunci])
        _mainkan_kisah(kisah, skenario, _tingkat(panggung, kunci), nomor)
    for butir in skenario.catatan:
        _tulis_catatan(panggung, butir)


def _tingkat(panggung: Panggung, kunci: str) -> int:
    """0 for the highest official; those without an eselon come last."""
    jabatan = panggung.agensi.jabatan.get(kunci)
    return Eselon.values.index(jabatan.eselon) if jabatan and jabatan.eselon else len(Eselon.values)


def _mainkan_kisah(kisah: Kisah, skenario: Skenario, tingkat: int, nomor: int) -> None:
    kalender = kisah.panggung.kalender
    for urut, (langkah, hari) in enumerate(skenario.urai(kisah.naskah.jalur)):
        tanggal = _pekan_pertama(kisah.periode, tingkat, langkah) if hari == AWAL else kalender.tanggal(hari)
        with waktu_rekaan(kalender.saat(tanggal, urut * JEDA + nomor % JEDA)):
            LANGKAH[langkah](kisah)


def _pekan_pertama(periode: Periode, tingkat: int, langkah: str) -> date:
    """January: drawn up from the second on, a level a day at most, agreed on two days later."""
    return date(periode.tahun, 1, 2 + tingkat // 2 + (2 if langkah == "tetapkan" else 0))


def _tulis_catatan(panggung: Panggung, butir: Mapping[str, Any]) -> None:
    """A note by whoever appraises the person on that day; the person's answer, if any, is given the next day."""
    pegawai = panggung.agensi.orang[butir["pegawai"]]
    kalender = panggung.kalender
    tanggal = kalender.tanggal(butir["waktu"])
    with waktu_rekaan(kalender.saat(tanggal, JEDA)):
        catatan = tulis_catatan(
            pegawai=pegawai,
            tanggal=tanggal,
            aspek=butir["aspek"],
            uraian=butir["uraian"],
            oleh=panggung.akses(_penilai(pegawai, tanggal)),
        )
    if "tanggapan" in butir:
        with waktu_rekaan(kalender.saat(tanggal + timedelta(days=1), JEDA)):
            tanggapi_catatan(catatan=catatan, tanggapan=butir["tanggapan"], oleh=panggung.akses(pegawai.pk))


def _penilai(pegawai: Pegawai, pada: date) -> int | None:
    rantai = get_rantai(pegawai, pada, get_penempatan(pegawai, pada))
    return rantai.penilai.pegawai.pk if rantai.penilai else None
