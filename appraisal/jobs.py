"""Long work on appraisals, done by the worker. Libraries for documents are loaded when a job runs."""

from pathlib import Path

from django.utils.text import slugify

from appraisal.evaluation import susun_evaluasi
from appraisal.recap import list_orang
from appraisal.retention.permissions import boleh_memusnahkan
from appraisal.retention.selectors import usul_terlihat_oleh
from organisasi.common.access import DIIZINKAN, Izin, ditolak
from organisasi.jobs import Hasil, Isian, JenisPekerjaan, Kendali, daftarkan
from organisasi.models import JenisJejak, UnitKerja
from organisasi.selectors.akses import Akses
from organisasi.services.jejak import catat_baca
from skp.models import Periode


def boleh_unit(akses: Akses, isian: Isian) -> Izin:
    """The documents of a unit: its admin and its leader."""
    if (akses.admin or akses.pimpinan) and isian["unit"] in akses.unit_terlihat:
        return DIIZINKAN
    return ditolak("Dokumen unit ini hanya untuk admin kepegawaian dan pimpinannya.")


def baca_isian(kendali: Kendali) -> tuple[UnitKerja, Periode]:
    """The unit and the period that a job is about."""
    unit = UnitKerja.objects.get(pk=kendali.isian["unit"])
    return unit, Periode.objects.get(pk=kendali.isian["periode"], instansi=unit.instansi_id)


def _nama(awalan: str, unit: UnitKerja, periode: Periode, akhiran: str) -> str:
    return f"{awalan}-{slugify(unit.kode)}-{periode.tahun}.{akhiran}"


def _arsip(kendali: Kendali, folder: Path) -> Hasil:
    from appraisal.services.arsip import tulis_zip  # noqa: PLC0415 - WeasyPrint is loaded by the worker only

    unit, periode = baca_isian(kendali)
    tujuan = folder / "arsip.zip"
    jumlah, keluar = tulis_zip(kendali, unit, periode, tujuan)
    return Hasil(tujuan, _nama("arsip", unit, periode, "zip"), _keterangan(jumlah, keluar))


def _cetak(kendali: Kendali, folder: Path) -> Hasil:
    from appraisal.services.cetak_unit import tulis_pdf  # noqa: PLC0415 - WeasyPrint is loaded by the worker only

    unit, periode = baca_isian(kendali)
    tujuan = folder / "cetak.pdf"
    jumlah, keluar = tulis_pdf(kendali, unit, periode, tujuan)
    return Hasil(tujuan, _nama("cetak", unit, periode, "pdf"), _keterangan(jumlah, keluar))


def _rekap(kendali: Kendali, folder: Path) -> Hasil:
    from appraisal.exports.rekap_unit import tulis_rekap  # noqa: PLC0415 - openpyxl is loaded by the worker only

    unit, periode = baca_isian(kendali)
    tujuan = folder / "rekap.xlsx"
    kendali.mulai("Menulis rekap", 1)
    akses = kendali.akses
    jumlah = tulis_rekap(unit, periode, str(tujuan), hanya_final=unit.pk not in akses.unit_admin)
    orang = list_orang(unit, periode)
    catat_baca(akses, "rekap.diekspor", unit, pegawai=orang, jenis=JenisJejak.EKSPOR, nilai=periode.pk)
    kendali.maju()
    return Hasil(tujuan, _nama("rekap", unit, periode, "xlsx"), {"kalimat": [f"Memuat {jumlah} pegawai."]})


def _evaluasi(kendali: Kendali, folder: Path) -> Hasil:
    from appraisal.exports.evaluasi import tulis_evaluasi  # noqa: PLC0415 - openpyxl is loaded by the worker only

    unit, periode = baca_isian(kendali)
    tujuan = folder / "evaluasi.xlsx"
    kendali.mulai("Menulis laporan", 1)
    bulan = kendali.isian["bulan"]
    orang = tulis_evaluasi(susun_evaluasi(unit, periode, bulan), str(tujuan))
    catat_baca(kendali.akses, "evaluasi.diekspor", unit, pegawai=orang, jenis=JenisJejak.EKSPOR, nilai=periode.pk)
    kendali.maju()
    nama = f"evaluasi-{slugify(unit.kode)}-{periode.tahun}-{bulan:02}.xlsx"
    return Hasil(tujuan, nama, {"kalimat": [f"Memuat {len(orang)} pegawai."]})


def _keterangan(jumlah: int, keluar: list[str]) -> Isian:
    kalimat = [f"Berisi {jumlah} formulir."]
    if keluar:
        kalimat += [f"{len(keluar)} formulir tidak termasuk:", *keluar[:20]]
    return {"kalimat": kalimat}


def _boleh_musnah(akses: Akses, isian: Isian) -> Izin:
    usul = usul_terlihat_oleh(akses).filter(pk=isian["usul"]).first()
    return boleh_memusnahkan(akses, usul) if usul else ditolak("Usul musnah ini tidak ada pada instansi Anda.")


def _musnah(kendali: Kendali, folder: Path) -> Hasil:
    from appraisal.services.retensi import musnahkan  # noqa: PLC0415 - the service orders this job

    return Hasil(keterangan={"kalimat": [f"{musnahkan(kendali)} arsip dimusnahkan. Berita acaranya tersimpan."]})


ARSIP = daftarkan(JenisPekerjaan("arsip", boleh_unit, _arsip, ekspor=True))
REKAP = daftarkan(JenisPekerjaan("rekap", boleh_unit, _rekap, ekspor=True))
EVALUASI = daftarkan(JenisPekerjaan("evaluasi", boleh_unit, _evaluasi, ekspor=True))
CETAK = daftarkan(JenisPekerjaan("cetak", boleh_unit, _cetak, ekspor=True))
MUSNAH = daftarkan(JenisPekerjaan("musnah", _boleh_musnah, _musnah))
