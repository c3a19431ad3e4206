"""Carrying last year's activities over, one by one: each decision makes, changes or removes its row of the draft."""

from dataclasses import replace

from django.db import transaction
from django.db.models import Max

from organisasi.common.errors import AturanDilanggar, KeadaanBerubah
from organisasi.selectors.akses import Akses
from skp.carry import list_bawaan, wajib_draf
from skp.models import BawaanKegiatan, Kegiatan, PilihanBawaan, Skp
from skp.models.kegiatan import MAKS_KEGIATAN
from skp.permissions import boleh_mengubah_rencana
from skp.selectors import get_versi
from skp.services.lock import kunci_skp, naikkan_revisi
from skp.services.log import tandai
from skp.services.plan import BarisKegiatan, simpan_baris
from skp.warnings import sama_isinya

DIBAWA = (
    "uraian",
    "target_kuantitas",
    "satuan_kuantitas",
    "target_kualitas",
    "target_waktu",
    "satuan_waktu",
    "target_biaya",
    "angka_kredit",
    "peran_tim",
)
"""What comes along; the links to the plan and to the superior's activities are those of another year and do not."""


@transaction.atomic
def putuskan_bawaan(
    *, skp_id: int, lama_id: int, pilihan: PilihanBawaan, isi: BarisKegiatan | None, oleh: Akses
) -> BawaanKegiatan:
    """Decide about one activity of last year; deciding again changes the row that came of it.

    ``isi`` is what changed, owed for ``UBAH``. Raises ``AturanDilanggar`` when nothing in it differs from last year,
    or when the SKP is full.
    """
    skp = kunci_skp(skp_id)
    boleh_mengubah_rencana(skp, oleh).wajib()
    wajib_draf(skp)
    baris = next((b for b in list_bawaan(skp) if b.lama.pk == lama_id), None)
    if baris is None:
        raise KeadaanBerubah("bawaan.tidak_ada", "Kegiatan ini tidak ada lagi dalam SKP tahun lalu.")
    keputusan = baris.keputusan or BawaanKegiatan(skp=skp, lama=baris.lama)
    dahulu = baris.hasil
    keputusan.pilihan, keputusan.hasil = pilihan, None
    if pilihan != PilihanBawaan.TINGGAL:
        keputusan.hasil = _bawa(skp, baris.lama, dahulu, isi if pilihan == PilihanBawaan.UBAH else None)
    keputusan.full_clean(exclude=["skp", "lama", "hasil"])
    keputusan.save()
    if dahulu is not None and keputusan.hasil is None:
        dahulu.delete()
    naikkan_revisi(skp)
    tandai(skp, "bawa_kegiatan", oleh, nilai={"lama": lama_id, "pilihan": pilihan, "isi": isi})
    return keputusan


def _bawa(skp: Skp, lama: Kegiatan, ada: Kegiatan | None, isi: BarisKegiatan | None) -> Kegiatan:
    """The row of the draft: the one made before (``ada``), or a new one at the end."""
    hasil = isi or BarisKegiatan(**{nama: getattr(lama, nama) for nama in DIBAWA})
    if isi is not None and sama_isinya(lama, isi):
        raise AturanDilanggar(
            "bawaan.pilihan",
            "Belum ada yang berubah dari tahun lalu. Ubah salah satu isian, atau pilih bawa apa adanya.",
        )
    versi = get_versi(skp)
    if ada is not None:
        kini = replace(hasil, rkt_id=ada.rkt_id, induk_id=ada.induk_id)
        return simpan_baris(versi, ada, kini, ada.urutan)
    if versi.daftar_kegiatan.count() >= MAKS_KEGIATAN:
        raise AturanDilanggar("skp.terlalu_banyak", f"Paling banyak {MAKS_KEGIATAN} kegiatan dalam satu SKP.")
    terakhir = versi.daftar_kegiatan.aggregate(n=Max("urutan"))["n"] or 0
    return simpan_baris(versi, None, hasil, terakhir + 1)
