"""Taking an SKP for a change: locked, in the state the page showed."""

from organisasi.common.errors import KeadaanBerubah
from skp.models import Skp


def kunci_skp(skp_id: int, revisi: int | None = None) -> Skp:
    """Lock the row until the end of the transaction. Raises ``KeadaanBerubah`` when the page was older than the row."""
    skp = (
        Skp.objects.select_for_update(of=("self",))
        .select_related("periode__instansi", "pegawai__instansi")
        .get(pk=skp_id)
    )
    if revisi is not None and revisi != skp.revisi:
        raise KeadaanBerubah(
            "skp.versi_usang",
            "SKP ini sudah diubah dari halaman atau oleh orang lain sejak Anda membukanya. "
            "Isian Anda masih ada di bawah; bandingkan dengan yang tersimpan, lalu simpan lagi.",
        )
    return skp


def naikkan_revisi(skp: Skp, *kolom: str) -> None:
    """Save the given columns and mark every open page of this SKP as stale."""
    skp.revisi += 1
    skp.save(update_fields=[*kolom, "revisi", "diubah_pada"])
