"""Who signs which final form, and who has."""

from dataclasses import dataclass

from django.db.models import QuerySet

from appraisal.models import Dokumen, JenisDokumen, PenandaDokumen, Penilaian, TandaTanganDokumen
from appraisal.selectors import penilaian_terlihat_oleh
from appraisal.signing.choice import get_penandatangan
from organisasi.models import Pegawai
from organisasi.selectors.akses import Akses

P = PenandaDokumen
PENANDA: dict[str, tuple[PenandaDokumen, ...]] = {
    JenisDokumen.SKP: (P.PEGAWAI, P.PENILAI),
    JenisDokumen.CAPAIAN: (P.PENILAI,),
    JenisDokumen.TUGAS_TAMBAHAN: (P.PENILAI,),
    JenisDokumen.PRESTASI: (P.PENILAI, P.PEGAWAI, P.ATASAN),
}
"""The signatures that a form asks for, in its own order. Forms that are not here are signed on paper only."""


@dataclass(frozen=True, slots=True)
class Penanda:
    """One place for a signature: whose it is, and the signature when it was given."""

    sebagai: PenandaDokumen
    pegawai: Pegawai
    tanda: TandaTanganDokumen | None


def dokumen_terlihat_oleh(akses: Akses) -> QuerySet[Dokumen]:
    """Published forms of the appraisals that the account may read."""
    return (
        Dokumen.objects.filter(penilaian__in=penilaian_terlihat_oleh(akses))
        .select_related(
            "penilaian__periode__instansi", "penilaian__pegawai", "penilaian__pejabat_penilai", "penilaian__atasan"
        )
        .select_related("skp__pejabat_penilai", "skp__pegawai")
        .prefetch_related("daftar_tanda_tangan")
    )


def list_dokumen(penilaian: Penilaian) -> QuerySet[Dokumen]:
    """The published forms in force, each with its signatures."""
    return penilaian.daftar_dokumen.filter(versi=penilaian.versi).prefetch_related("daftar_tanda_tangan")


def keadaan_tanda(dokumen: Dokumen) -> str:
    """``Tanda tangan elektronik: 1 dari 3``; empty where people sign on paper."""
    perlu, ada = len(PENANDA.get(dokumen.jenis, ())), len(dokumen.daftar_tanda_tangan.all())
    if not ada and (not perlu or get_penandatangan() is None):
        return ""
    return f"Tanda tangan elektronik: {ada} dari {perlu}"


def list_penanda(dokumen: Dokumen) -> list[Penanda]:
    """Every place for a signature on the form."""
    ada = {t.sebagai: t for t in dokumen.daftar_tanda_tangan.all()}
    return [
        Penanda(sebagai, orang, ada.get(sebagai))
        for sebagai in PENANDA.get(dokumen.jenis, ())
        if (orang := _orang(dokumen, sebagai)) is not None
    ]


def _orang(dokumen: Dokumen, sebagai: PenandaDokumen) -> Pegawai | None:
    """An SKP keeps its own assessor; the forms of the year have that of the appraisal."""
    penilaian = dokumen.penilaian
    if sebagai == P.PEGAWAI:
        return penilaian.pegawai
    if sebagai == P.ATASAN:
        return penilaian.atasan
    return dokumen.skp.pejabat_penilai if dokumen.skp else penilaian.pejabat_penilai


def tempat_saya(dokumen: Dokumen, akses: Akses) -> Penanda | None:
    """The place that the acting account signs, if any; the first that is still empty."""
    milik = [p for p in list_penanda(dokumen) if p.pegawai.pk == akses.pegawai_id]
    return next((p for p in milik if p.tanda is None), milik[0] if milik else None)
