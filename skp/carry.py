"""Last year's activities beside what was decided about them: the carry-over as its pages show it."""

from dataclasses import dataclass

from django.db.models import F

from organisasi.common.errors import KeadaanBerubah
from skp.compare import Sel, bandingkan_baris
from skp.models import BawaanKegiatan, Kegiatan, PilihanBawaan, Realisasi, Skp
from skp.states import DAPAT_DIUBAH_PEMILIK, SUDAH_DITETAPKAN
from skp.warnings import sama_isinya


@dataclass(frozen=True, slots=True)
class BarisBawaan:
    """One activity of last year; ``urut`` counts from one."""

    urut: int
    lama: Kegiatan
    keputusan: BawaanKegiatan | None

    @property
    def hasil(self) -> Kegiatan | None:
        """The row of the draft that came of it."""
        return self.keputusan.hasil if self.keputusan else None

    @property
    def realisasi(self) -> Realisasi | None:
        """What became of it last year."""
        return getattr(self.lama, "realisasi", None)

    @property
    def dihapus(self) -> bool:
        """Carried over, and taken out in the editor since."""
        return bool(self.keputusan and self.keputusan.pilihan != PilihanBawaan.TINGGAL and self.hasil is None)

    @property
    def sama_persis(self) -> bool:
        return self.hasil is not None and sama_isinya(self.lama, self.hasil)

    @property
    def perubahan(self) -> list[Sel]:
        """Cell by cell what differs from last year, as the row stands now."""
        return bandingkan_baris(self.lama, self.hasil).sel_berubah if self.hasil else []


def wajib_draf(skp: Skp) -> None:
    """Raise ``KeadaanBerubah`` unless the rows are still the owner's: last year is carried into a draft only."""
    if skp.status not in DAPAT_DIUBAH_PEMILIK:
        raise KeadaanBerubah(
            "skp.terkunci",
            f"Kegiatan tahun lalu dibawa ke dalam draf saja; SKP ini berstatus “{skp.get_status_display()}”.",
        )


def list_bawaan(skp: Skp) -> list[BarisBawaan]:
    """The activities in force of the person's agreed SKP of the year before, in order. Two queries."""
    lalu = Kegiatan.objects.filter(
        versi__skp__pegawai=skp.pegawai_id,
        versi__skp__periode__tahun=skp.periode.tahun - 1,
        versi__skp__status__in=SUDAH_DITETAPKAN,
        versi__nomor=F("versi__skp__nomor_versi"),
    )
    keputusan = {b.lama_id: b for b in BawaanKegiatan.objects.filter(skp=skp).select_related("hasil")}
    urut = lalu.select_related("realisasi").order_by("versi__skp__mulai", "urutan", "pk")
    return [BarisBawaan(n, k, keputusan.get(k.pk)) for n, k in enumerate(urut, 1)]


def berikutnya(daftar: list[BarisBawaan], sesudah: int = 0) -> BarisBawaan | None:
    """The next one without a decision, from ``sesudah`` on and then from the start."""
    belum = [b for b in daftar if b.keputusan is None]
    return next((b for b in belum if b.urut > sesudah), next(iter(belum), None))
