"""Everything held about me, who has seen it, and all of it in one file (UU 27/2022 Pasal 32)."""

import json

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from appraisal.personal.register import baca_register, list_jumlah, susun_ekspor
from organisasi.common.errors import AturanDilanggar
from organisasi.common.http import Permintaan
from organisasi.common.requests import halaman
from organisasi.models import Pegawai
from organisasi.models.jejak import PEMBACAAN
from organisasi.selectors.jejak import dengan_nama, jejak_tentang


@require_safe
def data_saya(request: Permintaan) -> HttpResponse:
    """What is held, what for and how long; and who has read it."""
    pegawai = _saya(request)
    isi = halaman(request, jejak_tentang(pegawai).filter(jenis__in=PEMBACAAN), 30)
    isi.object_list = dengan_nama(isi.object_list)
    register = baca_register()
    konteks = {
        "jumlah": list_jumlah(pegawai),
        "halaman": isi,
        "dasar": register["dasar"],
        "penerima": register["penerima"],
    }
    return render(request, "appraisal/data_saya.html", konteks)


@require_safe
def unduh(request: Permintaan) -> HttpResponse:
    """All rows as one JSON file."""
    pegawai = _saya(request)
    isi = json.dumps(dict(susun_ekspor(pegawai)), default=str, ensure_ascii=False, indent=1)
    jawaban = HttpResponse(isi, content_type="application/json; charset=utf-8")
    jawaban["Content-Disposition"] = 'attachment; filename="data-saya.json"'
    return jawaban


def _saya(request: Permintaan) -> Pegawai:
    if request.akses.pegawai is None:
        raise AturanDilanggar("akun.tanpa_pegawai", "Akun Anda belum terhubung dengan data pegawai.")
    return request.akses.pegawai
