"""Sheet Penempatan: who holds which position from when. A new definitive position ends the former the day before."""

from collections.abc import Sequence

from organisasi.common.angka import tulis_tanggal
from organisasi.impor.acuan import Acuan
from organisasi.impor.kolom import Kolom, nip, pilihan, tanggal, teks
from organisasi.impor.lembar import Lembar, daftarkan
from organisasi.impor.rencana import Baris, Rencana
from organisasi.impor.unit import boleh_kepegawaian
from organisasi.models import Jabatan, JenisPenempatan, Pegawai, Penempatan, StatusPegawai
from organisasi.services.jabatan import satu_pemegang
from organisasi.services.spans import SEHARI, memuat, tulis_rentang

NAMA = "Penempatan"
DEFINITIF = JenisPenempatan.DEFINITIF


def _rencanakan(rencana: Rencana, acuan: Acuan, daftar: Sequence[Baris]) -> None:
    """First every person's own order of positions, then whether two people sit on one chair."""
    baru = [(b, p) for b in sorted(daftar, key=lambda b: b["mulai"]) if (p := _tempatkan(rencana, acuan, b))]
    for b, p in baru:
        if salah := _kursi_terisi(acuan, p):
            rencana.tolak(NAMA, b.nomor, "Jabatan", salah)


def _tempatkan(rencana: Rencana, acuan: Acuan, b: Baris) -> Penempatan | None:
    pegawai, jabatan = acuan.pegawai.get(b["nip"]), acuan.jabatan.get((b["kode_unit"], b["jabatan"].casefold()))
    if pegawai is None:
        rencana.tolak(NAMA, b.nomor, "NIP", "Tidak ada pegawai dengan NIP ini; isi dahulu pada lembar Pegawai.")
        return None
    if jabatan is None:
        rencana.tolak(NAMA, b.nomor, "Jabatan", f"Tidak ada jabatan ini pada unit {b['kode_unit']}.")
        return None
    milik = acuan.penempatan[b["nip"]]
    sama = next((p for p in milik if (p.jabatan, p.jenis, p.mulai) == (jabatan, b["jenis"], b["mulai"])), None)
    if sama is not None:
        _lengkapi(rencana, sama, b)
        return None
    if salah := _salah(pegawai, jabatan, b) or _bertumpuk(milik, b, jabatan):
        rencana.tolak(NAMA, b.nomor, *salah)
        return None
    _akhiri_lama(rencana, milik, b)
    return _buat(rencana, acuan, b, pegawai, jabatan)


def _lengkapi(rencana: Rencana, ada: Penempatan, b: Baris) -> None:
    """A stored placement gets its letter and its last day; an end already stored stays."""
    selesai = ada.selesai or b["selesai"]
    if b["selesai"] and b["selesai"] != selesai:
        rencana.tolak(NAMA, b.nomor, "Selesai", f"Sudah tercatat berakhir pada {tulis_tanggal(ada.selesai)}.")
    else:
        rencana.ubah(NAMA, b.nomor, ada, ada.pegawai.nama, nomor_surat=b["nomor_surat"], selesai=selesai)


def _salah(pegawai: Pegawai, jabatan: Jabatan, b: Baris) -> tuple[str, str] | None:
    masa = (b["mulai"], b["selesai"])
    if b["selesai"] and b["selesai"] < b["mulai"]:
        return "Selesai", "Tanggal selesai tidak boleh mendahului tanggal mulai."
    if b["jenis"] == DEFINITIF and pegawai.status not in {StatusPegawai.PNS, StatusPegawai.CPNS}:
        return "NIP", "Jabatan definitif hanya untuk PNS dan calon PNS instansi ini."
    if pegawai.berhenti_tanggal and not memuat((b["mulai"].min, pegawai.berhenti_tanggal - SEHARI), masa):
        return "Mulai", f"{pegawai.nama} berhenti sejak {tulis_tanggal(pegawai.berhenti_tanggal)}."
    for nama, rentang in (
        (jabatan.nama, (jabatan.mulai, jabatan.selesai)),
        (jabatan.unit.nama, (jabatan.unit.mulai, jabatan.unit.selesai)),
    ):
        if not memuat(rentang, masa):
            return "Mulai", f"{nama} berlaku {tulis_rentang(*rentang)}."
    return None


def _bertumpuk(milik: Sequence[Penempatan], b: Baris, jabatan: Jabatan) -> tuple[str, str] | None:
    """The same position twice, or a later definitive one already there."""
    for p in milik:
        if not _beririsan(p, b["mulai"], b["selesai"]):
            continue
        if p.jabatan == jabatan or (p.jenis == b["jenis"] == DEFINITIF and p.mulai >= b["mulai"]):
            masa = tulis_rentang(p.mulai, p.selesai)
            return "Mulai", f"Pegawai ini sudah tercatat sebagai {p.sebutan} {masa}."
    return None


def _akhiri_lama(rencana: Rencana, milik: Sequence[Penempatan], b: Baris) -> None:
    for p in milik:
        if b["jenis"] == p.jenis == DEFINITIF and p.mulai < b["mulai"] and _beririsan(p, b["mulai"], b["selesai"]):
            rencana.ubah(NAMA, b.nomor, p, f"{p.pegawai.nama}, {p.jabatan.nama}", selesai=b["mulai"] - SEHARI)


def _buat(rencana: Rencana, acuan: Acuan, b: Baris, pegawai: Pegawai, jabatan: Jabatan) -> Penempatan:
    penempatan = Penempatan(
        pegawai=pegawai,
        jabatan=jabatan,
        jenis=b["jenis"],
        mulai=b["mulai"],
        selesai=b["selesai"],
        nomor_surat=b["nomor_surat"],
    )
    acuan.penempatan[b["nip"]].append(penempatan)
    acuan.pemegang[jabatan.unit.kode, jabatan.nama.casefold()].append(penempatan)
    rencana.buat(NAMA, b.nomor, penempatan, f"{pegawai.nama} sebagai {penempatan.sebutan}, {jabatan.unit.nama}")
    return penempatan


def _kursi_terisi(acuan: Acuan, p: Penempatan) -> str:
    """One definitive holder of a struktural or head position, one acting official of any."""
    definitif = p.jenis == DEFINITIF
    if definitif and not satu_pemegang(p.jabatan):
        return ""
    for lain in acuan.pemegang[p.jabatan.unit.kode, p.jabatan.nama.casefold()]:
        if lain is p or lain.pegawai == p.pegawai or (lain.jenis == DEFINITIF) != definitif:
            continue
        if _beririsan(lain, p.mulai, p.selesai):
            return (
                f"{p.jabatan.nama} dipegang {lain.pegawai.nama_lengkap} {tulis_rentang(lain.mulai, lain.selesai)}. "
                "Akhiri penempatan itu dahulu."
            )
    return ""


def _beririsan(p: Penempatan, mulai, selesai) -> bool:  # type: ignore[no-untyped-def]  # noqa: ANN001
    return (p.selesai is None or p.selesai >= mulai) and (selesai is None or p.mulai <= selesai)


PENEMPATAN = daftarkan(
    Lembar(
        NAMA,
        "Jabatan setiap pegawai. Jabatan definitif yang lama berakhir sehari sebelum yang baru.",
        (
            Kolom("nip", "NIP", nip, wajib=True),
            Kolom("kode_unit", "Kode unit", teks(40), wajib=True, contoh="4.01.02"),
            Kolom("jabatan", "Jabatan", teks(200), wajib=True, contoh="Kepala Biro Organisasi"),
            Kolom("jenis", "Sebagai", pilihan(JenisPenempatan), kosong=DEFINITIF.value, contoh="Definitif"),
            Kolom("mulai", "Mulai", tanggal, wajib=True, contoh="01-01-2020"),
            Kolom("selesai", "Selesai", tanggal, kosong=None),
            Kolom("nomor_surat", "Nomor SK", teks(100), wajib=True, contoh="821.2/15/2020"),
        ),
        boleh_kepegawaian,
        _rencanakan,
        40,
    )
)
