"""What the employee enters, what the assessor adds, what is said about tasks and creations, and the months."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from organisasi.common.errors import AturanDilanggar
from skp.checks import kekurangan_realisasi
from skp.models import Kemajuan, Skp, TugasTambahan
from skp.selectors import baca_isi, list_kegiatan
from skp.services import transitions
from skp.services.realisation import (
    BarisKualitas,
    BarisRealisasi,
    JawabanTambahan,
    catat_kemajuan,
    hapus_tambahan,
    simpan_penilaian_realisasi,
    simpan_realisasi,
    simpan_tambahan,
)
from tests.dunia import baris, pada, realisasi_diajukan, skp_ditetapkan
from tests.factories.skp import BuktiFactory, KreativitasFactory, TugasTambahanFactory
from tests.tahap import TAHAP_SKP, saat, skp_ditutup

pytestmark = pytest.mark.django_db
ORANG_LAIN = ("penilai", "atasan", "admin", "rekan", "orang_lain", "pimpinan", "pengelola")
TERBUKA = {"ditetapkan", "perubahan", "ditutup"}


def simpan(d, skp, isi, *, revisi=None, oleh=None):
    return simpan_realisasi(skp_id=skp.pk, revisi=revisi, baris=isi, oleh=d.akses(oleh or skp.pegawai))


def nilai(d, skp, *, kualitas=(), tugas=None, kreasi=None, revisi=None, oleh=None):
    return simpan_penilaian_realisasi(
        skp_id=skp.pk,
        revisi=revisi,
        kualitas=kualitas,
        tugas_tambahan=tugas or {},
        kreativitas=kreasi or {},
        oleh=d.akses(oleh or skp.pejabat_penilai),
    )


def maju(d, skp, kegiatan, bulan=3, **lain):
    isi = {"kuantitas": Decimal(1), "biaya": None, "keterangan": "", "oleh": d.akses(d.pemilik)}
    return catat_kemajuan(skp_id=skp.pk, kegiatan_id=kegiatan.pk, bulan=bulan, **(isi | lain))


def hasil(fungsi, *isi, **lain):
    """What became of a call: stored, refused for the person, or the code of the broken rule."""
    try:
        fungsi(*isi, **lain)
    except PermissionDenied:
        return "ditolak"
    except AturanDilanggar as tolak:
        return tolak.kode
    return "disimpan"


# --- the employee's part -------------------------------------------------------------------------


@pytest.mark.parametrize("tahap", TAHAP_SKP)
def test_siapa_mengisi_realisasi_kapan(dunia, tahap):
    skp = TAHAP_SKP[tahap](dunia)
    isi = [BarisRealisasi(k.pk, kuantitas=Decimal(1)) for k in list_kegiatan(skp)]

    with saat(dunia, tahap):
        for nama in ORANG_LAIN:
            assert hasil(simpan, dunia, skp, isi, oleh=getattr(dunia, nama)) == "ditolak", nama
        harus = "disimpan" if tahap in TERBUKA else "skp.realisasi_terkunci"
        assert hasil(simpan, dunia, skp, isi) == harus


def test_realisasi_boleh_belum_lengkap_sampai_diajukan(dunia):
    skp = skp_ditutup(dunia, kegiatan=[baris(), baris("Berbiaya", target_biaya=Decimal(100))])
    satu, dua = list_kegiatan(skp)

    with pada(2015, 12, 28):
        simpan(dunia, skp, [BarisRealisasi(satu.pk, kuantitas=Decimal(3)), BarisRealisasi(dua.pk)])

    assert kekurangan_realisasi(baca_isi(skp)) == ["Kegiatan 1: isi waktu.", "Kegiatan 2: isi kuantitas, waktu, biaya."]


def test_tidak_terlaksana_mengosongkan_angkanya(dunia):
    """K-05: an explicit statement; other figures of the row are dropped and nothing more is asked for."""
    skp = skp_ditutup(dunia)
    satu, dua = list_kegiatan(skp)
    isi = {"kuantitas": Decimal(3), "waktu": Decimal(4), "angka_kredit": Decimal(1)}

    with pada(2015, 12, 28):
        simpan(
            dunia,
            skp,
            [BarisRealisasi(satu.pk, terlaksana=False, catatan="Tidak ada anggaran.", **isi), BarisRealisasi(dua.pk)],
        )

    r = list_kegiatan(skp)[0].realisasi
    assert (r.terlaksana, r.kuantitas, r.waktu, r.biaya, r.angka_kredit) == (False, None, None, None, None)
    assert r.catatan == "Tidak ada anggaran."
    assert kekurangan_realisasi(baca_isi(skp), dengan_kualitas=True) == ["Kegiatan 2: isi kuantitas, waktu, kualitas."]


def test_biaya_hanya_untuk_kegiatan_yang_berbiaya(dunia):
    """K-06: a realised cost cannot make a cost aspect out of nothing."""
    skp = skp_ditutup(dunia, kegiatan=[baris("Tanpa"), baris("Dengan", target_biaya=Decimal(100))])
    isi = {"kuantitas": Decimal(1), "waktu": Decimal(1), "biaya": Decimal(80)}

    with pada(2015, 12, 28):
        simpan(dunia, skp, [BarisRealisasi(k.pk, **isi) for k in list_kegiatan(skp)])

    assert [k.realisasi.biaya for k in list_kegiatan(skp)] == [None, 80]


@pytest.mark.parametrize("isi", [{"kuantitas": -1}, {"waktu": -1}, {"angka_kredit": -1}])
def test_realisasi_negatif_ditolak(dunia, isi):
    skp = skp_ditutup(dunia)

    with pada(2015, 12, 28), pytest.raises(ValidationError):
        simpan(dunia, skp, [BarisRealisasi(list_kegiatan(skp)[0].pk, **isi)])


def test_kegiatan_skp_lain_ditolak(dunia):
    skp, lain = skp_ditutup(dunia), skp_ditutup(dunia, pegawai=dunia.rekan)
    asing = list_kegiatan(lain)[0]

    with pada(2015, 12, 28):
        assert hasil(simpan, dunia, skp, [BarisRealisasi(asing.pk)]) == "skp.kegiatan_asing"
        diajukan = realisasi_diajukan(dunia, pegawai=dunia.orang_lain)
        assert hasil(nilai, dunia, diajukan, kualitas=[BarisKualitas(asing.pk)]) == "skp.kegiatan_asing"


def test_halaman_realisasi_yang_usang_tidak_menimpa(dunia):
    skp = skp_ditutup(dunia)
    k = list_kegiatan(skp)[0]

    with pada(2015, 12, 28):
        simpan(dunia, skp, [BarisRealisasi(k.pk, kuantitas=Decimal(1))], revisi=skp.revisi)
        kedua = hasil(simpan, dunia, skp, [BarisRealisasi(k.pk, kuantitas=Decimal(2))], revisi=skp.revisi)

    assert kedua == "skp.versi_usang"
    assert list_kegiatan(skp)[0].realisasi.kuantitas == 1


# --- the months ----------------------------------------------------------------------------------


@pytest.mark.parametrize("tahap", TAHAP_SKP)
def test_siapa_mencatat_kemajuan_kapan(dunia, tahap):
    """Progress runs with the contract: not before approval, not after closing."""
    skp = TAHAP_SKP[tahap](dunia)
    k = list_kegiatan(skp)[0]

    with saat(dunia, tahap):
        for nama in ORANG_LAIN:
            assert hasil(maju, dunia, skp, k, oleh=dunia.akses(getattr(dunia, nama))) == "ditolak", nama
        harus = "disimpan" if tahap in {"ditetapkan", "perubahan"} else "skp.realisasi_terkunci"
        assert hasil(maju, dunia, skp, k) == harus


def test_bulan_yang_sama_diganti_bukan_ditambah(dunia):
    skp = skp_ditetapkan(dunia)
    k = list_kegiatan(skp)[0]

    with pada(2015, 4, 1):
        maju(dunia, skp, k, kuantitas=Decimal(2))
        maju(dunia, skp, k, kuantitas=Decimal("2.5"), keterangan="Diperbaiki.")

    assert Kemajuan.objects.values_list("kuantitas", "keterangan").get() == (Decimal("2.50"), "Diperbaiki.")


@pytest.mark.parametrize("bulan", [0, 1, 2, 7, 12, 13])
def test_bulan_di_luar_masa_skp_ditolak(dunia, bulan):
    """A mid-year SKP knows its own months only."""
    skp = skp_ditetapkan(dunia)
    Skp.objects.filter(pk=skp.pk).update(mulai=date(2015, 3, 1), selesai=date(2015, 6, 30))

    assert hasil(maju, dunia, skp, list_kegiatan(skp)[0], bulan=bulan) == "skp.bulan_di_luar_masa"


# --- the assessor's part -------------------------------------------------------------------------


@pytest.mark.parametrize("tahap", TAHAP_SKP)
def test_siapa_memberi_kualitas_kapan(dunia, tahap):
    skp = TAHAP_SKP[tahap](dunia)
    isi = [BarisKualitas(k.pk, Decimal(80)) for k in list_kegiatan(skp)]

    with saat(dunia, tahap):
        for nama in ("pemilik", "atasan", "admin", "rekan", "orang_lain", "pimpinan", "pengelola"):
            assert hasil(nilai, dunia, skp, kualitas=isi, oleh=getattr(dunia, nama)) == "ditolak", nama
        harus = "disimpan" if tahap == "realisasi_diajukan" else "skp.realisasi_terkunci"
        assert hasil(nilai, dunia, skp, kualitas=isi) == harus


@pytest.mark.parametrize("kualitas", [Decimal("-0.01"), Decimal("100.01")])
def test_kualitas_di_luar_rentang_ditolak(dunia, kualitas):
    skp = realisasi_diajukan(dunia)

    with pada(2015, 12, 29), pytest.raises(ValidationError, match="Kualitas harus antara 0 dan 100"):
        nilai(dunia, skp, kualitas=[BarisKualitas(list_kegiatan(skp)[0].pk, kualitas)])


def test_kualitas_kegiatan_yang_tidak_terlaksana_diabaikan(dunia):
    skp = skp_ditutup(dunia, kegiatan=[baris()])
    k = list_kegiatan(skp).get()
    with pada(2015, 12, 28):
        simpan(dunia, skp, [BarisRealisasi(k.pk, terlaksana=False)])
        transitions.ajukan_realisasi(skp_id=skp.pk, oleh=dunia.akses(dunia.pemilik))

        nilai(dunia, skp, kualitas=[BarisKualitas(k.pk, Decimal(90), "Tidak ada keluaran.")])

    r = list_kegiatan(skp).get().realisasi
    assert (r.kualitas, r.catatan_penilai) == (None, "Tidak ada keluaran.")


def test_tugas_dan_kreativitas_dijawab_dengan_alasan(dunia):
    """PERKA-E.3, F.3: what is not recognised is refused with a reason; undecided ones hold up the scoring."""
    skp = realisasi_diajukan(dunia)
    diakui, ditolak, kreasi = TugasTambahanFactory(skp=skp), TugasTambahanFactory(skp=skp), KreativitasFactory(skp=skp)

    with pada(2015, 12, 29):
        nilai(dunia, skp, tugas={diakui.pk: JawabanTambahan(diakui=True, alasan="diabaikan")})
        assert kekurangan_realisasi(baca_isi(skp), dengan_kualitas=True)[-2:] == [
            "Putuskan tugas tambahan mana yang diakui.",
            "Putuskan kreativitas mana yang diakui.",
        ]
        with pytest.raises(ValidationError, match="Isi alasan tidak diakui"):
            nilai(dunia, skp, tugas={ditolak.pk: JawabanTambahan(diakui=False)})
        nilai(
            dunia,
            skp,
            tugas={ditolak.pk: JawabanTambahan(diakui=False, alasan="Bagian dari tugas jabatan.")},
            kreasi={kreasi.pk: JawabanTambahan(diakui=True)},
        )

    assert list(TugasTambahan.objects.order_by("pk").values_list("diakui", "alasan")) == [
        (True, ""),
        (False, "Bagian dari tugas jabatan."),
    ]
    assert not any("Putuskan" in k for k in kekurangan_realisasi(baca_isi(skp), dengan_kualitas=True))


def test_jawaban_untuk_butir_orang_lain_tidak_berakibat(dunia):
    skp, asing = realisasi_diajukan(dunia), TugasTambahanFactory()

    with pada(2015, 12, 29):
        nilai(dunia, skp, tugas={asing.pk: JawabanTambahan(diakui=True)})

    asing.refresh_from_db()
    assert asing.diakui is None


# --- tasks and creations -------------------------------------------------------------------------


@pytest.mark.parametrize("tahap", TAHAP_SKP)
def test_siapa_mengubah_tambahan_kapan(dunia, tahap):
    skp = TAHAP_SKP[tahap](dunia)
    for pabrik in (TugasTambahanFactory, KreativitasFactory):
        ada = pabrik(skp=skp)
        with saat(dunia, tahap):
            for fungsi in (simpan_tambahan, hapus_tambahan):
                for nama in ORANG_LAIN:
                    assert hasil(fungsi, unsur=ada, oleh=dunia.akses(getattr(dunia, nama))) == "ditolak", nama
                harus = "disimpan" if tahap in TERBUKA else "skp.realisasi_terkunci"
                assert hasil(fungsi, unsur=ada, oleh=dunia.akses(dunia.pemilik)) == harus


def test_jawaban_gugur_bila_butirnya_diubah(dunia):
    """A task that was refused and then changed after the realisation came back is judged afresh."""
    skp = realisasi_diajukan(dunia)
    tugas = TugasTambahanFactory(skp=skp)
    with pada(2015, 12, 29):
        nilai(dunia, skp, tugas={tugas.pk: JawabanTambahan(diakui=False, alasan="Surat belum ada.")})
        transitions.kembalikan_realisasi(skp_id=skp.pk, oleh=dunia.akses(dunia.penilai), catatan="Lampirkan surat.")
        tugas.refresh_from_db()

        simpan_tambahan(unsur=tugas, oleh=dunia.akses(dunia.pemilik))

    tugas.refresh_from_db()
    assert (tugas.diakui, tugas.alasan) == (None, "")


def test_butir_berbukti_tidak_dihapus_bersama_buktinya(dunia):
    skp = skp_ditutup(dunia)
    tugas = TugasTambahanFactory(skp=skp)
    BuktiFactory(kegiatan=None, tugas_tambahan=tugas, skp=skp)

    with pada(2015, 12, 28):
        assert hasil(hapus_tambahan, unsur=tugas, oleh=dunia.akses(dunia.pemilik)) == "skp.tambahan_berbukti"

    assert TugasTambahan.objects.filter(pk=tugas.pk).exists()


def test_penghapusan_tercatat(dunia):
    skp = skp_ditutup(dunia)
    tugas = TugasTambahanFactory(skp=skp)

    with pada(2015, 12, 28):
        hapus_tambahan(unsur=tugas, oleh=dunia.akses(dunia.pemilik))

    r = skp.riwayat.last()
    assert (r.aksi, r.catatan) == ("hapus_tambahan", tugas.uraian)
