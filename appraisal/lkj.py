"""The Laporan Kinerja of a unit: what is assembled from the year's data, as plain JSON that can be frozen."""

from collections import Counter
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from appraisal.evaluation import kelompokkan, susun_evaluasi
from appraisal.indicators import bagian
from appraisal.models import PelaksanaanSop
from appraisal.recap import list_rekap
from appraisal.small_groups import hitungan_aman
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
SEBUTAN = ("Sangat Baik", "Baik", "Cukup", "Kurang", "Buruk")
BULAN_TERAKHIR = 12
TERCAPAI = Q(realisasi__kuantitas__gte=F("target_kuantitas"))


def susun_angka(pelaksanaan: PelaksanaanSop) -> dict[str, Any]:
    """The year of the unit and everything below it: work plan, results, progress, indicators. Texts, ready to print."""
    unit, periode = pelaksanaan.sop.unit, pelaksanaan.periode
    e = susun_evaluasi(unit, periode, BULAN_TERAKHIR, pada=hari_ini(unit.instansi.zona_waktu))
    return {
        "rkt": _rkt(unit, periode),
        **_hasil(unit, periode),
        "capaian": _capaian(unit, periode),
        "indikator": [
            [i.judul, str(len(i.memenuhi)), str(i.penyebut), tulis_angka(i.persen, 2) or "-"] for i in e.indikator
        ],
        "per_hari": e.hari.isoformat(),
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
    kelompok = [(u.nama, isi) for u, isi in kelompokkan(unit, daftar)]
    return [_jumlahkan(nama, isi) for nama, isi in (*kelompok, ("Jumlah", [isi for _, isi in daftar]))]


def _jumlahkan(nama: str, daftar: list[tuple[int, int, int]]) -> list[str]:
    baris, penuh = sum(b for _, b, _ in daftar), sum(p for _, _, p in daftar)
    orang = len({pk for pk, _, _ in daftar})
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


def _hasil(unit: UnitKerja, periode: Periode) -> dict[str, Any]:
    """The recap in figures: how many people, how many of each grade."""
    rekap = list(list_rekap(unit, periode, hanya_final=True))
    jumlah = Counter(b.sebutan for b in rekap)
    aman = hitungan_aman({s: jumlah[s] for s in (*SEBUTAN, "")})
    return {
        "pegawai": str(len(rekap)),
        "tanpa_hasil": aman[""],
        "sebaran": [[s, aman[s]] for s in SEBUTAN],
    }
