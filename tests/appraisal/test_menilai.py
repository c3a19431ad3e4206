"""The scoring screen: the result while it is typed, the next person, and the assessor's own pattern."""

from decimal import Decimal

from appraisal.models import Penilaian
from appraisal.subordinates import baris_bawahan, pola_penilaian
from skp.models import Realisasi
from tests.dunia import capaian_dinilai, penilaian_diserahkan, realisasi_diajukan
from tests.halaman import dom, formset, isian, teks

PERILAKU = dict.fromkeys(("orientasi_pelayanan", "integritas", "komitmen", "disiplin", "kerja_sama"), "90")


def ketikan(skp, kualitas):
    baris = [{"kegiatan_id": r.kegiatan_id, "kualitas": kualitas} for r in Realisasi.objects.order_by("kegiatan")]
    return formset("q", baris, awal=len(baris)) | formset("t", []) | formset("c", [])


def test_hasil_mengikuti_ketikan_tanpa_menyimpan_apa_pun(dunia, masuk):
    skp = realisasi_diajukan(dunia)

    jawaban = masuk(dunia.penilai).post(f"/skp/{skp.pk}/nilai/pratinjau/", ketikan(skp, "85") | PERILAKU)

    assert "Nilai capaian SKP 87,00" in teks(jawaban)
    assert "Nilai prestasi kerja sementara 88,20" in teks(jawaban)
    hidup = dom(jawaban).xpath("//span[@hx-swap-oob and starts-with(@id, 'nilai-')]/text()")
    assert hidup == ["87,00", "87,00"]
    assert set(Realisasi.objects.values_list("kualitas", flat=True)) == {None}
    assert not Penilaian.objects.exists()


def test_perilaku_yang_belum_lengkap_belum_memberi_nilai_tahun(dunia, masuk):
    skp = realisasi_diajukan(dunia)

    jawaban = masuk(dunia.penilai).post(f"/skp/{skp.pk}/nilai/pratinjau/", ketikan(skp, "85") | {"disiplin": "85"})

    assert "Muncul sesudah semua aspek perilaku diberi nilai." in teks(jawaban)


def test_sesudah_capaian_dinilai_yang_hidup_tinggal_perilaku(dunia, masuk):
    penilaian = capaian_dinilai(dunia)
    skp = penilaian.pegawai.daftar_skp.get()

    jawaban = masuk(dunia.penilai).post(f"/skp/{skp.pk}/nilai/pratinjau/", ketikan(skp, "10") | PERILAKU)

    assert "Nilai prestasi kerja sementara 88,20" in teks(jawaban)


def test_pratinjau_hanya_bagi_pejabat_penilai(dunia, masuk):
    skp = realisasi_diajukan(dunia)

    assert masuk(dunia.pemilik).post(f"/skp/{skp.pk}/nilai/pratinjau/", {}).status_code == 403
    assert masuk(dunia.orang_lain).post(f"/skp/{skp.pk}/nilai/pratinjau/", {}).status_code == 404


def test_menyerahkan_lalu_langsung_menilai_orang_berikutnya(dunia, masuk):
    skp = realisasi_diajukan(dunia)
    berikut = realisasi_diajukan(dunia, pegawai=dunia.rekan)
    klien = masuk(dunia.penilai)
    halaman = klien.get(f"/skp/{skp.pk}/nilai/")
    assert "Berikutnya: Rekan Rekaan" in teks(halaman)

    kiriman = isian(halaman) | PERILAKU | {"q-0-kualitas": "85", "q-1-kualitas": "85", "lanjut": "berikutnya"}
    jawaban = klien.post(f"/skp/{skp.pk}/nilai/", kiriman)

    assert jawaban.url == f"/skp/{berikut.pk}/nilai/"
    assert Penilaian.objects.get(pegawai=dunia.pemilik).status == "diserahkan"
    assert "Berikutnya" not in teks(klien.get(f"/skp/{berikut.pk}/nilai/"))


def test_pola_penilaian_baru_tampak_sesudah_ada_polanya(dunia):
    penilaian_diserahkan(dunia)
    baris = baris_bawahan(dunia.penilai, dunia.periode)

    assert pola_penilaian(baris) is None
    pola = pola_penilaian(baris * 3)
    assert [(t.label, t.nilai) for t in pola.titik if t.nilai] == [("Baik", 3)]


def test_nilai_baris_realisasi_mengikuti_ketikan(dunia, masuk):
    skp = realisasi_diajukan(dunia)
    realisasi = Realisasi.objects.order_by("kegiatan")
    baris = [{"kegiatan_id": r.kegiatan_id, "kuantitas": "12", "waktu": "9"} for r in realisasi]

    jawaban = masuk(dunia.pemilik).post(f"/skp/{skp.pk}/realisasi/pratinjau/", formset("r", baris, awal=2))

    sel = dom(jawaban).xpath("//span[starts-with(@id, 'nilai-')]/text()")
    assert len(sel) == 2
    assert "hemat lebih dari 24 %" in teks(jawaban)
    assert Decimal(sel[0].replace(",", ".")) < 100
