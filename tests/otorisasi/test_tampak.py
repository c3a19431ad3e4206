"""Every row of ``tampak.txt``: open pages keep to themselves what is not the reader's."""

import pytest

from tests.otorisasi.tampak import baca_tampak, cela_tampak

pytestmark = [pytest.mark.django_db, pytest.mark.sekali, pytest.mark.usefixtures("tanpa_mesin_pdf", "potret")]


def test_halaman_terbuka_hanya_menunjukkan_yang_boleh(kota):
    salah = [cela for baris in baca_tampak() for cela in cela_tampak(kota, baris)]

    assert not salah, "\n".join(salah)
