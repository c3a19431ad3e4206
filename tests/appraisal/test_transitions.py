"""The whole workflow of an appraisal: every state, every step, every actor. What the table does not list is refused."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction

from appraisal.models import Koreksi, Penilaian
from appraisal.permissions import aksi_tersedia
from appraisal.services import keberatan, penetapan
from appraisal.services.koreksi import setujui_koreksi
from appraisal.services.perilaku import simpan_perilaku
from appraisal.states import TRANSISI, AksiPenilaian
from organisasi.common.errors import AturanDilanggar, KeadaanBerubah
from organisasi.models import Pengguna
from organisasi.models import Peran as PeranAkun
from organisasi.selectors.akses import SISTEM
from skp.permissions import PESAN_PERAN
from skp.states import Peran
from tests.dunia import PERILAKU, pada, penilaian_disahkan, penilaian_diserahkan
from tests.factories.organisasi import PeranUnitFactory
from tests.tahap import TAHAP_PENILAIAN, penilaian_diterima, penilaian_keberatan, penilaian_tanggapan, saat

pytestmark = pytest.mark.django_db

KATA = "Alasan yang jelas."


def buka_koreksi(*, penilaian_id, oleh):
    """A correction that the personnel unit asked for before."""
    penilaian = Penilaian.objects.get(pk=penilaian_id)
    admin = Pengguna.objects.get(pegawai__nama="Admin Rekaan")
    koreksi = Koreksi.objects.create(
        penilaian=penilaian, lingkup="perilaku", alasan=KATA, versi=penilaian.versi, diusulkan_oleh=admin
    )
    setujui_koreksi(koreksi_id=koreksi.pk, catatan="", oleh=oleh)


LAYANAN = {
    AksiPenilaian.SERAHKAN: (penetapan.serahkan, {"catatan": KATA}),
    AksiPenilaian.TERIMA: (penetapan.terima, {"catatan": KATA}),
    AksiPenilaian.AJUKAN_KEBERATAN: (keberatan.ajukan_keberatan, {"alasan": KATA, "butir": {}}),
    AksiPenilaian.LAMPAUI_WAKTU: (penetapan.lampaui_waktu, {}),
    AksiPenilaian.TANGGAPI: (keberatan.tanggapi_keberatan, {"tanggapan": KATA}),
    AksiPenilaian.PUTUSKAN: (keberatan.putuskan_keberatan, {"keputusan": KATA, "perubahan": {}}),
    AksiPenilaian.TERUSKAN: (penetapan.teruskan, {"catatan": KATA}),
    AksiPenilaian.SAHKAN: (penetapan.sahkan, {"catatan": KATA}),
    AksiPenilaian.TETAPKAN_ATASAN: (penetapan.tetapkan_atasan, {"catatan": KATA}),
    AksiPenilaian.ARSIPKAN: (penetapan.arsipkan, {"catatan": KATA}),
    AksiPenilaian.BUKA_KOREKSI: (buka_koreksi, {}),
}
PELAKU = {
    "pemilik": Peran.PEMILIK,
    "penilai": Peran.PENILAI,
    "atasan": Peran.ATASAN,
    "admin": Peran.ADMIN,
    "rekan": None,
    "orang_lain": None,
    "karo": None,
    "pimpinan": None,
    "pengelola": None,
    "sistem": Peran.SISTEM,
}
BELUM_WAKTUNYA = {
    ("diserahkan", AksiPenilaian.LAMPAUI_WAKTU): "penilaian.belum_lewat",
    ("keberatan", AksiPenilaian.PUTUSKAN): "keberatan.menunggu_tanggapan",
    ("disusun", AksiPenilaian.TETAPKAN_ATASAN): "penilaian.penilai_masih_berhak",
}
"""Steps that the table allows and the calendar does not yet, on 10 January."""


def pelaku(d, nama):
    return SISTEM if nama == "sistem" else d.akses(getattr(d, nama))


def siapkan(d, tahap):
    penilaian = TAHAP_PENILAIAN[tahap](d)
    if tahap == "disusun":
        with pada(2015, 12, 30):
            simpan_perilaku(
                penilaian_id=penilaian.pk, revisi=None, nilai=PERILAKU, rekomendasi="", oleh=d.akses(d.penilai)
            )
    return Penilaian.objects.get(pk=penilaian.pk)


@pytest.mark.sekali
@pytest.mark.parametrize("tahap", TAHAP_PENILAIAN)
def test_setiap_status_tindakan_dan_pelaku(dunia, tahap):
    """10 states x 10 steps x 10 actors."""
    penilaian = siapkan(dunia, tahap)
    salah = []
    for aksi, transisi in TRANSISI.items():
        for nama, peran in PELAKU.items():
            with saat(dunia, tahap), transaction.atomic():
                hasil = _coba(aksi, penilaian, pelaku(dunia, nama))
                transaction.set_rollback(True)
            harus = PESAN_PERAN[transisi.peran]
            if peran is transisi.peran:
                boleh = BELUM_WAKTUNYA.get((tahap, aksi), "selesai")
                harus = boleh if tahap in transisi.dari else "penilaian.status_tidak_sesuai"
            if hasil != harus:
                salah.append((aksi.value, nama, harus, hasil))
    assert salah == []


def _coba(aksi, penilaian, oleh):
    layanan, isi = LAYANAN[aksi]
    try:
        layanan(penilaian_id=penilaian.pk, oleh=oleh, **isi)
    except PermissionDenied as tolak:
        return str(tolak)
    except AturanDilanggar as tolak:
        return tolak.kode
    sesudah = Penilaian.objects.get(pk=penilaian.pk)
    assert (sesudah.status, sesudah.revisi) == (TRANSISI[aksi].ke, penilaian.revisi + 1)
    jejak = sesudah.riwayat.last()
    assert (jejak.aksi, jejak.dari, jejak.ke) == (aksi, penilaian.status, sesudah.status)
    assert (jejak.oleh, bool(jejak.judul and jejak.peran)) == (oleh.pengguna, True)
    return "selesai"


@pytest.mark.sekali
@pytest.mark.parametrize("tahap", TAHAP_PENILAIAN)
def test_tombol_yang_tampil_adalah_langkah_yang_dapat_diambil(dunia, tahap):
    penilaian = siapkan(dunia, tahap)
    for nama, peran in PELAKU.items():
        tersedia = {a for a, t in TRANSISI.items() if t.peran is peran and tahap in t.dari}
        assert set(aksi_tersedia(penilaian, pelaku(dunia, nama))) == tersedia, nama


@pytest.mark.parametrize(
    ("aksi", "tahap", "kolom"),
    [
        (AksiPenilaian.AJUKAN_KEBERATAN, "diserahkan", "alasan"),
        (AksiPenilaian.TANGGAPI, "keberatan", "tanggapan"),
        (AksiPenilaian.PUTUSKAN, "tanggapan", "keputusan"),
        (AksiPenilaian.TETAPKAN_ATASAN, "diterima", "catatan"),
    ],
)
@pytest.mark.parametrize("kata", ["", " \n\t "])
def test_langkah_yang_wajib_beralasan(dunia, aksi, tahap, kolom, kata):
    penilaian = siapkan(dunia, tahap)
    layanan, isi = LAYANAN[aksi]
    nama = next(n for n, p in PELAKU.items() if p is TRANSISI[aksi].peran)

    with saat(dunia, tahap), pytest.raises(AturanDilanggar) as tolak:
        layanan(penilaian_id=penilaian.pk, oleh=pelaku(dunia, nama), **(isi | {kolom: kata}))

    assert (tolak.value.kode, tolak.value.status_http) == ("penilaian.alasan_wajib", 422)
    assert Penilaian.objects.get(pk=penilaian.pk).revisi == penilaian.revisi


def test_yang_wajib_beralasan_persis_yang_disebut_tabel():
    wajib = {a for a, t in TRANSISI.items() if t.wajib_catatan}

    keberatan_ = {"ajukan_keberatan", "tanggapi", "putuskan_keberatan"}
    assert {a.value for a in wajib} == {*keberatan_, "tetapkan_atasan", "buka_koreksi"}


def test_langkah_yang_sama_dua_kali_ditolak_dengan_ramah(dunia):
    penilaian = penilaian_diterima(dunia)

    with pada(2016, 1, 6), pytest.raises(KeadaanBerubah) as tolak:
        penetapan.terima(penilaian_id=penilaian.pk, oleh=dunia.akses(dunia.pemilik))

    assert "Diterima pegawai" in tolak.value.pesan


def test_admin_tidak_mengarsipkan_hasilnya_sendiri(dunia):
    """Nobody is admin of his own appraisal, however high the granted role."""
    PeranUnitFactory(
        pengguna=dunia.pemilik.pengguna, peran=PeranAkun.ADMIN_KEPEGAWAIAN, instansi=dunia.instansi, unit=None
    )
    penilaian = penilaian_disahkan(dunia)

    with pada(2016, 1, 8), pytest.raises(PermissionDenied):
        penetapan.arsipkan(penilaian_id=penilaian.pk, oleh=dunia.akses(dunia.pemilik))


@pytest.mark.parametrize("tahap", [t for t in TAHAP_PENILAIAN if t != "disusun"])
def test_nilai_terkunci_sejak_diserahkan(dunia, tahap):
    penilaian = TAHAP_PENILAIAN[tahap](dunia)

    with saat(dunia, tahap), pytest.raises(KeadaanBerubah) as tolak:
        simpan_perilaku(
            penilaian_id=penilaian.pk, revisi=None, nilai=PERILAKU, rekomendasi="", oleh=dunia.akses(dunia.penilai)
        )

    assert tolak.value.kode == "penilaian.terkunci"


def test_tanggal_setiap_kotak_formulir(dunia):
    """Boxes 9, 10 and 11: made, received, in force; a result that was decided has no receipt signature."""
    p = penilaian_disahkan(dunia)

    assert [str(t) for t in (p.dibuat_tanggal, p.diterima_tanggal, p.disahkan_tanggal)] == [
        "2015-12-30",
        "2016-01-05",
        "2016-01-07",
    ]


def test_keberatan_dapat_diputus_tanpa_tanggapan_sesudah_empat_belas_hari(dunia):
    """K-11: the answer is due in 14 days; after that the superior decides without it."""
    penilaian = penilaian_keberatan(dunia)
    isi = {"penilaian_id": penilaian.pk, "keputusan": KATA, "perubahan": {}, "oleh": dunia.akses(dunia.atasan)}

    with pada(2016, 1, 20, 23, 59), pytest.raises(AturanDilanggar) as tolak:
        keberatan.putuskan_keberatan(**isi)
    assert "20 Januari 2016" in tolak.value.pesan
    with pada(2016, 1, 21, 0, 0):
        hasil = keberatan.putuskan_keberatan(**isi)
    assert (hasil.mengubah_nilai, hasil.tanggapan) == (False, "")


def test_keberatan_yang_sudah_ditanggapi_langsung_dapat_diputus(dunia):
    penilaian = penilaian_tanggapan(dunia)

    with pada(2016, 1, 7):
        keberatan.putuskan_keberatan(
            penilaian_id=penilaian.pk, keputusan=KATA, perubahan={}, oleh=dunia.akses(dunia.atasan)
        )

    assert Penilaian.objects.get(pk=penilaian.pk).status == "keputusan"


def test_keberatan_tidak_dapat_diajukan_dua_kali(dunia):
    penilaian = penilaian_diserahkan(dunia)
    isi = {"penilaian_id": penilaian.pk, "alasan": KATA, "butir": {}, "oleh": dunia.akses(dunia.pemilik)}
    with pada(2016, 1, 5):
        keberatan.ajukan_keberatan(**isi)

    with pada(2016, 1, 5), pytest.raises(KeadaanBerubah):
        keberatan.ajukan_keberatan(**isi)
