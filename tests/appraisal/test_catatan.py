"""The buku catatan: who writes, who reads, who answers; a note is taken back, never erased."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from appraisal.models import CatatanPerilaku
from appraisal.selectors import catatan_terlihat_oleh, list_catatan
from appraisal.services.catatan import tanggapi_catatan, tarik_catatan, tulis_catatan
from organisasi.common.errors import AturanDilanggar, KeadaanBerubah
from organisasi.models import Penempatan
from skp.models import Skp
from tests.dunia import pada, skp_diajukan, skp_draf
from tests.factories.appraisal import CatatanPerilakuFactory
from tests.factories.organisasi import PegawaiFactory, PenempatanFactory, PenggunaFactory, PenugasanPenilaiFactory

pytestmark = pytest.mark.django_db
ORANG = ("pemilik", "penilai", "atasan", "karo", "admin", "rekan", "orang_lain", "pimpinan", "pengelola")


def tulis(d, oleh=None, **lain):
    isi = {"pegawai": d.pemilik, "tanggal": date(2015, 5, 4), "aspek": "disiplin", "uraian": "Selalu hadir."}
    return tulis_catatan(**(isi | lain), oleh=d.akses(oleh or d.penilai))


def terbaca(d, orang):
    return set(catatan_terlihat_oleh(d.akses(orang)).values_list("uraian", flat=True))


@pytest.mark.parametrize("nama", ORANG)
def test_hanya_pejabat_penilai_hari_ini_yang_mencatat(dunia, nama):
    with pada(2015, 5, 4):
        if nama == "penilai":
            assert tulis(dunia).penilai == dunia.penilai
            return
        with pytest.raises(PermissionDenied, match="Hanya pejabat penilai pegawai ini"):
            tulis(dunia, oleh=getattr(dunia, nama))


def test_penilai_menurut_penugasan_yang_mencatat(dunia):
    PenugasanPenilaiFactory(pegawai=dunia.pemilik, penilai=dunia.karo, selesai=date(2015, 5, 31))

    with pada(2015, 5, 31), pytest.raises(PermissionDenied):
        tulis(dunia)
    with pada(2015, 5, 31):
        assert tulis(dunia, oleh=dunia.karo).pk
    with pada(2015, 6, 1):
        assert tulis(dunia).pk


def test_catatan_tidak_bertanggal_besok(dunia):
    with pada(2015, 5, 3, 23, 59), pytest.raises(AturanDilanggar) as tolak:
        tulis(dunia)

    assert tolak.value.kode == "catatan.tanggal_depan"


@pytest.mark.parametrize("salah", [{"aspek": "kerajinan"}, {"uraian": "  "}])
def test_catatan_yang_tidak_utuh_ditolak(dunia, salah):
    with pada(2015, 5, 4), pytest.raises(ValidationError):
        tulis(dunia, **salah)

    assert not CatatanPerilaku.objects.exists()


def test_hanya_yang_dicatat_yang_menanggapi_dan_sekali_saja(dunia):
    with pada(2015, 5, 4):
        catatan = tulis(dunia)
    for nama in ORANG[1:]:
        with pytest.raises(PermissionDenied):
            tanggapi_catatan(catatan=catatan, tanggapan="Ya.", oleh=dunia.akses(getattr(dunia, nama)))

    with pada(2015, 5, 5):
        tanggapi_catatan(catatan=catatan, tanggapan=" Terima kasih. ", oleh=dunia.akses(dunia.pemilik))
        with pytest.raises(KeadaanBerubah) as tolak:
            tanggapi_catatan(catatan=catatan, tanggapan="Lagi.", oleh=dunia.akses(dunia.pemilik))

    catatan.refresh_from_db()
    assert (tolak.value.kode, catatan.tanggapan) == ("catatan.sudah_ditanggapi", "Terima kasih.")


def test_hanya_penulis_yang_menarik_dan_catatannya_tetap_tersimpan(dunia):
    with pada(2015, 5, 4):
        catatan = tulis(dunia)
    for nama in ORANG:
        if nama != "penilai":
            with pytest.raises(PermissionDenied):
                tarik_catatan(catatan=catatan, oleh=dunia.akses(getattr(dunia, nama)))

    with pada(2015, 5, 5):
        tarik_catatan(catatan=catatan, oleh=dunia.akses(dunia.penilai))

    assert CatatanPerilaku.objects.filter(pk=catatan.pk).exists()
    assert terbaca(dunia, dunia.penilai) == terbaca(dunia, dunia.pemilik) == set()
    assert not list_catatan(dunia.pemilik, date(2015, 1, 1), date(2015, 12, 31)).exists()


def test_catatan_yang_ditarik_tidak_ditanggapi_lagi(dunia):
    with pada(2015, 5, 4):
        catatan = tulis(dunia)
        tarik_catatan(catatan=catatan, oleh=dunia.akses(dunia.penilai))

        with pytest.raises(KeadaanBerubah):
            tanggapi_catatan(catatan=catatan, tanggapan="Ya.", oleh=dunia.akses(dunia.pemilik))
        with pytest.raises(KeadaanBerubah):
            tarik_catatan(catatan=catatan, oleh=dunia.akses(dunia.penilai))


def test_siapa_membaca_catatan_siapa(dunia):
    """The person, the writer, and who appraises now; no role of the personnel unit opens the book."""
    skp_diajukan(dunia)
    with pada(2015, 5, 4):
        tulis(dunia)

    for nama in ORANG:
        harus = {"Selalu hadir."} if nama in {"pemilik", "penilai"} else set()
        assert terbaca(dunia, getattr(dunia, nama)) == harus, nama


def test_buku_catatan_mengikuti_orangnya_ke_penilai_baru(dunia):
    """PERKA-M.2: the new assessor reads the notes of the year; the former one keeps his own and reads no new ones."""
    skp = skp_diajukan(dunia)
    with pada(2015, 5, 4):
        tulis(dunia)
    jabatan = Penempatan.objects.get(pegawai=dunia.penilai).jabatan
    Penempatan.objects.filter(pegawai=dunia.penilai).update(selesai=date(2015, 5, 31))
    baru = PenempatanFactory(
        pegawai=PegawaiFactory(instansi=dunia.instansi), jabatan=jabatan, mulai=date(2015, 6, 1)
    ).pegawai
    PenggunaFactory(pegawai=baru)
    Skp.objects.filter(pk=skp.pk).update(pejabat_penilai=baru)
    with pada(2015, 6, 2):
        tulis(dunia, oleh=baru, tanggal=date(2015, 6, 2), uraian="Sopan melayani.")

    assert terbaca(dunia, baru) == {"Selalu hadir.", "Sopan melayani."}
    assert terbaca(dunia, dunia.penilai) == {"Selalu hadir."}


def test_penilai_tahun_lalu_tidak_membaca_catatan_tahun_ini(dunia):
    """Having appraised somebody once does not open the book for ever."""
    skp_diajukan(dunia)
    CatatanPerilakuFactory(pegawai=dunia.pemilik, penilai=dunia.karo, tanggal=date(2016, 3, 1), uraian="Tahun ini.")
    CatatanPerilakuFactory(pegawai=dunia.pemilik, penilai=dunia.karo, tanggal=date(2015, 3, 1), uraian="Tahun lalu.")

    assert terbaca(dunia, dunia.penilai) == {"Tahun lalu."}


def test_draf_yang_belum_diajukan_belum_membuka_buku(dunia):
    """Who is the assessor of a mere draft is not settled before it is submitted."""
    skp_draf(dunia)
    CatatanPerilakuFactory(pegawai=dunia.pemilik, penilai=dunia.karo, tanggal=date(2015, 3, 1), uraian="Lama.")

    assert terbaca(dunia, dunia.penilai) == set()


def test_akun_tanpa_pegawai_tidak_membaca_apa_pun(dunia):
    from organisasi.selectors.akses import get_akses

    CatatanPerilakuFactory()

    assert not catatan_terlihat_oleh(get_akses(PenggunaFactory(pegawai=None))).exists()
