"""The Laporan Kinerja of a unit: what is assembled from the year's data, as plain JSON that can be frozen.

Its team and its readers may not see the persons. What it tells of grades is what the dashboard would tell of the unit,
decided from the whole agency downwards; of the other figures none tells apart one to four people, nor can it be worked
out from those printed together. Told openly: who has no result yet (a state of the procedure), and the work plan (what
a unit reached of it is the unit's account).
"""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from appraisal.dashboard import Sebaran, list_pohon
from appraisal.evaluation import kelompokkan
from appraisal.indicators import Indikator, bagian, get_indikator_waktu, judul_sebutan
from appraisal.recap import list_rekap
from appraisal.small_groups import TERKECIL, TERSEMBUNYI, TIDAK_DIRINCI, boleh_dirinci, tanpa_kelompok_kecil
from organisasi.common.angka import tulis_angka
from organisasi.common.clock import hari_ini
from organisasi.models import UnitKerja
from organisasi.selectors.unit import unit_dan_turunannya
from skp.models import ButirRkt, Kegiatan, Periode, TingkatRkt
from skp.states import SUDAH_DITETAPKAN

BAGIAN = {
    "pendahuluan": "Latar belakang, tugas, dan fungsi",
    "analisis": "Analisis capaian kinerja",
    "hambatan": "Hambatan dan upaya mengatasinya",
    "penutup": "Simpulan dan tindak lanjut",
}
"""Parts that the team writes; the tables come from the data."""
TERCAPAI = Q(realisasi__kuantitas__gte=F("target_kuantitas"))


def susun_angka(unit: UnitKerja, periode: Periode) -> dict[str, Any]:
    """The year of a unit and everything below it: work plan, results, progress, indicators. Texts, ready to print."""
    hari = hari_ini(unit.instansi.zona_waktu)
    sebaran = {tahun: pohon.sebaran(unit.pk) for tahun, pohon in list_pohon(periode).items()}
    return {
        "rkt": _rkt(unit, periode),
        **_hasil(unit, periode, sebaran[periode.tahun]),
        "capaian": _capaian(unit, periode),
        "indikator": [*_sebutan(sebaran, periode.tahun), _waktu(get_indikator_waktu(unit, periode, hari))],
        "per_hari": hari.isoformat(),
    }


def _kegiatan(periode: Periode) -> QuerySet[Kegiatan]:
    """The rows that count of every SKP in force or closed."""
    return Kegiatan.objects.filter(
        versi__skp__periode=periode,
        versi__nomor=F("versi__skp__nomor_versi"),
        versi__skp__status__in=SUDAH_DITETAPKAN,
    ).order_by()


def _capaian(unit: UnitKerja, periode: Periode) -> list[list[str]]:
    """Per unit: people with an SKP, their rows, the rows whose quantity reached the target."""
    per_skp = (
        _kegiatan(periode)
        .filter(versi__skp__unit__in=unit_dan_turunannya([unit]))
        .values_list("versi__skp__unit", "versi__skp__pegawai")
        .annotate(baris=Count("pk"), penuh=Count("pk", filter=TERCAPAI))
    )
    daftar = [(u, (orang, baris, penuh)) for u, orang, baris, penuh in per_skp]
    kelompok = {u.pk: (u.nama, isi) for u, isi in kelompokkan(unit, daftar)}
    boleh = boleh_dirinci({pk: {orang for orang, *_ in isi} for pk, (_, isi) in kelompok.items()})
    semua = [isi for _, isi in daftar]
    cukup = len({orang for orang, *_ in semua}) >= TERKECIL
    return [
        *(_jumlahkan(nama, isi, boleh=pk in boleh) for pk, (nama, isi) in kelompok.items()),
        _jumlahkan("Jumlah", semua, boleh=cukup),
    ]


def _jumlahkan(nama: str, daftar: list[tuple[int, int, int]], *, boleh: bool) -> list[str]:
    orang = len({pk for pk, _, _ in daftar})
    if daftar and not boleh:
        return [nama, TERSEMBUNYI if orang < TERKECIL else str(orang), *[TIDAK_DIRINCI] * 3]
    baris, penuh = sum(b for _, b, _ in daftar), sum(p for _, _, p in daftar)
    return [nama, str(orang), str(baris), str(penuh), tulis_angka(bagian(penuh, baris), 2) or "-"]


def _rkt(unit: UnitKerja, periode: Periode) -> list[list[str]]:
    """The indicators of the unit's work plan, each with how many rows of SKP carry it and reached it."""
    pendukung = _kegiatan(periode).filter(rkt__unit=unit, rkt__tahun=periode.tahun)
    hitung = pendukung.values("rkt").annotate(baris=Count("pk"), penuh=Count("pk", filter=TERCAPAI))
    per_butir = {pk: (baris, penuh) for pk, baris, penuh in hitung.values_list("rkt", "baris", "penuh")}
    butir = ButirRkt.objects.filter(unit=unit, tahun=periode.tahun, tingkat=TingkatRkt.INDIKATOR)
    butir = butir.filter(Q(diakhiri_pada=None) | Q(pk__in=per_butir))
    hasil = []
    for b in butir.select_related("parent"):
        baris, penuh = per_butir.get(b.pk, (0, 0))
        induk = b.parent.uraian if b.parent else ""
        hasil.append([induk, b.uraian, b.target, str(baris), str(penuh)])
    return hasil


def _hasil(unit: UnitKerja, periode: Periode, sebaran: Sebaran) -> dict[str, Any]:
    """The recap in figures: how many people, how many of each grade."""
    pegawai = len(list_rekap(unit, periode, hanya_final=True))
    return {
        "pegawai": str(pegawai),
        "tanpa_hasil": str(pegawai - sebaran.orang),
        "sebaran": [[kelas, str(n)] for kelas, n in sebaran.kelas.items()],
    }


def _sebutan(sebaran: dict[int, Sebaran], tahun: int) -> Iterator[list[str]]:
    """Grade Baik and above, of the year before where it has results and of this one."""
    for t in (tahun - 1, tahun):
        s = sebaran.get(t)
        if s is not None and (s.orang or t == tahun):
            yield _indikator(judul_sebutan(t), s.baik, s.orang, boleh=bool(s.kelas) or not s.orang)


def _waktu(i: Indikator) -> list[str]:
    kelompok = (len(i.memenuhi), len(i.tidak), len(i.belum))
    return _indikator(i.judul, kelompok[0], i.penyebut, boleh=tanpa_kelompok_kecil(kelompok))


def _indikator(judul: str, memenuhi: int, dari: int, *, boleh: bool) -> list[str]:
    if not boleh:
        return [judul, *[TIDAK_DIRINCI] * 3]
    return [judul, str(memenuhi), str(dari), tulis_angka(bagian(memenuhi, dari), 2) or "-"]
