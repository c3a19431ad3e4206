"""Every page of the application, for the person who meets it: the one list behind the pictures and the axe run.

The list is read off the database: for each state of an SKP and of an appraisal the first document that stands in it,
with its owner, its assessor and his superior. It fits the demonstration agency as well as ``tests.muka.panggung``.
"""

from collections.abc import Iterator

from django.db.models import F
from django.urls import reverse

from appraisal.models import Dokumen, PelaksanaanSop, Penilaian
from appraisal.sop.selectors import list_penanggung
from appraisal.states import StatusPenilaian
from organisasi.models import Jabatan, Pegawai, PeranUnit
from organisasi.models import Peran as PeranAkun
from skp.carry import list_bawaan
from skp.models import Periode, Skp
from skp.states import StatusRealisasi as R
from skp.states import StatusSkp as S
from tests.muka.daftar_khusus import halaman_admin, halaman_akun, halaman_khusus, halaman_retensi, halaman_sistem
from tests.muka.halaman import Halaman, akun

KALKULATOR = (
    "?n=2&k-0-u=Menyusun+laporan&k-0-tk=12&k-0-rk=12&k-0-rm=85&k-0-tw=12&k-0-rw=9&tugas=2&c-0-l=unit_kerja"
    "&orientasi_pelayanan=85&integritas=88&komitmen=85&disiplin=80&kerja_sama=86"
)


def daftar_halaman() -> list[Halaman]:
    """The whole list, in the order of a year."""
    return [*_tamu(), *_umum(), *_skp(), *_penilaian(), *halaman_khusus(), *_admin(), *_pengelola()]


def _tamu() -> Iterator[Halaman]:
    yield Halaman("masuk", "", reverse("account_login"))
    yield Halaman("kalkulator", "", reverse("kalkulator"))
    yield Halaman("kalkulator-hasil", "", reverse("kalkulator") + KALKULATOR)
    yield Halaman("verifikasi-salah", "", reverse("verifikasi", args=["tidak-ada"]))
    dokumen = Dokumen.objects.first()
    if dokumen:
        yield Halaman("verifikasi-sah", "", reverse("verifikasi", args=[dokumen.kode]))


def _umum() -> Iterator[Halaman]:
    """What everybody has, seen by an assessor: he has the most of it."""
    penilai = _penilai_terbanyak()
    for nama, alamat in (
        ("beranda-penilai", reverse("beranda")),
        ("bawahan", reverse("appraisal:bawahan")),
        ("bawahan-bersama", reverse("appraisal:bersama", args=["tetapkan"])),
        ("catatan-penilai", reverse("appraisal:catatan")),
        ("skp-daftar", reverse("skp:daftar")),
        ("hasil-daftar", reverse("appraisal:daftar")),
        ("rkt", reverse("skp:rkt")),
        ("akun", reverse("akun")),
        ("kata-sandi", reverse("account_change_password")),
        ("keluar", reverse("account_logout")),
        ("pemberitahuan", reverse("pemberitahuan")),
        ("tidak-ditemukan", "/skp/999999/"),
        ("tidak-berwenang", reverse("appraisal:rekap")),
    ):
        yield Halaman(nama, penilai, alamat)
    yield from halaman_akun(penilai)


def _penilai_terbanyak() -> str:
    """The login of the assessor with the most SKP in the latest period."""
    periode = Periode.objects.filter(daftar_skp__isnull=False).order_by("-tahun").first()
    daftar = list(
        Skp.objects.filter(periode=periode).exclude(pejabat_penilai=None).values_list("pejabat_penilai_id", flat=True)
    )
    return akun(Pegawai.objects.get(pk=max(sorted(daftar), key=daftar.count)))


def _skp() -> Iterator[Halaman]:
    """Each state of the contract and of its realisation, for those who read it."""
    for status in S:
        skp = _pertama(status=status) if status != S.DITUTUP else _pertama(status=status, status_realisasi=R.DRAF)
        if skp is None:
            continue
        yield Halaman(f"skp-{status}-pemilik", akun(skp.pegawai), reverse("skp:rincian", args=[skp.pk]))
        if status != S.DRAF and skp.pejabat_penilai:
            yield Halaman(f"skp-{status}-penilai", akun(skp.pejabat_penilai), reverse("skp:rincian", args=[skp.pk]))
        if status in {S.DRAF, S.DIKEMBALIKAN}:
            yield Halaman(f"skp-{status}-susun", akun(skp.pegawai), reverse("skp:susun", args=[skp.pk]))
            yield Halaman(f"skp-{status}-bawa", akun(skp.pegawai), reverse("skp:bawa", args=[skp.pk]))
            if list_bawaan(skp):
                yield Halaman(f"skp-{status}-bawa-satu", akun(skp.pegawai), reverse("skp:bawa_baris", args=[skp.pk, 1]))
    yield from _skp_berjalan()
    yield from _realisasi()


def _skp_berjalan() -> Iterator[Halaman]:
    skp = _pertama(status=S.DITETAPKAN)
    if skp:
        pemilik = akun(skp.pegawai)
        yield Halaman("beranda-pegawai", pemilik, reverse("beranda"))
        yield Halaman("catatan-pegawai", pemilik, reverse("appraisal:catatan"))
        yield Halaman("hasil-daftar-pegawai", pemilik, reverse("appraisal:daftar"))
        yield Halaman("kemajuan", pemilik, reverse("skp:kemajuan", args=[skp.pk]))
        yield Halaman("tugas-tambahan", pemilik, reverse("skp:tambahan", args=[skp.pk, "tugas-tambahan"]))
        yield Halaman("kreativitas", pemilik, reverse("skp:tambahan", args=[skp.pk, "kreativitas"]))
    bawahan = Skp.objects.filter(status=S.DITETAPKAN, pejabat_penilai__daftar_skp__status=S.DITETAPKAN).first()
    if bawahan and bawahan.pejabat_penilai:
        milik = Skp.objects.filter(pegawai=bawahan.pejabat_penilai, status=S.DITETAPKAN).latest("mulai")
        yield Halaman("bagi-target", akun(bawahan.pejabat_penilai), reverse("skp:bagi", args=[milik.pk, 1]))
    ditolak = _pertama(status=S.TIDAK_DISETUJUI)
    if ditolak and ditolak.atasan:
        yield Halaman("skp-tidak_disetujui-atasan", akun(ditolak.atasan), reverse("skp:rincian", args=[ditolak.pk]))
        yield Halaman("beranda-atasan", akun(ditolak.atasan), reverse("beranda"))
    berubah = Skp.objects.filter(nomor_versi__gt=1).select_related("pegawai__pengguna").first()
    if berubah:
        alamat = reverse("skp:banding", args=[berubah.pk, 1, 2])
        yield Halaman("skp-banding", akun(berubah.pegawai), alamat)


def _realisasi() -> Iterator[Halaman]:
    for status in R:
        skp = _pertama(status=S.DITUTUP, status_realisasi=status)
        if skp is None:
            continue
        yield Halaman(f"realisasi-{status}", akun(skp.pegawai), reverse("appraisal:realisasi", args=[skp.pk]))
        if status != R.DRAF and skp.pejabat_penilai:
            yield Halaman(f"nilai-{status}", akun(skp.pejabat_penilai), reverse("appraisal:nilai", args=[skp.pk]))
        if status == R.DINILAI:
            yield Halaman("jelaskan-skp", akun(skp.pegawai), reverse("appraisal:jelaskan_skp", args=[skp.pk]))


PEMBACA = {
    StatusPenilaian.KEBERATAN: ("penilai",),
    StatusPenilaian.DITERIMA: ("penilai",),
    StatusPenilaian.DITERUSKAN: ("atasan",),
    StatusPenilaian.KEPUTUSAN: ("atasan",),
}
"""Who besides the person himself looks at a result in this state, because it is his turn."""

LANJUTAN = {
    StatusPenilaian.DISERAHKAN: ("keberatan", "pegawai", "appraisal:keberatan"),
    StatusPenilaian.TANGGAPAN: ("keputusan", "atasan", "appraisal:putuskan"),
    StatusPenilaian.DISAHKAN: ("jelaskan", "pegawai", "appraisal:jelaskan"),
}


def _penilaian() -> Iterator[Halaman]:
    """Each state of the appraisal, for the person, the assessor and the superior whose turn it is."""
    for status in StatusPenilaian:
        p = Penilaian.objects.filter(status=status).select_related("pegawai", "pejabat_penilai", "atasan").first()
        if p is None:
            continue
        nama_akun = {"pegawai": akun(p.pegawai), "penilai": akun(p.pejabat_penilai), "atasan": akun(p.atasan)}
        if status == StatusPenilaian.DISUSUN:
            yield Halaman("nilai-perilaku", nama_akun["penilai"], reverse("appraisal:nilai_tahun", args=[p.pk]))
            continue
        for siapa in ("pegawai", *PEMBACA.get(status, ())):
            yield Halaman(f"hasil-{status}-{siapa}", nama_akun[siapa], reverse("appraisal:hasil", args=[p.pk]))
        if status in LANJUTAN:
            nama, siapa, tujuan = LANJUTAN[status]
            yield Halaman(nama, nama_akun[siapa], reverse(tujuan, args=[p.pk]))
    dokumen = Dokumen.objects.filter(jenis="prestasi").select_related("penilaian__pejabat_penilai").first()
    if dokumen:
        penilai = akun(dokumen.penilaian.pejabat_penilai)
        yield Halaman("tanda-tangan", penilai, reverse("appraisal:tanda_tangan", args=[dokumen.pk]))
        yield Halaman("formulir-prestasi", penilai, reverse("appraisal:lihat", args=[dokumen.penilaian_id, "prestasi"]))
    capaian = Dokumen.objects.filter(jenis="capaian").select_related("skp__pegawai__pengguna").first()
    if capaian and capaian.skp:
        tujuan = reverse("appraisal:lihat_skp", args=[capaian.skp_id, "capaian"])
        yield Halaman("formulir-capaian", akun(capaian.skp.pegawai), tujuan)


def _admin() -> Iterator[Halaman]:
    peran = PeranUnit.objects.filter(peran=PeranAkun.ADMIN_KEPEGAWAIAN).select_related("pengguna", "unit").first()
    if peran is None or peran.unit is None:
        return
    admin, unit = peran.pengguna.nama_pengguna, peran.unit
    jabatan = Jabatan.objects.filter(unit=unit).first()
    pegawai = Pegawai.objects.filter(daftar_penempatan__jabatan__unit=unit).exclude(pengguna=peran.pengguna).first()
    yield Halaman("beranda-admin", admin, reverse("beranda"))
    yield from halaman_admin(admin, unit)
    yield Halaman("dasbor", admin, reverse("appraisal:dasbor"))
    yield Halaman("papan", admin, reverse("appraisal:papan"))
    yield Halaman("papan-belum", admin, reverse("appraisal:papan_daftar", args=["skp", "belum"]))
    yield Halaman("rekap", admin, reverse("appraisal:rekap"))
    yield Halaman("prosedur", admin, reverse("appraisal:sop"))
    yield Halaman("prosedur-pasang", admin, reverse("appraisal:pasang_sop"))
    yield from _prosedur()
    yield Halaman("evaluasi", admin, reverse("appraisal:evaluasi"))
    yield Halaman("evaluasi-orang", admin, reverse("appraisal:evaluasi_orang"))
    yield Halaman("organisasi", admin, reverse("organisasi:unit"))
    yield Halaman("pegawai-daftar", admin, reverse("organisasi:pegawai"))
    yield Halaman("pegawai-baru", admin, reverse("organisasi:pegawai_baru"))
    for nama in ("rincian_unit", "ubah_unit", "reorganisasi", "penilai", "jabatan_baru"):
        yield Halaman(nama.replace("_", "-"), admin, reverse(f"organisasi:{nama}", args=[unit.pk]))
    if jabatan:
        yield Halaman("isi-jabatan", admin, reverse("organisasi:isi_jabatan", args=[jabatan.pk]))
    if pegawai:
        for nama in ("rincian_pegawai", "ubah_pegawai", "tempatkan", "tugaskan", "berhenti", "pangkat_baru"):
            yield Halaman(nama.replace("_", "-"), admin, reverse(f"organisasi:{nama}", args=[pegawai.pk]))


def _prosedur() -> Iterator[Halaman]:
    """A run, read by whoever has its present step."""
    p = PelaksanaanSop.objects.filter(status="berjalan").select_related("sop", "langkah__pelaksana").first()
    if p is None:
        return
    (siapa, *_) = list_penanggung(p)
    yield Halaman("prosedur-rincian", akun(siapa), reverse("appraisal:rincian_sop", args=[p.sop_id]))
    yield Halaman("prosedur-pelaksanaan", akun(siapa), reverse("appraisal:pelaksanaan_sop", args=[p.pk]))
    yield Halaman("prosedur-naskah", akun(siapa), reverse("appraisal:naskah_sop", args=[p.pk]))


def _pengelola() -> Iterator[Halaman]:
    peran = PeranUnit.objects.filter(peran=PeranAkun.PENGELOLA_SISTEM).select_related("pengguna").first()
    pimpinan = PeranUnit.objects.filter(peran=PeranAkun.PIMPINAN).select_related("pengguna").first()
    if peran:
        sistem = peran.pengguna.nama_pengguna
        periode = Periode.objects.filter(instansi=peran.instansi_id).first()
        yield Halaman("beranda-pengelola", sistem, reverse("beranda"))
        yield Halaman("periode", sistem, reverse("skp:periode"))
        yield from halaman_sistem(sistem)
        yield Halaman("kunci-api", sistem, reverse("organisasi:kunci_api"))
        yield Halaman("dokumentasi-api", sistem, reverse("dokumentasi_api"))
        yield Halaman("peran", sistem, reverse("organisasi:peran"))
        yield Halaman("instansi", sistem, reverse("organisasi:instansi"))
        if periode:
            yield Halaman("periode-ubah", sistem, reverse("skp:periode_ubah", args=[periode.pk]))
    yield from halaman_retensi()
    if pimpinan:
        yield Halaman("rekap-pimpinan", pimpinan.pengguna.nama_pengguna, reverse("appraisal:rekap"))


def _pertama(**saring: object) -> Skp | None:
    """The latest SKP in that state whose people all have accounts."""
    return (
        Skp.objects.filter(pegawai__pengguna__is_active=True, **saring)
        .select_related("pegawai__pengguna", "pejabat_penilai__pengguna", "atasan__pengguna")
        .order_by(F("periode__tahun").desc(), "pk")
        .first()
    )
