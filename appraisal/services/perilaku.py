"""Behaviour scores and the recommendation, while the appraisal is being drawn up."""

from collections.abc import Mapping
from decimal import Decimal

from django.db import transaction

from appraisal.checks import kepemimpinan_dinilai
from appraisal.models import Penilaian
from appraisal.models.catatan import AspekPerilaku
from appraisal.permissions import boleh_menilai, menilai_terbuka
from appraisal.services.log import tandai
from appraisal.services.transitions import kunci_penilaian, simpan
from organisasi.common.errors import AturanDilanggar, KeadaanBerubah
from organisasi.selectors.akses import Akses
from organisasi.services.jejak import potret


@transaction.atomic
def simpan_perilaku(
    *,
    penilaian_id: int,
    revisi: int | None,
    nilai: Mapping[str, Decimal | None],
    rekomendasi: str,
    oleh: Akses,
    alasan_tanpa_kepemimpinan: str = "",
) -> Penilaian:
    """Keep the assessor's behaviour scores (0..100 per aspect, empty = not yet) and the recommendation."""
    penilaian = kunci_penilaian(penilaian_id, revisi)
    boleh_menilai(penilaian, oleh).wajib()
    if not menilai_terbuka(penilaian):
        raise KeadaanBerubah(
            "penilaian.terkunci",
            f"Nilai tidak dapat diubah karena penilaian berstatus “{penilaian.get_status_display()}”.",
        )
    if nilai.get(AspekPerilaku.KEPEMIMPINAN) is not None and not kepemimpinan_dinilai(penilaian):
        raise AturanDilanggar("perilaku.kepemimpinan", "Kepemimpinan hanya dinilai untuk jabatan struktural.")
    perilaku = penilaian.perilaku
    for aspek in AspekPerilaku:
        setattr(perilaku, aspek.value, nilai.get(aspek.value))
    perilaku.alasan_tanpa_kepemimpinan = alasan_tanpa_kepemimpinan if perilaku.kepemimpinan is None else ""
    perilaku.full_clean(exclude=["penilaian"])
    perilaku.save()
    penilaian.rekomendasi = rekomendasi
    simpan(penilaian, "rekomendasi")
    tandai(penilaian, "simpan_perilaku", oleh, nilai=potret(perilaku, rekomendasi=rekomendasi))
    return penilaian
