"""One step for several people: shown first, taken person by person, told afterwards."""

from appraisal.models import Penilaian
from appraisal.services.batch import BERUBAH, jalankan_bersama
from appraisal.services.perilaku import simpan_perilaku
from skp.models import Skp
from skp.services.transitions import kembalikan_skp
from tests.dunia import PERILAKU, baris, capaian_dinilai, pada, skp_diajukan
from tests.halaman import dom, teks
from tests.tahap import penilaian_diterima

RAPI = {"kegiatan": [baris("Menyusun laporan"), baris("Menata arsip")]}
TETAPKAN, SERAHKAN, TERUSKAN = (f"/bawahan/bersama/{aksi}/" for aksi in ("tetapkan", "serahkan", "teruskan"))


def tanda(jawaban):
    return dom(jawaban).xpath("//input[@name='pilih']/@value")


def simpan(d, penilaian, nilai):
    oleh = d.akses(d.penilai)
    simpan_perilaku(penilaian_id=penilaian.pk, revisi=None, nilai=nilai, rekomendasi="", oleh=oleh)


def test_menetapkan_yang_rapi_dan_menyebut_yang_lain(dunia, masuk):
    satu, dua = skp_diajukan(dunia, **RAPI), skp_diajukan(dunia, pegawai=dunia.rekan, **RAPI)
    klien = masuk(dunia.penilai)
    with pada(2015, 1, 7):
        assert "Setujui dan tetapkan SKP (2)" in teks(klien.get("/bawahan/"))
        halaman = klien.get(TETAPKAN)
        assert set(tanda(halaman)) == {f"{s.pk}-{s.revisi}" for s in (satu, dua)}
        kembalikan_skp(skp_id=dua.pk, oleh=dunia.akses(dunia.penilai), catatan="Perjelas.")

        jawaban = klien.post(TETAPKAN, {"pilih": [*tanda(halaman), "bukan", "1-2-3", "999999-1"]}, follow=True)

        assert "Selesai untuk 1 orang" in teks(jawaban)
        assert f"{dunia.rekan.nama_lengkap}: {BERUBAH}" in teks(jawaban)
        assert [Skp.objects.get(pk=s.pk).status for s in (satu, dua)] == ["ditetapkan", "dikembalikan"]
        assert "Pilih paling sedikit satu orang." in teks(klien.post(TETAPKAN, {"pilih": "x"}))


def test_skp_dengan_peringatan_tidak_ikut_meski_dipaksa(dunia, masuk):
    skp = skp_diajukan(dunia, kegiatan=[baris(target_waktu=13)])
    with pada(2015, 1, 7):
        halaman = masuk(dunia.penilai).get(TETAPKAN)

        assert not tanda(halaman)
        assert "lebih lama daripada masa SKP ini" in teks(halaman)
        oleh = dunia.akses(dunia.penilai)
        paksa = {"dipilih": {skp.pk: skp.revisi}, "penilai": dunia.penilai, "periode": dunia.periode, "oleh": oleh}
        (kejadian,) = jalankan_bersama(langkah="tetapkan", **paksa)
        assert "lebih lama" in kejadian.alasan
        assert Skp.objects.get(pk=skp.pk).status == "diajukan"


def test_menyerahkan_hanya_yang_lengkap_dan_tidak_janggal(dunia, masuk, django_assert_max_num_queries):
    beragam = PERILAKU | {"disiplin": 90}
    rapi, sama = capaian_dinilai(dunia), capaian_dinilai(dunia, pegawai=dunia.rekan)
    simpan(dunia, rapi, beragam)
    klien = masuk(dunia.penilai)
    with pada(2016, 1, 4):
        klien.get(SERAHKAN)
        assert "Beri nilai perilaku" in teks(klien.get(SERAHKAN))
        simpan(dunia, sama, PERILAKU)
        with django_assert_max_num_queries(22):
            halaman = klien.get(SERAHKAN)
        assert "Semua aspek bernilai sama" in teks(halaman)

        jawaban = klien.post(SERAHKAN, {"pilih": tanda(halaman)}, follow=True)

    assert "Selesai untuk 1 orang" in teks(jawaban)
    assert Penilaian.objects.get(pk=rapi.pk).status == "diserahkan"
    assert Penilaian.objects.get(pk=sama.pk).status == "disusun"


def test_meneruskan_dan_milik_penilai_lain_tidak_tersentuh(dunia, masuk):
    penilaian = penilaian_diterima(dunia)
    with pada(2016, 1, 6):
        halaman = masuk(dunia.penilai).get(TERUSKAN)
        assert "Diterima pegawai, nilai" in teks(halaman)
        masuk(dunia.atasan).post(TERUSKAN, {"pilih": tanda(halaman)})
        assert Penilaian.objects.get(pk=penilaian.pk).status == "diterima"
        masuk(dunia.penilai).post(TERUSKAN, {"pilih": tanda(halaman)})
    assert Penilaian.objects.get(pk=penilaian.pk).status == "diteruskan"
