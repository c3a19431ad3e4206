"""Retention: what is due, what is held, two people, the narrow door, and a trail that stays whole."""

import re
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import DatabaseError, IntegrityError, connection, transaction

from appraisal.models import ButirMusnah, CatatanPerilaku, Penahanan, PintuHapus, StatusMusnah, UsulMusnah
from appraisal.retention.schedule import baca_jadwal
from appraisal.retention.selectors import hitung_jatuh_waktu, list_jatuh_waktu
from appraisal.services import retensi
from appraisal.services.pintu import pintu_terbuka
from appraisal.services.retensi import cabut_penahanan, laksanakan_musnah, pasang_penahanan, putuskan_musnah
from organisasi.common.errors import AturanDilanggar, KeadaanBerubah
from organisasi.jobs import get_jenis
from organisasi.models import Jejak, Notifikasi, Pekerjaan, Peran
from organisasi.services.pekerjaan import jalankan
from skp.models import BerkasKeadaan, Bukti
from skp.selectors import list_kegiatan
from tests.appraisal.pdf.contoh import halaman as halaman_pdf
from tests.dunia import Dunia, buat_dunia, capaian_dinilai, pada, penilaian_disahkan
from tests.factories.appraisal import CatatanPerilakuFactory
from tests.factories.organisasi import PeranUnitFactory
from tests.factories.skp import BuktiFactory
from tests.halaman import teks

pytestmark = pytest.mark.django_db
TAHUN = 2015
KINI = (TAHUN + 6, 1, 2)


def usulkan(d: Dunia, jenis: str = "bukti", siapa: str = "admin") -> UsulMusnah:
    return retensi.usulkan_musnah(jenis=jenis, tahun=TAHUN, alasan="Habis masa simpannya", oleh=akses(d, siapa))


def akses(d: Dunia, siapa: str):
    return d.akses(getattr(d, siapa))


@pytest.fixture
def arsip(dunia):
    """A finished year with two pieces of evidence and a note; ``admin`` and ``karo`` keep the whole agency."""
    for siapa in (dunia.admin, dunia.karo):
        PeranUnitFactory(pengguna=siapa.pengguna, peran=Peran.ADMIN_KEPEGAWAIAN, instansi=dunia.instansi, unit=None)
    penilaian = penilaian_disahkan(dunia)
    skp = penilaian.pegawai.daftar_skp.get()
    kegiatan = list_kegiatan(skp)[0]
    dunia.bukti = [BuktiFactory(kegiatan=kegiatan, skp=skp, sha256=str(n) * 64) for n in (1, 2)]
    dunia.catatan = CatatanPerilakuFactory(pegawai=skp.pegawai, penilai=dunia.penilai, tanggal=date(TAHUN, 5, 1))
    dunia.penilaian = penilaian
    with pada(*KINI):
        yield dunia


def kerjakan():
    for pekerjaan in Pekerjaan.objects.filter(jenis="musnah", status="antre"):
        jalankan(pekerjaan.pk, pekerjaan.giliran)


def test_jadwal_bawaan_utuh_dan_bersumber():
    jadwal = baca_jadwal()

    assert set(jadwal.musnah) == {"bukti", "berkas_keadaan", "catatan", "impor", "notifikasi", "pekerjaan"}
    assert {m.jenis for m in jadwal.arsip} - set(jadwal.musnah) == {"hasil", "jejak"}
    assert all(m.dasar and m.sejak for m in jadwal.arsip)
    assert jadwal.musnah["bukti"].batas(TAHUN + 6) == TAHUN


@pytest.mark.parametrize(
    "butir",
    [
        'jenis = "hasil"\nnasib = "musnah"\ntahun = 5',
        'jenis = "bukti"\nnasib = "musnah"',
        'jenis = "bukti"\nnasib = "musnah"\ntahun = 0',
        'jenis = "bukti"\nnasib = "permanen"\ntahun = 5',
        'jenis = "bukti"\nnasib = "hilang"',
    ],
)
def test_jadwal_instansi_yang_keliru_ditolak(butir, tmp_path):
    berkas = tmp_path / "jra.toml"
    berkas.write_text(f'umum = []\n[[arsip]]\nsejak = "x"\ndasar = "x"\n{butir}\n')

    with pytest.raises(ValueError, match="Jadwal retensi"):
        baca_jadwal(str(berkas))


def test_jatuh_waktu_sesudah_tahun_penuh_dan_hanya_yang_final(arsip):
    with pada(TAHUN + 5, 12, 31):
        assert not hitung_jatuh_waktu(arsip.instansi, date(TAHUN + 5, 12, 31))
    jumlah = {j.masa.jenis: (j.tahun, j.jumlah) for j in hitung_jatuh_waktu(arsip.instansi, date(*KINI))}

    assert jumlah["bukti"] == (TAHUN, 2)
    assert jumlah["catatan"] == (TAHUN, 1)
    with pada(TAHUN, 12, 28):
        lain = capaian_dinilai(arsip, pegawai=arsip.rekan)
    BuktiFactory(kegiatan=list_kegiatan(lain.pegawai.daftar_skp.get())[0])
    assert list_jatuh_waktu(arsip.instansi, "bukti", TAHUN, date(*KINI)).count() == 2


@pytest.mark.parametrize("sasaran", ["pegawai", "unit", "tahun"])
def test_yang_ditahan_tidak_pernah_jatuh_waktu(arsip, sasaran):
    isi = {"pegawai": None, "unit": None, "tahun": None}
    isi[sasaran] = {"pegawai": arsip.penilaian.pegawai, "unit": arsip.biro, "tahun": TAHUN}[sasaran]
    tahan = pasang_penahanan(**isi, alasan="Perkara di PTUN", oleh=akses(arsip, "admin"))

    assert [(j.jumlah, j.tertahan) for j in hitung_jatuh_waktu(arsip.instansi, date(*KINI))][:2] == [(0, 2), (0, 1)]
    with pytest.raises(AturanDilanggar, match="ditahan"):
        usulkan(arsip)
    cabut_penahanan(penahanan_id=tahan.pk, alasan="Putusan berkekuatan hukum tetap", oleh=akses(arsip, "karo"))
    assert usulkan(arsip).jumlah == 2
    assert list(Jejak.objects.filter(rantai=f"penahanan:{tahan.pk}").values_list("kejadian", flat=True))[::-1] == [
        "retensi.ditahan",
        "retensi.dilepas",
    ]
    with pytest.raises(KeadaanBerubah):
        cabut_penahanan(penahanan_id=tahan.pk, alasan="Lagi", oleh=akses(arsip, "karo"))


def test_dua_orang_satu_berita_acara_dan_jejak_yang_utuh(arsip, settings, tmp_path):
    berkas = [b.berkas for b in arsip.bukti]
    usul = usulkan(arsip)
    with pytest.raises(PermissionDenied, match="bukan pengusulnya"):
        putuskan_musnah(usul_id=usul.pk, setuju=True, catatan="", oleh=akses(arsip, "admin"))
    with pytest.raises(PermissionDenied):
        putuskan_musnah(usul_id=usul.pk, setuju=True, catatan="", oleh=akses(arsip, "pemilik"))
    with pytest.raises(PermissionDenied, match="orang kedua"):
        laksanakan_musnah(usul_id=usul.pk, oleh=akses(arsip, "admin"))

    kabar = Notifikasi.objects.filter(kunci=f"usul_musnah:{usul.pk}")
    assert [k.penerima for k in kabar] == [arsip.karo.pengguna]  # the one who may decide, not the one who proposed
    putuskan_musnah(usul_id=usul.pk, setuju=True, catatan="", oleh=akses(arsip, "karo"))
    kerjakan()
    kerjakan()

    usul.refresh_from_db()
    assert (usul.status, usul.musnah) == (StatusMusnah.SELESAI, 2)
    assert not Bukti.objects.filter(pk__in=[b.pk for b in arsip.bukti]).exists()
    assert not any(b.storage.exists(b.name) for b in berkas)
    assert list(usul.daftar_butir.values_list("objek_id", "pegawai", "sidik", "berkas")) == [
        (b.pk, arsip.penilaian.pegawai_id, b.sha256, "") for b in arsip.bukti
    ]
    assert CatatanPerilaku.objects.filter(pk=arsip.catatan.pk).exists()
    assert Notifikasi.objects.filter(kunci=f"musnah:{usul.pk}").count() == 1
    assert Jejak.objects.filter(kejadian="retensi.dimusnahkan", ke=f"usulmusnah:{usul.pk}").count() == 2
    settings.SEGEL_DIR = tmp_path
    call_command("verifikasi_jejak")
    with pytest.raises(KeadaanBerubah):
        laksanakan_musnah(usul_id=usul.pk, oleh=akses(arsip, "karo"))


def test_dilanjutkan_sesudah_terputus_dan_penahanan_menang(arsip, monkeypatch):
    monkeypatch.setattr(retensi, "SEKALI_MUSNAH", 1)
    usul = usulkan(arsip)
    putuskan_musnah(usul_id=usul.pk, setuju=True, catatan="", oleh=akses(arsip, "karo"))
    assert retensi._musnahkan_sepotong(usul.pk, akses(arsip, "karo")) == 1
    pasang_penahanan(pegawai=None, unit=None, tahun=TAHUN, alasan="Pemeriksaan BPK", oleh=akses(arsip, "admin"))
    kerjakan()

    usul.refresh_from_db()
    assert (usul.status, usul.musnah, Bukti.objects.count()) == (StatusMusnah.SELESAI, 1, 1)
    assert not ButirMusnah.objects.exclude(berkas="").exists()
    assert not PintuHapus.objects.exists()


def test_catatan_dimusnahkan_dan_penolakan_beralasan(arsip):
    usul = usulkan(arsip, "catatan")
    with pytest.raises(AturanDilanggar, match="alasan"):
        putuskan_musnah(usul_id=usul.pk, setuju=False, catatan=" ", oleh=akses(arsip, "karo"))
    putuskan_musnah(usul_id=usul.pk, setuju=False, catatan="Tunggu arsiparis", oleh=akses(arsip, "karo"))
    with pytest.raises(KeadaanBerubah):
        putuskan_musnah(usul_id=usul.pk, setuju=True, catatan="", oleh=akses(arsip, "karo"))
    usul = usulkan(arsip, "catatan")
    putuskan_musnah(usul_id=usul.pk, setuju=True, catatan="", oleh=akses(arsip, "karo"))
    kerjakan()

    assert not CatatanPerilaku.objects.exists()


def test_pintu_tertutup_di_luar_pemusnahan(arsip):
    """The database itself refuses; PostgreSQL refuses an open door without an approved proposal, too."""
    for jenis, baris in (("bukti", arsip.bukti[0]), ("catatan", arsip.catatan)):
        with pytest.raises(DatabaseError, match="hanya dapat dihapus"), transaction.atomic():
            baris.delete()
        usul = usulkan(arsip, jenis)
        ButirMusnah.objects.create(usul=usul, objek_id=baris.pk, sidik="x", pada=baris.dibuat_pada)
        if connection.vendor == "postgresql":
            ditolak = pytest.raises(DatabaseError, match="hanya dapat dihapus")
            with ditolak, transaction.atomic(), pintu_terbuka(jenis, [baris.pk]):
                baris.delete()
        with pytest.raises(DatabaseError, match="hanya dapat dihapus"), transaction.atomic():
            baris.delete()
    assert not PintuHapus.objects.exists()
    sqlite = connection.vendor == "sqlite"
    with connection.cursor() as kursor:
        kursor.execute("SELECT name FROM sqlite_master" if sqlite else "SELECT tgname FROM pg_trigger")
        ada = {nama for (nama,) in kursor.fetchall()}
    assert {f"{m._meta.db_table}_pintu" for m in (Bukti, BerkasKeadaan, CatatanPerilaku)} <= ada


@pytest.mark.parametrize(
    "ubah",
    [
        {"status": "disetujui", "diputuskan_oleh": "admin"},
        {"status": "disetujui", "diputuskan_oleh": None},
        {"status": "selesai", "diputuskan_oleh": "karo"},
        {"status": "dibakar", "diputuskan_oleh": None},
        {"jenis": "hasil"},
    ],
)
def test_basis_data_menolak_usul_yang_keliru(arsip, ubah):
    usul = usulkan(arsip)
    nilai = dict(ubah)
    if pemutus := nilai.get("diputuskan_oleh"):
        nilai |= {"diputuskan_oleh": getattr(arsip, pemutus).pengguna, "diputuskan_pada": usul.dibuat_pada}

    with pytest.raises(IntegrityError), transaction.atomic():
        UsulMusnah.objects.filter(pk=usul.pk).update(**nilai)


def test_penahanan_tepat_satu_sasaran(arsip):
    with pytest.raises(AturanDilanggar, match="tepat satu"):
        pasang_penahanan(pegawai=arsip.rekan, unit=arsip.biro, tahun=None, alasan="x", oleh=akses(arsip, "admin"))
    with pytest.raises(PermissionDenied, match="seluruh instansi"):
        pasang_penahanan(pegawai=None, unit=None, tahun=TAHUN, alasan="x", oleh=akses(arsip, "pimpinan"))
    assert not Penahanan.objects.exists()
    usulkan(arsip)
    with pytest.raises(AturanDilanggar, match="sudah diusulkan"):
        usulkan(arsip, siapa="karo")


def test_halaman_dari_jatuh_waktu_sampai_berita_acara(arsip, masuk):
    admin, kedua = masuk(arsip.admin), masuk(arsip.karo)
    assert "Berkas bukti" in teks(admin.get("/retensi/"))
    rinci = teks(admin.get(f"/retensi/bukti/{TAHUN}/"))
    assert arsip.penilaian.pegawai.nama in rinci
    jawab = admin.post(f"/retensi/bukti/{TAHUN}/", {"alasan": "Nota dinas arsiparis"})
    usul = UsulMusnah.objects.get()
    assert jawab.headers["Location"] == f"/retensi/usul/{usul.pk}/"
    assert "bukan pengusulnya" in teks(admin.get(f"/retensi/usul/{usul.pk}/"))
    assert admin.post(f"/retensi/usul/{usul.pk}/putuskan/", {"putusan": "setuju"}).status_code == 403
    assert kedua.post(f"/retensi/usul/{usul.pk}/putuskan/", {"putusan": "tolak"}).status_code == 422
    assert kedua.get(f"/retensi/usul/{usul.pk}/berita-acara/").status_code == 404
    assert kedua.post(f"/retensi/usul/{usul.pk}/putuskan/", {"putusan": "setuju"}).status_code == 302
    assert "sudah diusulkan musnah" in teks(kedua.get(f"/retensi/bukti/{TAHUN}/"))
    with pada(TAHUN + 6, 1, 3, 1):  # at night: still the day before in UTC
        kerjakan()
    with pada(TAHUN + 6, 2, 1):
        acara = " ".join(halaman_pdf(kedua.get(f"/retensi/usul/{usul.pk}/berita-acara/").content))
    assert "BERITA ACARA PEMUSNAHAN ARSIP" in acara
    assert "Nota dinas arsiparis" in acara
    assert set(re.findall(r"[0-9]+ (?:Januari|Februari) [0-9]{4}", acara)) == {"2 Januari 2021", "3 Januari 2021"}
    assert "2 Januari 2021" not in acara.partition("C. Daftar arsip")[2]  # the day of the zone
    tahan = {"tahun": TAHUN, "alasan": "Pemeriksaan"}
    assert kedua.post("/retensi/penahanan/", tahan | {"pegawai": arsip.rekan.nip}).status_code == 422
    assert kedua.post("/retensi/penahanan/", tahan).status_code == 302
    pk = Penahanan.objects.get().pk
    assert kedua.post(f"/retensi/penahanan/{pk}/cabut/", {"alasan": "Selesai"}).status_code == 302


def test_pekerjaan_musnah_instansi_lain_tidak_ada(arsip):
    """An admin of another agency orders nothing here, although he is one of his whole agency."""
    asing = buat_dunia(2014)
    PeranUnitFactory(pengguna=asing.admin.pengguna, peran=Peran.ADMIN_KEPEGAWAIAN, instansi=asing.instansi, unit=None)
    usul = usulkan(arsip)
    putuskan_musnah(usul_id=usul.pk, setuju=True, catatan="", oleh=akses(arsip, "karo"))
    boleh = get_jenis("musnah").boleh
    assert boleh(akses(arsip, "karo"), {"usul": usul.pk})
    assert not boleh(akses(asing, "admin"), {"usul": usul.pk})


def test_penahanan_tidak_dicabut_selama_ada_usul_terbuka(arsip):
    """The second person agrees to what he sees due; nothing joins it behind his back."""
    tahan = pasang_penahanan(pegawai=arsip.pemilik, unit=None, tahun=None, alasan="Perkara", oleh=akses(arsip, "admin"))
    cabut = {"penahanan_id": tahan.pk, "alasan": "Perkara selesai", "oleh": akses(arsip, "admin")}
    cabut_penahanan(**cabut)
    tahan = pasang_penahanan(pegawai=arsip.rekan, unit=None, tahun=None, alasan="Perkara", oleh=akses(arsip, "admin"))
    cabut["penahanan_id"] = tahan.pk
    usul = usulkan(arsip)
    with pytest.raises(KeadaanBerubah, match="orang kedua"):
        cabut_penahanan(**cabut)
    putuskan_musnah(usul_id=usul.pk, setuju=True, catatan="", oleh=akses(arsip, "karo"))
    with pytest.raises(KeadaanBerubah, match="orang kedua"):
        cabut_penahanan(**cabut)
    kerjakan()
    assert cabut_penahanan(**cabut).dicabut_pada


def test_penahanan_instansi_lain_tidak_dicabut(arsip):
    asing = buat_dunia(2014)
    PeranUnitFactory(pengguna=asing.admin.pengguna, peran=Peran.ADMIN_KEPEGAWAIAN, instansi=asing.instansi, unit=None)
    tahan = pasang_penahanan(pegawai=arsip.rekan, unit=None, tahun=None, alasan="Perkara", oleh=akses(arsip, "admin"))
    with pytest.raises(PermissionDenied):
        cabut_penahanan(penahanan_id=tahan.pk, alasan="Coba", oleh=akses(asing, "admin"))


def test_membaca_daftar_penahanan_tercatat(arsip, masuk):
    pasang_penahanan(pegawai=arsip.rekan, unit=None, tahun=None, alasan="Perkara", oleh=akses(arsip, "admin"))
    assert masuk(arsip.karo).get("/retensi/penahanan/").status_code == 200
    assert Jejak.objects.filter(kejadian="retensi.dilihat", pegawai=arsip.rekan.pk).exists()
