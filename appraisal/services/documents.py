"""Getting a form as PDF, and publishing the final ones once."""

import hashlib
import logging
from collections.abc import Callable
from dataclasses import dataclass

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.db.models import F

from appraisal.models import Dokumen, JenisDokumen, Penilaian
from appraisal.models.dokumen import kode_baru
from appraisal.pdf.bingkai import verifikasi
from appraisal.pdf.render import render, render_terbatas
from appraisal.pdf.sumber import Sumber, list_formulir, susun, susun_versi
from appraisal.selectors import TERKAIT
from appraisal.states import FINAL
from organisasi.common.errors import AturanDilanggar
from skp.models import Skp

Perender = Callable[[str], bytes]
"""``render`` in the worker and the command, ``render_terbatas`` inside a web request."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class BerkasPdf:
    """A PDF to hand out under ``nama``; ``dokumen`` is set when it is the stored final one."""

    nama: str
    isi: bytes
    dokumen: Dokumen | None = None

    @property
    def sidik(self) -> str:
        """SHA-256 of the bytes."""
        return hashlib.sha256(self.isi).hexdigest()


def get_dokumen(jenis: JenisDokumen, sumber: Sumber) -> Dokumen | None:
    """The stored final form of the version in force, if it was published."""
    if isinstance(sumber, Skp):
        return Dokumen.objects.filter(jenis=jenis, skp=sumber, versi=F("penilaian__versi")).first()
    return Dokumen.objects.filter(jenis=jenis, penilaian=sumber, skp=None, versi=sumber.versi).first()


def ambil_pdf(jenis: JenisDokumen, sumber: Sumber, *, perender: Perender = render_terbatas) -> BerkasPdf:
    """The stored final form byte for byte, otherwise a live print marked as what it is.

    SKP forms are asked for by their SKP, those of the year by the appraisal (the buku catatan also by an SKP, before
    there is one). Raises ``AturanDilanggar`` when there is nothing to print or the stored file is not intact.
    """
    dokumen = get_dokumen(jenis, sumber)
    isi = baca_utuh(dokumen) if dokumen else perender(susun(jenis, sumber))
    return BerkasPdf(nama_berkas(jenis, sumber), isi, dokumen)


def ambil_versi_skp(skp: Skp, nomor: int, *, perender: Perender = render_terbatas) -> BerkasPdf:
    """A print of an earlier version of the contract, which a change or a correction has replaced."""
    nama = nama_berkas(JenisDokumen.SKP, skp).replace(".pdf", f"-versi-{nomor}.pdf")
    return BerkasPdf(nama, perender(susun_versi(skp, nomor)))


def baca_utuh(dokumen: Dokumen) -> bytes:
    """The bytes of a stored form, only if they are still those that were published, or that were signed last."""
    kini = dokumen.berkas_kini
    try:
        with kini.berkas.open("rb") as berkas:
            isi: bytes = berkas.read()
    except OSError as sebab:
        raise _rusak(dokumen) from sebab
    if hashlib.sha256(isi).hexdigest() != kini.sha256:
        raise _rusak(dokumen)
    return isi


def _rusak(dokumen: Dokumen) -> AturanDilanggar:
    log.error("dokumen.tidak_utuh dokumen=%s berkas=%s", dokumen.pk, dokumen.berkas.name)
    return AturanDilanggar(
        "dokumen.tidak_utuh",
        "Berkas dokumen akhir ini hilang atau berubah sejak diterbitkan, sehingga tidak diberikan. "
        "Hubungi pengelola sistem untuk memulihkannya dari cadangan.",
    )


def nama_berkas(jenis: JenisDokumen, sumber: Sumber) -> str:
    """``capaian-2015-198503172010011003.pdf``; the second SKP of a year ends in ``-2``."""
    bagian = [jenis.value, str(sumber.periode.tahun), sumber.pegawai.nip or str(sumber.pegawai_id)]
    if isinstance(sumber, Skp):
        sebelum = Skp.objects.filter(pegawai=sumber.pegawai_id, periode=sumber.periode_id, mulai__lt=sumber.mulai)
        urutan = sebelum.count() + 1
        bagian += [str(urutan)] if urutan > 1 else []
    return f"{'-'.join(bagian)}.pdf"


def terbitkan(penilaian_id: int, *, perender: Perender = render) -> None:
    """Render and store every form of an appraisal in force, each once.

    May be killed and run again, or run twice at the same time: what is stored stays, what is missing is made.
    """
    penilaian = Penilaian.objects.select_related(*TERKAIT).get(pk=penilaian_id)
    if penilaian.status not in FINAL:
        raise AturanDilanggar("dokumen.belum_final", "Dokumen akhir baru diterbitkan setelah penilaian berlaku.")
    for jenis, sumber in list_formulir(penilaian):
        if get_dokumen(jenis, sumber) is None:
            kode = kode_baru()
            _simpan(penilaian, jenis, sumber, kode, perender(susun(jenis, sumber, verifikasi(kode))))


def _simpan(penilaian: Penilaian, jenis: JenisDokumen, sumber: Sumber, kode: str, isi: bytes) -> None:
    """Keep file and row together: without the row the file goes, too."""
    dokumen = Dokumen(
        penilaian=penilaian,
        skp=sumber if isinstance(sumber, Skp) else None,
        jenis=jenis,
        versi=penilaian.versi,
        kode=kode,
        sha256=hashlib.sha256(isi).hexdigest(),
        ukuran=len(isi),
    )
    dokumen.berkas.save("formulir.pdf", ContentFile(isi), save=False)
    try:
        with transaction.atomic():
            dokumen.save(force_insert=True)
    except BaseException as sebab:
        dokumen.berkas.delete(save=False)
        if not isinstance(sebab, IntegrityError) or get_dokumen(jenis, sumber) is None:
            raise
