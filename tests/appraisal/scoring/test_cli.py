"""``python -m appraisal.scoring`` as another program meets it: bytes in, bytes out, exit status, refusals."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from appraisal.scoring.__main__ import main

AKAR = Path(__file__).resolve().parents[3]
KASUS = b'{"kasus": [{"id": "A1", "kind": "aspek_waktu", "inputs": {"target": 12, "realisasi": 9}}]}'
HASIL = (
    b'{"hasil": [{"id": "A1", "hasil": {"efisiensi_persen": "25.00", "nilai_mentah": "75.00", "nilai": "75.00", '
    b'"sebutan": "Cukup"}}]}\n'
)

MUAT = """
import sys, appraisal.scoring.__main__, appraisal.scoring.explain
print([m for m in sys.modules if m.split(".")[0] in {"django", "config", "skp", "organisasi", "cattrs"}])
"""


def jalankan(masukan: bytes, **lingkungan: str) -> subprocess.CompletedProcess:
    """A real process without Django, without the project's environment, from any folder."""
    return subprocess.run(
        [sys.executable, "-m", "appraisal.scoring"],
        input=masukan,
        capture_output=True,
        timeout=60,
        check=False,
        cwd=AKAR,
        env={n: v for n, v in os.environ.items() if n != "DJANGO_SETTINGS_MODULE"} | lingkungan,
    )


@pytest.fixture
def proses(monkeypatch):
    """``main`` in this process: (exit status, standard output, standard error)."""

    def panggil(masukan: bytes) -> tuple[int, bytes, str]:
        keluar, galat = io.TextIOWrapper(io.BytesIO(), encoding="ascii"), io.StringIO()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(masukan), encoding="ascii"))
        monkeypatch.setattr(sys, "stdout", keluar)
        monkeypatch.setattr(sys, "stderr", galat)
        status = main()
        keluar.flush()
        return status, keluar.buffer.getvalue(), galat.getvalue()

    return panggil


@pytest.mark.parametrize("bahasa", ["C", "C.UTF-8"])
def test_proses_sungguhan_menjawab_dengan_status_0(bahasa):
    hasil = jalankan(KASUS, LC_ALL=bahasa, PYTHONUTF8="0")

    assert (hasil.returncode, hasil.stdout, hasil.stderr) == (0, HASIL, b"")


def test_proses_sungguhan_menolak_dengan_status_2_dan_satu_baris():
    hasil = jalankan(b'{"kasus": \n', LC_ALL="C", PYTHONUTF8="0")

    assert (hasil.returncode, hasil.stdout) == (2, b"")
    assert hasil.stderr == b"Masukan bukan dokumen JSON yang sah (baris 2, kolom 1).\n"


def test_proses_sungguhan_tidak_memuat_django():
    hasil = subprocess.run(
        [
            sys.executable,
            "-c",
            MUAT,
        ],
        capture_output=True,
        check=True,
        cwd=AKAR,
    )

    assert hasil.stdout == b"[]\n"


def test_jawaban_satu_baris_json(proses):
    assert proses(KASUS) == (0, HASIL, "")


def test_tanda_urutan_byte_diterima(proses):
    assert proses(b"\xef\xbb\xbf" + KASUS) == (0, HASIL, "")


@pytest.mark.parametrize(
    ("masukan", "baris"),
    [
        (b"", "Masukan bukan dokumen JSON yang sah (baris 1, kolom 1).\n"),
        (b"[" * 100_000, "Masukan bersarang terlalu dalam.\n"),
        (b'{"kasus": 1}', 'Masukan harus berupa objek JSON dengan daftar "kasus".\n'),
        (b"\xff\xfe{\x00}\x00", "Masukan harus berupa teks UTF-8.\n"),
        ('{"kasus": []}'.encode("utf-16"), "Masukan harus berupa teks UTF-8.\n"),
        (b'{"kasus": [{"id": "\xed\xa0\x80"}]}', "Masukan harus berupa teks UTF-8.\n"),
        (b'{"kasus": [], "tanggal": "kemarin"}', '"tanggal" harus ditulis TTTT-BB-HH, misalnya 2014-12-31.\n'),
    ],
    ids=["kosong", "bersarang", "bukan daftar", "byte asing", "utf-16", "pasangan tunggal mentah", "tanggal"],
)
def test_dokumen_yang_tidak_terbaca_berstatus_2_dengan_satu_baris(proses, masukan, baris):
    assert proses(masukan) == (2, b"", baris)


def test_huruf_di_luar_ascii_kembali_sebagai_utf_8(proses):
    status, keluar, _ = proses('{"kasus": [{"id": "kegiatan “é” 𝟙"}]}'.encode())

    assert status == 0
    assert "“é” 𝟙".encode() in keluar
    assert json.loads(keluar)["hasil"][0]["id"] == "kegiatan “é” 𝟙"


def test_separuh_pasangan_pengganti_kembali_sebagai_json_yang_sah(proses):
    status, keluar, _ = proses(rb'{"kasus": [{"id": "a\ud800b"}, {"id": "\udfff"}]}')

    assert status == 0
    assert rb'"a\ud800b"' in keluar
    assert [h["id"] for h in json.loads(keluar.decode("utf-8"))["hasil"]] == ["a\ud800b", "\udfff"]


@pytest.mark.parametrize("dalam", [100, 500, 900, 950, 975, 985, 990, 995, 1000, 5000])
@pytest.mark.parametrize(
    "kasus",
    [
        '{"id": SARANG, "kind": "sebutan", "inputs": {"nilai": 90}}',
        '{"kind": SARANG, "inputs": {}}',
        '{"kind": "sebutan", "inputs": {"nilai": SARANG}}',
        '{"kind": "kreativitas", "inputs": {"tingkat": SARANG}}',
        '{"kind": "sebutan", "varian": SARANG, "inputs": {"nilai": 90}}',
        '{"kind": "capaian_skp", "inputs": {"nilai_kegiatan": [80], "kreativitas": SARANG}}',
        '{"kind": "aspek_waktu", "inputs": {"target": 1, "realisasi": 1, "terlaksana": SARANG}}',
        "SARANG",
    ],
)
def test_yang_bersarang_dalam_tidak_menjatuhkan_program(proses, kasus, dalam):
    isi = f'{{"kasus": [{kasus}]}}'.replace("SARANG", "[" * dalam + "]" * dalam)
    status, keluar, galat = proses(isi.encode())

    assert (status, galat) in {(0, ""), (2, "Masukan bersarang terlalu dalam.\n")}
    if status == 0:
        assert json.loads(keluar)["hasil"][0]["id"] is None
