"""What people uploaded leaves the server as a closed parcel, to those who may see the person, and to nobody else."""

from email.message import Message

import pytest
from django.core.files.base import ContentFile

from skp.models import BerkasKeadaan
from tests.berkas import NAMA_JAHAT, pdf
from tests.dunia import pada, skp_ditetapkan
from tests.factories.skp import KeadaanFactory
from tests.skp.test_evidence import unggah

TERTUTUP = {
    "Content-Type": "application/pdf",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cache-Control": "no-store, private",
}
pytestmark = [pytest.mark.django_db, pytest.mark.sekali]


def _surat(d, nama):
    return BerkasKeadaan.objects.create(
        keadaan=KeadaanFactory(pegawai=d.pemilik, unit=d.subbagian, diusulkan_oleh=d.pemilik.pengguna),
        berkas=ContentFile(pdf(), "surat"),
        nama=nama,
        jenis_isi="application/pdf",
        ukuran=len(pdf()),
        sha256="0" * 64,
        diunggah_oleh=d.pemilik.pengguna,
    )


def _nama_terkirim(kepala):
    """The name as a mail or web client reads it out of the header (RFC 2183, RFC 5987)."""
    pesan = Message()
    pesan["Content-Disposition"] = kepala
    return pesan.get_content_disposition(), pesan.get_filename()


def test_unggahan_keluar_hanya_sebagai_lampiran_dari_lingkupnya(dunia, masuk):
    """Hostile names come out as the one name that was stored, in one header; GET, HEAD and Range alike."""
    skp = skp_ditetapkan(dunia)
    pemilik, asing = masuk(dunia.pemilik), masuk(dunia.orang_lain)
    with pada(2015, 6, 1):
        berkas = [(f"/bukti/{b.pk}/", b) for b in (unggah(dunia, skp, nama) for nama in NAMA_JAHAT)]
        surat = _surat(dunia, berkas[-2][1].nama)
        berkas.append((f"/keadaan/berkas/{surat.pk}/", surat))
        for alamat, baris in berkas:
            for minta, kepala in ((pemilik.get, {}), (pemilik.head, {}), (pemilik.get, {"HTTP_RANGE": "bytes=0-3"})):
                jawaban = minta(alamat, **kepala)
                b"".join(jawaban.streaming_content)
                assert jawaban.status_code == 200, alamat
                assert _nama_terkirim(jawaban["Content-Disposition"]) == ("attachment", baris.nama)
                assert {k: jawaban[k] for k in TERTUTUP} == TERTUTUP
                assert "X-Sisipan" not in jawaban
            assert asing.get(alamat).status_code == 404
            assert asing.get(f"/berkas/{baris.berkas.name}").status_code == 404
