"""Accepting a realisation: the achievement of one SKP is scored, signed and frozen."""

from django.db import transaction

from appraisal.models import HasilSkp, JenisPenilaian, Penilaian, PerilakuKerja
from appraisal.selectors import list_skp
from appraisal.services.hasil import bekukan_skp
from appraisal.services.hitung import baca_lembar
from appraisal.services.koreksi import asal_hasil
from organisasi.common.errors import AturanDilanggar
from organisasi.selectors.akses import Akses
from skp.models import Skp
from skp.services.transitions import terima_realisasi


@transaction.atomic
def nilai_capaian(*, skp_id: int, oleh: Akses, catatan: str = "") -> HasilSkp:
    """The assessor accepts the realisation and signs the penilaian capaian; the year's appraisal is opened."""
    skp = terima_realisasi(skp_id=skp_id, oleh=oleh, catatan=catatan)
    penilaian = siapkan_penilaian(skp)
    return bekukan_skp(skp, baca_lembar(skp), asal=asal_hasil(penilaian), oleh=oleh)


def siapkan_penilaian(skp: Skp) -> Penilaian:
    """The appraisal of the person's year, opened with the first SKP that is scored; the SKP must be locked.

    Assessor and superior follow the latest SKP: the year is appraised by those in office at its end (SC-01, SC-02).
    """
    lengkap = list_skp(skp.pegawai_id, skp.periode_id).exclude(pejabat_penilai=None).exclude(atasan=None)
    terakhir = lengkap.last()
    if terakhir is None:
        raise AturanDilanggar("penilaian.tanpa_atasan", "Pejabat penilai atau atasannya belum ditentukan.")
    penilaian = Penilaian.objects.filter(pegawai=skp.pegawai_id, periode=skp.periode_id).first()
    if penilaian is None:
        penilaian = Penilaian(pegawai=skp.pegawai, periode=skp.periode, jenis=JenisPenilaian.BIASA)
    elif penilaian.daftar_hasil.exists():
        return penilaian
    for kolom in ("unit", "pejabat_penilai", "penilai_sebagai", "atasan", "atasan_sebagai", "penilai_adalah_ppk"):
        setattr(penilaian, kolom, getattr(terakhir, kolom))
    penilaian.full_clean()
    penilaian.save()
    PerilakuKerja.objects.get_or_create(penilaian=penilaian)
    return penilaian
