"""Drawing up, agreeing on and changing the SKP."""

from dataclasses import replace
from decimal import Decimal

from appraisal.demo.stage import Kisah
from organisasi.common.clock import hari_ini
from skp.models import Kegiatan, Skp
from skp.selectors import list_kegiatan
from skp.services import plan, transitions
from skp.services.plan import BarisKegiatan


def susun(k: Kisah) -> None:
    """The draft with its rows; after a first SKP the one for the next position."""
    mulai = None
    if k.skp_terakhir:
        mulai = hari_ini(k.panggung.kalender.zona).replace(day=1)
    k.skp = plan.buat_skp(periode=k.periode, pegawai=k.pegawai, mulai=mulai, oleh=k.pemilik)
    baris = k.panggung.penyusun.susun(k.skp, k.jabatan)
    plan.simpan_kegiatan(skp_id=k.skp.pk, revisi=None, baris=baris, oleh=k.pemilik)
    k.panggung.penyusun.catat(k.skp, k.jabatan)


def ajukan(k: Kisah) -> None:
    transitions.ajukan_skp(skp_id=k.skp.pk, oleh=k.pemilik)


def kembalikan(k: Kisah) -> None:
    transitions.kembalikan_skp(skp_id=k.skp.pk, oleh=k.penilai, catatan=k.naskah.teks["kembalikan"])


def perbaiki(k: Kisah) -> None:
    """The employee saves the returned draft once more, with one activity described more closely."""
    baris = [_baris(b) for b in list_kegiatan(k.skp)]
    baris[1] = replace(baris[1], uraian=f"{baris[1].uraian} sesuai RKT")
    plan.simpan_kegiatan(skp_id=k.skp.pk, revisi=None, baris=baris, oleh=k.pemilik)


def tolak(k: Kisah) -> None:
    transitions.tolak_skp(skp_id=k.skp.pk, oleh=k.penilai, catatan=k.naskah.teks["tolak"])


def putuskan(k: Kisah) -> None:
    transitions.putuskan_skp(skp_id=k.skp.pk, oleh=k.atasan, catatan=k.naskah.teks["putuskan_skp"])


def tetapkan(k: Kisah) -> None:
    transitions.tetapkan_skp(skp_id=k.skp.pk, oleh=k.penilai)


def buka_perubahan(k: Kisah) -> None:
    """Open a change with its reason and enter the new targets of one row."""
    isi = k.naskah.perubahan
    versi = plan.buka_perubahan(skp_id=k.skp.pk, alasan=isi["alasan"], oleh=k.pemilik)
    baris = [_baris(b) for b in list_kegiatan(k.skp, versi.nomor)]
    baru = {f"target_{kolom}": Decimal(isi[kolom]) for kolom in ("kuantitas", "waktu", "biaya") if kolom in isi}
    letak = isi["baris"] - 1
    baris[letak] = replace(baris[letak], **baru)
    plan.simpan_kegiatan(skp_id=k.skp.pk, revisi=None, baris=baris, oleh=k.pemilik)


def _baris(kegiatan: Kegiatan) -> BarisKegiatan:
    return BarisKegiatan(
        pk=kegiatan.pk,
        uraian=kegiatan.uraian,
        target_kuantitas=kegiatan.target_kuantitas,
        satuan_kuantitas=kegiatan.satuan_kuantitas,
        target_waktu=kegiatan.target_waktu,
        satuan_waktu=kegiatan.satuan_waktu,
        target_kualitas=kegiatan.target_kualitas,
        target_biaya=kegiatan.target_biaya,
        angka_kredit=kegiatan.angka_kredit,
        peran_tim=kegiatan.peran_tim,
        rkt_id=kegiatan.rkt_id,
        induk_id=kegiatan.induk_id,
    )


def ajukan_perubahan(k: Kisah) -> None:
    k.skp = transitions.ajukan_perubahan(skp_id=k.skp.pk, oleh=k.pemilik)


def setujui_perubahan(k: Kisah) -> None:
    k.skp.nomor_versi = transitions.setujui_perubahan(skp_id=k.skp.pk, oleh=k.penilai).nomor_versi
    k.panggung.penyusun.catat(k.skp, k.jabatan)


def akhiri_masa(k: Kisah) -> None:
    """A move: the SKP of the old position ends with it. Dates are no state; closing it is a step of its own."""
    k.skp.selesai = hari_ini(k.panggung.kalender.zona)
    Skp.objects.filter(pk=k.skp.pk).update(selesai=k.skp.selesai)


def tutup(k: Kisah) -> None:
    transitions.tutup_skp(skp_id=k.skp.pk, oleh=k.pemilik)
