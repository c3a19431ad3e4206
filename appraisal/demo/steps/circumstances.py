"""Special circumstances with their papers, study leave, and a correction after the fact."""

from decimal import Decimal

from django.core.files.uploadedfile import SimpleUploadedFile

from appraisal.demo.pdf import pdf_sehalaman
from appraisal.demo.stage import Kisah
from appraisal.models import Koreksi, LingkupKoreksi
from appraisal.services.koreksi import setujui_koreksi, usulkan_koreksi
from appraisal.services.tugas_belajar import IsiAkademik, mulai_tugas_belajar, simpan_akademik
from organisasi.common.clock import hari_ini
from skp.circumstances import ALUR
from skp.models import KeadaanKhusus
from skp.services.adjust import TargetBaru, list_usulan, sesuaikan_target
from skp.services.circumstances import IsiKeadaan, catat_keadaan


def catat(k: Kisah) -> None:
    """The personnel unit records the circumstance of the script, from this day on."""
    isi, hari = k.naskah.keadaan, hari_ini(k.panggung.kalender.zona)
    keadaan = catat_keadaan(
        pegawai_id=k.pegawai.pk,
        isi=IsiKeadaan(
            jenis=isi["jenis"],
            mulai=hari,
            selesai=k.panggung.kalender.tanggal(isi["selesai"]) if "selesai" in isi else None,
            rincian=isi.get("rincian", ""),
            nomor_surat=isi["nomor_surat"],
            tanggal_surat=hari,
            alasan=isi["alasan"],
            skp_id=k.skp.pk if ALUR[isi["jenis"]].perlu_skp else None,
        ),
        berkas=[_berkas(k, "Surat dasar")],
        oleh=k.admin,
    )
    k.panggung.berkas.extend(str(b.berkas.name) for b in keadaan.daftar_berkas.all())


def _berkas(k: Kisah, nama: str) -> SimpleUploadedFile:
    isi = pdf_sehalaman("Surat rekaan untuk demonstrasi", k.pegawai.nama_lengkap, nama)
    return SimpleUploadedFile(f"{nama}.pdf", isi, content_type="application/pdf")


def sesuaikan(k: Kisah) -> None:
    """The employee takes over the targets that the application proposes for the months worked."""
    keadaan = KeadaanKhusus.objects.get(pegawai=k.pegawai, skp=k.skp)
    target = {
        u.kegiatan.pk: TargetBaru(u.kuantitas, u.waktu, u.kegiatan.target_biaya) for u in list_usulan(k.skp, keadaan)
    }
    sesuaikan_target(skp_id=k.skp.pk, keadaan_id=keadaan.pk, target=target, alasan="", oleh=k.pemilik)


def isi_akademik(k: Kisah) -> None:
    """The home unit opens the year of a study leave and enters the academic value with its proof."""
    keadaan = KeadaanKhusus.objects.get(pegawai=k.pegawai, jenis="tugas_belajar")
    penilaian = mulai_tugas_belajar(keadaan_id=keadaan.pk, periode=k.periode, oleh=k.admin)
    k.penilaian_id = penilaian.pk
    isi = k.naskah.keadaan
    akademik = simpan_akademik(
        penilaian_id=penilaian.pk,
        isi=IsiAkademik(
            perguruan_tinggi=isi["perguruan_tinggi"],
            program_studi=isi["program_studi"],
            ipk=Decimal(isi["ipk"]),
            skala=Decimal(4),
        ),
        berkas=_berkas(k, "Transkrip nilai"),
        oleh=k.admin,
    )
    k.panggung.berkas.append(str(akademik.berkas.name))


def usulkan(k: Kisah) -> None:
    alasan = k.naskah.teks["koreksi"]
    usulkan_koreksi(penilaian_id=k.penilaian_id, lingkup=LingkupKoreksi.PERILAKU, alasan=alasan, oleh=k.admin)


def setujui(k: Kisah) -> None:
    usul = Koreksi.objects.get(penilaian=k.penilaian_id)
    setujui_koreksi(koreksi_id=usul.pk, catatan="Salinan rekapitulasi kehadiran sudah diperiksa.", oleh=k.atasan)
