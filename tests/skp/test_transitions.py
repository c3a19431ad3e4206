"""The whole workflow of an SKP: every state, every step, every actor. What ``skp.states`` does not list is refused."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction

from organisasi.common.errors import AturanDilanggar, KeadaanBerubah
from organisasi.selectors.akses import SISTEM
from skp.models import Skp, VersiSkp
from skp.permissions import PESAN_PERAN, aksi_tersedia
from skp.selectors import list_kegiatan
from skp.services import transitions
from skp.services.realisation import BarisKualitas, BarisRealisasi, simpan_penilaian_realisasi, simpan_realisasi
from skp.states import TRANSISI, TRANSISI_REALISASI, AksiRealisasi, AksiSkp, Peran
from tests.dunia import pada, skp_diajukan, skp_ditetapkan, skp_draf
from tests.tahap import TAHAP_SKP, perubahan_disusun, saat, skp_ditutup, skp_perubahan

pytestmark = pytest.mark.django_db

LAYANAN = {
    aksi: getattr(transitions, f"{aksi.value}_skp", None) or getattr(transitions, aksi.value) for aksi in AksiSkp
}
LAYANAN |= {aksi: getattr(transitions, aksi.value) for aksi in AksiRealisasi}
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
REALISASI_MULAI = {"ditetapkan", "ditutup"}
"""States from which the realisation can be submitted; the first closes the contract on the way."""


def pelaku(d, nama):
    return SISTEM if nama == "sistem" else d.akses(getattr(d, nama))


def siapkan(d, tahap):
    """The document in its state, with everything filled that the next steps ask for."""
    skp = (perubahan_disusun if tahap == "ditetapkan" else TAHAP_SKP[tahap])(d)
    isi = [BarisRealisasi(k.pk, kuantitas=k.target_kuantitas, waktu=k.target_waktu) for k in list_kegiatan(skp)]
    with saat(d, tahap):
        if tahap in REALISASI_MULAI | {"perubahan"}:
            simpan_realisasi(skp_id=skp.pk, revisi=None, baris=isi, oleh=d.akses(d.pemilik))
        if tahap == "realisasi_diajukan":
            simpan_penilaian_realisasi(
                skp_id=skp.pk,
                revisi=None,
                kualitas=[BarisKualitas(k.pk, kualitas=80) for k in list_kegiatan(skp)],
                tugas_tambahan={},
                kreativitas={},
                oleh=d.akses(d.penilai),
            )
    return Skp.objects.get(pk=skp.pk)


def boleh_dari(aksi, tahap):
    """Whether the table lets the step start in this state."""
    if aksi is AksiRealisasi.AJUKAN:
        return tahap in REALISASI_MULAI
    if aksi in {AksiRealisasi.BUKA_NILAI, AksiRealisasi.BUKA_REALISASI}:
        return tahap == "realisasi_dinilai"
    if isinstance(aksi, AksiRealisasi):
        return tahap == "realisasi_diajukan"
    return ("ditutup" if tahap.startswith("realisasi") else tahap) in TRANSISI[aksi].dari


@pytest.mark.sekali
@pytest.mark.parametrize("tahap", TAHAP_SKP)
def test_setiap_status_tindakan_dan_pelaku(dunia, tahap):
    """9 states x 14 steps x 10 actors: done by whom the table names, refused to everybody else with the reason."""
    skp = siapkan(dunia, tahap)
    salah = []
    for aksi, transisi in (*TRANSISI.items(), *TRANSISI_REALISASI.items()):
        for nama, peran in PELAKU.items():
            with saat(dunia, tahap), transaction.atomic():
                hasil = _coba(LAYANAN[aksi], skp, pelaku(dunia, nama))
                transaction.set_rollback(True)
            harus = _harus(aksi, transisi, tahap, peran)
            if hasil != harus:
                salah.append((aksi.value, nama, harus, hasil))
    assert salah == []


def _harus(aksi, transisi, tahap, peran):
    if peran not in transisi.peran:
        return PESAN_PERAN[next(p for p in Peran if p in transisi.peran)]
    return "selesai" if boleh_dari(aksi, tahap) else "skp.status_tidak_sesuai"


def _coba(layanan, skp, oleh):
    try:
        layanan(skp_id=skp.pk, oleh=oleh, catatan="Alasan yang jelas.")
    except PermissionDenied as tolak:
        return str(tolak)
    except KeadaanBerubah as tolak:
        return tolak.kode
    return "selesai"


@pytest.mark.sekali
@pytest.mark.parametrize("tahap", TAHAP_SKP)
def test_tombol_yang_tampil_adalah_langkah_yang_dapat_diambil(dunia, tahap):
    """``aksi_tersedia`` offers exactly what the services would do."""
    skp = siapkan(dunia, tahap)
    for nama, peran in PELAKU.items():
        ditawarkan = set(aksi_tersedia(skp, pelaku(dunia, nama)))
        tersedia = {a for a, t in (*TRANSISI.items(), *TRANSISI_REALISASI.items()) if peran in t.peran}
        tersedia = {a for a in tersedia if boleh_dari(a, tahap)}
        assert ditawarkan == tersedia, nama


@pytest.mark.parametrize(
    ("aksi", "tahap", "nama"),
    [
        (AksiSkp.KEMBALIKAN, "diajukan", "penilai"),
        (AksiSkp.TOLAK, "diajukan", "penilai"),
        (AksiSkp.PUTUSKAN, "tidak_disetujui", "atasan"),
        (AksiSkp.TOLAK_PERUBAHAN, "perubahan", "penilai"),
        (AksiRealisasi.KEMBALIKAN, "realisasi_diajukan", "penilai"),
    ],
)
@pytest.mark.parametrize("catatan", ["", "   \n\t"])
def test_langkah_yang_mengecewakan_wajib_beralasan(dunia, aksi, tahap, nama, catatan):
    skp = siapkan(dunia, tahap)

    with saat(dunia, tahap), pytest.raises(AturanDilanggar) as tolak:
        LAYANAN[aksi](skp_id=skp.pk, oleh=pelaku(dunia, nama), catatan=catatan)

    assert tolak.value.kode == "skp.catatan_wajib"
    assert (tolak.value.status_http, Skp.objects.get(pk=skp.pk).revisi) == (422, skp.revisi)


def test_yang_wajib_catatan_persis_yang_disebut_tabel():
    wajib = {a.value for a, t in (*TRANSISI.items(), *TRANSISI_REALISASI.items()) if t.wajib_catatan}

    koreksi = {"buka_nilai", "buka_realisasi"}
    assert wajib == {"kembalikan", "tolak", "putuskan", "tolak_perubahan", "kembalikan_realisasi"} | koreksi


def test_setiap_langkah_meninggalkan_jejak(dunia):
    """The history names who, as what, from where to where, with which words; the revision rises."""
    skp = skp_diajukan(dunia)

    with pada(2015, 1, 7):
        sesudah = transitions.kembalikan_skp(skp_id=skp.pk, oleh=dunia.akses(dunia.penilai), catatan=" Perjelas. ")

    r = skp.riwayat.last()
    assert (r.aksi, r.dari, r.ke, r.catatan) == ("kembalikan", "diajukan", "dikembalikan", "Perjelas.")
    assert (r.oleh, r.sebagai, r.judul, r.peran) == (
        dunia.penilai.pengguna,
        Peran.PENILAI,
        "SKP dikembalikan",
        "Pejabat penilai",
    )
    assert sesudah.revisi == skp.revisi + 1


def test_tanda_tangan_pada_versi(dunia):
    """Submitting signs for the employee, returning takes it back, approving adds the assessor's signature."""
    skp = skp_diajukan(dunia)
    versi = VersiSkp.objects.get(skp=skp)
    assert versi.ditandatangani_pegawai_pada == skp.diajukan_pada

    with pada(2015, 1, 7):
        transitions.kembalikan_skp(skp_id=skp.pk, oleh=dunia.akses(dunia.penilai), catatan="Perjelas.")
    versi.refresh_from_db()
    assert versi.ditandatangani_pegawai_pada is None

    with pada(2015, 1, 8):
        transitions.ajukan_skp(skp_id=skp.pk, oleh=dunia.akses(dunia.pemilik))
        transitions.tetapkan_skp(skp_id=skp.pk, oleh=dunia.akses(dunia.penilai))
    versi.refresh_from_db()
    assert versi.ditandatangani_pegawai_pada == versi.ditandatangani_penilai_pada == versi.ditetapkan_pada
    assert versi.keputusan_atasan is False


def test_keputusan_atasan_mengganti_tanda_tangan_penilai(dunia):
    """PP46-P5(4): the assessor does not agree, his superior decides, and that is final."""
    skp = TAHAP_SKP["tidak_disetujui"](dunia)

    with pada(2015, 1, 9):
        skp = transitions.putuskan_skp(skp_id=skp.pk, oleh=dunia.akses(dunia.atasan), catatan="Target wajar.")

    versi = VersiSkp.objects.get(skp=skp)
    assert (skp.status, versi.keputusan_atasan, versi.ditandatangani_penilai_pada) == ("ditetapkan", True, None)
    assert versi.identitas["atasan"]["nama"] == "Kabag Rekaan"


@pytest.mark.parametrize(
    ("tanggal", "boleh"), [((2015, 11, 30), False), ((2015, 12, 1), True), ((2016, 3, 1), True)], ids=str
)
def test_skp_ditutup_sejak_realisasi_dibuka(dunia, tanggal, boleh):
    skp = skp_ditetapkan(dunia)

    with pada(*tanggal):
        if boleh:
            assert transitions.tutup_skp(skp_id=skp.pk, oleh=dunia.akses(dunia.pemilik)).status == "ditutup"
        else:
            with pytest.raises(AturanDilanggar) as tolak:
                transitions.tutup_skp(skp_id=skp.pk, oleh=dunia.akses(dunia.pemilik))
            assert tolak.value.kode == "skp.belum_waktunya"
            assert "01-12-2015" in tolak.value.pesan


def test_skp_yang_berakhir_karena_pindah_ditutup_sejak_hari_terakhirnya(dunia):
    """SC-01: the old SKP is closed and scored when the person moves, not at the end of the year."""
    skp = skp_ditetapkan(dunia)
    Skp.objects.filter(pk=skp.pk).update(selesai="2015-06-30")

    with pada(2015, 6, 29), pytest.raises(AturanDilanggar) as tolak:
        transitions.tutup_skp(skp_id=skp.pk, oleh=dunia.akses(dunia.admin))
    assert tolak.value.kode == "skp.belum_waktunya"
    with pada(2015, 6, 30):
        assert transitions.tutup_skp(skp_id=skp.pk, oleh=dunia.akses(dunia.admin)).status == "ditutup"


def test_tidak_dapat_diajukan_tanpa_kegiatan_dan_tanpa_penilai(dunia):
    dunia.instansi.ppk = None
    dunia.instansi.save()
    skp = skp_draf(dunia, pegawai=dunia.sekda, kegiatan=[])

    with pada(2015, 1, 5), pytest.raises(AturanDilanggar) as tolak:
        transitions.ajukan_skp(skp_id=skp.pk, oleh=dunia.akses(dunia.sekda))

    assert tolak.value.kode == "skp.belum_lengkap"
    assert "paling sedikit satu kegiatan" in tolak.value.pesan
    assert "Pejabat penilai Anda belum ditentukan" in tolak.value.pesan


def test_tidak_dapat_diajukan_tanpa_atasan_pejabat_penilai(dunia):
    dunia.instansi.ppk = None
    dunia.instansi.save()
    skp = skp_draf(dunia, pegawai=dunia.karo)

    with pada(2015, 1, 5), pytest.raises(AturanDilanggar) as tolak:
        transitions.ajukan_skp(skp_id=skp.pk, oleh=dunia.akses(dunia.karo))

    assert "Atasan pejabat penilai belum ditentukan" in tolak.value.pesan


def test_realisasi_tidak_dapat_diajukan_selama_perubahan_menunggu(dunia):
    skp = skp_perubahan(dunia)

    with pada(2015, 12, 28), pytest.raises(KeadaanBerubah) as tolak:
        transitions.ajukan_realisasi(skp_id=skp.pk, oleh=dunia.akses(dunia.pemilik))

    assert "Perubahan diajukan" in tolak.value.pesan


def test_mengajukan_realisasi_sekaligus_menutup_skp(dunia):
    skp = siapkan(dunia, "ditetapkan")

    with pada(2015, 12, 28):
        skp = transitions.ajukan_realisasi(skp_id=skp.pk, oleh=dunia.akses(dunia.pemilik))

    assert (skp.status, skp.status_realisasi) == ("ditutup", "diajukan")
    assert list(skp.riwayat.values_list("aksi", flat=True))[-2:] == ["tutup", "ajukan_realisasi"]


def test_realisasi_yang_kurang_tidak_ikut_menutup_skp(dunia):
    """A refused submission changes nothing at all."""
    skp = skp_ditetapkan(dunia)

    with pada(2015, 12, 28), pytest.raises(AturanDilanggar) as tolak:
        transitions.ajukan_realisasi(skp_id=skp.pk, oleh=dunia.akses(dunia.pemilik))

    assert tolak.value.kode == "skp.belum_lengkap"
    assert "Kegiatan 1: isi kuantitas, waktu." in tolak.value.pesan
    assert Skp.objects.get(pk=skp.pk).status == "ditetapkan"


def test_realisasi_dapat_dikembalikan_dan_diajukan_lagi(dunia):
    skp = TAHAP_SKP["realisasi_diajukan"](dunia)

    with pada(2015, 12, 29):
        skp = transitions.kembalikan_realisasi(skp_id=skp.pk, oleh=dunia.akses(dunia.penilai), catatan="Lampirkan.")
        assert (skp.status, skp.status_realisasi) == ("ditutup", "draf")
        skp = transitions.ajukan_realisasi(skp_id=skp.pk, oleh=dunia.akses(dunia.pemilik))

    assert skp.status_realisasi == "diajukan"


def test_skp_orang_yang_sudah_ditutup_tidak_membuka_lagi(dunia):
    skp = skp_ditutup(dunia)

    with pada(2015, 12, 28), pytest.raises(KeadaanBerubah):
        transitions.tutup_skp(skp_id=skp.pk, oleh=dunia.akses(dunia.pemilik))
