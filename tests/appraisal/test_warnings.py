"""Warnings before a score is given away, and the cliff at 24 %: figures from the scoring module, never typed twice."""

from decimal import Decimal

import pytest

from appraisal.cliff import batas_target, peringatan_baris
from appraisal.scoring.aspects import nilai_efisiensi
from appraisal.services.catatan import tulis_catatan
from appraisal.services.hitung import aturan_periode, baca_lembar
from appraisal.services.perilaku import simpan_perilaku
from appraisal.warnings import peringatan_capaian, peringatan_perilaku
from tests.dunia import PERILAKU, baris, capaian_dinilai, pada, penilaian_disahkan, skp_ditetapkan
from tests.factories.skp import PeriodeFactory
from tests.halaman import teks
from tests.tahap import isi_dan_ajukan_realisasi

pytestmark = pytest.mark.django_db
D = Decimal


@pytest.fixture
def parameter(dunia):
    return aturan_periode(dunia.periode).aturan().parameter


@pytest.mark.parametrize(
    ("target", "satuan", "terpakai", "jatuh", "nilai"),
    [
        (12, "bulan", "9.12", 9, "75"),
        (3, "bulan", "2.28", 2, "66.67"),
        (1, "bulan", "0.76", 0, "0"),
        (100, "hari", "76", 75, "75"),
        (25, "hari", "19", 18, "72"),
    ],
)
def test_batas_hemat_sesuai_rumusnya(parameter, target, satuan, terpakai, jatuh, nilai):
    [batas] = batas_target([baris(target_waktu=D(target), satuan_waktu=satuan)], parameter)

    assert (batas.terpakai, batas.jatuh, batas.nilai_jatuh) == (D(terpakai), jatuh, D(nilai))
    assert nilai_efisiensi(D(target), batas.terpakai, parameter) <= 100
    assert nilai_efisiensi(D(target), batas.terpakai, parameter) >= 99
    if jatuh:
        assert f"{jatuh} {satuan} bernilai" in batas.kalimat


def test_target_yang_sama_disebut_sekali(parameter):
    daftar = batas_target([baris(), baris("Lain", target_biaya=D(1000))], parameter)

    assert [(b.nama, b.target) for b in daftar] == [("Waktu", 12), ("Biaya", 1000)]


@pytest.mark.parametrize(("waktu", "diperingatkan"), [("9.12", False), ("9.11", True), ("12", False), ("14", False)])
def test_realisasi_melewati_batas_diperingatkan(dunia, parameter, waktu, diperingatkan):
    skp = skp_ditetapkan(dunia, kegiatan=[baris()])
    with pada(2015, 12, 28):
        isi_dan_ajukan_realisasi(dunia, skp, waktu=D(waktu))
    [b] = baca_lembar(skp).kegiatan

    kalimat = peringatan_baris(b, parameter)

    assert bool(kalimat) is diperingatkan
    if diperingatkan:
        assert "Nilai 100 tercapai pada 9,12 bulan." in kalimat[0]


def nilai_perilaku(d, penilaian, nilai):
    with pada(2015, 12, 29):
        simpan_perilaku(
            penilaian_id=penilaian.pk, revisi=None, nilai=nilai, rekomendasi="", oleh=d.akses(penilaian.pejabat_penilai)
        )
    penilaian.refresh_from_db()
    return peringatan_perilaku(penilaian, [])


def test_nilai_tanpa_catatan_dan_semua_sama(dunia):
    penilaian = capaian_dinilai(dunia)
    tanpa, sama = nilai_perilaku(dunia, penilaian, PERILAKU)

    assert tanpa == (
        "Belum ada catatan tahun ini untuk: Orientasi pelayanan, Integritas, Komitmen, Disiplin, Kerja sama."
    )
    assert sama == "Semua aspek bernilai sama. Periksa apakah itu memang hasil pengamatan Anda."
    [hanya] = nilai_perilaku(dunia, penilaian, PERILAKU | {"disiplin": D(90)})
    assert hanya == tanpa


def test_catatan_menghapus_peringatannya(dunia):
    penilaian = capaian_dinilai(dunia)
    nilai_perilaku(dunia, penilaian, PERILAKU | {"disiplin": D(90)})
    with pada(2015, 12, 29):
        catatan = [
            tulis_catatan(
                pegawai=dunia.pemilik,
                tanggal=dunia.periode.selesai.replace(day=28),
                aspek=aspek,
                uraian="Teramati.",
                oleh=dunia.akses(dunia.penilai),
            )
            for aspek in PERILAKU
        ]

    assert peringatan_perilaku(penilaian, catatan) == []


def test_beda_jauh_dari_tahun_lalu(dunia, masuk):
    kini, dunia.periode = dunia.periode, PeriodeFactory(instansi=dunia.instansi, tahun=2014)
    lalu = penilaian_disahkan(dunia)
    dunia.periode = kini
    penilaian = capaian_dinilai(dunia)

    kalimat = nilai_perilaku(dunia, penilaian, {a: n - 10 for a, n in PERILAKU.items()})
    assert kalimat[-1] == "Rata-rata perilaku berbeda jauh dari tahun lalu (85,00)."
    assert not [k for k in nilai_perilaku(dunia, penilaian, PERILAKU) if "tahun lalu" in k]
    nilai_lalu = lalu.daftar_hasil.get(berlaku=True).nilai_skp
    assert peringatan_capaian(penilaian, nilai_lalu + 9) == []
    assert "Nilai capaian SKP berbeda jauh" in peringatan_capaian(penilaian, nilai_lalu - 10)[0]
    with pada(2015, 12, 29):
        isi = teks(masuk(dunia.penilai).get(f"/skp/{penilaian.pegawai.daftar_skp.get(periode=kini).pk}/nilai/"))
    assert "Semua aspek bernilai sama." in isi
