"""Accounts that wait for their first password."""

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Exists, OuterRef, QuerySet

from organisasi.common.clock import hari_ini
from organisasi.common.models import berlaku_pada
from organisasi.models import Penempatan, Pengguna, PeranUnit, UnitKerja
from organisasi.selectors.unit import unit_dan_turunannya


def list_belum_bersandi(unit: UnitKerja) -> QuerySet[Pengguna]:
    """Active accounts without a usable password of those placed in the unit or below, by name."""
    ditempatkan = Penempatan.objects.filter(
        berlaku_pada(hari_ini(unit.instansi.zona_waktu)),
        pegawai=OuterRef("pegawai"),
        jabatan__unit__in=unit_dan_turunannya([unit]),
    )
    return Pengguna.objects.filter(
        Exists(ditempatkan),
        ~Exists(PeranUnit.objects.filter(pengguna=OuterRef("pk"))),
        is_active=True,
        password__startswith=UNUSABLE_PASSWORD_PREFIX,
    ).order_by("pegawai__nama", "pk")
