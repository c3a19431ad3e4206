"""Debian's own Chromium, as the browser tests and the pictures start it."""

import os
import shutil
from typing import Any

ARGUMEN = ("--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run")


def pilihan_peramban() -> dict[str, Any]:
    """What Playwright's ``launch`` takes; root gives up the sandbox. Raises ``RuntimeError`` without it."""
    letak = shutil.which("chromium") or shutil.which("chromium-browser")
    if letak is None:
        raise RuntimeError("Belum ada Chromium. Pasang dengan: sudo apt-get install -y chromium")
    tanpa_kotak = ["--no-sandbox"] if os.geteuid() == 0 else []
    return {"executable_path": letak, "args": [*ARGUMEN, *tanpa_kotak]}
