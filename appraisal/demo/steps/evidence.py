"""Small evidence files, made on the spot."""

from django.core.files.uploadedfile import SimpleUploadedFile

from appraisal.demo.pdf import pdf_sehalaman
from appraisal.demo.stage import Kisah
from organisasi.common.clock import hari_ini
from skp.selectors import list_kegiatan
from skp.services.evidence import Pemilik, unggah_bukti


def unggah(k: Kisah) -> None:
    """One PDF for each of the first rows."""
    for nomor, kegiatan in enumerate(list_kegiatan(k.skp)[: k.naskah.bukti], 1):
        isi = pdf_sehalaman("Bukti rekaan untuk demonstrasi", k.pegawai.nama_lengkap, kegiatan.uraian)
        bukti = unggah_bukti(
            skp_id=k.skp.pk,
            pemilik=Pemilik(kegiatan=kegiatan),
            berkas=SimpleUploadedFile(f"Laporan kegiatan {nomor}.pdf", isi, content_type="application/pdf"),
            tanggal=hari_ini(k.panggung.kalender.zona),
            oleh=k.pemilik,
        )
        k.panggung.berkas.append(str(bukti.berkas.name))
