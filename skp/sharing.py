"""Splitting a target: what an assessor proposed to whom, and what became of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import F

from organisasi.common.clock import hari_ini
from organisasi.models import Pegawai
from organisasi.selectors.bawahan import list_bawahan
from skp.models import BagianTarget, Kegiatan


@dataclass(frozen=True, slots=True)
class BarisBagian:
    """One subordinate: his share, if any, and the row of his submitted SKP that hangs on the activity, if any."""

    pegawai: Pegawai
    jabatan: str
    bagian: BagianTarget | None
    diambil: Kegiatan | None

    @property
    def berbeda(self) -> bool:
        """Whether he took another quantity than the one proposed, or a share that is no longer proposed."""
        if self.diambil is None:
            return False
        return self.bagian is None or self.diambil.target_kuantitas != self.bagian.kuantitas


def list_bagian(kegiatan: Kegiatan) -> list[BarisBagian]:
    """The subordinates of today and everybody who holds a share, by name. A draft of theirs is not looked into."""
    skp = kegiatan.versi.skp
    hari = min(hari_ini(skp.periode.instansi.zona_waktu), skp.selesai)
    orang = {p.pegawai_id: (p.pegawai, p.jabatan.nama) for p in list_bawahan(skp.pegawai, hari)}
    bagian = {b.pegawai_id: b for b in BagianTarget.objects.filter(kegiatan=kegiatan).select_related("pegawai")}
    orang |= {pk: (b.pegawai, "") for pk, b in bagian.items() if pk not in orang}
    diambil = {k.versi.skp.pegawai_id: k for k in _turunan(kegiatan)}
    hasil = [BarisBagian(o, jabatan, bagian.get(pk), diambil.get(pk)) for pk, (o, jabatan) in orang.items()]
    return sorted(hasil, key=lambda b: b.pegawai.nama)


def _turunan(kegiatan: Kegiatan) -> Iterable[Kegiatan]:
    return Kegiatan.objects.filter(
        induk=kegiatan,
        versi__nomor=F("versi__skp__nomor_versi"),
        versi__skp__diajukan_pada__isnull=False,
    ).select_related("versi__skp")


def jumlah_bagian(daftar: Iterable[BagianTarget]) -> tuple[Decimal, Decimal]:
    """Quantity and cost of all shares."""
    semua = list(daftar)
    return sum((b.kuantitas for b in semua), Decimal()), sum((b.biaya or Decimal() for b in semua), Decimal())
