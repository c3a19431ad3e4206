"""Signing a published form electronically: one signature after the other, each appended and stored byte for byte.

The service may take many seconds, so nothing is locked while it works. What came back is stored only if the document
is still the one that was sent; a time-out therefore leaves nothing behind, and the next try signs the same bytes.
"""

import hashlib
import logging

from django.core.files.base import ContentFile
from django.db import transaction
from django.views.decorators.debug import sensitive_variables

from appraisal.models import Dokumen, TandaTanganDokumen
from appraisal.services.documents import baca_utuh
from appraisal.services.log import tandai
from appraisal.services.transitions import kunci_penilaian
from appraisal.signers import Penanda, tempat_saya
from appraisal.signing.choice import get_penandatangan
from appraisal.signing.inspect import Terbaca, wajib_bertambah_satu
from appraisal.signing.interface import Kredensial, Penandatangan, Permohonan, jawaban_janggal
from appraisal.signing.mark import susun_cap
from organisasi.common.access import DIIZINKAN, Izin, ditolak
from organisasi.common.clock import sekarang
from organisasi.common.errors import KeadaanBerubah
from organisasi.selectors.akses import Akses
from organisasi.services.row import simpan

log = logging.getLogger(__name__)


def boleh_menandatangani(dokumen: Dokumen, akses: Akses) -> Izin:
    """Only the people whose names stand under the form."""
    if tempat_saya(dokumen, akses):
        return DIIZINKAN
    return ditolak("Formulir ini ditandatangani oleh orang yang namanya tercantum pada tempat tanda tangannya.")


@sensitive_variables("kredensial")
def tandatangani(*, dokumen: Dokumen, kredensial: Kredensial, oleh: Akses) -> TandaTanganDokumen:
    """Sign in one's own place. Raises ``GagalMenandatangani`` with the cause, ``KeadaanBerubah`` when late."""
    boleh_menandatangani(dokumen, oleh).wajib()
    penandatangan, tempat = _mulai(dokumen, oleh)
    asal, saat = baca_utuh(dokumen), sekarang()
    zona = dokumen.penilaian.periode.instansi.zona_waktu
    nama = tempat.pegawai.nama_lengkap
    permohonan = Permohonan(
        f"TTD-{tempat.sebagai.value}",
        nama,
        str(tempat.sebagai.label),
        susun_cap(asal, tempat.sebagai, nama, saat, zona, uji=penandatangan.kunci == "uji"),
    )
    hasil = penandatangan.tandatangani(asal, permohonan, kredensial)
    terbaca = _periksa(penandatangan, dokumen, asal, hasil)
    tanda = TandaTanganDokumen(
        dokumen=dokumen,
        sebagai=tempat.sebagai,
        penandatangan=tempat.pegawai,
        layanan=penandatangan.kunci,
        nama_sertifikat=terbaca.nama[:200],
        pada=saat,
        sha256=hashlib.sha256(hasil).hexdigest(),
        ukuran=len(hasil),
        sebelum=hashlib.sha256(asal).hexdigest(),
    )
    return _simpan(tanda, hasil, oleh)


def _mulai(dokumen: Dokumen, oleh: Akses) -> tuple[Penandatangan, Penanda]:
    penandatangan, tempat = get_penandatangan(), tempat_saya(dokumen, oleh)
    if penandatangan is None or tempat is None:
        raise KeadaanBerubah(
            "tanda_tangan.basah", "Instansi ini memakai tanda tangan di atas kertas. Cetak formulirnya."
        )
    if dokumen.versi != dokumen.penilaian.versi:
        raise KeadaanBerubah(
            "tanda_tangan.diganti", "Formulir ini sudah digantikan versi yang lebih baru. Tanda tangani yang berlaku."
        )
    if tempat.tanda is not None:
        raise KeadaanBerubah("tanda_tangan.sudah", "Anda sudah menandatangani formulir ini.")
    return penandatangan, tempat


def _periksa(penandatangan: Penandatangan, dokumen: Dokumen, asal: bytes, hasil: bytes) -> Terbaca:
    """The answer must be the same bytes with one intact signature more, and the service must vouch for it."""
    try:
        terbaca = wajib_bertambah_satu(asal, hasil)
    except ValueError as sebab:
        log.error("tanda_tangan.jawaban_janggal dokumen=%s layanan=%s", dokumen.pk, penandatangan.kunci)
        raise jawaban_janggal() from sebab
    if penandatangan.periksa(hasil):
        log.error("tanda_tangan.tidak_sah dokumen=%s layanan=%s", dokumen.pk, penandatangan.kunci)
        raise jawaban_janggal()
    return terbaca


def _simpan(tanda: TandaTanganDokumen, isi: bytes, oleh: Akses) -> TandaTanganDokumen:
    """File, row and trail together: without the row the file goes, too."""
    tanda.berkas.save("bertanda.pdf", ContentFile(isi), save=False)
    try:
        with transaction.atomic():
            penilaian = kunci_penilaian(tanda.dokumen.penilaian_id)
            kini = Dokumen.objects.get(pk=tanda.dokumen_id)
            if kini.berkas_kini.sha256 != tanda.sebelum or kini.versi != penilaian.versi:
                raise KeadaanBerubah(
                    "tanda_tangan.didahului",
                    "Orang lain menandatangani formulir ini pada saat yang sama. Tanda tangan Anda belum tersimpan; "
                    "tanda tangani sekali lagi.",
                )
            tanda.urutan = kini.daftar_tanda_tangan.count() + 1
            simpan(tanda)
            nilai = {"dokumen": tanda.dokumen_id, "sebagai": tanda.sebagai, "sha256": tanda.sha256}
            tandai(penilaian, "ditandatangani", oleh, nilai=nilai)
    except BaseException:
        tanda.berkas.delete(save=False)
        raise
    return tanda
