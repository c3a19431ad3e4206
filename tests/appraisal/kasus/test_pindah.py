"""SC-01: a move in mid-year, from the letter to the printed form with two SKP."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from appraisal.models import JenisDokumen, Penilaian
from appraisal.services.catatan import tulis_catatan
from skp.circumstance_steps import langkah_keadaan
from skp.models import Skp
from skp.proration import bulan_utuh, masa_kerja
from skp.services import transitions
from skp.services.adjust import TargetBaru, list_usulan, sesuaikan_target
from skp.services.circumstances import catat_keadaan
from skp.services.plan import buat_skp, simpan_kegiatan
from tests.appraisal.kasus.cerita import ajukan_usulan, baris, catat, cetak, isi, sampai_berlaku, target, tempatkan
from tests.appraisal.pdf.contoh import teks as teks_pdf
from tests.berkas import pdf, unggahan
from tests.dunia import pada, skp_ditetapkan
from tests.halaman import isian, nilai, teks
from tests.organisasi.aturan import dilarang
from tests.tahap import isi_dan_ajukan_realisasi, nilai_dan_terima, serahkan_hasil

pytestmark = pytest.mark.django_db
D = Decimal

KEGIATAN = [
    baris("Menyusun laporan bulanan"),
    baris("Menyusun buku profil", target_kuantitas=D(1), target_waktu=D(4)),
    baris("Menata arsip", target_kuantitas=D(50), satuan_kuantitas="boks", target_biaya=D(1000000)),
]


def pindah(d):
    skp = skp_ditetapkan(d, kegiatan=KEGIATAN)
    tempatkan(d.pemilik, d.bagian_lain, sejak=date(2015, 7, 1), sampai_lama=date(2015, 6, 30))
    with pada(2015, 7, 1):
        keadaan = catat(d, d.pemilik, "pindah", date(2015, 7, 1), oleh=d.admin, skp_id=skp.pk)
    return Skp.objects.get(pk=skp.pk), keadaan


def kini(keadaan):
    keadaan.refresh_from_db()
    return next((judul for judul, status, _ in langkah_keadaan(keadaan) if status == "kini"), "")


def test_dari_surat_sampai_formulir_dengan_dua_skp(dunia, masuk):
    d = dunia
    with pada(2015, 5, 4):
        tulis_catatan(
            pegawai=d.pemilik,
            tanggal=date(2015, 5, 4),
            aspek="disiplin",
            uraian="Tepat waktu.",
            oleh=d.akses(d.penilai),
        )
    lama, keadaan = pindah(d)
    assert kini(keadaan) == "Target disesuaikan"

    with pada(2015, 7, 1):
        lama = ajukan_usulan(d, lama, keadaan)
        assert target(lama) == [(D(6), D(6)), (D(1), D(4)), (D(25), D(6))]
        assert target(lama, 1) == [(D(12), D(12)), (D(1), D(4)), (D(50), D(12))]
        assert kini(keadaan) == "SKP ditutup"
        oleh = d.akses(d.pemilik)
        lama = transitions.tutup_skp(skp_id=lama.pk, oleh=oleh)
        baru = buat_skp(periode=d.periode, pegawai=d.pemilik, oleh=oleh)
        simpan_kegiatan(skp_id=baru.pk, revisi=None, baris=[baris("Tugas baru", target_waktu=D(6))], oleh=oleh)
        baru = transitions.ajukan_skp(skp_id=baru.pk, oleh=oleh)
        transitions.tetapkan_skp(skp_id=baru.pk, oleh=d.akses(baru.pejabat_penilai))
        nilai_dan_terima(d, isi_dan_ajukan_realisasi(d, lama), D(90))
    assert kini(keadaan) == ""

    with pada(2015, 12, 28):
        nilai_dan_terima(d, isi_dan_ajukan_realisasi(d, Skp.objects.get(pk=baru.pk)), D(80))
        serahkan_hasil(d, Penilaian.objects.get())
    penilaian = sampai_berlaku(d, Penilaian.objects.get())

    formulir = cetak(JenisDokumen.PRESTASI, penilaian)
    assert "Rata-rata 2 SKP" in formulir
    assert "SKP 1 (1 Januari s.d. 30 Juni 2015) = 87,61 (Baik)" in formulir  # 88,67 twice, 85,50 with cost
    assert "SKP 2 (1 Juli s.d. 31 Desember 2015) = 85,33 (Baik)" in formulir
    for angka in ("86,47 x 60 %", "51,88", "85,00 x 40 %", "34,00", "85,88"):  # mean, its part, behaviour, result
        assert angka in formulir
    assert "Karo Rekaan" in formulir  # appraised by the assessor at the end of the year
    assert "Tepat waktu." in cetak(JenisDokumen.PERILAKU, penilaian)
    skp_lama = cetak(JenisDokumen.SKP, lama)
    assert "Pindah jabatan sejak 01-07-2015. Surat 824/77/BKD tanggal 01-07-2015." in skp_lama
    assert "25 boks" in skp_lama
    formulir_lama = reverse("appraisal:dokumen_skp", args=[lama.pk, "skp"])
    semula = teks_pdf(masuk(d.pemilik).get(formulir_lama, {"versi": 1}).content)
    assert "50 boks" in semula
    assert "sudah digantikan versi 2" in semula
    assert [r.aksi for r in lama.riwayat.all()][4:8] == [
        "sesuaikan_target",
        "ajukan_perubahan",
        "setujui_perubahan",
        "tutup",
    ]


def test_target_yang_berbeda_dari_usulan_perlu_alasan(dunia):
    lama, keadaan = pindah(dunia)
    ubah = {u.kegiatan.pk: TargetBaru(D(7), u.waktu, u.kegiatan.target_biaya) for u in list_usulan(lama, keadaan)}
    umum = {"skp_id": lama.pk, "keadaan_id": keadaan.pk, "target": ubah}

    with pada(2015, 7, 1):
        with dilarang("skp.alasan", "berbeda dari usulan"):
            sesuaikan_target(alasan=" ", oleh=dunia.akses(dunia.pemilik), **umum)
        with pytest.raises(PermissionDenied):
            sesuaikan_target(alasan="Sudah selesai.", oleh=dunia.akses(dunia.penilai), **umum)
        versi = sesuaikan_target(alasan="Tujuh laporan sudah selesai.", oleh=dunia.akses(dunia.admin), **umum)

    lama.refresh_from_db()
    assert versi.alasan.endswith("Tujuh laporan sudah selesai.")
    assert lama.status == "ditetapkan"  # the admin prepares, the employee signs
    with pada(2015, 7, 2), dilarang("skp.status_tidak_sesuai"):
        sesuaikan_target(alasan="Lagi.", oleh=dunia.akses(dunia.pemilik), **umum)


def test_pindah_yang_tidak_cocok_ditolak(dunia):
    skp = skp_ditetapkan(dunia)
    with pada(2015, 7, 1):
        with dilarang("keadaan.mulai", "belum berakhir"):
            catat(dunia, dunia.pemilik, "pindah", date(2015, 7, 1), oleh=dunia.admin, skp_id=skp.pk)
        dunia.pemilik.daftar_penempatan.update(selesai=date(2015, 6, 30))
        with dilarang("keadaan.mulai", "hari sesudahnya"):
            catat(dunia, dunia.pemilik, "pindah", date(2015, 6, 30), oleh=dunia.admin, skp_id=skp.pk)
        with pytest.raises(PermissionDenied, match="Pindah jabatan diusulkan oleh"):
            catat(dunia, dunia.pemilik, "pindah", date(2015, 7, 1), oleh=dunia.rekan, skp_id=skp.pk)
        catat(dunia, dunia.pemilik, "pindah", date(2015, 7, 1), oleh=dunia.admin, skp_id=skp.pk)
        with dilarang("keadaan.mulai", "sudah tercatat (berlaku)"):
            catat(dunia, dunia.pemilik, "pindah", date(2015, 7, 1), oleh=dunia.admin, skp_id=skp.pk)


@pytest.mark.parametrize(
    ("mulai", "selesai", "bulan"),
    [
        (date(2015, 1, 1), date(2015, 6, 30), 6),
        (date(2015, 1, 1), date(2015, 6, 14), 5),  # June belongs to the SPMT
        (date(2015, 1, 16), date(2015, 2, 10), 0),
        (date(2015, 3, 1), date(2015, 12, 31), 10),
    ],
)
def test_bulan_utuh(mulai, selesai, bulan):
    assert bulan_utuh(mulai, selesai) == bulan


def test_cuti_mengurangi_masa_kerja_dan_tidak_pernah_sampai_nol():
    setahun = (date(2015, 1, 1), date(2015, 12, 31))

    assert masa_kerja(*setahun, (date(2015, 3, 1), date(2015, 5, 31))).bulan == 9
    assert masa_kerja(*setahun, (date(2014, 12, 1), date(2016, 1, 31))).bulan == 1


DATA = {"mulai": "01-07-2015", "nomor_surat": "821/5/BKD", "tanggal_surat": "20-06-2015", "alasan": "Promosi."}


def test_alur_di_peramban(dunia, masuk):
    """The admin records with the letter, the employee takes the proposal over; bad input is answered at its field."""
    skp = skp_ditetapkan(dunia, kegiatan=KEGIATAN)
    tempatkan(dunia.pemilik, dunia.bagian_lain, sejak=date(2015, 7, 1), sampai_lama=date(2015, 6, 30))
    admin, pemilik = masuk(dunia.admin), masuk(dunia.pemilik)
    alamat = reverse("skp:keadaan_baru", args=[dunia.pemilik.pk, "pindah"])
    data = DATA | {"skp_id": skp.pk}
    with pada(2015, 7, 1):
        assert nilai(admin.get(alamat), "mulai") == "01-07-2015"  # the day of the new placement is proposed
        salah = admin.post(alamat, data | {"berkas": unggahan("surat.exe", b"MZ")})
        assert (salah.status_code, nilai(salah, "nomor_surat")) == (422, "821/5/BKD")
        assert "Jenis berkas yang diterima" in teks(salah)
        rincian = pemilik.get(admin.post(alamat, data | {"berkas": unggahan("surat.pdf", pdf())}).url)
        assert "Sesuaikan target" in teks(rincian)
        keadaan = dunia.pemilik.daftar_keadaan.get()
        _sesuaikan_di_peramban(pemilik, reverse("skp:keadaan_target", args=[keadaan.pk]))
        skp.refresh_from_db()
        assert skp.status == "perubahan"
        berkas = reverse("skp:keadaan_unduh", args=[keadaan.daftar_berkas.get().pk])
        unduhan = masuk(dunia.penilai).get(berkas)
        assert unduhan.getvalue().startswith(b"%PDF")
        for tutup in unduhan._resource_closers:
            tutup()
        for orang in (dunia.rekan, dunia.orang_lain, dunia.pimpinan):
            assert masuk(orang).get(berkas).status_code == 404
            assert masuk(orang).get(alamat).status_code == 404


def _sesuaikan_di_peramban(pemilik, alamat):
    halaman = pemilik.get(alamat)
    assert "bekerja 6 bulan" in teks(halaman)
    usulan = isian(halaman)
    assert [usulan[f"t-{n}-kuantitas"] for n in range(3)] == ["6", "1", "25"]
    assert "Target harus lebih besar dari nol." in teks(pemilik.post(alamat, usulan | {"t-0-kuantitas": "0"}))
    beda = pemilik.post(alamat, usulan | {"t-0-kuantitas": "7"})
    assert "Isi alasannya" in teks(beda)
    assert nilai(beda, "t-0-kuantitas") == "7"
    assert pemilik.post(alamat, usulan).status_code == 302


def test_isi_tanpa_berkas_ditolak(dunia):
    with dilarang("keadaan.berkas", "Unggah berkas dasarnya"):
        catat_keadaan(
            pegawai_id=dunia.pemilik.pk,
            isi=isi("pembebasan", date(2015, 5, 1), rincian="cltn"),
            berkas=[],
            oleh=dunia.akses(dunia.admin),
        )
