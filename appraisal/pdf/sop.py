"""The usual form of an SOP: its head, and the steps with their doers, flow and mutu baku."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil

from django.utils.safestring import SafeString

from appraisal.models import LangkahSop, Sop
from appraisal.pdf.alir import GambarBaris, LangkahAlir, gambar_alir, lebar_alir
from appraisal.pdf.bingkai import Bingkai, kop
from appraisal.pdf.formulir import susun_lembaran
from appraisal.pdf.konteks import KOSONG, TandaTangan
from appraisal.pdf.laporan import tanda_tangan_kepala
from appraisal.sop.berkas import KOTAK
from organisasi.common.angka import tulis_tanggal
from organisasi.common.clock import hari_ini

TINGGI_BARIS, PALING_RENDAH = 34, 130
"""Tenths of a millimetre: a line of text, and the smallest row that holds a symbol."""
LEBAR_KERTAS, LEBAR_HURUF = 2730, 16
LEBAR = {"kelengkapan": 270, "keluaran": 270, "keterangan": 140}
LEBAR_TETAP = 80 + 270 + 150 + 270 + 140
"""Columns beside the activity and the doers; see ``static/css/formulir.css``."""
BANTALAN = 24


@dataclass(frozen=True, slots=True)
class BarisSop:
    langkah: LangkahSop
    gambar: GambarBaris


@dataclass(frozen=True, slots=True)
class FormulirSop:
    """``kepala`` are the lines of the upper right box, ``kotak`` pairs of boxes with their numbered lines."""

    unit: tuple[str, ...]
    kepala: tuple[tuple[str, str], ...]
    pengesah: TandaTangan
    nama: str
    kotak: tuple[tuple[tuple[str, list[str]], tuple[str, list[str]]], ...]
    pelaksana: tuple[str, ...]
    lajur: int
    baris: tuple[BarisSop, ...]


def susun_sop(sop: Sop) -> SafeString:
    """The form as HTML for the typesetter."""
    instansi, hari = sop.unit.instansi, hari_ini(sop.unit.instansi.zona_waktu)
    bingkai = Bingkai(
        judul=f"SOP {sop.nama}",
        instansi=instansi.nama,
        kelas="lanskap sop",
        pemilik=f"{sop.unit.nama} - revisi {sop.revisi}",
        tanggal=hari,
        draf=not sop.aktif,
        keterangan=f"Dicetak {tulis_tanggal(hari)}.",
    )
    return susun_lembaran("pdf/sop.html", bingkai, kop=kop(instansi), isi=_isi(sop))


def _isi(sop: Sop) -> FormulirSop:
    pelaksana = list(sop.daftar_pelaksana.all())
    kolom = {p.pk: n for n, p in enumerate(pelaksana)}
    langkah = list(sop.daftar_langkah.all())
    alir = [LangkahAlir(kolom[b.pelaksana_id], b.kembali_ke) for b in langkah]
    lebar = LEBAR | {"uraian": LEBAR_KERTAS - LEBAR_TETAP - lebar_alir(alir, len(pelaksana))}
    gambar = gambar_alir(alir, len(pelaksana), [_tinggi(b, lebar) for b in langkah])
    kotak = [(judul, sop.keterangan.get(kunci, [])) for kunci, judul in KOTAK.items()]
    return FormulirSop(
        unit=(sop.unit.instansi.nama, sop.unit.nama),
        kepala=(
            ("Nomor SOP", sop.nomor or KOSONG),
            ("Tanggal Pembuatan", tulis_tanggal(sop.dibuat_tanggal)),
            ("Tanggal Revisi", tulis_tanggal(sop.direvisi_tanggal) or KOSONG),
            ("Tanggal Efektif", tulis_tanggal(sop.berlaku_tanggal)),
        ),
        pengesah=tanda_tangan_kepala(sop.unit, ""),
        nama=sop.nama,
        kotak=tuple(zip(kotak[::2], kotak[1::2], strict=True)),
        pelaksana=tuple(p.nama for p in pelaksana),
        lajur=sum(b.kembali_ke is not None for b in langkah),
        baris=tuple(BarisSop(b, g) for b, g in zip(langkah, gambar, strict=True)),
    )


def _tinggi(b: LangkahSop, lebar: Mapping[str, int]) -> int:
    """Room for the longest text of the row, at letters somewhat wider than they are."""
    baris = max(ceil(len(getattr(b, kolom)) * LEBAR_HURUF / (isi - BANTALAN)) for kolom, isi in lebar.items())
    return max((baris + 1) * TINGGI_BARIS, PALING_RENDAH)
