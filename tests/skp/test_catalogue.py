"""The catalogue of a position: grown from agreed SKP, silent about few people, kept by the personnel unit."""

import pytest

from organisasi.models import Jabatan, Jejak
from skp.catalogue import kunci_butir, list_katalog, list_katalog_skp
from skp.models import EntriKatalog, Skp
from skp.selectors import TERKAIT
from tests.dunia import baris, pada, skp_draf
from tests.factories.organisasi import JabatanFactory, PenempatanFactory
from tests.factories.skp import KegiatanFactory, PeriodeFactory, SkpFactory, VersiFactory
from tests.halaman import dom, formset, isian, nilai, teks

pytestmark = pytest.mark.django_db

KUNCI = kunci_butir("Mengagendakan surat", "surat", "bulan")
NAMA = "Pengadministrasi Umum"


def pemakai(d, *uraian, status="ditetapkan", periode=None, jabatan=NAMA, satuan="surat"):
    """One more person of the position with an agreed SKP of these activities."""
    duduk = PenempatanFactory(jabatan=JabatanFactory(unit=d.bagian_lain, nama=jabatan), pegawai__instansi=d.instansi)
    skp = SkpFactory(periode=periode or d.periode, penempatan=duduk, pejabat_penilai=d.karo, status=status)
    versi = VersiFactory(skp=skp)
    for satu in uraian:
        KegiatanFactory(versi=versi, uraian=satu, satuan_kuantitas=satuan)
    return skp


@pytest.fixture
def ramai(dunia):
    """Six people who keep the register of letters, two of them a year earlier, and one who does something else."""
    lama = PeriodeFactory(instansi=dunia.instansi, tahun=2014)
    for periode in (lama, lama, dunia.periode, dunia.periode):
        pemakai(dunia, "Mengagendakan surat", periode=periode)
    pemakai(dunia, "Mengagendakan surat", "Mengetik konsep surat", "Kegiatan yang hanya satu orang punya")
    pemakai(dunia, "Mengagendakan Surat", "Mengetik konsep surat")
    return dunia


def uraian(daftar):
    return [(b.uraian, b.pemakaian) for b in daftar]


def test_katalog_tumbuh_dari_skp_yang_ditetapkan_dan_yang_paling_dipakai_di_atas(ramai, django_assert_max_num_queries):
    pemakai(ramai, "Rencana yang belum disetujui", status="draf")
    pemakai(ramai, "Kegiatan jabatan lain", jabatan="Arsiparis")
    skp = Skp.objects.select_related(*TERKAIT).get(pk=skp_draf(ramai).pk)

    with django_assert_max_num_queries(3):
        katalog = list_katalog_skp(skp)

    assert uraian(katalog) == [
        ("Mengagendakan Surat", "6 pegawai, 2014–2015"),
        ("Mengetik konsep surat", "kurang dari 5 pegawai"),
    ]
    assert (katalog[0].satuan_kuantitas, katalog[0].satuan_waktu, katalog[0].kunci) == ("surat", "bulan", KUNCI)


def test_jabatan_dengan_kurang_dari_lima_orang_tidak_menunjukkan_isi_skp_siapa_pun(dunia, masuk):
    """What four people agreed on would tell whose it is; the admin of their unit reads those SKP anyway."""
    for _ in range(4):
        pemakai(dunia, "Mengagendakan surat")
    skp = skp_draf(dunia)
    unit = frozenset({dunia.bagian_lain.pk})

    assert list_katalog_skp(skp) == []
    assert len(list_katalog(dunia.instansi, NAMA, paling_banyak=9, unit_admin=unit)) == 1
    assert list_katalog(dunia.instansi, NAMA, paling_banyak=9, unit_admin={dunia.subbagian.pk}) == []
    halaman = masuk(dunia.pemilik).get(f"/skp/{skp.pk}/susun/")
    assert "sedikitnya lima orang" in teks(halaman)


def test_admin_satu_unit_tidak_membaca_kegiatan_seorang_di_unit_lain(ramai):
    """Six people are enough to tell what several do; what one alone does, the admin of his unit reads."""
    kata = {b.uraian for b in list_katalog(ramai.instansi, NAMA, paling_banyak=9, unit_admin={ramai.subbagian.pk})}
    assert kata == {"Mengagendakan Surat", "Mengetik konsep surat"}
    kata = {b.uraian for b in list_katalog(ramai.instansi, NAMA, paling_banyak=9, unit_admin={ramai.bagian_lain.pk})}
    assert "Kegiatan yang hanya satu orang punya" in kata


def test_satu_klik_menambahkan_baris_dan_tidak_ada_ketikan_yang_hilang(ramai, masuk):
    """Without JavaScript: the button sends the whole form, and what is unfinished or wrong comes back as typed."""
    skp = skp_draf(ramai, kegiatan=[])
    pemilik = masuk(ramai.pemilik)
    tombol = dom(pemilik.get(f"/skp/{skp.pk}/susun/")).xpath(f"//button[@name='katalog'][@value='{KUNCI}']")
    assert tombol[0].get("form") == "penyunting"
    diketik = {"uraian": "Belum selesai", "target_kuantitas": "banyak", "satuan_waktu": "tahun"}

    isi = formset("k", [{}, diketik]) | {"revisi": skp.revisi, "katalog": KUNCI}
    jawaban = pemilik.post(f"/skp/{skp.pk}/susun/", isi)

    assert jawaban.status_code == 200
    assert [nilai(jawaban, f"k-{n}-uraian").strip() for n in (0, 1)] == ["Belum selesai", "Mengagendakan Surat"]
    assert (nilai(jawaban, "k-0-target_kuantitas"), nilai(jawaban, "k-1-satuan_kuantitas")) == ("banyak", "surat")
    assert not dom(jawaban).xpath("//ul[@class='salah-baris']")
    assert "belum tersimpan" in teks(jawaban)

    lengkap = isian(jawaban) | {f"k-{n}-{k}": 12 for n in (0, 1) for k in ("target_kuantitas", "target_waktu")}
    lengkap |= {"k-0-satuan_kuantitas": "laporan"}
    with pada(2015, 1, 5):
        assert pemilik.post(f"/skp/{skp.pk}/susun/", lengkap).status_code == 302
    versi = skp.daftar_versi.get()
    assert list(versi.daftar_kegiatan.values_list("uraian", flat=True)) == ["Belum selesai", "Mengagendakan Surat"]


def test_yang_tidak_ada_dalam_katalog_dan_yang_tidak_muat_dijelaskan(ramai, masuk):
    skp = skp_draf(ramai, kegiatan=[])
    pemilik = masuk(ramai.pemilik)
    satu = {"uraian": "Tetap ada"}

    asing = pemilik.post(f"/skp/{skp.pk}/susun/", formset("k", [satu]) | {"revisi": 0, "katalog": "0" * 16})
    penuh = pemilik.post(f"/skp/{skp.pk}/susun/", formset("k", [satu] * 60) | {"revisi": 0, "katalog": KUNCI})

    assert (asing.status_code, nilai(asing, "k-0-uraian").strip()) == (409, "Tetap ada")
    assert "tidak ada lagi dalam katalog" in teks(asing)
    assert (penuh.status_code, nilai(penuh, "k-59-uraian").strip()) == (422, "Tetap ada")
    assert "Paling banyak 60 kegiatan" in teks(penuh)


def test_admin_menyembunyikan_menampilkan_dan_membakukan(ramai, masuk):
    """Hidden is hidden from the employee; a canonical wording takes the place of the one it replaces."""
    jabatan = Jabatan.objects.filter(unit=ramai.bagian_lain, nama=NAMA).first()
    alamat = f"/katalog/jabatan/{jabatan.pk}/"
    admin = masuk(ramai.admin)
    skp = skp_draf(ramai)

    assert admin.post(f"{alamat}sembunyikan/", {"kunci": KUNCI}).status_code == 302
    assert uraian(list_katalog_skp(skp)) == [("Mengetik konsep surat", "kurang dari 5 pegawai")]
    assert admin.post(f"{alamat}sembunyikan/", {"kunci": KUNCI}).status_code == 409
    assert admin.post(f"{alamat}tampilkan/", {"kunci": KUNCI}).status_code == 302
    assert not EntriKatalog.objects.exists()

    tawaran = admin.get(alamat, {"bakukan": KUNCI})
    isi = isian(tawaran, alamat) | {"uraian": "Mengagendakan surat masuk dan keluar"}
    assert admin.post(alamat, isi).status_code == 302
    assert uraian(list_katalog_skp(skp)) == [
        ("Mengagendakan surat masuk dan keluar", ""),
        ("Mengetik konsep surat", "kurang dari 5 pegawai"),
    ]
    sama = admin.post(alamat, isi | {"menggantikan": ""})
    assert (sama.status_code, "sudah dibakukan" in teks(sama)) == (422, True)
    assert Jejak.objects.filter(objek="entrikatalog").count() == 4


def test_daftar_jabatan_hanya_dari_unit_sendiri(ramai, masuk):
    halaman = masuk(ramai.admin).get("/katalog/", {"cari": "umum"})

    assert [j["nama"] for j in halaman.context["halaman"]] == [NAMA]
    assert baris().uraian not in teks(halaman)
