"""The one place that calls WeasyPrint. No Django, no database, no clock, no network, no file but the own fonts.

Loaded by the worker, the command ``cetak`` and the child process of ``render_terbatas``; never by a web process.
"""

import gc
import hashlib
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

AKAR = Path(__file__).resolve().parents[2]
GAYA = AKAR / "templates" / "pdf" / "_gaya.css"
STATIS = {
    "statis:fonts/arimo-latin-400.woff2": AKAR / "static" / "fonts" / "arimo-latin-400.woff2",
    "statis:fonts/arimo-latin-700.woff2": AKAR / "static" / "fonts" / "arimo-latin-700.woff2",
}
GAMBAR = ("data:image/png;base64,", "data:image/jpeg;base64,")
"""The emblem, re-encoded by ``appraisal.pdf.bingkai``. No other ``data:`` address is opened."""

logging.getLogger("weasyprint").setLevel(logging.ERROR)
logging.getLogger("fontTools").setLevel(logging.ERROR)


class GagalDirender(Exception):
    """The document could not be made; the cause hangs on it."""


class PengambilTertutup(URLFetcher):
    """Serves the own fonts and embedded images, refuses every other address and stops the document.

    Nothing a user types becomes markup, so a request for anything else means that something is wrong: better no
    document than one with a hole in it, or with a foreign file inside.
    """

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        if url in STATIS:
            return URLFetcherResponse(url, STATIS[url].read_bytes(), {"Content-Type": "font/woff2"})
        if url.startswith(GAMBAR):
            return super().fetch(url, headers)
        raise FatalURLFetchingError(f"Alamat ditolak: {url[:80]}")


@cache
def _perangkat() -> tuple[FontConfiguration, CSS, PengambilTertutup]:
    """Fonts and the parsed stylesheet, once per process."""
    huruf, pengambil = FontConfiguration(), PengambilTertutup(allowed_protocols={"data"}, allow_redirects=False)
    gaya = CSS(string=GAYA.read_text(encoding="utf-8"), font_config=huruf, url_fetcher=pengambil)
    return huruf, gaya, pengambil


def tulis_pdf(html: str) -> bytes:
    """HTML of a form -> PDF bytes; the same HTML gives the same bytes. Raises ``GagalDirender``."""
    sidik = hashlib.sha256(html.encode()).digest()[:16]
    try:
        huruf, gaya, pengambil = _perangkat()
        with _tanpa_pemulung():
            isi = HTML(string=html, url_fetcher=pengambil).write_pdf(
                stylesheets=[gaya], font_config=huruf, pdf_identifier=sidik
            )
    except (Exception, FatalURLFetchingError) as sebab:
        raise GagalDirender(str(sebab)) from sebab
    return bytes(isi)


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
