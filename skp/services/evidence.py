"""Evidence files: checked by size, extension, content and real opening; kept under random names."""

import hashlib
import io
import zipfile
from dataclasses import dataclass
from datetime import date

import filetype
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Sum
from PIL import Image
from pypdf import PdfReader

from organisasi.common.clock import sekarang
from organisasi.common.errors import AturanDilanggar, KeadaanBerubah
from organisasi.common.foto import tanpa_lokasi
from organisasi.selectors.akses import Akses
from skp.models import Bukti, Kegiatan, Kreativitas, TugasTambahan
from skp.permissions import boleh_mengisi_realisasi, realisasi_terbuka
from skp.services.lock import kunci_skp
from skp.services.log import catat

MAKS_UKURAN = 5 * 1024 * 1024
MAKS_BERKAS = 50
MAKS_JUMLAH = 200 * 1024 * 1024
"""Per SKP: 50 files, 200 MB."""
MAKS_TERBUKA = 20 * 1024 * 1024
MAKS_ANGGOTA = 2000
MAKS_PIKSEL = 25_000_000

JENIS = {
    "pdf": "application/pdf",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
PESAN_JENIS = "Jenis berkas yang diterima: PDF, JPG, PNG, DOCX, dan XLSX, paling besar 5 MB."


@dataclass(frozen=True, slots=True)
class Unggahan:
    """A file that passed every check, with what is kept about it."""

    isi: bytes
    nama: str
    jenis_isi: str

    @property
    def ukuran(self) -> int:
        return len(self.isi)

    @property
    def berkas(self) -> ContentFile:
        """What is stored; its place gets a random name."""
        return ContentFile(self.isi, "berkas")

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.isi).hexdigest()


@dataclass(frozen=True, slots=True)
class Pemilik:
    """What a file belongs to: exactly one of the three."""

    kegiatan: Kegiatan | None = None
    tugas_tambahan: TugasTambahan | None = None
    kreativitas: Kreativitas | None = None


@transaction.atomic
def unggah_bukti(*, skp_id: int, pemilik: Pemilik, berkas: UploadedFile, tanggal: date | None, oleh: Akses) -> Bukti:
    """Check and keep one file. Raises ``AturanDilanggar`` with a sentence for a file that is not what it claims."""
    skp = kunci_skp(skp_id)
    boleh_mengisi_realisasi(skp, oleh).wajib()
    if not realisasi_terbuka(skp):
        raise KeadaanBerubah("skp.bukti_terkunci", "Bukti tidak dapat diubah setelah realisasi diajukan.")
    unggahan = terima_unggahan(berkas)
    _tolak_lebih_dari_jatah(skp_id, unggahan.ukuran)
    bukti = Bukti(
        skp=skp,
        kegiatan=pemilik.kegiatan,
        tugas_tambahan=pemilik.tugas_tambahan,
        kreativitas=pemilik.kreativitas,
        berkas=unggahan.berkas,
        nama=unggahan.nama,
        jenis_isi=unggahan.jenis_isi,
        ukuran=unggahan.ukuran,
        sha256=unggahan.sha256,
        tanggal_dokumen=tanggal,
        diunggah_oleh=oleh.pengguna,
    )
    bukti.full_clean()
    bukti.save()
    catat(skp, "unggah_bukti", oleh, catatan=bukti.nama)
    return bukti


@transaction.atomic
def tarik_bukti(*, bukti_id: int, oleh: Akses) -> Bukti:
    """Take a file back while the realisation is a draft. The row and the file stay for the record."""
    skp = kunci_skp(Bukti.objects.values_list("skp_id", flat=True).get(pk=bukti_id))
    bukti = Bukti.objects.get(pk=bukti_id)
    boleh_mengisi_realisasi(skp, oleh).wajib()
    if not realisasi_terbuka(skp):
        raise KeadaanBerubah("skp.bukti_terkunci", "Bukti tidak dapat diubah setelah realisasi diajukan.")
    if bukti.ditarik_pada:
        raise KeadaanBerubah("bukti.sudah_ditarik", "Bukti ini sudah ditarik.")
    bukti.ditarik_pada = sekarang()
    bukti.save(update_fields=["ditarik_pada", "diubah_pada"])
    catat(skp, "tarik_bukti", oleh, catatan=bukti.nama)
    return bukti


def terima_unggahan(berkas: UploadedFile) -> Unggahan:
    """Check a file and name it for keeping: as it was sent, but without the place where a photo was taken."""
    isi = tanpa_lokasi(periksa_berkas(berkas))
    nama = berkas.name or "berkas"
    return Unggahan(isi, _nama_rapi(nama), JENIS[_akhiran(nama)])


def periksa_berkas(berkas: UploadedFile) -> bytes:
    """The bytes of an acceptable file: size, extension, magic number and real opening must agree."""
    if not berkas.size:
        raise AturanDilanggar("bukti.kosong", "Berkas ini kosong.")
    if berkas.size > MAKS_UKURAN:
        raise AturanDilanggar("bukti.terlalu_besar", f"Berkas lebih besar dari 5 MB. {PESAN_JENIS}")
    akhiran = _akhiran(berkas.name or "")
    if akhiran not in JENIS:
        raise AturanDilanggar("bukti.jenis", PESAN_JENIS)
    isi = berkas.read()
    if filetype.guess_mime(isi) != JENIS[akhiran]:
        raise AturanDilanggar(
            "bukti.isi_tidak_cocok", f"Isi berkas tidak sesuai dengan akhiran .{akhiran}. {PESAN_JENIS}"
        )
    try:
        _buka(akhiran, isi)
    except AturanDilanggar:
        raise
    except Exception as salah:
        raise AturanDilanggar(
            "bukti.rusak", "Berkas ini rusak atau terkunci sandi sehingga tidak dapat dibuka."
        ) from salah
    return isi


def _buka(akhiran: str, isi: bytes) -> None:
    """Open the file for real; any exception means that it is broken."""
    if akhiran == "pdf":
        if len(PdfReader(io.BytesIO(isi)).pages) == 0:
            raise AturanDilanggar("bukti.rusak", "Berkas PDF ini tidak mempunyai halaman.")
    elif akhiran in {"docx", "xlsx"}:
        _periksa_arsip(isi)
    else:
        _periksa_gambar(isi)


def _periksa_gambar(isi: bytes) -> None:
    with Image.open(io.BytesIO(isi)) as gambar:
        if gambar.width * gambar.height > MAKS_PIKSEL:
            raise AturanDilanggar("bukti.gambar_terlalu_besar", "Gambar ini lebih besar dari 25 megapiksel.")
        gambar.verify()


def _periksa_arsip(isi: bytes) -> None:
    """Sizes are read from the directory of the archive first; then each member is read up to the size it claims."""
    with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
        anggota = arsip.infolist()
        if len(anggota) > MAKS_ANGGOTA or sum(a.file_size for a in anggota) > MAKS_TERBUKA:
            raise AturanDilanggar("bukti.arsip_terlalu_besar", "Isi berkas ini terlalu besar setelah dibuka.")
        if any("vbaproject" in a.filename.lower() for a in anggota):
            raise AturanDilanggar("bukti.makro", "Berkas yang memuat makro tidak diterima.")
        if arsip.testzip() is not None:
            raise AturanDilanggar("bukti.rusak", "Berkas ini rusak sehingga tidak dapat dibuka.")


def _tolak_lebih_dari_jatah(skp_id: int, tambahan: int) -> None:
    jumlah = Bukti.objects.filter(skp=skp_id).aggregate(total=Sum("ukuran"))["total"] or 0
    if Bukti.objects.filter(skp=skp_id).count() >= MAKS_BERKAS or jumlah + tambahan > MAKS_JUMLAH:
        raise AturanDilanggar(
            "bukti.jatah_habis", "Satu SKP memuat paling banyak 50 berkas bukti dengan jumlah 200 MB."
        )


def _akhiran(nama: str) -> str:
    return nama.rsplit(".", 1)[-1].lower() if "." in nama else ""


def _nama_rapi(nama: str) -> str:
    """The person's own file name, without path and control characters, short enough to show."""
    dasar = nama.replace("\\", "/").rsplit("/", 1)[-1]
    bersih = "".join(huruf for huruf in dasar if huruf.isprintable()).strip()
    return bersih[-200:] or "berkas"
