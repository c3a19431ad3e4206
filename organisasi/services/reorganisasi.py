"""Reorganisation: a unit with everything below it ends on one day and stands anew on the next.

What was true before stays readable in the old rows. Positions and people move along into new rows; roles granted on
an old unit are granted on the new one as well, so that both the old documents and the new ones stay in reach.
"""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from organisasi.common.angka import tulis_tanggal
from organisasi.common.errors import AturanDilanggar
from organisasi.models import Jabatan, Penempatan, PeranUnit, UnitKerja
from organisasi.permissions import boleh_menambah_unit, boleh_mengatur_unit
from organisasi.selectors.akses import Akses
from organisasi.selectors.unit import unit_dan_turunannya
from organisasi.services.row import catat, kunci, simpan
from organisasi.services.spans import SEHARI, berlaku_sejak, memuat, tulis_rentang
from organisasi.services.unit import IsiUnit, ambil_induk


@dataclass(frozen=True, slots=True)
class Bawaan:
    """What moves along with a unit on a day."""

    unit: list[UnitKerja]
    jabatan: list[Jabatan]
    penempatan: list[Penempatan]
    peran: list[PeranUnit]


@transaction.atomic
def reorganisasi_unit(*, unit_id: int, isi: IsiUnit, nomor_surat: str, oleh: Akses) -> UnitKerja:
    """End a unit the day before ``isi.mulai`` and start its successor. Returns the successor.

    Raises ``AturanDilanggar`` when something below only starts on that day or later: it has no day to end on.
    """
    lama = kunci(UnitKerja, unit_id, "instansi", "parent")
    boleh_mengatur_unit(oleh, lama).wajib()
    induk = ambil_induk(lama.instansi, isi.induk_id)
    if isi.induk_id != lama.parent_id:
        boleh_menambah_unit(oleh, induk).wajib()
    bawaan = get_bawaan(lama, isi.mulai)
    _tolak_peran_sendiri(bawaan, oleh)
    _tolak_tanggal(lama, induk, bawaan, isi.mulai)
    _akhiri(bawaan, isi.mulai - SEHARI)
    unit = _bangun_unit(lama, induk, bawaan.unit, isi)
    jabatan = _salin_jabatan(bawaan.jabatan, unit, isi.mulai)
    _salin_penempatan(bawaan.penempatan, jabatan, isi.mulai, nomor_surat.strip())
    _salin_peran(bawaan.peran, unit, isi.mulai, oleh)
    catat("unit.direorganisasi", oleh, unit=lama, menjadi=unit[lama.pk].pk)
    return unit[lama.pk]


def get_bawaan(unit: UnitKerja, mulai: date) -> Bawaan:
    """Everything in and below a unit that holds on ``mulai`` or later."""
    semua = unit_dan_turunannya([unit])
    daftar = _urut(unit, UnitKerja.objects.filter(berlaku_sejak(mulai), pk__in=semua))
    berlaku = {u.pk for u in daftar}
    return Bawaan(
        unit=daftar,
        jabatan=list(Jabatan.objects.filter(berlaku_sejak(mulai), unit__in=berlaku)),
        penempatan=list(Penempatan.objects.filter(berlaku_sejak(mulai), jabatan__unit__in=berlaku)),
        peran=list(PeranUnit.objects.filter(berlaku_sejak(mulai), unit__in=berlaku)),
    )


def _urut(akar: UnitKerja, daftar: QuerySet[UnitKerja]) -> list[UnitKerja]:
    """Parents before children, without those whose parent has ended already."""
    anak: dict[int | None, list[UnitKerja]] = {}
    for unit in daftar:
        anak.setdefault(unit.parent_id, []).append(unit)
    hasil = [unit for unit in daftar if unit.pk == akar.pk]
    for unit in hasil:
        hasil.extend(anak.get(unit.pk, ()))
    return hasil


def _tolak_peran_sendiri(bawaan: Bawaan, oleh: Akses) -> None:
    if oleh.pengguna and any(p.pengguna_id == oleh.pengguna.pk for p in bawaan.peran):
        raise AturanDilanggar(
            "reorganisasi.peran_sendiri",
            "Peran Anda sendiri diberikan pada unit ini. Minta pengelola sistem lain melakukan reorganisasi.",
        )


def _tolak_tanggal(lama: UnitKerja, induk: UnitKerja | None, bawaan: Bawaan, mulai: date) -> None:
    if lama.pk not in {u.pk for u in bawaan.unit}:
        raise AturanDilanggar("unit.mulai", f"{lama.nama} tidak berlaku lagi pada {tulis_tanggal(mulai)}.")
    if induk and induk.pk in {u.pk for u in bawaan.unit}:
        raise AturanDilanggar("unit.induk_id", f"{induk.nama} berada di dalam unit ini; pilih induk yang lain.")
    if induk and not memuat((induk.mulai, induk.selesai), (mulai, lama.selesai)):
        raise AturanDilanggar("unit.mulai", f"{induk.nama} berlaku {tulis_rentang(induk.mulai, induk.selesai)}.")
    for nama, daftar in (("unit", bawaan.unit), ("jabatan", bawaan.jabatan), ("penempatan", bawaan.penempatan)):
        baru = [baris for baris in daftar if baris.mulai >= mulai]
        if baru:
            raise AturanDilanggar(
                "unit.mulai",
                f"{len(baru)} {nama} di dalamnya baru mulai pada atau sesudah {tulis_tanggal(mulai)}. "
                "Pilih tanggal sesudahnya.",
            )


def _akhiri(bawaan: Bawaan, selesai: date) -> None:
    Penempatan.objects.filter(pk__in=[p.pk for p in bawaan.penempatan]).update(selesai=selesai)
    Jabatan.objects.filter(pk__in=[j.pk for j in bawaan.jabatan]).update(selesai=selesai)
    UnitKerja.objects.filter(pk__in=[u.pk for u in bawaan.unit]).update(selesai=selesai)


def _bangun_unit(
    lama: UnitKerja, induk: UnitKerja | None, daftar: list[UnitKerja], isi: IsiUnit
) -> dict[int, UnitKerja]:
    """The successors by the id of the unit they follow: the first as described, those below as they were."""
    hasil: dict[int, UnitKerja] = {}
    for u in daftar:
        if u.pk == lama.pk:
            kolom = {"parent": induk, "kode": isi.kode, "nama": isi.nama, "jenis": isi.jenis, "urutan": isi.urutan}
        else:
            kolom = {"parent": hasil[u.parent_id or 0], "kode": u.kode, "nama": u.nama, "jenis": u.jenis}
            kolom["urutan"] = u.urutan
        baru = UnitKerja(instansi=lama.instansi, mulai=isi.mulai, selesai=u.selesai, **kolom)
        simpan(baru)
        hasil[u.pk] = baru
    return hasil


def _salin_jabatan(daftar: list[Jabatan], unit: dict[int, UnitKerja], mulai: date) -> dict[int, Jabatan]:
    """The new positions by the id of the old ones."""
    baru = {
        j.pk: Jabatan(
            unit=unit[j.unit_id],
            nama=j.nama,
            jenis=j.jenis,
            eselon=j.eselon,
            kepala=j.kepala,
            mulai=mulai,
            selesai=j.selesai,
        )
        for j in daftar
    }
    Jabatan.objects.bulk_create(baru.values())
    return baru


def _salin_penempatan(daftar: list[Penempatan], jabatan: dict[int, Jabatan], mulai: date, nomor_surat: str) -> None:
    Penempatan.objects.bulk_create(
        Penempatan(
            pegawai_id=p.pegawai_id,
            jabatan=jabatan[p.jabatan_id],
            jenis=p.jenis,
            mulai=mulai,
            selesai=p.selesai,
            nomor_surat=nomor_surat or p.nomor_surat,
        )
        for p in daftar
    )


def _salin_peran(daftar: list[PeranUnit], unit: dict[int, UnitKerja], mulai: date, oleh: Akses) -> None:
    PeranUnit.objects.bulk_create(
        PeranUnit(
            pengguna_id=p.pengguna_id,
            peran=p.peran,
            instansi_id=p.instansi_id,
            unit=unit[p.unit_id or 0],
            mulai=max(mulai, p.mulai),
            selesai=p.selesai,
            dibuat_oleh=oleh.pengguna,
        )
        for p in daftar
    )
