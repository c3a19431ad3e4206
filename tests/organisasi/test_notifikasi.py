"""Notices: once per event and person, only with their transaction; the outbox that mails them; their page."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import transaction
from django.urls import reverse

from organisasi.common.clock import sekarang, waktu_rekaan
from organisasi.models import Notifikasi
from organisasi.models.notifikasi import StatusSurel
from organisasi.services.notifikasi import SELANG, Kabar, beritahu, beritahu_banyak, kirim_surel
from tests.halaman import teks

pytestmark = pytest.mark.django_db
SUREL = "pemilik@nusaharapan.test"


def kabari(*orang, kunci="skp:1:langkah:1", judul="SKP Anda telah ditetapkan", tautan="/skp/1/"):
    beritahu(penerima=orang, kunci=kunci, judul=judul, tautan=tautan)


def bersurel(pegawai, alamat=SUREL):
    pegawai.surel = alamat
    pegawai.save(update_fields=["surel"])
    return pegawai


def test_sekali_per_peristiwa_dan_orang(kantor):
    for _ in range(2):
        kabari(kantor.pemilik, kantor.penilai, kantor.pemilik, None)

    assert Notifikasi.objects.count() == 2
    assert kantor.penilai.pengguna.daftar_notifikasi.get().judul == "SKP Anda telah ditetapkan"


def test_akun_yang_tidak_aktif_tidak_diberi_tahu(kantor):
    kantor.rekan.pengguna.is_active = False
    kantor.rekan.pengguna.save()

    kabari(kantor.rekan, kantor.gubernur)

    assert [n.penerima for n in Notifikasi.objects.all()] == [kantor.gubernur.pengguna]


def test_langkah_yang_batal_tidak_memberi_tahu_siapa_pun(kantor):
    with transaction.atomic():
        kabari(bersurel(kantor.pemilik))
        transaction.set_rollback(True)

    assert Notifikasi.objects.count() == 0
    assert kirim_surel() == 0


def test_banyak_sekaligus_dengan_kueri_yang_tetap(kantor, django_assert_num_queries):
    orang = [kantor.pemilik, kantor.penilai, kantor.atasan, kantor.rekan, kantor.karo]
    with django_assert_num_queries(3):
        assert beritahu_banyak(Kabar(p, "ingat:1", "Tinggal 7 hari", "/") for p in orang) == 5
    assert beritahu_banyak(Kabar(p, "ingat:1", "Tinggal 7 hari", "/") for p in orang) == 0


def test_surel_menyebut_bahwa_ada_yang_menunggu_dan_tidak_lebih(kantor):
    kabari(bersurel(kantor.pemilik), kantor.rekan)

    assert [kirim_surel(), kirim_surel()] == [1, 0]
    [surel] = mail.outbox
    assert surel.to == [SUREL]
    assert surel.subject == "Ada yang menunggu Anda di aplikasi SKP"
    assert "/skp/1/" in surel.body
    assert "tidak memuat nilai" in surel.body
    assert {n.status_surel for n in Notifikasi.objects.all()} == {StatusSurel.TERKIRIM, StatusSurel.TANPA}


def test_surel_yang_gagal_dicoba_lagi_makin_jarang_lalu_berhenti(kantor, monkeypatch):
    def gagal(*_):
        raise ConnectionRefusedError

    monkeypatch.setattr(EmailBackend, "send_messages", gagal)
    kabari(bersurel(kantor.pemilik))
    saat, berikut = sekarang(), []
    for _ in range(len(SELANG) + 3):
        with waktu_rekaan(saat):
            assert kirim_surel() == 0
        notis = Notifikasi.objects.get()
        if notis.coba_lagi_pada is None:
            break
        berikut.append((notis.coba_lagi_pada - saat) // timedelta(minutes=1))
        saat = notis.coba_lagi_pada

    assert tuple(berikut) == SELANG
    assert (notis.status_surel, notis.percobaan) == (StatusSurel.GAGAL, len(SELANG) + 1)


def test_surel_yang_pulih_terkirim_sekali(kantor, monkeypatch):
    kabari(bersurel(kantor.pemilik))
    with monkeypatch.context() as sela:
        sela.setattr(EmailBackend, "send_messages", lambda *_: (_ for _ in ()).throw(TimeoutError()))
        assert kirim_surel() == 0
    assert kirim_surel() == 0  # not due yet

    with waktu_rekaan(sekarang() + timedelta(minutes=2)):
        assert [kirim_surel(), kirim_surel()] == [1, 0]
    assert len(mail.outbox) == 1


def test_alamat_dengan_baris_baru_gagal_seketika_dan_tidak_menahan_yang_lain(kantor):
    kabari(bersurel(kantor.penilai, "a@b.test\nBcc: semua@nusaharapan.test"), kunci="a")
    kabari(bersurel(kantor.pemilik), kunci="b", judul="Baris\r\nBcc: semua@nusaharapan.test")

    assert kirim_surel() == 1
    assert [m.to for m in mail.outbox] == [[SUREL]]
    assert not mail.outbox[0].message().get("Bcc")
    assert Notifikasi.objects.get(kunci="a").status_surel == StatusSurel.GAGAL


def test_halaman_pemberitahuan(kantor, masuk):
    kabari(kantor.pemilik, judul="SKP <b>Anda</b> telah ditetapkan")
    notis = Notifikasi.objects.get()
    peramban, lain = masuk(kantor.pemilik), masuk(kantor.rekan)
    alamat = reverse("buka_pemberitahuan", args=[notis.pk])

    assert "SKP <b>Anda</b> telah ditetapkan" in teks(peramban.get("/pemberitahuan/"))
    assert "Belum ada pemberitahuan" in teks(lain.get("/pemberitahuan/"))
    assert lain.post(alamat).status_code == 404
    assert peramban.get(alamat).status_code == 405
    buka = peramban.post(alamat)
    assert (buka.status_code, buka.url) == (302, "/skp/1/")
    notis.refresh_from_db()
    assert notis.dibaca_pada is not None


def test_baca_semua_hanya_milik_sendiri(kantor, masuk):
    kabari(kantor.pemilik, kantor.rekan)

    masuk(kantor.pemilik).post(reverse("baca_semua"))

    belum = Notifikasi.objects.filter(dibaca_pada=None)
    assert [n.penerima for n in belum] == [kantor.rekan.pengguna]
