"""What the application is made of: every locked package and vendored file, as a CycloneDX list of parts (P16)."""

import re
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Any

from django.conf import settings

BARIS = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;\\]+)", re.MULTILINE)
SIDIK = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def susun_sbom() -> dict[str, Any]:
    """CycloneDX 1.5. The same lock gives the same list: no clock, no machine, no address in it."""
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": "skp"}},
        "components": [*_paket(), *_berkas()],
    }


def baca_kunci(berkas: Path) -> list[tuple[str, str, list[str]]]:
    """Name, version and hashes of each package in a lock."""
    isi = berkas.read_text(encoding="utf-8")
    letak = list(BARIS.finditer(isi))
    akhir = [m.start() for m in letak[1:]] + [len(isi)]
    return [(m[1], m[2], SIDIK.findall(isi, m.end(), a)) for m, a in zip(letak, akhir, strict=True)]


def _paket() -> Iterator[dict[str, Any]]:
    for nama, versi, sidik in baca_kunci(settings.AKAR / "requirements" / "base.txt"):
        yield {
            "type": "library",
            "name": nama,
            "version": versi,
            "purl": f"pkg:pypi/{nama.lower()}@{versi}",
            "licenses": [{"license": {"name": lisensi(nama)}}],
            "hashes": [{"alg": "SHA-256", "content": s} for s in sidik],
        }


def _berkas() -> Iterator[dict[str, Any]]:
    """Vendored files as their manifests name them."""
    for manifes in sorted((settings.AKAR / "static").glob("*/MANIFEST")):
        for baris in manifes.read_text(encoding="utf-8").splitlines():
            if baris and not baris.startswith("#"):
                sidik, nama = baris.split()
                yield {
                    "type": "file",
                    "name": f"{manifes.parent.name}/{nama}",
                    "hashes": [{"alg": "SHA-256", "content": sidik}],
                }


def lisensi(nama: str) -> str:
    """What the installed package says about its licence; empty when it says nothing or is not installed."""
    try:
        isi = metadata.metadata(nama)
    except metadata.PackageNotFoundError:
        return ""
    golongan = [g.rsplit(" :: ", 1)[-1] for g in isi.get_all("Classifier") or [] if g.startswith("License ::")]
    pernyataan = (isi.get_all("License-Expression") or golongan) or (isi.get_all("License") or [""])[0].splitlines()[:1]
    return ", ".join(pernyataan)
