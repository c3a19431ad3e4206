"""From the content of a form and its frame to HTML: one template per form, everything autoescaped."""

import re
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from appraisal.models import JenisDokumen
from appraisal.pdf.bingkai import Bingkai

TEMPLAT = {
    JenisDokumen.SKP: "pdf/formulir_skp.html",
    JenisDokumen.CAPAIAN: "pdf/penilaian_capaian.html",
    JenisDokumen.PERILAKU: "pdf/buku_catatan.html",
    JenisDokumen.PRESTASI: "pdf/penilaian_prestasi.html",
    JenisDokumen.TUGAS_TAMBAHAN: "pdf/surat_tugas_tambahan.html",
    JenisDokumen.KREATIVITAS: "pdf/surat_kreativitas.html",
}


SPASI_EKOR = re.compile(r"\s+(?=</(?:p|td|th|li|div|h1)>|<(?:p|div|br|table)\b)")
"""White space at the end of a text makes WeasyPrint 70 break its line before the last word that fits."""


def susun_html(jenis: JenisDokumen, bingkai: Bingkai, **isi: Any) -> SafeString:
    return susun_lembaran(TEMPLAT[jenis], bingkai, **isi)


def susun_lembaran(templat: str, bingkai: Bingkai, **isi: Any) -> SafeString:
    """Any sheet of ``templates/pdf``."""
    html = render_to_string(templat, {"bingkai": bingkai, **isi})
    return mark_safe(SPASI_EKOR.sub("", html))  # noqa: S308 - escaped by the template, only blanks were taken out
