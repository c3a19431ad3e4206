"""SKP in bulk: contracts with their rows, what became of them, tasks, notes and the history of every step."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from appraisal.demo.bulk.paths import Jalur, Langkah, Perjalanan
from appraisal.demo.bulk.spread import bagian_dari, bergilir, persen
from appraisal.demo.bulk.structure import SEKDA, STAF, Orang
from appraisal.models import CatatanPerilaku
from appraisal.models.catatan import AspekPerilaku
from organisasi.common.clock import tanggal_lokal
from organisasi.models import Pengguna
from skp.models import (
    ButirRkt,
    Kegiatan,
    Kemajuan,
    Kreativitas,
    Periode,
    Realisasi,
    RiwayatSkp,
    Skp,
    TingkatKreativitas,
    TugasTambahan,
    VersiSkp,
)
from skp.states import Peran

SETAHUN = Decimal(12)
SERIBU = Decimal(1000)
BULAN_KEMAJUAN = (3, 6, 9)
BARIS_RKT = 3
"""The first rows of an SKP hang on indicators of the department's RKT."""


@dataclass(frozen=True)
class Tahun:
    """One period of the agency with everything that its rows need."""

    periode: Periode
    jalur: Jalur
    data: Mapping[str, Any]
    profil: Mapping[str, Mapping[str, Sequence[int]]]
    admin: Callable[[], Pengguna]
    hari_ini: date
    indikator: list[ButirRkt] = field(default_factory=list)
    """Those of the department at hand."""


@dataclass
class Kisah:
    """One person's year in the making."""

    orang: Orang
    tahun: Tahun
    perjalanan: Perjalanan
    skp: Skp
    versi: VersiSkp
    kegiatan: list[Kegiatan] = field(default_factory=list)
    tugas: list[TugasTambahan] = field(default_factory=list)
    kreasi: list[Kreativitas] = field(default_factory=list)

    @property
    def profil(self) -> Mapping[str, Sequence[int]]:
        """How well this person worked in this year."""
        nama = bagian_dari(self.orang.nomor * 3 + self.tahun.periode.tahun, self.tahun.data["profil"])
        return self.tahun.profil[nama]

    def pelaku(self, peran: Peran) -> Pengguna | None:
        """The account that takes a step; none where the clock acts."""
        if peran == Peran.ADMIN:
            return self.tahun.admin()
        o = self.orang
        siapa = {Peran.PEMILIK: o, Peran.PENILAI: o.penilai, Peran.ATASAN: o.atasan}.get(peran)
        return siapa.pengguna if siapa else None


def buat_skp(orang: Iterable[Orang], tahun: Tahun) -> list[Kisah]:
    """The SKP of people of one level, with the rows of each version; those above them must have theirs."""
    kisah = [k for o in orang if (k := _kisah(o, tahun))]
    Skp.objects.bulk_create(k.skp for k in kisah)
    VersiSkp.objects.bulk_create(k.versi for k in kisah)
    for k in kisah:
        k.kegiatan = k.orang.kegiatan[tahun.periode.tahun] = _susun_kegiatan(k)
    Kegiatan.objects.bulk_create(baris for k in kisah for baris in k.kegiatan)
    _buat_perubahan([k for k in kisah if k.perjalanan.pada("buka_perubahan")])
    return kisah


def _kisah(o: Orang, tahun: Tahun) -> Kisah | None:
    perjalanan = tahun.jalur.untuk(o.nomor, pimpinan=o.tingkat < STAF)
    if not perjalanan.langkah:
        return None
    assert o.penilai is not None  # noqa: S101 - only the PPK has none
    skp = Skp(
        periode=tahun.periode,
        pegawai=o.pegawai,
        penempatan=o.penempatan,
        unit=o.unit,
        mulai=tahun.periode.mulai,
        selesai=tahun.periode.selesai,
        pejabat_penilai=o.penilai.pegawai,
        penilai_sebagai=o.penilai.penempatan,
        atasan=o.atasan.pegawai,
        atasan_sebagai=o.atasan.penempatan,
        penilai_adalah_ppk=o.penilai.penilai is None,
        status=perjalanan.status,
        status_realisasi=perjalanan.status_realisasi,
        revisi=len(perjalanan.langkah),
        diajukan_pada=perjalanan.pada("ajukan"),
        realisasi_diajukan_pada=perjalanan.pada("ajukan_realisasi"),
    )
    return Kisah(o, tahun, perjalanan, skp, _versi(o, skp, perjalanan))


def _versi(o: Orang, skp: Skp, p: Perjalanan) -> VersiSkp:
    """The first version; agreed on, it names the three people."""
    tetap = p.pada("tetapkan")
    return VersiSkp(
        skp=skp,
        nomor=1,
        ditandatangani_pegawai_pada=None if p.pada("kembalikan") else p.pada("ajukan"),
        ditetapkan_pada=tetap,
        ditandatangani_penilai_pada=tetap,
        identitas=identitas_tiga(o) if tetap else {},
    )


def identitas_tiga(o: Orang) -> dict[str, Any]:
    assert o.penilai is not None  # noqa: S101 - only the PPK has none
    tiga = {"pegawai": o, "penilai": o.penilai, "atasan": o.atasan}
    return {siapa: orang.identitas.sebagai_data() for siapa, orang in tiga.items()}


def _susun_kegiatan(k: Kisah) -> list[Kegiatan]:
    """Eight to twelve rows, ten on average; each hangs on a row of the assessor's own SKP."""
    contoh = k.tahun.data["kegiatan"]["staf" if k.orang.tingkat == STAF else "pimpinan"]
    induk = k.orang.penilai.kegiatan.get(k.tahun.periode.tahun, []) if k.orang.penilai else []
    banyak = 8 + k.orang.nomor % 5
    return [_kegiatan(k, urutan, bergilir(contoh, urutan + k.orang.nomor), induk) for urutan in range(1, banyak + 1)]


def _kegiatan(k: Kisah, urutan: int, contoh: Sequence[Any], induk: Sequence[Kegiatan]) -> Kegiatan:
    uraian, banyak, satuan, biaya = contoh
    dari_rkt = urutan <= BARIS_RKT and k.orang.tingkat > SEKDA
    return Kegiatan(
        versi=k.versi,
        urutan=urutan,
        uraian=f"{uraian} {k.orang.unit.nama}",
        target_kuantitas=Decimal(banyak),
        satuan_kuantitas=satuan,
        target_kualitas=Decimal(100),
        target_waktu=SETAHUN,
        target_biaya=Decimal(biaya) if biaya else None,
        rkt=bergilir(k.tahun.indikator, urutan) if dari_rkt else None,
        induk=bergilir(induk, urutan) if induk else None,
    )


def _buat_perubahan(kisah: Sequence[Kisah]) -> None:
    """The second version of those who asked for a change: the same rows, the first with a lower target."""
    for k in kisah:
        versi = VersiSkp.objects.create(
            skp=k.skp,
            nomor=2,
            alasan=k.tahun.data["teks"]["perubahan"],
            ditandatangani_pegawai_pada=k.perjalanan.pada("ajukan_perubahan"),
        )
        baru = _susun_kegiatan(k)
        for asal, baris in zip(k.kegiatan, baru, strict=True):
            baris.versi, baris.asal = versi, asal
        baru[0].target_kuantitas = persen(baru[0].target_kuantitas, 75)
        Kegiatan.objects.bulk_create(baru)


def isi_tahun(kisah: Sequence[Kisah]) -> None:
    """Progress, realisation, tasks, creations, notes and history of SKP that are there."""
    Kemajuan.objects.bulk_create(baris for k in kisah if k.perjalanan.pada("tetapkan") for baris in _kemajuan(k))
    berrealisasi = [k for k in kisah if k.perjalanan.pada("ajukan_realisasi")]
    Realisasi.objects.bulk_create(_realisasi(k, n, b) for k in berrealisasi for n, b in enumerate(k.kegiatan))
    for k in berrealisasi:
        k.tugas, k.kreasi = _tugas(k), _kreasi(k)
    TugasTambahan.objects.bulk_create(t for k in berrealisasi for t in k.tugas)
    Kreativitas.objects.bulk_create(c for k in berrealisasi for c in k.kreasi)
    CatatanPerilaku.objects.bulk_create(_catatan(k) for k in kisah if k.orang.nomor % 3 == 0)
    RiwayatSkp.objects.bulk_create(
        RiwayatSkp(skp=k.skp, **riwayat(k, s)) for k in kisah for s in k.perjalanan.langkah if not s.tentang_penilaian
    )


def riwayat(k: Kisah, s: Langkah) -> dict[str, Any]:
    """The columns of one step in either history."""
    return {
        "aksi": s.aksi,
        "dari": s.dari,
        "ke": s.ke,
        "oleh": k.pelaku(s.peran),
        "sebagai": s.peran,
        "catatan": k.tahun.data["teks"].get(CATATAN_LANGKAH.get(s.aksi, ""), ""),
        "pada": s.pada,
    }


CATATAN_LANGKAH = {
    "kembalikan": "kembalikan",
    "tolak": "tolak",
    "buka_perubahan": "perubahan",
    "ajukan_perubahan": "perubahan",
    "ajukan_keberatan": "keberatan",
    "tanggapi": "tanggapan",
    "putuskan_keberatan": "keputusan",
}
"""Steps that carry words, and where these stand in the data file."""


def _kemajuan(k: Kisah) -> list[Kemajuan]:
    """The first row, quarter by quarter as far as the year has gone."""
    baris, hari, tahun = k.kegiatan[0], k.tahun.hari_ini, k.tahun.periode.tahun
    bulan = [b for b in BULAN_KEMAJUAN if date(tahun, b, 28) < hari]
    return [Kemajuan(kegiatan=baris, bulan=b, kuantitas=persen(baris.target_kuantitas, 25)) for b in bulan]


def _realisasi(k: Kisah, urutan: int, b: Kegiatan) -> Realisasi:
    """By the person's profile; one row in a hundred was not carried out. Quality comes with the assessor's answer."""
    if (k.orang.nomor + urutan * 11) % 100 == 0:
        return Realisasi(kegiatan=b, terlaksana=False, catatan="Tidak terlaksana sampai akhir tahun.")
    p, dinilai = k.profil, k.perjalanan.pada("terima_realisasi")
    letak = urutan + k.orang.nomor
    return Realisasi(
        kegiatan=b,
        kuantitas=persen(b.target_kuantitas, bergilir(p["kuantitas"], letak)),
        waktu=min(persen(b.target_waktu, bergilir(p["waktu"], letak)), SETAHUN),
        biaya=persen(b.target_biaya / SERIBU, bergilir(p["biaya"], letak)) * SERIBU if b.target_biaya else None,
        kualitas=Decimal(bergilir(p["kualitas"], letak)) if dinilai else None,
    )


def _surat(k: Kisah) -> dict[str, Any]:
    return {
        "skp": k.skp,
        "nomor_surat": f"800/{k.orang.nomor}/{k.tahun.periode.tahun}",
        "tanggal_surat": date(k.tahun.periode.tahun, 1, 20),
        "diakui": True if k.perjalanan.pada("terima_realisasi") else None,
    }


def _tugas(k: Kisah) -> list[TugasTambahan]:
    """One person in five had one to four tasks beside the SKP."""
    if k.orang.nomor % 5 or k.orang.penilai is None:
        return []
    uraian, pemberi = k.tahun.data["teks"]["tugas"], k.orang.penilai.identitas.jabatan
    banyak = 1 + k.orang.nomor // 5 % 4
    return [TugasTambahan(uraian=f"{uraian}, bagian {n}", pemberi=pemberi, **_surat(k)) for n in range(1, banyak + 1)]


def _kreasi(k: Kisah) -> list[Kreativitas]:
    """One person in fifty created something for the own unit."""
    if k.orang.nomor % 50:
        return []
    teks, penanda = k.tahun.data["teks"], k.orang.atasan.identitas
    return [
        Kreativitas(
            uraian=teks["kreasi"],
            manfaat=teks["manfaat"],
            tingkat=TingkatKreativitas.UNIT_KERJA,
            penandatangan=penanda.nama,
            jabatan_penandatangan=penanda.jabatan,
            **_surat(k),
        )
    ]


def _catatan(k: Kisah) -> CatatanPerilaku:
    """A note in the buku catatan, in the first days of February or the day of loading."""
    assert k.orang.penilai is not None  # noqa: S101 - only the PPK has none
    hari = min(date(k.tahun.periode.tahun, 2, 1 + k.orang.nomor % 28), k.tahun.hari_ini)
    return CatatanPerilaku(
        pegawai=k.orang.pegawai,
        penilai=k.orang.penilai.pegawai,
        tanggal=hari,
        aspek=bergilir(list(AspekPerilaku)[:5], k.orang.nomor),
        uraian=bergilir(k.tahun.data["teks"]["catatan"], k.orang.nomor),
        dibuat_oleh=k.orang.penilai.pengguna,
    )


def hari_lokal(k: Kisah, aksi: str) -> date | None:
    """The local day of a step, if it was taken."""
    saat = k.perjalanan.pada(aksi)
    return tanggal_lokal(saat, k.tahun.periode.instansi.zona_waktu) if saat else None
