"""A form on the screen: the same HTML that becomes the PDF, dressed by the stylesheets of the site."""

from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from appraisal.models import JenisDokumen
from appraisal.pdf.bingkai import verifikasi
from appraisal.pdf.sumber import Sumber, susun, susun_versi
from appraisal.services.documents import get_dokumen
from skp.models import Skp

GAYA = ("css/formulir.css", "css/formulir-layar.css")


def susun_layar(jenis: JenisDokumen, sumber: Sumber) -> str:
    """The form as it stands now, or as it was published. Raises ``AturanDilanggar``: nothing to show."""
    dokumen = get_dokumen(jenis, sumber)
    return _bergaya(susun(jenis, sumber, verifikasi(dokumen.kode) if dokumen else None))


def susun_versi_layar(skp: Skp, nomor: int) -> str:
    """An earlier version of the contract. Raises ``AturanDilanggar``: never approved."""
    return _bergaya(susun_versi(skp, nomor))


def _bergaya(html: SafeString) -> str:
    tautan = format_html_join("", '<link rel="stylesheet" href="{}">', ((static(g),) for g in GAYA))
    return str(html).replace("</head>", format_html("{}</head>", tautan), 1)
