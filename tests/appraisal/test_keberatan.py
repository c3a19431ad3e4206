"""The objection: what may be disputed, how it is answered, and what a decision does to the figures."""

from decimal import Decimal

import pytest

from appraisal.models import HasilPenilaian, HasilSkp, JenisButir, Penilaian
from appraisal.services.keberatan import ajukan_keberatan, list_butir, putuskan_keberatan, tanggapi_keberatan
from appraisal.services.penetapan import sahkan
from appraisal.sheets import lembar_penilaian_dari, lembar_skp_dari
from organisasi.common.errors import AturanDilanggar
from tests.dunia import baris, pada, penilaian_diserahkan
from tests.factories.skp import KreativitasFactory, TugasTambahanFactory
from tests.tahap import isi_dan_ajukan_realisasi, nilai_dan_terima, penilaian_tanggapan, serahkan_hasil, skp_ditutup

pytestmark = pytest.mark.django_db
D = Decimal


@pytest.fixture
def penilaian(dunia):
    """Handed over: two activities (one not carried out is scored 0), a recognised task, a refused creation."""
    skp = skp_ditutup(dunia, kegiatan=[baris("Menyusun laporan"), baris("Menata arsip")])
    TugasTambahanFactory(skp=skp)
    with pada(2015, 12, 28):
        skp = isi_dan_ajukan_realisasi(dunia, skp)
        KreativitasFactory(skp=skp)
        penilaian = nilai_dan_terima(dunia, skp)
    with pada(2015, 12, 30):
        return serahkan_hasil(dunia, penilaian)


def kunci(penilaian, jenis, urut=0):
    return [b.kunci for b in list_butir(penilaian) if b.jenis == jenis][urut]


def putuskan(d, penilaian, perubahan, *, butir=None, keputusan="Sesudah mendengar keduanya."):
    """The whole objection up to the decision."""
    with pada(2016, 1, 5):
        ajukan_keberatan(
            penilaian_id=penilaian.pk, alasan="Tidak sesuai bukti.", butir=butir or {}, oleh=d.akses(d.pemilik)
        )
    with pada(2016, 1, 6):
        tanggapi_keberatan(penilaian_id=penilaian.pk, tanggapan="Sudah sesuai.", oleh=d.akses(d.penilai))
    with pada(2016, 1, 7):
        return putuskan_keberatan(
            penilaian_id=penilaian.pk, keputusan=keputusan, perubahan=perubahan, oleh=d.akses(d.atasan)
        )


def nilai(penilaian):
    """(SKP, behaviour mean, total) of every version of the year, oldest first."""
    kolom = ("nilai_skp", "rata_rata_perilaku", "nilai")
    return list(HasilPenilaian.objects.filter(penilaian=penilaian).order_by("nomor").values_list(*kolom))


def test_yang_dapat_dipersoalkan_adalah_yang_dinilai_orang(penilaian):
    """Qualities, answers and behaviour; never a quantity or a time, which the employee reported himself."""
    butir = [(b.jenis.value, b.label, b.nilai) for b in list_butir(penilaian)]

    assert butir == [
        ("kualitas", "Kualitas: Menyusun laporan", "85"),
        ("kualitas", "Kualitas: Menata arsip", "85"),
        ("tugas_tambahan", "Anggota panitia peringatan hari jadi", "diakui"),
        ("kreativitas", "Menemukan cara menyusun arsip berkode warna", "diakui"),
        ("perilaku", "Perilaku: Orientasi pelayanan", "85"),
        ("perilaku", "Perilaku: Integritas", "85"),
        ("perilaku", "Perilaku: Komitmen", "85"),
        ("perilaku", "Perilaku: Disiplin", "85"),
        ("perilaku", "Perilaku: Kerja sama", "85"),
    ]


def test_butir_yang_dipersoalkan_tersimpan_dengan_nilainya(dunia, penilaian):
    kualitas = kunci(penilaian, JenisButir.KUALITAS)

    with pada(2016, 1, 5):
        keberatan = ajukan_keberatan(
            penilaian_id=penilaian.pk,
            alasan=" Nilai tidak sesuai. ",
            butir={kualitas: " Tanpa revisi. ", "perilaku:disiplin": ""},
            oleh=dunia.akses(dunia.pemilik),
        )

    assert keberatan.alasan == "Nilai tidak sesuai."
    assert list(keberatan.daftar_butir.values_list("label", "nilai_semula", "alasan", "nilai_keputusan")) == [
        ("Kualitas: Menyusun laporan", "85", "Tanpa revisi.", ""),
        ("Perilaku: Disiplin", "85", "", ""),
    ]


@pytest.mark.parametrize("asing", ["kualitas:999999", "perilaku:kepemimpinan", "biaya:1", "", ":", "kualitas:x"])
def test_butir_asing_menolak_seluruh_keberatan(dunia, penilaian, asing):
    with pada(2016, 1, 5), pytest.raises(AturanDilanggar) as tolak:
        ajukan_keberatan(penilaian_id=penilaian.pk, alasan="x", butir={asing: "y"}, oleh=dunia.akses(dunia.pemilik))

    assert tolak.value.kode == "keberatan.butir_asing"
    assert Penilaian.objects.get(pk=penilaian.pk).status == "diserahkan"


def test_butir_orang_lain_tidak_dapat_dipersoalkan(dunia, penilaian):
    rekan = penilaian_diserahkan(dunia, pegawai=dunia.rekan)
    milik_rekan = kunci(rekan, JenisButir.KUALITAS)

    with pada(2016, 1, 5), pytest.raises(AturanDilanggar) as tolak:
        ajukan_keberatan(
            penilaian_id=penilaian.pk, alasan="x", butir={milik_rekan: "y"}, oleh=dunia.akses(dunia.pemilik)
        )

    assert tolak.value.kode == "keberatan.butir_asing"


@pytest.mark.parametrize(
    ("jenis", "baru", "harus"),
    [
        (JenisButir.KUALITAS, D(91), (D("92.00"), D("85.00"), D("89.20"))),
        (JenisButir.PERILAKU, D(95), (D("91.00"), D("87.00"), D("89.40"))),
        (JenisButir.TUGAS_TAMBAHAN, False, (D("90.00"), D("85.00"), D("88.00"))),
        (JenisButir.KREATIVITAS, False, (D("88.00"), D("85.00"), D("86.80"))),
    ],
    ids=str,
)
def test_keputusan_mengubah_nilai_dan_menyimpan_yang_semula(dunia, penilaian, jenis, baru, harus):
    """87 + task 1 + creation 3 = 91, behaviour 85: 88,60. Each kind of decision gives a new version beside it."""
    apa = kunci(penilaian, jenis)

    keberatan = putuskan(dunia, penilaian, {apa: baru}, butir={apa: "Lihat bukti."})

    semula = (D("91.00"), D("85.00"), D("88.60"))
    assert nilai(penilaian) == [semula, harus]
    assert [(h.asal, h.berlaku, h.oleh) for h in HasilPenilaian.objects.order_by("nomor")] == [
        ("penilai", False, dunia.penilai.pengguna),
        ("keputusan", True, dunia.atasan.pengguna),
    ]
    assert HasilSkp.objects.count() == (1 if jenis == JenisButir.PERILAKU else 2)
    tulisan = {True: "diakui", False: "tidak diakui"}.get(baru, str(baru))
    assert (keberatan.mengubah_nilai, keberatan.daftar_butir.get().nilai_keputusan) == (True, tulisan)


def test_lembar_semula_tidak_tersentuh_keputusan(dunia, penilaian):
    sebelum = {h.pk: (h.masukan, h.langkah, h.nilai) for h in (*HasilSkp.objects.all(),)}
    tahun = HasilPenilaian.objects.get()

    putuskan(dunia, penilaian, {kunci(penilaian, JenisButir.KUALITAS): D(100), "perilaku:disiplin": D(100)})

    assert all((h.masukan, h.langkah, h.nilai) == sebelum[h.pk] for h in HasilSkp.objects.filter(pk__in=sebelum))
    lama = HasilPenilaian.objects.get(pk=tahun.pk)
    assert (lama.masukan, lama.langkah, lama.nilai) == (tahun.masukan, tahun.langkah, tahun.nilai)
    baru = lembar_penilaian_dari(HasilPenilaian.objects.get(berlaku=True).masukan)
    hasil_skp = HasilSkp.objects.get(pk=baru.capaian[0].hasil_id)
    assert (hasil_skp.berlaku, hasil_skp.asal) == (True, "keputusan")
    assert lembar_skp_dari(hasil_skp.masukan).orang == lembar_skp_dari(sebelum.popitem()[1][0]).orang


def test_keputusan_tanpa_perubahan_tidak_membuat_versi(dunia, penilaian):
    """Keeping every figure, also by typing the old value again, keeps the result."""
    keberatan = putuskan(dunia, penilaian, {"perilaku:disiplin": D("85.00")})

    assert (keberatan.mengubah_nilai, len(nilai(penilaian))) == (False, 1)


def test_keputusan_atas_angka_yang_tidak_dipersoalkan_mendapat_barisnya(dunia, penilaian):
    """The superior may correct what nobody disputed; the record shows it with the value before."""
    keberatan = putuskan(dunia, penilaian, {"perilaku:integritas": D(80)}, butir={"perilaku:disiplin": "Tertib."})

    assert list(keberatan.daftar_butir.values_list("acuan", "nilai_semula", "nilai_keputusan", "alasan")) == [
        ("disiplin", "85", "", "Tertib."),
        ("integritas", "85", "80", ""),
    ]


@pytest.mark.parametrize(
    ("jenis", "salah"),
    [
        (JenisButir.KUALITAS, D("100.01")),
        (JenisButir.KUALITAS, D("-0.01")),
        (JenisButir.KUALITAS, True),
        (JenisButir.KUALITAS, "90"),
        (JenisButir.PERILAKU, D(101)),
        (JenisButir.TUGAS_TAMBAHAN, D(1)),
        (JenisButir.KREATIVITAS, None),
    ],
)
def test_nilai_keputusan_yang_mustahil_menolak_seluruhnya(dunia, penilaian, jenis, salah):
    with pytest.raises(AturanDilanggar) as tolak:
        putuskan(dunia, penilaian, {kunci(penilaian, jenis): salah})

    assert tolak.value.kode == "keberatan.nilai"
    assert (Penilaian.objects.get().status, len(nilai(penilaian))) == ("tanggapan", 1)


def test_keputusan_atas_butir_asing_ditolak(dunia, penilaian):
    with pytest.raises(AturanDilanggar) as tolak:
        putuskan(dunia, penilaian, {"kualitas:999999": D(100)})

    assert tolak.value.kode == "keberatan.butir_asing"


def test_keputusan_final_lalu_disahkan_tanpa_jalan_lain(dunia, penilaian):
    """After the decision only the signature is left; the result that comes into force is the decided one."""
    putuskan(dunia, penilaian, {kunci(penilaian, JenisButir.KUALITAS): D(91)})

    with pada(2016, 1, 8):
        p = sahkan(penilaian_id=penilaian.pk, oleh=dunia.akses(dunia.atasan))

    assert (p.status, p.diterima_tanggal, HasilPenilaian.objects.get(berlaku=True).nilai) == (
        "disahkan",
        None,
        D("89.20"),
    )


def test_keputusan_membawa_nilai_di_atas_seratus(dunia, penilaian):
    """PP46-P9: the achievement may exceed 100; the total may, too."""
    perubahan = {kunci(penilaian, JenisButir.KUALITAS, n): D(100) for n in (0, 1)}

    putuskan(dunia, penilaian, perubahan)

    assert HasilSkp.objects.get(berlaku=True).nilai == D("96.00")


def test_tanggapan_dan_keputusan_bertanggal(dunia):
    keberatan = penilaian_tanggapan(dunia).keberatan

    assert keberatan.tanggapan == "Ada dua revisi."
    assert keberatan.ditanggapi_pada > keberatan.diajukan_pada
    assert (keberatan.keputusan, keberatan.diputuskan_pada, keberatan.mengubah_nilai) == ("", None, None)
