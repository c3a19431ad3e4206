"""The one place that calls WeasyPrint. No Django, no database, no clock, no network, no file but the own fonts.

Loaded by the worker, the command ``cetak`` and the child process of ``render_terbatas``; never by a web process.
"""

import base64
import gc
import hashlib
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

AKAR = Path(__file__).resolve().parents[2]
GAYA = AKAR / "static" / "css" / "formulir.css"
HURUF = "".join(
    f"@font-face {{ font-family: Arimo; font-weight: {tebal}; src: url(statis:fonts/arimo-latin-{tebal}.woff2) }}"
    for tebal in (400, 700)
)
STATIS = {
    "statis:fonts/arimo-latin-400.woff2": AKAR / "static" / "fonts" / "arimo-latin-400.woff2",
    "statis:fonts/arimo-latin-700.woff2": AKAR / "static" / "fonts" / "arimo-latin-700.woff2",
}
GAMBAR = ("data:image/png;base64,", "data:image/jpeg;base64,")
"""The emblem, re-encoded by ``appraisal.pdf.bingkai``. No other ``data:`` address is opened."""

VARIAN = "pdf/a-3u"
"""For the archive: fonts and colour profile inside, text searchable. Measured: no more time, 3 kB per file."""


class GagalDirender(Exception):
    """The document could not be made; the cause hangs on it."""


class PengambilTertutup(URLFetcher):
    """Serves the own fonts and embedded images, refuses every other address and remembers it.

    Nothing a user types becomes markup, so a request for anything else means that something is wrong: better no
    document than one with a hole in it, or with a foreign file inside. WeasyPrint goes on after some refusals (an image
    inside SVG): ``ditolak`` is looked at afterwards.
    """

    def __init__(self) -> None:  # the base class would build handlers for http, ftp and file: there are none here
        self.ditolak: list[str] = []
        self._fail_on_errors = True

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        if url in STATIS:
            return URLFetcherResponse(url, STATIS[url].read_bytes(), {"Content-Type": "font/woff2"})
        if url.startswith(GAMBAR):
            kepala, _, isi = url.partition(",")
            jenis = kepala.removeprefix("data:").removesuffix(";base64")
            return URLFetcherResponse(url, base64.b64decode(isi), {"Content-Type": jenis})
        self.ditolak.append(url[:80])
        raise FatalURLFetchingError(f"Alamat ditolak: {url[:80]}")


@cache
def _perangkat() -> tuple[FontConfiguration, CSS]:
    """Fonts and the parsed stylesheet, once per process."""
    huruf = FontConfiguration()
    gaya = CSS(string=HURUF + GAYA.read_text(encoding="utf-8"), font_config=huruf, url_fetcher=PengambilTertutup())
    return huruf, gaya


def tulis_pdf(html: str) -> bytes:
    """HTML of a form -> PDF bytes; the same HTML gives the same bytes. Raises ``GagalDirender``."""
    pengambil = PengambilTertutup()
    try:
        isi = _tulis(html, pengambil)
    except (Exception, FatalURLFetchingError) as sebab:
        raise GagalDirender(f"{type(sebab).__name__}: {sebab}") from sebab
    if pengambil.ditolak:
        raise GagalDirender(f"Alamat ditolak: {pengambil.ditolak}")
    return isi


def _tulis(html: str, pengambil: PengambilTertutup) -> bytes:
    huruf, gaya = _perangkat()
    sidik = hashlib.sha256(html.encode()).digest()[:16]
    with _tanpa_pemulung(), warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # WeasyPrint leaves its own colour profile open
        dokumen = HTML(string=html, url_fetcher=pengambil)
        isi: bytes = dokumen.write_pdf(stylesheets=[gaya], font_config=huruf, pdf_identifier=sidik, pdf_variant=VARIAN)
    return isi


@contextmanager
def _tanpa_pemulung() -> Iterator[None]:
    """Layout makes hundreds of thousands of small objects; looking for garbage among them costs a tenth of the time."""
    menyala = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if menyala:
            gc.enable()
