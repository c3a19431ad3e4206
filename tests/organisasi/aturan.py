"""Expecting a refusal by its stable code and by what its sentence must name."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from organisasi.common.errors import AturanDilanggar


@contextmanager
def dilarang(kode: str, *potongan: str) -> Iterator[None]:
    """``with dilarang("unit.masih_berisi", "2 pegawai"): akhiri_unit(…)``."""
    with pytest.raises(AturanDilanggar) as salah:
        yield
    assert salah.value.kode == kode, salah.value.pesan
    for teks in potongan:
        assert teks in salah.value.pesan
