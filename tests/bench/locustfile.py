"""The last hour before a deadline (P15), for locust: people read their pages, fill in and save their realisation.

``SKP_PEMAIN`` names a JSON file with one entry a person: the cookie of a login and the addresses of the own documents.
"""

import itertools
import json
import os
from pathlib import Path

import lxml.html
from locust import HttpUser, constant_throughput, task

PEMAIN = itertools.cycle(json.loads(Path(os.environ["SKP_PEMAIN"]).read_text(encoding="utf-8")))


class Pegawai(HttpUser):
    """One person who opens a page every two seconds; every tenth visit ends in a saved form."""

    wait_time = constant_throughput(0.5)

    def on_start(self) -> None:
        pemain: dict[str, str] = next(PEMAIN)
        nama, _, nilai = pemain["kuki"].partition("=")
        self.client.cookies.set(nama, nilai)
        self.skp, self.realisasi = pemain["skp"], pemain["realisasi"]

    @task(4)
    def beranda(self) -> None:
        self.client.get("/")

    @task(2)
    def daftar(self) -> None:
        self.client.get("/skp/")

    @task(3)
    def rincian(self) -> None:
        self.client.get(self.skp, name="/skp/…/")

    @task(1)
    def simpan_realisasi(self) -> None:
        """Open the form and send back what it holds."""
        halaman = self.client.get(self.realisasi, name="/skp/…/realisasi/")
        if halaman.status_code != 200:
            return
        formulir = lxml.html.fromstring(halaman.text).get_element_by_id("form-realisasi")
        with self.client.post(
            self.realisasi,
            data=formulir.form_values(),
            name="/skp/…/realisasi/ simpan",
            allow_redirects=False,
            catch_response=True,
        ) as jawaban:
            if jawaban.status_code == 302:
                jawaban.success()
            else:
                jawaban.failure(f"dijawab {jawaban.status_code}")
