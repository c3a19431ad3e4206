"""``make kerentanan``: the locked libraries beside the published advisories, by pip-audit. Needs the internet.

Ends with 0 when every library was looked up and has no advisory, 1 with an advisory, 2 when it could not be known.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

AKAR = Path(__file__).resolve().parents[2]
KUNCI = ("base", "test", "qa")
PERINTAH = (
    AKAR / ".venv" / "bin" / "uv",
    "tool",
    "run",
    "pip-audit",
    "--disable-pip",
    "--require-hashes",
    "-f",
    "json",
)
TIDAK_DIKETAHUI = "TIDAK DIPERIKSA. Pangkalan nasihat keamanan tidak terjangkau; jalankan lagi dari mesin berinternet."


def main() -> int:
    hasil = subprocess.run(
        [*PERINTAH, *(bagian for k in KUNCI for bagian in ("-r", f"requirements/{k}.txt"))],
        cwd=AKAR,
        capture_output=True,
        text=True,
    )
    try:
        daftar = json.loads(hasil.stdout)["dependencies"]
    except (ValueError, KeyError):
        sys.stdout.write(f"{hasil.stderr.strip()[-300:]}\n{TIDAK_DIKETAHUI}\n")
        return 2
    status, kalimat = simpulkan(daftar)
    sys.stdout.write(f"{kalimat}\n")
    return status


def simpulkan(daftar: list[dict[str, Any]]) -> tuple[int, str]:
    """Exit status and sentence. A library that was not found is not a library without advisories."""
    kena = [f"{d['name']} {d['version']}: {v['id']}, diperbaiki di {', '.join(v['fix_versions']) or '-'}"
            for d in daftar for v in d.get("vulns", ())]  # fmt: skip
    if kena:
        return 1, "\n".join([*kena, f"{len(kena)} nasihat keamanan berlaku (kritis: 7 hari, tinggi: 30 hari)."])
    terlewat = [d["name"] for d in daftar if "skip_reason" in d]
    if terlewat or not daftar:
        return 2, f"{len(daftar) - len(terlewat)} dari {len(daftar)} pustaka diperiksa. {TIDAK_DIKETAHUI}"
    return 0, f"{len(daftar)} pustaka diperiksa, tidak ada nasihat keamanan yang berlaku."


if __name__ == "__main__":
    sys.exit(main())
