"""Reading the signatures in a PDF: are they intact, and does the last one cover all of it?

Who may be trusted is the signing service's answer; whether a byte changed can be told by everybody.
"""

import io
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

from organisasi.common.errors import AturanDilanggar

T = TypeVar("T")


def di_benang_sendiri(kerja: Callable[[], T]) -> T:
    """Run pyHanko in a thread of its own: it starts an event loop, which a thread that has one already refuses."""
    with ThreadPoolExecutor(1) as benang:
        return benang.submit(kerja).result()


@dataclass(frozen=True, slots=True)
class Terbaca:
    """One signature: the name in its certificate, and whether what it covers is unchanged."""

    bidang: str
    nama: str
    utuh: bool


def baca_tanda_tangan(pdf: bytes) -> list[Terbaca]:
    """Every signature in order; later signatures are allowed changes, anything else is not. Empty for no PDF."""
    from pyhanko.pdf_utils.misc import PdfReadError  # noqa: PLC0415 - loaded where somebody signs or checks

    try:
        return di_benang_sendiri(lambda: _baca_semua(pdf))
    except (PdfReadError, ValueError, KeyError, TypeError):
        return []


def _baca_semua(pdf: bytes) -> list[Terbaca]:
    from pyhanko.pdf_utils.reader import PdfFileReader  # noqa: PLC0415

    return [_baca(tanda) for tanda in PdfFileReader(io.BytesIO(pdf)).embedded_regular_signatures]


def _baca(tanda: object) -> Terbaca:
    from pyhanko.sign.validation import validate_pdf_signature  # noqa: PLC0415
    from pyhanko.sign.validation.errors import SignatureValidationError  # noqa: PLC0415
    from pyhanko_certvalidator import ValidationContext  # noqa: PLC0415

    konteks = ValidationContext(trust_roots=[], allow_fetching=False)
    nama = tanda.signer_cert.subject.native.get("common_name", "")  # type: ignore[attr-defined]
    try:
        keadaan = validate_pdf_signature(tanda, konteks)  # type: ignore[arg-type]
        utuh = bool(keadaan.intact and keadaan.valid and keadaan.docmdp_ok)
    except SignatureValidationError:
        utuh = False
    return Terbaca(tanda.field_name, nama, utuh)  # type: ignore[attr-defined]


def wajib_bertambah_satu(sebelum: bytes, sesudah: bytes) -> Terbaca:
    """The new signature, when it was appended to exactly those bytes and everything is intact.

    Raises ``ValueError`` otherwise: the service answered with another document.
    """
    lama, baru = len(baca_tanda_tangan(sebelum)), baca_tanda_tangan(sesudah)
    if not sesudah.startswith(sebelum) or len(baru) != lama + 1 or not all(t.utuh for t in baru):
        raise ValueError("bukan dokumen yang sama dengan satu tanda tangan tambahan")
    return baru[-1]


def wajib_utuh(pdf: bytes, banyak: int) -> None:
    """Raise ``AturanDilanggar`` unless the document carries that many signatures, all intact."""
    terbaca = baca_tanda_tangan(pdf)
    if len(terbaca) != banyak or not all(t.utuh for t in terbaca):
        raise AturanDilanggar("tanda_tangan.rusak", "Tanda tangan elektronik pada dokumen ini tidak lagi utuh.")
