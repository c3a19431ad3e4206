"""An assessor who leaves office: whose notes he owes, until when, and who receives them (SC-02, PERKA-I.2)."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q

from appraisal.models import CatatanPerilaku
from organisasi.common.models import berlaku_pada
from organisasi.models import Pegawai, Penempatan
from organisasi.selectors.penilai import get_rantai
from skp.models import Skp
from skp.states import StatusRealisasi

SEBELUM = timedelta(days=60)
SESUDAH = timedelta(days=90)
SEBULAN = timedelta(days=30)
"""The notes are due a month before leaving; the task shows from 60 days before to 90 days after."""


@dataclass(frozen=True, slots=True)
class Diserahkan:
    """One subordinate with the number of notes of this assessor in the year."""

    skp: Skp
    catatan: int


def list_perlu_diserahkan(saya: Pegawai, hari: date) -> list[Penempatan]:
    """Head positions of a person that end, with people appraised in them and nothing handed over yet."""
    dinilai = Skp.objects.filter(penilai_sebagai=OuterRef("pk")).exclude(status_realisasi=StatusRealisasi.DINILAI)
    return list(
        Penempatan.objects.filter(
            Exists(dinilai),
            pegawai=saya,
            jabatan__kepala=True,
            serah_terima=None,
            selesai__range=(hari - SESUDAH, hari + SEBELUM),
        ).select_related("jabatan__unit")
    )


def batas_serah_terima(penempatan: Penempatan) -> date:
    return (penempatan.selesai or date.max) - SEBULAN


def list_diserahkan(penempatan: Penempatan) -> list[Diserahkan]:
    """Whose notes change hands."""
    daftar = Skp.objects.filter(penilai_sebagai=penempatan).exclude(status_realisasi=StatusRealisasi.DINILAI)
    daftar = daftar.select_related("pegawai", "periode__instansi").order_by("pegawai__nama")
    milik = CatatanPerilaku.objects.filter(penilai=penempatan.pegawai_id, ditarik_pada=None)
    orang = list(
        milik.filter(pegawai__in=[s.pegawai_id for s in daftar], tanggal__gte=penempatan.mulai).values_list(
            "pegawai_id", "tanggal"
        )
    )
    return [
        Diserahkan(s, sum(pk == s.pegawai_id and s.mulai <= tanggal <= s.selesai for pk, tanggal in orang))
        for s in daftar
    ]


def get_penerima(penempatan: Penempatan) -> Pegawai | None:
    """The successor in the position where he is known, else the assessor's own superior."""
    if penempatan.selesai is None:
        return None
    besok = penempatan.selesai + timedelta(days=1)
    pengganti = (
        Penempatan.objects.filter(berlaku_pada(besok), jabatan=penempatan.jabatan_id)
        .filter(Q(pegawai__berhenti_tanggal=None) | Q(pegawai__berhenti_tanggal__gt=besok))
        .exclude(pegawai=penempatan.pegawai_id)
        .order_by("jenis", "pk")
        .select_related("pegawai")
        .first()
    )
    if pengganti:
        return pengganti.pegawai
    penilai = get_rantai(penempatan.pegawai, penempatan.selesai, penempatan).penilai
    return penilai.pegawai if penilai else None
