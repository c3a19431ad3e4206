"""The pages of an import: upload, mistakes, changes, background, templates."""

import io
import zipfile
from decimal import Decimal
from unittest import mock

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from organisasi.common.baca_tabel import baca_tabel
from organisasi.common.berkas_tabel import periksa_tabel
from organisasi.common.buku_ods import JENIS_ODS, LembarOds, tulis_ods
from organisasi.impor.lembar import list_lembar
from organisasi.models import Impor, Pegawai, Pekerjaan, Pengguna, StatusImpor
from organisasi.services.impor import Unggahan, periksa_impor, unggah_impor
from skp.models import ButirRkt
from tests.halaman import alamat_form, isian, pesan, teks
from tests.organisasi.impor.tabel import buku, isi_ods
from tests.organisasi.impor.test_impor import susunan

NIP = "198503172010011009"


def unggah(peramban, isi, nama="pegawai.xlsx"):
    return peramban.post(reverse("organisasi:impor"), {"berkas": SimpleUploadedFile(nama, isi)}, follow=True)


def test_dari_unggahan_sampai_diurungkan(kantor, masuk):
    peramban = masuk(kantor.admin_pusat)

    halaman = unggah(peramban, buku(Pegawai=[(NIP, "Orang Baru", "III/a", "01-04-2015", "")]))
    assert "Terapkan 3 perubahan" in teks(halaman)
    assert "Orang Baru (198503172010011009)" in teks(halaman)
    terapkan = next(a for a in alamat_form(halaman) if a.endswith("terapkan/"))
    halaman = peramban.post(terapkan, isian(halaman, "terapkan/"), follow=True)
    assert pesan(halaman) == ["3 perubahan telah diterapkan."]
    assert Pegawai.objects.filter(nip=NIP).exists()
    urungkan = next(a for a in alamat_form(halaman) if a.endswith("urungkan/"))
    assert pesan(peramban.post(urungkan, follow=True)) == ["Impor telah diurungkan seluruhnya."]
    assert not Pegawai.objects.filter(nip=NIP).exists()


def test_kesalahan_berdiri_pada_baris_dan_kolomnya(kantor, masuk):
    halaman = unggah(masuk(kantor.admin_pusat), buku(Pegawai=[("", "Orang", "", "", ""), ("1", "O", "", "", "")]))

    assert "2 hal perlu diperbaiki." in teks(halaman)
    assert "Pegawai3NIPNIP harus terdiri atas 18 angka" in teks(halaman)
    assert not any(a.endswith("terapkan/") for a in alamat_form(halaman))


def test_berkas_jahat_ditolak_pada_bidangnya(kantor, masuk):
    for isi, nama, kalimat in ((b"", "a.csv", "kosong"), (b"MZ", "a.exe", "xlsx, ods, dan csv")):
        jawaban = unggah(masuk(kantor.admin_pusat), isi, nama)
        assert jawaban.status_code == 422
        assert kalimat in teks(jawaban)
    kosong = masuk(kantor.admin_pusat).post(reverse("organisasi:impor"))
    assert "Pilih berkas yang akan diimpor." in teks(kosong)
    rusak = unggah(masuk(kantor.admin_pusat), "a;b".encode("utf-16-le").replace(b"\0", b"\xff"), "a.csv")
    assert "UTF-8" in teks(rusak)
    assert Impor.objects.get().status == StatusImpor.DITOLAK


def test_berkas_besar_diperiksa_dan_diterapkan_di_latar_belakang(kantor, masuk, django_capture_on_commit_callbacks):
    peramban = masuk(kantor.admin_pusat)
    isi = buku(Pegawai=[(NIP, "Orang Baru", "", "", "")])
    with (
        mock.patch("organisasi.views.impor.LANGSUNG", 10),
        mock.patch("organisasi.views.impor.PERUBAHAN_LANGSUNG", 1),
        django_capture_on_commit_callbacks(execute=True),
    ):
        unggah(peramban, isi)
    impor = Impor.objects.get()
    assert impor.status == StatusImpor.SIAP
    kerja = peramban.get(reverse("rincian_pekerjaan", args=[Pekerjaan.objects.get().pk]))
    assert "0 temuan, 2 perubahan." in teks(kerja)
    with mock.patch("organisasi.views.impor.PERUBAHAN_LANGSUNG", 1), django_capture_on_commit_callbacks(execute=True):
        peramban.post(reverse("organisasi:terapkan_impor", args=[impor.pk]), {"sidik": impor.sidik_rencana})
    impor.refresh_from_db()
    assert impor.status == StatusImpor.DITERAPKAN


def test_templat_memuat_semua_lembar_dan_kolom_teks(kantor, masuk):
    peramban = masuk(kantor.admin_pusat)
    isi = peramban.get(reverse("organisasi:templat_impor", args=["templat-impor.xlsx"])).content
    berkas = load_workbook(io.BytesIO(isi))
    assert berkas.sheetnames == [*(x.nama for x in list_lembar()), "Petunjuk"]
    assert berkas["Pegawai"].column_dimensions["A"].number_format == "@"
    csv = peramban.get(reverse("organisasi:templat_impor", args=["templat-unit.csv"])).content.decode("utf-8-sig")
    assert csv.startswith("Kode;Nama;Jenis")
    assert peramban.get(reverse("organisasi:templat_impor", args=["templat-rahasia.csv"])).status_code == 404
    # the empty template itself is accepted, and asks for nothing
    oleh = kantor.sebagai("admin_pusat")
    impor = unggah_impor(berkas=Unggahan("templat.xlsx", isi), oleh=oleh)
    impor = periksa_impor(impor_id=impor.pk, oleh=oleh)
    assert (impor.status, impor.jumlah_perubahan) == (StatusImpor.SIAP, 0)


def test_templat_ods_diunduh_diisi_dan_diimpor_untuk_setiap_lembar(kantor, masuk):
    """All six kinds in one .ods, typed into the downloaded template; numbers typed there stay text."""
    peramban = masuk(kantor.admin_pusat)
    jawaban = peramban.get(reverse("organisasi:templat_impor", args=["templat-impor.ods"]))
    assert jawaban["Content-Type"] == JENIS_ODS
    kosong = unggah(peramban, jawaban.content, "templat-impor.ods")
    assert "tidak ada yang perlu diterapkan" in teks(kosong)

    lembar = susunan(kantor)
    halaman = unggah(peramban, isi_ods(jawaban.content, lembar), "isi.ods")
    assert "Terapkan" in teks(halaman), teks(halaman)
    ringkas = {r["lembar"]: r["baru"] for r in Impor.objects.first().ringkasan}
    assert ringkas == {nama: len(baris) for nama, baris in lembar.items()}
    terapkan = next(a for a in alamat_form(halaman) if a.endswith("terapkan/"))
    peramban.post(terapkan, isian(halaman, "terapkan/"))

    assert Impor.objects.first().status == StatusImpor.DITERAPKAN
    assert ButirRkt.objects.get(uraian="Jumlah rapat").pagu == Decimal("2500000.50")
    satu = peramban.get(reverse("organisasi:templat_impor", args=["templat-rkt.ods"])).content
    assert [t.nama for t in baca_tabel(satu, periksa_tabel(satu, "rkt.ods"))] == ["RKT", "Petunjuk"]


def test_sel_ods_tidak_pernah_menjadi_rumus():
    """Whatever a text begins with, and whatever it holds, it comes back as that text; no cell has a formula."""
    jahat = ["=1+1", '=HYPERLINK("http://x")', "@SUM(1)", "-2+3", "\t=1", "<b>&'\"", "nol\x00", "198503172010011009"]
    berkas = io.BytesIO()
    tulis_ods(berkas, [LembarOds('Uji "satu" & dua', jahat, [22] * len(jahat), [jahat])])

    isi = berkas.getvalue()
    with zipfile.ZipFile(berkas) as wadah:
        assert wadah.namelist()[0] == "mimetype"
        assert b"table:formula" not in wadah.read("content.xml")
    (tabel,) = baca_tabel(isi, periksa_tabel(isi, "a.ods"))
    assert tabel.nama == 'Uji "satu" & dua'
    assert tabel.baris[1] == (2, [t.replace("\x00", "").strip() for t in jahat])


def test_kata_sandi_pertama_tampil_sekali(kantor, masuk):
    Pengguna.objects.get(pegawai=kantor.pemilik).delete()
    akun = Pengguna.objects.create_user(kantor.pemilik.nip, pegawai=kantor.pemilik)
    alamat = reverse("organisasi:sandi_unit", args=[kantor.bagian.pk])
    peramban = masuk(kantor.admin)

    assert "1 akun belum mempunyai kata sandi" in teks(peramban.get(alamat))
    halaman = peramban.post(alamat)
    assert "Hanya tampil sekali" in teks(halaman)
    akun.refresh_from_db()
    assert akun.check_password(halaman.context["daftar"][0][1])
    assert "Semua akun pada unit ini sudah mempunyai kata sandi" in teks(peramban.get(alamat))
