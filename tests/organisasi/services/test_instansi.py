"""The agency: first day, profile, emblem."""

import io
from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from PIL import Image

from organisasi.models import Instansi, Peran, PeranUnit, ZonaWaktu
from organisasi.services.instansi import IsiInstansi, ganti_lambang, ubah_instansi
from organisasi.services.row import versi_baris
from tests.organisasi.aturan import dilarang

ISI = IsiInstansi(nama="Pemerintah Provinsi Baru", tempat="Kota Baru", zona_waktu=ZonaWaktu.WIT, alamat="Jalan Satu")
PERINTAH = {
    "kode": "BARU-1",
    "nama": "Dinas Baru",
    "tempat": "Kota Baru",
    "zona": "WITA",
    "pengelola": "19900101 201503 1 777",
    "nama_pengelola": "Orang Pertama",
}


def gambar(jenis="PNG", ukuran=(200, 100), nama="lambang.png"):
    isi = io.BytesIO()
    Image.new("RGB", ukuran, (10, 90, 110)).save(isi, jenis)
    return SimpleUploadedFile(nama, isi.getvalue())


def ubah(kantor, oleh="pengelola", versi="", **lain):
    return ubah_instansi(
        instansi_id=kantor.instansi.pk, isi=replace(ISI, **lain), oleh=kantor.sebagai(oleh), versi=versi
    )


def pasang(kantor, berkas, oleh="pengelola"):
    return ganti_lambang(instansi_id=kantor.instansi.pk, berkas=berkas, oleh=kantor.sebagai(oleh))


def test_profil_diubah(kantor):
    ubah(kantor, ppk=kantor.gubernur)

    instansi = Instansi.objects.get(pk=kantor.instansi.pk)
    assert (instansi.nama, instansi.zona_waktu, instansi.ppk) == (ISI.nama, "Asia/Jayapura", kantor.gubernur)


def test_ppk_boleh_kepala_unit_eselon_satu_dan_boleh_dikosongkan(kantor):
    assert ubah(kantor, ppk=kantor.sekda).ppk == kantor.sekda
    assert ubah(kantor).ppk is None


@pytest.mark.parametrize("siapa", ["karo", "pemilik", "admin_asing"])
def test_orang_lain_tidak_menjadi_ppk(kantor, siapa):
    with dilarang("instansi.ppk"):
        ubah(kantor, ppk=getattr(kantor, siapa))


@pytest.mark.parametrize("siapa", ["admin", "admin_pusat", "admin_asing", "pimpinan", "pemilik"])
def test_profil_hanya_diubah_pengelola(kantor, siapa):
    with pytest.raises(PermissionDenied):
        ubah(kantor, oleh=siapa)
    with pytest.raises(PermissionDenied):
        pasang(kantor, gambar(), oleh=siapa)


def test_profil_instansi_lain_dan_halaman_usang_ditolak(kantor):
    asing = kantor.admin_asing.instansi
    usang = versi_baris(kantor.instansi)
    ubah(kantor)

    with dilarang("instansi.asing"):
        ubah_instansi(instansi_id=asing.pk, isi=ISI, oleh=kantor.sebagai("pengelola"))
    with dilarang("organisasi.versi_usang"):
        ubah(kantor, versi=usang)


@pytest.mark.parametrize(
    ("lain", "kode"), [({"nama": ""}, "instansi.nama"), ({"zona_waktu": "UTC"}, "instansi.zona_waktu")]
)
def test_profil_yang_salah_ditolak(kantor, lain, kode):
    with dilarang(kode):
        ubah(kantor, **lain)


@pytest.mark.parametrize("jenis", ["PNG", "JPEG"])
def test_lambang_digambar_ulang_sebagai_png_kecil(kantor, jenis):
    instansi = pasang(kantor, gambar(jenis, (2000, 1000)))

    with instansi.lambang.open() as berkas, Image.open(berkas) as hasil:
        assert (hasil.format, hasil.size) == ("PNG", (800, 400))
    assert instansi.lambang.name.startswith("lambang/")
    assert "lambang.png" not in instansi.lambang.name


def test_isi_titipan_pada_gambar_tidak_ikut_tersimpan(kantor):
    titipan = b"<script>alert(1)</script>"
    berkas = SimpleUploadedFile("lambang.png", gambar().read() + titipan)

    with pasang(kantor, berkas).lambang.open() as hasil:
        assert titipan not in hasil.read()


@pytest.mark.parametrize(
    "berkas",
    [
        SimpleUploadedFile("lambang.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"),
        SimpleUploadedFile("lambang.png", b"\x89PNG\r\n\x1a\nrusak"),
        SimpleUploadedFile("lambang.png", b"%PDF-1.4"),
        SimpleUploadedFile("lambang.png", b""),
        SimpleUploadedFile("lambang.png", b"\0" * (1024 * 1024 + 1)),
    ],
    ids=["svg", "rusak", "pdf", "kosong", "besar"],
)
def test_yang_bukan_gambar_ditolak(kantor, berkas):
    with dilarang("instansi.lambang", "PNG atau JPEG"):
        pasang(kantor, berkas)

    assert not Instansi.objects.get(pk=kantor.instansi.pk).lambang


@pytest.mark.parametrize("jenis", ["GIF", "BMP", "WEBP", "TIFF"])
def test_jenis_gambar_lain_ditolak_walau_bernama_png(kantor, jenis):
    with dilarang("instansi.lambang"):
        pasang(kantor, gambar(jenis))


def test_gambar_berpiksel_terlalu_banyak_ditolak(kantor):
    with dilarang("instansi.lambang", "terlalu besar"):
        pasang(kantor, gambar("PNG", (6000, 5000)))


def test_lambang_lama_dihapus_dari_penyimpanan(kantor, django_capture_on_commit_callbacks):
    lama = pasang(kantor, gambar()).lambang
    with django_capture_on_commit_callbacks(execute=True):
        baru = pasang(kantor, gambar()).lambang

    assert not lama.storage.exists(lama.name)
    assert baru.storage.exists(baru.name)
    with django_capture_on_commit_callbacks(execute=True):
        pasang(kantor, None)
    assert not Instansi.objects.get(pk=kantor.instansi.pk).lambang
    assert not baru.storage.exists(baru.name)


def test_perintah_membuat_instansi_dengan_pengelolanya(db, capsys):
    call_command("buat_instansi", **PERINTAH)

    instansi = Instansi.objects.get(kode="BARU-1")
    peran = PeranUnit.objects.get(instansi=instansi)
    pengguna = peran.pengguna
    keluaran = capsys.readouterr().out
    assert (peran.peran, peran.unit, peran.selesai) == (Peran.PENGELOLA_SISTEM, None, None)
    assert instansi.zona_waktu == "Asia/Makassar"
    assert pengguna.nama_pengguna == "199001012015031777"
    assert pengguna.check_password(keluaran.split("sementara ")[1].split()[0])
    assert pengguna.wajib_ganti_sandi
    assert "29 Juni 2020" in keluaran


@pytest.mark.parametrize(
    ("lain", "pesan"),
    [
        ({"kode": "SUDAH"}, "sudah ada"),
        ({"kode": "huruf kecil"}, "Huruf besar"),
        ({"pengelola": "123"}, "18 angka"),
        ({"nama_pengelola": ""}, "tidak boleh kosong"),
    ],
)
def test_perintah_menolak_dan_tidak_meninggalkan_apa_pun(db, lain, pesan):
    Instansi.objects.create(kode="SUDAH", nama="Sudah Ada", tempat="Kota")

    with pytest.raises(CommandError, match=pesan):
        call_command("buat_instansi", **(PERINTAH | lain))

    assert list(Instansi.objects.values_list("kode", flat=True)) == ["SUDAH"]
