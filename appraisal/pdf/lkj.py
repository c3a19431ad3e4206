"""The Laporan Kinerja as a document: the words of the team around the figures of the year."""

from datetime import date

from django.utils.safestring import SafeString

from appraisal.lkj import BAGIAN, susun_angka
from appraisal.models import NaskahSop
from appraisal.pdf.bingkai import Bingkai, kop
from appraisal.pdf.formulir import susun_lembaran
from appraisal.pdf.laporan import tanda_tangan_kepala
from organisasi.common.angka import tulis_tanggal
from organisasi.common.clock import hari_ini


def susun_lkj(naskah: NaskahSop, *, final: bool) -> SafeString:
    """The report as HTML; a draft reads the data of today unless the figures were frozen already."""
    pelaksanaan = naskah.pelaksanaan
    unit, tahun = pelaksanaan.sop.unit, pelaksanaan.periode.tahun
    hari = hari_ini(unit.instansi.zona_waktu)
    angka = naskah.angka or susun_angka(unit, pelaksanaan.periode)
    bingkai = Bingkai(
        judul=f"Laporan Kinerja {unit.nama} tahun {tahun}",
        instansi=unit.instansi.nama,
        kelas="laporan",
        pemilik=unit.nama,
        tanggal=hari,
        draf=not final,
        keterangan=f"Data pada {tulis_tanggal(date.fromisoformat(angka['per_hari']))}.",
    )
    tempat = f"{unit.instansi.tempat}, {tulis_tanggal(hari)}"
    return susun_lembaran(
        "pdf/lkj.html",
        bingkai,
        kop=kop(unit.instansi),
        unit=unit.nama,
        tahun=tahun,
        angka=angka,
        bagian={nama: (judul, naskah.bagian.get(nama, "")) for nama, judul in BAGIAN.items()},
        tt=tanda_tangan_kepala(unit, tempat),
    )
