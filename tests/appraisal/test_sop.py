"""Procedures as data: the LKj through its eight steps, another procedure from a file, and who may do what."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.urls import reverse

from appraisal.models import LangkahSop, NaskahSop, PelaksanaanSop, RiwayatSop, Sop
from appraisal.pdf import render
from appraisal.pdf.alir import LangkahAlir, gambar_alir
from appraisal.services.sop import mulai_sop, pasang_sop
from appraisal.sop.berkas import baca_sop
from appraisal.sop.selectors import list_tahap, tulis_lama
from organisasi.models import Jejak, Notifikasi
from organisasi.selectors.akses import SISTEM
from tests.appraisal.pdf.contoh import teks as teks_pdf
from tests.dunia import buat_dunia, pada, penilaian_disahkan
from tests.factories.skp import ButirRktFactory
from tests.halaman import alamat_form, isian, pesan, teks
from tests.organisasi.aturan import dilarang
from tests.prosedur import LKJ, RINGKAS

pytestmark = pytest.mark.django_db


@pytest.fixture
def lkj(dunia):
    with pada(2016, 1, 11):
        return pasang_sop(unit_id=dunia.biro.pk, berkas=baca_sop(LKJ), oleh=dunia.akses(dunia.admin))


@pytest.fixture
def jalan(dunia, lkj):
    with pada(2016, 1, 11):
        return mulai_sop(sop_id=lkj.pk, periode_id=dunia.periode.pk, oleh=dunia.akses(dunia.karo))


@pytest.fixture
def tanpa_mesin(monkeypatch):
    monkeypatch.setitem(render.cetak.__kwdefaults__, "perender", lambda html: b"%PDF-1.4 " + html.encode())


def maju(peramban, p, ke="selesaikan_sop", **isi):
    """Open the page, tick the check, send the form that is offered there."""
    halaman = peramban.get(reverse("appraisal:pelaksanaan_sop", args=[p.pk]))
    alamat = reverse(f"appraisal:{ke}", args=[p.pk])
    assert alamat in alamat_form(halaman)
    return peramban.post(alamat, isian(halaman, alamat) | {"lengkap": "on"} | isi, follow=True)


def kini(p):
    return PelaksanaanSop.objects.select_related("langkah").get(pk=p.pk)


@pytest.mark.sekali
def test_lkj_delapan_langkah_di_peramban(dunia, masuk, lkj):
    """The procedure of the Biro from the disposition to the dispatch, with one return, each step by its own person."""
    penilaian_disahkan(dunia)
    ButirRktFactory(
        unit=dunia.biro, tahun=2015, uraian="Jumlah laporan kinerja", tingkat="indikator", target="1 Dokumen"
    )
    kabag, kasubbag = masuk(dunia.atasan), masuk(dunia.penilai)
    karo, tim = masuk(dunia.karo), masuk(dunia.rekan)
    with pada(2016, 1, 11, 8):
        jawaban = karo.post(reverse("appraisal:mulai_sop", args=[lkj.pk]), {"periode": dunia.periode.pk})
        p = PelaksanaanSop.objects.get()
        assert jawaban.url == reverse("appraisal:pelaksanaan_sop", args=[p.pk])
        assert "Penyusunan Laporan Kinerja Biro" in teks(kabag.get(reverse("beranda")))
        maju(kabag, p, catatan="Disposisi 061/12")
        assert kini(p).langkah.nomor == 2
        assert kabag.post(reverse("appraisal:selesaikan_sop", args=[p.pk]), {"lengkap": "on"}).status_code == 403
        tanpa_tim = maju(kasubbag, p)
        assert (tanpa_tim.status_code, kini(p).langkah.nomor) == (422, 2)
        maju(kasubbag, p, tim=f"{dunia.rekan.nip}\n{dunia.orang_lain.nip}")
    with pada(2016, 1, 13):
        maju(kasubbag, p)
        kosong = maju(tim, p)
        assert "Bagian yang belum ditulis: Latar belakang" in teks(kosong)
        naskah = reverse("appraisal:naskah_sop", args=[p.pk])
        bagian = dict.fromkeys(("pendahuluan", "analisis", "hambatan", "penutup"), "Kinerja tercapai.")
        assert tim.post(naskah, isian(tim.get(naskah)) | bagian, follow=True).status_code == 200
        assert kabag.post(naskah, bagian | {"revisi": 1}).status_code == 403
        maju(tim, p)
        salah = maju(kabag, p, "kembalikan_sop", catatan=" ")
        assert "Isi catatan agar pelaksana tahu" in teks(salah)
        maju(kabag, p, "kembalikan_sop", catatan="Perjelas analisis.")
        assert kini(p).langkah.nomor == 4
        maju(tim, p)
        maju(kabag, p)
    draf = teks_pdf(karo.get(reverse("appraisal:cetak_naskah", args=[p.pk])).content)
    assert "DRAF" in draf
    with pada(2016, 1, 14):
        maju(karo, p)
        maju(kabag, p)
        assert "Tulis nomor, tanggal, dan tujuan" in teks(maju(kasubbag, p))
        selesai = maju(kasubbag, p, catatan="Nota dinas 065/3 tanggal 14 Januari 2016 kepada Kasubbag AK")
    assert pesan(selesai) == ["SOP selesai."]
    assert kini(p).status == "selesai"
    _periksa_hasil(dunia, karo, p)


def _periksa_hasil(dunia, karo, p):
    """The signed document carries the year's figures; every step stands in history, notices and audit trail."""
    naskah = NaskahSop.objects.get(pelaksanaan=p)
    assert naskah.ditandatangani_oleh == dunia.karo.pengguna
    akhir = teks_pdf(karo.get(reverse("appraisal:cetak_naskah", args=[p.pk])).content)
    for kalimat in ("Kinerja tercapai.", "Jumlah laporan kinerja", "hasil yang ada tidak dirinci", "Karo Rekaan"):
        assert kalimat in akhir
    assert "Sangat Baik" not in akhir  # one person has a result: the team may not see whose grade it is
    assert "DRAF" not in akhir
    riwayat = list(RiwayatSop.objects.values_list("nomor", "aksi"))
    assert [n for n, _ in riwayat] == [1, 2, 3, 4, 5, 4, 5, 6, 7, 8]
    assert riwayat[4][1] == "kembalikan"
    assert Notifikasi.objects.filter(kunci__startswith=f"sop:{p.pk}:").count() == 12  # the team of two gets it twice
    assert Jejak.objects.filter(kejadian__in=["sop.selesaikan", "sop.kembalikan"]).count() == 10
    tahap = list_tahap(kini(p))
    assert {t.keadaan for t in tahap} == {"selesai"}
    assert [t.langkah.nomor for t in tahap if t.lewat] == [6]


@pytest.mark.sekali
def test_formulir_sop_tercetak_dengan_alurnya(masuk, dunia, lkj):
    isi = masuk(dunia.pemilik).get(reverse("appraisal:cetak_sop", args=[lkj.pk])).content
    cetakan = teks_pdf(isi)
    for kata in ("065/1/02-B", "MUTU BAKU", "Kasubbag TU", "2 minggu", "Konsep LKj yang sudah diparaf kabag", "Tidak"):
        assert kata in cetakan


def test_gambar_alir_menyambung_dari_baris_ke_baris():
    langkah = [LangkahAlir(0), LangkahAlir(2), LangkahAlir(1, kembali_ke=1), LangkahAlir(0)]
    satu, dua, tiga, empat = gambar_alir(langkah, 3, [130, 150, 170, 130])
    assert [g.simbol for g in (satu, dua, tiga, empat)] == ["mulai_selesai", "proses", "keputusan", "mulai_selesai"]
    assert (satu.x, satu.y + 28, satu.x, 130) in satu.garis  # leaves at the lower edge
    assert (satu.x, 0, satu.x, 26) in dua.garis  # and comes in there
    lajur = 3 * 200 + 15
    assert (lajur, tiga.y, lajur, 0) in tiga.garis
    assert (lajur, 0, lajur, 150) in dua.garis
    assert (lajur, 130, lajur, satu.y) in satu.garis
    assert [kata for *_, kata in tiga.kata] == ["Ya", "Tidak"]


def test_prosedur_lain_tanpa_kode_dari_halaman_dan_perintah(masuk, dunia, tmp_path):
    peramban, halaman = masuk(dunia.admin), reverse("appraisal:pasang_sop")
    berkas = tmp_path / "surat.toml"
    berkas.write_text(RINGKAS.replace("Kepala Subbagian Tata Usaha", "Kepala Entah"), encoding="utf-8")
    with berkas.open("rb") as isi:
        tolak = peramban.post(halaman, {"unit": dunia.biro.pk, "berkas": isi})
    assert tolak.status_code == 422
    assert "tidak ada jabatan bernama “Kepala Entah”" in teks(tolak), tolak.context["form"].errors
    berkas.write_text(RINGKAS, encoding="utf-8")
    with berkas.open("rb") as isi:
        assert peramban.post(halaman, {"unit": dunia.biro.pk, "berkas": isi}).status_code == 302
    call_command("sop", unit=dunia.biro.kode, berkas=berkas)
    assert list(Sop.objects.order_by("revisi").values_list("revisi", "aktif")) == [(1, False), (2, True)]
    with pytest.raises(CommandError, match="tidak terbaca"):
        call_command("sop", unit=dunia.biro.kode, berkas=tmp_path / "tidak-ada.toml")
    p = mulai_sop(sop_id=Sop.objects.get(aktif=True).pk, periode_id=dunia.periode.pk, oleh=dunia.akses(dunia.admin))
    assert "SOP selesai." in pesan(maju(masuk(dunia.penilai), p))


@pytest.mark.parametrize(
    ("ganti", "kata"),
    [
        (('waktu = "5 menit"', 'waktu = "sebentar"'), "Tulis waktu pada langkah 1"),
        (('pelaksana = "Kasubbag"', 'pelaksana = "Siapa"'), "Pelaksana “Siapa” pada langkah 1"),
        (('keluaran = "agenda"', "kembali_ke = 1"), "kembali_ke pada langkah 1"),
        (('nama = "Surat Masuk"', "nama = 7"), "Isi nama pada berkas"),
        (("berlaku = 2021-01-04", 'berlaku = "besok"'), "Tulis berlaku sebagai tanggal"),
        (("[[langkah]]", "[[langkah"), "bukan TOML yang benar"),
        (('jabatan = "Kepala Subbagian Tata Usaha"', ""), "tim itu dibentuk pada langkah"),
        (('keluaran = "agenda"', 'keluaran = "x"\ntindakan = "tandatangani"'), "satu langkah susun"),
    ],
)
def test_berkas_yang_salah_disebut_tempatnya(ganti, kata):
    with pytest.raises(Exception, match=kata):
        baca_sop(RINGKAS.replace(*ganti))


def test_sekali_jalan_dan_halaman_usang(dunia, masuk, jalan):
    with dilarang("sop.sedang_berjalan"):
        mulai_sop(sop_id=jalan.sop_id, periode_id=dunia.periode.pk, oleh=dunia.akses(dunia.karo))
    alamat, data = reverse("appraisal:selesaikan_sop", args=[jalan.pk]), {"lengkap": "on", "nomor": "1"}
    assert masuk(dunia.atasan).post(alamat, {"nomor": "1"}).status_code == 422
    assert masuk(dunia.atasan).post(alamat, data).status_code == 302
    assert masuk(dunia.penilai).post(alamat, data | {"tim": dunia.rekan.nip}).status_code == 409
    pembatal = maju(masuk(dunia.admin), jalan, "batalkan_sop", catatan="Salah tahun.")
    assert "Pelaksanaan SOP dibatalkan" in pesan(pembatal)[0]
    assert masuk(dunia.penilai).post(alamat, data | {"nomor": "2", "tim": dunia.rekan.nip}).status_code == 409


def test_revisi_baru_tidak_mengubah_yang_berjalan(dunia, jalan):
    pasang_sop(unit_id=dunia.biro.pk, berkas=baca_sop(LKJ.replace('"1 jam"', '"9 jam"')), oleh=SISTEM)
    assert kini(jalan).langkah.waktu == 1
    assert LangkahSop.objects.filter(sop__aktif=True, nomor=1).get().waktu == 9


def test_orang_luar_tidak_melihat_pelaksanaan(dunia, masuk, jalan):
    alamat = reverse("appraisal:pelaksanaan_sop", args=[jalan.pk])
    assert masuk(dunia.pemilik).get(alamat).status_code == 404
    for orang in (dunia.karo, dunia.penilai, dunia.admin, dunia.pimpinan):
        assert masuk(orang).get(alamat).status_code == 200


def test_lama_ditulis_dengan_dua_bagian():
    assert tulis_lama(timedelta(days=2, hours=3, minutes=5)) == "2 hari 3 jam 5 menit"
    assert tulis_lama(timedelta(seconds=20)) == "kurang dari 1 menit"


def test_prosedur_dan_pelaksanaan_instansi_lain_tidak_terdaftar(dunia, masuk, lkj, jalan):
    asing = buat_dunia(2014)
    sendiri = masuk(dunia.karo).get(reverse("appraisal:sop")).context
    assert (list(sendiri["daftar"]), list(sendiri["halaman"])) == ([lkj], [jalan])
    lain = masuk(asing.karo).get(reverse("appraisal:sop")).context
    assert (list(lain["daftar"]), list(lain["halaman"])) == ([], [])
    rincian = reverse("appraisal:rincian_sop", args=[lkj.pk])
    assert list(masuk(dunia.karo).get(rincian).context["pelaksanaan"]) == [jalan]
    assert list(masuk(dunia.orang_lain).get(rincian).context["pelaksanaan"]) == []


def test_prosedur_dipasang_dan_langkahnya_dikerjakan_oleh_yang_berhak(dunia, masuk, jalan):
    with pytest.raises(PermissionDenied):
        pasang_sop(unit_id=dunia.biro.pk, berkas=baca_sop(LKJ), oleh=dunia.akses(dunia.rekan))
    kirim = reverse("appraisal:selesaikan_sop", args=[jalan.pk])
    with pada(2016, 1, 11):
        assert masuk(dunia.penilai).post(kirim, {"catatan": "x" * 9999}).status_code == 403  # the step is of the Kabag
        assert masuk(dunia.atasan).post(kirim, {}).status_code == 422
