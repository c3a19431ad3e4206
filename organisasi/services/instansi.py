"""The agency: its first day, its profile, its emblem."""

import io
from dataclasses import dataclass
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from PIL import Image

from organisasi.common.clock import hari_ini
from organisasi.common.errors import AturanDilanggar
from organisasi.models import Instansi, Pegawai, Pengguna, Peran, PeranUnit
from organisasi.permissions import boleh_mengatur_instansi
from organisasi.selectors.akses import Akses
from organisasi.selectors.people import list_calon_ppk
from organisasi.services.akun import akun_baru
from organisasi.services.row import catat, kunci, simpan

MAKS_LAMBANG = 1024 * 1024
MAKS_PIKSEL = 25_000_000
SISI_LAMBANG = 800
PESAN_LAMBANG = "Lambang berupa gambar PNG atau JPEG, paling besar 1 MB."


@dataclass(frozen=True, slots=True)
class IsiInstansi:
    """The profile as its form describes it."""

    nama: str
    tempat: str
    zona_waktu: str
    alamat: str = ""
    ppk: Pegawai | None = None


@transaction.atomic
def buat_instansi(
    *, kode: str, nama: str, tempat: str, zona_waktu: str, nip: str, nama_pengelola: str
) -> tuple[Pengguna, str]:
    """Set up an agency with its first pengelola sistem. Returns the account with its one-time password."""
    if Instansi.objects.filter(kode=kode).exists():
        raise AturanDilanggar("instansi.kode", f"Instansi dengan kode {kode} sudah ada.")
    instansi = Instansi(kode=kode, nama=nama, tempat=tempat, zona_waktu=zona_waktu)
    simpan(instansi)
    pegawai = Pegawai(instansi=instansi, nip=nip, nama=nama_pengelola)
    simpan(pegawai)
    pengguna, sandi = akun_baru(pegawai)
    peran = PeranUnit(
        pengguna=pengguna,
        peran=Peran.PENGELOLA_SISTEM,
        instansi=instansi,
        mulai=hari_ini(instansi.zona_waktu),
    )
    simpan(peran)
    catat("instansi.dibuat", None, instansi=instansi)
    return pengguna, sandi


@transaction.atomic
def ubah_instansi(*, instansi_id: int, isi: IsiInstansi, oleh: Akses, versi: str = "") -> Instansi:
    """Change the profile. Forms signed before keep what they printed."""
    instansi = _milik_sendiri(instansi_id, oleh, versi)
    if isi.ppk and isi.ppk.pk != instansi.ppk_id and not list_calon_ppk(instansi).filter(pk=isi.ppk.pk).exists():
        raise AturanDilanggar("instansi.ppk", "PPK adalah pejabat negara atau kepala unit pada eselon I.")
    instansi.nama, instansi.alamat, instansi.tempat = isi.nama, isi.alamat, isi.tempat
    instansi.zona_waktu, instansi.ppk = isi.zona_waktu, isi.ppk
    simpan(instansi)
    catat("instansi.diubah", oleh, instansi=instansi)
    return instansi


@transaction.atomic
def ganti_lambang(*, instansi_id: int, berkas: UploadedFile | None, oleh: Akses) -> Instansi:
    """Put the emblem in place of the old one; ``None`` goes back to the general one."""
    instansi = _milik_sendiri(instansi_id, oleh)
    lama, penyimpanan = instansi.lambang.name, instansi.lambang.storage
    if berkas is None:
        instansi.lambang = ""
    else:
        instansi.lambang.save(f"{uuid4().hex}.png", ContentFile(_gambar_bersih(berkas)), save=False)
    simpan(instansi)
    if lama:
        transaction.on_commit(lambda: penyimpanan.delete(lama))
    catat("instansi.lambang", oleh, instansi=instansi)
    return instansi


def _milik_sendiri(instansi_id: int, oleh: Akses, versi: str = "") -> Instansi:
    boleh_mengatur_instansi(oleh).wajib()
    if oleh.instansi is None or oleh.instansi.pk != instansi_id:
        raise AturanDilanggar("instansi.asing", "Instansi ini bukan instansi Anda.")
    return kunci(Instansi, instansi_id, versi=versi)


def _gambar_bersih(berkas: UploadedFile) -> bytes:
    """The picture drawn anew as PNG: nothing of the uploaded file but its pixels survives."""
    if not berkas.size or berkas.size > MAKS_LAMBANG:
        raise AturanDilanggar("instansi.lambang", PESAN_LAMBANG)
    keluaran = io.BytesIO()
    try:
        with Image.open(io.BytesIO(berkas.read()), formats=("PNG", "JPEG")) as gambar:
            if gambar.width * gambar.height > MAKS_PIKSEL:
                raise AturanDilanggar("instansi.lambang", f"Gambar ini terlalu besar. {PESAN_LAMBANG}")
            gambar.thumbnail((SISI_LAMBANG, SISI_LAMBANG))
            gambar.convert("RGBA").save(keluaran, "PNG", optimize=True)
    except AturanDilanggar:
        raise
    except Exception as salah:
        raise AturanDilanggar(
            "instansi.lambang", f"Berkas ini tidak terbaca sebagai gambar. {PESAN_LAMBANG}"
        ) from salah
    return keluaran.getvalue()
