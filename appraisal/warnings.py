"""Gentle warnings before a score is given away: they never block."""

from collections.abc import Collection, Sequence
from decimal import Decimal

from appraisal.models import CatatanPerilaku, HasilPenilaian, Penilaian
from appraisal.models.catatan import AspekPerilaku
from organisasi.common.angka import tulis_angka

BEDA_BESAR = Decimal(10)
"""Points of difference to last year that are worth a second look."""


Nilai = dict[AspekPerilaku, Decimal]


def nilai_perilaku(penilaian: Penilaian) -> Nilai:
    """The behaviour scores given so far."""
    perilaku = penilaian.perilaku
    return {a: getattr(perilaku, a.value) for a in AspekPerilaku if getattr(perilaku, a.value) is not None}


def peringatan_perilaku(penilaian: Penilaian, catatan: Sequence[CatatanPerilaku]) -> list[str]:
    """Scores without a note, all aspects equal, a jump against last year."""
    nilai = nilai_perilaku(penilaian)
    if not nilai:
        return []
    return [
        *tanpa_catatan(nilai, {c.aspek for c in catatan}),
        *perilaku_janggal(nilai, get_hasil_tahun_lalu(penilaian)),
    ]


def peringatan_capaian(penilaian: Penilaian, nilai: Decimal | None) -> list[str]:
    """The value of the SKP jumps against last year's."""
    return capaian_janggal(nilai, get_hasil_tahun_lalu(penilaian))


def tanpa_catatan(nilai: Nilai, tercatat: Collection[str]) -> list[str]:
    tanpa = [a.label for a in nilai if a.value not in tercatat]
    return [f"Belum ada catatan tahun ini untuk: {', '.join(tanpa)}."] if tanpa else []


def perilaku_janggal(nilai: Nilai, lalu: HasilPenilaian | None) -> list[str]:
    """Scores that ask for a second look by themselves; ``nilai`` holds at least one, ``lalu`` is last year's result."""
    hasil = []
    if len(nilai) > 1 and len(set(nilai.values())) == 1:
        hasil.append("Semua aspek bernilai sama. Periksa apakah itu memang hasil pengamatan Anda.")
    kini = sum(nilai.values(), Decimal(0)) / len(nilai)
    if lalu is not None and lalu.rata_rata_perilaku is not None and abs(kini - lalu.rata_rata_perilaku) >= BEDA_BESAR:
        hasil.append(f"Rata-rata perilaku berbeda jauh dari tahun lalu ({tulis_angka(lalu.rata_rata_perilaku, 2)}).")
    return hasil


def capaian_janggal(nilai: Decimal | None, lalu: HasilPenilaian | None) -> list[str]:
    if lalu is None or nilai is None or abs(nilai - lalu.nilai_skp) < BEDA_BESAR:
        return []
    return [f"Nilai capaian SKP berbeda jauh dari tahun lalu ({tulis_angka(lalu.nilai_skp, 2)})."]


def get_hasil_tahun_lalu(penilaian: Penilaian) -> HasilPenilaian | None:
    return HasilPenilaian.objects.filter(
        penilaian__pegawai=penilaian.pegawai_id, penilaian__periode__tahun=penilaian.periode.tahun - 1, berlaku=True
    ).first()
