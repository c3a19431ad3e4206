"""The work plan in the browser: who keeps it, what hangs on it, what ends and what may go."""

from decimal import Decimal

import pytest

from organisasi.common.errors import AturanDilanggar, KeadaanBerubah
from organisasi.models import Jejak
from skp.models import ButirRkt, RiwayatRkt
from skp.selectors import list_butir_rkt, list_indikator, list_kegiatan
from skp.services.plan import simpan_kegiatan
from skp.services.work_plan import IsiButir, akhiri_butir, buka_butir, hapus_butir, tambah_butir, ubah_butir
from tests.dunia import baris, pada, skp_draf
from tests.halaman import dom, isian, nilai, pesan, teks
from tests.tahap import baris_dari

pytestmark = pytest.mark.django_db
TAHUN = 2015


@pytest.fixture
def rencana(dunia):
    """A program with a kegiatan and one indicator of the subbagian, made as the admin makes it."""
    with pada(TAHUN, 1, 2):
        dunia.program = tambah(dunia, kode="1", uraian="Program Penataan")
        dunia.kegiatan = tambah(dunia, kode="1.1", uraian="Evaluasi Kinerja", induk_id=dunia.program.pk)
        isi = {
            "uraian": "Jumlah laporan",
            "induk_id": dunia.kegiatan.pk,
            "target": "12 Laporan",
            "pagu": Decimal(5_000_000),
        }
        dunia.indikator = tambah(dunia, indikator=True, **isi)
    return dunia


def tambah(d, *, indikator=False, **isi):
    admin = d.akses(d.admin)
    return tambah_butir(unit=d.subbagian, tahun=TAHUN, isi=IsiButir(**isi), indikator=indikator, oleh=admin)


def isi_dari(butir, **ubah):
    kolom = ("uraian", "kode", "target", "pagu", "sumber_dana", "lokasi", "urutan")
    return IsiButir(**({k: getattr(butir, k) for k in kolom} | {"induk_id": butir.parent_id} | ubah))


def ubah(d, butir, **isi):
    return ubah_butir(butir_id=butir.pk, isi=isi_dari(butir, **isi), oleh=d.akses(d.admin))


def test_tingkat_mengikuti_tempatnya_dan_turut_berpindah(rencana):
    d = rencana
    assert [d.program.tingkat, d.kegiatan.tingkat, d.indikator.tingkat] == ["program", "kegiatan", "indikator"]
    with pada(TAHUN, 1, 3):
        rincian = tambah(d, kode="1.1.1", uraian="Rincian", induk_id=d.kegiatan.pk)
        assert rincian.tingkat == "sub_kegiatan"
        ubah(d, d.kegiatan, induk_id=None)
    rincian.refresh_from_db()
    d.indikator.refresh_from_db()
    assert (rincian.tingkat, d.indikator.tingkat, d.indikator.parent_id) == ("kegiatan", "indikator", d.kegiatan.pk)


@pytest.mark.parametrize(
    ("isi", "kode", "kalimat"),
    [
        ({"kode": "1", "uraian": "Lain"}, "rkt.kode", "sudah dipakai oleh “Program Penataan”"),
        ({"uraian": "Tanpa tempat", "indikator": True}, "rkt.induk_id", "Pilih program"),
        ({"uraian": "Di bawah indikator", "kode": "9", "induk_id": "indikator"}, "rkt.induk_id", "tidak ada lagi"),
        ({"uraian": "Jumlah laporan", "induk_id": "kegiatan", "indikator": True}, "rkt.uraian", "sudah ada"),
    ],
)
def test_yang_tidak_masuk_akal_ditolak_dengan_kalimat(rencana, isi, kode, kalimat):
    induk = getattr(rencana, str(isi.get("induk_id")), None)
    with pada(TAHUN, 1, 3), pytest.raises(AturanDilanggar) as salah:
        tambah(rencana, **(isi | {"induk_id": induk.pk if induk else None}))
    assert salah.value.kode == kode
    assert kalimat in salah.value.pesan


def test_butir_tidak_dapat_dipindah_ke_bawah_dirinya(rencana):
    with pada(TAHUN, 1, 3), pytest.raises(AturanDilanggar, match="di bawah butir ini"):
        ubah(rencana, rencana.program, induk_id=rencana.kegiatan.pk)


def test_yang_diakhiri_tidak_ditawarkan_tetapi_kaitan_lama_tetap(rencana):
    d = rencana
    skp = skp_draf(d, kegiatan=[baris(rkt_id=d.indikator.pk), baris("Menata arsip")])
    lain = skp_draf(d, pegawai=d.rekan, kegiatan=[baris()])
    with pada(TAHUN, 2, 1):
        akhiri_butir(butir_id=d.program.pk, alasan="Dihapus pada Perubahan Renja.", oleh=d.akses(d.admin))

        assert not ButirRkt.objects.filter(diakhiri_pada=None).exists()
        assert not list_butir_rkt(d.subbagian, TAHUN).exists()
        assert [b.pk for b in list_indikator(skp)] == [d.indikator.pk]
        simpan_kegiatan(skp_id=skp.pk, revisi=None, baris=baris_dari(skp), oleh=d.akses(d.pemilik))
        baru, rekan = [baris(rkt_id=d.indikator.pk)], d.akses(d.rekan)
        with pytest.raises(AturanDilanggar, match="bukan bagian dari rencana kerja"):
            simpan_kegiatan(skp_id=lain.pk, revisi=None, baris=baru, oleh=rekan)

        assert [k.rkt_id for k in list_kegiatan(skp)] == [d.indikator.pk, None]
        with pytest.raises(KeadaanBerubah, match="sudah diakhiri"):
            ubah(d, d.indikator, target="10 Laporan")
        buka_butir(butir_id=d.indikator.pk, oleh=d.akses(d.admin))
    assert ButirRkt.objects.filter(diakhiri_pada=None).count() == 3


def test_hanya_yang_tidak_memuat_apa_pun_dapat_dihapus(rencana):
    d = rencana
    admin = d.akses(d.admin)
    skp = skp_draf(d, kegiatan=[baris(rkt_id=d.indikator.pk)])
    with pada(TAHUN, 2, 1):
        for butir in (d.program, d.indikator):
            with pytest.raises(KeadaanBerubah, match="Akhiri butirnya"):
                hapus_butir(butir_id=butir.pk, oleh=admin)
        simpan_kegiatan(skp_id=skp.pk, revisi=None, baris=[baris()], oleh=d.akses(d.pemilik))
        hapus_butir(butir_id=d.indikator.pk, oleh=admin)
    assert list(ButirRkt.objects.values_list("kode", flat=True)) == ["1", "1.1"]
    assert RiwayatRkt.objects.latest("pk").catatan == "Jumlah laporan"


def test_tahun_yang_lewat_tidak_berubah_lagi(rencana):
    with pada(TAHUN + 1, 1, 31):
        ubah(rencana, rencana.indikator, target="11 Laporan")
    with pada(TAHUN + 2, 1, 1), pytest.raises(KeadaanBerubah, match="tidak dapat diubah lagi"):
        ubah(rencana, rencana.indikator, target="10 Laporan")


def test_admin_mengubah_di_peramban_dan_riwayatnya_terbaca(rencana, masuk):
    d = rencana
    skp_draf(d, kegiatan=[baris(rkt_id=d.indikator.pk)])
    admin, susunan = masuk(d.admin), f"/rkt/unit/{d.subbagian.pk}/?tahun={TAHUN}"
    alamat = f"/rkt/butir/{d.indikator.pk}/"
    with pada(TAHUN, 2, 1):
        halaman = admin.get(alamat)
        assert "1 kegiatan SKP bertumpu padanya (milik Pemilik Rekaan)." in teks(halaman)
        isi = isian(halaman) | {"target": "10 Laporan", "pagu": "4.500.000"}
        lanjut = admin.post(alamat, isi)
        usang = admin.post(alamat, isi | {"target": "9 Laporan"})
        salah = admin.post(alamat, isian(admin.get(alamat)) | {"pagu": "4.5000", "target": "8 Laporan"})
        isi_susunan = admin.get(susunan)

    assert lanjut.url == susunan
    assert (usang.status_code, nilai(usang, "target")) == (409, "9 Laporan")
    assert (salah.status_code, nilai(salah, "target"), nilai(salah, "pagu")) == (422, "8 Laporan", "4.5000")
    d.indikator.refresh_from_db()
    assert (d.indikator.target, d.indikator.pagu) == ("10 Laporan", Decimal(4_500_000))
    assert "Target: 12 Laporan → 10 Laporan; Pagu: Rp5.000.000 → Rp4.500.000." in teks(isi_susunan)
    assert "1 orang, 1 kegiatan" in teks(isi_susunan)
    assert Jejak.objects.filter(objek="butirrkt", kejadian="rkt.ubah").count() == 1


def test_butir_baru_dari_peramban_menyebut_tempat_yang_mungkin(rencana, masuk):
    d = rencana
    admin = masuk(d.admin)
    ke = f"/rkt/unit/{d.subbagian.pk}/baru/?tahun={TAHUN}&jenis=indikator&induk={d.kegiatan.pk}"
    with pada(TAHUN, 2, 1):
        halaman = admin.get(ke)
        tempat = [o.get("value") for o in dom(halaman).xpath("//select[@name='induk_id']/option")]
        assert set(tempat) - {""} == {str(d.program.pk), str(d.kegiatan.pk)}
        assert nilai(admin.get(ke), "uraian") is None
        jawaban = admin.post(ke, isian(halaman) | {"uraian": "Jumlah dokumen", "target": "2 Dokumen"}, follow=True)
    assert pesan(jawaban) == ["Butir telah ditambahkan."]
    assert ButirRkt.objects.get(uraian="Jumlah dokumen").parent == d.kegiatan
