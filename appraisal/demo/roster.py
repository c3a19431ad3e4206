"""Who can log in to the demonstration, as what, and for whom something waits."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Max

from appraisal.demo.accounts import kata_sandi
from appraisal.models import Penilaian
from appraisal.states import StatusPenilaian as P
from organisasi.common.clock import hari_ini
from organisasi.common.models import berlaku_pada
from organisasi.models import (
    Instansi,
    JenisPenempatan,
    Penempatan,
    Pengguna,
    Peran,
    PeranUnit,
    StatusPegawai,
    ZonaWaktu,
)
from skp.models import Periode, Skp
from skp.states import StatusRealisasi as R
from skp.states import StatusSkp as S

PEGAWAI, PENILAI, ATASAN = "pegawai", "pejabat_penilai", "atasan_pejabat_penilai"
JUDUL_PERAN = {
    PEGAWAI: "Pegawai yang dinilai",
    PENILAI: "Pejabat penilai",
    ATASAN: "Atasan pejabat penilai",
    **dict(Peran.choices),
}
"""Every role in the order in which it is listed: the first three follow from the data, the others are granted."""

MENUNGGU = {
    S.DRAF: PEGAWAI,
    S.DIKEMBALIKAN: PEGAWAI,
    S.DIAJUKAN: PENILAI,
    S.PERUBAHAN: PENILAI,
    S.TIDAK_DISETUJUI: ATASAN,
}
MENUNGGU_REALISASI = {R.DRAF: PEGAWAI, R.DIAJUKAN: PENILAI}
MENUNGGU_PENILAIAN = {
    P.DISUSUN: PENILAI,
    P.DISERAHKAN: PEGAWAI,
    P.DITERIMA: PENILAI,
    P.LEWAT_WAKTU: PENILAI,
    P.KEBERATAN: PENILAI,
    P.TANGGAPAN: ATASAN,
    P.KEPUTUSAN: ATASAN,
    P.DITERUSKAN: ATASAN,
}
"""Whose turn it is in a state."""

Giliran = dict[int, Counter[str]]
"""Person -> role -> documents that wait for the person in that role; 0 for a role without anything waiting."""


@dataclass(frozen=True, slots=True)
class AkunDemo:
    """One login. ``menunggu`` counts what waits for it, by role."""

    masuk: str
    nama: str
    unit: str
    peran: tuple[str, ...]
    kata_sandi: str
    menunggu: Counter[str]

    def sebagai_data(self) -> dict[str, object]:
        return {
            "nip": self.masuk,
            "nama": self.nama,
            "peran": list(self.peran),
            "kata_sandi": self.kata_sandi,
            "unit": self.unit,
        }


def list_akun() -> list[AkunDemo]:
    """Every account that can log in; those with the most to do first."""
    giliran, unit, diberikan = _giliran(), _unit(), _peran_diberikan()
    akun = (
        Pengguna.objects.filter(is_active=True, pegawai__isnull=False)
        .exclude(password__startswith=UNUSABLE_PASSWORD_PREFIX)
        .select_related("pegawai__instansi")
    )
    hasil = [_akun(a, giliran, unit, diberikan) for a in akun]
    return sorted(hasil, key=lambda a: (-a.menunggu.total(), a.nama))


def _akun(pengguna: Pengguna, giliran: Giliran, unit: dict[int, str], diberikan: dict[int, set[str]]) -> AkunDemo:
    pegawai = pengguna.pegawai
    assert pegawai is not None  # noqa: S101 - filtered by the caller
    menunggu = giliran.get(pegawai.pk, Counter())
    peran = set(menunggu) | diberikan.get(pengguna.pk, set())
    if pegawai.status in {StatusPegawai.PNS, StatusPegawai.CPNS}:
        peran.add(PEGAWAI)
    return AkunDemo(
        masuk=pengguna.nama_pengguna,
        nama=pegawai.nama_lengkap,
        unit=unit.get(pegawai.pk) or pegawai.unit_lain or pegawai.instansi.nama,
        peran=tuple(p for p in JUDUL_PERAN if p in peran),
        kata_sandi=kata_sandi(pengguna.nama_pengguna),
        menunggu=menunggu,
    )


def _giliran() -> Giliran:
    """Roles by the documents of each agency's latest year, and what waits in them."""
    terakhir = Instansi.objects.annotate(tahun=Max("daftar_periode__tahun")).values_list("pk", "tahun")
    periode = [p.pk for p in Periode.objects.all() if (p.instansi_id, p.tahun) in set(terakhir)]
    orang = ("pegawai_id", "pejabat_penilai_id", "atasan_id")
    hasil: Giliran = {}
    for *tiga, status, realisasi in Skp.objects.filter(periode__in=periode).values_list(
        *orang, "status", "status_realisasi"
    ):
        _hitung(hasil, tiga, MENUNGGU_REALISASI.get(realisasi, "") if status == S.DITUTUP else MENUNGGU.get(status, ""))
    for *tiga, status in Penilaian.objects.filter(periode__in=periode).values_list(*orang, "status"):
        _hitung(hasil, tiga, MENUNGGU_PENILAIAN.get(status, ""))
    return hasil


def _hitung(hasil: Giliran, orang: Iterable[int | None], menunggu: str) -> None:
    for pegawai, peran in zip(orang, (PEGAWAI, PENILAI, ATASAN), strict=True):
        if pegawai is not None:
            hasil.setdefault(pegawai, Counter())[peran] += int(peran == menunggu)


def _unit() -> dict[int, str]:
    """The unit of everybody's definitive position today."""
    hari = berlaku_pada(hari_ini(ZonaWaktu.WIB))
    daftar = Penempatan.objects.filter(hari, jenis=JenisPenempatan.DEFINITIF)
    return dict(daftar.values_list("pegawai_id", "jabatan__unit__nama"))


def _peran_diberikan() -> dict[int, set[str]]:
    hasil: dict[int, set[str]] = {}
    for pengguna, peran in PeranUnit.objects.filter(berlaku_pada(hari_ini(ZonaWaktu.WIB))).values_list(
        "pengguna_id", "peran"
    ):
        hasil.setdefault(pengguna, set()).add(peran)
    return hasil
