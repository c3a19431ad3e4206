"""Special circumstances: brought forward, agreed or refused, ended, taken back. The only writer of their status."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from organisasi.common.clock import sekarang
from organisasi.common.errors import AturanDilanggar, KeadaanBerubah
from organisasi.models import Pegawai
from organisasi.selectors.akses import Akses
from organisasi.selectors.people import get_unit_pengampu
from organisasi.services.row import catat as catat_jejak
from organisasi.services.row import kunci, simpan
from skp.circumstances import ALUR, Alur
from skp.models import BerkasKeadaan, KeadaanKhusus, RiwayatKeadaan, Skp, StatusKeadaan
from skp.permissions import boleh_memutus, boleh_menarik, boleh_mengusulkan, peran_terhadap
from skp.services.circumstance_effects import berlakukan, cabut, periksa, pindahkan_akhir
from skp.services.evidence import terima_unggahan
from skp.services.lock import kunci_skp
from skp.services.log import catat
from skp.services.notices import kabari_keadaan
from skp.states import Peran

S = StatusKeadaan


@dataclass(frozen=True, slots=True, kw_only=True)
class IsiKeadaan:
    """A circumstance as its form describes it."""

    jenis: str
    mulai: date
    nomor_surat: str
    tanggal_surat: date
    alasan: str
    rincian: str = ""
    selesai: date | None = None
    skp_id: int | None = None
    kegiatan_id: int | None = None


@transaction.atomic
def catat_keadaan(*, pegawai_id: int, isi: IsiKeadaan, berkas: Sequence[UploadedFile], oleh: Akses) -> KeadaanKhusus:
    """Bring a circumstance forward with its papers; it counts at once when whoever may decide records it."""
    pegawai = kunci(Pegawai, pegawai_id, "instansi__ppk")
    alur = ALUR[isi.jenis]
    skp = _ambil_skp(pegawai, alur, isi)
    peran = peran_terhadap(pegawai, oleh, skp if alur.perlu_skp else None)
    boleh_mengusulkan(alur, peran).wajib()
    keadaan = _susun(pegawai, skp, isi, oleh)
    periksa(alur, keadaan)
    if not berkas:
        raise AturanDilanggar("keadaan.berkas", f"Unggah berkas dasarnya: {alur.berkas}")
    simpan(keadaan)
    for unggahan in berkas:
        simpan_berkas(keadaan, unggahan, oleh)
    if alur.pemutus in peran:
        return _berlaku(keadaan, "catat_keadaan", oleh, "")
    catat_langkah(keadaan, "usulkan_keadaan", oleh, catatan=isi.alasan)
    return keadaan


def _ambil_skp(pegawai: Pegawai, alur: Alur, isi: IsiKeadaan) -> Skp | None:
    """The SKP that was chosen, or the one that runs when the circumstance begins."""
    milik = Skp.objects.filter(pegawai=pegawai)
    if isi.skp_id:
        ada = milik.filter(pk=isi.skp_id).exists()
        if not ada:
            raise AturanDilanggar("keadaan.skp_id", "SKP ini bukan milik pegawai tersebut.")
        return kunci_skp(isi.skp_id)
    if alur.perlu_skp:
        raise AturanDilanggar("keadaan.skp_id", "Pilih SKP yang bersangkutan.")
    berjalan = milik.filter(mulai__lt=isi.mulai, selesai__gte=isi.mulai).first()
    return kunci_skp(berjalan.pk) if berjalan else None


def _susun(pegawai: Pegawai, skp: Skp | None, isi: IsiKeadaan, oleh: Akses) -> KeadaanKhusus:
    unit = skp.unit if skp else get_unit_pengampu(pegawai)
    if unit is None:
        raise AturanDilanggar("keadaan.pegawai", "Pegawai ini belum ditempatkan pada unit mana pun.")
    return KeadaanKhusus(
        pegawai=pegawai,
        unit=unit,
        skp=skp,
        kegiatan_id=isi.kegiatan_id,
        jenis=isi.jenis,
        rincian=isi.rincian,
        mulai=isi.mulai,
        selesai=isi.selesai,
        nomor_surat=isi.nomor_surat.strip(),
        tanggal_surat=isi.tanggal_surat,
        alasan=isi.alasan.strip(),
        diusulkan_oleh=oleh.pengguna,
    )


@transaction.atomic
def putuskan_keadaan(*, keadaan_id: int, setuju: bool, catatan: str, oleh: Akses) -> KeadaanKhusus:
    """Agree to a proposal, or refuse it with the reason."""
    keadaan = _kunci(keadaan_id)
    boleh_memutus(keadaan, oleh).wajib()
    _harus(keadaan, S.DIUSULKAN)
    if setuju:
        periksa(ALUR[keadaan.jenis], keadaan)
        return _berlaku(keadaan, "setujui_keadaan", oleh, catatan)
    return _tutup(keadaan, S.DITOLAK, "tolak_keadaan", oleh, catatan)


@transaction.atomic
def cabut_keadaan(*, keadaan_id: int, catatan: str, oleh: Akses) -> KeadaanKhusus:
    """Take back a proposal (its author) or what holds (whoever agreed to it), with the reason; effects are undone."""
    keadaan = _kunci(keadaan_id)
    if keadaan.status == S.BERLAKU:
        boleh_memutus(keadaan, oleh).wajib()
        cabut(keadaan, oleh)
        if keadaan.skp:
            catat(keadaan.skp, "cabut_keadaan", oleh, catatan=f"{keadaan.sebutan}. {catatan}")
    else:
        boleh_menarik(keadaan, oleh).wajib()
        _harus(keadaan, S.DIUSULKAN)
    return _tutup(keadaan, S.DICABUT, "cabut_keadaan", oleh, catatan)


@transaction.atomic
def akhiri_keadaan(*, keadaan_id: int, selesai: date, oleh: Akses) -> KeadaanKhusus:
    """Set or move the last day of what holds."""
    keadaan = _kunci(keadaan_id)
    boleh_memutus(keadaan, oleh).wajib()
    _harus(keadaan, S.BERLAKU)
    keadaan.selesai = selesai
    periksa(ALUR[keadaan.jenis], keadaan)
    pindahkan_akhir(keadaan, selesai, oleh)
    simpan(keadaan)
    catat_langkah(keadaan, "akhiri_keadaan", oleh, catatan=f"Sampai {selesai:%d-%m-%Y}.")
    return keadaan


@transaction.atomic
def tambah_berkas(*, keadaan_id: int, berkas: UploadedFile, oleh: Akses) -> BerkasKeadaan:
    """One more paper while the circumstance is proposed or holds."""
    keadaan = _kunci(keadaan_id)
    if not (boleh_memutus(keadaan, oleh) or boleh_menarik(keadaan, oleh)):
        boleh_memutus(keadaan, oleh).wajib()
    _harus(keadaan, S.DIUSULKAN, S.BERLAKU)
    baru = simpan_berkas(keadaan, berkas, oleh)
    catat_langkah(keadaan, "tambah_berkas", oleh, catatan=baru.nama)
    return baru


def simpan_berkas(keadaan: KeadaanKhusus, berkas: UploadedFile, oleh: Akses) -> BerkasKeadaan:
    """Check a paper as evidence is checked, and keep it."""
    unggahan = terima_unggahan(berkas)
    baru = BerkasKeadaan(
        keadaan=keadaan,
        berkas=unggahan.berkas,
        nama=unggahan.nama,
        jenis_isi=unggahan.jenis_isi,
        ukuran=unggahan.ukuran,
        sha256=unggahan.sha256,
        diunggah_oleh=oleh.pengguna,
    )
    simpan(baru)
    return baru


def catat_langkah(keadaan: KeadaanKhusus, aksi: str, oleh: Akses, *, catatan: str = "") -> RiwayatKeadaan:
    """Add one step to the history, and tell whom it concerns."""
    peran = peran_terhadap(keadaan.pegawai, oleh, keadaan.skp)
    langkah = RiwayatKeadaan.objects.create(
        keadaan=keadaan,
        aksi=aksi,
        ke=keadaan.status,
        oleh=oleh.pengguna,
        sebagai=next((p for p in Peran if p in peran), Peran.BUKAN_SIAPA_SIAPA),
        catatan=catatan.strip(),
    )
    catat_jejak(f"keadaan.{aksi}", oleh, keadaan=keadaan, pegawai=keadaan.pegawai)
    kabari_keadaan(keadaan, langkah)
    return langkah


def _kunci(keadaan_id: int) -> KeadaanKhusus:
    """The row and its SKP, locked."""
    keadaan = kunci(KeadaanKhusus, keadaan_id, "pegawai__instansi", "unit")
    if keadaan.skp_id:
        keadaan.skp = kunci_skp(keadaan.skp_id)
    return keadaan


def _harus(keadaan: KeadaanKhusus, *status: StatusKeadaan) -> None:
    if keadaan.status not in status:
        raise KeadaanBerubah(
            "keadaan.status_tidak_sesuai",
            f"Keadaan ini sudah berstatus “{keadaan.get_status_display()}”. Muat ulang halaman.",
        )


def _berlaku(keadaan: KeadaanKhusus, aksi: str, oleh: Akses, catatan: str) -> KeadaanKhusus:
    _putus(keadaan, S.BERLAKU, oleh, catatan)
    berlakukan(keadaan)
    catat_langkah(keadaan, aksi, oleh, catatan=catatan or keadaan.alasan)
    if keadaan.skp:
        catat(keadaan.skp, "keadaan_khusus", oleh, catatan=f"{keadaan.sebutan}. {keadaan.surat}. {keadaan.alasan}")
    return keadaan


def _tutup(keadaan: KeadaanKhusus, status: StatusKeadaan, aksi: str, oleh: Akses, catatan: str) -> KeadaanKhusus:
    if not catatan.strip():
        raise AturanDilanggar("keadaan.catatan", "Isi alasannya.")
    _putus(keadaan, status, oleh, catatan)
    catat_langkah(keadaan, aksi, oleh, catatan=catatan)
    return keadaan


def _putus(keadaan: KeadaanKhusus, status: StatusKeadaan, oleh: Akses, catatan: str) -> None:
    keadaan.status, keadaan.diputuskan_oleh, keadaan.diputuskan_pada = status, oleh.pengguna, sekarang()
    keadaan.catatan_putusan = catatan.strip()
    simpan(keadaan)
