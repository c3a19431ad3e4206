"""From the life of an appraisal to its forms: live drafts, frozen finals, published once."""

import hashlib
import io
from datetime import date
from decimal import Decimal

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError
from lxml import html
from PIL import Image

from appraisal.models import Dokumen, JenisDokumen, JenisPenilaian, Penilaian, PerilakuKerja
from appraisal.pdf.bingkai import kop
from appraisal.pdf.render import render
from appraisal.selectors import get_hasil
from appraisal.services import documents
from appraisal.services.catatan import tulis_catatan
from appraisal.services.documents import ambil_pdf, get_dokumen, nama_berkas, terbitkan
from appraisal.services.keberatan import ajukan_keberatan, list_butir, putuskan_keberatan, tanggapi_keberatan
from appraisal.services.penetapan import sahkan, tetapkan_atasan
from appraisal.tasks import terbitkan_dokumen
from organisasi.common.angka import tulis_angka
from organisasi.common.errors import AturanDilanggar
from organisasi.models import Jejak, Pegawai
from skp.models import Skp
from skp.services import transitions
from tests.appraisal.pdf.contoh import (
    KEGIATAN,
    contoh_004,
    kegiatan_contoh,
    nilai_semua,
    sahkan_contoh,
    serahkan_contoh,
    teks,
)
from tests.dunia import (
    PERILAKU,
    buat_dunia,
    pada,
    penilaian_disahkan,
    penilaian_diserahkan,
    realisasi_diajukan,
    skp_diajukan,
    skp_ditetapkan,
    skp_draf,
)
from tests.factories.organisasi import JabatanFactory, RiwayatPangkatFactory
from tests.factories.skp import KreativitasFactory, TugasTambahanFactory
from tests.halaman import dom

J = JenisDokumen
pytestmark = pytest.mark.django_db


def cetak(jenis, sumber) -> str:
    return teks(ambil_pdf(jenis, sumber, perender=render).isi)


def tanpa_render(html: str) -> bytes:
    """For tests about storing: the HTML itself stands for the PDF."""
    return html.encode()


@pytest.fixture
def dunia_2012(db):
    return buat_dunia(2012)


# --- the worked example --------------------------------------------------------------------------


@pytest.mark.sekali
def test_contoh_paparan_tercetak_angka_demi_angka(dunia_2012):
    penilaian = contoh_004(dunia_2012)
    terbitkan(penilaian.pk)
    skp = Skp.objects.get(pegawai=penilaian.pegawai)

    formulir, capaian, prestasi = cetak(J.SKP, skp), cetak(J.CAPAIAN, skp), cetak(J.PRESTASI, penilaian)

    for baris in ("5.000 nota 100 12 bulan", "25 nota 100", "20 nota 100", "30 SK 100", "2 laporan 100"):
        assert baris in formulir
    for baris in (
        "5.000 nota 100 12 bulan - - 5.000 nota 85 12 bulan - 261,00 87,00",
        "25 nota 100 12 bulan - - 25 nota 80 12 bulan - 256,00 85,33",
        "JUMLAH 429,99",
        "(429,99 : 5) 86,00 (Baik)",
        "31 Desember 2012",
    ):
        assert baris in capaian
    for baris in (
        "86,00 x 60 % 51,60",
        "5. Kerjasama 90 (Baik) 6. Kepemimpinan - 7. Jumlah 450 8. Nilai rata-rata 90,00 (Baik)",
        "90,00 x 40 % 36,00 Nilai Prestasi Kerja 87,60 (Baik)",
        "Kepemimpinan tidak dinilai: Contoh pada paparan",
        "9. DIBUAT TANGGAL, 7 Januari 2013",
        "Dapat dipromosikan",
    ):
        assert baris in prestasi


# --- drafts --------------------------------------------------------------------------------------


@pytest.mark.sekali
def test_skp_draf_bertanda_draf_dan_yang_ditetapkan_menyebut_tanggalnya(dunia):
    draf = cetak(J.SKP, skp_draf(dunia))
    ditetapkan = cetak(J.SKP, skp_ditetapkan(dunia, pegawai=dunia.rekan))

    assert "DRAF – belum berlaku" in draf
    assert "Kota Harapan, ........" in draf
    assert "DRAF" not in ditetapkan
    assert "SKP ditetapkan 6 Januari 2015." in ditetapkan


@pytest.mark.sekali
def test_capaian_draf_dihitung_setelah_setiap_baris_lengkap(dunia):
    skp = realisasi_diajukan(dunia)
    sebelum = cetak(J.CAPAIAN, skp)
    for kegiatan in skp.daftar_versi.get().daftar_kegiatan.all():
        kegiatan.realisasi.kualitas = Decimal(85)
        kegiatan.realisasi.save()

    sesudah = cetak(J.CAPAIAN, skp)

    assert "261,00" not in sebelum
    assert "12 laporan 85 12 bulan - 261,00 87,00" in sesudah
    assert "DRAF" in sesudah


@pytest.mark.sekali
def test_prestasi_draf_dihitung_setelah_semua_nilai_ada(dunia):
    penilaian = nilai_semua(dunia, realisasi_diajukan(dunia), [85, 85])
    sebelum = cetak(J.PRESTASI, penilaian)
    PerilakuKerja.objects.filter(penilaian=penilaian).update(**PERILAKU)

    sesudah = cetak(J.PRESTASI, Penilaian.objects.get())

    assert "52,20" not in sebelum
    assert "87,00 x 60 % 52,20" in sesudah
    assert "Nilai Prestasi Kerja 86,20 (Baik)" in sesudah


@pytest.mark.sekali
def test_buku_catatan_dapat_dicetak_sebelum_ada_penilaian(dunia):
    skp = skp_ditetapkan(dunia)
    with pytest.raises(AturanDilanggar, match="belum berisi catatan"):
        cetak(J.PERILAKU, skp)
    with pada(2015, 3, 3):
        tulis_catatan(
            pegawai=dunia.pemilik,
            tanggal=date(2015, 3, 2),
            aspek="disiplin",
            uraian="Hadir sebelum apel.",
            oleh=dunia.akses(dunia.penilai),
        )

    isi = cetak(J.PERILAKU, skp)

    assert "1. 2 Maret 2015 Disiplin. Hadir sebelum apel. Kasubbag Rekaan" in isi
    assert "Penilaian SKP sampai dengan" not in isi


@pytest.mark.parametrize(
    ("jenis", "kalimat"),
    [
        (J.CAPAIAN, "setelah SKP ditetapkan"),
        (J.TUGAS_TAMBAHAN, "Belum ada tugas tambahan"),
        (J.KREATIVITAS, "Belum ada kreativitas"),
        (J.PRESTASI, "Penilaian tahun 2015 belum dimulai"),
    ],
)
def test_tidak_ada_yang_dapat_dicetak_dijelaskan(dunia, jenis, kalimat):
    with pytest.raises(AturanDilanggar, match=kalimat):
        cetak(jenis, skp_draf(dunia))


@pytest.mark.sekali
def test_keputusan_atasan_atas_skp_tercetak(dunia):
    skp = skp_diajukan(dunia)
    with pada(2015, 1, 6):
        transitions.tolak_skp(skp_id=skp.pk, oleh=dunia.akses(dunia.penilai), catatan="Target terlalu rendah.")
    with pada(2015, 1, 8):
        transitions.putuskan_skp(skp_id=skp.pk, oleh=dunia.akses(dunia.atasan), catatan="Target cukup.")

    isi = cetak(J.SKP, Skp.objects.get())

    assert "Tidak menyetujui; SKP diputuskan oleh atasan pejabat penilai." in isi
    assert "Keputusan atasan pejabat penilai (bersifat final): Target cukup." in isi
    assert "Atasan Pejabat Penilai, Kabag Rekaan" in isi


@pytest.mark.sekali
def test_dasar_khusus_periode_tercetak(dunia):
    dunia.periode.dasar_khusus = "Peraturan internal nomor 7."
    dunia.periode.save()

    assert "Dasar penggunaan: Peraturan internal nomor 7." in cetak(J.SKP, skp_draf(dunia))


# --- objection, tugas belajar, the superior's decision -------------------------------------------


@pytest.mark.sekali
def test_keberatan_dan_keputusannya_tercetak_dengan_nilai_baru(dunia):
    penilaian = penilaian_diserahkan(dunia)
    butir = next(b for b in list_butir(penilaian) if b.label.startswith("Kualitas"))
    with pada(2016, 1, 10):
        ajukan_keberatan(
            penilaian_id=penilaian.pk,
            alasan="Laporan tanpa revisi.",
            butir={butir.kunci: "Lihat bukti."},
            oleh=dunia.akses(dunia.pemilik),
        )
    with pada(2016, 1, 12):
        tanggapi_keberatan(penilaian_id=penilaian.pk, tanggapan="Ada revisi.", oleh=dunia.akses(dunia.penilai))
    with pada(2016, 1, 20):
        oleh = dunia.akses(dunia.atasan)
        ubah = {butir.kunci: Decimal(91)}
        putuskan_keberatan(penilaian_id=penilaian.pk, keputusan="Dinaikkan.", perubahan=ubah, oleh=oleh)
        sahkan(penilaian_id=penilaian.pk, oleh=oleh)

    isi = cetak(J.PRESTASI, Penilaian.objects.get())

    assert "Laporan tanpa revisi." in isi
    assert "Tanggal, 10 Januari 2016 6. TANGGAPAN" in isi
    assert "semula 85, menjadi 91. Nilai prestasi kerja menjadi 86,80 (Baik). Tanggal, 20 Januari 2016" in isi
    assert "Nilai menurut keputusan atasan pejabat penilai" in cetak(J.CAPAIAN, Skp.objects.get())


@pytest.mark.sekali
def test_hasil_yang_ditetapkan_atasan_menyebut_alasannya(dunia):
    penilaian = nilai_semua(dunia, realisasi_diajukan(dunia), [85, 85])
    PerilakuKerja.objects.filter(penilaian=penilaian).update(**PERILAKU)
    with pada(2016, 2, 1):
        tetapkan_atasan(penilaian_id=penilaian.pk, oleh=dunia.akses(dunia.atasan), catatan="Penilai wafat.")
    terbitkan(penilaian.pk)

    isi = cetak(J.PRESTASI, Penilaian.objects.get())

    assert "Tidak ditandatangani pejabat penilai. Ditetapkan oleh atasan pejabat penilai: Penilai wafat." in isi


@pytest.mark.sekali
def test_tugas_belajar_mencetak_nilai_akademik(dunia):
    penilaian = Penilaian.objects.create(
        periode=dunia.periode,
        pegawai=dunia.pemilik,
        unit=dunia.subbagian,
        jenis=JenisPenilaian.TUGAS_BELAJAR,
        pejabat_penilai=dunia.penilai,
        atasan=dunia.atasan,
        nilai_akademik=Decimal(85),
    )
    PerilakuKerja.objects.create(penilaian=penilaian, **PERILAKU)

    isi = cetak(J.PRESTASI, penilaian)

    assert "a. Nilai prestasi akademik (tugas belajar) 85,00 x 60 % 51,00" in isi
    assert "Penilaian prestasi akademik sampai dengan akhir Desember 2015 = 85,00" in cetak(J.PERILAKU, penilaian)


# --- publishing ----------------------------------------------------------------------------------


def test_terbit_semua_formulir_sekali_saja(dunia_2012):
    skp = realisasi_diajukan(dunia_2012, pegawai=dunia_2012.penilai, kegiatan=kegiatan_contoh())
    TugasTambahanFactory(skp=skp)
    KreativitasFactory(skp=skp)
    penilaian = nilai_semua(dunia_2012, skp, [k[3] for k in KEGIATAN])
    penilaian = sahkan_contoh(dunia_2012, serahkan_contoh(dunia_2012, penilaian))

    terbitkan_dokumen.func(penilaian.pk)
    pertama = {d.pk: (d.jenis, d.sha256, d.kode) for d in Dokumen.objects.all()}
    terbitkan(penilaian.pk)

    assert sorted(jenis for jenis, _, _ in pertama.values()) == sorted(J.values)
    assert {d.pk: (d.jenis, d.sha256, d.kode) for d in Dokumen.objects.all()} == pertama
    for dokumen in Dokumen.objects.all():
        sumber = skp if dokumen.skp_id else penilaian
        isi = ambil_pdf(J(dokumen.jenis), sumber).isi
        assert (dokumen.ukuran, dokumen.sha256) == (len(isi), hashlib.sha256(isi).hexdigest())
        assert f"Kode verifikasi: {dokumen.kode}" in teks(isi)
        assert "DRAF" not in teks(isi)


def test_terbit_hanya_formulir_yang_berisi_dan_melanjutkan_yang_tertunda(dunia):
    penilaian = penilaian_disahkan(dunia)
    terbitkan(penilaian.pk, perender=tanpa_render)
    Dokumen.objects.get(jenis=J.CAPAIAN).delete()
    tersisa = set(Dokumen.objects.values_list("kode", flat=True))

    terbitkan(penilaian.pk, perender=tanpa_render)

    assert set(Dokumen.objects.values_list("jenis", flat=True)) == {"skp", "capaian", "perilaku", "prestasi"}
    assert tersisa < set(Dokumen.objects.values_list("kode", flat=True))


def test_penilaian_yang_belum_berlaku_tidak_diterbitkan(dunia):
    with pytest.raises(AturanDilanggar, match="setelah penilaian berlaku"):
        terbitkan(penilaian_diserahkan(dunia).pk)


def test_berkas_tidak_tertinggal_bila_barisnya_gagal(dunia, monkeypatch, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    penilaian = penilaian_disahkan(dunia)
    monkeypatch.setattr(documents, "kode_baru", lambda: "kode-sama")

    with pytest.raises(IntegrityError):
        terbitkan(penilaian.pk, perender=tanpa_render)

    assert Dokumen.objects.count() == 1
    assert len([b for b in tmp_path.rglob("*") if b.is_file()]) == 1


def test_pekerja_kedua_yang_bersamaan_tidak_menggandakan(dunia, monkeypatch, settings, tmp_path):
    """The other worker stores the same form between our look and our write."""
    settings.MEDIA_ROOT = tmp_path
    penilaian = penilaian_disahkan(dunia)

    def didahului(html: str) -> bytes:
        if not Dokumen.objects.exists():
            terbitkan(penilaian.pk, perender=tanpa_render)
        return tanpa_render(html)

    terbitkan(penilaian.pk, perender=didahului)

    assert Dokumen.objects.count() == 4
    assert len([b for b in tmp_path.rglob("*") if b.is_file()]) == 4


@pytest.mark.sekali
def test_dokumen_akhir_memakai_nama_dan_jabatan_saat_ditandatangani(dunia):
    penilaian = penilaian_disahkan(dunia)
    Pegawai.objects.filter(pk=dunia.pemilik.pk).update(nama="Nama Baru", gelar_depan="Dr.")
    Pegawai.objects.filter(pk=dunia.penilai.pk).update(nama="Penilai Baru")
    RiwayatPangkatFactory(pegawai=dunia.pemilik, golongan="IV/a", tmt=date(2015, 1, 2))
    JabatanFactory._meta.model.objects.update(nama="Jabatan Baru")
    terbitkan(penilaian.pk)

    isi = " ".join(cetak(j, Skp.objects.get()) for j in (J.SKP, J.CAPAIAN)) + cetak(J.PRESTASI, penilaian)

    assert "Pemilik Rekaan" in isi
    assert "Kasubbag Rekaan" in isi
    assert "Pengadministrasi Umum" in isi
    for baru in ("Nama Baru", "Penilai Baru", "Jabatan Baru", "IV/a"):
        assert baru not in isi


@pytest.mark.sekali
def test_yang_berlaku_tetapi_belum_terbit_bukan_draf(dunia):
    isi = cetak(J.PRESTASI, penilaian_disahkan(dunia))

    assert "DRAF" not in isi
    assert "Penilaian berlaku sejak 7 Januari 2016." in isi


def test_berkas_yang_berubah_atau_hilang_tidak_diberikan(dunia):
    penilaian = penilaian_disahkan(dunia)
    terbitkan(penilaian.pk, perender=tanpa_render)
    dokumen = get_dokumen(J.PRESTASI, penilaian)
    dokumen.berkas.storage.delete(dokumen.berkas.name)
    with pytest.raises(AturanDilanggar) as hilang:
        ambil_pdf(J.PRESTASI, penilaian)
    dokumen.berkas.storage.save(dokumen.berkas.name, ContentFile(b"%PDF-palsu"))
    with pytest.raises(AturanDilanggar) as berubah:
        ambil_pdf(J.PRESTASI, penilaian)

    assert hilang.value.kode == berubah.value.kode == "dokumen.tidak_utuh"


@pytest.mark.sekali
def test_nama_berkas(dunia):
    skp = skp_ditetapkan(dunia)
    nip = dunia.pemilik.nip
    kedua = Skp(pegawai=dunia.pemilik, periode=dunia.periode, mulai=date(2015, 7, 1))

    assert nama_berkas(J.TUGAS_TAMBAHAN, skp) == f"tugas-tambahan-2015-{nip}.pdf"
    assert nama_berkas(J.SKP, kedua) == f"skp-2015-{nip}-2.pdf"


@pytest.mark.sekali
def test_cetak_biasa_memakai_proses_anak(dunia):
    berkas = ambil_pdf(J.SKP, skp_draf(dunia))

    assert berkas.isi.startswith(b"%PDF-")
    assert berkas.dokumen is None


# --- emblem --------------------------------------------------------------------------------------


def test_lambang_diubah_menjadi_gambar_kecil_dan_berkas_rusak_diabaikan(dunia, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    gambar = io.BytesIO()
    Image.new("CMYK", (1200, 900)).save(gambar, "JPEG")
    dunia.instansi.lambang.save("besar.jpg", ContentFile(gambar.getvalue()))
    utuh = kop(dunia.instansi)
    dunia.instansi.lambang.save("rusak.png", ContentFile(b"bukan gambar"))

    assert utuh.lambang.startswith("data:image/png;base64,")
    assert len(utuh.lambang) < 20_000
    assert kop(dunia.instansi).lambang == ""


def test_formulir_terlihat_di_halaman_seperti_yang_tercetak(dunia, masuk):
    """The frame holds the form itself, without anything that could run; who looks at another's enters the trail."""
    penilaian = penilaian_disahkan(dunia)
    terbitkan(penilaian.pk, perender=tanpa_render)
    dokumen = get_dokumen(J.PRESTASI, penilaian)

    halaman = dom(masuk(dunia.penilai).get(f"/penilaian/{penilaian.pk}/formulir/prestasi/"))

    bingkai = halaman.xpath("//iframe")[0]
    assert bingkai.get("sandbox") == "allow-same-origin"
    lembar = html.fromstring(bingkai.get("srcdoc"))
    assert dokumen.kode in lembar.text_content()
    assert tulis_angka(get_hasil(penilaian).nilai, 2) in lembar.text_content()
    assert [t.get("href") for t in lembar.xpath("//link")] == [
        "/static/css/formulir.css",
        "/static/css/formulir-layar.css",
    ]
    assert not lembar.xpath("//script | //style | //*[@style]")
    assert halaman.xpath(f"//a[@href='/penilaian/{penilaian.pk}/prestasi.pdf']")
    assert Jejak.objects.filter(kejadian="penilaian.dilihat", pelaku=dunia.penilai.pengguna).exists()
