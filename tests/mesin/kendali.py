"""What has to hold after every step, whatever was tried (programme P2). Each function raises ``AssertionError``."""

from datetime import timedelta
from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit

from django.urls import resolve

from appraisal.board import KEADAAN, DaftarLangkah, get_papan
from appraisal.models import HasilPenilaian, HasilSkp, Keberatan, Penilaian, RiwayatPenilaian
from appraisal.monitoring import get_lingkup
from appraisal.services.recheck import periksa_penilaian, periksa_skp
from appraisal.states import FINAL, AksiPenilaian
from organisasi.audit import periksa_rantai
from organisasi.common.clock import akhir_hari, tanggal_lokal
from organisasi.models import Notifikasi, UnitKerja
from skp.models import Kegiatan, Periode, RiwayatSkp, Skp, VersiSkp
from skp.states import AksiRealisasi, AksiSkp, StatusRealisasi, StatusSkp

KEPUTUSAN = {
    *map(str, (AksiSkp.TETAPKAN, AksiSkp.PUTUSKAN, AksiSkp.SETUJUI_PERUBAHAN, AksiRealisasi.TERIMA)),
    *map(str, (AksiPenilaian.SERAHKAN, AksiPenilaian.PUTUSKAN, AksiPenilaian.SAHKAN, AksiPenilaian.TETAPKAN_ATASAN)),
}
"""Steps by which somebody approves, scores or decides."""
LANGKAH_SKP = tuple(map(str, AksiSkp))
LANGKAH_REALISASI = tuple(map(str, AksiRealisasi))


def status_ialah_langkah_terakhir(skp: Skp, penilaian: Penilaian | None) -> None:
    """(1)"""
    awal_skp, awal_realisasi = str(StatusSkp.DRAF), str(StatusRealisasi.DRAF)
    assert skp.status == _terakhir(skp.riwayat.filter(aksi__in=LANGKAH_SKP), awal_skp)
    assert skp.status_realisasi == _terakhir(skp.riwayat.filter(aksi__in=LANGKAH_REALISASI), awal_realisasi)
    if penilaian:
        assert penilaian.status == _terakhir(penilaian.riwayat.exclude(ke=""), "disusun")


def _terakhir(riwayat: Any, awal: str) -> str:
    baris = riwayat.order_by("pk").last()
    return baris.ke if baris else awal


def baca_riwayat() -> list[tuple[Any, ...]]:
    """Both histories as they stand, oldest first."""
    kolom = ("pk", "pada", "aksi", "dari", "ke", "oleh")
    return [
        *RiwayatSkp.objects.order_by("pk").values_list(*kolom),
        *RiwayatPenilaian.objects.order_by("pk").values_list(*kolom),
    ]


def riwayat_hanya_tumbuh(dulu: list[tuple[Any, ...]], kini: list[tuple[Any, ...]]) -> None:
    """(2)"""
    assert set(dulu) <= set(kini), "history was changed or lost"
    for model in (RiwayatSkp, RiwayatPenilaian):
        waktu = list(model.objects.order_by("pk").values_list("pada", flat=True))
        assert waktu == sorted(waktu), "time went back"


def tidak_memutus_sendiri(skp: Skp, penilaian: Penilaian | None) -> None:
    """(3), and (4): the one who decided an objection is not the one who scored."""
    sendiri = {"aksi__in": KEPUTUSAN, "oleh__pegawai": skp.pegawai_id}
    assert not RiwayatSkp.objects.filter(**sendiri).exists()
    assert not RiwayatPenilaian.objects.filter(**sendiri).exists()
    if penilaian and not penilaian.penilai_adalah_ppk:
        oleh = penilaian.riwayat.values_list("aksi", "oleh")
        penilai = {o for a, o in oleh if a == AksiPenilaian.SERAHKAN}
        assert penilai.isdisjoint(o for a, o in oleh if a == AksiPenilaian.PUTUSKAN)


def baca_beku() -> dict[tuple[str, int], Any]:
    """What never changes once it is there: targets under two signatures, and every figure given."""
    beku: dict[tuple[str, int], Any] = {}
    for versi in VersiSkp.objects.filter(ditetapkan_pada__isnull=False):
        kolom = ("uraian", "target_kuantitas", "target_kualitas", "target_waktu", "target_biaya")
        target = list(Kegiatan.objects.filter(versi=versi).order_by("pk").values_list(*kolom))
        beku["versi", versi.pk] = (versi.ditetapkan_pada, versi.identitas, target)
        assert versi.identitas, "no signer snapshot (12)"
    for model, kolom in ((HasilSkp, ("nilai", "masukan")), (HasilPenilaian, ("nilai", "masukan"))):
        for pk, *isi in model.objects.values_list("pk", *kolom):
            beku[model.__name__, pk] = isi
    return beku


def yang_beku_tetap(dulu: dict[tuple[str, int], Any], kini: dict[tuple[str, int], Any]) -> None:
    """(5) and (10)"""
    berubah = [kunci for kunci, isi in dulu.items() if kini.get(kunci) != isi]
    assert berubah == []


def nilai_terhitung_ulang() -> None:
    """(6): every frozen figure comes out again from its frozen inputs."""
    for nama, model, periksa in (("skp", HasilSkp, periksa_skp), ("tahun", HasilPenilaian, periksa_penilaian)):
        for hasil in model.objects.all():
            assert list(periksa(hasil.masukan, vars(hasil))) == [], nama


def satu_skp_pada_satu_hari(skp: Skp) -> None:
    """(7)"""
    masa = list(Skp.objects.filter(pegawai=skp.pegawai_id).order_by("mulai").values_list("mulai", "selesai"))
    assert all(a[1] < b[0] for a, b in pairwise(masa))


def keberatan_dalam_masanya(penilaian: Penilaian) -> None:
    """(8), (9): within fourteen days of the hand-over, decided once."""
    batas = penilaian.batas_keberatan
    if batas and penilaian.diserahkan_pada:
        hari = tanggal_lokal(penilaian.diserahkan_pada, penilaian.zona_waktu) + timedelta(days=14)
        assert batas == akhir_hari(hari, penilaian.zona_waktu)
    keberatan = Keberatan.objects.filter(penilaian=penilaian).first()
    if keberatan:
        assert batas
        assert keberatan.diajukan_pada <= batas
        assert penilaian.riwayat.filter(aksi=AksiPenilaian.PUTUSKAN).count() <= 1


def yang_berlaku_lengkap(penilaian: Penilaian) -> None:
    """(10), (12): a result in force has one set of figures, a date, and the names of the day."""
    if penilaian.status in FINAL:
        assert penilaian.disahkan_tanggal
        hasil = penilaian.daftar_hasil.get(berlaku=True)
        assert hasil.nomor == penilaian.daftar_hasil.count()
        assert str(penilaian.pegawai.nip) in str(hasil.masukan)


def jejak_utuh() -> None:
    """(13)"""
    assert list(periksa_rantai()) == []


def pemberitahuan_menunjuk_yang_ada() -> None:
    """(11): what a notice opens is there."""
    dokumen: dict[str, type[Skp | Penilaian]] = {"skp:rincian": Skp, "appraisal:hasil": Penilaian}
    for tautan in set(Notifikasi.objects.values_list("tautan", flat=True)):
        cocok = resolve(urlsplit(tautan).path)
        if model := dokumen.get(cocok.view_name):
            assert model.objects.filter(pk=cocok.kwargs["pk"]).exists(), tautan


def hitungan_sama_dengan_daftar(unit: UnitKerja, periode: Periode) -> None:
    """(14): each count of the board is the length of the list that it opens."""
    ruang = get_lingkup(unit, periode, hanya_final=True)
    for langkah, hitungan in get_papan(unit, ruang).jumlah.langkah.items():
        daftar = {keadaan: len(DaftarLangkah(ruang, langkah, keadaan)) for keadaan in KEADAAN}
        assert daftar == {keadaan: getattr(hitungan, keadaan) for keadaan in KEADAAN}, langkah
