"""One template per component, all of them on one page, which exists in development only."""

import pytest
from django.urls import NoReverseMatch, reverse

from config.env import AKAR

SEMUA = {f"components/{p.name}" for p in (AKAR / "templates" / "components").glob("*.html")}


@pytest.mark.django_db
def test_setiap_komponen_berdiri_pada_satu_halaman(dunia, masuk, settings):
    client = masuk(dunia.pemilik)
    with pytest.raises(NoReverseMatch):
        reverse("komponen")
    settings.ROOT_URLCONF = "config.urls_dev"

    jawaban = client.get("/komponen/")

    assert jawaban.status_code == 200
    assert SEMUA - {t.name for t in jawaban.templates} == set()
