"""Many ids in one statement: the same rows as ever, one parameter on PostgreSQL."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from organisasi.common.lookups import BANYAK
from organisasi.models import Jabatan, UnitKerja

pytestmark = pytest.mark.django_db
TAK_ADA = range(900_000, 900_000 + BANYAK)
"""Ids of nothing: enough of them to make the list a long one."""


@pytest.fixture
def unit(dunia):
    return list(UnitKerja.objects.order_by("pk").values_list("pk", flat=True)[:2])


@pytest.mark.parametrize("bentuk", [list, tuple, set, frozenset])
def test_daftar_panjang_memberi_baris_yang_sama(unit, bentuk):
    panjang = bentuk([*unit, *TAK_ADA])
    assert set(UnitKerja.objects.filter(pk__in=panjang)) == set(UnitKerja.objects.filter(pk__in=unit))
    assert set(Jabatan.objects.filter(unit__in=panjang)) == set(Jabatan.objects.filter(unit__in=unit))
    assert set(Jabatan.objects.filter(unit_id__in=panjang)) == set(Jabatan.objects.filter(unit_id__in=unit))
    assert set(Jabatan.objects.filter(unit__parent__in=panjang)) == set(Jabatan.objects.filter(unit__parent__in=unit))


def test_juga_pada_pengecualian_dan_gabungan(unit):
    panjang = [*unit, *TAK_ADA]
    assert set(Jabatan.objects.exclude(unit__in=panjang)) == set(Jabatan.objects.exclude(unit__in=unit))
    assert Jabatan.objects.filter(unit__in=TAK_ADA).count() == 0


def test_isi_yang_bukan_bilangan_tetap_ditangani_django(unit):
    panjang = [*UnitKerja.objects.filter(pk__in=unit), *TAK_ADA, None]
    assert set(Jabatan.objects.filter(unit__in=panjang)) == set(Jabatan.objects.filter(unit__in=unit))
    kode = [*UnitKerja.objects.filter(pk__in=unit).values_list("kode", flat=True), *map(str, TAK_ADA)]
    assert set(UnitKerja.objects.filter(kode__in=kode)) == set(UnitKerja.objects.filter(pk__in=unit))


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite mengikat setiap nomor sendiri")
def test_satu_parameter_pada_postgresql(unit):
    with CaptureQueriesContext(connection) as kueri:
        list(Jabatan.objects.filter(unit__in=[*unit, *TAK_ADA]))
    assert "= ANY('{" in kueri[0]["sql"]
    assert "IN (" not in kueri[0]["sql"]
