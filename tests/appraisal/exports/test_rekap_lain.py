"""The further sheets of a recap: distribution, timeliness, the SKP history record; large ones in the background."""

from datetime import date, datetime
from decimal import Decimal
from unittest import mock

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from appraisal.exports.rekap_lain import KOLOM_RIWAYAT
from appraisal.exports.rekap_unit import tulis_rekap
from appraisal.personnel_record import iter_riwayat
from appraisal.punctuality import list_ketepatan
from organisasi.common.angka import tulis_angka
from organisasi.models import Pegawai, Pekerjaan
from skp.models import Perpanjangan, Skp
from tests.dunia import pada, penilaian_disahkan, realisasi_diajukan, skp_ditetapkan, skp_draf
from tests.factories.organisasi import JabatanFactory, PenempatanFactory
from tests.halaman import alamat_form, dom, teks

pytestmark = pytest.mark.django_db


def isi(lembar):
    kepala, *baris = lembar.iter_rows(min_row=3, values_only=True)
    return [dict(zip(kepala, b, strict=True)) for b in baris]


@pytest.fixture
def buku(dunia, tmp_path):
    """One result in force, one contract that runs, one draft: on the day after the deadline."""
    penilaian_disahkan(dunia)
    skp_ditetapkan(dunia, pegawai=dunia.rekan)
    skp_draf(dunia, pegawai=dunia.penilai)
    with pada(2016, 2, 1):
        tulis_rekap(dunia.biro, dunia.periode, str(tmp_path / "r.xlsx"))
    return load_workbook(tmp_path / "r.xlsx")


def test_angka_rekap_sama_dengan_layar(buku, dunia, masuk):
    """A sampled unit: every person and figure of the page stands in the workbook, and nobody else of that unit."""
    with pada(2016, 2, 1):
        layar = masuk(dunia.admin).get(reverse("appraisal:rekap"), {"unit": dunia.subbagian.pk, "tahun": 2015})
    kolom = ("Nilai SKP", "SKP x 60 %", "Rata-rata perilaku", "Perilaku x 40 %", "Nilai prestasi kerja")
    harapan = {
        b["Nama"]: [*("–" if b[k] is None else tulis_angka(Decimal(str(b[k])), 2) for k in kolom), b["Status"]]
        for b in isi(buku["Rekap"])
        if b["Unit kerja"] == dunia.subbagian.nama
    }
    tampil = {}
    for baris in dom(layar).xpath("//div[@aria-label='Rekap hasil']//tbody/tr"):
        nama = baris.xpath("string(th/a | th/text()[normalize-space()][1])").strip()
        sel = [td.text_content().strip() for td in baris.xpath("td")]
        tampil[nama] = [*sel[1:6], sel[7]]

    assert tampil == harapan
    assert len(tampil) == 3


def test_sebaran_per_unit_dan_jumlahnya(buku):
    baris = {b["Unit kerja"]: b for b in isi(buku["Sebaran"])}
    subbagian = baris["Subbagian Tata Usaha"]
    assert (subbagian["Baik"], subbagian["Belum ada hasil"], subbagian["Jumlah pegawai"]) == (1, 2, 3)
    assert baris["Jumlah"]["Baik ke atas"] == 1
    assert baris["Jumlah"]["Jumlah pegawai"] == sum(b["Jumlah pegawai"] for n, b in baris.items() if n != "Jumlah")
    assert not {"Nama", "NIP"} & subbagian.keys()


def test_ketepatan_setiap_orang_terhadap_dua_batas(buku):
    baris = {b["Nama"]: b for b in isi(buku["Ketepatan waktu"])}
    pemilik = baris["Pemilik Rekaan"]
    assert (pemilik["Menyusun"], pemilik["Melaporkan"]) == ("Tepat waktu", "Tepat waktu")
    assert pemilik["SKP ditetapkan"] == datetime(2015, 1, 6)  # noqa: DTZ001 - a cell has no zone
    assert pemilik["Menyusun dan melaporkan tepat waktu"] == "ya"
    assert (baris["Rekan Rekaan"]["Menyusun"], baris["Rekan Rekaan"]["Melaporkan"]) == ("Tepat waktu", "Terlambat")
    assert baris["Kasubbag Rekaan"]["Menyusun"] == "Terlambat"
    assert baris["Kabag Rekaan"]["SKP ditetapkan"] is None


def test_riwayat_skp_hanya_yang_berlaku_dengan_semua_kolom(buku, dunia):
    (baris,) = isi(buku["Riwayat SKP"])
    assert (baris["NIP"], baris["Tahun"], baris["Sebutan"]) == (dunia.pemilik.nip, 2015, "Baik")
    angka = {k: Decimal(str(baris[k])) for k in ("Disiplin", "Jumlah", "Nilai rata-rata", "Nilai perilaku kerja")}
    assert list(angka.values()) == [Decimal(85), Decimal(425), Decimal(85), Decimal(34)]
    assert baris["Kepemimpinan"] is None
    assert (baris["Jenis jabatan"], baris["Jenis peraturan kinerja"]) == ("Pelaksana", "PP46")
    assert (baris["NIP/NRP penilai"], baris["Status penilai"]) == (dunia.penilai.nip, "PNS")
    assert (baris["Golongan penilai"], baris["Jabatan atasan penilai"]) == ("III/b", "Kepala Bagian Tatalaksana")
    assert baris["TMT golongan penilai"] == datetime(2010, 1, 1)  # noqa: DTZ001


def test_riwayat_skp_memuat_setiap_bidang_catatan_nasional(buku):
    """Field list of the SKP history record: design/field.md, "SIASN"."""
    kepala = [s.value for s in buku["Riwayat SKP"][3]]
    penilai = ("NIP/NRP", "Nama", "Jabatan", "Unit organisasi", "Pangkat", "Golongan", "TMT golongan", "Status")
    assert kepala == [
        *("NIP", "Nama", "Tahun", "Nilai SKP", "Orientasi pelayanan", "Integritas", "Komitmen", "Disiplin"),
        *("Kerja sama", "Kepemimpinan", "Jumlah", "Nilai rata-rata", "Nilai perilaku kerja", "Nilai prestasi kerja"),
        *("Sebutan", "Jenis jabatan", "Jenis peraturan kinerja"),
        *(f"{b} penilai" for b in penilai),
        *(f"{b} atasan penilai" for b in penilai),
    ]


def test_penilai_pengganti_dan_penilai_dari_luar_tetap_bernama_pns(dunia):
    """The one who took an appraisal over has no SKP under him; an official of another agency has a NIP of his own."""
    hasil = penilaian_disahkan(dunia)
    Skp.objects.filter(pegawai=dunia.pemilik).update(pejabat_penilai=dunia.karo)
    Pegawai.objects.filter(pk=dunia.atasan.pk).update(status="pejabat_luar")
    (baris,) = iter_riwayat(dunia.biro, hasil.periode)
    kolom = dict(zip((k.judul for k in KOLOM_RIWAYAT), baris, strict=True))
    assert (kolom["Status penilai"], kolom["Status atasan penilai"]) == ("PNS", "PNS")


def test_yang_mulai_sesudah_batas_mempunyai_tiga_puluh_hari(dunia):
    PenempatanFactory(
        pegawai__instansi=dunia.instansi,
        pegawai__nama="Baru",
        jabatan=JabatanFactory(unit=dunia.subbagian),
        mulai=date(2015, 6, 1),
    )
    with pada(2015, 7, 2):
        baru = next(k for k in list_ketepatan(dunia.biro, dunia.periode) if k.nama == "Baru")
    assert (baru.batas_skp, baru.menyusun, baru.melaporkan) == (date(2015, 7, 1), "Terlambat", "Belum jatuh tempo")
    assert baru.kesimpulan == "tidak"


def test_ketepatan_dengan_jumlah_kueri_tetap(dunia):
    Perpanjangan.objects.create(
        periode=dunia.periode,
        hal="skp",
        unit=dunia.biro,
        sampai=date(2015, 2, 28),
        alasan="Banjir.",
        dibuat_oleh=dunia.admin.pengguna,
    )
    with CaptureQueriesContext(connection) as sedikit:
        list_ketepatan(dunia.biro, dunia.periode)
    for orang in (dunia.pemilik, dunia.rekan, dunia.orang_lain):
        realisasi_diajukan(dunia, pegawai=orang)
    with CaptureQueriesContext(connection) as banyak:
        list_ketepatan(dunia.biro, dunia.periode)
    assert len(banyak) == len(sedikit)


def test_rekap_besar_disiapkan_di_latar_belakang(dunia, masuk, django_capture_on_commit_callbacks):
    penilaian_disahkan(dunia)
    peramban = masuk(dunia.admin)
    alamat = f"{reverse('appraisal:rekap')}?unit={dunia.biro.pk}&tahun=2015"
    assert "Unduh buku kerja" in teks(peramban.get(alamat))
    with mock.patch("appraisal.views.rekap.LANGSUNG", 1):
        halaman = peramban.get(alamat)
    assert "Siapkan buku kerja" in teks(halaman)
    bundel = next(a for a in alamat_form(halaman) if a.endswith("bundel/"))
    with django_capture_on_commit_callbacks(execute=True):
        peramban.post(bundel, {"unit": dunia.biro.pk, "tahun": 2015, "bentuk": "xlsx"})
    pekerjaan = Pekerjaan.objects.get(jenis="rekap")
    assert pekerjaan.status == "selesai", pekerjaan.galat
    with pekerjaan.berkas.open("rb") as berkas:
        assert "Sebaran" in load_workbook(berkas).sheetnames
