"""Who appraises this SKP: taken from the organisation, kept on the SKP."""

from contextlib import suppress
from datetime import date

from django.db import transaction
from django.db.models import Q

from organisasi.common.clock import hari_ini
from organisasi.common.errors import AturanDilanggar
from organisasi.models import Penempatan
from organisasi.selectors.akses import Akses
from organisasi.selectors.penilai import Dasar, Penilai, Rantai, get_rantai
from skp.models import Skp
from skp.permissions import boleh_mengatur_penilai
from skp.services.lock import kunci_skp, naikkan_revisi
from skp.services.log import catat
from skp.states import DAPAT_DIUBAH_PEMILIK, StatusRealisasi

KOLOM_PENILAI = ("pejabat_penilai", "penilai_sebagai", "atasan", "atasan_sebagai", "penilai_adalah_ppk")


def isi_penilai(skp: Skp) -> bool:
    """Set assessor and superior from the organisation as of today (within the SKP's own dates); True when changed."""
    hari = min(max(hari_ini(skp.periode.instansi.zona_waktu), skp.mulai), skp.selesai)
    rantai = _rantai(skp, hari)
    sebelum = [getattr(skp, f"{kolom}_id", None) for kolom in KOLOM_PENILAI[:4]]
    skp.pejabat_penilai, skp.penilai_sebagai = _orang_dan_jabatan(rantai.penilai)
    skp.atasan, skp.atasan_sebagai = _orang_dan_jabatan(rantai.atasan)
    skp.penilai_adalah_ppk = rantai.penilai is not None and rantai.penilai.dasar is Dasar.PPK
    return sebelum != [getattr(skp, f"{kolom}_id", None) for kolom in KOLOM_PENILAI[:4]]


def _rantai(skp: Skp, hari: date) -> Rantai:
    """Those in office on a day; where the assessor has left the service since, those in office now (SC-03)."""
    rantai = get_rantai(skp.pegawai, hari, skp.penempatan)
    kini = hari_ini(skp.periode.instansi.zona_waktu)
    berhenti = [p.pegawai.berhenti_tanggal for p in (rantai.penilai, rantai.atasan) if p]
    if any(b and b <= kini for b in berhenti):
        return get_rantai(skp.pegawai, kini, skp.penempatan)
    return rantai


def _orang_dan_jabatan(penilai: Penilai | None):  # type: ignore[no-untyped-def]  # noqa: ANN202
    if penilai is None:
        return None, None
    jabatan: Penempatan | None = penilai.penempatan
    return penilai.pegawai, jabatan


def perbarui_penilai(skp: Skp) -> None:
    """Follow the organisation before a submission: who is in office decides (SC-02). The row must be locked."""
    if isi_penilai(skp):
        _tolak_tanpa_penilai(skp)
        skp.save(update_fields=[*KOLOM_PENILAI, "diubah_pada"])


def _tolak_tanpa_penilai(skp: Skp) -> None:
    """Only a draft may stand without an assessor."""
    if skp.pejabat_penilai is None and skp.status not in DAPAT_DIUBAH_PEMILIK:
        raise AturanDilanggar(
            "skp.tanpa_penilai",
            "Menurut data organisasi, pegawai ini belum mempunyai pejabat penilai. Lengkapi dahulu kepala unit, PPK, "
            "atau penugasan penilainya.",
        )


@transaction.atomic
def atur_ulang_penilai(*, skp_id: int, oleh: Akses) -> Skp:
    """The admin's repair of a wrong or changed assessor on an open SKP."""
    skp = kunci_skp(skp_id)
    boleh_mengatur_penilai(skp, oleh).wajib()
    ikuti_penilai(skp, oleh)
    return skp


def ikuti_pergantian(oleh: Akses) -> int:
    """SKP whose assessor or superior left office follow the organisation (SC-02, SC-03); safe to run twice or late."""
    lewat = Q(penilai_sebagai__selesai__isnull=False) | Q(atasan_sebagai__selesai__isnull=False)
    lewat |= Q(pejabat_penilai__berhenti_tanggal__isnull=False) | Q(atasan__berhenti_tanggal__isnull=False)
    terbuka = Skp.objects.filter(lewat).exclude(status_realisasi=StatusRealisasi.DINILAI)
    berganti = 0
    for pk in list(terbuka.values_list("pk", flat=True)):
        with suppress(AturanDilanggar), transaction.atomic():  # no successor yet: the admin's worklist shows it
            berganti += ikuti_penilai(kunci_skp(pk), oleh)
    return berganti


def ikuti_penilai(skp: Skp, oleh: Akses) -> bool:
    """Take assessor and superior from the organisation, with a line of history; the SKP is locked. True if changed."""
    sebelum = str(skp.pejabat_penilai or "belum ada")
    if not isi_penilai(skp):
        return False
    _tolak_tanpa_penilai(skp)
    naikkan_revisi(skp, *KOLOM_PENILAI)
    sesudah = str(skp.pejabat_penilai or "belum ada")
    catat(skp, "atur_penilai", oleh, catatan=f"Pejabat penilai: {sebelum} menjadi {sesudah}.")
    return True
