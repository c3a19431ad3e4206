"""Pages beside the ordinary year: special circumstances, corrections, hand-over, and the offices that keep order."""

from collections.abc import Iterator

from django.urls import reverse

from appraisal.models import Koreksi, Penahanan, Penilaian, UsulMusnah
from appraisal.models.penilaian import JenisPenilaian
from appraisal.retention.selectors import hitung_jatuh_waktu
from organisasi.common.clock import hari_ini
from organisasi.models import Impor, Jabatan, LaporanPenilai, Pekerjaan, Penempatan, Pengguna, PeranUnit, UnitKerja
from organisasi.models import Peran as PeranAkun
from skp.circumstance_steps import dapat_disesuaikan
from skp.models import ButirRkt, KeadaanKhusus, Periode
from tests.muka.halaman import Halaman, akun

AKUN_SAYA = ("data_saya", "sesi_saya", "mfa_index", "masuk_lagi", "appraisal:penilai_saya", "appraisal:dasar_hukum")
"""What everybody has about himself."""


def halaman_akun(pelaku: str) -> Iterator[Halaman]:
    for nama in AKUN_SAYA:
        yield Halaman(nama.partition(":")[2] or nama, pelaku, reverse(nama))
    yield Halaman("bantuan", pelaku, reverse("bantuan"))
    yield Halaman("aturan", pelaku, reverse("appraisal:aturan", args=["SC-01"]))
    yield Halaman("istilah", pelaku, reverse("istilah"))
    yield Halaman("rumus", pelaku, reverse("rumus"))
    yield Halaman("panduan", pelaku, reverse("panduan", args=["penilai"]))
    yield Halaman("latihan", pelaku, reverse("latihan"))
    yield Halaman("masuk-ulang", pelaku, reverse("mfa_activate_totp"))


def halaman_khusus() -> Iterator[Halaman]:
    """What happens to few people, seen by those who must act."""
    khusus = KeadaanKhusus.objects.select_related("pegawai__pengguna").first()
    if khusus:
        pemilik = akun(khusus.pegawai)
        yield Halaman("keadaan", pemilik, reverse("skp:keadaan", args=[khusus.pegawai.pk]))
        yield Halaman("keadaan-rincian", pemilik, reverse("skp:keadaan_rincian", args=[khusus.pk]))
        yield Halaman("keadaan-baru", pemilik, reverse("skp:keadaan_baru", args=[khusus.pegawai.pk, "cuti"]))
    berskp = KeadaanKhusus.objects.filter(skp__isnull=False).select_related("pegawai__pengguna", "skp__periode")
    sesuai = next((k for k in berskp if dapat_disesuaikan(k)), None)
    if sesuai:
        yield Halaman("keadaan-target", akun(sesuai.pegawai), reverse("skp:keadaan_target", args=[sesuai.pk]))
    belajar = Penilaian.objects.filter(jenis=JenisPenilaian.TUGAS_BELAJAR).select_related("pejabat_penilai").first()
    if belajar:
        penilai = akun(belajar.pejabat_penilai)
        yield Halaman("tugas-belajar", penilai, reverse("appraisal:tugas_belajar", args=[belajar.pk]))
    usulan = Koreksi.objects.select_related("penilaian__pejabat_penilai", "penilaian__atasan").first()
    if usulan:
        penilaian = usulan.penilaian
        yield Halaman("koreksi-atasan", akun(penilaian.atasan), reverse("appraisal:hasil", args=[penilaian.pk]))
    berlaku = Penilaian.objects.filter(status="arsip").select_related("pejabat_penilai").first()
    if berlaku:
        yield Halaman("koreksi", akun(berlaku.pejabat_penilai), reverse("appraisal:koreksi", args=[berlaku.pk]))
    kursi = Penempatan.objects.filter(jabatan__kepala=True, selesai__isnull=False, pegawai__pengguna__isnull=False)
    for duduk in kursi[:1]:
        yield Halaman("serah-terima", akun(duduk.pegawai), reverse("appraisal:serah_terima", args=[duduk.pk]))


def halaman_admin(admin: str, unit: UnitKerja) -> Iterator[Halaman]:
    """What the admin kepegawaian of a unit keeps in order."""
    for nama in ("pemetaan", "pemantauan", "angka_kredit", "cakupan"):
        yield Halaman(nama.replace("_", "-"), admin, reverse(f"appraisal:{nama}"))
    periode = Periode.objects.filter(instansi=unit.instansi_id).order_by("-tahun").first()
    if periode:
        yield Halaman("kalender", admin, reverse("skp:kalender", args=[periode.pk]))
        yield Halaman("perpanjang", admin, reverse("skp:perpanjang", args=[periode.pk]))
    jabatan = Jabatan.objects.filter(unit=unit).first()
    if jabatan:
        yield Halaman("ubah-jabatan", admin, reverse("organisasi:ubah_jabatan", args=[jabatan.pk]))
        yield Halaman("katalog-jabatan", admin, reverse("skp:katalog_jabatan", args=[jabatan.pk]))
    yield Halaman("katalog", admin, reverse("skp:katalog"))
    yield from _rencana_kerja(admin, unit)
    yield Halaman("sandi-unit", admin, reverse("organisasi:sandi_unit", args=[unit.pk]))
    laporan = LaporanPenilai.objects.select_related("pegawai__pengguna").first()
    if laporan:
        yield Halaman("penilai-saya-lapor", akun(laporan.pegawai), reverse("appraisal:penilai_saya"))
    for keadaan in KeadaanKhusus.objects.filter(unit=unit, status="diusulkan")[:1]:
        yield Halaman("keadaan-admin", admin, reverse("skp:keadaan_rincian", args=[keadaan.pk]))


def halaman_retensi() -> Iterator[Halaman]:
    """What the admin of the whole agency sees of retention."""
    daftar = PeranUnit.objects.filter(peran=PeranAkun.ADMIN_KEPEGAWAIAN, unit=None)
    peran = daftar.select_related("pengguna", "instansi").first()
    if peran is None:
        return
    pusat, instansi = peran.pengguna.nama_pengguna, peran.instansi
    yield Halaman("retensi", pusat, reverse("appraisal:retensi"))
    yield Halaman("penahanan", pusat, reverse("appraisal:penahanan"))
    for j in hitung_jatuh_waktu(instansi, hari_ini(instansi.zona_waktu))[:1]:
        yield Halaman("retensi-arsip", pusat, reverse("appraisal:retensi_arsip", args=[j.masa.jenis, j.tahun]))
    for tahan in Penahanan.objects.filter(instansi=instansi, dicabut_pada=None)[:1]:
        yield Halaman("penahanan-cabut", pusat, reverse("appraisal:cabut_penahanan", args=[tahan.pk]))
    for status in ("diusulkan", "selesai"):
        for usul in UsulMusnah.objects.filter(instansi=instansi, status=status)[:1]:
            yield Halaman(f"usul-musnah-{status}", pusat, reverse("appraisal:usul_musnah", args=[usul.pk]))


def halaman_sistem(sistem: str) -> Iterator[Halaman]:
    """Imports, jobs and the audit trail."""
    yield Halaman("unit-baru", sistem, reverse("organisasi:unit_baru"))
    yield Halaman("periode-baru", sistem, reverse("skp:periode_baru"))
    yield Halaman("impor", sistem, reverse("organisasi:impor"))
    yield Halaman("jejak", sistem, reverse("organisasi:jejak"))
    for nama, pk in (
        ("impor-siap", Impor.objects.filter(status="siap").values_list("pk", flat=True).first()),
        ("impor-ditolak", Impor.objects.filter(status="ditolak").values_list("pk", flat=True).first()),
    ):
        if pk:
            yield Halaman(nama, sistem, reverse("organisasi:rincian_impor", args=[pk]))
    kerja = Pekerjaan.objects.select_related("pemilik").first()
    if kerja:
        pemilik = kerja.pemilik.nama_pengguna
        yield Halaman("pekerjaan", pemilik, reverse("pekerjaan"))
        yield Halaman("pekerjaan-rincian", pemilik, reverse("rincian_pekerjaan", args=[kerja.pk]))
    auditor = Pengguna.objects.filter(
        pk__in=PeranUnit.objects.filter(peran=PeranAkun.AUDITOR).values("pengguna")
    ).first()
    if auditor:
        yield Halaman("beranda-auditor", auditor.nama_pengguna, reverse("beranda"))


def _rencana_kerja(admin: Pengguna, unit: UnitKerja) -> Iterator[Halaman]:
    """The plan of the unit with its forms."""
    butir = ButirRkt.objects.filter(unit=unit).order_by("-tahun", "pk").first()
    tahun = butir.tahun if butir else 2015
    yield Halaman("rkt-susunan", admin, f"{reverse('skp:rkt_susunan', args=[unit.pk])}?tahun={tahun}")
    yield Halaman("rkt-baru", admin, f"{reverse('skp:rkt_baru', args=[unit.pk])}?tahun={tahun}")
    if butir:
        yield Halaman("rkt-ubah", admin, reverse("skp:rkt_ubah", args=[butir.pk]))
        yield Halaman("rkt-akhiri", admin, reverse("skp:rkt_akhiri", args=[butir.pk]))
