"""Sheet Pegawai: people by NIP, with the present rank and, where asked for, an account without a usable password."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.contrib.auth.hashers import make_password

from organisasi.impor.acuan import Acuan
from organisasi.impor.kolom import Kolom, nip, pilihan, surel, tanggal, teks, ya_tidak
from organisasi.impor.lembar import Lembar, daftarkan
from organisasi.impor.rencana import Baris, Rencana
from organisasi.impor.unit import boleh_susunan
from organisasi.models import Pegawai, Pengguna, RiwayatPangkat, StatusPegawai
from organisasi.nip import baca_nip
from organisasi.pangkat import Golongan

NAMA = "Pegawai"
DATA = ("nama", "gelar_depan", "gelar_belakang", "status", "surel", "jabatan_lain", "unit_lain")
BERNIP = {StatusPegawai.PNS, StatusPegawai.CPNS}


def _rencanakan(rencana: Rencana, acuan: Acuan, daftar: Sequence[Baris]) -> None:
    pertama: dict[str, int] = {}
    asing = acuan.nip_asing(b["nip"] for b in daftar if b["nip"] and b["nip"] not in acuan.pegawai)
    for b in daftar:
        kunci = b["nip"] or f"nama:{b['nama'].casefold()}"
        if (nomor := pertama.setdefault(kunci, b.nomor)) != b.nomor:
            rencana.tolak(NAMA, b.nomor, "NIP", f"Orang ini sudah ada pada baris {nomor}.")
        elif salah := _salah(b, acuan, asing):
            rencana.tolak(NAMA, b.nomor, *salah)
        else:
            pegawai = _orang(rencana, acuan, kunci, b)
            _pangkat(rencana, acuan, pegawai, b)
            _akun(rencana, acuan, pegawai, b)


def _salah(b: Baris, acuan: Acuan, asing: set[str]) -> tuple[str, str] | None:
    if b["status"] in BERNIP and not b["nip"]:
        return "NIP", "PNS dan calon PNS wajib mempunyai NIP."
    if b["nip"] in asing:
        return "NIP", "NIP ini sudah terdaftar pada instansi atau akun lain."
    if bool(b["golongan"]) != bool(b["tmt"]):
        return "TMT golongan", "Isi golongan dan tanggal mulainya bersama-sama."
    return _salah_tanggal(b, acuan.hari)


def _salah_tanggal(b: Baris, hari: date) -> tuple[str, str] | None:
    if not b["tmt"]:
        return None
    if b["nip"] and b["tmt"] < baca_nip(b["nip"]).bulan_pengangkatan:
        return "TMT golongan", "Pangkat tidak dapat mendahului pengangkatan menurut NIP."
    if b["tmt"] > hari.replace(month=12, day=31):
        return "TMT golongan", "Catat kenaikan pangkat paling jauh sampai akhir tahun ini."
    return None


def _orang(rencana: Rencana, acuan: Acuan, kunci: str, b: Baris) -> Pegawai:
    isi: dict[str, Any] = {k: b[k] for k in DATA}
    if ada := acuan.pegawai.get(kunci):
        if ada.status in BERNIP and b["status"] not in BERNIP and acuan.penempatan.get(kunci):
            rencana.tolak(NAMA, b.nomor, "Status", "Pegawai ini pernah ditempatkan; statusnya PNS atau calon PNS.")
            return ada
        rencana.ubah(NAMA, b.nomor, ada, ada.nama, **b.nilai(*DATA))
        return ada
    pegawai = Pegawai(instansi=acuan.instansi, nip=b["nip"] or None, **isi)
    acuan.pegawai[kunci] = pegawai
    rencana.buat(NAMA, b.nomor, pegawai, f"{pegawai.nama_lengkap} ({pegawai.nip or 'tanpa NIP'})")
    return pegawai


def _pangkat(rencana: Rencana, acuan: Acuan, pegawai: Pegawai, b: Baris) -> None:
    if not b["golongan"]:
        return
    if ada := acuan.pangkat.get((pegawai.nip or "", b["tmt"])):
        rencana.ubah(NAMA, b.nomor, ada, pegawai.nama, golongan=b["golongan"])
        return
    riwayat = RiwayatPangkat(pegawai=pegawai, golongan=b["golongan"], tmt=b["tmt"])
    acuan.pangkat[pegawai.nip or "", b["tmt"]] = riwayat
    rencana.buat(NAMA, b.nomor, riwayat, f"Pangkat {b['golongan']} {pegawai.nama}")


def _akun(rencana: Rencana, acuan: Acuan, pegawai: Pegawai, b: Baris) -> None:
    """No password exists yet: the first one is drawn when the admin hands it out."""
    if not (b["akun"] and pegawai.nip) or pegawai.nip in acuan.berakun or pegawai.berhenti_tanggal:
        return
    acuan.berakun.add(pegawai.nip)
    akun = Pengguna(nama_pengguna=pegawai.nip, pegawai=pegawai, password=make_password(None))
    rencana.buat(NAMA, b.nomor, akun, f"Akun {pegawai.nama}")


PEGAWAI = daftarkan(
    Lembar(
        NAMA,
        "Pegawai dan pejabat. NIP ditulis sebagai teks, bukan angka. Kata sandi pertama dibagikan sesudah impor.",
        (
            Kolom("nip", "NIP", nip, keterangan="18 angka sebagai teks; kosong untuk pejabat tanpa NIP."),
            Kolom("nama", "Nama", teks(120), wajib=True, keterangan="Tanpa gelar."),
            Kolom("gelar_depan", "Gelar depan", teks(40), contoh="Drs."),
            Kolom("gelar_belakang", "Gelar belakang", teks(60), contoh="M.Si"),
            Kolom("status", "Status", pilihan(StatusPegawai), kosong=StatusPegawai.PNS.value, contoh="PNS"),
            Kolom("golongan", "Golongan", pilihan(Golongan), contoh="III/b"),
            Kolom("tmt", "TMT golongan", tanggal, kosong=None, contoh="01-04-2019"),
            Kolom("surel", "Surel", surel),
            Kolom("jabatan_lain", "Jabatan di luar", teks(200), keterangan="Untuk pejabat negara atau instansi lain."),
            Kolom("unit_lain", "Unit di luar", teks(200)),
            Kolom("akun", "Buat akun", ya_tidak, kosong=True, keterangan="ya (bawaan) atau tidak", contoh="ya"),
        ),
        boleh_susunan,
        _rencanakan,
        30,
    )
)
