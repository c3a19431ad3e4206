"""Recomputing the stored results of a year: silent when all is well, and naming every figure that was tampered with."""

import io

import pytest
from django.core.management import CommandError, call_command

from appraisal.models import HasilPenilaian, HasilSkp
from appraisal.services.recheck import Pemeriksaan, periksa_tahun
from tests.dunia import penilaian_disahkan

TAHUN = 2015


@pytest.fixture
def tersimpan(dunia):
    return penilaian_disahkan(dunia)


def jalankan(**opsi):
    keluaran = io.StringIO()
    call_command("periksa_nilai", tahun=TAHUN, stdout=keluaran, **opsi)
    return keluaran.getvalue()


def ubah(model, **kolom):
    hasil = model.objects.get()
    for nama, nilai in kolom.items():
        setattr(hasil, nama, nilai)
    hasil.save(force_update=True)


def beda():
    return [(b.dokumen, b.angka, b.tersimpan, b.terhitung) for b in periksa_tahun(TAHUN, Pemeriksaan())]


def test_yang_tidak_diubah_terhitung_sama(tersimpan):
    assert jalankan() == "1 capaian SKP dan 1 penilaian tahun 2015 dihitung ulang: semua sama.\n"
    assert jalankan(instansi=tersimpan.periode.instansi.kode).startswith("1 capaian SKP dan 1 penilaian")


def test_kolom_yang_diubah_disebut_dan_perintahnya_gagal(tersimpan):
    ubah(HasilPenilaian, nilai="99.00")

    with pytest.raises(CommandError, match="1 angka berbeda"):
        jalankan()
    ((dokumen, angka, semula, seharusnya),) = beda()
    assert (dokumen, angka) == ("Penilaian", "nilai")
    assert semula.startswith("99.00 (lembar ")
    assert semula == f"99.00 (lembar {seharusnya})"


def test_realisasi_yang_diubah_pada_lembar_menggeser_semua_angka_di_bawahnya(tersimpan):
    masukan = HasilSkp.objects.get().masukan
    masukan["kegiatan"][0]["realisasi_kualitas"] = "50"
    ubah(HasilSkp, masukan=masukan)

    assert [(d, a) for d, a, _, _ in beda()] == [
        ("Capaian SKP", "kegiatan 1 penghitungan"),
        ("Capaian SKP", "kegiatan 1 nilai"),
        ("Capaian SKP", "jumlah"),
        ("Capaian SKP", "rata rata"),
        ("Capaian SKP", "nilai"),
        *([("Capaian SKP", "sebutan")] if len(beda()) == 6 else []),
    ]


def test_tugas_yang_diam_diam_diakui_ketahuan(tersimpan):
    masukan = HasilSkp.objects.get().masukan
    masukan["tugas_tambahan"].append({"diakui": True, "target": None, "realisasi": None})
    masukan["kreativitas"].append({"diakui": False, "tingkat": "nasional", "target": None, "realisasi": None})
    ubah(HasilSkp, masukan=masukan)

    assert [a for _, a, _, _ in beda()] == ["nilai"]


def test_lembar_yang_tidak_dapat_dihitung_disebut(tersimpan):
    for model, kunci in ((HasilSkp, "kegiatan"), (HasilPenilaian, "capaian")):
        masukan = model.objects.get().masukan
        masukan[kunci] = []
        ubah(model, masukan=masukan)

    assert {(d, a) for d, a, _, _ in beda()} == {("Capaian SKP", "lembar"), ("Penilaian", "lembar")}


def test_instansi_yang_tidak_dikenal_ditolak(db):
    with pytest.raises(CommandError, match="Tidak ada instansi dengan kode X"):
        jalankan(instansi="X")


def test_banyaknya_kueri_tidak_bergantung_pada_banyaknya_hasil(tersimpan, django_assert_num_queries):
    with django_assert_num_queries(2):
        assert beda() == []
