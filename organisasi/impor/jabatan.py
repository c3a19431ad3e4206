"""Sheet Jabatan: positions by unit and name."""

from collections.abc import Sequence

from organisasi.impor.acuan import Acuan
from organisasi.impor.kolom import Kolom, pilihan, tanggal, teks, ya_tidak
from organisasi.impor.lembar import Lembar, daftarkan
from organisasi.impor.rencana import Baris, Rencana
from organisasi.impor.unit import boleh_susunan
from organisasi.models import Eselon, Jabatan, JenisJabatan

NAMA = "Jabatan"


def _rencanakan(rencana: Rencana, acuan: Acuan, daftar: Sequence[Baris]) -> None:
    pertama: dict[tuple[str, str], int] = {}
    for b in daftar:
        kunci = (b["kode_unit"], b["nama"].casefold())
        if (nomor := pertama.setdefault(kunci, b.nomor)) != b.nomor:
            rencana.tolak(NAMA, b.nomor, "Nama jabatan", f"Jabatan ini sudah ada pada baris {nomor}.")
        elif (b["jenis"] == JenisJabatan.STRUKTURAL) != bool(b["eselon"]):
            rencana.tolak(NAMA, b.nomor, "Eselon", "Eselon diisi untuk jabatan struktural, dan hanya untuk itu.")
        elif ada := acuan.jabatan.get(kunci):
            _ubah(rencana, ada, b)
        else:
            _buat(rencana, acuan, b)


def _ubah(rencana: Rencana, ada: Jabatan, b: Baris) -> None:
    for kunci, judul in (("kepala", "Memimpin unit"), ("mulai", "Berlaku sejak"), ("jenis", "Jenis")):
        if kunci in b.kolom and getattr(ada, kunci) != b[kunci]:
            rencana.tolak(NAMA, b.nomor, judul, "Berbeda dari jabatan yang sudah ada; ubah pada halaman unitnya.")
            return
    rencana.ubah(NAMA, b.nomor, ada, ada.nama, **b.nilai("nama", "eselon"))


def _buat(rencana: Rencana, acuan: Acuan, b: Baris) -> None:
    unit = acuan.unit.get(b["kode_unit"])
    if unit is None:
        rencana.tolak(NAMA, b.nomor, "Kode unit", f"Tidak ada unit dengan kode {b['kode_unit']}.")
    elif b["mulai"] < unit.mulai:
        rencana.tolak(NAMA, b.nomor, "Berlaku sejak", f"{unit.nama} baru berlaku sejak {unit.mulai:%d-%m-%Y}.")
    elif b["kepala"] and unit.kode in acuan.kepala:
        kepala = acuan.kepala[unit.kode].nama
        rencana.tolak(NAMA, b.nomor, "Memimpin unit", f"Unit ini sudah mempunyai jabatan kepala: {kepala}.")
    else:
        jabatan = Jabatan(
            unit=unit, nama=b["nama"], jenis=b["jenis"], eselon=b["eselon"], kepala=b["kepala"], mulai=b["mulai"]
        )
        acuan.jabatan[unit.kode, jabatan.nama.casefold()] = jabatan
        if jabatan.kepala:
            acuan.kepala[unit.kode] = jabatan
        rencana.buat(NAMA, b.nomor, jabatan, f"{jabatan.nama}, {unit.nama}")


JABATAN = daftarkan(
    Lembar(
        NAMA,
        "Jabatan pada tiap unit. Beberapa pegawai dapat memegang jabatan fungsional yang sama.",
        (
            Kolom("kode_unit", "Kode unit", teks(40), wajib=True, contoh="4.01.02"),
            Kolom("nama", "Nama jabatan", teks(200), wajib=True, contoh="Kepala Biro Organisasi"),
            Kolom("jenis", "Jenis", pilihan(JenisJabatan), wajib=True, contoh="Struktural"),
            Kolom("eselon", "Eselon", pilihan(Eselon), keterangan="Untuk jabatan struktural.", contoh="II.b"),
            Kolom("kepala", "Memimpin unit", ya_tidak, kosong=False, keterangan="ya atau tidak", contoh="ya"),
            Kolom("mulai", "Berlaku sejak", tanggal, wajib=True, contoh="01-01-2020"),
        ),
        boleh_susunan,
        _rencanakan,
        20,
    )
)
