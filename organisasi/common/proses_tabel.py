"""Child process that turns a workbook (stdin) into JSON lines (stdout): ``python -m organisasi.common.proses_tabel``.

It knows neither Django nor the database, and ends at its limits whatever the input. One line per sheet
(``{"lembar": name, "tampak": true}``), then one per row that holds something: ``[number, cells]``. A cell is a text,
``null``, or a pair of kind and text: ``n`` number, ``d`` day, ``b`` yes or no.
"""

import datetime as dt
import io
import json
import re
import resource
import sys
import zipfile
from typing import Any

DETIK_CPU = 20
BITA_MEMORI = 768 * 1024 * 1024
MAKS_BARIS = 20_000
MAKS_KOLOM = 40


def batasi() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (DETIK_CPU, DETIK_CPU))
    resource.setrlimit(resource.RLIMIT_AS, (BITA_MEMORI, BITA_MEMORI))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def sel(nilai: Any) -> Any:
    if isinstance(nilai, str):
        return nilai.strip() or None
    if isinstance(nilai, bool):
        return ["b", str(nilai)]
    if isinstance(nilai, int | float):
        return ["n", f"{nilai:.0f}" if nilai == int(nilai) and abs(nilai) < 10**15 else repr(nilai)]
    if isinstance(nilai, dt.datetime):
        return ["d", nilai.date().isoformat()]
    return ["d", nilai.isoformat()] if isinstance(nilai, dt.date) else str(nilai)


RUMUS_KOSONG = re.compile(
    rb'<c r="([A-Z]{1,3}[0-9]{1,7})"(?:(?! t="str")[^>])*>\s*'
    rb"<f(?:\s[^>]*)?(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>"
)
"""A cell of .xlsx whose formula was never computed: some programs write them, and they would read as empty."""


def rumus_tanpa_nilai(isi: bytes) -> str:
    """The first such cell, such as ``B7``; empty when there is none."""
    with zipfile.ZipFile(io.BytesIO(isi)) as wadah:
        for nama in wadah.namelist():
            lembar = wadah.read(nama) if nama.startswith("xl/worksheets/") else b""
            if b"<f" in lembar and (cocok := RUMUS_KOSONG.search(lembar)):
                return cocok[1].decode()
    return ""


def main() -> int:
    batasi()
    from python_calamine import CalamineWorkbook, SheetVisibleEnum  # noqa: PLC0415 - under the limits

    isi = sys.stdin.buffer.read()
    if rumus := rumus_tanpa_nilai(isi):
        print(json.dumps({"rumus": rumus}))  # noqa: T201 - the answer
        return 0
    buku = CalamineWorkbook.from_filelike(io.BytesIO(isi))
    for keterangan in buku.sheets_metadata:
        tampak = keterangan.visible == SheetVisibleEnum.Visible
        print(json.dumps({"lembar": keterangan.name, "tampak": tampak}))  # noqa: T201 - the answer
        lembar = buku.get_sheet_by_name(keterangan.name)
        if lembar.total_height > MAKS_BARIS or lembar.total_width > MAKS_KOLOM:
            print(json.dumps({"terlalu_besar": keterangan.name}))  # noqa: T201
            continue
        for nomor, baris in enumerate(lembar.to_python(skip_empty_area=False), 1):
            sel_baris = [sel(nilai) for nilai in baris]
            if any(nilai is not None for nilai in sel_baris):
                print(json.dumps([nomor, sel_baris]))  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
