"""The only writer of ``Skp.status`` and ``Skp.status_realisasi``."""

from django.db import transaction
from django.db.models import OuterRef, Subquery

from organisasi.common.clock import hari_ini, sekarang
from organisasi.common.errors import AturanDilanggar, KeadaanBerubah
from organisasi.selectors.akses import Akses
from organisasi.selectors.identitas import get_identitas
from skp.checks import kekurangan_realisasi, kekurangan_rencana
from skp.models import BagianTarget, Bukti, KeadaanKhusus, Kegiatan, Kemajuan, Realisasi, Skp, VersiSkp
from skp.permissions import boleh, transisi_dari
from skp.selectors import baca_isi, get_draf_perubahan, get_hari_terakhir, get_versi
from skp.services.assessor import perbarui_penilai
from skp.services.lock import kunci_skp, naikkan_revisi
from skp.services.log import catat
from skp.services.notices import kabari
from skp.states import AksiRealisasi, AksiSkp, StatusSkp


@transaction.atomic
def ajukan_skp(*, skp_id: int, oleh: Akses, catatan: str = "") -> Skp:
    """Hand the draft to the assessor; submitting is the employee's signature under it."""
    skp = _mulai(AksiSkp.AJUKAN, skp_id, oleh)
    perbarui_penilai(skp)
    _tolak_bila_kurang(kekurangan_rencana(skp), "SKP belum dapat diajukan")
    skp.diajukan_pada = sekarang()
    VersiSkp.objects.filter(skp=skp, nomor=skp.nomor_versi).update(ditandatangani_pegawai_pada=skp.diajukan_pada)
    return _pindah(skp, AksiSkp.AJUKAN, oleh, catatan, "diajukan_pada")


@transaction.atomic
def kembalikan_skp(*, skp_id: int, oleh: Akses, catatan: str) -> Skp:
    """Give the draft back with a note; the employee's signature lapses."""
    skp = _mulai(AksiSkp.KEMBALIKAN, skp_id, oleh, catatan)
    VersiSkp.objects.filter(skp=skp, nomor=skp.nomor_versi).update(ditandatangani_pegawai_pada=None)
    return _pindah(skp, AksiSkp.KEMBALIKAN, oleh, catatan)


@transaction.atomic
def tolak_skp(*, skp_id: int, oleh: Akses, catatan: str) -> Skp:
    """The assessor does not agree: the atasan pejabat penilai decides, and that is final (PP46-P5(4))."""
    return _pindah(_mulai(AksiSkp.TOLAK, skp_id, oleh, catatan), AksiSkp.TOLAK, oleh, catatan)


@transaction.atomic
def tetapkan_skp(*, skp_id: int, oleh: Akses, catatan: str = "") -> Skp:
    """Agree and sign: with both signatures the SKP is the kontrak kerja."""
    skp = _mulai(AksiSkp.TETAPKAN, skp_id, oleh)
    _bekukan(skp, get_versi(skp), keputusan_atasan=False)
    return _pindah(skp, AksiSkp.TETAPKAN, oleh, catatan)


@transaction.atomic
def putuskan_skp(*, skp_id: int, oleh: Akses, catatan: str) -> Skp:
    """The atasan's final decision on an SKP that the assessor refused; the rows may have been edited before."""
    skp = _mulai(AksiSkp.PUTUSKAN, skp_id, oleh, catatan)
    _tolak_bila_kurang(kekurangan_rencana(skp), "SKP belum dapat diputuskan")
    _bekukan(skp, get_versi(skp), keputusan_atasan=True)
    return _pindah(skp, AksiSkp.PUTUSKAN, oleh, catatan)


@transaction.atomic
def ajukan_perubahan(*, skp_id: int, oleh: Akses, catatan: str = "") -> Skp:
    """Hand the drafted change to the assessor. The contract in force stays as it is until he agrees."""
    skp = _mulai(AksiSkp.AJUKAN_PERUBAHAN, skp_id, oleh)
    draf = get_draf_perubahan(skp)
    if draf is None:
        raise AturanDilanggar("skp.perubahan_belum_disusun", "Susun perubahannya dahulu, lalu ajukan.")
    perbarui_penilai(skp)
    _tolak_bila_kurang(kekurangan_rencana(skp, draf.nomor), "Perubahan belum dapat diajukan")
    draf.ditandatangani_pegawai_pada = sekarang()
    draf.save(update_fields=["ditandatangani_pegawai_pada", "diubah_pada"])
    return _pindah(skp, AksiSkp.AJUKAN_PERUBAHAN, oleh, catatan or draf.alasan)


@transaction.atomic
def setujui_perubahan(*, skp_id: int, oleh: Akses, catatan: str = "") -> Skp:
    """The next version becomes the contract; realisation, progress and evidence move along row by row."""
    skp = _mulai(AksiSkp.SETUJUI_PERUBAHAN, skp_id, oleh)
    draf = get_draf_perubahan(skp)
    assert draf is not None, "PERUBAHAN without a draft version"  # noqa: S101 - guarded by ajukan_perubahan
    _pindahkan_isi(draf)
    skp.nomor_versi = draf.nomor
    _bekukan(skp, draf, keputusan_atasan=False)
    return _pindah(skp, AksiSkp.SETUJUI_PERUBAHAN, oleh, catatan, "nomor_versi")


@transaction.atomic
def tolak_perubahan(*, skp_id: int, oleh: Akses, catatan: str) -> Skp:
    """Give the change back with a note; its draft stays with the employee."""
    skp = _mulai(AksiSkp.TOLAK_PERUBAHAN, skp_id, oleh, catatan)
    VersiSkp.objects.filter(skp=skp, nomor=skp.nomor_versi + 1).update(ditandatangani_pegawai_pada=None)
    return _pindah(skp, AksiSkp.TOLAK_PERUBAHAN, oleh, catatan)


@transaction.atomic
def tutup_skp(*, skp_id: int, oleh: Akses, catatan: str = "") -> Skp:
    """End the contract: the period is over, or the SKP ended with the position (SC-01), a study leave or exemption."""
    skp = _mulai(AksiSkp.TUTUP, skp_id, oleh)
    skp.selesai = get_hari_terakhir(skp)
    _tolak_sebelum_waktunya(skp)
    return _pindah(skp, AksiSkp.TUTUP, oleh, catatan, "selesai")


@transaction.atomic
def ajukan_realisasi(*, skp_id: int, oleh: Akses, catatan: str = "") -> Skp:
    """Hand the realisation to the assessor; closes the SKP first where that has not happened."""
    if kunci_skp(skp_id).status == StatusSkp.DITETAPKAN:
        tutup_skp(skp_id=skp_id, oleh=oleh)
    skp = _mulai(AksiRealisasi.AJUKAN, skp_id, oleh)
    if skp.status != StatusSkp.DITUTUP:
        raise _status_tidak_sesuai(AksiRealisasi.AJUKAN, skp.get_status_display())
    perbarui_penilai(skp)
    _tolak_bila_kurang(kekurangan_realisasi(baca_isi(skp)), "Realisasi belum dapat diajukan")
    skp.realisasi_diajukan_pada = sekarang()
    return _pindah(skp, AksiRealisasi.AJUKAN, oleh, catatan, "realisasi_diajukan_pada")


@transaction.atomic
def kembalikan_realisasi(*, skp_id: int, oleh: Akses, catatan: str) -> Skp:
    return _pindah(_mulai(AksiRealisasi.KEMBALIKAN, skp_id, oleh, catatan), AksiRealisasi.KEMBALIKAN, oleh, catatan)


@transaction.atomic
def terima_realisasi(*, skp_id: int, oleh: Akses, catatan: str = "") -> Skp:
    """Accept the realisation. ``appraisal.services.capaian`` calls it and freezes the score in the same transaction."""
    skp = _mulai(AksiRealisasi.TERIMA, skp_id, oleh)
    _tolak_bila_kurang(kekurangan_realisasi(baca_isi(skp), dengan_kualitas=True), "Capaian belum dapat dinilai")
    return _pindah(skp, AksiRealisasi.TERIMA, oleh, catatan)


@transaction.atomic
def buka_nilai(*, skp_id: int, oleh: Akses, catatan: str) -> Skp:
    """A correction lets the assessor score again; ``appraisal.services.koreksi`` has asked two people."""
    return _pindah(_mulai(AksiRealisasi.BUKA_NILAI, skp_id, oleh, catatan), AksiRealisasi.BUKA_NILAI, oleh, catatan)


@transaction.atomic
def buka_realisasi(*, skp_id: int, oleh: Akses, catatan: str) -> Skp:
    """The same, back to what the employee fills."""
    skp = _mulai(AksiRealisasi.BUKA_REALISASI, skp_id, oleh, catatan)
    return _pindah(skp, AksiRealisasi.BUKA_REALISASI, oleh, catatan)


def _mulai(aksi: AksiSkp | AksiRealisasi, skp_id: int, oleh: Akses, catatan: str | None = None) -> Skp:
    """Lock, ask for the right, check the state and the owed note: the same first lines of every step."""
    skp = kunci_skp(skp_id)
    boleh(aksi, skp, oleh).wajib()
    transisi = transisi_dari(aksi)
    status = skp.status if isinstance(aksi, AksiSkp) else skp.status_realisasi
    if status not in transisi.dari:
        tampil = skp.get_status_display() if isinstance(aksi, AksiSkp) else skp.get_status_realisasi_display()
        raise _status_tidak_sesuai(aksi, tampil)
    if transisi.wajib_catatan and not (catatan or "").strip():
        raise AturanDilanggar(
            "skp.catatan_wajib", "Isi catatan agar penerimanya tahu alasan dan apa yang perlu diperbaiki."
        )
    return skp


def _status_tidak_sesuai(aksi: AksiSkp | AksiRealisasi, tampil: str) -> KeadaanBerubah:
    return KeadaanBerubah(
        "skp.status_tidak_sesuai",
        f"Tindakan “{aksi.label}” tidak tersedia karena SKP berstatus “{tampil}”. "
        "Muat ulang halaman untuk melihat keadaan terbaru.",
    )


def _pindah(skp: Skp, aksi: AksiSkp | AksiRealisasi, oleh: Akses, catatan: str, *kolom: str) -> Skp:
    transisi = transisi_dari(aksi)
    nama_kolom = "status" if isinstance(aksi, AksiSkp) else "status_realisasi"
    dari = getattr(skp, nama_kolom)
    setattr(skp, nama_kolom, transisi.ke)
    naikkan_revisi(skp, nama_kolom, *kolom)
    kabari(skp, catat(skp, aksi, oleh, dari=dari, ke=transisi.ke, catatan=catatan))
    return skp


def _tolak_bila_kurang(kurang: list[str], awal: str) -> None:
    if kurang:
        raise AturanDilanggar("skp.belum_lengkap", f"{awal}: {' '.join(kurang)}")


def _tolak_sebelum_waktunya(skp: Skp) -> None:
    """Realisation opens on the day set for the period, or when the SKP itself has ended (a move)."""
    hari = hari_ini(skp.periode.instansi.zona_waktu)
    buka = min(skp.periode.buka_realisasi, skp.selesai)
    if hari < buka:
        raise AturanDilanggar(
            "skp.belum_waktunya", f"SKP baru dapat ditutup dan realisasi akhir diajukan mulai {buka:%d-%m-%Y}."
        )


def _bekukan(skp: Skp, versi: VersiSkp, *, keputusan_atasan: bool) -> None:
    """Freeze who signed, with the names, ranks and positions of the day."""
    hari = hari_ini(skp.periode.instansi.zona_waktu)
    versi.ditetapkan_pada = sekarang()
    versi.ditandatangani_penilai_pada = None if keputusan_atasan else versi.ditetapkan_pada
    versi.keputusan_atasan = keputusan_atasan
    versi.identitas = identitas_skp(skp, min(max(hari, skp.mulai), skp.selesai))
    versi.save()


def identitas_skp(skp: Skp, pada) -> dict[str, object]:  # type: ignore[no-untyped-def]  # noqa: ANN001
    """The three people of the form as they are named on a day."""
    orang = {"pegawai": get_identitas(skp.pegawai, pada, skp.penempatan).sebagai_data()}
    if skp.pejabat_penilai:
        orang["penilai"] = get_identitas(skp.pejabat_penilai, pada, skp.penilai_sebagai).sebagai_data()
    if skp.atasan:
        orang["atasan"] = get_identitas(skp.atasan, pada, skp.atasan_sebagai).sebagai_data()
    return dict(orang)


def _pindahkan_isi(draf: VersiSkp) -> None:
    """Hand what hangs on the old rows to their successors; rows that were dropped keep theirs as history."""
    for model in (Realisasi, Kemajuan, Bukti, KeadaanKhusus, BagianTarget, Kegiatan):
        kait = "induk" if model is Kegiatan else "kegiatan"
        penerus = Kegiatan.objects.filter(versi=draf, asal=OuterRef(kait)).order_by().values("pk")[:1]
        model._default_manager.filter(**{f"{kait}__penerus__versi": draf}).update(**{kait: Subquery(penerus)})  # noqa: SLF001
