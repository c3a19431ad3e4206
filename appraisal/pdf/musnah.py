"""The berita acara of a destruction: what has gone, on whose word, and what stays."""

from dataclasses import dataclass

from django.db.models import Count, Max
from django.utils.safestring import SafeString

from appraisal.models import UsulMusnah
from appraisal.pdf.bingkai import Bingkai, kop
from appraisal.pdf.formulir import susun_lembaran
from appraisal.pdf.konteks import TandaTangan
from appraisal.retention.schedule import baca_jadwal
from organisasi.common.angka import tulis_tanggal
from organisasi.common.clock import sekarang, tanggal_lokal
from organisasi.models import Pengguna
from organisasi.nip import tulis_nip

PALING_BANYAK_ORANG = 400
"""People printed one by one; the digest of the list covers them all."""


@dataclass(frozen=True, slots=True)
class BarisOrang:
    nip: str
    jumlah: int
    pada: str


def susun_berita_acara(usul: UsulMusnah) -> SafeString:
    """The document as HTML, dated on the day it ended; NIP and counts only, nothing of what the records said."""
    hari = tanggal_lokal(usul.selesai_pada or sekarang(), usul.instansi.zona_waktu)
    bingkai = Bingkai(
        judul=f"Berita acara pemusnahan {usul}",
        instansi=usul.instansi.nama,
        kelas="laporan",
        pemilik=usul.instansi.nama,
        tanggal=hari,
        draf=False,
        keterangan=f"Nomor {usul.pk}. Sidik daftar {usul.sidik[:16]}.",
    )
    orang = _per_orang(usul)
    return susun_lembaran(
        "pdf/berita_acara_musnah.html",
        bingkai,
        kop=kop(usul.instansi),
        usul=usul,
        masa=baca_jadwal().musnah.get(usul.jenis),
        umum=baca_jadwal().umum,
        orang=orang[:PALING_BANYAK_ORANG],
        sisa=max(len(orang) - PALING_BANYAK_ORANG, 0),
        pengusul=_tanda("Pengusul,", usul.diusulkan_oleh),
        pemutus=_tanda("Yang menyetujui,", usul.diputuskan_oleh, f"{usul.instansi.tempat}, {tulis_tanggal(hari)}"),
    )


def _per_orang(usul: UsulMusnah) -> list[BarisOrang]:
    baris = usul.daftar_butir.order_by("pegawai__nip").values_list("pegawai__nip")
    return [
        BarisOrang(
            tulis_nip(nip or "") or "tanpa NIP", jumlah, tulis_tanggal(tanggal_lokal(pada, usul.instansi.zona_waktu))
        )
        for nip, jumlah, pada in baris.annotate(n=Count("pk"), akhir=Max("pada"))
    ]


def _tanda(sebagai: str, pengguna: Pengguna | None, di_atas: str = "") -> TandaTangan:
    orang = pengguna.pegawai if pengguna else None
    if orang is None:
        return TandaTangan(sebagai, str(pengguna or ""), di_atas=di_atas)
    return TandaTangan(sebagai, orang.nama_lengkap, tulis_nip(orang.nip), di_atas=di_atas)
