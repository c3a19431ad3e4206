"""Rows read by another system, page by page, in a fixed number of queries."""

from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from appraisal.api.schemas import HasilKeluar, PegawaiKeluar, PenempatanKeluar, PenilaiKeluar
from organisasi.models import Instansi, Pegawai, Penempatan, RiwayatPangkat

PER_HALAMAN = 100
KOLOM_PENILAI = ("nip", "nama", "jabatan", "unit", "pangkat", "golongan", "tmt_golongan", "status")
KOLOM_HASIL = (
    "nip",
    "nama",
    "tahun",
    "nilai_skp",
    "orientasi_pelayanan",
    "integritas",
    "komitmen",
    "disiplin",
    "kerja_sama",
    "kepemimpinan",
    "jumlah",
    "rata_rata",
    "nilai_perilaku",
    "nilai_prestasi",
    "sebutan",
    "jenis_jabatan",
    "jenis_peraturan",
)
"""Order of the columns of ``personnel_record``; the assessor and the superior follow."""


def list_pegawai(instansi: Instansi) -> QuerySet[Pegawai]:
    """Everybody with a NIP, with his last rank."""
    pangkat = RiwayatPangkat.objects.filter(pegawai=OuterRef("pk")).order_by("-tmt").values("golongan")[:1]
    milik = Pegawai.objects.filter(instansi=instansi, nip__isnull=False)
    return milik.annotate(golongan=Subquery(pangkat)).order_by("pk")


def list_penempatan(instansi: Instansi) -> QuerySet[Penempatan]:
    milik = Penempatan.objects.filter(pegawai__instansi=instansi, pegawai__nip__isnull=False)
    return milik.select_related("pegawai", "jabatan__unit").order_by("pk")


def tulis_pegawai(p: Any) -> PegawaiKeluar:
    return PegawaiKeluar(
        nip=p.nip,
        nama=p.nama,
        gelar_depan=p.gelar_depan,
        gelar_belakang=p.gelar_belakang,
        status=p.status,
        surel=p.surel,
        golongan=p.golongan or "",
        berhenti_tanggal=p.berhenti_tanggal,
    )


def tulis_penempatan(p: Penempatan) -> PenempatanKeluar:
    return PenempatanKeluar(
        nip=p.pegawai.nip or "",
        unit_kode=p.jabatan.unit.kode,
        unit=p.jabatan.unit.nama,
        jabatan=p.jabatan.nama,
        jenis=p.jenis,
        mulai=p.mulai,
        selesai=p.selesai,
        nomor_surat=p.nomor_surat,
    )


def tulis_hasil(baris: tuple[Any, ...]) -> HasilKeluar:
    """A row of ``personnel_record`` under the names of its columns."""
    awal, lebar = len(KOLOM_HASIL), len(KOLOM_PENILAI)
    isi = dict(zip(KOLOM_HASIL, baris[:awal], strict=True))
    penilai, atasan = baris[awal : awal + lebar], baris[awal + lebar :]
    return HasilKeluar(
        **isi,
        penilai=PenilaiKeluar(**dict(zip(KOLOM_PENILAI, penilai, strict=True))),
        atasan=PenilaiKeluar(**dict(zip(KOLOM_PENILAI, atasan, strict=True))),
    )
