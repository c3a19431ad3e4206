"""Gentle warnings about a plan and its evidence: they never block. One rule, one function."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Protocol

from django.db.models import F

from organisasi.common.angka import tulis_angka, tulis_tanggal
from skp.models import Bukti, JenisSatuanWaktu, Kegiatan, Skp
from skp.proration import masa_kerja


class BarisRencana(Protocol):
    """A row with targets, stored or just typed."""

    @property
    def uraian(self) -> str: ...
    @property
    def target_kuantitas(self) -> Decimal: ...
    @property
    def satuan_kuantitas(self) -> str: ...
    @property
    def target_waktu(self) -> Decimal: ...
    @property
    def satuan_waktu(self) -> str: ...
    @property
    def target_biaya(self) -> Decimal | None: ...
    @property
    def rkt_id(self) -> int | None: ...


def peringatan_rencana(
    skp: Skp, baris: Sequence[BarisRencana], *, ada_rkt: bool, lalu: Iterable[Kegiatan] | None = None
) -> list[str]:
    """Everything worth a second look in the rows of an SKP; ``ada_rkt``: the unit has a plan to hang them on.

    ``lalu``: the person's rows of the year before, where a list of people has read them already.
    """
    lalu = list_kegiatan_tahun_lalu([skp]) if lalu is None else lalu
    return [
        *tanpa_rkt(baris, ada_rkt=ada_rkt),
        *sama_dengan_tahun_lalu(baris, lalu, skp.periode.tahun - 1),
        *lebih_lama_dari_masa(baris, skp.mulai, skp.selesai),
    ]


def tanpa_rkt(baris: Sequence[BarisRencana], *, ada_rkt: bool) -> list[str]:
    """Rows that hang on nothing in the plan of the unit (PERKA-A.2); silent where the unit has no plan yet."""
    lepas = [n for n, b in enumerate(baris, 1) if b.rkt_id is None] if ada_rkt else []
    return [f"{_sebut(lepas)} belum dikaitkan dengan butir rencana kerja tahunan (RKT)."] if lepas else []


def sama_dengan_tahun_lalu(baris: Sequence[BarisRencana], lalu: Iterable[Kegiatan], tahun: int) -> list[str]:
    """Rows carried over without any change."""
    dulu = {_inti(k) for k in lalu}
    sama = [n for n, b in enumerate(baris, 1) if _inti(b) in dulu]
    return [f"{_sebut(sama)} sama persis dengan SKP {tahun}. Periksa apa yang berubah tahun ini."] if sama else []


def lebih_lama_dari_masa(baris: Sequence[BarisRencana], mulai: date, selesai: date) -> list[str]:
    """Targets of time longer than the SKP itself."""
    masa = masa_kerja(mulai, selesai)
    hasil = []
    for n, b in enumerate(baris, 1):
        paling_lama = masa.dalam(b.satuan_waktu)
        if b.target_waktu > paling_lama:
            satuan = JenisSatuanWaktu(b.satuan_waktu).label
            hasil.append(
                f"Kegiatan {n}: target waktu {tulis_angka(b.target_waktu)} {satuan} lebih lama daripada masa SKP ini "
                f"({tulis_angka(paling_lama.quantize(Decimal('0.01')))} {satuan})."
            )
    return hasil


def list_kegiatan_tahun_lalu(daftar: Sequence[Skp]) -> list[Kegiatan]:
    """The rows in force of the SKP of the year before, of everybody who owns one of ``daftar`` (all of one year)."""
    return list(
        Kegiatan.objects.filter(
            versi__skp__pegawai__in=[s.pegawai_id for s in daftar],
            versi__skp__periode__tahun__in={s.periode.tahun - 1 for s in daftar},
            versi__nomor=F("versi__skp__nomor_versi"),
        ).select_related("versi__skp")
    )


def sama_isinya(satu: BarisRencana, dua: BarisRencana) -> bool:
    """Whether two rows are the same but for their links."""
    return _inti(satu) == _inti(dua)


def _inti(b: BarisRencana) -> tuple[object, ...]:
    """What makes two rows the same: words without case and spacing, and every target."""
    uraian = re.sub(r"\s+", " ", b.uraian).strip().casefold()
    satuan = b.satuan_kuantitas.strip().casefold()
    return uraian, b.target_kuantitas, satuan, b.target_waktu, b.satuan_waktu, b.target_biaya or None


def _sebut(nomor: list[int]) -> str:
    """``Kegiatan 1, 3, dan 4``."""
    if len(nomor) == 1:
        return f"Kegiatan {nomor[0]}"
    awal = ", ".join(str(n) for n in nomor[:-1])
    return f"Kegiatan {awal}{',' if len(nomor) > 2 else ''} dan {nomor[-1]}"


# --- evidence -----------------------------------------------------------------------------------


def tandai_bukti(skp: Skp, daftar: Iterable[Bukti]) -> None:
    """Give each file its ``peringatan``: used before, or dated outside the SKP. One query for all of them."""
    semua = list(daftar)
    kembar = _kembar(skp, {b.sha256 for b in semua})
    for b in semua:
        b.peringatan = _peringatan(skp, b, kembar)  # type: ignore[attr-defined]


def peringatan_bukti(skp: Skp, bukti: Bukti) -> list[str]:
    """The same for one file that was just sent."""
    return _peringatan(skp, bukti, _kembar(skp, {bukti.sha256}))


def _peringatan(skp: Skp, bukti: Bukti, kembar: Mapping[str, list[Bukti]]) -> list[str]:
    lain = [k for k in kembar.get(bukti.sha256, ()) if k.pk != bukti.pk]
    return [*bertanggal_di_luar_masa(bukti, skp), *pernah_dipakai(lain, skp)]


def bertanggal_di_luar_masa(bukti: Bukti, skp: Skp) -> list[str]:
    tanggal = bukti.tanggal_dokumen
    if tanggal is None or skp.mulai <= tanggal <= skp.selesai:
        return []
    masa = f"{tulis_tanggal(skp.mulai)} sampai {tulis_tanggal(skp.selesai)}"
    return [f"Bertanggal {tulis_tanggal(tanggal)}, di luar masa SKP ({masa})."]


def pernah_dipakai(kembar: Iterable[Bukti], skp: Skp) -> list[str]:
    """The same file elsewhere: in this SKP, in another one of the person, or with somebody who is not named."""
    hasil = set()
    for k in kembar:
        if k.skp_id == skp.pk:
            hasil.add("Berkas yang sama dilampirkan dua kali dalam SKP ini.")
        elif k.skp.pegawai_id == skp.pegawai_id:
            hasil.add(f"Berkas yang sama pernah dipakai dalam SKP {k.skp.periode.tahun}.")
        else:
            hasil.add("Berkas yang sama juga dilampirkan pegawai lain.")
    return sorted(hasil)


def _kembar(skp: Skp, sidik: set[str]) -> dict[str, list[Bukti]]:
    """Files of the own agency with one of the digests that were not taken back (K-18: nothing crosses)."""
    hasil: dict[str, list[Bukti]] = defaultdict(list)
    daftar = Bukti.objects.filter(
        sha256__in=sidik, ditarik_pada=None, skp__periode__instansi=skp.periode.instansi_id
    ).select_related("skp__periode")
    for b in daftar if sidik else ():
        hasil[b.sha256].append(b)
    return hasil
