"""Units of the tree: making, correcting, ending. Moving a unit with its people is ``services.reorganisasi``."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from organisasi.common.angka import tulis_tanggal
from organisasi.common.errors import AturanDilanggar, KeadaanBerubah
from organisasi.models import Instansi, Jabatan, Penempatan, UnitKerja
from organisasi.permissions import boleh_menambah_unit, boleh_mengatur_unit
from organisasi.selectors.akses import Akses
from organisasi.selectors.unit import unit_dan_turunannya
from organisasi.services.row import catat, kunci, simpan
from organisasi.services.spans import SEHARI, berlaku_sejak, memuat, tulis_rentang


@dataclass(frozen=True, slots=True)
class IsiUnit:
    """A unit as its form describes it."""

    kode: str
    nama: str
    jenis: str
    mulai: date
    urutan: int = 0
    induk_id: int | None = None


@transaction.atomic
def buat_unit(*, instansi: Instansi, isi: IsiUnit, oleh: Akses) -> UnitKerja:
    """Add a unit below ``isi.induk_id``, or at the top."""
    induk = ambil_induk(instansi, isi.induk_id)
    boleh_menambah_unit(oleh, induk).wajib()
    unit = UnitKerja(instansi=instansi)
    _isi(unit, isi, induk)
    simpan(unit)
    catat("unit.dibuat", oleh, unit=unit)
    return unit


@transaction.atomic
def ubah_unit(*, unit_id: int, isi: IsiUnit, oleh: Akses, versi: str = "") -> UnitKerja:
    """Correct a unit in place: the correction holds for the past too.

    Raises ``AturanDilanggar`` for another parent once people were placed there: that is a reorganisation, dated.
    """
    unit = kunci(UnitKerja, unit_id, "instansi", versi=versi)
    boleh_mengatur_unit(oleh, unit).wajib()
    induk = ambil_induk(unit.instansi, isi.induk_id)
    if isi.induk_id != unit.parent_id:
        boleh_menambah_unit(oleh, induk).wajib()
        _tolak_pindah_berisi(unit)
    _tolak_mulai_terlambat(unit, isi.mulai)
    _isi(unit, isi, induk)
    simpan(unit)
    catat("unit.diubah", oleh, unit=unit)
    return unit


@transaction.atomic
def akhiri_unit(*, unit_id: int, selesai: date, oleh: Akses) -> UnitKerja:
    """Close a unit that nobody needs any more; its positions, all empty, close with it.

    Raises ``AturanDilanggar`` naming how many people or sub-units are still there after ``selesai``.
    """
    unit = kunci(UnitKerja, unit_id, "instansi")
    boleh_mengatur_unit(oleh, unit).wajib()
    if unit.selesai is not None:
        raise KeadaanBerubah("unit.sudah_berakhir", f"{unit.nama} sudah berakhir pada {tulis_tanggal(unit.selesai)}.")
    _tolak_masih_berisi(unit, selesai)
    unit.daftar_jabatan.filter(mulai__gt=selesai, daftar_penempatan=None).delete()
    for jabatan in unit.daftar_jabatan.filter(berlaku_sejak(selesai + SEHARI)):
        jabatan.selesai = selesai
        simpan(jabatan)
    unit.selesai = selesai
    simpan(unit)
    catat("unit.diakhiri", oleh, unit=unit)
    return unit


@transaction.atomic
def buka_unit(*, unit_id: int, oleh: Akses) -> UnitKerja:
    """Take back the end of a unit. Its positions stay closed until each is opened again."""
    unit = kunci(UnitKerja, unit_id, "instansi", "parent")
    boleh_mengatur_unit(oleh, unit).wajib()
    if unit.selesai is None:
        raise KeadaanBerubah("unit.masih_berlaku", f"{unit.nama} masih berlaku.")
    unit.selesai = None
    _tolak_di_luar_induk(unit, unit.parent)
    simpan(unit)
    catat("unit.dibuka", oleh, unit=unit)
    return unit


def ambil_induk(instansi: Instansi, induk_id: int | None) -> UnitKerja | None:
    """The parent, of the same agency. Raises ``AturanDilanggar`` when it is not there."""
    if induk_id is None:
        return None
    induk = UnitKerja.objects.filter(instansi=instansi, pk=induk_id).first()
    if induk is None:
        raise AturanDilanggar("unit.induk_id", "Unit induk ini tidak ada pada instansi Anda.")
    return induk


def _isi(unit: UnitKerja, isi: IsiUnit, induk: UnitKerja | None) -> None:
    unit.kode, unit.nama, unit.jenis = isi.kode, isi.nama, isi.jenis
    unit.urutan, unit.mulai, unit.parent = isi.urutan, isi.mulai, induk
    if unit.pk and induk and unit.pk in {induk.pk, *induk.ancestors().values_list("pk", flat=True)}:
        raise AturanDilanggar("unit.induk_id", f"{induk.nama} berada di bawah unit ini; pilih induk yang lain.")
    _tolak_di_luar_induk(unit, induk)


def _tolak_di_luar_induk(unit: UnitKerja, induk: UnitKerja | None) -> None:
    if induk and not memuat((induk.mulai, induk.selesai), (unit.mulai, unit.selesai)):
        raise AturanDilanggar(
            "unit.mulai",
            f"{induk.nama} berlaku {tulis_rentang(induk.mulai, induk.selesai)}; unit ini harus di dalamnya.",
        )


def _tolak_pindah_berisi(unit: UnitKerja) -> None:
    if Penempatan.objects.filter(jabatan__unit__in=unit_dan_turunannya([unit])).exists():
        raise AturanDilanggar(
            "unit.induk_id",
            "Unit ini pernah berisi pegawai. Pindahkan induknya melalui Reorganisasi.",
        )


def _tolak_mulai_terlambat(unit: UnitKerja, mulai: date) -> None:
    """What hangs on a unit cannot be older than the unit."""
    pertama = [
        tanggal
        for daftar in (unit.daftar_jabatan.all(), UnitKerja.objects.filter(parent=unit))
        if (tanggal := daftar.order_by("mulai").values_list("mulai", flat=True).first())
    ]
    if pertama and min(pertama) < mulai:
        raise AturanDilanggar(
            "unit.mulai", f"Sudah ada jabatan atau unit di bawahnya sejak {tulis_tanggal(min(pertama))}."
        )


def _tolak_masih_berisi(unit: UnitKerja, selesai: date) -> None:
    besok = selesai + SEHARI
    orang = Penempatan.objects.filter(berlaku_sejak(besok), jabatan__unit=unit).values("pegawai").distinct().count()
    bawah = UnitKerja.objects.filter(berlaku_sejak(besok), parent=unit).count()
    if not orang and not bawah:
        return
    sisa = " dan ".join([f"{orang} pegawai"] * bool(orang) + [f"{bawah} unit di bawahnya"] * bool(bawah))
    raise AturanDilanggar(
        "unit.masih_berisi",
        f"{unit.nama} masih memuat {sisa} sesudah {tulis_tanggal(selesai)}. "
        "Akhiri atau pindahkan dahulu, atau pakai Reorganisasi.",
    )


def hitung_jabatan_kosong(unit: UnitKerja) -> int:
    """How many positions end together with a unit."""
    return Jabatan.objects.filter(unit=unit, selesai=None).count()
