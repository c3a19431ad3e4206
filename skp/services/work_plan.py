"""The yearly work plan in the browser: add, correct, move, end. ``skp.impor_rkt`` brings it in as a table."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from organisasi.common.angka import tulis_rupiah
from organisasi.common.clock import hari_ini, sekarang
from organisasi.common.errors import AturanDilanggar, KeadaanBerubah
from organisasi.models import UnitKerja
from organisasi.selectors.akses import Akses
from organisasi.services.row import catat, kunci, simpan
from skp.models import ButirRkt, Kegiatan, Periode, RiwayatRkt, TingkatRkt
from skp.models.rkt import tingkat_cabang
from skp.permissions import boleh_mengatur_rkt

KOLOM = {
    "kode": "Kode",
    "uraian": "Uraian",
    "target": "Target",
    "pagu": "Pagu",
    "sumber_dana": "Sumber dana",
    "lokasi": "Lokasi",
    "urutan": "Urutan",
}
"""What may be typed of an entry -> how the history names it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IsiButir:
    """An entry as its form describes it. ``pagu`` in rupiah; an indikator has no ``kode``."""

    uraian: str
    induk_id: int | None = None
    kode: str = ""
    target: str = ""
    pagu: Decimal | None = None
    sumber_dana: str = ""
    lokasi: str = ""
    urutan: int = 0


@transaction.atomic
def tambah_butir(*, unit: UnitKerja, tahun: int, isi: IsiButir, indikator: bool, oleh: Akses) -> ButirRkt:
    """Add a program, kegiatan or sub kegiatan (its level follows from where it hangs), or an ``indikator``."""
    boleh_mengatur_rkt(oleh, unit).wajib()
    _tolak_tahun_lewat(unit, tahun)
    _kunci_rencana([unit.pk])
    butir = ButirRkt(unit=unit, tahun=tahun, tingkat=TingkatRkt.INDIKATOR if indikator else "")
    _isi(butir, isi)
    simpan(butir)
    _catat("tambah", butir, oleh, str(butir))
    return butir


@transaction.atomic
def ubah_butir(*, butir_id: int, isi: IsiButir, oleh: Akses, versi: str = "") -> ButirRkt:
    """Correct an entry or hang it elsewhere in the same plan; what hangs below it goes with it."""
    butir = _buka_kunci(butir_id, oleh, versi)
    _tolak_berakhir(butir)
    lama = {nama: getattr(butir, nama) for nama in KOLOM}
    induk_lama = butir.parent
    _isi(butir, isi)
    simpan(butir)
    _turunkan_tingkat(butir)
    perubahan = [
        f"{KOLOM[n]}: {_kata(lama[n])} → {_kata(getattr(butir, n))}" for n in KOLOM if lama[n] != getattr(butir, n)
    ]
    if induk_lama != butir.parent:
        perubahan.append(f"Di bawah: {induk_lama or 'teratas'} → {butir.parent or 'teratas'}")
    if perubahan:
        _catat("ubah", butir, oleh, f"{butir}. {'; '.join(perubahan)}.")
    return butir


@transaction.atomic
def akhiri_butir(*, butir_id: int, alasan: str, oleh: Akses, versi: str = "") -> ButirRkt:
    """Take an entry and everything below it out of what SKP may newly hang on; links that exist stay."""
    butir = _buka_kunci(butir_id, oleh, versi)
    _tolak_berakhir(butir)
    for b in [*butir.descendants().filter(diakhiri_pada=None), butir]:
        b.diakhiri_pada, b.alasan_akhir = sekarang(), alasan
        simpan(b)
    _catat("akhiri", butir, oleh, f"{butir}. Alasan: {alasan}")
    return butir


@transaction.atomic
def buka_butir(*, butir_id: int, oleh: Akses) -> ButirRkt:
    """Take back the end of an entry and of those it hangs on; what hangs below it is opened one by one."""
    butir = _buka_kunci(butir_id, oleh)
    if butir.diakhiri_pada is None:
        raise KeadaanBerubah("rkt.masih_berlaku", f"{butir} masih berlaku.")
    for b in [*butir.ancestors(), butir]:
        b.diakhiri_pada, b.alasan_akhir = None, ""
        simpan(b)
    _catat("buka", butir, oleh, str(butir))
    return butir


@transaction.atomic
def hapus_butir(*, butir_id: int, oleh: Akses) -> None:
    """Remove an entry that nothing hangs on and nothing ever hung on. Raises ``KeadaanBerubah`` otherwise."""
    butir = _buka_kunci(butir_id, oleh)
    if not dapat_dihapus(butir):
        raise KeadaanBerubah(
            "rkt.terkait", f"{butir} memuat butir lain atau menjadi tumpuan SKP. Akhiri butirnya dengan alasan."
        )
    _catat("hapus", butir, oleh, str(butir))
    butir.delete()


def dapat_dihapus(butir: ButirRkt) -> bool:
    """Whether neither another entry nor a row of any version of an SKP hangs on it."""
    return not butir.children.exists() and not Kegiatan.objects.filter(rkt=butir).exists()


def tolak_bila_lewat(unit: UnitKerja, tahun: int) -> str:
    """Why the plan of a year can no longer be changed, or an empty text: so for a year that nobody is appraised in."""
    hari = hari_ini(unit.instansi.zona_waktu)
    periode = Periode.objects.filter(instansi=unit.instansi_id, tahun=tahun).first()
    if periode is None or tahun >= hari.year or hari <= periode.batas_penilaian:
        return ""
    return f"Rencana kerja tahun {tahun} tidak dapat diubah lagi: penilaian tahun itu sudah lewat batasnya."


def _buka_kunci(butir_id: int, oleh: Akses, versi: str = "") -> ButirRkt:
    _kunci_rencana(ButirRkt.objects.filter(pk=butir_id).values("unit"))
    butir = kunci(ButirRkt, butir_id, "unit__instansi", "parent", versi=versi)
    boleh_mengatur_rkt(oleh, butir.unit).wajib()
    _tolak_tahun_lewat(butir.unit, butir.tahun)
    return butir


def _kunci_rencana(unit: QuerySet[ButirRkt, Any] | list[int]) -> None:
    """One change of a unit's plan at a time: two moves at once could hang two branches on each other."""
    list(UnitKerja.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=unit).values_list("pk"))


def _tolak_tahun_lewat(unit: UnitKerja, tahun: int) -> None:
    if alasan := tolak_bila_lewat(unit, tahun):
        raise KeadaanBerubah("rkt.tahun_lewat", alasan)


def _tolak_berakhir(butir: ButirRkt) -> None:
    if butir.diakhiri_pada is not None:
        raise KeadaanBerubah("rkt.berakhir", f"{butir} sudah diakhiri. Buka kembali dahulu untuk mengubahnya.")


def _isi(butir: ButirRkt, isi: IsiButir) -> None:
    induk = _induk(butir, isi.induk_id)
    for nama in KOLOM:
        setattr(butir, nama, getattr(isi, nama))
    butir.parent = induk
    if butir.tingkat == TingkatRkt.INDIKATOR:
        _tolak_indikator_ganda(butir)
        return
    butir.tingkat = tingkat_cabang(induk)
    sama = ButirRkt.objects.filter(unit=butir.unit, tahun=butir.tahun, kode=butir.kode).exclude(pk=butir.pk)
    if ada := sama.first():
        raise AturanDilanggar("rkt.kode", f"Kode ini sudah dipakai oleh “{ada.uraian}”.")


def _induk(butir: ButirRkt, induk_id: int | None) -> ButirRkt | None:
    """Where an entry hangs: another branch of the same plan that is in force and not below it."""
    if induk_id is None:
        if butir.tingkat == TingkatRkt.INDIKATOR:
            raise AturanDilanggar("rkt.induk_id", "Pilih program, kegiatan, atau sub kegiatan tempat indikator ini.")
        return None
    induk = ButirRkt.objects.filter(pk=induk_id, unit=butir.unit, tahun=butir.tahun, diakhiri_pada=None).first()
    if induk is None or induk.tingkat == TingkatRkt.INDIKATOR:
        raise AturanDilanggar("rkt.induk_id", "Butir ini tidak ada lagi pada rencana kerja unit dan tahun yang sama.")
    if butir.pk and butir.pk in {induk.pk, *induk.ancestors().values_list("pk", flat=True)}:
        raise AturanDilanggar("rkt.induk_id", f"{induk} berada di bawah butir ini; pilih tempat yang lain.")
    return induk


def _tolak_indikator_ganda(butir: ButirRkt) -> None:
    sama = ButirRkt.objects.filter(parent=butir.parent, tingkat=TingkatRkt.INDIKATOR, uraian=butir.uraian)
    if sama.exclude(pk=butir.pk).exists():
        raise AturanDilanggar("rkt.uraian", "Indikator ini sudah ada di bawah butir yang sama.")


def _turunkan_tingkat(butir: ButirRkt) -> None:
    """After a move the branches below follow the level of the one they hang on."""
    for anak in butir.children.exclude(tingkat=TingkatRkt.INDIKATOR):
        tingkat = tingkat_cabang(butir)
        if anak.tingkat != tingkat:
            anak.tingkat = tingkat
            simpan(anak)
        _turunkan_tingkat(anak)


def _kata(nilai: object) -> str:
    return tulis_rupiah(nilai) if isinstance(nilai, Decimal) else str(nilai or "kosong")


def _catat(aksi: str, butir: ButirRkt, oleh: Akses, catatan: str) -> None:
    RiwayatRkt.objects.create(unit=butir.unit, tahun=butir.tahun, aksi=aksi, oleh=oleh.pengguna, catatan=catatan)
    catat(f"rkt.{aksi}", oleh, butirrkt=butir, instansi=butir.unit.instansi_id)
