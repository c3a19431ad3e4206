"""Sheets and frames without a database: every cell has its own value, so that a swapped column shows."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from appraisal.models import JenisDokumen
from appraisal.pdf.bingkai import Bingkai, Kop, Verifikasi
from appraisal.pdf.formulir import susun_html
from appraisal.pdf.render import render
from appraisal.sheets import (
    AspekLembar,
    AturanLembar,
    BarisLembar,
    CapaianRingkas,
    LembarPenilaian,
    LembarSkp,
    Tiga,
    UnsurLembar,
)
from organisasi.selectors.identitas import Identitas

ATURAN = AturanLembar(date(2015, 12, 31), "perka_2013", kreativitas_dijumlahkan=False)
PAPARAN = replace(ATURAN, varian="paparan_2012")
PENUH = "Q" * 500
"""A word that nothing can break."""
KOP = Kop("Pemerintah Provinsi Nusa Harapan", ("Jalan Rekaan 1",), "")


def identitas(siapa: str = "pegawai", **lain: Any) -> Identitas:
    nomor = {"pegawai": 1, "penilai": 2, "atasan": 3}[siapa]
    isi = {
        "pegawai_id": nomor,
        "nama": f"Dra. Rekaan {siapa.title()}, M.Si.",
        "nip": f"1985031720100110{nomor:02d}",
        "golongan": "III/d",
        "pangkat": f"Pangkat {siapa} / III/d",
        "jabatan": f"Jabatan {siapa}",
        "jenis_jabatan": "struktural",
        "eselon": "IV.a",
        "unit": f"Unit {siapa}",
        "instansi": f"Instansi {siapa}",
    }
    return Identitas(**(isi | lain))


TIGA = Tiga(identitas(), identitas("penilai"), identitas("atasan"))


def baris(nomor: int = 1, **lain: Any) -> BarisLembar:
    """Cells 3 to 14 of the first row: 1,5 | 101 nota | 92 | 12 bulan | 5.000.000 | 2,5 | 103 | 84 | 11 | 4.900.000 …"""
    isi: dict[str, Any] = {
        "pk": nomor,
        "uraian": f"Menyusun naskah nomor {nomor} untuk pimpinan",
        "target_kuantitas": Decimal(101),
        "satuan_kuantitas": "nota",
        "target_kualitas": Decimal(92),
        "target_waktu": Decimal(12),
        "satuan_waktu": "bulan",
        "target_biaya": Decimal(5000000),
        "angka_kredit": Decimal("1.5"),
        "realisasi_kuantitas": Decimal(103),
        "realisasi_kualitas": Decimal(84),
        "realisasi_waktu": Decimal(11),
        "realisasi_biaya": Decimal(4900000),
        "realisasi_angka_kredit": Decimal("2.5"),
        "penghitungan": Decimal("355.61"),
        "nilai": Decimal("88.90"),
    }
    return BarisLembar(**(isi | lain))


def lembar_skp(banyak: int = 1, **lain: Any) -> LembarSkp:
    isi: dict[str, Any] = {
        "skp_id": 1,
        "versi": 1,
        "mulai": date(2015, 1, 5),
        "selesai": date(2015, 12, 31),
        "tempat": "Kota Harapan",
        "ditetapkan": date(2015, 1, 7),
        "orang": TIGA,
        "aturan": ATURAN,
        "kegiatan": tuple(baris(n) for n in range(1, banyak + 1)),
        "jumlah": Decimal("88.90"),
        "rata_rata": Decimal("88.90"),
        "nilai_tugas_tambahan": Decimal(0),
        "nilai_kreativitas": Decimal(0),
        "nilai": Decimal("88.90"),
        "sebutan": "Baik",
    }
    return LembarSkp(**(isi | lain))


def unsur(pk: int = 1, **lain: Any) -> UnsurLembar:
    isi = {
        "uraian": f"Unsur rekaan {pk}",
        "nomor_surat": f"800/{pk}/ORG",
        "tanggal_surat": date(2015, 3, pk),
        "oleh": "Kepala Biro Rekaan",
        "jabatan": "Kepala Biro",
        "tingkat": "unit_kerja",
        "manfaat": f"Manfaat rekaan {pk}",
        "diakui": True,
    }
    return UnsurLembar(pk=pk, **(isi | lain))


def lembar_tahun(**lain: Any) -> LembarPenilaian:
    aspek = ("orientasi_pelayanan", "integritas", "komitmen", "disiplin", "kerja_sama", "kepemimpinan")
    isi: dict[str, Any] = {
        "penilaian_id": 1,
        "tahun": 2015,
        "jenis": "biasa",
        "mulai": date(2015, 1, 1),
        "selesai": date(2015, 12, 31),
        "instansi": "Pemerintah Rekaan",
        "tempat": "Kota Harapan",
        "orang": TIGA,
        "aturan": ATURAN,
        "capaian": (CapaianRingkas(1, 1, date(2015, 1, 1), date(2015, 12, 31), Decimal("86.00"), "Baik"),),
        "perilaku": tuple(AspekLembar(k, k, Decimal(81 + n), f"Sebutan{n}") for n, k in enumerate(aspek)),
        "nilai_skp": Decimal("86.00"),
        "sebutan_skp": "Baik",
        "bagian_skp": Decimal("51.60"),
        "jumlah_perilaku": Decimal(501),
        "jumlah_aspek": 6,
        "rata_rata_perilaku": Decimal("83.50"),
        "sebutan_perilaku": "Baik",
        "bagian_perilaku": Decimal("33.40"),
        "nilai": Decimal("85.00"),
        "sebutan": "Baik",
    }
    return LembarPenilaian(**(isi | lain))


def html(jenis: JenisDokumen, isi: Any, *, final: bool = False, **lain: Any) -> str:
    kelas = {
        JenisDokumen.CAPAIAN: "lanskap",
        JenisDokumen.PRESTASI: "prestasi",
        JenisDokumen.SKP: "tegak",
        JenisDokumen.PERILAKU: "tegak",
    }
    kode = Verifikasi("kode-uji", "https://skp.example.go.id/verifikasi/kode-uji/")
    tetap: dict[str, Any] = {
        "judul": jenis.label,
        "instansi": "Instansi Rekaan",
        "kelas": kelas.get(jenis, "surat-keterangan"),
        "pemilik": "Pemilik Halaman",
        "tanggal": date(2015, 12, 31),
        "draf": not final,
        "keterangan": "Keterangan kaki",
        "verifikasi": kode if final else None,
    }
    return susun_html(jenis, Bingkai(**(tetap | lain)), isi=isi, kop=KOP)


def pdf(jenis: JenisDokumen, isi: Any, **lain: Any) -> bytes:
    return render(html(jenis, isi, **lain))
