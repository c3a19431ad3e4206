"""The monthly report on performance evaluation (5.7: no form is prescribed) as texts for its template."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from appraisal.evaluation import BarisUnit, Evaluasi
from appraisal.indicators import Indikator, Orang
from appraisal.pdf.bingkai import Bingkai, kop
from appraisal.pdf.formulir import susun_lembaran
from appraisal.pdf.konteks import KOSONG, TITIK, TandaTangan
from organisasi.common.angka import BULAN, tulis_angka, tulis_tanggal
from organisasi.common.clock import hari_ini
from organisasi.models import JenisPenempatan, UnitKerja
from organisasi.nip import tulis_nip
from organisasi.selectors.identitas import get_identitas
from organisasi.selectors.tree import list_pemegang

PALING_BANYAK_NAMA = 60
"""Names printed on a list of the report; the workbook has them all."""
ANGKA_ROMAWI = dict(enumerate(("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"), 1))


@dataclass(frozen=True, slots=True)
class Laporan:
    """What the report says. ``belum`` are those without progress this month, ``sisa`` how many names are left out."""

    unit: str
    bulan: str
    ke: str
    per_hari: str
    baris: tuple[tuple[str, ...], ...]
    jumlah: tuple[str, ...]
    indikator: tuple[tuple[str, ...], ...]
    belum: tuple[Orang, ...]
    sisa: int
    tanda_tangan: TandaTangan


def susun_laporan(e: Evaluasi) -> SafeString:
    """The report as HTML for the typesetter."""
    hari = hari_ini(e.periode.instansi.zona_waktu)
    bingkai = Bingkai(
        judul=f"Laporan evaluasi kinerja pegawai {e.unit.nama} {e.judul}",
        instansi=e.periode.instansi.nama,
        kelas="laporan",
        pemilik=e.unit.nama,
        tanggal=hari,
        draf=False,
        keterangan=f"Keadaan data pada {tulis_tanggal(e.hari)}, dicetak {tulis_tanggal(hari)}.",
    )
    return susun_lembaran("pdf/laporan_evaluasi.html", bingkai, kop=kop(e.periode.instansi), isi=_isi(e))


def _isi(e: Evaluasi) -> Laporan:
    belum = e.semua["belum-melapor"].orang
    return Laporan(
        unit=e.unit.nama,
        bulan=f"{BULAN[e.bulan - 1]} {e.periode.tahun}",
        ke=ANGKA_ROMAWI[e.bulan],
        per_hari=tulis_tanggal(e.hari),
        baris=tuple(_baris(b) for b in e.per_unit),
        jumlah=_baris(e.jumlah),
        indikator=tuple(_indikator(i) for i in e.indikator),
        belum=belum[:PALING_BANYAK_NAMA],
        sisa=max(len(belum) - PALING_BANYAK_NAMA, 0),
        tanda_tangan=tanda_tangan_kepala(e.unit, f"{e.periode.instansi.tempat}, {tulis_tanggal(e.hari)}"),
    )


def _baris(b: BarisUnit) -> tuple[str, ...]:
    return (
        b.nama,
        str(b.orang),
        str(b.melapor),
        tulis_angka(b.persen_melapor, 2) or KOSONG,
        str(b.baris),
        str(b.terisi),
        str(b.sesuai),
        tulis_angka(b.persen_sesuai, 2) or KOSONG,
    )


def _indikator(i: Indikator) -> tuple[str, ...]:
    return i.judul, str(len(i.memenuhi)), str(i.penyebut), tulis_angka(i.persen, 2) or KOSONG, str(len(i.belum))


def tanda_tangan_kepala(unit: UnitKerja, tempat: str) -> TandaTangan:
    """The block of whoever heads the unit today; a line to fill in where nobody does."""
    hari = hari_ini(unit.instansi.zona_waktu)
    kepala = next(iter(list_pemegang(hari, jabatan__unit=unit, jabatan__kepala=True)), None)
    if kepala is None:
        return TandaTangan(f"Kepala {unit.nama},", TITIK, di_atas=tempat)
    awalan = "" if kepala.jenis == JenisPenempatan.DEFINITIF else f"{kepala.get_jenis_display()} "
    orang = get_identitas(kepala.pegawai, hari)
    return TandaTangan(
        f"{awalan}{kepala.jabatan.nama},", orang.nama, tulis_nip(orang.nip), tempat, rincian=orang.pangkat
    )
