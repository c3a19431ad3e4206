"""Every component in every state on one page, for those who build pages. Development only: see ``config.urls_dev``."""

from datetime import timedelta
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from appraisal.help import TINGGI_BARIS, gambar_tahun, garis_bulan
from appraisal.views.pilihan import Saring
from organisasi.common.clock import hari_ini, sekarang
from organisasi.common.grafik import KELAS_SEBUTAN, Grafik, Titik
from organisasi.common.http import Permintaan
from organisasi.deadlines import Tenggat, tenggat
from organisasi.models import Pegawai
from organisasi.templatetags.komponen import NADA_STATUS
from skp.states import Peran
from skp.waiting import Menunggu

ZONA = "Asia/Jakarta"
SISA_HARI = (30, 7, 3, 0, -2)


class ContohForm(forms.Form):
    """A form that always refuses."""

    nama = forms.CharField()

    def clean(self) -> None:
        raise forms.ValidationError("Kesalahan yang bukan milik satu isian.")


@require_safe
def komponen(request: Permintaan) -> HttpResponse:
    form = ContohForm({"nama": "x"})
    form.is_valid()
    konteks: dict[str, Any] = {
        "status": [(s, s.replace("_", " ").capitalize()) for s in NADA_STATUS],
        "sebutan": list(KELAS_SEBUTAN),
        "nilai": [Decimal(n) for n in ("30", "55.5", "70", "85.8", "95", "108")],
        "tenggat": [_tenggat(n) for n in SISA_HARI],
        "orang": [
            Pegawai(nama="Rekaan Satu", nip="198503172010011003", gelar_belakang="S.Sos."),
            Pegawai(nama="Tanpa Nip"),
        ],
        "langkah": [("Susun SKP", "selesai", ""), ("Pelaksanaan", "kini", "sejak Januari"), ("Berlaku", "nanti", "")],
        "menunggu": [
            None,
            Menunggu(Peran.PENILAI, None, "menyetujui SKP", _tenggat(3)),
            Menunggu(Peran.PEMILIK, request.akses.pegawai, "mengisi realisasi"),
        ],
        "riwayat": [_riwayat("SKP diajukan", ""), _riwayat("SKP dikembalikan", "Perjelas target baris 2.")],
        "halaman": Paginator(range(90), 10).get_page(4),
        "grafik": [_grafik(jenis) for jenis in ("batang", "kolom", "garis")],
        "tertunda": SimpleNamespace(alamat="/", diubah_pada=sekarang()),
        "batang": gambar_tahun(),
        "bulan": garis_bulan(),
        "tinggi": len(gambar_tahun()) * TINGGI_BARIS + 30,
        "form": form,
        "zona": ZONA,
        "s": Saring(unit=None, periode=None, cari="biro"),
    }
    return render(request, "appraisal/komponen.html", konteks)


def _tenggat(sisa: int) -> Tenggat | None:
    return tenggat(hari_ini(ZONA) + timedelta(days=sisa), ZONA, "Contoh")


def _riwayat(judul: str, catatan: str) -> SimpleNamespace:
    return SimpleNamespace(judul=judul, oleh="Rekaan Satu", peran="Pejabat penilai", pada=sekarang(), catatan=catatan)


def _grafik(jenis: str) -> Grafik:
    titik = [Titik(s, n, nada=k) for (s, k), n in zip(KELAS_SEBUTAN.items(), (4, 21, 9, 2, None), strict=True)]
    return Grafik(f"Grafik {jenis}", titik, jenis=jenis, acuan=None if jenis == "batang" else 10, acuan_teks="acuan 10")
