"""From HTML to PDF: in this process (worker, command) or in a limited child (web). WeasyPrint is loaded on first use.

Both give the same bytes for the same HTML and refuse with ``AturanDilanggar`` what cannot be made.
"""

import logging
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from organisasi.common.errors import AturanDilanggar

AKAR = Path(__file__).resolve().parents[2]
DETIK_TUNGGU = 30
LINGKUNGAN = ("PATH", "HOME", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "XDG_CACHE_HOME", "FONTCONFIG_PATH")
"""All that the child inherits: no secret key, no database address."""

log = logging.getLogger(__name__)
for nama_pustaka in ("weasyprint", "fontTools"):  # before they are loaded: they report every step as information
    logging.getLogger(nama_pustaka).setLevel(logging.ERROR)


def render(html: str) -> bytes:
    """Make the PDF in this process."""
    from appraisal.pdf.mesin import GagalDirender, tulis_pdf  # noqa: PLC0415 - WeasyPrint: worker and command only

    try:
        return tulis_pdf(html)
    except GagalDirender as sebab:
        raise _gagal(str(sebab)) from sebab


def render_terbatas(html: str) -> bytes:
    """Make the PDF in a child process with limits on CPU, memory and time: for everything inside a web request."""
    try:
        hasil = subprocess.run(
            [sys.executable, "-m", "appraisal.pdf.proses"],
            input=html.encode(),
            capture_output=True,
            timeout=DETIK_TUNGGU,
            cwd=AKAR,
            env={nama: os.environ[nama] for nama in LINGKUNGAN if nama in os.environ},
            check=False,
        )
    except (subprocess.TimeoutExpired, OSError) as sebab:
        raise _gagal(str(sebab)) from sebab
    if hasil.returncode != 0 or not hasil.stdout.startswith(b"%PDF-"):
        raise _gagal(f"kode {hasil.returncode}: {hasil.stderr[-500:].decode(errors='replace')}")
    return hasil.stdout


def cetak(html: str, *, perender: Callable[[str], bytes] = render_terbatas) -> bytes:
    """A report for a web request; nothing of it is kept."""
    return perender(html)


def _gagal(sebab: str) -> AturanDilanggar:
    log.error("dokumen.gagal_dirender %s", sebab.replace("\n", " "))
    return AturanDilanggar(
        "dokumen.gagal_dirender",
        "Dokumen ini tidak dapat dibuat menjadi PDF. Data Anda tetap tersimpan. "
        "Coba lagi; bila tetap gagal, hubungi pengelola sistem.",
    )
