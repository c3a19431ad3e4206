"""Reminders of deadlines, and the notices of every step: to whom they go, how often, and that they say no score."""

import re
from datetime import date

import pytest
from django.core.management import call_command

from appraisal.models import PengingatHarian, Penilaian
from appraisal.services.notices import KABAR as KABAR_PENILAIAN
from appraisal.services.pengingat import AWALAN, ingatkan, ingatkan_semua
from appraisal.states import TRANSISI, AksiPenilaian
from organisasi.models import Notifikasi
from skp.models import HalTenggat, Skp
from skp.services.extension import IsiPerpanjangan, perpanjang
from skp.services.notices import KABAR as KABAR_SKP
from skp.states import TRANSISI as TRANSISI_SKP
from skp.states import TRANSISI_REALISASI
from tests.dunia import pada, penilaian_diserahkan, realisasi_diajukan, skp_diajukan, skp_draf
from tests.tahap import penilaian_arsip, penilaian_keputusan, skp_perubahan

pytestmark = pytest.mark.django_db


def jalankan(d, hari, jam=8):
    """The reminders of a morning: (who, title) of those that are new."""
    lama = set(Notifikasi.objects.values_list("pk", flat=True))
    with pada(hari.year, hari.month, hari.day, jam):
        ingatkan_semua()
    baru = Notifikasi.objects.filter(kunci__startswith=AWALAN).exclude(pk__in=lama)
    return {(n.penerima.pegawai.nama, n.judul) for n in baru}


def orang(hasil):
    return {nama for nama, _ in hasil}


def test_sebelum_dan_sesudah_tenggat_sekali_per_tahap(dunia):
    skp_diajukan(dunia)
    penilai = dunia.penilai.nama
    hal = "(tenggat 31 Januari 2015): menyetujui atau mengembalikan SKP"

    assert penilai not in orang(jalankan(dunia, date(2015, 1, 23)))
    assert (penilai, f"Tinggal 7 hari {hal}") in jalankan(dunia, date(2015, 1, 24))
    assert penilai not in orang(jalankan(dunia, date(2015, 1, 25)))
    assert (penilai, f"Tinggal 1 hari {hal}") in jalankan(dunia, date(2015, 1, 30))
    assert penilai not in orang(jalankan(dunia, date(2015, 1, 31)))
    assert (penilai, f"Terlambat 1 hari {hal}") in jalankan(dunia, date(2015, 2, 1))
    # the clock stood still for three weeks: one reminder, of the latest stage
    terlambat = [j for n, j in jalankan(dunia, date(2015, 2, 25)) if n == penilai and hal in j]
    assert terlambat == [f"Terlambat 25 hari {hal}"]
    assert penilai not in orang(jalankan(dunia, date(2015, 4, 30)))


def test_dua_kali_atau_bersamaan_tidak_mengulang(dunia):
    skp_draf(dunia)
    hari = date(2015, 1, 24)

    assert dunia.pemilik.nama in orang(jalankan(dunia, hari))
    assert jalankan(dunia, hari, jam=15) == set()
    with pada(2015, 1, 24):
        assert ingatkan(dunia.instansi, hari) == 0
    assert PengingatHarian.objects.get().jumlah == Notifikasi.objects.filter(kunci__startswith=AWALAN).count()


def test_baru_mulai_pagi_hari_waktu_instansi(dunia):
    assert jalankan(dunia, date(2015, 1, 24), jam=6) == set()
    assert PengingatHarian.objects.count() == 0
    assert jalankan(dunia, date(2015, 1, 24), jam=7)


def test_yang_belum_menyusun_dan_penilai_dengan_banyak_dokumen(dunia):
    skp_diajukan(dunia)
    skp_diajukan(dunia, pegawai=dunia.rekan)

    hasil = jalankan(dunia, date(2015, 2, 1))

    satu = "Terlambat 1 hari (tenggat 31 Januari 2015): "
    assert (dunia.penilai.nama, f"{satu}menyetujui atau mengembalikan SKP, 2 dokumen") in hasil
    assert (dunia.orang_lain.nama, f"{satu}menyusun SKP") in hasil
    assert dunia.gubernur.nama not in orang(hasil)
    tautan = set(Notifikasi.objects.filter(kunci__startswith=AWALAN).values_list("penerima__pegawai__nama", "tautan"))
    assert {(dunia.penilai.nama, "/bawahan/"), (dunia.orang_lain.nama, "/skp/")} <= tautan


def test_perpanjangan_memundurkan_pengingat(dunia):
    skp_draf(dunia)
    with pada(2015, 1, 20):
        isi = IsiPerpanjangan(HalTenggat.SKP, date(2015, 2, 28), "Banjir.", pegawai=dunia.pemilik)
        perpanjang(periode_id=dunia.periode.pk, isi=isi, oleh=dunia.akses(dunia.admin))

    assert dunia.pemilik.nama not in orang(jalankan(dunia, date(2015, 2, 1)))
    assert dunia.pemilik.nama in orang(jalankan(dunia, date(2015, 2, 21)))


def test_masa_keberatan_diingatkan_lalu_ditutup_dengan_keterangan(dunia):
    penilaian = penilaian_diserahkan(dunia)

    hasil = jalankan(dunia, date(2016, 1, 12))
    assert (dunia.pemilik.nama, _tinggal(1, "13 Januari 2016", "menerima hasil atau mengajukan keberatan")) in hasil
    with pada(2016, 1, 14, 0, 1):
        call_command("berkala", verbosity=0)
        call_command("berkala", verbosity=0)

    penilaian.refresh_from_db()
    assert penilaian.status == "lewat_waktu"
    assert penilaian.riwayat.get(aksi="lampaui_waktu").catatan == "Tidak ada keberatan sampai batas waktunya."
    assert dunia.penilai.nama in orang(jalankan(dunia, date(2016, 1, 20)))  # 27 January: to pass on


def _tinggal(hari, tenggat, hal):
    return f"Tinggal {hari} hari (tenggat {tenggat}): {hal}"


def test_perintah_ingatkan_aman_diulang(dunia, capsys):
    skp_diajukan(dunia)
    with pada(2015, 1, 24):
        call_command("ingatkan")
        call_command("ingatkan")

    pertama, kedua = capsys.readouterr().out.splitlines()
    assert re.fullmatch(r"Pengingat baru: [1-9]\d*\. Surel terkirim: 0\.", pertama)
    assert kedua == "Pengingat baru: 0. Surel terkirim: 0."


def test_yang_selesai_tidak_diingatkan(dunia):
    penilaian_arsip(dunia)

    assert jalankan(dunia, date(2016, 1, 24)) == set()


def test_jumlah_kueri_tidak_tergantung_banyaknya_dokumen(dunia, django_assert_max_num_queries):
    for pegawai in (dunia.pemilik, dunia.rekan, dunia.orang_lain, dunia.admin, dunia.penilai):
        skp_diajukan(dunia, pegawai=pegawai)
    with pada(2015, 1, 24), django_assert_max_num_queries(14):
        ingatkan(dunia.instansi, date(2015, 1, 24))


# --- notices of the steps -----------------------------------------------------------------------


def test_setiap_langkah_mengabari_yang_bersangkutan_sekali_tanpa_nilai(dunia):
    """A year with a change, an objection and a decision: each step tells its people once, and never a figure."""
    skp_perubahan(dunia, pegawai=dunia.rekan)
    penilaian_keputusan(dunia)

    semua = list(Notifikasi.objects.values_list("penerima", "kunci", "judul"))
    assert len({(p, k) for p, k, _ in semua}) == len(semua)
    assert not [j for *_, j in semua if re.search(r"\d", j)]  # no score, no date: only that something waits
    kunci = {k for _, k, _ in semua}
    dikabarkan = KABAR_SKP.keys() | KABAR_PENILAIAN.keys()
    for dokumen, awalan in ((Skp, "skp"), (Penilaian, "penilaian")):
        for d in dokumen.objects.all():
            for langkah in d.riwayat.filter(aksi__in=dikabarkan):
                assert f"{awalan}:{d.pk}:langkah:{langkah.pk}" in kunci, langkah.aksi


def test_setiap_langkah_yang_menunggu_orang_lain_mengabarinya():
    """A correction tells its people itself; closing and filing leave nobody anything to do."""
    tanpa = {"tutup", AksiPenilaian.ARSIPKAN}
    semua = {a for a in {*TRANSISI_SKP, *TRANSISI_REALISASI, *TRANSISI} - tanpa if not a.startswith("buka_")}

    assert semua <= KABAR_SKP.keys() | KABAR_PENILAIAN.keys()


def test_kabar_menyebut_penilai_baru(dunia):
    skp = realisasi_diajukan(dunia)
    judul = Notifikasi.objects.get(kunci__startswith=f"skp:{skp.pk}:", judul__startswith="Realisasi").judul
    assert judul == f"Realisasi {dunia.pemilik.nama_lengkap} menunggu pemeriksaan Anda"
