"""``python -m tests.potret``: photograph every page for every role, and the pictures of the README.

Starts the demonstration agency on a database of its own under ``.data/potret`` and writes the pictures beside it:
1280 and 360 px wide, light and dark. ``--readme`` writes the four pictures that the README shows and nothing else;
``--hanya KATA`` takes the pages whose name contains the word.
"""

import argparse
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext

AKAR = Path(__file__).resolve().parent.parent
TEMPAT = AKAR / ".data" / "potret"
README = AKAR / "static" / "img" / "tangkapan"
LEBAR = (1280, 360)
SKEMA = ("light", "dark")
MAKS_BYTE = 90_000
"""A picture of the README must load on a slow line."""


def main() -> None:
    pilihan = argparse.ArgumentParser(prog="python -m tests.potret", description=__doc__)
    pilihan.add_argument("--readme", action="store_true", help="hanya empat gambar README")
    pilihan.add_argument("--hanya", default="", help="hanya halaman yang namanya memuat kata ini")
    minta = pilihan.parse_args()
    _siapkan()
    with _server() as alamat:
        if minta.readme:
            _gambar_readme(alamat)
        else:
            _semua(alamat, minta.hanya)


def _siapkan() -> None:
    """The demonstration in a database of its own; kept, so that the next run starts at once."""
    TEMPAT.mkdir(parents=True, exist_ok=True)
    os.environ |= {"SKP_DATA": str(TEMPAT / "data"), "DJANGO_SETTINGS_MODULE": "config.settings.dev"}
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    call_command("demo", stdout=sys.stdout)


@contextmanager
def _server() -> Iterator[str]:
    """The application on a free port, until the pictures are taken."""
    with socket.socket() as colokan:
        colokan.bind(("127.0.0.1", 0))
        pintu = colokan.getsockname()[1]
    perintah = (sys.executable, "-m", "gunicorn", "config.wsgi:application", "--bind", f"127.0.0.1:{pintu}")
    proses = subprocess.Popen((*perintah, "--workers", "2", "--log-level", "warning", "--no-control-socket"), cwd=AKAR)
    alamat = f"http://127.0.0.1:{pintu}"
    try:
        _tunggu(alamat)
        yield alamat
    finally:
        proses.terminate()
        proses.wait(timeout=10)


def _tunggu(alamat: str) -> None:
    for _ in range(60):
        try:
            urllib.request.urlopen(f"{alamat}/masuk/", timeout=10)  # noqa: S310 - our own server
        except OSError:  # not listening yet, or still loading
            time.sleep(0.5)
        else:
            return
    sys.exit("Server tidak menjawab.")


@contextmanager
def _peramban() -> "Iterator[Browser]":
    from playwright.sync_api import sync_playwright

    from tests.muka.peramban import pilihan_peramban

    with sync_playwright() as p:
        peramban = p.chromium.launch(**pilihan_peramban())
        yield peramban
        peramban.close()


def kue_masuk(nama_pengguna: str, alamat: str) -> list[dict[str, str]]:
    """The cookies of somebody who has logged in: the password page is not what is photographed."""
    from django.test import Client

    from organisasi.models import Pengguna

    client = Client()
    client.force_login(Pengguna.objects.get(nama_pengguna=nama_pengguna))
    return [{"name": n, "value": k.value, "url": alamat} for n, k in client.cookies.items()]


def _semua(alamat: str, hanya: str) -> None:
    """Every page of the list in both widths and both colour schemes."""
    from tests.muka.daftar import daftar_halaman

    daftar = [h for h in daftar_halaman() if hanya in h.nama]
    keluar = TEMPAT / "gambar"
    if not hanya:
        shutil.rmtree(keluar, ignore_errors=True)
    with _peramban() as peramban:
        for skema in SKEMA:
            for lebar in LEBAR:
                tujuan = keluar / f"{lebar}-{skema}"
                tujuan.mkdir(parents=True, exist_ok=True)
                for h in sorted(daftar, key=lambda h: h.pelaku):
                    konteks = _konteks(peramban, lebar, skema)
                    if h.pelaku:
                        konteks.add_cookies(kue_masuk(h.pelaku, alamat))
                    _potret(konteks, alamat + h.alamat, tujuan / f"{h.nama}.png")
                    konteks.close()
    sys.stdout.write(f"{len(daftar)} halaman di {keluar.relative_to(AKAR)}\n")


def _konteks(peramban: "Browser", lebar: int, skema: str, tinggi: int = 900) -> "BrowserContext":
    return peramban.new_context(viewport={"width": lebar, "height": tinggi}, color_scheme=skema, locale="id-ID")


def _potret(konteks: "BrowserContext", alamat: str, berkas: Path, *, seluruhnya: bool = True) -> None:
    """One picture; what the browser complains about and what sticks out sideways is said on the way."""
    halaman = konteks.new_page()
    keluhan: list[str] = []
    halaman.on("console", lambda m: keluhan.append(m.text) if m.type in {"error", "warning"} else None)
    halaman.on("pageerror", lambda e: keluhan.append(str(e)))
    halaman.goto(alamat)
    halaman.screenshot(path=berkas, full_page=seluruhnya)
    lebih = halaman.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if lebih > 0:
        keluhan.append(f"lebih lebar {lebih} px")
    keluhan = [k for k in keluhan if "status of 40" not in k]  # the pages that refuse are meant to
    if keluhan:
        sys.stdout.write(f"{berkas.parent.name}/{berkas.name}: {'; '.join(keluhan)}\n")
    halaman.close()


def _gambar_readme(alamat: str) -> None:
    """Beranda and subordinates of an assessor, a result, and the form of the worked example as printed."""
    from tests.muka.daftar import daftar_halaman

    daftar = {h.nama: h for h in daftar_halaman()}
    README.mkdir(parents=True, exist_ok=True)
    with _peramban() as peramban:
        for nama, halaman in (
            ("beranda", daftar["beranda-penilai"]),
            ("bawahan", daftar["bawahan"]),
            ("hasil", daftar["hasil-disahkan-pegawai"]),
        ):
            konteks = _konteks(peramban, 1280, "light", 860)
            konteks.add_cookies(kue_masuk(halaman.pelaku, alamat))
            _potret(konteks, alamat + halaman.alamat, README / f"{nama}.png", seluruhnya=False)
            konteks.close()
            _ringankan(README / f"{nama}.png")
    (README / "formulir.png").write_bytes(_formulir())
    _ringankan(README / "formulir.png")


def _formulir() -> bytes:
    """The penilaian prestasi kerja of the worked example of 2012: both pages of the PDF beside each other."""
    from django.core.management import call_command
    from PIL import Image

    from appraisal.models import Penilaian

    berkas = TEMPAT / "prestasi.pdf"
    nip = Penilaian.objects.get(periode__tahun=2012).pegawai.nip
    call_command("cetak", "prestasi", nip=nip, tahun=2012, keluar=berkas, stdout=sys.stdout)
    subprocess.run(("pdftoppm", "-r", "78", "-png", str(berkas), str(TEMPAT / "prestasi")), check=True)
    lembar = [Image.open(p).convert("RGB") for p in sorted(TEMPAT.glob("prestasi-*.png"))][:2]
    gabung = Image.new("RGB", (sum(g.width for g in lembar) + 20, max(g.height for g in lembar)), (120, 124, 126))
    letak = 0
    for g in lembar:
        gabung.paste(g, (letak, 0))
        letak += g.width + 20
    isi = BytesIO()
    gabung.save(isi, "PNG")
    return isi.getvalue()


def _ringankan(berkas: Path) -> None:
    """Fewer colours until the picture is light enough."""
    from PIL import Image

    asal = Image.open(berkas).convert("RGB")
    for warna in (128, 64, 32, 16):
        asal.quantize(warna, dither=Image.Dither.NONE).save(berkas, "PNG", optimize=True)
        if berkas.stat().st_size <= MAKS_BYTE:
            return


if __name__ == "__main__":
    main()
