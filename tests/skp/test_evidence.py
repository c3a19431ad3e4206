"""Evidence files: only what is what it claims, within the quota, under a random name, taken back but never erased."""

import hashlib
import io
import time
import zipfile
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from PIL import Image

from organisasi.common.errors import AturanDilanggar, KeadaanBerubah
from organisasi.common.foto import tanpa_lokasi
from skp.models import Bukti
from skp.selectors import list_kegiatan
from skp.services import evidence
from skp.services.evidence import JENIS, Pemilik, periksa_berkas, tarik_bukti, unggah_bukti
from tests.berkas import DITERIMA, DITOLAK, NAMA_JAHAT, foto, pdf, unggahan
from tests.dunia import pada, skp_ditetapkan
from tests.factories.skp import BuktiFactory
from tests.tahap import TAHAP_SKP, saat, skp_ditutup

pytestmark = pytest.mark.django_db


def unggah(d, skp, nama="laporan.pdf", isi=None, oleh=None):
    return unggah_bukti(
        skp_id=skp.pk,
        pemilik=Pemilik(kegiatan=list_kegiatan(skp)[0]),
        berkas=unggahan(nama, pdf() if isi is None else isi),
        tanggal=None,
        oleh=d.akses(oleh or d.pemilik),
    )


@pytest.mark.parametrize("nama", DITERIMA)
def test_jenis_yang_diterima(dunia, nama):
    bukti = unggah(dunia, skp_ditetapkan(dunia), nama, DITERIMA[nama])

    assert bukti.jenis_isi == JENIS[nama.rsplit(".", 1)[1].lower()]
    assert (bukti.nama, bukti.ukuran) == (nama, len(DITERIMA[nama]))
    assert bukti.sha256 == hashlib.sha256(DITERIMA[nama]).hexdigest()
    assert Path(bukti.berkas.path).read_bytes() == DITERIMA[nama]


@pytest.mark.parametrize(("nama", "jenis"), [("foto.jpg", "JPEG"), ("foto.png", "PNG")])
def test_tempat_pengambilan_foto_tidak_ikut_tersimpan(dunia, nama, jenis):
    """Position gone, camera and orientation kept, no picture byte moved; EXIF that lies is blanked whole."""
    kirim = foto(jenis)

    bukti = unggah(dunia, skp_ditetapkan(dunia), nama, kirim)

    simpan = Path(bukti.berkas.path).read_bytes()
    exif = Image.open(io.BytesIO(simpan)).getexif()
    assert (dict(exif.get_ifd(0x8825)), exif[0x0112], exif[0x010F]) == ({}, 6, "Kamera")
    assert (len(simpan), bukti.sha256) == (len(kirim), hashlib.sha256(simpan).hexdigest())
    tanda = kirim.index(b"\x88\x25" if b"MM\x00*" in kirim else b"\x25\x88")
    bohong = kirim[: tanda + 8] + b"\xff\xff\xff\x7f" + kirim[tanda + 12 :]
    assert b"Kamera" not in tanpa_lokasi(bohong)
    for potong in range(len(kirim)):
        tanpa_lokasi(kirim[:potong])


@pytest.mark.parametrize("apa", DITOLAK)
def test_berkas_yang_tidak_seperti_pengakuannya_ditolak(dunia, apa):
    nama, isi, kode = DITOLAK[apa]
    skp = skp_ditetapkan(dunia)

    with pytest.raises(AturanDilanggar) as tolak:
        unggah(dunia, skp, nama, isi)

    assert tolak.value.kode == kode
    assert tolak.value.pesan.endswith(".")
    assert not Bukti.objects.exists()


@pytest.mark.parametrize("apa", ["bom_arsip", "arsip_beranggota_banyak"])
def test_bom_arsip_ditolak_sebelum_dibuka(apa, monkeypatch):
    """Sizes and members are read from the directory of the archive: no member is opened, and it is over at once."""
    nama, isi, kode = DITOLAK[apa]
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *_a, **_l: pytest.fail("isi arsip dibuka"))
    mulai = time.process_time()

    with pytest.raises(AturanDilanggar) as tolak:
        periksa_berkas(unggahan(nama, isi))

    assert tolak.value.kode == kode
    assert time.process_time() - mulai < 0.1


@pytest.mark.parametrize("nama", NAMA_JAHAT)
def test_nama_yang_jahat_hanya_menjadi_tulisan(dunia, nama):
    """The stored name is random; the person's own is kept without path and control characters."""
    bukti = unggah(dunia, skp_ditetapkan(dunia), nama)

    letak = Path(bukti.berkas.name)
    assert letak.parts[:2] == ("bukti", str(bukti.skp_id))
    assert len(letak.parts) == 3
    assert len(letak.name) == 32
    assert all(huruf in "0123456789abcdef" for huruf in letak.name)
    assert bukti.nama.isprintable()
    assert len(bukti.nama) <= 200
    assert not {"/", "\\"} & set(bukti.nama)
    assert bukti.nama.endswith("pdf")


@pytest.mark.parametrize("tahap", TAHAP_SKP)
def test_siapa_mengunggah_dan_menarik_kapan(dunia, tahap):
    skp = TAHAP_SKP[tahap](dunia)
    with saat(dunia, tahap):
        for nama in ("penilai", "atasan", "admin", "rekan", "orang_lain", "pimpinan", "pengelola"):
            ada = BuktiFactory(skp=skp, kegiatan=list_kegiatan(skp)[0])
            with pytest.raises(PermissionDenied):
                unggah(dunia, skp, oleh=getattr(dunia, nama))
            with pytest.raises(PermissionDenied):
                tarik_bukti(bukti_id=ada.pk, oleh=dunia.akses(getattr(dunia, nama)))
        if tahap in {"ditetapkan", "perubahan", "ditutup"}:
            assert unggah(dunia, skp).pk
            assert tarik_bukti(bukti_id=ada.pk, oleh=dunia.akses(dunia.pemilik)).ditarik_pada
        else:
            with pytest.raises(KeadaanBerubah):
                unggah(dunia, skp)
            with pytest.raises(KeadaanBerubah):
                tarik_bukti(bukti_id=ada.pk, oleh=dunia.akses(dunia.pemilik))


def test_jatah_berkas_per_skp(dunia, monkeypatch):
    """50 files and 200 MB per SKP; what was taken back still counts, since it is kept."""
    skp = skp_ditutup(dunia)
    assert (evidence.MAKS_BERKAS, evidence.MAKS_JUMLAH) == (50, 200 * 1024 * 1024)
    monkeypatch.setattr(evidence, "MAKS_BERKAS", 2)
    tarik_bukti(bukti_id=unggah(dunia, skp).pk, oleh=dunia.akses(dunia.pemilik))
    unggah(dunia, skp)

    with pytest.raises(AturanDilanggar) as tolak:
        unggah(dunia, skp)
    assert tolak.value.kode == "bukti.jatah_habis"

    monkeypatch.setattr(evidence, "MAKS_BERKAS", 50)
    monkeypatch.setattr(evidence, "MAKS_JUMLAH", 3 * len(pdf()) - 1)
    with pytest.raises(AturanDilanggar) as tolak:
        unggah(dunia, skp)
    assert tolak.value.kode == "bukti.jatah_habis"
    monkeypatch.setattr(evidence, "MAKS_JUMLAH", 3 * len(pdf()))
    assert unggah(dunia, skp).pk


def test_yang_ditarik_tetap_tersimpan_dan_tercatat(dunia):
    skp = skp_ditutup(dunia)

    with pada(2015, 12, 28):
        bukti = unggah(dunia, skp)
        tarik_bukti(bukti_id=bukti.pk, oleh=dunia.akses(dunia.pemilik))

    bukti.refresh_from_db()
    assert Path(bukti.berkas.path).exists()
    assert list(skp.riwayat.values_list("aksi", "catatan"))[-2:] == [
        ("unggah_bukti", "laporan.pdf"),
        ("tarik_bukti", "laporan.pdf"),
    ]


def test_bukti_hanya_ditarik_sekali(dunia):
    skp = skp_ditutup(dunia)
    bukti = unggah(dunia, skp)
    with pada(2015, 12, 28):
        pertama = tarik_bukti(bukti_id=bukti.pk, oleh=dunia.akses(dunia.pemilik)).ditarik_pada

    with pada(2015, 12, 29), pytest.raises(KeadaanBerubah):
        tarik_bukti(bukti_id=bukti.pk, oleh=dunia.akses(dunia.pemilik))

    bukti.refresh_from_db()
    assert bukti.ditarik_pada == pertama
