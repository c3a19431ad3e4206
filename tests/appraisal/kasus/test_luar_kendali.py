"""SC-09: a row left out because of something beyond control, with the consent of the atasan pejabat penilai."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from appraisal.models import HasilSkp, JenisDokumen, Penilaian
from appraisal.services.recheck import periksa_skp
from appraisal.sheets import lembar_skp_dari
from appraisal.worklist import susun_kerja
from skp.models import Realisasi, Skp
from skp.selectors import list_kegiatan
from skp.services.circumstances import cabut_keadaan, putuskan_keadaan
from skp.services.realisation import BarisKualitas, simpan_penilaian_realisasi
from tests.appraisal.kasus.cerita import baris, catat, cetak, sampai_berlaku
from tests.dunia import pada, realisasi_diajukan, skp_ditetapkan
from tests.halaman import teks
from tests.organisasi.aturan import dilarang
from tests.tahap import isi_dan_ajukan_realisasi, nilai_dan_terima, serahkan_hasil

pytestmark = pytest.mark.django_db
TIGA = [baris("Menyusun laporan"), baris("Melatih warga"), baris("Menata arsip")]


def usulkan(d, skp, kegiatan, oleh=None):
    dasar = {"rincian": "bencana", "skp_id": skp.pk, "kegiatan_id": kegiatan.pk, "alasan": "Banjir di lokasi."}
    with pada(2015, 11, 2):
        return catat(d, d.pemilik, "luar_kendali", date(2015, 10, 1), oleh=oleh or d.pemilik, **dasar)


def setujui(d, keadaan):
    with pada(2015, 11, 3):
        return putuskan_keadaan(keadaan_id=keadaan.pk, setuju=True, catatan="Benar.", oleh=d.akses(d.atasan))


def test_dari_usulan_sampai_formulir(dunia, masuk):
    d = dunia
    skp = skp_ditetapkan(d, kegiatan=TIGA)
    keadaan = usulkan(d, skp, list_kegiatan(skp)[1])
    assert "Pengecualian kegiatan yang menunggu keputusan Anda" in [
        k.judul for k in susun_kerja(d.akses(d.atasan)).perlu
    ]
    for bukan in (d.penilai, d.admin, d.pemilik):
        with pytest.raises(PermissionDenied):
            putuskan_keadaan(keadaan_id=keadaan.pk, setuju=True, catatan="", oleh=d.akses(bukan))
    setujui(d, keadaan)

    with pada(2015, 12, 28):
        halaman = masuk(d.pemilik).get(reverse("appraisal:realisasi", args=[skp.pk]))
        assert "Dikecualikan dari penilaian: Bencana: Banjir di lokasi." in teks(halaman)
        skp = isi_dan_ajukan_realisasi(d, Skp.objects.get(pk=skp.pk))
        nilai_dan_terima(d, skp, Decimal(90))
        serahkan_hasil(d, Penilaian.objects.get())
    lembar = lembar_skp_dari(HasilSkp.objects.get().masukan)
    assert [b.nilai for b in lembar.kegiatan] == [Decimal("88.67"), None, Decimal("88.67")]
    assert (lembar.jumlah, lembar.nilai) == (Decimal("177.34"), Decimal("88.67"))
    tersimpan = HasilSkp.objects.get()
    assert list(periksa_skp(tersimpan.masukan, vars(tersimpan))) == []

    penilaian = sampai_berlaku(d, Penilaian.objects.get())
    formulir = cetak(JenisDokumen.CAPAIAN, skp)
    assert (
        "dikecualikan dari penilaian dengan persetujuan atasan pejabat penilai: Bencana: Banjir di lokasi." in formulir
    )
    assert "(177,34 : 2)" in formulir
    klien = masuk(d.pemilik)
    assert "DikecualikanBencana: Banjir" in teks(klien.get(reverse("appraisal:hasil", args=[penilaian.pk])))
    jelaskan = reverse("appraisal:jelaskan_skp", args=[skp.pk])
    assert "dihitung dari 2 kegiatan" in teks(klien.get(f"{jelaskan}?kode=kegiatan.2"))
    assert "Menata arsip" in teks(klien.get(f"{jelaskan}?kode=kegiatan.3"))
    assert "Kuantitas" in teks(klien.get(f"{jelaskan}?kode=kegiatan.3"))  # steps keep the numbers of the form


def test_yang_tidak_dapat_dikecualikan(dunia):
    d = dunia
    skp = skp_ditetapkan(d)
    pertama, kedua = list_kegiatan(skp)
    setujui(d, usulkan(d, skp, pertama))
    with dilarang("keadaan.mulai", "sudah tercatat"):
        usulkan(d, skp, pertama)
    with dilarang("keadaan.kegiatan_id", "Paling sedikit satu kegiatan"):
        usulkan(d, skp, kedua)
    with pytest.raises(PermissionDenied):
        usulkan(d, skp, kedua, oleh=d.rekan)
    with pytest.raises(PermissionDenied):
        usulkan(d, skp, kedua, oleh=d.admin)


def test_pencabutan_mengembalikan_kegiatan_selama_capaian_belum_dinilai(dunia):
    d = dunia
    skp = realisasi_diajukan(d, kegiatan=TIGA)
    keadaan = setujui(d, usulkan(d, skp, list_kegiatan(skp)[0], oleh=d.penilai))
    assert Realisasi.objects.filter(dikecualikan=True).count() == 1
    cabut_keadaan(keadaan_id=keadaan.pk, catatan="Ternyata tercapai.", oleh=d.akses(d.atasan))
    assert not Realisasi.objects.filter(dikecualikan=True).exists()

    lagi = setujui(d, usulkan(d, skp, list_kegiatan(skp)[0], oleh=d.penilai))
    with pada(2015, 12, 29):
        simpan_penilaian_realisasi(
            skp_id=skp.pk,
            revisi=None,
            kualitas=[BarisKualitas(k.pk, kualitas=Decimal(85)) for k in list_kegiatan(skp)],
            tugas_tambahan={},
            kreativitas={},
            oleh=d.akses(d.penilai),
        )
        nilai_dan_terima(d, Skp.objects.get(pk=skp.pk))
    with dilarang("keadaan.sudah_dinilai"):
        cabut_keadaan(keadaan_id=lagi.pk, catatan="Terlambat.", oleh=d.akses(d.atasan))
    with dilarang("keadaan.sudah_dinilai"):
        usulkan(d, skp, list_kegiatan(skp)[1])
