"""Missing and late: who is on which list, from when, how often reminded; who may read it; the workbook."""

import io
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from appraisal.models import HasilPenilaian
from appraisal.monitoring import DAFTAR, dengan_pengingat, get_lingkup
from appraisal.services.pengingat import ingatkan, ingatkan_yang_terlambat
from organisasi.models import Notifikasi, Pegawai, Penempatan
from tests.dunia import capaian_dinilai, pada, penilaian_disahkan, penilaian_diserahkan, skp_diajukan, skp_ditetapkan
from tests.factories.organisasi import AWAL, JabatanFactory
from tests.factories.skp import KeadaanFactory
from tests.halaman import pesan, teks

pytestmark = pytest.mark.django_db
HALAMAN = "/pemantauan/"


def daftar(d, nama, unit=None, *, hanya_final=False):
    ruang = get_lingkup(unit or d.biro, d.periode, hanya_final=hanya_final)
    return {b.nama: b for b in dengan_pengingat(ruang, DAFTAR[nama][1](ruang))}


def nilai_skp(penilaian, nilai):
    HasilPenilaian.objects.filter(penilaian=penilaian).update(nilai_skp=Decimal(nilai))


def test_belum_mempunyai_skp_yang_ditetapkan(dunia):
    skp_ditetapkan(dunia)
    skp_diajukan(dunia, pegawai=dunia.rekan)

    with pada(2015, 2, 10):
        hasil = daftar(dunia, "tanpa-skp")
        di_bawah = daftar(dunia, "tanpa-skp", dunia.subbagian)

    assert dunia.pemilik.nama not in hasil
    rekan, lain = hasil[dunia.rekan.nama], hasil[dunia.orang_lain.nama]
    assert (rekan.keadaan, lain.keadaan) == ("Diajukan", "Belum dibuat")
    assert (lain.batas, lain.terlambat) == (date(2015, 1, 31), 10)
    assert di_bawah.keys() == {dunia.rekan.nama, dunia.penilai.nama}
    assert dunia.sekda.nama not in hasil  # above the Biro


def test_belum_dinilai(dunia):
    penilaian_diserahkan(dunia)
    capaian_dinilai(dunia, pegawai=dunia.rekan)

    with pada(2016, 2, 2):
        hasil = daftar(dunia, "tanpa-penilaian")

    assert dunia.pemilik.nama not in hasil
    assert hasil[dunia.rekan.nama].keadaan == f"Sedang dinilai {dunia.penilai.nama}"
    assert hasil[dunia.orang_lain.nama].keadaan == "Capaian belum dinilai"
    assert hasil[dunia.rekan.nama].terlambat == 2


@pytest.mark.parametrize(
    ("nilai", "nama"),
    [("24.99", "di-bawah-25"), ("25", "25-50"), ("50", "25-50"), ("50.01", ""), ("0", "di-bawah-25")],
)
def test_capaian_rendah_menurut_sc_15(dunia, nilai, nama):
    nilai_skp(penilaian_disahkan(dunia), nilai)

    ada = {kunci for kunci in ("di-bawah-25", "25-50") if dunia.pemilik.nama in daftar(dunia, kunci)}

    assert ada == ({nama} if nama else set())


def test_pimpinan_hanya_melihat_nilai_yang_sudah_berlaku(dunia, masuk):
    nilai_skp(penilaian_diserahkan(dunia), "20")
    alamat = f"{HALAMAN}?unit={dunia.biro.pk}&tahun=2015&daftar=di-bawah-25"

    assert "20,00" in teks(masuk(dunia.admin).get(alamat))
    assert dunia.pemilik.nama not in teks(masuk(dunia.pimpinan).get(alamat))


def test_penilai_terlambat_dan_pengingat_yang_sudah_dikirim(dunia):
    skp_diajukan(dunia)
    skp_diajukan(dunia, pegawai=dunia.rekan)
    with pada(2015, 2, 1):
        ingatkan(dunia.instansi, date(2015, 2, 1))
    with pada(2015, 2, 8):
        ingatkan(dunia.instansi, date(2015, 2, 8))
        hasil = daftar(dunia, "penilai-terlambat")

    penilai = hasil[dunia.penilai.nama]
    assert hasil.keys() == {dunia.penilai.nama}
    assert (penilai.keadaan, penilai.batas, penilai.terlambat) == ("2 dokumen menunggu", date(2015, 1, 31), 8)
    assert (penilai.diingatkan, penilai.terakhir is not None) == (4, True)  # own SKP and two approvals, twice


def test_admin_mengingatkan_semua_yang_terlambat_sekali_sehari(dunia, masuk):
    skp_diajukan(dunia)
    skp_diajukan(dunia, pegawai=dunia.rekan)
    data = {"unit": dunia.biro.pk, "tahun": 2015, "daftar": "penilai-terlambat"}
    with pada(2015, 2, 3):
        jawaban = masuk(dunia.admin).post(reverse("appraisal:ingatkan"), data, follow=True)
        lagi = masuk(dunia.admin).post(reverse("appraisal:ingatkan"), data, follow=True)
        assert masuk(dunia.pimpinan).post(reverse("appraisal:ingatkan"), data).status_code == 403
        with pytest.raises(PermissionDenied):
            ingatkan_yang_terlambat(unit=dunia.setda, periode=dunia.periode, oleh=dunia.akses(dunia.admin))
    assert pesan(jawaban)[0].startswith("Pengingat dikirim kepada")
    assert pesan(lagi) == ["Tidak ada yang terlambat dan belum diingatkan hari ini."]
    notis = Notifikasi.objects.get(penerima=dunia.penilai.pengguna, kunci__contains=":admin:")
    assert notis.judul == "Diingatkan admin kepegawaian: 3 hal menunggu Anda dan sudah lewat tenggatnya"
    assert not Notifikasi.objects.filter(penerima=dunia.pemilik.pengguna, kunci__contains=":admin:").exists()


def test_yang_dibebaskan_tidak_pernah_masuk_daftar(dunia):
    dunia.orang_lain.berhenti_tanggal = date(2015, 1, 15)
    dunia.orang_lain.berhenti_alasan = "pensiun"
    dunia.orang_lain.save()
    KeadaanFactory(
        pegawai=dunia.rekan,
        status="berlaku",
        diputuskan_oleh=dunia.admin.pengguna,
        diputuskan_pada=dunia.admin.dibuat_pada,
    )
    with pada(2016, 2, 2):
        for nama in ("tanpa-skp", "tanpa-penilaian"):
            assert not {dunia.orang_lain.nama, dunia.rekan.nama} & daftar(dunia, nama).keys()


@pytest.mark.parametrize(
    ("aktor", "status"), [("admin", 200), ("pimpinan", 200), ("pemilik", 403), ("penilai", 403), ("pengelola", 403)]
)
def test_siapa_yang_membaca(dunia, masuk, aktor, status):
    peramban = masuk(getattr(dunia, aktor))
    for alamat in (HALAMAN, f"{HALAMAN}unduh/"):
        assert peramban.get(alamat).status_code == status
        luar = peramban.get(alamat, {"unit": dunia.setda.pk}).status_code
        assert luar == (404 if status == 200 else 403)


def test_alamat_yang_diutak_atik(dunia, masuk):
    for ekor in ("?daftar=asing", "?tahun=1999", "?tahun=x", "?halaman=99", "?unit=0x1"):
        assert masuk(dunia.admin).get(HALAMAN + ekor).status_code == 200


def test_buku_kerja_tanpa_rumus_dan_nip_sebagai_teks(dunia, masuk):
    nilai_skp(penilaian_disahkan(dunia), "20")
    Pegawai.objects.filter(pk=dunia.orang_lain.pk).update(nama="=1+1")
    jawaban = masuk(dunia.admin).get(f"{HALAMAN}unduh/?unit={dunia.biro.pk}&tahun=2015")

    buku = load_workbook(io.BytesIO(jawaban.content))
    assert [lembar.title for lembar in buku] == [
        "Belum mempunyai SKP",
        "Belum dinilai",
        "Penilai terlambat",
        "Capaian di bawah 25 persen",
        "Capaian 25 sampai 50 persen",
    ]
    sel = [s for lembar in buku for baris in lembar.iter_rows() for s in baris if s.value is not None]
    assert not [s for s in sel if s.data_type == "f"]
    assert "=1+1" in {s.value for s in sel}
    rendah = buku["Capaian di bawah 25 persen"]
    assert [s.value for s in rendah[4]][1:4] == [dunia.pemilik.nip, dunia.pemilik.nama, "Subbagian Tata Usaha"]
    assert rendah.cell(4, 8).value == 20


@pytest.mark.parametrize("nama", DAFTAR)
def test_jumlah_kueri_tetap(dunia, masuk, nama):
    peramban = masuk(dunia.admin)
    alamat = f"{HALAMAN}?unit={dunia.biro.pk}&tahun=2015&daftar={nama}"
    peramban.get(alamat)

    def kueri():
        with CaptureQueriesContext(connection) as tangkapan:
            assert peramban.get(alamat).status_code == 200
        return len(tangkapan)

    sedikit = kueri()
    meja = JabatanFactory(unit=dunia.subbagian)
    orang = Pegawai.objects.bulk_create(
        Pegawai(instansi=dunia.instansi, nip=f"197001011995011{n + 1:03d}", nama=f"Massal {n:03d}") for n in range(80)
    )
    Penempatan.objects.bulk_create(Penempatan(pegawai=p, jabatan=meja, mulai=AWAL) for p in orang)
    skp_diajukan(dunia)
    skp_diajukan(dunia, pegawai=dunia.rekan)

    assert kueri() <= sedikit + 2  # the first document brings its own relations
    assert sedikit <= 26
