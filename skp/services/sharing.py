"""An assessor proposes shares of one of his activities to his subordinates."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.urls import reverse

from organisasi.common.errors import AturanDilanggar, KeadaanBerubah
from organisasi.models import Pegawai
from organisasi.selectors.akses import Akses
from organisasi.services.notifikasi import beritahu
from skp.models import BagianTarget, Kegiatan
from skp.permissions import boleh_membagi
from skp.services.lock import kunci_skp
from skp.services.log import tandai
from skp.sharing import list_bagian
from skp.states import BERJALAN


@dataclass(frozen=True, slots=True)
class IsiBagian:
    """What one subordinate is to carry: quantity in the unit of the activity, cost in rupiah."""

    kuantitas: Decimal
    biaya: Decimal | None = None


@transaction.atomic
def bagi_target(*, kegiatan_id: int, bagian: Mapping[int, IsiBagian], oleh: Akses) -> list[BagianTarget]:
    """Replace the shares of an activity by ``bagian`` (employee -> share); who is not in it loses his.

    The sum may differ from the own target: the law asks for no equality, and the page says so. Raises
    ``AturanDilanggar`` for somebody who is no subordinate.
    """
    kegiatan = Kegiatan.objects.select_related("versi").get(pk=kegiatan_id)
    skp = kunci_skp(kegiatan.versi.skp_id)
    boleh_membagi(skp, oleh).wajib()
    if skp.status not in BERJALAN or kegiatan.versi.nomor != skp.nomor_versi:
        raise KeadaanBerubah("bagian.terkunci", "Target dibagi selama SKP berlaku dan dari versinya yang terakhir.")
    kegiatan.versi.skp = skp
    boleh = {b.pegawai.pk: b for b in list_bagian(kegiatan)}
    if set(bagian) - set(boleh):
        raise AturanDilanggar("bagian.bukan_bawahan", "Target hanya dapat dibagi kepada bawahan Anda.")
    BagianTarget.objects.filter(kegiatan=kegiatan).exclude(pegawai__in=bagian).delete()
    hasil = [_simpan(kegiatan, boleh[pk].pegawai, boleh[pk].bagian, isi) for pk, isi in bagian.items()]
    tandai(skp, "bagi_target", oleh, nilai={"kegiatan": kegiatan.pk, "bagian": dict(bagian)})
    return hasil


def _simpan(kegiatan: Kegiatan, pegawai: Pegawai, ada: BagianTarget | None, isi: IsiBagian) -> BagianTarget:
    b = ada or BagianTarget(kegiatan=kegiatan, pegawai=pegawai)
    berubah = (b.kuantitas, b.biaya) != (isi.kuantitas, isi.biaya)
    b.kuantitas, b.biaya = isi.kuantitas, isi.biaya
    b.full_clean(exclude=["kegiatan", "pegawai"])
    b.save()
    if berubah:
        beritahu(
            penerima=[pegawai],
            kunci=f"bagian:{b.pk}:{b.diubah_pada.isoformat()}",
            judul="Pejabat penilai membagi targetnya kepada Anda",
            tautan=reverse("skp:daftar"),
        )
    return b
