"""What the pages show and do: from the typed form to the row, and the refusals on the way."""

import io
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from organisasi.models import Instansi, Jabatan, Pegawai, Penempatan, PenugasanPenilai, PeranUnit, UnitKerja
from tests.factories.organisasi import (
    JabatanFactory,
    PegawaiFactory,
    PenempatanFactory,
    PenugasanPenilaiFactory,
    UnitFactory,
)
from tests.organisasi.conftest import HARI


@pytest.fixture
def admin(kantor, masuk):
    return masuk(kantor.admin)


@pytest.fixture
def pengelola(kantor, masuk):
    return masuk(kantor.pengelola)


def ke(halaman, *args, **query):
    alamat = reverse(f"organisasi:{halaman}", args=args)
    return alamat + ("?" + "&".join(f"{k}={v}" for k, v in query.items()) if query else "")


def teks(jawaban):
    return " ".join(jawaban.content.decode().split())


# --- the tree ----------------------------------------------------------------------------------------------------


def test_pohon_menampilkan_kepala_plt_kosong_dan_jumlah(kantor, pengelola):
    jabatan = JabatanFactory(unit=kantor.bagian_lain, kepala_unit=True)
    Penempatan.objects.filter(pegawai=kantor.atasan).update(selesai=HARI - timedelta(days=1))
    PenempatanFactory(pegawai=kantor.penilai, jabatan=jabatan, jenis="plt")

    pohon = {s.unit.pk: s for s in pengelola.get(ke("unit")).context["pohon"]}
    isi = teks(pengelola.get(ke("unit")))

    assert list(pohon)[:2] == [kantor.setda.pk, kantor.biro.pk]
    assert pohon[kantor.subbagian.pk].orang == 3
    assert pohon[kantor.bagian.pk].seluruhnya == 3
    assert pohon[kantor.bagian.pk].kepala == []
    assert "Kosong" in isi
    assert "Plt." in isi
    assert kantor.sekda.nama in isi


def test_admin_melihat_pohonnya_mulai_dari_unitnya(kantor, admin):
    pohon = admin.get(ke("unit")).context["pohon"]

    assert (pohon[0].unit.nama, pohon[0].tingkat) == (kantor.biro.nama, 0)
    assert kantor.setda.pk not in {s.unit.pk for s in pohon}


def test_pohon_pada_tanggal_lain(kantor, admin):
    UnitFactory(instansi=kantor.instansi, parent=kantor.biro, nama="Bagian Lama", selesai=date(2015, 12, 31))

    assert "Bagian Lama" not in teks(admin.get(ke("unit")))
    assert "Bagian Lama" in teks(admin.get(ke("unit", pada="31-12-2015")))
    assert "Belum ada unit kerja" in teks(admin.get(ke("unit", pada="1-1-2000")))


def test_pohon_kosong_menunjukkan_langkah_pertama(kantor, pengelola, db):
    Penempatan.objects.all().delete()
    Jabatan.objects.all().delete()
    PeranUnit.objects.exclude(pengguna=kantor.pengelola.pengguna).delete()
    UnitKerja.objects.all().delete()

    assert "Tambah unit pertama" in teks(pengelola.get(ke("unit")))


def test_unit_ditambah_diubah_dan_diakhiri(kantor, admin):
    data = {"kode": "B-9", "nama": "Subbagian Baru", "jenis": "subbagian", "mulai": "1-6-2020"}
    jawaban = admin.post(ke("unit_baru", induk=kantor.bagian.pk), data | {"induk_id": kantor.bagian.pk})
    unit = UnitKerja.objects.get(kode="B-9")
    assert jawaban.headers["Location"] == ke("rincian_unit", kantor.bagian.pk)

    admin.post(ke("ubah_unit", unit.pk), data | {"induk_id": kantor.bagian.pk, "nama": "Subbagian Arsip"})
    unit.refresh_from_db()
    assert unit.nama == "Subbagian Arsip"

    jawaban = admin.post(ke("akhiri_unit", unit.pk), {"selesai": "30 Juni 2020"}, follow=True)
    assert "Subbagian Arsip telah diakhiri." in teks(jawaban)


def test_penolakan_menyebut_jumlah_dan_mempertahankan_isian(kantor, admin):
    jawaban = admin.post(ke("akhiri_unit", kantor.subbagian.pk), {"selesai": "30-06-2020"})

    assert jawaban.status_code == 422
    assert "masih memuat 3 pegawai sesudah 30 Juni 2020" in teks(jawaban)
    assert 'value="30-06-2020"' in teks(jawaban)


def test_halaman_usang_diberi_tahu_lalu_dapat_disimpan(kantor, admin):
    halaman = admin.get(ke("ubah_unit", kantor.bagian.pk))
    data = {k: v if v is not None else "" for k, v in halaman.context["form"].initial.items()} | {
        "mulai": "01-01-2010",
        "nama": "Nama Saya",
    }
    kantor.bagian.nama = "Nama Orang Lain"
    kantor.bagian.save()

    jawaban = admin.post(ke("ubah_unit", kantor.bagian.pk), data)
    assert jawaban.status_code == 409
    assert "sudah diubah dari halaman atau oleh orang lain" in teks(jawaban)
    assert 'value="Nama Saya"' in teks(jawaban)

    versi = jawaban.context["form"]["versi"].value()
    assert admin.post(ke("ubah_unit", kantor.bagian.pk), data | {"versi": versi}).status_code == 302
    kantor.bagian.refresh_from_db()
    assert kantor.bagian.nama == "Nama Saya"


def test_admin_unit_wajib_memilih_induk(kantor, admin, pengelola):
    data = {"kode": "P-1", "nama": "Unit Puncak", "jenis": "dinas", "mulai": "1-6-2020", "induk_id": ""}

    assert "induk_id" in admin.post(ke("unit_baru"), data).context["form"].errors
    assert pengelola.post(ke("unit_baru"), data).status_code == 302


def test_pilihan_induk_tidak_memuat_unitnya_sendiri(kantor, admin):
    pilihan = dict(admin.get(ke("ubah_unit", kantor.bagian.pk)).context["form"].fields["induk_id"].choices)

    assert kantor.bagian.pk not in pilihan
    assert kantor.subbagian.pk not in pilihan
    assert kantor.bagian_lain.pk in pilihan


def test_unit_teratas_milik_admin_tetap_di_bawah_induknya(kantor, admin):
    """Biro is the root of what this admin sees; saving it must not move it."""
    form = admin.get(ke("ubah_unit", kantor.biro.pk)).context["form"]

    assert kantor.setda.pk in dict(form.fields["induk_id"].choices)
    data = {"kode": kantor.biro.kode, "nama": "Biro", "jenis": "biro", "mulai": "1-1-2010", "induk_id": kantor.setda.pk}
    assert admin.post(ke("ubah_unit", kantor.biro.pk), data).status_code == 302


def test_reorganisasi_dari_halaman(kantor, pengelola):
    halaman = pengelola.get(ke("reorganisasi", kantor.bagian.pk))
    assert "2 unit, 4 jabatan, dan 4 penempatan pindah." in teks(halaman)

    data = {
        "mulai": "1-7-2020",
        "nomor_surat": "Pergub 5/2020",
        "nama": "Bagian Baru",
        "kode": kantor.bagian.kode,
        "jenis": "bagian",
        "induk_id": kantor.biro.pk,
    }
    assert pengelola.post(ke("reorganisasi", kantor.bagian.pk), data).status_code == 302
    assert "Bagian Baru" in teks(pengelola.get(ke("unit", pada="1-7-2020")))


def test_unit_dan_jabatan_dibuka_kembali(kantor, admin):
    unit = UnitFactory(instansi=kantor.instansi, parent=kantor.bagian, selesai=HARI)
    jabatan = JabatanFactory(unit=kantor.bagian, selesai=date(2020, 1, 1))

    assert admin.post(ke("buka_unit", unit.pk)).status_code == 302
    assert "Jabatan yang sudah berakhir (1)" in teks(admin.get(ke("rincian_unit", kantor.bagian.pk)))
    assert admin.post(ke("buka_jabatan", jabatan.pk)).status_code == 302


def test_jabatan_ditambah_diubah_dan_diakhiri(kantor, admin):
    data = {"nama": "Arsiparis", "jenis": "fungsional_tertentu", "mulai": "1-6-2020", "eselon": ""}
    admin.post(ke("jabatan_baru", kantor.subbagian.pk), data)
    jabatan = Jabatan.objects.get(nama="Arsiparis")

    admin.post(ke("ubah_jabatan", jabatan.pk), data | {"nama": "Arsiparis Muda"})
    admin.post(ke("akhiri_jabatan", jabatan.pk), {"selesai": "30-6-2020"})

    jabatan.refresh_from_db()
    assert (jabatan.nama, jabatan.selesai) == ("Arsiparis Muda", date(2020, 6, 30))


def test_siapa_menilai_siapa_menyebut_dasar_dan_temuan(kantor, pengelola):
    Penempatan.objects.filter(pegawai=kantor.penilai).update(selesai=HARI - timedelta(days=1))
    PenugasanPenilaiFactory(pegawai=kantor.rekan, penilai=kantor.karo, alasan="Diperbantukan di biro.")
    kantor.karo.pengguna.is_active = False
    kantor.karo.pengguna.save()

    isi = teks(pengelola.get(ke("penilai", kantor.setda.pk)))

    assert "Dilewati karena tidak ada kepala lain: Subbagian Tata Usaha." in isi
    assert "Menurut penugasan khusus: Diperbantukan di biro." in isi
    assert "Karo Rekaan belum mempunyai akun aktif" in isi


# --- people ------------------------------------------------------------------------------------------------------


def test_daftar_dicari_dengan_nama(kantor, admin):
    jawaban = admin.post(ke("cari_pegawai"), {"cari": "pemilik"}, follow=True)

    assert list(jawaban.context["halaman"]) == [kantor.pemilik]


def test_nip_lengkap_membuka_orangnya_dan_tidak_pernah_berada_di_alamat(kantor, admin):
    jawaban = admin.post(ke("cari_pegawai"), {"cari": f"{kantor.pemilik.nip[:8]} {kantor.pemilik.nip[8:]}"})

    assert jawaban.headers["Location"] == ke("rincian_pegawai", kantor.pemilik.pk)


def test_awal_nip_dijawab_di_tempat(kantor, admin):
    jawaban = admin.post(ke("cari_pegawai"), {"cari": kantor.pemilik.nip[:10]})

    assert jawaban.status_code == 200
    assert kantor.pemilik in list(jawaban.context["halaman"])


def test_pencarian_tidak_menembus_wilayah(kantor, masuk):
    peramban = masuk(kantor.admin_lain)

    for cari in (kantor.pemilik.nip, kantor.pemilik.nip[:10], "pemilik"):
        jawaban = peramban.post(ke("cari_pegawai"), {"cari": cari}, follow=True)
        assert kantor.pemilik.nama not in teks(jawaban)


@pytest.mark.parametrize("cari", ["", "   ", "\x00", "x" * 500, "' OR 1=1 --", "%", "<b>"])
def test_pencarian_aneh_tidak_merusak(admin, cari):
    assert admin.post(ke("cari_pegawai"), {"cari": cari}, follow=True).status_code == 200


def test_daftar_disaring_unit_dan_keadaan(kantor, pengelola):
    baru = PegawaiFactory(instansi=kantor.instansi, nama="Belum Bertempat")
    kantor.rekan.berhenti_tanggal, kantor.rekan.berhenti_alasan = HARI, "pensiun"
    kantor.rekan.save()

    def orang(**query):
        return set(pengelola.get(ke("pegawai", **query)).context["halaman"])

    assert orang(unit=kantor.subbagian.pk) == {kantor.penilai, kantor.pemilik}
    assert orang(keadaan="berhenti") == {kantor.rekan}
    assert baru in orang(keadaan="belum")
    assert {baru, kantor.rekan} <= orang(keadaan="semua")
    assert "Tidak ada pegawai yang cocok" in teks(pengelola.get(ke("pegawai", nama="zzz")))


def test_rincian_memuat_isi_nip_penilai_bawahan_dan_riwayat(kantor, admin):
    isi = teks(admin.get(ke("rincian_pegawai", kantor.penilai.pk)))

    assert "Laki-laki" in isi or "Perempuan" in isi
    assert "Januari 2010" in isi
    assert "Menurut jabatan: Kepala Bagian Tatalaksana." in isi
    assert "Menilai 2 orang" in isi
    assert "Penata Muda Tingkat I / III/b" in isi


def test_rincian_yang_belum_ditempatkan_dan_pejabat_negara(kantor, pengelola):
    baru = PegawaiFactory(instansi=kantor.instansi)

    assert "belum ditempatkan" in teks(pengelola.get(ke("rincian_pegawai", baru.pk)))
    assert "tidak dinilai pada instansi ini" in teks(pengelola.get(ke("rincian_pegawai", kantor.gubernur.pk)))


def test_pegawai_baru_lewat_unit(kantor, admin):
    assert "Pilih dahulu unit" in teks(admin.get(ke("pegawai_baru")))
    jabatan = JabatanFactory(unit=kantor.subbagian)
    data = {
        "nip": "19900101 201503 1 777",
        "nama": "Orang Baru",
        "status": "cpns",
        "golongan": "II/a",
        "tmt": "1-3-2020",
        "jabatan_id": jabatan.pk,
        "mulai": "1-3-2020",
        "nomor_surat": "821/9",
    }

    assert admin.post(ke("pegawai_baru", unit=kantor.subbagian.pk), data).status_code == 302
    pegawai = Pegawai.objects.get(nip="199001012015031777")
    assert kantor.jabatan_dari(pegawai) == jabatan


def test_nip_kembar_ditolak_pada_kolomnya_dengan_isian_tetap(kantor, pengelola):
    data = {"nip": kantor.pemilik.nip, "nama": "Orang Kembar", "status": "pns"}

    jawaban = pengelola.post(ke("pegawai_baru"), data)

    assert jawaban.status_code == 422
    assert jawaban.context["form"].errors["nip"] == ["NIP ini sudah terdaftar."]
    assert 'value="Orang Kembar"' in teks(jawaban)


def test_pindah_jabatan_dengan_konfirmasi(kantor, admin):
    jabatan = JabatanFactory(unit=kantor.subbagian)
    alamat = ke("tempatkan", kantor.pemilik.pk, jabatan=jabatan.pk)
    data = {"jabatan_id": jabatan.pk, "jenis": "definitif", "mulai": "1-7-2020", "nomor_surat": "821/7"}
    assert "Akhiri jabatan Pengadministrasi Umum (sejak 1 Januari 2010)" in teks(admin.get(alamat))

    ditolak = admin.post(alamat, data)
    assert ditolak.status_code == 422
    assert "Centang untuk mengakhirinya pada 30 Juni 2020." in ditolak.context["form"].errors["akhiri_lama"][0]

    assert admin.post(alamat, data | {"akhiri_lama": "on"}).status_code == 302
    assert set(kantor.pemilik.daftar_penempatan.values_list("selesai", flat=True)) == {date(2020, 6, 30), None}


def test_isi_jabatan_menemukan_orangnya(kantor, admin, masuk):
    jabatan = JabatanFactory(unit=kantor.bagian_lain)

    lanjut = admin.post(ke("isi_jabatan", jabatan.pk), {"pegawai": kantor.pemilik.nip})
    assert lanjut.headers["Location"] == ke("tempatkan", kantor.pemilik.pk, jabatan=jabatan.pk)
    ditolak = masuk(kantor.admin_lain).post(ke("isi_jabatan", jabatan.pk), {"pegawai": kantor.pemilik.nip})
    assert ditolak.status_code == 422
    assert "di luar unit yang Anda kelola" in teks(ditolak)


def test_penempatan_diakhiri_dan_dibatalkan(kantor, admin):
    plt = PenempatanFactory(pegawai=kantor.penilai, jabatan=JabatanFactory(unit=kantor.bagian_lain), jenis="plt")

    assert admin.post(ke("akhiri_penempatan", plt.pk), {"selesai": "30-6-2020"}).status_code == 302
    assert admin.post(ke("batalkan_penempatan", plt.pk)).status_code == 302
    assert admin.post(ke("batalkan_penempatan", plt.pk)).status_code == 404


def test_penugasan_penilai_dari_halaman(kantor, admin):
    data = {"penilai": kantor.karo.nip, "atasan": "", "mulai": "15-6-2020", "alasan": "Diperbantukan."}
    salah = admin.post(ke("tugaskan", kantor.pemilik.pk), data | {"penilai": kantor.pemilik.nip})
    assert salah.context["form"].errors["penilai"] == ["Tidak seorang pun boleh menilai dirinya sendiri."]
    assert "Diperbantukan." in teks(salah)

    assert admin.post(ke("tugaskan", kantor.pemilik.pk), data).status_code == 302
    penugasan = PenugasanPenilai.objects.get()
    assert admin.post(ke("akhiri_penugasan", penugasan.pk), {"selesai": "30-6-2020"}).status_code == 302


def test_admin_tidak_menugaskan_penilai_bagi_dirinya(kantor, admin):
    assert admin.get(ke("tugaskan", kantor.admin.pk)).status_code == 403
    assert "ditetapkan oleh admin kepegawaian lain" in teks(admin.get(ke("rincian_pegawai", kantor.admin.pk)))


def test_berhenti_dan_pembatalannya(kantor, admin):
    jawaban = admin.post(ke("berhenti", kantor.rekan.pk), {"alasan": "pensiun", "tanggal": "15-6-2020"}, follow=True)
    assert "Pensiun sejak 15 Juni 2020" in teks(jawaban)

    assert admin.post(ke("batal_berhenti", kantor.rekan.pk)).status_code == 302
    kantor.rekan.refresh_from_db()
    assert kantor.rekan.berhenti_tanggal is None


def test_pangkat_dicatat_dan_dihapus(kantor, admin):
    admin.post(ke("pangkat_baru", kantor.pemilik.pk), {"golongan": "III/c", "tmt": "1-4-2020"})
    riwayat = kantor.pemilik.riwayat_pangkat.get(golongan="III/c")

    assert admin.post(ke("hapus_pangkat", riwayat.pk)).status_code == 302
    assert not kantor.pemilik.riwayat_pangkat.filter(golongan="III/c").exists()


# --- accounts, roles, agency -------------------------------------------------------------------------------------


def test_kata_sandi_tampil_sekali_dan_tidak_disimpan_peramban(kantor, pengelola):
    baru = PegawaiFactory(instansi=kantor.instansi)

    jawaban = pengelola.post(ke("buat_akun", baru.pk))
    sandi = jawaban.context["sandi"]

    assert jawaban.status_code == 200
    assert sandi in teks(jawaban)
    assert "no-store" in jawaban.headers["Cache-Control"]
    assert sandi not in teks(pengelola.get(ke("rincian_pegawai", baru.pk)))
    assert pengelola.post(ke("buat_akun", baru.pk)).status_code == 409


def test_akun_ditutup_lalu_dibuka(kantor, admin):
    assert admin.post(ke("nonaktifkan_akun", kantor.rekan.pk)).status_code == 302
    assert "Nonaktif" in teks(admin.get(ke("rincian_pegawai", kantor.rekan.pk)))
    assert admin.post(ke("aktifkan_akun", kantor.rekan.pk)).status_code == 302


def test_peran_diberikan_dan_dicabut(kantor, pengelola):
    data = {"peran": "admin_kepegawaian", "unit_id": kantor.subbagian.pk, "mulai": "15-6-2020"}
    assert pengelola.post(ke("beri_peran", kantor.rekan.pk), data).status_code == 302
    ganda = pengelola.post(ke("beri_peran", kantor.rekan.pk), data)
    assert "sudah memegang peran" in ganda.context["form"].errors["peran"][0]

    peran = PeranUnit.objects.get(pengguna=kantor.rekan.pengguna)
    assert kantor.rekan.nama in teks(pengelola.get(ke("peran")))
    assert pengelola.post(ke("cabut_peran", peran.pk), {"selesai": "15-6-2020"}).status_code == 302


def test_pengelola_tidak_mengubah_perannya_sendiri(kantor, pengelola):
    peran = PeranUnit.objects.get(pengguna=kantor.pengelola.pengguna)

    assert pengelola.get(ke("beri_peran", kantor.pengelola.pk)).status_code == 403
    assert pengelola.post(ke("cabut_peran", peran.pk), {"selesai": "15-6-2020"}).status_code == 403
    assert "Peran Anda" in teks(pengelola.get(ke("peran")))


def test_profil_instansi_disimpan_dan_yang_usang_ditolak(kantor, pengelola):
    form = pengelola.get(ke("instansi")).context["form"]
    data = {
        "nama": "Provinsi Baru",
        "alamat": "Jalan Satu",
        "tempat": "Kota",
        "zona_waktu": "Asia/Jayapura",
        "ppk": kantor.gubernur.pk,
        "versi": form.initial["versi"],
    }

    assert pengelola.post(ke("instansi"), data).status_code == 302
    assert pengelola.post(ke("instansi"), data | {"nama": "Provinsi Lain"}).status_code == 409
    assert Instansi.objects.get(pk=kantor.instansi.pk).nama == "Provinsi Baru"


def test_lambang_diunggah_ditampilkan_dan_dihapus(kantor, pengelola):
    isi = io.BytesIO()
    Image.new("RGB", (64, 64), (1, 2, 3)).save(isi, "PNG")

    salah = pengelola.post(ke("unggah_lambang"), {"lambang": SimpleUploadedFile("a.png", b"bukan gambar")})
    assert salah.status_code == 422
    assert "lambang" in salah.context["form_lambang"].errors
    jawaban = pengelola.post(ke("unggah_lambang"), {"lambang": SimpleUploadedFile("a.png", isi.getvalue())})
    assert jawaban.status_code == 302
    gambar = pengelola.get(ke("lambang", kantor.instansi.pk))
    assert gambar.headers["Content-Type"] == "image/png"
    assert b"".join(gambar.streaming_content).startswith(b"\x89PNG")
    assert pengelola.post(ke("hapus_lambang")).status_code == 302
    assert pengelola.get(ke("lambang", kantor.instansi.pk)).status_code == 404


@pytest.mark.parametrize("nama", ["unit_baru", "pegawai_baru", "instansi", "pegawai"])
def test_halaman_bertoken(pengelola, nama):
    assert "csrfmiddlewaretoken" in pengelola.get(ke(nama)).content.decode()
