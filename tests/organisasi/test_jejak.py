"""The audit trail: guarded by the database, chained, sealed; every kind of tampering is found and named."""

import io
import json
import re
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from openpyxl import load_workbook

from appraisal.services.documents import terbitkan
from organisasi.audit import baca_berkas_segel, periksa_berkas, periksa_rantai, periksa_segel
from organisasi.common.clock import hari_ini
from organisasi.common.events import JUDUL_KEJADIAN, JUDUL_OBJEK
from organisasi.models import Jejak, JenisJejak, Peran, SegelJejak
from organisasi.models.jejak import KOLOM_SIDIK
from organisasi.services.jejak import catat_baca
from organisasi.services.segel import buat_segel, segel_harian, tulis_berkas
from tests.dunia import pada, penilaian_disahkan, skp_ditetapkan, skp_draf
from tests.factories.organisasi import PeranUnitFactory
from tests.halaman import teks
from tests.penjaga import tanpa_penjaga

AKAR = Path(__file__).resolve().parents[2]


@pytest.fixture
def tahun(dunia):
    """A whole year of one person in the trail."""
    return penilaian_disahkan(dunia)


# --- guard ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("perintah", ["UPDATE {t} SET nomor = nomor + 1", "DELETE FROM {t}", "TRUNCATE {t}"])
@pytest.mark.parametrize("model", [Jejak, SegelJejak])
def test_basis_data_menolak_mengubah_dan_menghapus(dunia, perintah, model):
    skp_draf(dunia)
    buat_segel()
    if perintah.startswith("TRUNCATE") and connection.vendor == "sqlite":
        pytest.skip("SQLite tidak mengenal TRUNCATE")

    with pytest.raises(DatabaseError, match="tidak dapat"), transaction.atomic(), connection.cursor() as kursor:
        kursor.execute(perintah.format(t=model._meta.db_table))


def test_jejak_hilang_bersama_perubahan_yang_dibatalkan(dunia):
    with transaction.atomic():
        skp_draf(dunia)
        transaction.set_rollback(True)

    assert not Jejak.objects.exists()


# --- content -------------------------------------------------------------------------------------


def test_setahun_penuh_terjejak_tanpa_alarm_palsu(tahun):
    kejadian = set(Jejak.objects.values_list("kejadian", flat=True))

    assert {
        "skp.ajukan",
        "skp.tetapkan",
        "penilaian.serahkan",
        "penilaian.sahkan",
        "penilaian.simpan_perilaku",
    } <= kejadian
    assert kejadian <= JUDUL_KEJADIAN.keys()
    assert list(periksa_rantai()) == []
    assert tahun.riwayat.count() == Jejak.objects.filter(objek="penilaian", ke__gt="").count()


def test_satu_langkah_menambah_satu_sisipan(dunia, django_assert_num_queries, masuk):
    skp = skp_ditetapkan(dunia)
    akses, sendiri = dunia.akses(dunia.penilai), dunia.akses(dunia.pemilik)

    with django_assert_num_queries(2):
        catat_baca(akses, "skp.dilihat", skp, pegawai=[skp.pegawai_id])
    with django_assert_num_queries(1):
        catat_baca(akses, "skp.dilihat", skp, pegawai=[skp.pegawai_id])
    with django_assert_num_queries(0):
        catat_baca(sendiri, "skp.dilihat", skp, pegawai=[skp.pegawai_id])


def test_siapa_yang_telah_melihat(dunia, tahun, masuk):
    """Reads, prints and exports of other people's records answer a breach question; one's own leave nothing."""
    terbitkan(tahun.pk, perender=lambda _html: b"%PDF-1.7 contoh")
    milik = f"/penilaian/{tahun.pk}/"
    for orang in (dunia.pemilik, dunia.penilai, dunia.admin):
        for alamat in (milik, f"{milik}jelaskan/", f"{milik}prestasi.pdf"):
            assert masuk(orang).get(alamat).status_code == 200
    masuk(dunia.admin).get("/rekap/")
    masuk(dunia.admin).get("/rekap/unduh/")

    terlihat = Jejak.objects.filter(pegawai=dunia.pemilik, jenis__in=["baca", "cetak", "ekspor"]).order_by("pk")
    assert list(terlihat.values_list("kejadian", "pelaku__pegawai__nama")) == [
        ("penilaian.dilihat", "Kasubbag Rekaan"),
        ("penilaian.dicetak", "Kasubbag Rekaan"),
        ("penilaian.dilihat", "Admin Rekaan"),
        ("penilaian.dicetak", "Admin Rekaan"),
        ("rekap.dilihat", "Admin Rekaan"),
        ("rekap.diekspor", "Admin Rekaan"),
    ]
    assert terlihat[0].alamat == "127.0.0.1"
    assert len(terlihat[0].rujukan) == 8
    assert list(periksa_rantai()) == []


# --- tampering -----------------------------------------------------------------------------------


def _salin(baris: Jejak, **lain) -> Jejak:
    """A copy of a row as a clumsy forger would insert it."""
    isi = {k: getattr(baris, k) for k in (*KOLOM_SIDIK, "sebelum", "sidik")}
    return Jejak(**(isi | lain))


def _ubah(skp, tengah, akhir):
    Jejak.objects.filter(pk=tengah.pk).update(dari="diajukan")


def _hapus_tengah(skp, tengah, akhir):
    Jejak.objects.filter(pk=tengah.pk).delete()


def _hapus_ujung(skp, tengah, akhir):
    Jejak.objects.filter(pk=akhir.pk).delete()


def _tukar(skp, tengah, akhir):
    Jejak.objects.filter(pk=akhir.pk).update(nomor=999)
    Jejak.objects.filter(pk=tengah.pk).update(nomor=akhir.nomor)
    Jejak.objects.filter(pk=akhir.pk).update(nomor=tengah.nomor)


def _sisipkan(skp, tengah, akhir):
    Jejak.objects.filter(pk=akhir.pk).update(nomor=akhir.nomor + 1)
    _salin(akhir, kejadian="skp.kembalikan").save()


def _salin_dari_lain(skp, tengah, akhir):
    lain = Jejak.objects.exclude(rantai=tengah.rantai).filter(jenis=JenisJejak.UBAH).first()
    _salin(lain, rantai=tengah.rantai, nomor=akhir.nomor + 1, objek_id=tengah.objek_id).save()


def _basis_data_lama(skp, tengah, akhir):
    """An older copy: neither the later rows nor their seal exist in it."""
    Jejak.objects.filter(pk__gt=tengah.pk).delete()
    SegelJejak.objects.all().delete()


PERUSAKAN = [
    (_ubah, "isinya berubah", "tengah"),
    (_hapus_tengah, "tidak menyambung", "tengah"),
    (_hapus_ujung, "ujung rantai dipotong", "ujung"),
    (_tukar, "isinya berubah", "tengah"),
    (_sisipkan, "isinya berubah", "akhir"),
    (_salin_dari_lain, "disalin dari tempat lain", "baru"),
    (_basis_data_lama, "basis data lebih tua daripada segel 1", ""),
]


@pytest.mark.parametrize(("rusak", "masalah", "baris"), PERUSAKAN, ids=[p[0].__name__ for p in PERUSAKAN])
def test_tujuh_macam_perusakan_ditemukan_dan_disebut(dunia, tmp_path, capsys, rusak, masalah, baris):
    skp_draf(dunia, dunia.rekan)
    skp = skp_ditetapkan(dunia)
    tulis_berkas(buat_segel(), tmp_path)
    call_command("verifikasi_jejak", segel=tmp_path)
    rantai = list(Jejak.objects.filter(rantai=f"skp:{skp.pk}").order_by("nomor"))
    tengah, akhir = rantai[1], rantai[-1]

    with tanpa_penjaga():
        rusak(skp, tengah, akhir)
        with pytest.raises(CommandError, match="Jejak tidak utuh"):
            call_command("verifikasi_jejak", segel=tmp_path)

    tertulis = capsys.readouterr().err
    assert masalah in tertulis
    nomor = {"tengah": tengah.nomor, "akhir": akhir.nomor, "ujung": akhir.nomor, "baru": akhir.nomor + 1}.get(baris)
    assert baris == "" or any(f"skp:{skp.pk} nomor {n}" in tertulis for n in (nomor, nomor + 1))


# --- seal ----------------------------------------------------------------------------------------


def test_segel_harian_sekali_sehari_dan_keluar_sebagai_berkas(dunia, settings, tmp_path, mailoutbox):
    settings.SEGEL_DIR, settings.SEGEL_SUREL = tmp_path, ["arsip@contoh.go.id"]
    skp_draf(dunia)
    with pada(2015, 2, 1):
        pertama = segel_harian()
        assert segel_harian() is None
    skp_draf(dunia, dunia.rekan)
    with pada(2015, 2, 2):
        kedua = segel_harian()

    berkas = baca_berkas_segel(tmp_path)
    assert [b["nomor"] for b in berkas] == [1, 2]
    assert (kedua.sebelum, berkas[1]["sebelum"]) == (pertama.sidik, pertama.sidik)
    assert list(periksa_segel()) == list(periksa_berkas(berkas)) == []
    assert [s.subject for s in mailoutbox] == ["Segel jejak audit 1", "Segel jejak audit 2"]
    assert pertama.sidik in mailoutbox[0].body


def test_berkas_segel_yang_diubah_ketahuan(dunia, tmp_path):
    skp_draf(dunia)
    berkas = tulis_berkas(buat_segel(), tmp_path)
    isi = json.loads(berkas.read_text())
    isi["kepala"].popitem()
    berkas.write_text(json.dumps(isi))

    assert [t.masalah for t in periksa_berkas(baca_berkas_segel(tmp_path))] == ["berkas segel 1 berubah sejak ditulis"]


# --- the auditor's page --------------------------------------------------------------------------


def test_halaman_auditor_disaring_menurut_orang_jenis_dan_waktu(dunia, masuk, django_assert_max_num_queries):
    skp = skp_ditetapkan(dunia)
    with pada(2015, 3, 1):
        catat_baca(dunia.akses(dunia.penilai), "skp.dilihat", skp, pegawai=[skp.pegawai_id])
    auditor = masuk(dunia.sekda)
    assert auditor.get("/organisasi/jejak/").status_code == 403
    PeranUnitFactory(pengguna=dunia.sekda.pengguna, peran=Peran.AUDITOR, instansi=dunia.instansi)

    diminta = {"tentang": skp.pegawai.nip, "jenis": "akses", "dari": "1/3/2015", "sampai": "1/3/2015"}
    pindah = auditor.post("/organisasi/jejak/", diminta)

    assert pindah.status_code == 302
    assert skp.pegawai.nip not in pindah.url
    with django_assert_max_num_queries(15):
        jawaban = auditor.get(pindah.url)
    assert [j.kejadian for j in jawaban.context["halaman"].object_list] == ["skp.dilihat"]
    assert "SKP dilihat" in teks(jawaban)
    assert "Kasubbag Rekaan" in teks(jawaban)
    besok = auditor.post("/organisasi/jejak/", diminta | {"dari": "2/3/2015", "sampai": ""})
    assert auditor.get(besok.url).context["halaman"].object_list == []


def test_setiap_jenis_dokumen_dapat_disaring_dan_bernama(dunia, masuk):
    """Every word under which a service records something is offered; reading and changing a unit are one record."""
    kata = set()
    for berkas in (p for app in ("organisasi", "skp", "appraisal") for p in (AKAR / app).rglob("*.py")):
        isi = berkas.read_text(encoding="utf-8")
        kata |= set(re.findall(r'\bcatat(?:_jejak)?\(\s*f?"[^"]+",\s*[\w.]+,\s*(\w+)=', isi))
        kata |= set(re.findall(r'\bobjek="(\w+)"', isi))
    assert {"skp", "penilaian", "unit", "usulmusnah", "keadaan"} <= kata
    assert kata <= JUDUL_OBJEK.keys()

    auditor = masuk(dunia.pengelola)
    catat_baca(dunia.akses(dunia.admin), "rekap.dilihat", dunia.biro, pegawai=[dunia.pemilik.pk])
    pindah = auditor.post("/organisasi/jejak/", {"objek": "unit"})
    assert [j.objek for j in auditor.get(pindah.url).context["halaman"].object_list] == ["unitkerja"]
    tautan = f"/organisasi/jejak/?objek=unitkerja&nomor={dunia.biro.pk}"
    assert [j.objek for j in auditor.get(tautan).context["halaman"].object_list] == ["unitkerja"]
    assert "Unit dan rekapnya" in teks(auditor.get(tautan))


def test_jawaban_auditor_dapat_diunduh_dan_unduhannya_tercatat(dunia, masuk):
    """Who has seen the records of a person between two days, as a workbook."""
    assert masuk(dunia.admin).get(f"/organisasi/pegawai/{dunia.pemilik.pk}/").status_code == 200
    assert Jejak.objects.filter(pegawai=dunia.pemilik.pk, jenis="baca").count() == 1
    auditor = masuk(dunia.pengelola)
    hari = hari_ini(dunia.instansi.zona_waktu).isoformat()
    saring = {"tentang": dunia.pemilik.pk, "jenis": "akses", "dari": hari, "sampai": hari}

    jawaban = auditor.get("/organisasi/jejak/unduh/", saring)

    lembar = load_workbook(io.BytesIO(jawaban.content)).active
    isi = [b for b in lembar.iter_rows(min_row=4, values_only=True) if b[2]]
    assert [(b[2], b[7]) for b in isi] == [("Data pegawai dilihat", dunia.pemilik.nip)]
    assert Jejak.objects.filter(kejadian="jejak.diekspor", pegawai=dunia.pemilik.pk).count() == 1
    kosong = auditor.get("/organisasi/jejak/unduh/", saring | {"dari": "2001-01-01", "sampai": "2001-01-02"})
    assert kosong.status_code == 200


def test_auditor_tidak_melihat_instansi_lain_dan_isian_aneh_tidak_merusak(dunia, masuk):
    skp_draf(dunia)
    pengelola = masuk(dunia.pengelola)
    semua = pengelola.get("/organisasi/jejak/").context["halaman"].paginator.count

    assert semua == Jejak.objects.filter(instansi=dunia.instansi).count() > 0
    for kueri in ("jenis=zzz", "dari=kemarin", "tentang=-1", "pelaku=%00", "objek=skp&nomor=x", "halaman=9999"):
        assert pengelola.get(f"/organisasi/jejak/?{kueri}").status_code == 200
    assert pengelola.post("/organisasi/jejak/", {"tentang": "Tidak Ada"}).status_code == 422
    assert masuk(dunia.pemilik).get("/organisasi/jejak/").status_code == 403
