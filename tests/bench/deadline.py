"""The last hour before a deadline (P15): sixty people for ten minutes by locust, while a bulk job runs."""

import csv
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from django.urls import reverse

from skp.models import Skp
from skp.states import StatusRealisasi, StatusSkp
from tests.bench.catalogue import Bahan
from tests.bench.load import pekerjaan_massal, server
from tests.bench.pages import buat_sesi
from tests.bench.report import Angka

ORANG = 60
SASARAN_LAJU, SASARAN_P95 = 30, 500
BERKAS = Path(__file__).with_name("locustfile.py")


def ukur(bahan: Bahan, menit: int) -> Iterator[Angka]:
    with tempfile.TemporaryDirectory() as folder, server() as pintu, pekerjaan_massal(bahan):
        hasil = _jalankan(bahan, pintu, menit * 60, Path(folder))
    laju, p95, salah = float(hasil["Requests/s"]), float(hasil["95%"]), int(hasil["Failure Count"])
    yield Angka(
        f"tenggat: {ORANG} orang, {menit} menit, {hasil['Request Count']} permintaan, {salah} salah",
        f"{laju:.0f}/s",
        "dengan pekerjaan massal",
        sasaran=f">= {SASARAN_LAJU}/s, 0 salah",
        tercapai=laju >= SASARAN_LAJU and salah == 0,
    )
    yield Angka("tenggat: persentil ke-95", f"{p95:.0f} ms", sasaran=f"< {SASARAN_P95} ms", tercapai=p95 < SASARAN_P95)


def _jalankan(bahan: Bahan, pintu: int, detik: int, folder: Path) -> dict[str, str]:
    """The totals of the run, as locust counts them."""
    pemain = folder / "pemain.json"
    pemain.write_text(json.dumps(_pemain(bahan)), encoding="utf-8")
    perintah = [sys.executable, "-m", "locust", "-f", str(BERKAS), "--headless", "--only-summary"]
    perintah += ["--host", f"http://127.0.0.1:{pintu}", "-u", str(ORANG), "-r", "10", "-t", f"{detik}s"]
    perintah += ["--csv", str(folder / "hasil")]
    subprocess.run(perintah, env={**os.environ, "SKP_PEMAIN": str(pemain)}, capture_output=True, check=False)
    with (folder / "hasil_stats.csv").open(encoding="utf-8") as berkas:
        return next(baris for baris in csv.DictReader(berkas) if baris["Name"] == "Aggregated")


def _pemain(bahan: Bahan) -> list[dict[str, str]]:
    """People whose realisation is still open, each with a session."""
    daftar = Skp.objects.filter(
        periode=bahan.ini, status=StatusSkp.DITUTUP, status_realisasi=StatusRealisasi.DRAF
    ).select_related("pegawai__pengguna")
    return [
        {
            "kuki": buat_sesi(s.pegawai.pengguna),
            "skp": reverse("skp:rincian", args=[s.pk]),
            "realisasi": reverse("appraisal:realisasi", args=[s.pk]),
        }
        for s in daftar.order_by("pk")[:ORANG]
    ]
