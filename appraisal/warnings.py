"""Gentle warnings before a score is given away: they never block."""

from collections.abc import Sequence
from decimal import Decimal

from appraisal.models import CatatanPerilaku, HasilPenilaian, Penilaian
from appraisal.models.catatan import AspekPerilaku
from organisasi.common.angka import tulis_angka

BEDA_BESAR = Decimal(10)
"""Points of difference to last year that are worth a second look."""


def peringatan_perilaku(penilaian: Penilaian, catatan: Sequence[CatatanPerilaku]) -> list[str]:
    """Scores without a note, all aspects equal, a jump against last year."""
    perilaku = penilaian.perilaku
    nilai = {a: getattr(perilaku, a.value) for a in AspekPerilaku if getattr(perilaku, a.value) is not None}
    if not nilai:
        return []
    hasil = []
    tercatat = {c.aspek for c in catatan}
    tanpa = [a.label for a in nilai if a.value not in tercatat]
    if tanpa:
        hasil.append(f"Belum ada catatan tahun ini untuk: {', '.join(tanpa)}.")
    if len(nilai) > 1 and len(set(nilai.values())) == 1:
        hasil.append("Semua aspek bernilai sama. Periksa apakah itu memang hasil pengamatan Anda.")
    tahun_lalu = get_hasil_tahun_lalu(penilaian)
    lalu = tahun_lalu.rata_rata_perilaku if tahun_lalu else None
    kini = sum(nilai.values(), Decimal(0)) / len(nilai)
    if lalu is not None and abs(kini - lalu) >= BEDA_BESAR:
        hasil.append(f"Rata-rata perilaku berbeda jauh dari tahun lalu ({tulis_angka(lalu, 2)}).")
    return hasil


def peringatan_capaian(penilaian: Penilaian, nilai: Decimal | None) -> list[str]:
    """The value of the SKP jumps against last year's."""
    lalu = get_hasil_tahun_lalu(penilaian)
    if lalu is None or nilai is None or abs(nilai - lalu.nilai_skp) < BEDA_BESAR:
        return []
    return [f"Nilai capaian SKP berbeda jauh dari tahun lalu ({tulis_angka(lalu.nilai_skp, 2)})."]


def get_hasil_tahun_lalu(penilaian: Penilaian) -> HasilPenilaian | None:
    return HasilPenilaian.objects.filter(
        penilaian__pegawai=penilaian.pegawai_id, penilaian__periode__tahun=penilaian.periode.tahun - 1, berlaku=True
    ).first()
