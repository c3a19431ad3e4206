"""Every page that a person opens, with somebody who opens it: found in an agency made by ``demo --pegawai N``."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Count, F
from django.urls import reverse

from appraisal.models import CatatanPerilaku, HasilSkp, Penilaian
from appraisal.states import StatusPenilaian as P
from organisasi.models import Instansi, Jabatan, Pegawai, Penempatan, Pengguna, Peran, UnitKerja
from skp.models import Periode, Skp, TugasTambahan
from skp.states import StatusRealisasi as R
from skp.states import StatusSkp as S

BATAS_KUERI = {"daftar": 15, "rincian": 20, "formulir": 15, "dasbor": 25}
"""SQL statements of one page by its kind, whatever the number of rows."""
BATAS_BITA = 150_000
KALI_LANTAI = 3
KALI_LANTAI_PENYUNTING = 5


class Bahan:
    """The agency that is measured: its years, the people who play a part, and documents in a given state."""

    def __init__(self, kode: str = "NUSA-RAYA") -> None:
        self.instansi = Instansi.objects.get(kode=kode)
        self.ini, self.lalu = Periode.objects.filter(instansi=self.instansi).order_by("-tahun")

    def pemegang(self, peran: Peran) -> Pengguna:
        return Pengguna.objects.get(
            daftar_peran__peran=peran, daftar_peran__unit=None, daftar_peran__instansi=self.instansi
        )

    @cached_property
    def admin(self) -> Pengguna:
        return self.pemegang(Peran.ADMIN_KEPEGAWAIAN)

    @cached_property
    def pimpinan(self) -> Pengguna:
        return self.pemegang(Peran.PIMPINAN)

    @cached_property
    def pengelola(self) -> Pengguna:
        return self.pemegang(Peran.PENGELOLA_SISTEM)

    @cached_property
    def dinas(self) -> UnitKerja:
        return UnitKerja.objects.get(instansi=self.instansi, kode="01")

    @cached_property
    def seksi(self) -> UnitKerja:
        return UnitKerja.objects.get(instansi=self.instansi, kode="01-01-01")

    @cached_property
    def staf(self) -> Pegawai:
        """Somebody of the section who holds no role."""
        orang = Pegawai.objects.filter(daftar_penempatan__jabatan__unit=self.seksi, pengguna__daftar_peran=None)
        return orang.filter(daftar_penempatan__jabatan__kepala=False).order_by("pk")[0]

    @cached_property
    def kepala_seksi(self) -> Pengguna:
        return Penempatan.objects.get(jabatan__unit=self.seksi, jabatan__kepala=True).pegawai.pengguna

    @cached_property
    def kepala_dinas(self) -> Pengguna:
        return Penempatan.objects.get(jabatan__unit=self.dinas, jabatan__kepala=True).pegawai.pengguna

    def skp(self, *, status: str = S.DITUTUP, realisasi: str = R.DRAF, periode: Periode | None = None) -> Skp:
        """An SKP in this state, the one with the most rows."""
        daftar = Skp.objects.filter(
            periode=periode or self.ini, status=status, status_realisasi=realisasi, penilai_adalah_ppk=False
        ).filter(daftar_versi__nomor=F("nomor_versi"))
        return daftar.annotate(banyak=Count("daftar_versi__daftar_kegiatan")).order_by("-banyak", "pk")[0]

    def penilaian(self, status: str) -> Penilaian:
        return Penilaian.objects.filter(periode=self.ini, status=status).order_by("pk")[0]

    @cached_property
    def berlaku(self) -> Penilaian:
        return Penilaian.objects.filter(periode=self.lalu, pegawai=self.staf).get()


Alamat = tuple[Pengguna, str]


@dataclass(frozen=True, slots=True)
class Halaman:
    """A page: the name of its address, its kind, and who opens which address. ``ket`` tells two of one name apart."""

    nama: str
    jenis: str
    cari: Callable[[Bahan], Alamat]
    ket: str = ""
    batas_lantai: int = KALI_LANTAI

    @property
    def judul(self) -> str:
        return f"{self.nama} {self.ket}".strip()


def _bagi(nama: str, siapa: str, ekor: str = "", *args: str) -> Callable[[Bahan], Alamat]:
    """An address without a document of its own, or with one that ``Bahan`` names."""

    def cari(b: Bahan) -> Alamat:
        orang: Any = getattr(b, siapa)
        pengguna = orang.pengguna if isinstance(orang, Pegawai) else orang
        return pengguna, reverse(nama, args=[getattr(b, a).pk for a in args]) + ekor

    return cari


def _skp(nama: str, siapa: str, *ekor: str, **keadaan: Any) -> Callable[[Bahan], Alamat]:
    def cari(b: Bahan) -> Alamat:
        skp = b.skp(**keadaan)
        return getattr(skp, siapa).pengguna, reverse(nama, args=[skp.pk, *ekor])

    return cari


def _penilaian(nama: str, siapa: str, status: str) -> Callable[[Bahan], Alamat]:
    def cari(b: Bahan) -> Alamat:
        p = b.penilaian(status)
        return getattr(p, siapa).pengguna, reverse(nama, args=[p.pk])

    return cari


def _jabatan(nama: str) -> Callable[[Bahan], Alamat]:
    def cari(b: Bahan) -> Alamat:
        jabatan = Jabatan.objects.filter(unit=b.seksi, kepala=False).order_by("pk")[0]
        return b.admin, reverse(nama, args=[jabatan.pk])

    return cari


def _penempatan(nama: str) -> Callable[[Bahan], Alamat]:
    def cari(b: Bahan) -> Alamat:
        return b.admin, reverse(nama, args=[b.staf.daftar_penempatan.get().pk])

    return cari


def _tugas(nama: str) -> Callable[[Bahan], Alamat]:
    """A task of an SKP whose realisation is still a draft; made here, because the bulk agency has none."""

    def cari(b: Bahan) -> Alamat:
        skp = b.skp()
        contoh = TugasTambahan.objects.filter(skp=skp).first() or _buat_tugas(skp)
        return skp.pegawai.pengguna, reverse(nama, args=[skp.pk, "tugas-tambahan", contoh.pk])

    return cari


def _buat_tugas(skp: Skp) -> TugasTambahan:
    isi = {"uraian": "Panitia", "pemberi": "Kepala", "nomor_surat": "1", "tanggal_surat": skp.mulai}
    return TugasTambahan.objects.create(skp=skp, **isi)


def _tanggapan(b: Bahan) -> Alamat:
    catatan = CatatanPerilaku.objects.filter(pegawai__instansi=b.instansi).order_by("pk")[0]
    return catatan.pegawai.pengguna, reverse("appraisal:catatan")


def _jelaskan(b: Bahan) -> Alamat:
    hasil = HasilSkp.objects.filter(skp__periode=b.lalu, skp__pegawai=b.staf).get()
    return b.staf.pengguna, reverse("appraisal:jelaskan_skp", args=[hasil.skp_id]) + "?kode=kegiatan.1.waktu"


def _papan_daftar(b: Bahan) -> Alamat:
    return b.admin, reverse("appraisal:papan_daftar", args=["berlaku", "terlambat"])


def _dasbor(b: Bahan) -> Alamat:
    return b.pimpinan, f"{reverse('appraisal:dasbor')}?tahun={b.lalu.tahun}"


H = Halaman
HALAMAN = (
    H("beranda", "dasbor", _bagi("beranda", "staf"), "pegawai"),
    H("beranda", "dasbor", _bagi("beranda", "kepala_seksi"), "penilai"),
    H("beranda", "dasbor", _bagi("beranda", "admin"), "admin"),
    H("akun", "rincian", _bagi("akun", "staf")),
    H("account_change_password", "formulir", _bagi("account_change_password", "staf")),
    H("pemberitahuan", "daftar", _bagi("pemberitahuan", "staf")),
    H("pekerjaan", "daftar", _bagi("pekerjaan", "admin")),
    H("kalkulator", "formulir", _bagi("kalkulator", "staf")),
    H("organisasi:unit", "daftar", _bagi("organisasi:unit", "admin")),
    H("organisasi:unit_baru", "formulir", _bagi("organisasi:unit_baru", "admin")),
    H("organisasi:rincian_unit", "rincian", _bagi("organisasi:rincian_unit", "admin", "", "seksi")),
    H("organisasi:ubah_unit", "formulir", _bagi("organisasi:ubah_unit", "admin", "", "seksi")),
    H("organisasi:akhiri_unit", "formulir", _bagi("organisasi:akhiri_unit", "admin", "", "seksi")),
    H("organisasi:reorganisasi", "formulir", _bagi("organisasi:reorganisasi", "admin", "", "seksi")),
    H("organisasi:penilai", "daftar", _bagi("organisasi:penilai", "admin", "", "seksi"), "seksi"),
    H("organisasi:penilai", "daftar", _bagi("organisasi:penilai", "admin", "", "dinas"), "dinas"),
    H("organisasi:jabatan_baru", "formulir", _bagi("organisasi:jabatan_baru", "admin", "", "seksi")),
    H("organisasi:ubah_jabatan", "formulir", _jabatan("organisasi:ubah_jabatan")),
    H("organisasi:akhiri_jabatan", "formulir", _jabatan("organisasi:akhiri_jabatan")),
    H("organisasi:isi_jabatan", "formulir", _jabatan("organisasi:isi_jabatan")),
    H("organisasi:pegawai", "daftar", _bagi("organisasi:pegawai", "admin")),
    H("organisasi:pegawai", "daftar", _bagi("organisasi:pegawai", "admin", "?nama=Adika"), "cari"),
    H("organisasi:pegawai_baru", "formulir", _bagi("organisasi:pegawai_baru", "admin")),
    H("organisasi:rincian_pegawai", "rincian", _bagi("organisasi:rincian_pegawai", "admin", "", "staf")),
    H("organisasi:ubah_pegawai", "formulir", _bagi("organisasi:ubah_pegawai", "admin", "", "staf")),
    H("organisasi:pangkat_baru", "formulir", _bagi("organisasi:pangkat_baru", "admin", "", "staf")),
    H("organisasi:tempatkan", "formulir", _bagi("organisasi:tempatkan", "admin", "", "staf")),
    H("organisasi:tugaskan", "formulir", _bagi("organisasi:tugaskan", "admin", "", "staf")),
    H("organisasi:berhenti", "formulir", _bagi("organisasi:berhenti", "admin", "", "staf")),
    H("organisasi:akhiri_penempatan", "formulir", _penempatan("organisasi:akhiri_penempatan")),
    H("organisasi:peran", "daftar", _bagi("organisasi:peran", "pengelola")),
    H("organisasi:beri_peran", "formulir", _bagi("organisasi:beri_peran", "pengelola", "", "staf")),
    H("organisasi:instansi", "formulir", _bagi("organisasi:instansi", "pengelola")),
    H("skp:daftar", "daftar", _bagi("skp:daftar", "staf")),
    H("skp:rincian", "rincian", _skp("skp:rincian", "pegawai", status=S.DITETAPKAN), "pegawai"),
    H("skp:rincian", "rincian", _skp("skp:rincian", "pejabat_penilai", status=S.DIAJUKAN), "penilai"),
    H(
        "skp:susun",
        "formulir",
        _skp("skp:susun", "pegawai", status=S.DRAF),
        batas_lantai=KALI_LANTAI_PENYUNTING,
    ),
    H("skp:kemajuan", "formulir", _skp("skp:kemajuan", "pegawai", status=S.DITETAPKAN)),
    H("skp:tambahan", "formulir", _skp("skp:tambahan", "pegawai", "tugas-tambahan")),
    H("skp:ubah_tambahan", "formulir", _tugas("skp:ubah_tambahan")),
    H("skp:periode", "daftar", _bagi("skp:periode", "admin")),
    H("skp:periode_baru", "formulir", _bagi("skp:periode_baru", "pengelola")),
    H("skp:periode_ubah", "formulir", _bagi("skp:periode_ubah", "pengelola", "", "ini")),
    H("skp:rkt", "daftar", _bagi("skp:rkt", "staf"), "pegawai"),
    H("skp:rkt", "daftar", _bagi("skp:rkt", "admin"), "admin"),
    H("appraisal:realisasi", "formulir", _skp("appraisal:realisasi", "pegawai"), batas_lantai=KALI_LANTAI_PENYUNTING),
    H(
        "appraisal:nilai",
        "formulir",
        _skp("appraisal:nilai", "pejabat_penilai", realisasi=R.DIAJUKAN),
        batas_lantai=KALI_LANTAI_PENYUNTING,
    ),
    H("appraisal:jelaskan_skp", "rincian", _jelaskan),
    H("appraisal:bawahan", "daftar", _bagi("appraisal:bawahan", "kepala_seksi")),
    H("appraisal:daftar", "daftar", _bagi("appraisal:daftar", "staf")),
    H("appraisal:hasil", "rincian", _bagi("appraisal:hasil", "staf", "", "berlaku"), "pegawai"),
    H("appraisal:hasil", "rincian", _penilaian("appraisal:hasil", "atasan", P.DITERUSKAN), "atasan"),
    H("appraisal:jelaskan", "rincian", _bagi("appraisal:jelaskan", "staf", "?kode=tahun.nilai", "berlaku")),
    H("appraisal:keberatan", "formulir", _penilaian("appraisal:keberatan", "pegawai", P.DISERAHKAN)),
    H("appraisal:putuskan", "formulir", _penilaian("appraisal:putuskan", "atasan", P.TANGGAPAN)),
    H("appraisal:catatan", "daftar", _bagi("appraisal:catatan", "kepala_seksi"), "penilai"),
    H("appraisal:catatan", "daftar", _tanggapan, "pegawai"),
    H("appraisal:dasbor", "dasbor", _dasbor, "pimpinan"),
    H("appraisal:papan", "dasbor", _bagi("appraisal:papan", "admin"), "admin"),
    H("appraisal:papan_daftar", "dasbor", _papan_daftar),
    H("appraisal:rekap", "dasbor", _bagi("appraisal:rekap", "admin"), "admin"),
    H("appraisal:rekap", "dasbor", _bagi("appraisal:rekap", "pimpinan"), "pimpinan"),
)
