"""Lists cost the same number of queries for ten people and for three hundred."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from organisasi.models import Pegawai, Penempatan, RiwayatPangkat
from tests.factories.organisasi import AWAL, JabatanFactory, PenempatanFactory, UnitFactory


def isi_kantor(kantor, jumlah):
    """``jumlah`` more people with rank and post, a unit with a head for every thirty."""
    for _ in range(jumlah // 30):
        unit = UnitFactory(instansi=kantor.instansi, parent=kantor.bagian)
        PenempatanFactory(pegawai__instansi=kantor.instansi, jabatan=JabatanFactory(unit=unit, kepala_unit=True))
    meja = JabatanFactory(unit=kantor.subbagian)
    orang = Pegawai.objects.bulk_create(
        Pegawai(instansi=kantor.instansi, nip=f"197001011995011{n + 1:03d}", nama=f"Massal {n:03d}")
        for n in range(jumlah)
    )
    Penempatan.objects.bulk_create(Penempatan(pegawai=p, jabatan=meja, mulai=AWAL) for p in orang)
    RiwayatPangkat.objects.bulk_create(RiwayatPangkat(pegawai=p, golongan="III/a", tmt=AWAL) for p in orang)


def isi_ulang(kantor):
    """Three hundred in place of the ten."""
    Penempatan.objects.filter(pegawai__nama__startswith="Massal").delete()
    RiwayatPangkat.objects.filter(pegawai__nama__startswith="Massal").delete()
    Pegawai.objects.filter(nama__startswith="Massal").delete()
    isi_kantor(kantor, 300)


@pytest.mark.parametrize("alamat", ["/organisasi/", "/organisasi/pegawai/", "/organisasi/unit/{unit}/penilai/"])
@pytest.mark.parametrize("siapa", ["pengelola", "admin"])
def test_jumlah_kueri_tetap(kantor, masuk, alamat, siapa):
    peramban = masuk(getattr(kantor, siapa))
    alamat = alamat.format(unit=kantor.biro.pk)
    peramban.get(alamat)

    def kueri():
        with CaptureQueriesContext(
            connection,
        ) as tangkapan:
            assert peramban.get(alamat).status_code == 200
        return len(tangkapan)

    isi_kantor(kantor, 10)
    sedikit = kueri()
    isi_ulang(kantor)

    assert kueri() <= sedikit
    assert sedikit <= 22
