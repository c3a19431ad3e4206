"""A town in which every relation to a document exists, and a document for every state, each with words of its own.

``Kota.dokumen[kumpulan][tahap]``: three sets of documents. ``jabatan``: the assessor is the head of the unit.
``penugasan``: he was assigned, and the owner is also admin kepegawaian of his own unit. ``plt``: he acts for a vacant
seat. ``PELAKU`` names each relation, who plays it and on which set.
"""

import hashlib
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.files.base import ContentFile
from django.test import Client

from appraisal.models import CatatanPerilaku, Keberatan, Koreksi, Penahanan, Penilaian, RiwayatPenilaian, UsulMusnah
from appraisal.services.perilaku import simpan_perilaku
from appraisal.services.sop import mulai_sop, pasang_sop
from appraisal.sop.berkas import baca_sop
from organisasi.models import (
    Impor,
    KunciApi,
    LaporanPenilai,
    Notifikasi,
    Pegawai,
    Pekerjaan,
    Pengguna,
    PeranUnit,
    StatusImpor,
    StatusPekerjaan,
    UnitKerja,
)
from organisasi.models import Peran as PeranAkun
from organisasi.selectors.akses import SISTEM
from skp.models import BerkasKeadaan, Kegiatan, Perpanjangan, RiwayatSkp, Skp, VersiSkp
from skp.selectors import list_kegiatan
from skp.services.realisation import BarisKualitas, BarisRealisasi, simpan_penilaian_realisasi, simpan_realisasi
from skp.states import StatusRealisasi
from tests.dunia import PERILAKU, Dunia, _orang, baris, buat_dunia, pada
from tests.factories.appraisal import CatatanPerilakuFactory, DokumenFactory
from tests.factories.organisasi import (
    InstansiFactory,
    JabatanFactory,
    PenempatanFactory,
    PenggunaFactory,
    PenugasanPenilaiFactory,
    PeranUnitFactory,
    UnitFactory,
)
from tests.factories.skp import (
    BuktiFactory,
    ButirRktFactory,
    EntriKatalogFactory,
    KeadaanFactory,
    KreativitasFactory,
    PeriodeFactory,
    TugasTambahanFactory,
)
from tests.prosedur import LKJ, RINGKAS
from tests.tahap import TAHAP_PENILAIAN, TAHAP_SKP, perubahan_disusun

TAHUN = 2015
TAHAP_RENCANA = {**TAHAP_SKP, "perubahan_disusun": perubahan_disusun}
TERISI = {"ditetapkan", "ditutup", "perubahan", "perubahan_disusun"}
"""States in which the realisation may be written; here it already is, so that the next step can be taken."""

PELAKU: dict[str, str] = {
    "anonim": "jabatan",
    "nonaktif": "jabatan",
    "ganti_sandi": "jabatan",
    "pemilik": "jabatan",
    "penilai": "jabatan",
    "atasan": "jabatan",
    "mantan_penilai": "jabatan",
    "penilai_lain": "jabatan",
    "karo": "jabatan",
    "rekan": "jabatan",
    "orang_lain": "jabatan",
    "admin": "jabatan",
    "admin_pusat": "jabatan",
    "admin_lain": "jabatan",
    "pimpinan": "jabatan",
    "pimpinan_lain": "jabatan",
    "pengelola": "jabatan",
    "teknis": "jabatan",
    "asing": "jabatan",
    "admin_asing": "jabatan",
    "pengelola_asing": "jabatan",
    "auditor": "jabatan",
    "pemilik_admin": "penugasan",
    "penilai_ditunjuk": "penugasan",
    "kepala_unit": "penugasan",
    "penilai_plt": "plt",
    "kepala_lama": "plt",
}
"""Relation -> the set of documents it is a relation to."""


def kata(*bagian: object) -> str:
    """A word that stands nowhere else: whoever reads it has read this document."""
    return "kenari" + "".join(str(b) for b in bagian).replace("_", "")


@dataclass
class Berkas:
    """One document of the plan or of the year with everything that hangs on it."""

    kata: str
    pemilik: Pegawai
    skp: Skp
    penilaian: Penilaian | None
    bukti: Any
    tugas: Any
    kreasi: Any


@dataclass
class Kota:
    d: Dunia
    orang: dict[str, Pegawai] = field(default_factory=dict)
    akun: dict[str, Pengguna] = field(default_factory=dict)
    dokumen: dict[str, dict[str, Berkas]] = field(default_factory=dict)
    benda: dict[str, int] = field(default_factory=dict)
    sesi: dict[str, str] = field(default_factory=dict)

    def pengguna(self, relasi: str, berkas: Berkas) -> Pengguna | None:
        """The account that plays the relation to this document."""
        if relasi == "anonim":
            return None
        if relasi in {"pemilik", "pemilik_admin"}:
            return berkas.pemilik.pengguna
        return self.akun[relasi]

    def kunci_sesi(self, pengguna: Pengguna | None) -> str:
        """A live session of the account, made once."""
        if pengguna is None:
            return ""
        if pengguna.nama_pengguna not in self.sesi:
            peramban = Client()
            peramban.force_login(pengguna)
            self.sesi[pengguna.nama_pengguna] = peramban.session.session_key
        return self.sesi[pengguna.nama_pengguna]


def bangun() -> Kota:
    """The whole town; about six seconds."""
    d = buat_dunia(TAHUN)
    kota = Kota(d)
    for nama in ("penilai", "atasan", "karo", "rekan", "orang_lain", "admin", "pimpinan", "pengelola"):
        kota.orang[nama] = getattr(d, nama)
    _pejabat(kota)
    _pegang_peran(kota)
    _instansi_lain(kota)
    for kumpulan in ("jabatan", "penugasan", "plt"):
        kota.dokumen[kumpulan] = {t: _dokumen(kota, kumpulan, t) for t in (*TAHAP_RENCANA, *TAHAP_PENILAIAN)}
    kota.akun |= {nama: orang.pengguna for nama, orang in kota.orang.items()}
    _benda(kota)
    pemilik = [b.pemilik.pengguna for kumpulan in kota.dokumen.values() for b in kumpulan.values()]
    for akun in (*kota.akun.values(), *pemilik):
        kota.kunci_sesi(akun)
    Pengguna.objects.filter(pk=kota.akun["nonaktif"].pk).update(is_active=False)
    return kota


def _baru(kota: Kota, relasi: str, unit: Any, **jabatan: Any) -> Pegawai:
    judul = relasi.replace("_", " ").title()
    orang = _orang(kota.d.instansi, f"{judul} Rekaan", JabatanFactory(unit=unit, **jabatan))
    kota.orang[relasi] = orang
    return orang


def _pejabat(kota: Kota) -> None:
    d = kota.d
    _baru(kota, "mantan_penilai", d.biro)
    _baru(kota, "penilai_ditunjuk", d.biro)
    _baru(kota, "penilai_lain", d.bagian_lain, nama="Kepala Bagian Kelembagaan", kepala_unit=True)
    kota.benda["unit_penugasan"] = UnitFactory(instansi=d.instansi, parent=d.bagian, nama="Subbagian Dua").pk
    kota.benda["unit_plt"] = UnitFactory(instansi=d.instansi, parent=d.bagian, nama="Subbagian Tiga").pk
    _baru(kota, "kepala_unit", _unit(kota, "penugasan"), nama="Kasubbag Dua", kepala_unit=True, eselon="IV.a")
    lama = _baru(kota, "kepala_lama", _unit(kota, "plt"), nama="Kasubbag Tiga", kepala_unit=True, eselon="IV.a")
    kursi = lama.daftar_penempatan.get()
    lama.daftar_penempatan.update(selesai=date(TAHUN - 1, 12, 31))
    PenempatanFactory(pegawai=lama, jabatan=JabatanFactory(unit=d.setda), mulai=date(TAHUN, 1, 1))
    plt = _baru(kota, "penilai_plt", d.bagian_lain)
    PenempatanFactory(pegawai=plt, jabatan=kursi.jabatan, jenis="plt", mulai=date(TAHUN, 1, 1))


def _unit(kota: Kota, kumpulan: str) -> Any:
    pk = kota.benda.get(f"unit_{kumpulan}")
    return UnitKerja.objects.get(pk=pk) if pk else kota.d.subbagian


def _pegang_peran(kota: Kota) -> None:
    d = kota.d
    for nama, peran, unit in (
        ("admin_pusat", PeranAkun.ADMIN_KEPEGAWAIAN, None),
        ("admin_lain", PeranAkun.ADMIN_KEPEGAWAIAN, d.bagian_lain),
        ("nonaktif", PeranAkun.ADMIN_KEPEGAWAIAN, None),
        ("ganti_sandi", PeranAkun.ADMIN_KEPEGAWAIAN, None),
        ("pimpinan_lain", PeranAkun.PIMPINAN, d.bagian_lain),
        ("auditor", PeranAkun.AUDITOR, None),
    ):
        orang = _baru(kota, nama, d.setda)
        PeranUnitFactory(pengguna=orang.pengguna, peran=peran, instansi=d.instansi, unit=unit)
    Pengguna.objects.filter(pegawai=kota.orang["ganti_sandi"]).update(wajib_ganti_sandi=True)
    kota.akun["teknis"] = PenggunaFactory(nama_pengguna="teknis")
    PeranUnitFactory(pengguna=kota.akun["teknis"], peran=PeranAkun.PENGELOLA_SISTEM, instansi=d.instansi)


def _instansi_lain(kota: Kota) -> None:
    lain = InstansiFactory(nama="Pemerintah Kota Seberang")
    unit = UnitFactory(instansi=lain, nama="Dinas Seberang")
    kota.benda["periode_asing"] = PeriodeFactory(instansi=lain, tahun=TAHUN).pk
    for nama, peran in (
        ("asing", None),
        ("admin_asing", PeranAkun.ADMIN_KEPEGAWAIAN),
        ("pengelola_asing", PeranAkun.PENGELOLA_SISTEM),
    ):
        orang = _orang(lain, f"{nama.replace('_', ' ').title()} Rekaan", JabatanFactory(unit=unit))
        kota.orang[nama] = orang
        if peran:
            PeranUnitFactory(pengguna=orang.pengguna, peran=peran, instansi=lain)


def _dokumen(kota: Kota, kumpulan: str, tahap: str) -> Berkas:
    d, k = kota.d, kata(kumpulan[:2], tahap)
    unit = _unit(kota, kumpulan)
    pemilik = _orang(d.instansi, f"Pegawai {k}", JabatanFactory(unit=unit, nama="Pengadministrasi Umum"))
    if kumpulan == "penugasan":
        PenugasanPenilaiFactory(pegawai=pemilik, penilai=kota.orang["penilai_ditunjuk"])
        PeranUnitFactory(pengguna=pemilik.pengguna, peran=PeranAkun.ADMIN_KEPEGAWAIAN, instansi=d.instansi, unit=unit)
    else:
        akhir = date(TAHUN - 1, 12, 31)
        PenugasanPenilaiFactory(pegawai=pemilik, penilai=kota.orang["mantan_penilai"], selesai=akhir)
    isi = {"pegawai": pemilik, "kegiatan": [baris(f"Menyusun laporan {k}"), baris(f"Menata arsip {k}")]}
    if tahap in TAHAP_RENCANA:
        skp, penilaian = TAHAP_RENCANA[tahap](d, **isi), Penilaian.objects.filter(pegawai=pemilik).first()
    else:
        penilaian = TAHAP_PENILAIAN[tahap](d, **isi)
        skp = Skp.objects.get(pegawai=pemilik)
    _siapkan(d, tahap, skp, penilaian)
    return _lengkapi(kota, k, pemilik, skp, penilaian)


def _siapkan(d: Dunia, tahap: str, skp: Skp, penilaian: Penilaian | None) -> None:
    """Fill in what the next step of this state asks for."""
    if tahap in TERISI:
        isi = [BarisRealisasi(k.pk, kuantitas=k.target_kuantitas, waktu=k.target_waktu) for k in list_kegiatan(skp)]
        with pada(TAHUN, 12, 28):
            simpan_realisasi(skp_id=skp.pk, revisi=None, baris=isi, oleh=d.akses(skp.pegawai))
    if tahap == "realisasi_diajukan":
        nilai = [BarisKualitas(k.pk, kualitas=Decimal(80)) for k in list_kegiatan(skp)]
        simpan_penilaian_realisasi(
            skp_id=skp.pk,
            revisi=None,
            kualitas=nilai,
            tugas_tambahan={},
            kreativitas={},
            oleh=d.akses(skp.pejabat_penilai),
        )
    if tahap == "disusun" and penilaian:
        simpan_perilaku(
            penilaian_id=penilaian.pk, revisi=None, nilai=PERILAKU, rekomendasi="", oleh=d.akses(skp.pejabat_penilai)
        )


def _lengkapi(kota: Kota, k: str, pemilik: Pegawai, skp: Skp, penilaian: Penilaian | None) -> Berkas:
    """Evidence, a task and a creation; the word of the document in every text that hangs on it."""
    RiwayatSkp.objects.filter(skp=skp).exclude(catatan="").update(catatan=k)
    VersiSkp.objects.filter(skp=skp).exclude(alasan="").update(alasan=k)
    if penilaian:
        Penilaian.objects.filter(pk=penilaian.pk).update(rekomendasi=k)
        RiwayatPenilaian.objects.filter(penilaian=penilaian).exclude(catatan="").update(catatan=k)
        Keberatan.objects.filter(penilaian=penilaian).update(alasan=k)
    kegiatan = Kegiatan.objects.filter(versi__skp=skp, versi__nomor=skp.nomor_versi).first()
    diakui = True if skp.status_realisasi == StatusRealisasi.DIAJUKAN else None
    return Berkas(
        kata=k,
        pemilik=pemilik,
        skp=Skp.objects.get(pk=skp.pk),
        penilaian=Penilaian.objects.filter(pk=penilaian.pk).first() if penilaian else None,
        bukti=BuktiFactory(kegiatan=kegiatan, nama=f"{k}.pdf", diunggah_oleh=pemilik.pengguna),
        tugas=TugasTambahanFactory(skp=skp, uraian=f"Panitia {k}", diakui=diakui),
        kreasi=KreativitasFactory(skp=skp, uraian=f"Cara {k}", diakui=diakui),
    )


def _benda(kota: Kota) -> None:
    """Everything else that an address names: about the colleague, who sits in the Subbagian."""
    d, rekan = kota.d, kota.d.rekan
    rekan.nama = f"Rekan {kata('rekan')}"
    rekan.save(update_fields=["nama"])
    penugasan = PenugasanPenilaiFactory(pegawai=rekan, penilai=d.karo, mulai=date(TAHUN + 2, 1, 1))
    catatan = CatatanPerilakuFactory(
        pegawai=d.orang_lain,
        penilai=kota.orang["penilai_lain"],
        uraian=kata("catatan"),
        dibuat_oleh=d.pengelola.pengguna,
    )
    CatatanPerilaku.objects.filter(pk=catatan.pk).update(tanggal=date(TAHUN, 3, 1))
    CatatanPerilakuFactory(
        pegawai=d.orang_lain, penilai=kota.orang["penilai_lain"], uraian=kata("usang"), tanggal=date(2009, 3, 1)
    )
    CatatanPerilakuFactory(
        pegawai=kota.dokumen["jabatan"]["ditetapkan"].pemilik,
        penilai=kota.orang["mantan_penilai"],
        uraian=kata("milik"),
        tanggal=date(TAHUN, 3, 1),
    )
    _retensi(kota)
    kabar = Notifikasi.objects.create(penerima=rekan.pengguna, kunci="uji", judul=kata("kabar"), tautan="/skp/")
    kerja = Pekerjaan.objects.create(
        instansi=d.instansi,
        pemilik=d.admin.pengguna,
        jenis="cetak",
        judul=f"Cetak {kata('kerja')}",
        isian={"unit": d.biro.pk, "periode": d.periode.pk},
        status=StatusPekerjaan.SELESAI,
        tuntas_pada=kabar.dibuat_pada,
        berkas=ContentFile(b"%PDF-1.4 rekaan", "hasil"),
        nama_berkas="cetak.pdf",
    )
    keadaan = KeadaanFactory(
        pegawai=rekan,
        unit=d.subbagian,
        alasan=kata("keadaan"),
        diusulkan_oleh=rekan.pengguna,
        selesai=date(TAHUN, 5, 31),
    )
    berkas = BerkasKeadaan.objects.create(
        keadaan=keadaan,
        berkas=ContentFile(b"%PDF-1.4 rekaan", "surat"),
        nama=f"{kata('berkas')}.pdf",
        jenis_isi="application/pdf",
        ukuran=15,
        sha256="0" * 64,
        diunggah_oleh=rekan.pengguna,
    )
    impor = Impor.objects.create(
        instansi=d.instansi,
        oleh=kota.akun["admin_pusat"],
        nama_berkas=f"{kata('impor')}.csv",
        jenis_berkas="csv",
        berkas=ContentFile(b"kode,nama\nU1,Unit\n", "impor"),
        status=StatusImpor.SIAP,
        sidik_rencana="0" * 64,
    )
    laporan = LaporanPenilai.objects.create(
        pegawai=rekan, tercatat=d.penilai, usulan=d.karo, keterangan=kata("laporan")
    )
    perpanjangan = Perpanjangan.objects.create(
        periode=d.periode,
        hal="penilaian",
        pegawai=rekan,
        sampai=date(TAHUN + 1, 2, 28),
        alasan=kata("perpanjangan"),
        dibuat_oleh=d.admin.pengguna,
    )
    berlaku = _dokumen(kota, "subbagian", "disahkan").penilaian
    terbit = ContentFile(b"%PDF-1.4 kenariterbit", "formulir.pdf")
    sidik = hashlib.sha256(b"%PDF-1.4 kenariterbit").hexdigest()
    usulan = Koreksi.objects.create(
        penilaian=berlaku, lingkup="perilaku", versi=1, alasan=kata("koreksi"), diusulkan_oleh=d.penilai.pengguna
    )
    surat = pasang_sop(unit_id=d.biro.pk, berkas=baca_sop(RINGKAS), oleh=SISTEM)
    lkj = pasang_sop(unit_id=d.biro.pk, berkas=baca_sop(LKJ), oleh=SISTEM)
    jalan = mulai_sop(sop_id=lkj.pk, periode_id=d.periode.pk, oleh=d.akses(d.karo))
    kunci = KunciApi.objects.create(
        instansi=d.instansi,
        nama=kata("kunci"),
        awalan="skp_uji",
        sidik="1" * 64,
        lingkup=["pegawai.baca"],
        berlaku_sampai=date(TAHUN + 1, 12, 31),
        dibuat_oleh=d.pengelola.pengguna,
    )
    EntriKatalogFactory(instansi=d.instansi, kunci="0" * 16, baku=False, tersembunyi=True, dibuat_oleh=d.admin.pengguna)
    program = ButirRktFactory(unit=d.subbagian, tahun=TAHUN + 1, tingkat="program", kode="1", uraian=kata("program"))
    kota.benda |= {
        "butir": program.pk,
        "kunci": kunci.pk,
        "sop": surat.pk,
        "pelaksanaan": jalan.pk,
        "koreksi": usulan.pk,
        "dokumen": DokumenFactory(penilaian=berlaku, berkas=terbit, sha256=sidik).pk,
        "terima": kota.orang["kepala_lama"].daftar_penempatan.get(jabatan__kepala=True).pk,
        "laporan": laporan.pk,
        "perpanjangan": perpanjangan.pk,
        "impor": impor.pk,
        "pekerjaan": kerja.pk,
        "unit": d.subbagian.pk,
        "jabatan": rekan.daftar_penempatan.get().jabatan_id,
        "pegawai": rekan.pk,
        "penempatan": rekan.daftar_penempatan.get().pk,
        "pangkat": rekan.riwayat_pangkat.get().pk,
        "penugasan": penugasan.pk,
        "peran": PeranUnit.objects.get(pengguna=d.pimpinan.pengguna).pk,
        "lambang": d.instansi.pk,
        "periode": d.periode.pk,
        "keadaan": keadaan.pk,
        "berkas": berkas.pk,
        "catatan": catatan.pk,
        "pemberitahuan": kabar.pk,
    }
    ButirRktFactory(unit=d.biro, tahun=TAHUN + 1, uraian=kata("rkt"))


def _retensi(kota: Kota) -> None:
    """A hold on another year and a proposal that waits for its second person."""
    oleh = {"instansi": kota.d.instansi, "alasan": kata("retensi")}
    tahan = Penahanan.objects.create(**oleh, tahun=1999, sejak=date(TAHUN, 1, 1), dipasang_oleh=kota.d.admin.pengguna)
    usul = UsulMusnah.objects.create(
        **oleh, jenis="catatan", tahun=2008, jumlah=1, diusulkan_oleh=kota.d.admin.pengguna
    )
    kota.benda |= {"penahanan": tahan.pk, "usul": usul.pk}
