"""Real Chromium against a real server; the people of ``tests.dunia`` log in as anybody would."""

import os
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from organisasi.models import Pegawai
from tests.dunia import Dunia, buat_dunia
from tests.factories.organisasi import SANDI
from tests.muka.peramban import pilihan_peramban

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser" in str(item.fspath):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    return pilihan_peramban()


@pytest.fixture
def dunia_kini(transactional_db) -> Dunia:
    """The small agency in the present year, with the realisation already open."""
    tahun = date.today().year  # noqa: DTZ011 - the machine's own day is the point
    return buat_dunia(
        tahun,
        dasar_khusus="Peraturan internal instansi (rekaan)",
        buka_realisasi=date(tahun, 1, 1),
        batas_penilaian=date(tahun + 1, 1, 31),
    )


@pytest.fixture
def buka(live_server, browser: Browser) -> Iterator[Callable[[Pegawai], Page]]:
    """``buka(dunia.penilai)``: a browser of that person's own, logged in, standing on Beranda."""
    konteks = []

    def sebagai(pegawai: Pegawai, **pilihan: Any) -> Page:
        c = browser.new_context(base_url=live_server.url, locale="id-ID", **pilihan)
        konteks.append(c)
        page = c.new_page()
        page.set_default_timeout(10_000)
        page.goto("/masuk/")
        page.get_by_label("NIP").fill(pegawai.pengguna.nama_pengguna)
        page.get_by_label("Kata sandi").fill(SANDI)
        page.get_by_role("button", name="Masuk").click()
        page.wait_for_url(live_server.url + "/")
        return page

    yield sebagai
    for c in konteks:
        c.close()
