"""Electronic signatures: the contract of every signing service, the built-in one and BSrE against a fake of it."""

import hashlib
import io
import logging

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.db import connection
from django.utils.log import AdminEmailHandler

from appraisal.backup.check import periksa_dokumen
from appraisal.models import Dokumen, JenisDokumen, TandaTanganDokumen
from appraisal.pdf.render import render
from appraisal.services.documents import ambil_pdf, get_dokumen, terbitkan
from appraisal.services.tanda_tangan import tandatangani
from appraisal.signers import dokumen_terlihat_oleh
from appraisal.signing import builtin
from appraisal.signing.inspect import baca_tanda_tangan
from appraisal.signing.interface import Kredensial
from organisasi.common.chain import sidik_isi
from organisasi.common.errors import AturanDilanggar, KeadaanBerubah
from organisasi.models import Jejak
from tests.appraisal.pdf.bsre_palsu import FRASA, NIK, layanan_palsu
from tests.dunia import penilaian_disahkan
from tests.halaman import teks

pytestmark = [pytest.mark.django_db, pytest.mark.sekali]


@pytest.fixture
def uji(settings, tmp_path):
    settings.PENANDATANGAN, settings.DATA, settings.MEDIA_ROOT = "uji", tmp_path, tmp_path / "berkas"
    return Kredensial(builtin.FRASA)


@pytest.fixture
def terbit(dunia, uji):
    """An appraisal in force with its forms; the one that is signed here is rendered for real."""
    terbitkan(penilaian_disahkan(dunia).pk, perender=lambda h: render(h) if "halaman-dua" in h else h.encode())
    return dunia


def prestasi(dunia, oleh) -> Dokumen:
    return dokumen_terlihat_oleh(dunia.akses(oleh)).get(jenis=JenisDokumen.PRESTASI)


def tanda(dunia, oleh, kredensial):
    return tandatangani(dokumen=prestasi(dunia, oleh), kredensial=kredensial, oleh=dunia.akses(oleh))


def isi(berkas) -> bytes:
    with berkas.open("rb") as b:
        return b.read()


def test_tiga_orang_menandatangani_berkas_yang_sama_berurutan(terbit, uji, client):
    asal = prestasi(terbit, terbit.penilai)
    semula = isi(asal.berkas)

    semua = [tanda(terbit, orang, uji) for orang in (terbit.penilai, terbit.pemilik, terbit.atasan)]

    tahap = [semula, *(isi(t.berkas) for t in semua)]
    for sebelum, sesudah, t in zip(tahap, tahap[1:], semua, strict=False):
        assert sesudah.startswith(sebelum)
        assert (t.sebelum, t.sha256) == tuple(hashlib.sha256(b).hexdigest() for b in (sebelum, sesudah))
        jejak = Jejak.objects.get(
            kejadian="penilaian.ditandatangani",
            nilai=sidik_isi({"dokumen": asal.pk, "sebagai": t.sebagai, "sha256": t.sha256}),
        )
        assert jejak.pelaku.pegawai == t.penandatangan
    terbaca = baca_tanda_tangan(tahap[-1])
    assert [(t.nama, t.utuh) for t in terbaca] == [
        (o.nama_lengkap, True) for o in (terbit.penilai, terbit.pemilik, terbit.atasan)
    ]
    assert ambil_pdf(JenisDokumen.PRESTASI, asal.penilaian).isi == tahap[-1]
    assert isi(Dokumen.objects.get(pk=asal.pk).berkas) == semula
    assert get_dokumen(JenisDokumen.PRESTASI, asal.penilaian).sha256 == hashlib.sha256(semula).hexdigest()
    assert list(periksa_dokumen()) == []
    _periksa_di_halaman_umum(client, asal, tahap)
    _periksa_perubahan(tahap[-1], semua[-1])


def _periksa_di_halaman_umum(client, dokumen, tahap):
    alamat = f"/verifikasi/{dokumen.kode}/"
    for berkas, kalimat in (
        (tahap[-1], "sama persis"),
        (tahap[0], "belum memuat semua tanda tangan"),
        (tahap[1], "belum memuat semua tanda tangan"),
        (tahap[-1] + b" ", "berbeda dari yang diterbitkan"),
    ):
        assert kalimat in teks(client.post(alamat, {"berkas": io.BytesIO(berkas)}))
    halaman = teks(client.get(alamat))
    assert "Atasan pejabat penilai, elektronik (Penandatangan uji)" in halaman
    assert "Rekaan" not in halaman.replace(str(dokumen.penilaian.periode.instansi), "")


def _periksa_perubahan(pdf, terakhir):
    """Any later change of a byte is seen: by the signatures for what they cover, by the digest for everything."""
    for letak in (600, len(pdf) // 3, terakhir.ukuran - 2000):
        rusak = pdf[:letak] + bytes([pdf[letak] ^ 1]) + pdf[letak + 1 :]
        assert not baca_tanda_tangan(rusak) or not all(t.utuh for t in baca_tanda_tangan(rusak))
    nama = terakhir.berkas.name
    terakhir.berkas.storage.delete(nama)
    terakhir.berkas.storage.save(nama, ContentFile(pdf + b"\n"))
    with pytest.raises(AturanDilanggar, match="berubah sejak diterbitkan"):
        ambil_pdf(JenisDokumen.PRESTASI, terakhir.dokumen.penilaian)
    assert list(periksa_dokumen()) == [f"TandaTanganDokumen {terakhir.pk}: isinya berubah"]


def test_penolakan_dan_halaman(terbit, uji, masuk, settings):
    dokumen = prestasi(terbit, terbit.penilai)
    alamat = f"/dokumen/{dokumen.pk}/tanda-tangan/"
    penilai = masuk(terbit.penilai)

    assert "Tanda tangan elektronik: 0 dari 3" in teks(penilai.get(f"/penilaian/{dokumen.penilaian_id}/"))
    assert penilai.post(alamat, {}).status_code == 422
    salah = penilai.post(alamat, {"frasa": "keliru-kenari"})
    assert (salah.status_code, "Frasa sandi tanda tangan elektronik Anda salah." in teks(salah)) == (422, True)
    assert b"keliru-kenari" not in salah.content
    assert penilai.post(alamat, {"frasa": builtin.FRASA}).status_code == 302
    assert "Sudah ditandatangani" in teks(penilai.get(alamat))
    assert penilai.post(alamat, {"frasa": builtin.FRASA}).status_code == 409
    with pytest.raises(PermissionDenied):
        tandatangani(dokumen=dokumen, kredensial=uji, oleh=terbit.akses(terbit.admin))
    assert TandaTanganDokumen.objects.count() == 1
    settings.PENANDATANGAN = "basah"
    assert "memakai tanda tangan di atas kertas" in teks(penilai.get(alamat))
    assert masuk(terbit.pemilik).post(alamat, {"frasa": builtin.FRASA}).status_code == 409


def test_dua_orang_bersamaan_yang_kalah_mengulang(terbit, uji, monkeypatch):
    """Somebody else's signature is stored while the service works for the first: nothing of his is lost."""
    asli = builtin.PenandatanganUji.tandatangani
    didahului = []

    def lambat(diri, pdf, permohonan, kredensial):
        if not didahului:
            didahului.append(1)
            tanda(terbit, terbit.pemilik, uji)
        return asli(diri, pdf, permohonan, kredensial)

    monkeypatch.setattr(builtin.PenandatanganUji, "tandatangani", lambat)
    with pytest.raises(KeadaanBerubah, match="pada saat yang sama"):
        tanda(terbit, terbit.penilai, uji)

    assert [t.sebagai for t in TandaTanganDokumen.objects.all()] == ["pegawai"]
    assert tanda(terbit, terbit.penilai, uji).urutan == 2
    assert len(baca_tanda_tangan(ambil_pdf(JenisDokumen.PRESTASI, prestasi(terbit, terbit.penilai).penilaian).isi)) == 2


def test_bsre_terhadap_layanan_palsu(terbit, settings, tmp_path, monkeypatch):
    """Each failure has its own sentence and changes nothing; the phrase reaches the service and nothing else."""
    dokumen, sah = prestasi(terbit, terbit.atasan), Kredensial(FRASA, NIK)
    tercatat = []
    monkeypatch.setattr(logging.Logger, "handle", lambda _log, baris: tercatat.append(baris.getMessage()))
    with layanan_palsu(tmp_path / "akar") as layanan:
        settings.PENANDATANGAN, settings.BSRE_ALAMAT = "bsre", layanan.alamat
        settings.BSRE_PENGGUNA, settings.BSRE_SANDI, settings.BSRE_TUNGGU_DETIK = "klien", "rahasia", 20
        for keadaan, kredensial, kode in (
            ("", Kredensial("frasa keliru", NIK), "frasa"),
            ("", Kredensial(FRASA, "3174010101900002"), "nik"),
            ("kedaluwarsa", sah, "sertifikat"),
            ("mati", sah, "layanan"),
            ("janggal", sah, "jawaban"),
            ("lain", sah, "jawaban"),
            ("lambat", sah, "waktu"),
        ):
            layanan.keadaan = keadaan
            settings.BSRE_TUNGGU_DETIK = 0.3 if keadaan == "lambat" else 20
            with pytest.raises(AturanDilanggar) as salah:
                tandatangani(dokumen=dokumen, kredensial=kredensial, oleh=terbit.akses(terbit.atasan))
            assert salah.value.kode == f"tanda_tangan.{kode}"
            assert FRASA not in repr((salah.value, salah.value.__cause__, kredensial))
            assert not TandaTanganDokumen.objects.exists()
        layanan.keadaan = ""
        settings.BSRE_TUNGGU_DETIK = 20
        t = tandatangani(dokumen=dokumen, kredensial=sah, oleh=terbit.akses(terbit.atasan))
        settings.BSRE_ALAMAT = "http://127.0.0.1:1"
        with pytest.raises(AturanDilanggar, match="tidak dapat dihubungi"):
            tanda(terbit, terbit.pemilik, sah)

    assert len(baca_tanda_tangan(isi(t.berkas))) == 1  # the late one was thrown away with its answer
    assert (t.layanan, t.nama_sertifikat) == ("bsre", "Pejabat Uji")
    _tidak_ada_jejak(FRASA, NIK, tercatat, tmp_path / "berkas")


def _tidak_ada_jejak(frasa, nik, tercatat, folder):
    """No table, no stored file, no log line holds what proved the signer."""
    with connection.cursor() as kursor:
        for tabel in connection.introspection.table_names():
            kursor.execute(f"SELECT * FROM {connection.ops.quote_name(tabel)}")  # noqa: S608 - our own table names
            semua = repr(kursor.fetchall())
            assert frasa not in semua, tabel
            assert nik not in semua, tabel
    for rahasia in (frasa, nik):
        assert not any(rahasia in baris for baris in tercatat)
        assert not any(rahasia.encode() in b.read_bytes() for b in folder.rglob("*.pdf"))


def test_frasa_tidak_ada_pada_laporan_galat_dan_isian_yang_disimpan(terbit, uji, masuk, monkeypatch, settings):
    """A crash while signing, and a session that ended: neither keeps the phrase."""
    settings.ADMINS, surat = ["pengelola@contoh.go.id"], []
    dokumen = prestasi(terbit, terbit.penilai)
    alamat, penilai = f"/dokumen/{dokumen.pk}/tanda-tangan/", masuk(terbit.penilai)
    penilai.raise_request_exception = False
    monkeypatch.setattr("appraisal.services.tanda_tangan._mulai", lambda *_a: 1 / 0)
    monkeypatch.setattr("django.utils.log.AdminEmailHandler.send_mail", lambda _d, *a, **k: surat.append((a, k)))
    penampung = logging.getLogger("django.request")
    tukang = AdminEmailHandler(include_html=True)
    penampung.addHandler(tukang)
    penampung.disabled = False
    try:
        assert penilai.post(alamat, {"frasa": "kenari-rahasia"}).status_code == 500
    finally:
        penampung.removeHandler(tukang)
    assert surat
    assert "kenari-rahasia" not in repr(surat)

    sesi = penilai.session
    sesi["mulai"] = sesi["terakhir"] = 0
    sesi.save()
    assert penilai.post(alamat, {"frasa": "kenari-rahasia", "nik": NIK, "lain": "kenari-biasa"}).status_code == 302
    assert "kenari-biasa" in repr(dict(penilai.session.items()))
    assert "kenari-rahasia" not in repr(dict(penilai.session.items()))
    assert NIK not in repr(dict(penilai.session.items()))
