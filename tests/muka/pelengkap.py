"""What stands beside the ordinary year on the stage: special circumstance, correction, hand-over, import and job."""

from datetime import date

from django.core.files.base import ContentFile

from appraisal.models import Koreksi, Penilaian
from appraisal.services.tugas_belajar import mulai_tugas_belajar
from organisasi.common.clock import sekarang
from organisasi.models import LaporanPenilai, Pekerjaan, Peran, StatusPekerjaan
from organisasi.services.impor import Unggahan, periksa_impor, unggah_impor
from skp.models import Skp
from skp.selectors import get_draf_perubahan
from skp.states import StatusSkp
from tests.dunia import Dunia, _orang, pada
from tests.factories.appraisal import (
    ButirMusnahFactory,
    CatatanPerilakuFactory,
    PenahananFactory,
    UsulMusnahFactory,
)
from tests.factories.organisasi import JabatanFactory, PenempatanFactory, PeranUnitFactory
from tests.factories.skp import KeadaanFactory

UNIT_BARU = "Kode;Nama;Jenis;Kode induk;Berlaku sejak\nU-1;Dinas Rekaan;Dinas;;01-01-2013\n"


def lengkapi_panggung(d: Dunia) -> None:
    """For the people of ``d``, in its first year and the present."""
    _khusus(d)
    _kantor(d)
    _retensi(d)


def _khusus(d: Dunia) -> None:
    putus = {"status": "berlaku", "diputuskan_oleh": d.admin.pengguna, "diputuskan_pada": sekarang()}
    umum = {"pegawai": d.rekan, "unit": d.subbagian, "diusulkan_oleh": d.rekan.pengguna}
    KeadaanFactory(**umum, jenis="cuti", rincian="cuti_besar", selesai=date(2015, 7, 31))
    skp = next(s for s in Skp.objects.filter(status=StatusSkp.DITETAPKAN) if get_draf_perubahan(s) is None)
    masa = {"mulai": date(skp.periode.tahun, 5, 1), "selesai": date(skp.periode.tahun, 7, 31)}
    KeadaanFactory(**umum, **masa, **putus, jenis="cuti", rincian="cuti_besar", skp=skp)
    belajar = KeadaanFactory(
        pegawai=d.orang_lain,
        unit=d.bagian_lain,
        jenis="tugas_belajar",
        rincian="",
        mulai=date(d.periode.tahun - 1, 9, 1),
        diusulkan_oleh=d.orang_lain.pengguna,
        **putus,
    )
    with pada(d.periode.tahun, 12, 28):
        mulai_tugas_belajar(keadaan_id=belajar.pk, periode=d.periode, oleh=d.akses(d.karo))
    disahkan = Penilaian.objects.get(status="disahkan")
    Koreksi.objects.create(
        penilaian=disahkan,
        lingkup="perilaku",
        versi=1,
        alasan="Satu catatan belum dibaca.",
        diusulkan_oleh=d.penilai.pengguna,
    )
    kursi = JabatanFactory(unit=d.bagian_lain, nama="Kepala Bagian Kelembagaan", kepala_unit=True)
    PenempatanFactory(pegawai=d.penilai, jabatan=kursi, mulai=date(2010, 1, 1), selesai=date(2011, 12, 31))


def _kantor(d: Dunia) -> None:
    auditor = _orang(d.instansi, "Auditor Rekaan", JabatanFactory(unit=d.setda, nama="Auditor"))
    PeranUnitFactory(pengguna=auditor.pengguna, peran=Peran.AUDITOR, instansi=d.instansi)
    LaporanPenilai.objects.create(
        pegawai=d.rekan, tercatat=d.penilai, usulan=d.karo, keterangan="Saya pindah seksi bulan lalu."
    )
    for nama, isi in (("unit.csv", UNIT_BARU), ("salah.csv", "nip;nama\n1;Tanpa unit\n")):
        impor = unggah_impor(berkas=Unggahan(nama, isi.encode()), oleh=d.akses(d.pengelola))
        periksa_impor(impor_id=impor.pk, oleh=d.akses(d.pengelola))
    Pekerjaan.objects.create(
        instansi=d.instansi,
        pemilik=d.admin.pengguna,
        jenis="cetak",
        judul="Cetak Biro Organisasi",
        isian={"unit": d.biro.pk, "periode": d.periode.pk},
        status=StatusPekerjaan.SELESAI,
        tuntas_pada=sekarang(),
        berkas=ContentFile(b"%PDF-1.4 rekaan", "hasil"),
        nama_berkas="cetak.pdf",
    )


def _retensi(d: Dunia) -> None:
    """An admin of the whole agency before records that are due, a hold, and a proposal to decide and a finished one."""
    arsiparis = _orang(d.instansi, "Arsiparis Rekaan", JabatanFactory(unit=d.setda, nama="Arsiparis"))
    PeranUnitFactory(pengguna=arsiparis.pengguna, peran=Peran.ADMIN_KEPEGAWAIAN, instansi=d.instansi, unit=None)
    tahun = d.periode.tahun
    CatatanPerilakuFactory(pegawai=d.orang_lain, penilai=d.penilai, tanggal=date(tahun - 1, 5, 1))
    PenahananFactory(instansi=d.instansi, tahun=tahun - 4, dipasang_oleh=arsiparis.pengguna)
    usul = {"instansi": d.instansi, "jenis": "catatan", "diusulkan_oleh": d.admin.pengguna}
    UsulMusnahFactory(**usul, tahun=tahun - 2)
    putus = {"diputuskan_oleh": arsiparis.pengguna, "diputuskan_pada": sekarang(), "selesai_pada": sekarang()}
    selesai = UsulMusnahFactory(**usul, **putus, tahun=tahun - 3, status="selesai", sidik="0" * 64, musnah=1)
    ButirMusnahFactory(usul=selesai, pegawai=d.orang_lain)
