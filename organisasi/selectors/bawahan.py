"""Whom a person appraises on a day, by position and by assignment."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from organisasi.common.models import berlaku_pada
from organisasi.models import JenisPenempatan, Pegawai, Penempatan, PenugasanPenilai, StatusPegawai
from organisasi.selectors.penilai import BarisUnit, PetaPenilai, list_induk


def list_bawahan(penilai: Pegawai, pada: date) -> list[Penempatan]:
    """The definitive positions, with their holders, that ``penilai`` appraises on ``pada``, by name."""
    penugasan = {
        p.pegawai_id: p
        for p in PenugasanPenilai.objects.filter(berlaku_pada(pada))
        .filter(Q(penilai=penilai) | Q(pegawai__instansi=penilai.instansi))
        .order_by()
    }
    ditugaskan = {pk for pk, p in penugasan.items() if p.penilai_id == penilai.pk}
    unit = list_induk(penilai.instansi)
    calon = _calon(penilai, pada, ditugaskan, unit)
    peta = PetaPenilai(penilai.instansi, pada, calon, unit=unit)
    hasil = [p for p in calon if _penilainya(peta, p, penugasan.get(p.pegawai_id)) == penilai.pk]
    return sorted(hasil, key=lambda p: p.pegawai.nama)


def _penilainya(peta: PetaPenilai, penempatan: Penempatan, penugasan: PenugasanPenilai | None) -> int | None:
    if penugasan:
        return penugasan.penilai_id
    rantai = peta.rantai(penempatan.pegawai, penempatan)
    return rantai.penilai.pegawai.pk if rantai.penilai else None


def _calon(
    penilai: Pegawai, pada: date, ditugaskan: Iterable[int], daftar_unit: Iterable[BarisUnit]
) -> list[Penempatan]:
    """Everybody who can fall to ``penilai``: his units, the heads below, units below that have no head, assignments."""
    unit = _unit_dijangkau(penilai, pada, daftar_unit)
    tersaring = Q(jabatan__unit__in=unit) | Q(pegawai__in=list(ditugaskan))
    return list(
        Penempatan.objects.filter(
            berlaku_pada(pada),
            tersaring,
            Q(pegawai__berhenti_tanggal=None) | Q(pegawai__berhenti_tanggal__gt=pada),
            jenis=JenisPenempatan.DEFINITIF,
            pegawai__status__in=[StatusPegawai.PNS, StatusPegawai.CPNS],
        )
        .exclude(pegawai=penilai)
        .select_related("pegawai__instansi", "jabatan__unit")
    )


def _unit_dijangkau(penilai: Pegawai, pada: date, daftar_unit: Iterable[BarisUnit]) -> set[int]:
    """Units headed by ``penilai`` (all top units for the PPK), one level below, and on below vacant heads."""
    kepala = Penempatan.objects.filter(
        berlaku_pada(pada), jabatan__kepala=True, jabatan__unit__instansi=penilai.instansi
    ).order_by()
    dipimpin = set(kepala.filter(pegawai=penilai).values_list("jabatan__unit_id", flat=True))
    anak: dict[int | None, set[int]] = {}
    for pk, induk, _ in daftar_unit:
        anak.setdefault(induk, set()).add(pk)
    if penilai.instansi.ppk_id == penilai.pk:
        dipimpin |= anak.get(None, set())
    hasil, lapis = set(dipimpin), dipimpin
    while lapis:
        lapis = set().union(*(anak.get(pk, set()) for pk in lapis)) - hasil
        hasil |= lapis
        if lapis:
            lapis -= set(kepala.filter(jabatan__unit__in=lapis).values_list("jabatan__unit_id", flat=True))
    return hasil
