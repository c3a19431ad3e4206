"""The document of a run: the words of the team, figures frozen when it is compiled, signed once and kept as PDF."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from django.core.files.base import ContentFile
from django.db import transaction

from appraisal.lkj import BAGIAN, susun_angka
from appraisal.models import NaskahSop, PelaksanaanSop, TindakanSop
from appraisal.sop.permissions import boleh_mengerjakan
from organisasi.common.clock import sekarang
from organisasi.common.errors import AturanDilanggar, KeadaanBerubah
from organisasi.selectors.akses import Akses
from organisasi.services.row import SUDAH_BERUBAH, catat, kunci, simpan


@dataclass(frozen=True, slots=True)
class Tertandatangani:
    """The PDF made before the transaction, and the revision that it was made of."""

    revisi: int
    isi: bytes


def naskah_terbuka(pelaksanaan: PelaksanaanSop) -> bool:
    """Whether the words may be written now: only while the compiling step has it."""
    return pelaksanaan.berjalan and pelaksanaan.langkah.tindakan == TindakanSop.SUSUN


@transaction.atomic
def simpan_naskah(*, pelaksanaan_id: int, revisi: int, bagian: Mapping[str, str], oleh: Akses) -> NaskahSop:
    """Store the words. Raises ``KeadaanBerubah`` when somebody else of the team saved since the page was opened."""
    pelaksanaan = kunci(PelaksanaanSop, pelaksanaan_id, "sop__unit__instansi", "langkah__pelaksana")
    boleh_mengerjakan(oleh, pelaksanaan).wajib()
    if not naskah_terbuka(pelaksanaan):
        raise KeadaanBerubah("naskah.tertutup", "Naskah hanya dapat ditulis pada langkah penyusunannya.")
    naskah = kunci(NaskahSop, pelaksanaan.naskah.pk)
    if naskah.revisi != revisi:
        raise KeadaanBerubah("naskah.versi_usang", SUDAH_BERUBAH)
    naskah.bagian = {nama: bagian.get(nama, "").strip() for nama in BAGIAN}
    naskah.revisi += 1
    simpan(naskah)
    catat("sop.naskah_disimpan", oleh, naskah=naskah, instansi=pelaksanaan.sop.unit.instansi)
    return naskah


def wajib_lengkap(pelaksanaan: PelaksanaanSop) -> NaskahSop:
    """The document, locked. Raises ``AturanDilanggar`` naming the parts that are still empty."""
    naskah = kunci(NaskahSop, pelaksanaan.naskah.pk, "pelaksanaan__sop__unit__instansi", "pelaksanaan__periode")
    kosong = [judul for nama, judul in BAGIAN.items() if not naskah.bagian.get(nama)]
    if kosong:
        raise AturanDilanggar("naskah.belum_lengkap", f"Bagian yang belum ditulis: {', '.join(kosong)}.")
    return naskah


def bekukan(naskah: NaskahSop) -> None:
    """Keep the figures as they are now: what is checked and signed later is what was compiled."""
    naskah.angka = susun_angka(naskah.pelaksanaan.sop.unit, naskah.pelaksanaan.periode)
    naskah.revisi += 1
    simpan(naskah)


def tandatangani(pelaksanaan: PelaksanaanSop, pdf: Tertandatangani | None, oleh: Akses) -> None:
    """Sign what was shown: the stored PDF is final. Part of the step, inside its transaction."""
    naskah = wajib_lengkap(pelaksanaan)
    if pdf is None or pdf.revisi != naskah.revisi:
        raise KeadaanBerubah(
            "naskah.versi_usang", "Naskah berubah sejak halaman ini dibuka. Baca lagi, lalu tandatangani."
        )
    naskah.berkas.save("naskah.pdf", ContentFile(pdf.isi), save=False)
    naskah.sha256 = hashlib.sha256(pdf.isi).hexdigest()
    naskah.ditandatangani_pada, naskah.ditandatangani_oleh = sekarang(), oleh.pengguna
    simpan(naskah)
    catat("sop.naskah_ditandatangani", oleh, naskah=naskah, instansi=pelaksanaan.sop.unit.instansi)
