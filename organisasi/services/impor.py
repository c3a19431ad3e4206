"""Importing tables: upload, check, apply as a whole, undo. What was shown is what is applied."""

from typing import NamedTuple

from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import QuerySet

from organisasi.common.baca_tabel import baca_tabel
from organisasi.common.berkas_tabel import periksa_tabel
from organisasi.common.clock import hari_ini, sekarang
from organisasi.common.errors import AturanDilanggar, KeadaanBerubah
from organisasi.impor.acuan import Acuan
from organisasi.impor.lembar import Lembar, baca_lembar, kenali, list_lembar
from organisasi.impor.rencana import Rencana
from organisasi.impor.tulis import USANG, terapkan_langkah, urungkan_langkah
from organisasi.impor.unit import boleh_susunan
from organisasi.models import Impor, JenisPotongan, PotonganImpor, StatusImpor
from organisasi.models.impor import BELUM_DITERAPKAN, MASA_UNGGAHAN
from organisasi.selectors.akses import Akses
from organisasi.services.row import catat, kunci

PER_POTONGAN = 500
PALING_BANYAK_TEMUAN = 500
"""Mistakes that are listed; the rest is counted."""


class Unggahan(NamedTuple):
    """A file as it was sent."""

    nama: str
    isi: bytes


@transaction.atomic
def unggah_impor(*, berkas: Unggahan, oleh: Akses) -> Impor:
    """Keep an upload that looks like a harmless table. Checking its rows is the next step."""
    boleh_susunan(oleh).wajib()
    instansi, pengguna = oleh.pelaku()
    jenis = periksa_tabel(berkas.isi, berkas.nama)
    impor = Impor(instansi=instansi, oleh=pengguna, nama_berkas=_nama_rapi(berkas.nama), jenis_berkas=jenis)
    impor.berkas.save("tabel", ContentFile(berkas.isi), save=False)
    impor.save()
    catat("impor.diunggah", oleh, impor=impor)
    return impor


def _nama_rapi(nama: str) -> str:
    bersih = "".join(h for h in nama.replace("\\", "/").rpartition("/")[2] if h.isprintable())
    return bersih[-200:] or "tabel"


@transaction.atomic
def periksa_impor(*, impor_id: int, oleh: Akses) -> Impor:
    """Read the file and work out what it would change; nothing is changed. Can be repeated."""
    impor = _kunci(impor_id, oleh, *BELUM_DITERAPKAN)
    rencana = susun_rencana(impor, oleh)
    impor.daftar_potongan.all().delete()
    impor.temuan = [[t.lembar, t.baris, t.kolom, t.pesan] for t in rencana.temuan_urut()[:PALING_BANYAK_TEMUAN]]
    impor.jumlah_temuan, impor.jumlah_perubahan = len(rencana.temuan), len(rencana.langkah)
    impor.ringkasan, impor.sidik_rencana = rencana.ringkasan(), rencana.sidik()
    impor.status = StatusImpor.DITOLAK if rencana.temuan else StatusImpor.SIAP
    impor.save()
    if not rencana.temuan:
        _simpan_potongan(impor, JenisPotongan.RENCANA, rencana.uraian())
    return impor


@transaction.atomic
def terapkan_impor(*, impor_id: int, sidik: str, oleh: Akses) -> Impor:
    """Do what was shown, all of it or nothing. Raises ``KeadaanBerubah`` when it would now be something else."""
    impor = _kunci(impor_id, oleh, StatusImpor.SIAP)
    rencana = susun_rencana(impor, oleh)
    if rencana.temuan or not sidik == impor.sidik_rencana == rencana.sidik():
        raise KeadaanBerubah("impor.usang", USANG)
    impor.daftar_potongan.all().delete()
    jejak = terapkan_langkah(rencana.langkah)
    _simpan_potongan(impor, JenisPotongan.JEJAK, jejak)
    impor.status, impor.diterapkan_pada = StatusImpor.DITERAPKAN, sekarang()
    for lembar in list_lembar():
        lembar.catat(jejak, impor, oleh)
    _lepas_berkas(impor)
    catat("impor.diterapkan", oleh, impor=impor)
    return impor


@transaction.atomic
def urungkan_impor(*, impor_id: int, oleh: Akses) -> Impor:
    """Take an import back as a whole: whoever may import each of its sheets.

    Raises ``AturanDilanggar`` naming what rests on it or was changed since.
    """
    impor = _kunci(impor_id, oleh, StatusImpor.DITERAPKAN)
    dipakai = {ringkas["lembar"] for ringkas in impor.ringkasan}
    for lembar in (x for x in list_lembar() if x.nama in dipakai):
        lembar.boleh(oleh).wajib()
    jejak = [butir for p in impor.daftar_potongan.filter(jenis=JenisPotongan.JEJAK) for butir in p.isi]
    impor.status, impor.diurungkan_pada = StatusImpor.DIURUNGKAN, sekarang()
    for lembar in list_lembar():
        lembar.catat(jejak, impor, oleh)
    urungkan_langkah(jejak)
    impor.save(update_fields=["status", "diurungkan_pada", "diubah_pada"])
    catat("impor.diurungkan", oleh, impor=impor)
    return impor


@transaction.atomic
def batalkan_impor(*, impor_id: int, oleh: Akses) -> Impor:
    """Put an upload away that was not applied."""
    impor = _kunci(impor_id, oleh, *BELUM_DITERAPKAN)
    impor.daftar_potongan.all().delete()
    impor.status = StatusImpor.DIBATALKAN
    _lepas_berkas(impor)
    catat("impor.dibatalkan", oleh, impor=impor)
    return impor


def bersihkan_impor() -> int:
    """The clock: put away every upload whose time is over without having been applied. Returns how many.

    The report of its check goes with it, for it repeats what the file says; the row stays as a record.
    """
    lama = _kedaluwarsa().values_list("pk", flat=True)
    return sum(_bersihkan(pk) for pk in list(lama))


def _kedaluwarsa() -> QuerySet[Impor]:
    return Impor.objects.filter(status__in=BELUM_DITERAPKAN, diubah_pada__lt=sekarang() - MASA_UNGGAHAN)


@transaction.atomic
def _bersihkan(pk: int) -> bool:
    impor = _kedaluwarsa().select_for_update(of=("self",), skip_locked=True).filter(pk=pk).first()
    if impor is None:
        return False
    impor.daftar_potongan.all().delete()
    impor.temuan, impor.ringkasan, impor.sidik_rencana = [], [], ""
    impor.status = StatusImpor.KEDALUWARSA
    _lepas_berkas(impor)
    catat("impor.kedaluwarsa", None, impor=impor)
    return True


def susun_rencana(impor: Impor, oleh: Akses) -> Rencana:
    """All sheets of the file in their order of work, against what is stored now."""
    with impor.berkas.open("rb") as berkas:
        tabel = baca_tabel(berkas.read(), impor.jenis_berkas)
    rencana = Rencana()
    dikenal = [(lembar, t) for t in tabel if (lembar := kenali(t)) is not None]
    if not dikenal:
        nama = ", ".join(x.nama for x in list_lembar())
        rencana.tolak("", 0, "", f"Tidak ada lembar yang dikenal. Lembar yang dapat diimpor: {nama}. Pakai templat.")
    acuan = Acuan(impor.instansi, hari_ini(impor.instansi.zona_waktu), oleh)
    for lembar, t in sorted(dikenal, key=lambda butir: butir[0].urutan):
        baris = baca_lembar(lembar, t, rencana)
        if baris and _berwenang(lembar, oleh, rencana):
            lembar.rencanakan(rencana, acuan, baris)
    return rencana


def _berwenang(lembar: Lembar, oleh: Akses, rencana: Rencana) -> bool:
    izin = lembar.boleh(oleh)
    if not izin:
        rencana.tolak(lembar.nama, 0, "", izin.alasan)
    return bool(izin)


def _kunci(impor_id: int, oleh: Akses, *status: StatusImpor) -> Impor:
    impor = kunci(Impor, impor_id, "instansi")
    boleh_susunan(oleh).wajib()
    if oleh.instansi is None or impor.instansi_id != oleh.instansi.pk:
        raise PermissionDenied("Impor ini milik instansi lain.")
    if impor.status not in status:
        raise KeadaanBerubah(
            "impor.keadaan", f"Impor ini berkeadaan “{impor.get_status_display()}”. Muat ulang halaman."
        )
    return impor


def _simpan_potongan(impor: Impor, jenis: JenisPotongan, butir: list[list[object]]) -> None:
    PotonganImpor.objects.bulk_create(
        PotonganImpor(impor=impor, jenis=jenis, urutan=awal // PER_POTONGAN, isi=butir[awal : awal + PER_POTONGAN])
        for awal in range(0, len(butir), PER_POTONGAN)
    )


def _lepas_berkas(impor: Impor) -> None:
    """The uploaded personal data are no longer needed; the file goes once the decision holds."""
    berkas, penyimpan = impor.berkas.name, impor.berkas.storage
    impor.berkas = ""
    impor.save()
    if berkas:
        transaction.on_commit(lambda: penyimpan.delete(berkas))


def tolak_berkas(impor_id: int, salah: AturanDilanggar) -> None:
    """The file could not be read at all: the sentence takes the place of the rows."""
    Impor.objects.filter(pk=impor_id, status=StatusImpor.MENUNGGU).update(
        status=StatusImpor.DITOLAK, temuan=[["", 0, "", salah.pesan]], jumlah_temuan=1
    )
