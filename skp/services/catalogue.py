"""The personnel unit keeps the catalogue: hides an activity, shows it again, writes a canonical one."""

from dataclasses import dataclass

from django.db import transaction

from organisasi.common.errors import AturanDilanggar, KeadaanBerubah
from organisasi.models import Jabatan
from organisasi.selectors.akses import Akses
from organisasi.services.row import catat, simpan
from skp.catalogue import ButirKatalog, kunci_butir, list_katalog, rapikan
from skp.models import EntriKatalog
from skp.permissions import boleh_mengatur_katalog

SEMUA = 500
"""Entries of one position that the personnel unit looks through."""


@dataclass(frozen=True, slots=True)
class IsiBaku:
    """A canonical activity as it is typed; ``menggantikan`` is the key of the entry whose wording it replaces."""

    uraian: str
    satuan_kuantitas: str
    satuan_waktu: str
    menggantikan: str = ""


@transaction.atomic
def bakukan(*, jabatan: Jabatan, isi: IsiBaku, oleh: Akses) -> EntriKatalog:
    """Write a canonical entry; the wording it replaces is hidden."""
    boleh_mengatur_katalog(oleh, jabatan).wajib()
    kunci = kunci_butir(isi.uraian, isi.satuan_kuantitas, isi.satuan_waktu)
    entri = _entri(jabatan, kunci, oleh)
    if entri.baku and not entri.tersembunyi and entri.uraian == isi.uraian:
        raise AturanDilanggar("katalog.uraian", "Kegiatan ini sudah dibakukan untuk jabatan ini.")
    _simpan(entri, isi, baku=True, tersembunyi=False, oleh=oleh)
    if isi.menggantikan and isi.menggantikan != kunci:
        sembunyikan(jabatan=jabatan, kunci=isi.menggantikan, oleh=oleh)
    return entri


@transaction.atomic
def sembunyikan(*, jabatan: Jabatan, kunci: str, oleh: Akses) -> EntriKatalog:
    """Nobody is offered this activity any more; SKP that hold it stay as they are."""
    boleh_mengatur_katalog(oleh, jabatan).wajib()
    butir = _cari(jabatan, kunci, oleh)
    if butir.tersembunyi:
        raise KeadaanBerubah("katalog.sudah_tersembunyi", "Kegiatan ini sudah disembunyikan dari katalog.")
    entri = _entri(jabatan, kunci, oleh)
    isi = IsiBaku(butir.uraian, butir.satuan_kuantitas, butir.satuan_waktu)
    return _simpan(entri, isi, baku=entri.baku, tersembunyi=True, oleh=oleh)


@transaction.atomic
def tampilkan(*, jabatan: Jabatan, kunci: str, oleh: Akses) -> None:
    """Offer a hidden activity again; what was only hidden needs no entry any more."""
    boleh_mengatur_katalog(oleh, jabatan).wajib()
    entri = _entri(jabatan, kunci, oleh)
    if not entri.tersembunyi:
        raise KeadaanBerubah("katalog.tidak_tersembunyi", "Kegiatan ini sudah tampil dalam katalog.")
    if entri.baku:
        _simpan(entri, IsiBaku(entri.uraian, entri.satuan_kuantitas, entri.satuan_waktu), baku=True, oleh=oleh)
        return
    catat("katalog.ditampilkan", oleh, entrikatalog=entri)
    entri.delete()


def _entri(jabatan: Jabatan, kunci: str, oleh: Akses) -> EntriKatalog:
    """The stored entry, locked, or a new one that is not stored yet."""
    tempat = {"instansi": jabatan.unit.instansi, "jabatan": rapikan(jabatan.nama), "kunci": kunci}
    ada = EntriKatalog.objects.select_for_update(of=("self",)).filter(**tempat).first()
    return ada or EntriKatalog(**tempat, dibuat_oleh=oleh.pengguna)


def _cari(jabatan: Jabatan, kunci: str, oleh: Akses) -> ButirKatalog:
    semua = list_katalog(jabatan.unit.instansi, jabatan.nama, paling_banyak=SEMUA, unit_admin=oleh.unit_admin)
    butir = next((b for b in semua if b.kunci == kunci), None)
    if butir is None:
        raise KeadaanBerubah("katalog.tidak_ada", "Kegiatan ini tidak ada lagi dalam katalog jabatan ini.")
    return butir


def _simpan(entri: EntriKatalog, isi: IsiBaku, *, baku: bool, oleh: Akses, tersembunyi: bool = False) -> EntriKatalog:
    entri.uraian, entri.satuan_kuantitas, entri.satuan_waktu = isi.uraian, isi.satuan_kuantitas, isi.satuan_waktu
    entri.baku, entri.tersembunyi = baku, tersembunyi
    simpan(entri)
    catat("katalog.disembunyikan" if tersembunyi else "katalog.dibakukan", oleh, entrikatalog=entri)
    return entri
