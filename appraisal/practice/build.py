"""Building a room: its rows in bulk, then everybody's steps through the services, all at the present moment."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.contrib.auth.hashers import make_password

from appraisal.demo.agencies import Agensi
from appraisal.demo.catalogue import BarisKatalog, Penyusun
from appraisal.demo.files import baca_toml
from appraisal.demo.kalender import Kalender
from appraisal.demo.stage import Kisah, Naskah, Panggung
from appraisal.demo.steps import LANGKAH
from organisasi.common.clock import sekarang
from organisasi.common.origin import asal_kini, dari
from organisasi.models import (
    Instansi,
    Jabatan,
    JenisJabatan,
    Pegawai,
    Penempatan,
    Pengguna,
    RiwayatPangkat,
    StatusPegawai,
    UnitKerja,
)
from skp.models import JenisSatuanWaktu, Periode
from skp.services.plan import BarisKegiatan

BERKAS = Path(__file__).parent / "ruang.toml"
SETAHUN = Decimal(12)
WAKTU_LATIHAN = timedelta(days=14)
"""The deadlines of a room, counted from the day it is built: plenty for a day."""
PANJANG_KODE = 12


@dataclass(frozen=True, slots=True)
class Lakon:
    """One of the invented people that a trainee may play."""

    kunci: str
    nama: str
    peran: str
    ajakan: str


@cache
def naskah_ruang() -> dict[str, Any]:
    return tomllib.loads(BERKAS.read_text(encoding="utf-8"))


def list_lakon() -> list[Lakon]:
    """The parts, in the order of the year: draws up, scores, receives, decides."""
    orang = naskah_ruang()["orang"]
    urutan = ("dewi", "kabid", "bagas", "kadis")
    return [Lakon(k, orang[k]["nama"], orang[k]["peran"], orang[k]["ajakan"]) for k in urutan]


def nama_akun(ruang: Instansi, kunci: str) -> str:
    """The login name of an invented person: no NIP, so that nobody can even try it at the login page."""
    return f"{ruang.kode.lower()}-{kunci}"


def bangun_ruang(pelajar: Pengguna) -> Instansi:
    """A fresh room with work for every part. The caller holds the lock on the account."""
    with dari(replace(asal_kini(), latihan=True)):
        agensi = _buat_agensi(pelajar)
        _mainkan(agensi, Kalender(sekarang(), agensi.instansi.zona_waktu))
    return agensi.instansi


def _buat_agensi(pelajar: Pengguna) -> Agensi:
    data = naskah_ruang()
    kode = f"LATIHAN-{uuid4().hex[:PANJANG_KODE].upper()}"
    zona = pelajar.pegawai.instansi.zona_waktu if pelajar.pegawai else "Asia/Jakarta"
    ruang = Instansi.objects.create(
        **data["instansi"], kode=kode, zona_waktu=zona, demonstrasi=True, pelajar_id=pelajar.pk
    )
    mulai = date(Kalender(sekarang(), zona).tahun - 1, 1, 1)
    unit = _buat_unit(ruang, data["unit"], mulai)
    orang = _buat_orang(ruang, data)
    jabatan = _buat_jabatan(unit, orang, data["orang"], mulai)
    ruang.ppk = Pegawai.objects.create(
        instansi=ruang,
        status=StatusPegawai.PEJABAT_NEGARA,
        nama=data["ppk"]["nama"],
        jabatan_lain=data["ppk"]["jabatan"],
        unit_lain=data["ppk"]["unit"],
    )
    ruang.save(update_fields=["ppk"])
    return Agensi(ruang, unit, jabatan, orang, _buat_akun(ruang, orang))


def _buat_unit(ruang: Instansi, data: Mapping[str, Any], mulai: date) -> dict[str, UnitKerja]:
    hasil: dict[str, UnitKerja] = {}
    for urutan, (kunci, isi) in enumerate(data.items(), 1):
        induk = hasil.get(isi.get("induk", ""))
        lain = {k: isi[k] for k in ("kode", "nama", "jenis")}
        hasil[kunci] = UnitKerja.objects.create(instansi=ruang, parent=induk, urutan=urutan, mulai=mulai, **lain)
    return hasil


def _buat_orang(ruang: Instansi, data: Mapping[str, Any]) -> dict[str, Pegawai]:
    """``NIP``: the year 0000, the number of the room, the number of the person."""
    rekaman = [
        Pegawai(
            instansi=ruang,
            nip=f"0000{ruang.pk:012d}{nomor:02d}",
            nama=isi["nama"],
            gelar_belakang=isi.get("gelar_belakang", ""),
        )
        for nomor, isi in enumerate(data["orang"].values(), 1)
    ]
    return dict(zip(data["orang"], Pegawai.objects.bulk_create(rekaman), strict=True))


def _buat_jabatan(
    unit: Mapping[str, UnitKerja], orang: Mapping[str, Pegawai], data: Mapping[str, Any], mulai: date
) -> dict[str, Jabatan]:
    """A position for each person, filled since ``mulai``, with a rank."""
    rekaman = [
        Jabatan(
            unit=unit[isi["unit"]],
            nama=isi["jabatan"],
            jenis=JenisJabatan.STRUKTURAL if "eselon" in isi else JenisJabatan.FUNGSIONAL_UMUM,
            eselon=isi.get("eselon", ""),
            kepala="eselon" in isi,
            mulai=mulai,
        )
        for isi in data.values()
    ]
    jabatan = dict(zip(data, Jabatan.objects.bulk_create(rekaman), strict=True))
    Penempatan.objects.bulk_create(Penempatan(pegawai=orang[k], jabatan=j, mulai=mulai) for k, j in jabatan.items())
    RiwayatPangkat.objects.bulk_create(
        RiwayatPangkat(pegawai=orang[k], golongan=isi["golongan"], tmt=mulai) for k, isi in data.items()
    )
    return jabatan


def _buat_akun(ruang: Instansi, orang: Mapping[str, Pegawai]) -> dict[int, Pengguna]:
    """Without a usable password: nobody logs in here."""
    rekaman = [
        Pengguna(
            nama_pengguna=nama_akun(ruang, kunci),
            pegawai=pegawai,
            password=make_password(None),
            wajib_ganti_sandi=False,
        )
        for kunci, pegawai in orang.items()
    ]
    return {a.pegawai_id: a for a in Pengguna.objects.bulk_create(rekaman) if a.pegawai_id is not None}


def _mainkan(agensi: Agensi, kalender: Kalender) -> None:
    """Superiors first, so that the rows below can hang on theirs; the order of the file."""
    data, profil = naskah_ruang(), baca_toml("profil.toml")
    periode = _buat_periode(agensi.instansi, kalender)
    panggung = Panggung(agensi, kalender, Penyusun({periode.tahun: {}}, _katalog()), [])
    for kunci, isi in data["orang"].items():
        naskah = Naskah(
            jalur="",
            profil=profil.get(isi.get("profil", ""), {}),
            teks=data["teks"],
            keberatan=data["keberatan"].get(kunci, {}),
        )
        kisah = Kisah(panggung, periode, agensi.orang[kunci], naskah)
        for langkah in isi.get("langkah", ()):
            LANGKAH[langkah](kisah)


def _buat_periode(ruang: Instansi, kalender: Kalender) -> Periode:
    """A year in which every step is possible today."""
    tahun, batas = kalender.tahun, kalender.hari_ini + WAKTU_LATIHAN
    return Periode.objects.create(
        instansi=ruang,
        tahun=tahun,
        mulai=date(tahun, 1, 1),
        selesai=date(tahun, 12, 31),
        dasar_khusus=naskah_ruang()["periode"]["dasar"],
        batas_skp=batas,
        buka_realisasi=kalender.buka_realisasi,
        batas_penilaian=batas,
    )


def _katalog() -> dict[str, list[BarisKatalog]]:
    return {kunci: [_baris(b) for b in daftar] for kunci, daftar in naskah_ruang()["kegiatan"].items()}


def _baris(b: Mapping[str, Any]) -> BarisKatalog:
    """A year's row in months; ``induk`` is a person and the number of one of his rows."""
    biaya = b.get("target_biaya")
    isi = BarisKegiatan(
        uraian=b["uraian"],
        target_kuantitas=Decimal(b["target_kuantitas"]),
        satuan_kuantitas=b["satuan_kuantitas"],
        target_waktu=SETAHUN,
        satuan_waktu=JenisSatuanWaktu.BULAN,
        target_biaya=Decimal(biaya) if biaya else None,
    )
    return BarisKatalog(isi=isi, indikator=None, induk=tuple(b["induk"]) if "induk" in b else None)
