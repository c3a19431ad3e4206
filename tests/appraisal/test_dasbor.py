"""The dashboard: groups under five stay closed, on every page and in every difference between pages."""

import random
from collections import Counter
from decimal import Decimal
from itertools import pairwise

import pytest
from django.urls import reverse

from appraisal.dashboard import AKAR, Pohon, get_dasbor
from appraisal.indicators import judul_sebutan
from appraisal.lkj import susun_angka
from appraisal.models import HasilPenilaian
from appraisal.small_groups import RINCIAN, TANPA_RINCIAN, TERKECIL, Hitungan, ringkas, tingkat_aman, tingkat_anak
from organisasi.models import Pegawai
from tests.dunia import pada, penilaian_disahkan
from tests.halaman import teks

SEBUTAN = tuple(RINCIAN[0])
PELUANG = (10, 60, 8, 3, 1)


def test_rincian_dari_halus_ke_kasar_menyatukan_kelas_sebelumnya():
    for halus, kasar in pairwise(RINCIAN):
        assert all(any(set(isi) <= set(kumpulan) for kumpulan in kasar.values()) for isi in halus.values())
        assert {s for isi in kasar.values() for s in isi} == set(SEBUTAN)


@pytest.mark.parametrize(
    ("hitungan", "kelas"),
    [
        ({"Sangat Baik": 6, "Baik": 9}, {"Sangat Baik": 6, "Baik": 9, "Cukup": 0, "Kurang": 0, "Buruk": 0}),
        ({"Baik": 9, "Cukup": 5, "Kurang": 3, "Buruk": 2},
         {"Sangat Baik": 0, "Baik": 9, "Cukup": 5, "Di bawah Cukup": 5}),
        ({"Sangat Baik": 2, "Baik": 9, "Cukup": 4, "Buruk": 1}, {"Baik ke atas": 11, "Di bawah Baik": 5}),
    ],
)  # fmt: skip
def test_kelas_kecil_digabung_sampai_aman(hitungan, kelas):
    assert ringkas(hitungan, tingkat_aman(hitungan)) == kelas
    assert tingkat_aman({"Baik": 9, "Cukup": 1}) == TANPA_RINCIAN


def test_kelompok_kecil_tidak_terbuka_dengan_mengurangkan():
    induk = Counter({"Baik": 23})
    anak = {1: Counter({"Baik": 3}), 2: Counter({"Baik": 8}), 3: Counter({"Baik": 12})}

    assert tingkat_anak(induk, 0, anak) == {1: TANPA_RINCIAN, 2: TANPA_RINCIAN, 3: 0}


def _tampil(pohon: Pohon, pk: int, tingkat: int) -> list[Hitungan]:
    """The parts right below that are published at a scheme: units, and the people right in the unit."""
    bagian = [pohon.sebaran(a) for a in pohon.anak.get(pk, ())] + [pohon.langsung(pk)]
    return [s.hitungan for s in bagian if s.tingkat <= tingkat]


def test_tidak_ada_selisih_yang_membuka_kelompok_kecil():
    """Two hundred random agencies: what each page leaves over at every scheme has no class of one to four people."""
    acak = random.Random(20151231)
    terbuka = 0
    for _ in range(200):
        induk = {pk: acak.choice(range(pk)) for pk in range(1, 25)}
        per_unit = {pk: Counter(acak.choices(SEBUTAN, PELUANG, k=acak.choice((0, 1, 4, 6, 30)))) for pk in induk}
        pohon = Pohon(induk, per_unit)
        for pk in (AKAR, *induk):
            terbuka += bool(pohon.sebaran(pk).kelas)
            for tingkat in range(pohon.sebaran(pk).tingkat, TANPA_RINCIAN):
                sisa = Counter(ringkas(pohon.jumlah[pk], tingkat))
                for h in _tampil(pohon, pk, tingkat):
                    sisa.subtract(ringkas(h, tingkat))
                assert all(n == 0 or n >= TERKECIL for n in sisa.values())
            assert all(pohon.sebaran(a).tingkat >= pohon.sebaran(pk).tingkat for a in pohon.anak.get(pk, ()))
    assert terbuka > 500


def _hasil(d, unit, banyak, sebutan, awal):
    """Results in force of invented people, copied from the one that went all the way."""
    contoh = HasilPenilaian.objects.select_related("penilaian").get(berlaku=True, penilaian__pegawai=d.pemilik)
    nip = (f"19700101199502{1000 + awal + n}" for n in range(banyak))
    for p in Pegawai.objects.bulk_create(Pegawai(instansi=d.instansi, nip=x, nama=f"Massal {x[-4:]}") for x in nip):
        penilaian = contoh.penilaian
        penilaian.pk, penilaian.pegawai, penilaian.unit = None, p, unit
        penilaian.save(force_insert=True)
        contoh.pk, contoh.penilaian, contoh.sebutan = None, penilaian, sebutan
        contoh.save(force_insert=True)


@pytest.mark.django_db
def test_halaman_sama_pada_induk_dan_anak_dan_tidak_menyebut_orang(dunia, masuk):
    penilaian_disahkan(dunia)
    _hasil(dunia, dunia.bagian_lain, 8, "Baik", 0)
    _hasil(dunia, dunia.bagian_lain, 5, "Cukup", 20)
    _hasil(dunia, dunia.subbagian, 3, "Baik", 40)
    with pada(2016, 2, 2):
        peramban = masuk(dunia.pimpinan)
        induk = peramban.get(reverse("appraisal:dasbor"), {"unit": dunia.biro.pk, "tahun": 2015}).content.decode()
        kecil = peramban.get(reverse("appraisal:dasbor"), {"unit": dunia.subbagian.pk, "tahun": 2015})
        d = get_dasbor(dunia.biro, dunia.periode)
        lkj, lkj_kecil = (susun_angka(u, dunia.periode) for u in (dunia.biro, dunia.subbagian))

    assert d.sebaran.orang == 17
    assert d.sebaran.persen_baik == Decimal("70.59")
    assert all(b.sebaran.kelas == {} for b in d.baris)  # 13 people could be taken from 17
    assert "kurang dari 5" in induk
    assert lkj["sebaran"] == [[kelas, str(n)] for kelas, n in d.sebaran.kelas.items()]
    assert lkj["indikator"][0] == [judul_sebutan(2015), "12", "17", "70,59"]
    assert lkj_kecil["sebaran"] == []
    assert lkj_kecil["indikator"][0] == [judul_sebutan(2015), *["tidak dirinci"] * 3]
    assert lkj_kecil["capaian"][-1] == ["Jumlah", "kurang dari 5", *["tidak dirinci"] * 3]
    assert dunia.pemilik.nama not in induk
    assert "Massal" not in induk
    assert "tidak dirinci" in teks(kecil)
    assert '<svg class="grafik-gambar"' in induk
    assert "Lihat sebagai tabel" in induk
