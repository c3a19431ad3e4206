"""People as the personnel pages list them. ``pegawai_terlihat_oleh`` is the only entry to rows."""

import re
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, prefetch_related_objects

from organisasi.common.clock import hari_ini
from organisasi.common.models import berlaku_pada
from organisasi.models import (
    Instansi,
    JenisPenempatan,
    Pegawai,
    Penempatan,
    PenugasanPenilai,
    Peran,
    PeranUnit,
    RiwayatPangkat,
    UnitKerja,
)
from organisasi.nip import baca_nip
from organisasi.selectors.akses import Akses
from organisasi.selectors.bawahan import list_bawahan
from organisasi.selectors.hubungan import get_hubungan
from organisasi.selectors.identitas import get_identitas


def pegawai_terlihat_oleh(akses: Akses) -> QuerySet[Pegawai]:
    """Row-level scope of the personnel pages: outside it a person does not exist (404).

    The pengelola sistem and an admin of the whole agency see everybody in it; an admin of units those who hold or
    ever held a definitive position there.
    """
    if akses.instansi is None:
        return Pegawai.objects.none()
    semua = Pegawai.objects.filter(instansi=akses.instansi)
    if akses.pengelola_sistem or akses.admin_seluruhnya:
        return semua
    return semua.filter(_pernah_di(akses.unit_admin))  # nobody's units are none


def penempatan_terlihat_oleh(akses: Akses) -> QuerySet[Penempatan]:
    return Penempatan.objects.filter(pegawai__in=pegawai_terlihat_oleh(akses)).select_related(
        "pegawai__instansi", "jabatan__unit"
    )


def penugasan_terlihat_oleh(akses: Akses) -> QuerySet[PenugasanPenilai]:
    return PenugasanPenilai.objects.filter(pegawai__in=pegawai_terlihat_oleh(akses)).select_related(
        "pegawai__instansi", "penilai", "atasan"
    )


def pangkat_terlihat_oleh(akses: Akses) -> QuerySet[RiwayatPangkat]:
    return RiwayatPangkat.objects.filter(pegawai__in=pegawai_terlihat_oleh(akses)).select_related("pegawai__instansi")


def peran_terlihat_oleh(akses: Akses) -> QuerySet[PeranUnit]:
    """All roles ever granted in the agency; only the pengelola sistem reads them."""
    if akses.instansi is None or not akses.pengelola_sistem:
        return PeranUnit.objects.none()
    return PeranUnit.objects.filter(instansi=akses.instansi).select_related("pengguna__pegawai", "unit", "instansi")


def _pernah_di(unit: frozenset[int], **lain: object) -> Exists:
    return Exists(
        Penempatan.objects.filter(
            pegawai=OuterRef("pk"), jenis=JenisPenempatan.DEFINITIF, jabatan__unit__in=unit, **lain
        )
    )


def saring_unit(daftar: QuerySet[Pegawai], unit: frozenset[int], instansi: Instansi) -> QuerySet[Pegawai]:
    """Those who hold a definitive position in one of the units today."""
    ditempatkan = Penempatan.objects.filter(
        berlaku_pada(hari_ini(instansi.zona_waktu)),
        pegawai=OuterRef("pk"),
        jenis=JenisPenempatan.DEFINITIF,
        jabatan__unit__in=unit,
    )
    return daftar.filter(Exists(ditempatkan))


def saring_keadaan(daftar: QuerySet[Pegawai], keadaan: str, instansi: Instansi) -> QuerySet[Pegawai]:
    """``aktif``, ``belum`` (active without a position today), ``berhenti``; anything else: everybody."""
    hari = hari_ini(instansi.zona_waktu)
    aktif = Q(berhenti_tanggal=None) | Q(berhenti_tanggal__gt=hari)
    if keadaan == "aktif":
        return daftar.filter(aktif)
    if keadaan == "berhenti":
        return daftar.exclude(aktif)
    if keadaan == "belum":
        jabatan = Penempatan.objects.filter(berlaku_pada(hari), pegawai=OuterRef("pk"), jenis=JenisPenempatan.DEFINITIF)
        return daftar.filter(aktif, ~Exists(jabatan))
    return daftar


def saring_nama(daftar: QuerySet[Pegawai], nama: str) -> QuerySet[Pegawai]:
    """People whose name holds every word of ``nama``."""
    for kata in nama.split()[:6]:
        daftar = daftar.filter(nama__icontains=kata)
    return daftar


def sebagai_nip(teks: str) -> str:
    """The digits of a NIP, or of its beginning, as typed or printed on a card; empty when it is something else."""
    rapat = re.sub(r"[\s.]", "", teks)
    return rapat if re.fullmatch(r"[0-9]{1,18}", rapat, re.ASCII) else ""


def dengan_keadaan(daftar: QuerySet[Pegawai], instansi: Instansi) -> QuerySet[Pegawai]:
    """With today's definitive positions (``jabatan_kini``), the ranks (``pangkat_kini``, newest first) and the account.

    Two queries more, however many people.
    """
    hari = hari_ini(instansi.zona_waktu)
    jabatan = Penempatan.objects.filter(berlaku_pada(hari), jenis=JenisPenempatan.DEFINITIF)
    return daftar.select_related("pengguna").prefetch_related(
        Prefetch("daftar_penempatan", jabatan.select_related("jabatan__unit"), to_attr="jabatan_kini"),
        Prefetch("riwayat_pangkat", RiwayatPangkat.objects.filter(tmt__lte=hari), to_attr="pangkat_kini"),
    )


def get_unit_pengampu(pegawai: Pegawai) -> UnitKerja | None:
    """The unit whose admin is in charge of a person: of the definitive position today, else of the latest one."""
    hari = hari_ini(pegawai.instansi.zona_waktu)
    definitif = Penempatan.objects.filter(pegawai=pegawai, jenis=JenisPenempatan.DEFINITIF).select_related(
        "jabatan__unit"
    )
    penempatan = definitif.filter(berlaku_pada(hari)).first() or definitif.order_by("-mulai").first()
    return penempatan.jabatan.unit if penempatan else None


def pegang_peran(pegawai: Pegawai) -> bool:
    """Whether a granted role of this person holds today or will hold."""
    hari = hari_ini(pegawai.instansi.zona_waktu)
    return PeranUnit.objects.filter(pengguna__pegawai=pegawai).filter(Q(selesai=None) | Q(selesai__gte=hari)).exists()


def list_bernama(instansi: Instansi, teks: str, batas: int = 6) -> list[Pegawai]:
    """People of the agency meant by a full NIP or by a name, at most ``batas``."""
    nip = sebagai_nip(teks)
    semua = Pegawai.objects.filter(instansi=instansi)
    if nip:
        return list(semua.filter(nip=nip))
    sama = list(semua.filter(nama__iexact=teks.strip())[:batas])
    return sama or list(saring_nama(semua, teks)[:batas])


def list_calon_ppk(instansi: Instansi) -> QuerySet[Pegawai]:
    """Who can be the PPK: a pejabat negara, or the head of a unit in eselon I."""
    hari = hari_ini(instansi.zona_waktu)
    kepala = Penempatan.objects.filter(
        berlaku_pada(hari),
        pegawai=OuterRef("pk"),
        jenis=JenisPenempatan.DEFINITIF,
        jabatan__kepala=True,
        jabatan__eselon__startswith="I.",
    )
    return Pegawai.objects.filter(Q(status="pejabat_negara") | Exists(kepala), instansi=instansi).filter(
        Q(berhenti_tanggal=None) | Q(berhenti_tanggal__gt=hari)
    )


def get_kepegawaian(pegawai: Pegawai, pada: date, akses: Akses) -> dict[str, Any]:
    """Everything on the page of one person. ``tertaut`` are the ids of people named there whose page is open too."""
    prefetch_related_objects([pegawai], "riwayat_pangkat")
    hubungan = get_hubungan(pegawai, pada)
    bawahan = list_bawahan(pegawai, pada)
    penempatan = list(pegawai.daftar_penempatan.select_related("jabatan__unit"))
    penugasan = list(pegawai.penugasan_penilai.select_related("penilai", "atasan"))
    disebut = {p.pegawai_id for p in bawahan} | {p.penilai_id for p in penugasan}
    disebut |= {p.pegawai.pk for p in (hubungan.rantai.penilai, hubungan.rantai.atasan) if p}
    return {
        "isi_nip": baca_nip(pegawai.nip) if pegawai.nip else None,
        "identitas": get_identitas(pegawai, pada, hubungan.penempatan),
        "penempatan": penempatan,
        "rangkap": [p for p in penempatan if p.jenis != JenisPenempatan.DEFINITIF and _berlaku(p, pada)],
        "pangkat": pegawai.riwayat_pangkat.all(),
        "hubungan": hubungan,
        "bawahan": bawahan,
        "penugasan": penugasan,
        "daftar_peran": PeranUnit.objects.filter(pengguna__pegawai=pegawai).select_related("unit", "instansi"),
        "tertaut": set(pegawai_terlihat_oleh(akses).filter(pk__in=disebut).values_list("pk", flat=True)),
    }


def _berlaku(penempatan: Penempatan, pada: date) -> bool:
    return penempatan.mulai <= pada and (penempatan.selesai is None or penempatan.selesai >= pada)


def list_admin(instansi: Instansi, unit: UnitKerja | None) -> list[Pegawai]:
    """The admins in charge of a unit: of it, of a unit above, of the whole agency; without a unit only the last."""
    hari = hari_ini(instansi.zona_waktu)
    peran = PeranUnit.objects.filter(
        Q(selesai=None) | Q(selesai__gte=hari), instansi=instansi, peran=Peran.ADMIN_KEPEGAWAIAN, mulai__lte=hari
    ).select_related("pengguna__pegawai")
    atas = [*unit.ancestors().values_list("pk", flat=True), unit.pk] if unit else []
    peran = peran.filter(Q(unit=None) | Q(unit__in=atas))
    return [p.pengguna.pegawai for p in peran if p.pengguna.pegawai]
