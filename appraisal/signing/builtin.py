"""The built-in signer for trials: pyHanko with certificates of its own making. Production refuses it.

Its root lives beside the data of the installation, never in the repository; each signature gets a key of its own.
"""

import io
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from django.conf import settings

from appraisal.signing.inspect import baca_tanda_tangan, di_benang_sendiri
from appraisal.signing.interface import Kredensial, Permohonan, frasa_salah

FRASA = "frasa-uji"
PENERBIT = "Penerbit Uji SKP - tidak berlaku"
MASA = timedelta(days=5 * 366)


class PenandatanganUji:
    """Signs for anybody who knows the phrase printed on the page."""

    kunci = "uji"
    perlu_nik = False
    petunjuk = f"Penandatangan uji: frasa sandinya “{FRASA}”. Tanda tangan ini tidak mempunyai kekuatan hukum."

    def tandatangani(self, pdf: bytes, permohonan: Permohonan, kredensial: Kredensial) -> bytes:
        if kredensial.frasa != FRASA:
            raise frasa_salah()
        return bubuhkan(pdf, permohonan, *akar(settings.DATA / "tanda-tangan-uji"))

    def periksa(self, pdf: bytes) -> str:
        rusak = not all(t.utuh for t in baca_tanda_tangan(pdf))
        return "Ada tanda tangan elektronik yang tidak lagi utuh." if rusak else ""


def akar(folder: Path) -> tuple[ec.EllipticCurvePrivateKey, x509.Certificate]:
    """The root of the trial signer, made at its first use; only the owner of the process may read the key."""
    berkas = folder / "akar.pem"
    if not berkas.exists():
        folder.mkdir(parents=True, exist_ok=True)
        kunci = ec.generate_private_key(ec.SECP256R1())
        sertifikat = _sertifikat(PENERBIT, kunci, PENERBIT, kunci, penerbit=True)
        berkas.touch(mode=0o600)
        berkas.write_bytes(_pem(kunci) + sertifikat.public_bytes(serialization.Encoding.PEM))
    isi = berkas.read_bytes()
    kunci_akar = serialization.load_pem_private_key(isi, None)
    if not isinstance(kunci_akar, ec.EllipticCurvePrivateKey):
        raise TypeError(f"{berkas} tidak memuat kunci penandatangan uji.")
    return kunci_akar, x509.load_pem_x509_certificate(isi)


def bubuhkan(pdf: bytes, p: Permohonan, kunci_akar: ec.EllipticCurvePrivateKey, induk: x509.Certificate) -> bytes:
    """Append one PAdES signature by a fresh key whose certificate names the signer."""
    from PIL import Image  # noqa: PLC0415 - all of this is loaded where somebody signs
    from pyhanko.pdf_utils.images import PdfImage  # noqa: PLC0415
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter  # noqa: PLC0415
    from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter  # noqa: PLC0415
    from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner  # noqa: PLC0415
    from pyhanko.stamp import StaticStampStyle  # noqa: PLC0415

    c = p.cap
    kotak = (c.kiri, c.bawah, c.kiri + c.lebar, c.bawah + c.tinggi)
    penanda = PdfSigner(
        PdfSignatureMetadata(
            field_name=p.bidang, name=p.nama, reason=p.sebagai, subfilter=SigSeedSubFilter.PADES, md_algorithm="sha256"
        ),
        _penanda(p.nama, kunci_akar, induk),
        stamp_style=StaticStampStyle(
            border_width=0, background=PdfImage(Image.open(io.BytesIO(c.gambar))), background_opacity=1
        ),
        new_field_spec=SigFieldSpec(p.bidang, on_page=c.halaman - 1, box=kotak),
    )
    keluaran: Any = di_benang_sendiri(lambda: penanda.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf))))
    return bytes(keluaran.getbuffer())


def _penanda(nama: str, kunci_akar: ec.EllipticCurvePrivateKey, induk: x509.Certificate) -> Any:
    from asn1crypto import keys  # noqa: PLC0415
    from asn1crypto import x509 as asn1  # noqa: PLC0415
    from pyhanko.sign.signers import SimpleSigner  # noqa: PLC0415
    from pyhanko_certvalidator.registry import SimpleCertificateStore  # noqa: PLC0415

    kunci = ec.generate_private_key(ec.SECP256R1())
    milik = asn1.Certificate.load(_der(_sertifikat(nama, kunci, PENERBIT, kunci_akar)))
    rantai = SimpleCertificateStore.from_certs([asn1.Certificate.load(_der(induk))])
    rahasia = kunci.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return SimpleSigner(milik, keys.PrivateKeyInfo.load(rahasia), rantai)


def _sertifikat(
    nama: str,
    kunci: ec.EllipticCurvePrivateKey,
    oleh: str,
    kunci_oleh: ec.EllipticCurvePrivateKey,
    *,
    penerbit: bool = False,
) -> x509.Certificate:
    kini = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(_nama(nama))
        .issuer_name(_nama(oleh))
        .public_key(kunci.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(kini - timedelta(hours=1))
        .not_valid_after(kini + MASA)
        .add_extension(x509.BasicConstraints(ca=penerbit, path_length=None), critical=True)
        .add_extension(_guna(penerbit=penerbit), critical=True)
        .sign(kunci_oleh, hashes.SHA256())
    )


def _guna(*, penerbit: bool) -> x509.KeyUsage:
    tidak = dict.fromkeys(
        ("key_encipherment", "data_encipherment", "key_agreement", "encipher_only", "decipher_only"), False
    )
    return x509.KeyUsage(
        digital_signature=not penerbit,
        content_commitment=not penerbit,
        key_cert_sign=penerbit,
        crl_sign=penerbit,
        **tidak,
    )


def _nama(nama: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, nama[:64])])


def _pem(kunci: ec.EllipticCurvePrivateKey) -> bytes:
    return kunci.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def _der(sertifikat: x509.Certificate) -> bytes:
    return sertifikat.public_bytes(serialization.Encoding.DER)
