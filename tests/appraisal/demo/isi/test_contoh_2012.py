"""Seed 004, the worked example of 2012: the same figures on screen, in the forms and in the workbook."""

import io

import pytest
from django.core.management import call_command
from django.urls import reverse
from openpyxl import load_workbook
from pypdf import PdfReader

from appraisal.models import Penilaian
from skp.models import Skp
from tests.halaman import teks

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("demo", "hari_muat"),
    pytest.mark.sekali,
]
PER_KEGIATAN = ("87,00", "85,33", "429,99", "86,00")
SETAHUN = ("86,00", "51,60", "450", "90,00", "36,00", "87,60", "Baik")


@pytest.fixture
def contoh(masuk):
    penilaian = Penilaian.objects.select_related("pegawai__pengguna").get(periode__tahun=2012)
    return penilaian, masuk(penilaian.pegawai)


def test_pada_layar(contoh):
    penilaian, peramban = contoh
    skp = Skp.objects.get(periode__tahun=2012)

    kegiatan = teks(peramban.get(reverse("appraisal:realisasi", args=[skp.pk])))
    setahun = teks(peramban.get(reverse("appraisal:hasil", args=[penilaian.pk])))

    assert [a for a in PER_KEGIATAN if a not in kegiatan] == []
    assert [a for a in SETAHUN if a not in setahun] == []


@pytest.mark.parametrize(("jenis", "angka"), [("capaian", (*PER_KEGIATAN, "Baik")), ("prestasi", SETAHUN)])
def test_pada_formulir(contoh, tmp_path, jenis, angka):
    penilaian, _ = contoh
    call_command("cetak", jenis, nip=penilaian.pegawai.nip, tahun=2012, keluar=tmp_path / "f.pdf", stdout=io.StringIO())

    isi = " ".join(h.extract_text() for h in PdfReader(tmp_path / "f.pdf").pages)

    assert [a for a in angka if a not in isi] == []


def test_pada_buku_kerja(contoh, tmp_path):
    penilaian, _ = contoh
    call_command("rekap", unit=penilaian.unit.kode, tahun=2012, keluar=tmp_path / "r.xlsx", stdout=io.StringIO())
    buku = load_workbook(tmp_path / "r.xlsx")

    def kolom(lembar, judul):
        kepala, *baris = buku[lembar].iter_rows(min_row=3, values_only=True)
        return [b[kepala.index(judul)] for b in baris if b[kepala.index("NIP")] == penilaian.pegawai.nip]

    assert kolom("Rincian SKP", "Nilai capaian") == [87, 85.33, 85.33, 85.33, 87]
    assert kolom("Capaian SKP", "JUMLAH") == [429.99]
    assert kolom("Rekap", "Nilai SKP") == kolom("Capaian SKP", "Nilai capaian SKP") == [86]
    setahun = (
        "SKP x 60 %",
        "Jumlah perilaku",
        "Rata-rata perilaku",
        "Perilaku x 40 %",
        "Nilai prestasi kerja",
        "Sebutan",
    )
    assert [kolom("Rekap", k)[0] for k in setahun] == [51.6, 450, 90, 36, 87.6, "Baik"]
