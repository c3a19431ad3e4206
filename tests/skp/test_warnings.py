"""Warnings that prevent: said while it can still be changed, never in the way of a step."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from skp.models import Bukti
from skp.selectors import list_kegiatan
from skp.services.evidence import Pemilik, unggah_bukti
from skp.warnings import (
    lebih_lama_dari_masa,
    peringatan_bukti,
    peringatan_rencana,
    sama_dengan_tahun_lalu,
    tandai_bukti,
    tanpa_rkt,
)
from tests.berkas import pdf, unggahan
from tests.dunia import baris, buat_dunia, pada, realisasi_diajukan, skp_ditetapkan, skp_draf
from tests.factories.skp import ButirRktFactory, PeriodeFactory
from tests.halaman import formset, pesan, teks

D = Decimal


@pytest.mark.parametrize(
    ("rkt", "ada", "kalimat"),
    [
        ([None, 1], True, ["Kegiatan 1 belum dikaitkan dengan butir rencana kerja tahunan (RKT)."]),
        ([None, 1, None], True, ["Kegiatan 1 dan 3 belum dikaitkan dengan butir rencana kerja tahunan (RKT)."]),
        ([None] * 3, True, ["Kegiatan 1, 2, dan 3 belum dikaitkan dengan butir rencana kerja tahunan (RKT)."]),
        ([1, 2], True, []),
        ([None], False, []),
    ],
)
def test_baris_tanpa_rkt(rkt, ada, kalimat):
    assert tanpa_rkt([baris(rkt_id=r) for r in rkt], ada_rkt=ada) == kalimat


@pytest.mark.parametrize(
    ("ubah", "sama"),
    [
        ({}, True),
        ({"uraian": "menyusun  LAPORAN bulanan "}, True),
        ({"satuan_kuantitas": "Laporan"}, True),
        ({"uraian": "Menyusun laporan triwulan"}, False),
        ({"target_kuantitas": D(13)}, False),
        ({"target_waktu": D(11)}, False),
        ({"target_biaya": D(1)}, False),
    ],
)
def test_baris_yang_dibawa_tanpa_perubahan(ubah, sama):
    kalimat = sama_dengan_tahun_lalu([baris("Baru"), replace(baris(), **ubah)], [baris()], 2014)
    assert kalimat == (["Kegiatan 2 sama persis dengan SKP 2014. Periksa apa yang berubah tahun ini."] if sama else [])


@pytest.mark.parametrize(
    ("waktu", "satuan", "lebih"),
    [
        (12, "bulan", False),
        (D("12.01"), "bulan", True),
        (1, "tahun", False),
        (5, "triwulan", True),
        (3, "caturwulan", False),
        (D("3.01"), "caturwulan", True),
        (2, "semester", False),
        (365, "hari", False),
        (366, "hari", True),
        (53, "minggu", True),
    ],
)
def test_target_waktu_lebih_lama_dari_masa(waktu, satuan, lebih):
    kalimat = lebih_lama_dari_masa(
        [baris(target_waktu=D(waktu), satuan_waktu=satuan)], date(2015, 1, 1), date(2015, 12, 31)
    )
    assert bool(kalimat) is lebih


def test_masa_setengah_tahun_disebut_dalam_satuannya():
    [kalimat] = lebih_lama_dari_masa([baris()], date(2015, 7, 1), date(2015, 12, 31))
    assert kalimat == "Kegiatan 1: target waktu 12 bulan lebih lama daripada masa SKP ini (6 bulan)."


@pytest.mark.django_db
def test_tampil_di_penyunting_dan_halaman_dan_tidak_menghalangi(dunia, masuk):
    lalu = PeriodeFactory(instansi=dunia.instansi, tahun=2014)
    kini, dunia.periode = dunia.periode, lalu
    skp_ditetapkan(dunia, kegiatan=[baris()])
    dunia.periode = kini
    ButirRktFactory(unit=dunia.biro, tahun=2015)
    skp = skp_draf(dunia)

    assert len(peringatan_rencana(skp, list_kegiatan(skp), ada_rkt=True)) == 2
    for alamat in (f"/skp/{skp.pk}/susun/", f"/skp/{skp.pk}/"):
        isi = teks(masuk(dunia.pemilik).get(alamat))
        assert "Kegiatan 1 sama persis dengan SKP 2014." in isi
        assert "belum dikaitkan dengan butir rencana kerja" in isi
        assert "Waktu 12 bulan: nilai tertinggi (100) dicapai pada 9,12 bulan." in isi
    with pada(2015, 1, 5):
        assert masuk(dunia.pemilik).post(f"/skp/{skp.pk}/aksi/ajukan/", {"catatan": ""}).status_code == 302


@pytest.mark.django_db
def test_pratinjau_saat_mengetik(dunia, masuk):
    skp = skp_draf(dunia)
    alamat = reverse("appraisal:pratinjau_target", args=[skp.pk])
    satu = {
        "uraian": "Menyusun telaahan",
        "target_kuantitas": "4",
        "satuan_kuantitas": "telaahan",
        "target_waktu": "18",
        "satuan_waktu": "bulan",
        "target_biaya": "1.000.000",
    }
    data = formset("k", [satu, satu | {"target_waktu": "x"}])

    isi = teks(masuk(dunia.pemilik).post(alamat, data))

    assert "Kegiatan 1: target waktu 18 bulan lebih lama" in isi
    assert "Biaya 1.000.000 rupiah: nilai tertinggi (100) dicapai pada 760.000 rupiah." in isi
    assert list_kegiatan(skp).count() == 2  # nothing was stored
    for orang, status in ((dunia.penilai, 404), (dunia.rekan, 404)):
        assert masuk(orang).post(alamat, data).status_code == status


# --- evidence -----------------------------------------------------------------------------------


def unggah(d, skp, berkas=None, tanggal=None, urut=0):
    with pada(2015, 12, 20):
        return unggah_bukti(
            skp_id=skp.pk,
            pemilik=Pemilik(kegiatan=list_kegiatan(skp)[urut]),
            berkas=unggahan("bukti.pdf", berkas or pdf()),
            tanggal=tanggal,
            oleh=d.akses(skp.pegawai),
        )


@pytest.mark.django_db
def test_bukti_yang_sama_disebut_tempatnya_tanpa_menyebut_orangnya(dunia):
    lalu = PeriodeFactory(instansi=dunia.instansi, tahun=2014)
    kini, dunia.periode = dunia.periode, lalu
    unggah(dunia, skp_ditetapkan(dunia))
    dunia.periode = kini
    skp, rekan = skp_ditetapkan(dunia), skp_ditetapkan(dunia, pegawai=dunia.rekan)
    bukti = unggah(dunia, skp)
    unggah(dunia, skp, urut=1)
    unggah(dunia, rekan)

    kalimat = peringatan_bukti(skp, bukti)

    assert kalimat == [
        "Berkas yang sama dilampirkan dua kali dalam SKP ini.",
        "Berkas yang sama juga dilampirkan pegawai lain.",
        "Berkas yang sama pernah dipakai dalam SKP 2014.",
    ]
    assert dunia.rekan.nama not in " ".join(kalimat)


@pytest.mark.django_db
def test_bukti_instansi_lain_dan_yang_ditarik_tidak_dihitung(dunia):
    lain = buat_dunia()
    unggah(lain, skp_ditetapkan(lain))
    skp = skp_ditetapkan(dunia)
    ditarik = unggah(dunia, skp, urut=1)
    Bukti.objects.filter(pk=ditarik.pk).update(ditarik_pada=ditarik.dibuat_pada)

    assert peringatan_bukti(skp, unggah(dunia, skp)) == []


@pytest.mark.django_db
def test_bukti_bertanggal_di_luar_masa(dunia, django_assert_num_queries):
    skp = skp_ditetapkan(dunia)
    daftar = [
        unggah(dunia, skp, pdf(halaman=n + 1), tanggal)
        for n, tanggal in enumerate([date(2014, 12, 31), date(2015, 1, 1), date(2015, 12, 31), date(2016, 1, 1), None])
    ]

    with django_assert_num_queries(1):
        tandai_bukti(skp, daftar)

    assert [bool(b.peringatan) for b in daftar] == [True, False, False, True, False]
    assert "di luar masa SKP (1 Januari 2015 sampai 31 Desember 2015)" in daftar[0].peringatan[0]


@pytest.mark.django_db
def test_peringatan_bukti_bagi_pemilik_dan_penilai(dunia, masuk):
    skp = skp_ditetapkan(dunia)
    unggah(dunia, skp_ditetapkan(dunia, pegawai=dunia.rekan))
    kegiatan = list_kegiatan(skp)[0]
    data = {"jenis": "kegiatan", "nomor": kegiatan.pk, "berkas": unggahan("a.pdf", pdf()), "tanggal_dokumen": ""}
    with pada(2015, 12, 20):
        jawaban = masuk(dunia.pemilik).post(f"/skp/{skp.pk}/bukti/", data, follow=True)
    assert "Berkas yang sama juga dilampirkan pegawai lain." in pesan(jawaban)

    with pada(2015, 12, 20):
        assert "juga dilampirkan pegawai lain" in teks(masuk(dunia.pemilik).get(f"/skp/{skp.pk}/realisasi/"))


@pytest.mark.django_db
def test_penilai_melihat_peringatan_bukti(dunia, masuk):
    rekan = skp_ditetapkan(dunia, pegawai=dunia.rekan)
    unggah(dunia, rekan)
    skp = realisasi_diajukan(dunia)
    Bukti.objects.create(
        skp=skp, kegiatan=list_kegiatan(skp)[0], nama="a.pdf", ukuran=1, sha256=Bukti.objects.get().sha256
    )
    with pada(2015, 12, 29):
        assert "juga dilampirkan pegawai lain" in teks(masuk(dunia.penilai).get(f"/skp/{skp.pk}/nilai/"))
