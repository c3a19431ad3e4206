"""Import: everything shown before it happens, all or nothing, twice is once, and back again."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from organisasi.common.clock import sekarang, waktu_rekaan
from organisasi.common.errors import AturanDilanggar, KeadaanBerubah
from organisasi.models import (
    Impor,
    Jabatan,
    Jejak,
    Pegawai,
    Penempatan,
    Pengguna,
    PenugasanPenilai,
    RiwayatPangkat,
    StatusImpor,
    UnitKerja,
)
from organisasi.models.impor import MASA_UNGGAHAN
from organisasi.selectors.penilai import get_rantai
from organisasi.services.akun import bagikan_sandi
from organisasi.services.impor import (
    Unggahan,
    batalkan_impor,
    bersihkan_impor,
    periksa_impor,
    terapkan_impor,
    unggah_impor,
    urungkan_impor,
)
from skp.models import ButirRkt, RiwayatRkt
from tests.halaman import teks
from tests.organisasi.impor.tabel import SK, buku, ods

S = StatusImpor
NIP = [f"19850317201001100{n}" for n in range(1, 8)]


def susunan(kantor):
    """A Dinas with a Bidang, its positions and three people, entered by ``admin_pusat``."""
    d, sejak = "D.1", "01-01-2020"
    return {
        "Unit": [
            (d, "Dinas Rekaan", "Dinas", kantor.setda.kode, sejak),
            ("D.1.1", "Bidang Rekaan", "Bidang", d, sejak),
        ],
        "Jabatan": [
            (d, "Kepala Dinas", "Struktural", "II.a", "ya", sejak),
            ("D.1.1", "Kepala Bidang", "Struktural", "III.b", "ya", sejak),
            ("D.1.1", "Analis", "Fungsional umum", "", "tidak", sejak),
        ],
        "Pegawai": [(n, f"Orang {n[-1]}", "III/b", "01-04-2019", "") for n in NIP[:3]],
        "Penempatan": [
            (NIP[0], d, "Kepala Dinas", "Definitif", sejak, "", SK),
            (NIP[1], "D.1.1", "kepala bidang", "", sejak, "", SK),
            (NIP[2], "D.1.1", "Analis", "", sejak, "", SK),
        ],
        "Penilai": [(NIP[2], NIP[0], "", "01-02-2020", "Uji")],
        "RKT": [
            (2020, d, "1.02", "PROGRAM REKAAN", "Persentase layanan", "100%", "DAU", ""),
            (2020, d, "1.02.1.02", "Kegiatan rekaan", "", "", "", ""),
            (2020, d, "1.02.1.02.01", "Sub kegiatan rekaan", "Jumlah laporan", "12 Laporan", "DAU", "10.000.000"),
            (2020, d, "", "", "Jumlah rapat", "4 Rapat", "DAU", 2500000.5),
        ],
    }


def siapkan(kantor, isi=None, nama="a.xlsx", siapa="admin_pusat", **lembar):
    oleh = kantor.sebagai(siapa)
    impor = unggah_impor(berkas=Unggahan(nama, isi or buku(**lembar)), oleh=oleh)
    return periksa_impor(impor_id=impor.pk, oleh=oleh)


def terapkan(kantor, impor, siapa="admin_pusat"):
    return terapkan_impor(impor_id=impor.pk, sidik=impor.sidik_rencana, oleh=kantor.sebagai(siapa))


def masukkan(kantor, **lembar):
    impor = siapkan(kantor, **lembar)
    assert impor.temuan == []
    return terapkan(kantor, impor)


def urungkan(kantor, impor):
    return urungkan_impor(impor_id=impor.pk, oleh=kantor.sebagai("admin_pusat"))


def cacah():
    return [m.objects.count() for m in (UnitKerja, Jabatan, Pegawai, Pengguna, Penempatan, PenugasanPenilai, ButirRkt)]


def test_seluruh_instansi_dari_satu_berkas(kantor):
    semula = cacah()
    impor = siapkan(kantor, **susunan(kantor))
    assert (impor.status, impor.temuan) == (S.SIAP, [])
    assert cacah() == semula  # a dry run changes nothing
    assert {r["lembar"]: r["baru"] for r in impor.ringkasan} == {
        "Unit": 2, "Jabatan": 3, "Pegawai": 3, "Penempatan": 3, "Penilai": 1, "RKT": 4,
    }  # fmt: skip

    impor = terapkan(kantor, impor)

    assert (impor.status, impor.berkas.name) == (S.DITERAPKAN, "")
    bidang = UnitKerja.objects.get(kode="D.1.1")
    assert [u.nama for u in bidang.ancestors()] == ["Sekretariat Daerah", "Dinas Rekaan"]
    kabid = Pegawai.objects.get(nip=NIP[1])
    assert get_rantai(kabid, date(2020, 6, 1), kabid.daftar_penempatan.get()).penilai.pegawai.nip == NIP[0]
    assert RiwayatPangkat.objects.filter(pegawai=kabid, golongan="III/b").exists()
    sub = ButirRkt.objects.get(kode="1.02.1.02.01")
    assert (sub.tingkat, sub.parent.kode, sub.pagu) == ("sub_kegiatan", "1.02.1.02", Decimal("12500000.50"))
    assert sub.parent.parent.pagu == Decimal("12500000.50")
    assert sub.children.count() == 2


def test_impor_kedua_dari_berkas_yang_sama_tidak_mengubah_apa_pun(kantor):
    masukkan(kantor, **susunan(kantor))

    kedua = siapkan(kantor, **susunan(kantor))

    assert (kedua.status, kedua.jumlah_perubahan) == (S.SIAP, 0)
    assert all(r["sama"] == r["baris"] for r in kedua.ringkasan)


def test_berkas_tidak_membangkitkan_butir_rkt_yang_sudah_diakhiri(kantor):
    masukkan(kantor, **susunan(kantor))
    ButirRkt.objects.filter(tingkat="indikator").update(diakhiri_pada=sekarang(), alasan_akhir="Perubahan Renja.")

    lagi = siapkan(kantor, **susunan(kantor))

    ButirRkt.objects.update(diakhiri_pada=sekarang(), alasan_akhir="Perubahan Renja.")
    akar = ButirRkt.objects.get(parent=None)
    baru = siapkan(kantor, RKT=[(akar.tahun, akar.unit.kode, f"{akar.kode}.77", "Kegiatan baru", "", "", "", "")])

    assert {(nama, kolom) for nama, _, kolom, _ in lagi.temuan} == {("RKT", "Indikator")}
    assert [(t[2], akar.uraian in t[3]) for t in baru.temuan] == [("Kode", True)]
    assert all("sudah diakhiri (Perubahan Renja.)" in t[3] for t in lagi.temuan)


def test_riwayat_rencana_menyebut_impor_dan_pengurungannya(kantor):
    masukkan(kantor, Unit=susunan(kantor)["Unit"])
    impor = masukkan(kantor, RKT=susunan(kantor)["RKT"])
    urungkan(kantor, impor)

    riwayat = RiwayatRkt.objects.order_by("pk")
    assert [(r.aksi, r.catatan, r.oleh) for r in riwayat] == [
        (aksi, "Berkas “a.xlsx”: 6 butir baru, 0 butir diubah.", impor.oleh) for aksi in ("impor", "impor_diurungkan")
    ]
    assert [r.judul for r in riwayat] == ["Diimpor dari berkas", "Impor diurungkan"]


def test_rencana_tahun_yang_sudah_dinilai_hanya_dibaca(kantor):
    """The same file again is no offence; what would change the plan names the row and the year."""
    isi = susunan(kantor)
    masukkan(kantor, **isi)
    dinas, rkt = isi["RKT"][0][1], isi["RKT"]
    with waktu_rekaan(datetime(2021, 6, 1, 8, tzinfo=UTC)):
        sama = siapkan(kantor, RKT=rkt)
        beda = siapkan(kantor, RKT=[*rkt[:3], (2020, dinas, "", "", "Jumlah rapat", "9 Rapat", "DAU", 2500000.5)])
        baru = siapkan(kantor, RKT=[*rkt, (2020, dinas, "2.01", "PROGRAM LAIN", "", "", "", "")])

    assert (sama.status, sama.jumlah_perubahan) == (S.SIAP, 0)
    for impor, nomor in ((beda, 5), (baru, 6)):
        assert (impor.temuan[-1][1], impor.temuan[-1][2]) == (nomor, "Tahun")
        assert "tidak dapat diubah lagi" in impor.temuan[-1][3]


def test_diurungkan_seluruhnya(kantor):
    semula = cacah()
    impor = masukkan(kantor, **susunan(kantor))

    assert urungkan(kantor, impor).status == S.DIURUNGKAN
    assert cacah() == semula


def test_diurungkan_hanya_oleh_yang_boleh_mengimpor_setiap_lembarnya(kantor):
    """The pengelola keeps units and accounts; who sits where and who appraises whom he does not take back."""
    isi = susunan(kantor)
    bangunan = masukkan(kantor, **{n: isi[n] for n in ("Unit", "Jabatan", "Pegawai")})
    isinya = masukkan(kantor, **{n: isi[n] for n in ("Penempatan", "Penilai")})
    with pytest.raises(PermissionDenied):
        urungkan_impor(impor_id=isinya.pk, oleh=kantor.sebagai("pengelola"))
    assert Penempatan.objects.filter(pegawai__nip=NIP[2]).exists()
    urungkan(kantor, isinya)
    assert urungkan_impor(impor_id=bangunan.pk, oleh=kantor.sebagai("pengelola")).status == S.DIURUNGKAN


def test_rencana_tahun_yang_sudah_dinilai_tidak_diurungkan(kantor):
    masukkan(kantor, Unit=susunan(kantor)["Unit"])
    impor = masukkan(kantor, RKT=susunan(kantor)["RKT"])
    with waktu_rekaan(datetime(2021, 6, 1, 8, tzinfo=UTC)), pytest.raises(KeadaanBerubah, match="tidak dapat diubah"):
        urungkan(kantor, impor)
    assert ButirRkt.objects.count() == 6


def test_admin_tidak_memilih_penilainya_sendiri_lewat_impor(kantor):
    baris = (kantor.admin_pusat.nip, kantor.karo.nip, "", "01-02-2020", "Uji")
    (temuan,) = siapkan(kantor, Penilai=[baris]).temuan
    assert (temuan[0], temuan[2]) == ("Penilai", "NIP")
    assert "admin kepegawaian lain" in temuan[3]


def test_yang_berubah_ditunjukkan_diterapkan_dan_dikembalikan(kantor):
    lama = kantor.penempatan_dari(kantor.pemilik)
    isi = {
        "Unit": [(kantor.biro.kode, "Biro Baru", "Biro", kantor.setda.kode, "01-01-2010")],
        "Pegawai": [(kantor.pemilik.nip, "Pemilik Ganti Nama", "", "", "p@contoh.go.id")],
        "Penempatan": [(kantor.pemilik.nip, kantor.bagian_lain.kode, "Analis Kepegawaian", "", "01-03-2020", "", SK)],
    }

    impor = siapkan(kantor, **isi)
    uraian = [u for p in impor.daftar_potongan.all() for u in p.isi]
    assert ["Unit", 2, "ubah", "Biro Organisasi", [["nama", "Biro Organisasi", "Biro Baru"]]] in uraian
    assert next(u for u in uraian if u[0] == "Penempatan" and u[2] == "ubah")[4] == [
        ["selesai tugas", "", "29 Februari 2020"]
    ]
    terapkan(kantor, impor)
    lama.refresh_from_db()
    assert lama.selesai == date(2020, 2, 29)
    assert kantor.pemilik.daftar_penempatan.count() == 2

    urungkan(kantor, impor)
    lama.refresh_from_db()
    kantor.biro.refresh_from_db()
    assert (lama.selesai, kantor.biro.nama) == (None, "Biro Organisasi")
    assert Pegawai.objects.get(pk=kantor.pemilik.pk).nama == "Pemilik Rekaan"


def test_kolom_yang_tidak_ada_tidak_mengubah_apa_pun(kantor):
    Pegawai.objects.filter(pk=kantor.pemilik.pk).update(gelar_belakang="S.E.", surel="lama@contoh.go.id", status="cpns")
    isi = f"NIP;Nama\n{kantor.pemilik.nip};Pemilik Rekaan\n".encode()

    assert siapkan(kantor, isi=isi, nama="a.csv").jumlah_perubahan == 0

    kosong = f"NIP;Nama;Gelar belakang\n{kantor.pemilik.nip};Pemilik Rekaan;\n".encode()
    (perubahan,) = siapkan(kantor, isi=kosong, nama="a.csv").daftar_potongan.get().isi
    assert perubahan[4] == [["gelar belakang", "S.E.", ""]]


def test_tukar_jabatan_kepala_dalam_satu_berkas(kantor):
    """Both chairs are taken; together the moves are possible."""

    def pindah(orang, unit, jabatan):
        return (orang.nip, unit.kode, jabatan, "", "01-03-2020", "", SK)

    masukkan(
        kantor,
        Penempatan=[
            pindah(kantor.atasan, kantor.subbagian, "Kepala Subbagian Tata Usaha"),
            pindah(kantor.penilai, kantor.bagian, "Kepala Bagian Tatalaksana"),
        ],
    )

    assert kantor.penilai.daftar_penempatan.get(selesai=None).jabatan.unit == kantor.bagian


SALAH = [
    ("Pegawai", (198503172010011001, "Orang", "", "", ""), "NIP", "tersimpan sebagai angka"),
    ("Pegawai", ("1,98503E+17", "Orang", "", "", ""), "NIP", "tersimpan sebagai angka"),
    ("Pegawai", ("12345", "Orang", "", "", ""), "NIP", "18 angka"),
    ("Pegawai", ("", "Orang", "", "", ""), "NIP", "wajib mempunyai NIP"),
    ("Pegawai", ("{n}", "", "", "", ""), "Nama", "Wajib diisi"),
    ("Pegawai", ("{n}", "O" * 121, "", "", ""), "Nama", "120"),
    ("Pegawai", ("{n}", "Orang", "V/a", "01-01-2015", ""), "Golongan", "Isi salah satu dari"),
    ("Pegawai", ("{n}", "Orang", "III/a", "", ""), "TMT golongan", "bersama-sama"),
    ("Pegawai", ("{n}", "Orang", "III/a", "31-02-2015", ""), "TMT golongan", "Tulis tanggal"),
    ("Pegawai", ("{n}", "Orang", "III/a", "01-01-2001", ""), "TMT golongan", "mendahului pengangkatan"),
    ("Pegawai", ("{n}", "Orang", "", "", "bukan surel"), "Surel", "email"),
    ("Unit", ("X", "Unit", "Kantor", "", "01-01-2020"), "Jenis", "Isi salah satu dari"),
    ("Unit", ("X", "Unit", "Bagian", "TIADA", "01-01-2020"), "Kode induk", "Tidak ada unit dengan kode TIADA"),
    ("Unit", ("X", "Unit", "Bagian", "X", "01-01-2020"), "Kode induk", "berputar"),
    ("Jabatan", ("TIADA", "J", "Struktural", "II.a", "ya", "01-01-2020"), "Kode unit", "Tidak ada unit"),
    ("Jabatan", ("TIADA", "J", "Struktural", "", "ya", "01-01-2020"), "Eselon", "struktural"),
    ("Jabatan", ("{biro}", "J", "Struktural", "II.a", "ya", "01-01-2020"), "Memimpin unit", "sudah mempunyai"),
    ("Jabatan", ("{biro}", "J", "Struktural", "II.a", "mungkin", "01-01-2020"), "Memimpin unit", "ya atau tidak"),
    ("Penempatan", (NIP[0], "{biro}", "J", "", "01-01-2020", "", SK), "NIP", "Tidak ada pegawai"),
    ("Penempatan", ("{nip}", "{biro}", "Tiada", "", "01-01-2020", "", SK), "Jabatan", "Tidak ada jabatan"),
    ("Penempatan", ("{nip}", "{biro}", "{karo}", "", "01-01-2020", "", SK), "Jabatan", "dipegang Karo Rekaan"),
    ("Penempatan", ("{nip}", "{biro}", "{karo}", "", "01-01-2009", "", SK), "Mulai", "berlaku sejak"),
    ("Penempatan", ("{nip}", "{biro}", "{karo}", "Plt.?", "01-01-2020", "", SK), "Sebagai", "Isi salah satu dari"),
    ("Penempatan", ("{nip}", "{biro}", "{karo}", "", "01-01-2020", "", ""), "Nomor SK", "Wajib diisi"),
    ("Penilai", ("{nip}", "{nip}", "", "01-01-2020", "x"), "NIP penilai", "menilai dirinya sendiri"),
    ("Penilai", ("{nip}", NIP[0], "", "01-01-2020", "x"), "NIP penilai", "Tidak ada pegawai"),
    ("RKT", (2020, "TIADA", "1", "P", "", "", "", ""), "Kode unit", "Tidak ada unit"),
    ("RKT", (2020, "{biro}", "", "", "Indikator", "", "", ""), "Kode", "di atasnya"),
    ("RKT", (1999, "{biro}", "1", "P", "", "", "", ""), "Tahun", "2012 sampai 2100"),
    ("RKT", (2020, "{biro}", "1", "P", "", "", "", "1.5"), "Pagu", "koma"),
    ("RKT", (2020, "{biro}", "1", "P", "", "", "", "NaN"), "Pagu", "angka"),
    ("RKT", (2020, "{biro}", "1", "P", "", "", "", -1), "Pagu", "Isi rupiah"),
]


def test_setiap_kesalahan_disebut_baris_dan_kolomnya(kantor):
    """All wrong rows at once, sheet by sheet: each sentence stands at its own row and column."""
    ganti = {"{biro}": kantor.biro.kode, "{nip}": kantor.pemilik.nip, "{karo}": "Kepala Biro Organisasi"}
    lembar, harapan = {}, []
    for nama, isi, kolom, kalimat in SALAH:
        baris = lembar.setdefault(nama, [])
        ganti |= {"{n}": f"19850317201001101{len(baris)}", "X": f"X{len(baris)}", "J": f"J{len(baris)}"}
        baris.append(tuple(ganti.get(v, v) for v in isi))
        harapan.append((nama, len(baris) + 1, kolom, kalimat))
    semula = cacah()

    for nama, baris in lembar.items():
        temuan = siapkan(kantor, **{nama: baris}).temuan
        for n, nomor, kolom, kalimat in (h for h in harapan if h[0] == nama):
            cocok = [t for t in temuan if t[1] == nomor and t[2] == kolom and kalimat in t[3]]
            assert cocok, (n, nomor, kolom, kalimat, [t for t in temuan if t[1] == nomor])

    assert cacah() == semula


def test_satu_baris_salah_menolak_seluruh_berkas(kantor):
    isi = susunan(kantor)
    isi["Pegawai"][1] = ("123", *isi["Pegawai"][1][1:])

    impor = siapkan(kantor, **isi)

    assert impor.status == S.DITOLAK
    with pytest.raises(KeadaanBerubah):
        terapkan(kantor, impor)
    assert not UnitKerja.objects.filter(kode="D.1").exists()


@pytest.mark.parametrize(
    ("kepala", "kalimat"),
    [
        (("NIP",), ["Nama", "Kolom ini tidak ada pada baris judul."]),
        (
            ("NIP", "Nama", "Ibu kandung"),
            ["Ibu kandung", "Kolom ini tidak dikenal; hapus kolom itu atau pakai templat."],
        ),
        (("NIP", "Nama", "nama *"), ["nama *", "Kolom ini muncul dua kali."]),
    ],
)
def test_judul_kolom_yang_salah(kantor, kepala, kalimat):
    impor = siapkan(kantor, isi=ods("Pegawai", [kepala]), nama="a.ods")
    assert impor.temuan == [["Pegawai", 1, *kalimat]]


def test_csv_dikenali_dari_judulnya_dan_berkas_lain_diberi_petunjuk(kantor):
    impor = siapkan(kantor, isi=f"NIP;Nama;Surel\n{NIP[0]};Orang;\n".encode(), nama="pegawai.csv")
    assert [r["lembar"] for r in impor.ringkasan] == ["Pegawai"]
    asing = siapkan(kantor, isi=b"satu,dua\n1,2\n", nama="a.csv")
    assert "Lembar yang dapat diimpor: Unit, Jabatan, Pegawai, Penempatan, Penilai, RKT." in asing.temuan[0][3]


def test_data_yang_berubah_sesudah_diperiksa_minta_diperiksa_lagi(kantor):
    impor = siapkan(kantor, Pegawai=[(kantor.pemilik.nip, "Nama Baru", "", "", "")])
    Pegawai.objects.filter(pk=kantor.pemilik.pk).update(nama="Nama Lain")

    with pytest.raises(KeadaanBerubah, match="sudah berubah sejak"):
        terapkan(kantor, impor)
    with pytest.raises(KeadaanBerubah, match="sudah berubah sejak"):
        terapkan_impor(impor_id=impor.pk, sidik="lain", oleh=kantor.sebagai("admin_pusat"))


def test_yang_sudah_dipakai_atau_diubah_lagi_tidak_dapat_diurungkan(kantor):
    impor = masukkan(kantor, Unit=[("D.1", "Dinas", "Dinas", "", "01-01-2020")])
    UnitKerja.objects.create(
        instansi=kantor.instansi, kode="D.1.9", nama="Bawahan", jenis="bagian", mulai=date(2020, 1, 1),
        parent=UnitKerja.objects.get(kode="D.1"),
    )  # fmt: skip
    with pytest.raises(AturanDilanggar, match="sudah dipakai oleh unit kerja “Bawahan”"):
        urungkan(kantor, impor)

    impor = masukkan(kantor, Pegawai=[(kantor.pemilik.nip, "Nama Baru", "", "", "")])
    Pegawai.objects.filter(pk=kantor.pemilik.pk).update(nama="Lain Lagi")
    with pytest.raises(AturanDilanggar, match="sudah diubah lagi"):
        urungkan(kantor, impor)


def test_hak_per_lembar(kantor):
    isi = susunan(kantor)
    impor = siapkan(kantor, siapa="pengelola", **isi)
    assert {t[0]: t[3] for t in impor.temuan} == dict.fromkeys(
        ("Penempatan", "Penilai", "RKT"), "Diimpor oleh admin kepegawaian seluruh instansi."
    )
    for siapa in ("admin", "pimpinan", "rekan"):
        with pytest.raises(PermissionDenied):
            siapkan(kantor, siapa=siapa, **isi)
    milik = siapkan(kantor, **isi)
    with pytest.raises(PermissionDenied):
        terapkan(kantor, milik, siapa="admin_asing")


def test_nip_instansi_lain_ditolak(kantor):
    impor = siapkan(kantor, Pegawai=[(kantor.admin_asing.nip, "Orang", "", "", "")])
    assert "sudah terdaftar pada instansi atau akun lain" in impor.temuan[0][3]


def test_akun_impor_tanpa_sandi_lalu_dibagikan_sekali(kantor, client):
    masukkan(kantor, **susunan(kantor))
    akun = Pengguna.objects.get(nama_pengguna=NIP[2])
    assert not akun.has_usable_password()

    daftar = bagikan_sandi(unit_id=UnitKerja.objects.get(kode="D.1").pk, oleh=kantor.sebagai("admin_pusat"))

    assert [a.nama_pengguna for a, _ in daftar] == NIP[:3]
    sandi = {s for _, s in daftar}
    assert len(sandi) == 3
    assert not any(n[:8] in s for s in sandi for n in NIP)
    akun.refresh_from_db()
    assert akun.check_password(daftar[2][1])
    assert akun.wajib_ganti_sandi
    assert bagikan_sandi(unit_id=UnitKerja.objects.get(kode="D.1").pk, oleh=kantor.sebagai("admin_pusat")) == []
    with pytest.raises(AturanDilanggar, match="sudah dibagikan"):
        urungkan(kantor, Impor.objects.get())


def test_disingkirkan_tanpa_bekas(kantor, django_capture_on_commit_callbacks):
    impor = siapkan(kantor, **susunan(kantor))
    letak, penyimpan = impor.berkas.name, impor.berkas.storage
    with django_capture_on_commit_callbacks(execute=True):
        impor = batalkan_impor(impor_id=impor.pk, oleh=kantor.sebagai("admin_pusat"))
    assert impor.status == S.DIBATALKAN
    assert not penyimpan.exists(letak)
    assert impor.daftar_potongan.count() == 0


def test_yang_tidak_diterapkan_dihapus_sesudah_masanya(kantor, masuk, django_capture_on_commit_callbacks):
    """Fourteen days after the last check file, changes and report are gone; what was applied stays, to be undone."""
    siap, ditolak = siapkan(kantor, **susunan(kantor)), siapkan(kantor, Pegawai=[("1", "Orang", "", "", "")])
    dipakai = masukkan(kantor, Unit=[("U.9", "Dinas Lain", "Dinas", kantor.setda.kode, "01-01-2020")])
    letak, penyimpan = siap.berkas.name, siap.berkas.storage
    alamat = f"/organisasi/impor/{ditolak.pk}/"
    peramban = masuk(kantor.admin_pusat)
    assert "dihapus sendiri sesudah" in teks(peramban.get(alamat))

    with waktu_rekaan(siap.diubah_pada + MASA_UNGGAHAN - timedelta(minutes=1)):
        assert bersihkan_impor() == 0
    saat = waktu_rekaan(ditolak.diubah_pada + MASA_UNGGAHAN + timedelta(minutes=1))
    with saat, django_capture_on_commit_callbacks(execute=True):
        assert (bersihkan_impor(), bersihkan_impor()) == (2, 0)

    for impor in (siap, ditolak, dipakai):
        impor.refresh_from_db()
    assert [i.status for i in (siap, ditolak, dipakai)] == [S.KEDALUWARSA, S.KEDALUWARSA, S.DITERAPKAN]
    assert not penyimpan.exists(letak)
    assert (siap.daftar_potongan.count(), ditolak.temuan, siap.berkas.name) == (0, [], "")
    assert Jejak.objects.filter(kejadian="impor.kedaluwarsa").count() == 2
    assert "tidak diterapkan dalam 14 hari" in teks(peramban.get(alamat))
    assert urungkan(kantor, dipakai).status == S.DIURUNGKAN


def test_paling_banyak_sepuluh_pernyataan_per_seribu_baris(kantor):
    """People with rank and account, and their placements: two thousand rows."""
    orang = [f"19700101199501{n % 2 + 1}{n // 2 + 1:03d}" for n in range(1000)]
    isi = {
        "Pegawai": [(n, f"Massal {n[-4:]}", "III/a", "01-04-2015", "") for n in orang],
        "Penempatan": [
            (n, kantor.subbagian.kode, kantor.jabatan_dari(kantor.pemilik).nama, "", "01-01-2016", "", SK)
            for n in orang
        ],
    }
    with CaptureQueriesContext(connection) as periksa:
        impor = siapkan(kantor, **isi)
    assert impor.temuan == []
    with CaptureQueriesContext(connection) as tulis:
        terapkan(kantor, impor)

    tetap = 20  # rights, lock, savepoints, the trail: the same for ten rows
    assert len(periksa) <= 2 * 10 + tetap
    assert len(tulis) <= 2 * 10 + tetap
