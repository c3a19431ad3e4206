"""What a browser would send to each address, valid, so that whoever may, succeeds."""

from collections.abc import Callable
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from organisasi.models import Instansi, Jabatan, Pegawai, UnitKerja
from organisasi.services.row import versi_baris
from skp.catalogue import kunci_butir
from skp.selectors import list_kegiatan
from skp.states import StatusSkp
from tests.berkas import gambar, pdf
from tests.halaman import formset
from tests.otorisasi.kota import TAHUN, Berkas, Kota
from tests.prosedur import RINGKAS

Isi = dict[str, Any]
PERILAKU = ("orientasi_pelayanan", "integritas", "komitmen", "disiplin", "kerja_sama")
KATA = "Alasan yang jelas."


def _susun(kota: Kota, b: Berkas) -> Isi:
    disusun = b.skp.nomor_versi
    if b.skp.status == StatusSkp.DITETAPKAN and b.skp.daftar_versi.filter(nomor=disusun + 1).exists():
        disusun += 1
    baris = [
        {"pk": k.pk, "uraian": k.uraian, "target_kuantitas": 11, "satuan_kuantitas": "laporan", "target_waktu": 12,
         "satuan_waktu": "bulan"}
        for k in list_kegiatan(b.skp, disusun)
    ]  # fmt: skip
    return formset("k", baris) | {"revisi": b.skp.revisi}


def _realisasi(kota: Kota, b: Berkas) -> Isi:
    baris = [{"kegiatan_id": k.pk, "kuantitas": 12, "waktu": 12} for k in list_kegiatan(b.skp)]
    return formset("r", baris) | {"revisi": b.skp.revisi}


def _nilai(kota: Kota, b: Berkas) -> Isi:
    kualitas = [{"kegiatan_id": k.pk, "kualitas": 85} for k in list_kegiatan(b.skp)]
    isi = formset("q", kualitas) | formset("t", [{"butir_id": b.tugas.pk, "diakui": "ya"}])
    isi |= formset("c", [{"butir_id": b.kreasi.pk, "diakui": "ya"}])
    return isi | dict.fromkeys(PERILAKU, 85) | {"revisi_skp": b.skp.revisi, "revisi_penilaian": ""}


def _kemajuan(kota: Kota, b: Berkas) -> Isi:
    return formset("m", [{"kegiatan_id": k.pk, "kuantitas": 1, "biaya": ""} for k in list_kegiatan(b.skp)])


def _tugas(kota: Kota, b: Berkas) -> Isi:
    return {"uraian": "Panitia", "pemberi": "Kepala Biro", "nomor_surat": "800/1", "tanggal_surat": f"1-2-{TAHUN}"}


def _kreasi(kota: Kota, b: Berkas) -> Isi:
    return {
        "uraian": "Cara baru",
        "manfaat": "Lebih cepat",
        "tingkat": "unit_kerja",
        "penandatangan": "Kepala Biro Rekaan",
        "jabatan_penandatangan": "Kepala Biro",
        "nomor_surat": "800/2",
        "tanggal_surat": f"1-2-{TAHUN}",
    }


def _keadaan(kota: Kota, b: Berkas) -> Isi:
    return {
        "mulai": f"1-6-{TAHUN}",
        "rincian": "cltn",
        "nomor_surat": "824/1",
        "tanggal_surat": f"1-5-{TAHUN}",
        "alasan": KATA,
        "berkas": SimpleUploadedFile("surat.pdf", pdf()),
    }


def _unit(kota: Kota, b: Berkas) -> Isi:
    unit = UnitKerja.objects.get(pk=kota.benda["unit"])
    return {
        "induk_id": unit.parent_id,
        "kode": unit.kode,
        "nama": unit.nama,
        "jenis": unit.jenis,
        "mulai": f"{unit.mulai:%d-%m-%Y}",
        "versi": versi_baris(unit),
    }


def _jabatan(kota: Kota, b: Berkas) -> Isi:
    jabatan = Jabatan.objects.get(pk=kota.benda["jabatan"])
    return {
        "nama": jabatan.nama,
        "jenis": jabatan.jenis,
        "mulai": f"{jabatan.mulai:%d-%m-%Y}",
        "versi": versi_baris(jabatan),
    }


def _pegawai(kota: Kota, b: Berkas) -> Isi:
    orang = Pegawai.objects.get(pk=kota.benda["pegawai"])
    return {"nip": orang.nip, "nama": orang.nama, "status": orang.status, "versi": versi_baris(orang)}


def _instansi(kota: Kota, b: Berkas) -> Isi:
    i = Instansi.objects.get(pk=kota.d.instansi.pk)
    return {
        "nama": i.nama,
        "tempat": i.tempat,
        "zona_waktu": i.zona_waktu,
        "ppk": i.ppk_id,
        "versi": versi_baris(i),
    }


def _periode(tahun: int) -> Isi:
    hari = {"mulai": "1-1", "selesai": "31-12", "batas_skp": "31-1", "buka_realisasi": "1-12"}
    isi: Isi = {nama: f"{h}-{tahun}" for nama, h in hari.items()}
    return isi | {"tahun": tahun, "batas_penilaian": f"31-1-{tahun + 1}", "varian": "perka_2013"}


def _tanggal(nama: str, hari: int = 31, **lain: Any) -> Callable[[Kota, Berkas], Isi]:
    return lambda kota, b: {nama: f"{hari}-1-{TAHUN + 1}"} | lain


ISI: dict[str, Callable[[Kota, Berkas], Isi]] = {
    "skp:susun": _susun,
    "tutup_petunjuk": lambda kota, b: {"kunci": "beranda"},
    "skp:buat": lambda kota, b: {"periode": kota.benda["periode"]},
    "skp:ubah": lambda kota, b: {"alasan": KATA},
    "skp:aksi": lambda kota, b: {"catatan": KATA},
    "skp:kemajuan": _kemajuan,
    "skp:unggah": lambda kota, b: {
        "jenis": "kegiatan",
        "nomor": list_kegiatan(b.skp).first().pk,
        "berkas": SimpleUploadedFile("laporan.pdf", pdf()),
    },
    "skp:tambahan/tugas-tambahan": _tugas,
    "skp:tambahan/kreativitas": _kreasi,
    "skp:ubah_tambahan/tugas-tambahan": _tugas,
    "skp:ubah_tambahan/kreativitas": _kreasi,
    "skp:keadaan_baru": _keadaan,
    "skp:rkt_baru": lambda kota, b: {"kode": "9", "uraian": "Program Penataan"},
    "skp:rkt_ubah": lambda kota, b: {"kode": "1", "uraian": KATA},
    "skp:rkt_akhiri": lambda kota, b: {"alasan": KATA},
    "skp:katalog_jabatan": lambda kota, b: {
        "uraian": "Mengagendakan surat", "satuan_kuantitas": "surat", "satuan_waktu": "bulan",
    },
    "skp:atur_katalog/tampilkan": lambda kota, b: {"kunci": "0" * 16},
    "skp:atur_katalog/sembunyikan": lambda kota, b: {
        "kunci": kunci_butir(f"Menata arsip {kota.dokumen['jabatan']['ditetapkan'].kata}", "laporan", "bulan"),
    },
    "skp:keadaan_putuskan": lambda kota, b: {"putusan": "setuju", "catatan": KATA},
    "skp:keadaan_cabut": lambda kota, b: {"catatan": KATA},
    "skp:keadaan_akhiri": _tanggal("selesai"),
    "skp:keadaan_berkas": lambda kota, b: {"berkas": SimpleUploadedFile("surat.pdf", pdf())},
    "skp:periode_baru": lambda kota, b: _periode(TAHUN + 2),
    "skp:periode_ubah": lambda kota, b: _periode(TAHUN),
    "appraisal:realisasi": _realisasi,
    "appraisal:pratinjau": _realisasi,
    "appraisal:pratinjau_target": _susun,
    "appraisal:pratinjau_nilai": _nilai,
    "appraisal:kembalikan_realisasi": lambda kota, b: {"catatan": KATA},
    "appraisal:nilai": _nilai,
    "appraisal:keberatan": lambda kota, b: {"isi": KATA},
    "appraisal:tanggapi": lambda kota, b: {"isi": KATA},
    "appraisal:putuskan": lambda kota, b: {"isi": KATA},
    "appraisal:aksi": lambda kota, b: {"catatan": KATA},
    "appraisal:catatan": lambda kota, b: {
        "pegawai": kota.dokumen["jabatan"]["draf"].pemilik.pk,
        "aspek": "disiplin",
        "uraian": KATA,
        "tanggal": f"9-1-{TAHUN + 1}",
    },
    "appraisal:bundel": lambda kota, b: {"bentuk": "pdf", "unit": kota.d.biro.pk, "tahun": TAHUN},
    "appraisal:pasang_sop": lambda kota, b: {
        "unit": kota.d.biro.pk, "berkas": SimpleUploadedFile("sop.toml", RINGKAS.encode()),
    },
    "appraisal:mulai_sop": lambda kota, b: {"periode": kota.d.periode.pk},
    "appraisal:selesaikan_sop": lambda kota, b: {"lengkap": "on", "nomor": 1},
    "appraisal:kembalikan_sop": lambda kota, b: {"catatan": KATA},
    "appraisal:batalkan_sop": lambda kota, b: {"catatan": KATA},
    "appraisal:naskah_sop": lambda kota, b: {"revisi": 0, "pendahuluan": KATA},
    "appraisal:siapkan_evaluasi": lambda kota, b: {"unit": kota.d.biro.pk, "tahun": TAHUN, "bulan": 3},
    "appraisal:ingatkan": lambda kota, b: {"unit": kota.d.biro.pk, "tahun": TAHUN},
    "appraisal:koreksi": lambda kota, b: {"lingkup": "perilaku", "alasan": KATA},
    "appraisal:putuskan_koreksi": lambda kota, b: {"putusan": "tolak", "catatan": KATA},
    "appraisal:retensi_arsip": lambda kota, b: {"alasan": KATA},
    "appraisal:putuskan_musnah": lambda kota, b: {"putusan": "setuju"},
    "appraisal:penahanan": lambda kota, b: {"tahun": TAHUN, "alasan": KATA},
    "appraisal:cabut_penahanan": lambda kota, b: {"alasan": KATA},
    "appraisal:tolak_laporan": lambda kota, b: {"jawaban": KATA},
    "skp:cabut_perpanjangan": lambda kota, b: {"alasan": KATA},
    "appraisal:tanggapi_catatan": lambda kota, b: {"tanggapan": KATA},
    "organisasi:unit_baru": lambda kota, b: {
        "induk_id": kota.d.biro.pk, "kode": "BARU", "nama": "Bagian Baru", "jenis": "bagian", "mulai": "1-1-2016",
    },
    "organisasi:ubah_unit": _unit,
    "organisasi:akhiri_unit": _tanggal("selesai"),
    "organisasi:reorganisasi": lambda kota, b: _unit(kota, b)
    | {"nomor_surat": "Pergub 1", "mulai": f"1-2-{TAHUN + 1}", "kode": "PENGGANTI"},
    "organisasi:jabatan_baru": lambda kota, b: {"nama": "Arsiparis", "jenis": "fungsional_umum", "mulai": "1-1-2016"},
    "organisasi:ubah_jabatan": _jabatan,
    "organisasi:akhiri_jabatan": _tanggal("selesai"),
    "organisasi:isi_jabatan": lambda kota, b: {"pegawai": Pegawai.objects.get(pk=kota.benda["pegawai"]).nip},
    "organisasi:cari_pegawai": lambda kota, b: {"cari": b.pemilik.nip},
    "organisasi:ubah_pegawai": _pegawai,
    "organisasi:pegawai_baru": lambda kota, b: {"nip": "199001012015031777", "nama": "Orang Baru", "status": "pns"},
    "organisasi:pangkat_baru": lambda kota, b: {"golongan": "III/c", "tmt": "1-4-2014"},
    "organisasi:akhiri_penempatan": _tanggal("selesai", 9),
    "organisasi:tugaskan": lambda kota, b: {
        "penilai": kota.d.karo.nip, "mulai": f"1-1-{TAHUN + 1}", "selesai": f"31-12-{TAHUN + 1}", "alasan": KATA,
    },
    "organisasi:akhiri_penugasan": lambda kota, b: {"selesai": f"31-1-{TAHUN + 2}"},
    "organisasi:berhenti": _tanggal("tanggal", 9, alasan="pensiun"),
    "organisasi:kunci_api": lambda kota, b: {
        "nama": "SIMPEG", "lingkup": ["pegawai.baca"], "berlaku_sampai": f"31-1-{TAHUN + 1}",
    },
    "organisasi:beri_peran": lambda kota, b: {"peran": "pimpinan", "unit_id": kota.d.biro.pk, "mulai": "1-1-2016"},
    "organisasi:cabut_peran": _tanggal("selesai", 10),
    "organisasi:instansi": _instansi,
    "organisasi:unggah_lambang": lambda kota, b: {"lambang": SimpleUploadedFile("l.png", gambar(sisi=200))},
}  # fmt: skip
"""Key of an address (or the part before the ``/``) -> its form. Others send nothing."""


def isi_untuk(kunci: str, kota: Kota, berkas: Berkas) -> Isi:
    pembuat = ISI.get(kunci) or ISI.get(kunci.partition("/")[0])
    isi = pembuat(kota, berkas) if pembuat else {}
    return {nama: nilai for nama, nilai in isi.items() if nilai is not None}
