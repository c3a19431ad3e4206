"""Sheet Unit: the tree, by code. Stored units get a new name, kind or place in the order; moving is Reorganisasi."""

from collections.abc import Sequence

from organisasi.common.access import DIIZINKAN, Izin, ditolak
from organisasi.impor.acuan import Acuan
from organisasi.impor.kolom import Kolom, bilangan, pilihan, tanggal, teks
from organisasi.impor.lembar import Lembar, daftarkan
from organisasi.impor.rencana import Baris, Rencana
from organisasi.models import JenisUnit, UnitKerja
from organisasi.permissions import admin_seluruhnya
from organisasi.selectors.akses import Akses
from organisasi.services.spans import memuat, tulis_rentang

NAMA = "Unit"


def boleh_susunan(akses: Akses) -> Izin:
    """Units, positions and people: the pengelola sistem and the admin of the whole agency."""
    if akses.boleh_mengimpor:
        return DIIZINKAN
    return ditolak("Diimpor oleh pengelola sistem atau admin kepegawaian seluruh instansi.")


def boleh_kepegawaian(akses: Akses) -> Izin:
    """Filling positions and choosing assessors: the personnel unit, not the pengelola sistem."""
    if admin_seluruhnya(akses):
        return DIIZINKAN
    return ditolak("Diimpor oleh admin kepegawaian seluruh instansi.")


def _rencanakan(rencana: Rencana, acuan: Acuan, daftar: Sequence[Baris]) -> None:
    baru = _baris_tunggal(rencana, daftar)
    induk = {b["kode"]: b["kode_induk"] for b in baru}
    for b in sorted(baru, key=lambda b: len(_leluhur(b["kode"], induk))):
        if b["kode"] in _leluhur(b["kode"], induk):
            rencana.tolak(NAMA, b.nomor, "Kode induk", "Induk unit ini berputar kembali ke unit ini sendiri.")
        elif b["kode_induk"] and b["kode_induk"] not in acuan.unit:
            rencana.tolak(NAMA, b.nomor, "Kode induk", f"Tidak ada unit dengan kode {b['kode_induk']}.")
        elif ada := acuan.unit.get(b["kode"]):
            _ubah(rencana, ada, b)
        else:
            _buat(rencana, acuan, b, len(_leluhur(b["kode"], induk)))


def _baris_tunggal(rencana: Rencana, daftar: Sequence[Baris]) -> list[Baris]:
    pertama: dict[str, int] = {}
    hasil = []
    for b in daftar:
        if (nomor := pertama.setdefault(b["kode"], b.nomor)) != b.nomor:
            rencana.tolak(NAMA, b.nomor, "Kode", f"Kode ini sudah ada pada baris {nomor}.")
        else:
            hasil.append(b)
    return hasil


def _leluhur(kode: str, induk: dict[str, str]) -> list[str]:
    """The codes above a unit as far as the file tells; ends at the first one seen twice."""
    hasil: list[str] = []
    kini = induk.get(kode, "")
    while kini and kini not in hasil:
        hasil.append(kini)
        kini = induk.get(kini, "")
    return hasil


def _ubah(rencana: Rencana, ada: UnitKerja, b: Baris) -> None:
    kode_induk = ada.parent.kode if ada.parent else ""
    if "kode_induk" in b.kolom and kode_induk != b["kode_induk"]:
        rencana.tolak(
            NAMA, b.nomor, "Kode induk", f"Induk unit ini {kode_induk or 'tidak ada'}; pindahkan lewat Reorganisasi."
        )
    elif ada.mulai != b["mulai"]:
        rencana.tolak(NAMA, b.nomor, "Berlaku sejak", "Tanggal unit yang sudah ada diubah pada halaman unitnya.")
    else:
        rencana.ubah(NAMA, b.nomor, ada, ada.nama, **b.nilai("nama", "jenis", "urutan"))


def _buat(rencana: Rencana, acuan: Acuan, b: Baris, tingkat: int) -> None:
    induk = acuan.unit.get(b["kode_induk"])
    if induk and not memuat((induk.mulai, induk.selesai), (b["mulai"], None)):
        masa = tulis_rentang(induk.mulai, induk.selesai)
        rencana.tolak(NAMA, b.nomor, "Berlaku sejak", f"{induk.nama} berlaku {masa}; unit ini harus di dalamnya.")
        return
    unit = UnitKerja(
        instansi=acuan.instansi,
        kode=b["kode"],
        nama=b["nama"],
        jenis=b["jenis"],
        urutan=b["urutan"],
        mulai=b["mulai"],
        parent=induk,
    )
    acuan.unit[unit.kode] = unit
    rencana.buat(NAMA, b.nomor, unit, f"{unit.kode} {unit.nama}", tingkat)


UNIT = daftarkan(
    Lembar(
        NAMA,
        "Susunan organisasi. Unit teratas tanpa kode induk.",
        (
            Kolom("kode", "Kode", teks(40), wajib=True, contoh="4.01.02"),
            Kolom("nama", "Nama", teks(200), wajib=True, contoh="Biro Organisasi"),
            Kolom("jenis", "Jenis", pilihan(JenisUnit), wajib=True, contoh="Biro"),
            Kolom("kode_induk", "Kode induk", teks(40), keterangan="Kode unit di atasnya.", contoh="4.01"),
            Kolom("urutan", "Urutan", bilangan(0, 9999), kosong=0, keterangan="Urutan di antara unit setingkat."),
            Kolom("mulai", "Berlaku sejak", tanggal, wajib=True, contoh="01-01-2020"),
        ),
        boleh_susunan,
        _rencanakan,
        10,
    )
)
