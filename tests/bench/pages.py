"""What a page costs: CPU against the floor page of the same stack, SQL statements, bytes."""

import io
import statistics
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase
from django.db import connection

from organisasi.models import Pengguna
from tests.bench.catalogue import BATAS_BITA, BATAS_KUERI, HALAMAN, Bahan, Halaman
from tests.bench.report import Angka

LANTAI = "/lantai/"

Aplikasi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


@dataclass(frozen=True, slots=True)
class Jawaban:
    status: int
    isi: bytes
    tajuk: dict[str, str]


@dataclass(frozen=True, slots=True)
class Ukuran:
    """One page: CPU in milliseconds, beside the floor of the same rounds; statements and bytes."""

    halaman: Halaman
    cpu: float
    lantai: float
    kueri: int
    bita: int

    @property
    def kali(self) -> float:
        return self.cpu / self.lantai


def buat_sesi(pengguna: Pengguna) -> str:
    """The cookie of a login, without paying for the password."""
    mesin = import_module(settings.SESSION_ENGINE)
    sesi: SessionBase = mesin.SessionStore()
    sesi[SESSION_KEY] = str(pengguna.pk)
    sesi[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    sesi[HASH_SESSION_KEY] = pengguna.get_session_auth_hash()
    sesi.create()
    return f"{settings.SESSION_COOKIE_NAME}={sesi.session_key}"


def minta(aplikasi: Aplikasi, alamat: str, kuki: str) -> Jawaban:
    """One GET through the whole stack, as a server would call it."""
    jalan, _, ekor = alamat.partition("?")
    jawab: list[Any] = []
    lingkungan = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": jalan,
        "QUERY_STRING": ekor,
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_COOKIE": kuki,
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(),
        "wsgi.url_scheme": "http",
    }
    badan = aplikasi(lingkungan, lambda status, tajuk, galat=None: jawab.extend([status, dict(tajuk)]))
    isi = b"".join(badan)
    getattr(badan, "close", lambda: None)()
    return Jawaban(int(jawab[0][:3]), isi, jawab[1])


def hitung_kueri(kerja: Callable[[], Any]) -> tuple[Any, list[str]]:
    """The answer of ``kerja`` and the SQL statements behind it."""
    daftar: list[str] = []

    def catat(jalankan: Callable[..., Any], sql: str, *lain: Any) -> Any:
        daftar.append(sql)
        return jalankan(sql, *lain)

    with connection.execute_wrapper(catat):
        return kerja(), daftar


def ukur_halaman(bahan: Bahan, putaran: int, daftar: Iterable[Halaman] = HALAMAN) -> list[Ukuran]:
    """Every page, its rounds interleaved with those of the floor page; medians."""
    from django.core.wsgi import get_wsgi_application

    aplikasi = get_wsgi_application()
    return [_ukur(aplikasi, bahan, h, putaran) for h in daftar]


def _ukur(aplikasi: Aplikasi, bahan: Bahan, h: Halaman, putaran: int) -> Ukuran:
    pengguna, alamat = h.cari(bahan)
    kuki = buat_sesi(pengguna)
    minta(aplikasi, LANTAI, kuki)  # what a session writes at its first page is no part of this one
    jawaban, kueri = hitung_kueri(lambda: minta(aplikasi, alamat, kuki))
    if jawaban.status != 200:
        raise SystemExit(f"{h.judul} ({alamat}) menjawab {jawaban.status}.")
    cpu, lantai = [], []
    for _ in range(putaran):
        lantai.append(_cpu(lambda: minta(aplikasi, LANTAI, kuki)))
        cpu.append(_cpu(lambda: minta(aplikasi, alamat, kuki)))
    return Ukuran(h, statistics.median(cpu), statistics.median(lantai), len(kueri), len(jawaban.isi))


def _cpu(kerja: Callable[[], Any]) -> float:
    """Milliseconds of CPU of this process."""
    awal = time.process_time()
    kerja()
    return (time.process_time() - awal) * 1000


def angka(bahan: Bahan, putaran: int) -> Iterator[Angka]:
    """One line per page, then the list of a thousand people; statements and bytes stand in the name."""
    for u in ukur_halaman(bahan, putaran):
        h = u.halaman
        batas = BATAS_KUERI[h.jenis]
        yield Angka(
            f"{h.judul}, {u.kueri} kueri, {u.bita / 1000:.0f} kB",
            f"{u.cpu:.1f} ms CPU",
            f"halaman lantai {u.lantai:.1f} ms",
            u.kali,
            f"<= {h.batas_lantai} x, {batas} kueri",
            u.kali <= h.batas_lantai and u.kueri <= batas and u.bita <= BATAS_BITA,
        )
