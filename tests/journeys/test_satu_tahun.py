"""One whole year through the services, in the order in which an agency lives it."""

from decimal import Decimal

import pytest

from appraisal.models import HasilPenilaian, HasilSkp, JenisButir
from appraisal.services.keberatan import ajukan_keberatan, list_butir, putuskan_keberatan, tanggapi_keberatan
from appraisal.services.penetapan import arsipkan, sahkan, tutup_masa_keberatan
from appraisal.states import StatusPenilaian
from organisasi.common.errors import AturanDilanggar
from organisasi.selectors.akses import SISTEM
from tests.dunia import pada, penilaian_disahkan, penilaian_diserahkan


@pytest.mark.django_db
def test_setahun_tanpa_keberatan(dunia):
    penilaian = penilaian_disahkan(dunia)

    hasil = HasilPenilaian.objects.get(penilaian=penilaian, berlaku=True)
    assert penilaian.status == StatusPenilaian.DISAHKAN
    assert (hasil.nilai_skp, hasil.bagian_skp) == (Decimal("87.00"), Decimal("52.20"))
    assert (hasil.rata_rata_perilaku, hasil.bagian_perilaku) == (Decimal("85.00"), Decimal("34.00"))
    assert (hasil.nilai, hasil.sebutan) == (Decimal("86.20"), "Baik")
    with pada(2016, 2, 1):
        assert arsipkan(penilaian_id=penilaian.pk, oleh=dunia.akses(dunia.admin)).status == StatusPenilaian.ARSIP


@pytest.mark.django_db
def test_keberatan_yang_mengubah_nilai_menyimpan_nilai_semula(dunia):
    penilaian = penilaian_diserahkan(dunia)
    butir = next(b for b in list_butir(penilaian) if b.jenis == JenisButir.KUALITAS)
    with pada(2016, 1, 13, 23, 59):
        ajukan_keberatan(
            penilaian_id=penilaian.pk,
            alasan="Laporan sudah tanpa revisi.",
            butir={butir.kunci: "Lihat bukti."},
            oleh=dunia.akses(dunia.pemilik),
        )
    with pada(2016, 1, 20):
        tanggapi_keberatan(penilaian_id=penilaian.pk, tanggapan="Ada dua revisi.", oleh=dunia.akses(dunia.penilai))
    with pada(2016, 1, 25):
        putuskan_keberatan(
            penilaian_id=penilaian.pk,
            keputusan="Kualitas dinaikkan.",
            perubahan={butir.kunci: Decimal(91)},
            oleh=dunia.akses(dunia.atasan),
        )
        akhir = sahkan(penilaian_id=penilaian.pk, oleh=dunia.akses(dunia.atasan))

    versi = HasilSkp.objects.order_by("nomor").values_list("nilai", "berlaku")
    assert list(versi) == [(Decimal("87.00"), False), (Decimal("88.00"), True)]
    assert akhir.keberatan.mengubah_nilai is True
    assert akhir.keberatan.daftar_butir.get().nilai_keputusan == "91"
    assert HasilPenilaian.objects.get(berlaku=True).nilai == Decimal("86.80")


@pytest.mark.django_db
def test_keberatan_ditolak_sesudah_hari_keempat_belas(dunia):
    penilaian = penilaian_diserahkan(dunia)

    with pada(2016, 1, 14, 0, 0), pytest.raises(AturanDilanggar) as tolak:
        ajukan_keberatan(penilaian_id=penilaian.pk, alasan="Terlambat.", butir={}, oleh=dunia.akses(dunia.pemilik))

    assert tolak.value.kode == "keberatan.lewat_waktu"
    assert "13 Januari 2016" in tolak.value.pesan
    with pada(2016, 1, 14, 0, 0):
        assert tutup_masa_keberatan(SISTEM) == 1
    penilaian.refresh_from_db()
    assert penilaian.status == StatusPenilaian.LEWAT_WAKTU
