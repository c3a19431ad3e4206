"""Reminders before and after each deadline, to whoever must act: once per deadline and stage, without a score."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from appraisal.models import PengingatHarian, Penilaian
from appraisal.open_work import Terbuka, list_terbuka
from appraisal.permissions import boleh_mengingatkan
from appraisal.states import FINAL
from organisasi.common.angka import tulis_tanggal
from organisasi.common.clock import sekarang, tanggal_lokal
from organisasi.models import Instansi, UnitKerja
from organisasi.selectors.akses import Akses
from organisasi.selectors.unit import unit_dan_turunannya
from organisasi.services.notifikasi import Kabar, beritahu_banyak
from organisasi.services.row import catat
from skp.models import Periode, Perpanjangan
from skp.states import Peran

TAHAP = (-7, -1, 1, 7, 14, 28)
"""Days from the deadline on which a reminder is due. A late run sends the latest stage only."""
BERHENTI = 60
"""Days after a deadline from which on nobody is reminded any more; the lists go on telling."""
JAM_MULAI = 7
"""The hour of the agency from which on reminders go out."""
AWALAN = "ingat"

Kelompok = tuple[int, str, date, int]
"""Person, what he has to do, deadline, stage."""


def ingatkan_semua() -> int:
    """The reminders of every agency whose day has begun; safe to run twice, late or at the same time."""
    return sum(_ingatkan_hari_ini(instansi) for instansi in Instansi.objects.nyata().order_by("pk"))


@transaction.atomic
def _ingatkan_hari_ini(instansi: Instansi) -> int:
    """Once a day and agency. The row that says so is written with the notices or not at all."""
    hari = tanggal_lokal(sekarang(), instansi.zona_waktu)
    if tanggal_lokal(sekarang() - timedelta(hours=JAM_MULAI), instansi.zona_waktu) < hari:
        return 0
    baris, baru = PengingatHarian.objects.get_or_create(instansi=instansi, tanggal=hari)
    if not baru:
        return 0
    baris.jumlah = ingatkan(instansi, hari)
    baris.save(update_fields=["jumlah", "diubah_pada"])
    return baris.jumlah


def ingatkan(instansi: Instansi, hari: date) -> int:
    """Leave the reminders that are due on a day and not left yet; returns how many."""
    unit = frozenset(UnitKerja.objects.filter(instansi=instansi).values_list("pk", flat=True))
    return sum(beritahu_banyak(_kabar(p, list_terbuka(p, unit))) for p in _periode_berjalan(instansi, hari))


@transaction.atomic
def ingatkan_yang_terlambat(*, unit: UnitKerja, periode: Periode, oleh: Akses) -> int:
    """The admin's reminder to everybody for whom something of a unit waits past its deadline: once a day and person."""
    boleh_mengingatkan(oleh, unit).wajib()
    hari = tanggal_lokal(sekarang(), periode.instansi.zona_waktu)
    menunggu: dict[int, list[Terbuka]] = defaultdict(list)
    for t in list_terbuka(periode, unit_dan_turunannya([unit])):
        if t.terlambat and t.siapa is not None:
            menunggu[t.siapa.pk].append(t)
    jumlah = beritahu_banyak(
        Kabar(
            pegawai=daftar[0].siapa,
            kunci=f"{AWALAN}:{periode.pk}:admin:{hari}",
            judul=f"Diingatkan admin kepegawaian: {len(daftar)} hal menunggu Anda dan sudah lewat tenggatnya",
            tautan=daftar[0].url if len(daftar) == 1 else reverse("beranda"),
        )
        for daftar in menunggu.values()
    )
    catat("pengingat.dikirim", oleh, unit=unit, periode=periode.pk, jumlah=jumlah, instansi=periode.instansi_id)
    return jumlah


def _periode_berjalan(instansi: Instansi, hari: date) -> list[Periode]:
    """Periods with a deadline near enough, and those with an appraisal that still waits for somebody."""
    batas = hari - timedelta(days=BERHENTI)
    diperpanjang = Perpanjangan.objects.filter(dicabut_pada=None, sampai__gte=batas)
    terbuka = Penilaian.objects.filter(periode__instansi=instansi).exclude(status__in=FINAL)
    dekat = (
        Q(batas_penilaian__gte=batas) | Q(pk__in=diperpanjang.values("periode")) | Q(pk__in=terbuka.values("periode"))
    )
    return list(Periode.objects.filter(dekat, instansi=instansi, mulai__lte=hari).select_related("instansi"))


def _kabar(periode: Periode, terbuka: Iterable[Terbuka]) -> Iterator[Kabar]:
    """One notice per person, task and deadline, however many documents wait."""
    kelompok: dict[Kelompok, list[Terbuka]] = defaultdict(list)
    for t in terbuka:
        tahap = _tahap(t)
        if tahap is not None and t.siapa is not None and t.batas is not None:
            kelompok[t.siapa.pk, t.hal, t.batas.tanggal, tahap].append(t)
    for (_, hal, batas, tahap), daftar in kelompok.items():
        yield Kabar(
            pegawai=daftar[0].siapa,
            kunci=f"{AWALAN}:{periode.pk}:{hal[:60]}:{batas}:{tahap}",
            judul=_judul(daftar),
            tautan=_tautan(daftar),
        )


def _tahap(t: Terbuka) -> int | None:
    """The latest stage that the deadline has reached."""
    if t.batas is None or -t.batas.sisa > BERHENTI:
        return None
    return max((tahap for tahap in TAHAP if tahap <= -t.batas.sisa), default=None)


def _judul(daftar: list[Terbuka]) -> str:
    """``Terlambat 7 hari (tenggat 31 Januari 2016): memeriksa dan menilai realisasi, 3 dokumen``."""
    t, banyak = daftar[0], len(daftar)
    assert t.batas is not None  # noqa: S101 - grouped by it
    sisa = t.batas.sisa
    awal = f"Terlambat {-sisa} hari" if sisa < 0 else "Tenggat hari ini" if sisa == 0 else f"Tinggal {sisa} hari"
    ekor = f", {banyak} dokumen" if banyak > 1 else ""
    return f"{awal} (tenggat {tulis_tanggal(t.batas.tanggal)}): {t.hal}{ekor}"


def _tautan(daftar: list[Terbuka]) -> str:
    if len(daftar) == 1:
        return daftar[0].url
    return reverse("appraisal:bawahan" if daftar[0].peran == Peran.PENILAI else "beranda")
