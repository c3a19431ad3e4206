"""Run the whole application on this machine: database, demonstration agency, web server, worker, clock."""

import os
import signal
import subprocess
import sys
import time
from argparse import ArgumentParser
from collections.abc import Mapping
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from organisasi.models import Instansi

BERKALA = 60
"""Seconds between two looks at the clock (lapsed objections and the like)."""

ALAMAT_PANJANG = ("--limit-request-line", "8190")
"""A calculator of twenty rows stands in its address; gunicorn by itself stops at 4094 letters."""


class Command(BaseCommand):
    help = "Siapkan basis data, muat instansi demonstrasi, lalu jalankan server dan pekerja di mesin ini."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000, help="Pintu pada 127.0.0.1 (bawaan 8000).")
        parser.add_argument("--tanpa-demo", action="store_true", help="Jangan muat instansi demonstrasi.")

    def handle(self, *, port: int, tanpa_demo: bool, **lain: Any) -> None:
        call_command("migrate", verbosity=0, interactive=False)
        anak = self._mulai_semua(port) if Instansi.objects.exists() else []
        if not tanpa_demo:
            self._muat_demo()
        anak = anak or self._mulai_semua(port)
        self.stdout.write(self.style.SUCCESS(f"\nBuka http://127.0.0.1:{port}/  (Ctrl+C untuk berhenti)"))
        self.stdout.flush()
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        try:
            self._jaga(anak)
        except KeyboardInterrupt:
            self.stdout.write("Berhenti.")
        finally:
            _hentikan(anak)

    def _muat_demo(self) -> None:
        """The demonstration agency, unless a real one lives here."""
        try:
            call_command("demo", stdout=self.stdout)
            call_command("akun_demo", terbanyak=3, stdout=self.stdout)
            self.stdout.write("\nSemua akun: .venv/bin/python manage.py akun_demo")
        except CommandError as salah:
            self.stdout.write(f"Tanpa data demonstrasi: {salah}")

    def _mulai_semua(self, port: int) -> "list[subprocess.Popen[bytes]]":
        """Server and worker; at the first start only after the long transaction that loads the agency."""
        alamat = {"ALAMAT_PUBLIK": f"http://127.0.0.1:{port}"} | os.environ
        return [self._mulai(alamat, *perintah) for perintah in _perintah(port)]

    def _mulai(self, lingkungan: Mapping[str, str], *perintah: str) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(perintah, env=lingkungan)  # noqa: S603 - our own commands, no shell

    def _jaga(self, anak: "list[subprocess.Popen[bytes]]") -> None:
        """Wait until something ends; meanwhile do what the clock asks for."""
        berikut = time.monotonic()
        while all(a.poll() is None for a in anak):
            if time.monotonic() >= berikut:
                self._berkala()
                berikut = time.monotonic() + BERKALA
            time.sleep(0.5)
        raise CommandError("Server atau pekerja berhenti sendiri; lihat pesan di atas.")

    def _berkala(self) -> None:
        try:
            call_command("berkala", stdout=self.stdout)
        except DatabaseError as salah:
            self.stderr.write(f"Pekerjaan berkala ditunda: {salah}")


def _perintah(port: int) -> list[tuple[str, ...]]:
    gunicorn = (sys.executable, "-m", "gunicorn", "config.wsgi:application", "--bind", f"127.0.0.1:{port}")
    return [
        (*gunicorn, "--workers", "2", "--log-level", "warning", "--no-control-socket", *ALAMAT_PANJANG),
        (sys.executable, "manage.py", "db_worker", "--interval", "1", "--no-startup-delay"),
    ]


def _hentikan(anak: "list[subprocess.Popen[bytes]]") -> None:
    for proses in anak:
        proses.terminate()
    for proses in anak:
        try:
            proses.wait(timeout=10)
        except subprocess.TimeoutExpired:
            proses.kill()
