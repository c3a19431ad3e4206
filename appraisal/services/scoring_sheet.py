"""The scoring screen of one person: qualities, answers, behaviour and recommendation in one save."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.db import transaction

from appraisal.models import Penilaian
from appraisal.services.capaian import siapkan_penilaian
from appraisal.services.perilaku import simpan_perilaku
from organisasi.selectors.akses import Akses
from skp.permissions import boleh_memberi_kualitas
from skp.services.lock import kunci_skp
from skp.services.realisation import BarisKualitas, JawabanTambahan, simpan_penilaian_realisasi
from skp.states import StatusRealisasi


@dataclass(frozen=True, slots=True)
class LembarNilai:
    """What the assessor typed. ``perilaku`` is ``None`` where the year's behaviour is not scored on this SKP."""

    kualitas: Sequence[BarisKualitas] = ()
    tugas_tambahan: Mapping[int, JawabanTambahan] = field(default_factory=dict)
    kreativitas: Mapping[int, JawabanTambahan] = field(default_factory=dict)
    perilaku: Mapping[str, Decimal | None] | None = None
    alasan_tanpa_kepemimpinan: str = ""
    rekomendasi: str = ""


@transaction.atomic
def simpan_lembar_nilai(
    *, skp_id: int, revisi_skp: int | None, revisi_penilaian: int | None, lembar: LembarNilai, oleh: Akses
) -> Penilaian:
    """Keep the draft of the scores. The year's appraisal is opened with the first save."""
    skp = kunci_skp(skp_id)
    boleh_memberi_kualitas(skp, oleh).wajib()
    if skp.status_realisasi == StatusRealisasi.DIAJUKAN:
        skp = simpan_penilaian_realisasi(
            skp_id=skp_id,
            revisi=revisi_skp,
            kualitas=lembar.kualitas,
            tugas_tambahan=lembar.tugas_tambahan,
            kreativitas=lembar.kreativitas,
            oleh=oleh,
        )
    penilaian = siapkan_penilaian(skp)
    if lembar.perilaku is None:
        return penilaian
    return simpan_perilaku(
        penilaian_id=penilaian.pk,
        revisi=revisi_penilaian,
        nilai=lembar.perilaku,
        rekomendasi=lembar.rekomendasi,
        alasan_tanpa_kepemimpinan=lembar.alasan_tanpa_kepemimpinan,
        oleh=oleh,
    )
