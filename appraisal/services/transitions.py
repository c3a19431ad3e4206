"""The one place that writes ``Penilaian.status``."""

from appraisal.models import Penilaian
from appraisal.permissions import boleh
from appraisal.services.log import catat
from appraisal.services.notices import kabari
from appraisal.states import TRANSISI, AksiPenilaian
from organisasi.common.errors import AturanDilanggar, KeadaanBerubah
from organisasi.selectors.akses import Akses


def kunci_penilaian(penilaian_id: int, revisi: int | None = None) -> Penilaian:
    """Lock the row until the end of the transaction. Raises ``KeadaanBerubah`` when the page was older than the row."""
    penilaian = (
        Penilaian.objects.select_for_update(of=("self",))
        .select_related("periode__instansi", "pegawai__instansi", "pejabat_penilai__instansi", "atasan__instansi")
        .get(pk=penilaian_id)
    )
    if revisi is not None and revisi != penilaian.revisi:
        raise KeadaanBerubah(
            "penilaian.versi_usang",
            "Penilaian ini sudah diubah dari halaman lain sejak Anda membukanya. "
            "Isian Anda masih ada di bawah; bandingkan dengan yang tersimpan, lalu simpan lagi.",
        )
    return penilaian


def mulai(aksi: AksiPenilaian, penilaian_id: int, oleh: Akses, catatan: str | None = None) -> Penilaian:
    """Lock, ask for the right, check the state and the owed note: the same first lines of every step."""
    penilaian = kunci_penilaian(penilaian_id)
    boleh(aksi, penilaian, oleh).wajib()
    tolak_status(aksi, penilaian)
    if TRANSISI[aksi].wajib_catatan and not (catatan or "").strip():
        raise AturanDilanggar("penilaian.alasan_wajib", "Isi alasannya; keterangan ini tercetak pada formulir.")
    return penilaian


def tolak_status(aksi: AksiPenilaian, penilaian: Penilaian) -> None:
    """Raise ``KeadaanBerubah`` when the table does not let the step start in this state."""
    if penilaian.status not in TRANSISI[aksi].dari:
        raise KeadaanBerubah(
            "penilaian.status_tidak_sesuai",
            f"Tindakan “{aksi.label}” tidak tersedia karena penilaian berstatus “{penilaian.get_status_display()}”. "
            "Muat ulang halaman untuk melihat keadaan terbaru.",
        )


def pindah(penilaian: Penilaian, aksi: AksiPenilaian, oleh: Akses, *kolom: str, catatan: str = "") -> Penilaian:
    """Take the step: new state, given columns, next revision, one row of history."""
    dari, penilaian.status = penilaian.status, TRANSISI[aksi].ke
    simpan(penilaian, "status", *kolom)
    kabari(penilaian, catat(penilaian, aksi, oleh, dari=dari, ke=penilaian.status, catatan=catatan))
    return penilaian


def simpan(penilaian: Penilaian, *kolom: str) -> None:
    penilaian.revisi += 1
    penilaian.save(update_fields=[*kolom, "revisi", "diubah_pada"])
