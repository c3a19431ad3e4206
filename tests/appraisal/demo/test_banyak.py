"""An agency made in bulk holds what the services would have written: every figure and every name, recomputed."""

from collections import Counter

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from appraisal.demo.accounts import kata_sandi
from appraisal.demo.bulk.load import muat_banyak
from appraisal.demo.bulk.spread import nama, nip
from appraisal.demo.bulk.structure import rancang
from appraisal.demo.files import baca_toml
from appraisal.demo.load import muat_demo_banyak
from appraisal.demo.roster import list_akun
from appraisal.indicators import get_indikator_waktu
from appraisal.models import HasilPenilaian, HasilSkp, Keberatan, Penilaian, RiwayatPenilaian
from appraisal.monitoring import get_lingkup
from appraisal.pdf.sumber import list_formulir, susun
from appraisal.punctuality_counts import hitung_ketepatan
from appraisal.services.hitung import baca_lembar, hitung_lembar, hitung_lembar_penilaian
from appraisal.sheets import lembar_penilaian_dari, lembar_skp_dari
from appraisal.states import FINAL, StatusPenilaian
from organisasi.common.clock import waktu_rekaan
from organisasi.models import Instansi, Pegawai, Penempatan, Pengguna, UnitKerja
from organisasi.nip import baca_nip
from organisasi.selectors.identitas import get_identitas
from organisasi.selectors.penilai import PetaPenilai
from skp.models import Kegiatan, Periode, RiwayatSkp, Skp, VersiSkp
from skp.states import StatusRealisasi, StatusSkp
from tests.appraisal.demo.conftest import SAAT
from tests.factories.organisasi import InstansiFactory

pytestmark = [pytest.mark.django_db, pytest.mark.sekali, pytest.mark.usefixtures("banyak", "hari_muat")]

BANYAK = 200


@pytest.fixture(scope="module")
def banyak(django_db_setup, django_db_blocker):
    """Two hundred people, loaded once and rolled back."""
    with django_db_blocker.unblock(), transaction.atomic():
        with waktu_rekaan(SAAT):
            assert muat_banyak(BANYAK)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def instansi() -> Instansi:
    return Instansi.objects.get()


def langkah_terakhir(riwayat) -> dict[int, str]:
    """The state that the last moving step of each document led to."""
    daftar = riwayat.exclude(ke="").order_by("pada", "pk")
    return dict(daftar.values_list(f"{'skp' if riwayat.model is RiwayatSkp else 'penilaian'}_id", "ke"))


def test_sebanyak_yang_diminta_dengan_nip_yang_sah():
    pegawai = list(Pegawai.objects.exclude(nip=None))

    assert len(pegawai) == BANYAK
    assert len({p.nama for p in pegawai}) == BANYAK
    for p in pegawai:
        baca_nip(p.nip)
    assert Counter(UnitKerja.objects.with_tree_fields().values_list("tree_depth", flat=True)).keys() == {0, 1, 2, 3}


def test_setiap_orang_sama_dalam_setiap_ukuran():
    data = baca_toml("banyak.toml")
    kecil, besar = (rancang(n, data) for n in (BANYAK, 15_000))

    assert [t for d in kecil for t in d] == [t for d in besar for t in d][:BANYAK]
    assert len({nama(n, data["nama"]) for n in range(15_000)}) == 15_000
    assert len({nip(n) for n in range(100_000)}) == 100_000


@pytest.mark.parametrize("bagian", ["lalu", "ini"])
def test_bagian_berjumlah_seratus(bagian):
    assert sum(baca_toml("banyak.toml")[bagian]["bagian"].values()) == 100


def test_setiap_status_ada_pada_tahun_ini_dan_tahun_lalu_selesai():
    ini, lalu = Periode.objects.order_by("-tahun")

    assert set(Skp.objects.filter(periode=ini).values_list("status", flat=True)) == set(StatusSkp)
    assert set(Skp.objects.filter(periode=ini).values_list("status_realisasi", flat=True)) == set(StatusRealisasi)
    assert set(Penilaian.objects.filter(periode=ini).values_list("status", flat=True)) == set(StatusPenilaian)
    assert set(Penilaian.objects.filter(periode=lalu).values_list("status", flat=True)) == FINAL
    assert Penilaian.objects.filter(periode=lalu).count() == BANYAK
    assert Keberatan.objects.filter(penilaian__periode=lalu).exists()


def test_riwayat_berakhir_pada_status_dokumennya():
    rencana = langkah_terakhir(RiwayatSkp.objects.exclude(aksi__contains="realisasi"))
    realisasi = langkah_terakhir(RiwayatSkp.objects.filter(aksi__contains="realisasi"))

    assert rencana == dict(Skp.objects.values_list("pk", "status"))
    assert realisasi == dict(Skp.objects.exclude(status_realisasi="draf").values_list("pk", "status_realisasi"))
    assert langkah_terakhir(RiwayatPenilaian.objects.all()) == dict(
        Penilaian.objects.exclude(status="disusun").values_list("pk", "status")
    )
    assert RiwayatSkp.objects.filter(oleh=None).count() == 0
    assert set(RiwayatPenilaian.objects.filter(oleh=None).values_list("aksi", flat=True)) == {"lampaui_waktu"}


def test_setiap_lembar_skp_terhitung_ulang_sama():
    for hasil in HasilSkp.objects.all():
        lembar = lembar_skp_dari(hasil.masukan)
        ulang, langkah = hitung_lembar(lembar)

        assert ulang == lembar
        assert [s.sebagai_data() for s in langkah] == hasil.langkah
        assert (hasil.nilai, hasil.sebutan, hasil.jumlah) == (lembar.nilai, lembar.sebutan, lembar.jumlah)


def test_setiap_lembar_tahun_terhitung_ulang_sama():
    for hasil in HasilPenilaian.objects.select_related("penilaian"):
        lembar = lembar_penilaian_dari(hasil.masukan)
        ulang, langkah = hitung_lembar_penilaian(lembar)

        assert ulang == lembar
        assert [s.sebagai_data() for s in langkah] == hasil.langkah
        assert (hasil.nilai, hasil.sebutan) == (lembar.nilai, lembar.sebutan)
        nilai_skp = HasilSkp.objects.get(
            skp__pegawai=hasil.penilaian.pegawai_id, skp__periode=hasil.penilaian.periode_id
        )
        assert [(c.hasil_id, c.nilai) for c in lembar.capaian] == [(nilai_skp.pk, nilai_skp.nilai)]


def test_lembar_beku_sama_dengan_baris_hidup():
    for hasil in HasilSkp.objects.select_related("skp__periode__instansi")[::15]:
        hidup = baca_lembar(hasil.skp)

        assert hitung_lembar(hidup)[0] == lembar_skp_dari(hasil.masukan)


def test_penilai_dan_identitas_sama_dengan_data_organisasi(instansi):
    peta = PetaPenilai(instansi, SAAT.date())
    penempatan = {p.pegawai_id: p for p in Penempatan.objects.select_related("jabatan__unit")}
    for versi in VersiSkp.objects.exclude(ditetapkan_pada=None).select_related("skp__pegawai__instansi")[::9]:
        skp = versi.skp
        rantai = peta.rantai(skp.pegawai, penempatan[skp.pegawai_id])

        assert (skp.pejabat_penilai, skp.atasan) == (rantai.penilai.pegawai, rantai.atasan.pegawai)
        for siapa, orang in (("pegawai", skp.pegawai), ("penilai", skp.pejabat_penilai), ("atasan", skp.atasan)):
            assert get_identitas(orang, skp.mulai).sebagai_data() == versi.identitas[siapa]


def test_kegiatan_bergantung_pada_atasan_dan_rkt():
    bawahan = Kegiatan.objects.filter(versi__skp__periode__tahun=2025).exclude(versi__skp__penilai_adalah_ppk=True)

    assert not bawahan.filter(induk=None).exists()
    assert bawahan.filter(urutan=1, rkt=None).count() == 0


def test_formulir_dapat_disusun_untuk_penilaian_yang_berlaku():
    penilaian = Penilaian.objects.filter(status__in=FINAL).select_related("periode__instansi", "pegawai").last()

    assert penilaian.daftar_dokumen.count() == 0
    assert all(susun(jenis, sumber) for jenis, sumber in list_formulir(penilaian))


def test_sebagian_akun_dapat_masuk():
    akun = list_akun()

    assert 125 <= len(akun) < BANYAK
    assert Pengguna.objects.count() == BANYAK + 1
    for a in akun[::40]:
        assert Pengguna.objects.get(nama_pengguna=a.masuk).check_password(kata_sandi(a.masuk))


def test_pemuatan_kedua_tidak_mengubah_apa_pun():
    assert muat_demo_banyak(BANYAK + 50, print) is False
    assert Pegawai.objects.count() == BANYAK + 1


@pytest.mark.parametrize("banyaknya", [0, 19, 100_001])
def test_ukuran_yang_tidak_wajar_ditolak(banyaknya):
    with pytest.raises(CommandError, match="Banyaknya pegawai harus antara 20 dan 100000"):
        call_command("demo", pegawai=banyaknya)


def test_menolak_basis_data_yang_memuat_instansi_sungguhan():
    InstansiFactory(demonstrasi=False)

    with pytest.raises(CommandError, match="bukan data demonstrasi"):
        call_command("demo", pegawai=BANYAK)


def test_hitungan_ketepatan_waktu_sama_dengan_daftar_orangnya(instansi):
    unit = UnitKerja.objects.get(instansi=instansi, parent=None)
    for periode in Periode.objects.filter(instansi=instansi):
        h = hitung_ketepatan(unit, get_lingkup(unit, periode, hanya_final=True), SAAT.date())
        daftar = get_indikator_waktu(unit, periode, SAAT.date())

        assert h.tepat == len(daftar.memenuhi) > 0
        assert (h.terlambat, h.belum) == (len(daftar.tidak), len(daftar.belum))
