"""Sheet Penilai: assessors where the position does not tell."""

from collections.abc import Sequence

from organisasi.common.angka import tulis_tanggal
from organisasi.impor.acuan import Acuan
from organisasi.impor.kolom import Kolom, nip, tanggal, teks
from organisasi.impor.lembar import Lembar, daftarkan
from organisasi.impor.rencana import Baris, Rencana
from organisasi.impor.unit import boleh_kepegawaian
from organisasi.models import Pegawai, PenugasanPenilai, StatusPegawai
from organisasi.services.spans import tulis_rentang

NAMA = "Penilai"


def _rencanakan(rencana: Rencana, acuan: Acuan, daftar: Sequence[Baris]) -> None:
    for b in sorted(daftar, key=lambda b: b["mulai"]):
        orang = {k: acuan.pegawai.get(b[k]) for k in ("nip", "nip_penilai", "nip_atasan")}
        if salah := _salah_orang(acuan, b, orang):
            rencana.tolak(NAMA, b.nomor, *salah)
            continue
        ada = next((p for p in acuan.penugasan[b["nip"]] if p.mulai == b["mulai"]), None)
        if ada is None:
            _buat(rencana, acuan, b, orang)
        elif (ada.penilai, ada.atasan) != (orang["nip_penilai"], orang["nip_atasan"]):
            rencana.tolak(NAMA, b.nomor, "NIP penilai", f"Sudah ditugaskan dinilai oleh {ada.penilai.nama_lengkap}.")
        else:
            selesai = b["selesai"] or ada.selesai
            rencana.ubah(NAMA, b.nomor, ada, ada.pegawai.nama, alasan=b["alasan"], selesai=selesai)


def _salah_orang(acuan: Acuan, b: Baris, orang: dict[str, Pegawai | None]) -> tuple[str, str] | None:
    for kunci, judul in (("nip", "NIP"), ("nip_penilai", "NIP penilai"), ("nip_atasan", "NIP atasan")):
        siapa = orang[kunci]
        if b[kunci] and siapa is None:
            return judul, "Tidak ada pegawai dengan NIP ini pada instansi Anda."
        if siapa and siapa.berhenti_tanggal and (b["selesai"] is None or b["selesai"] >= siapa.berhenti_tanggal):
            return judul, f"{siapa.nama} berhenti sejak {tulis_tanggal(siapa.berhenti_tanggal)}."
    if orang["nip"] and orang["nip"].pk == acuan.oleh.pegawai_id:
        return "NIP", "Penilai Anda sendiri ditugaskan oleh admin kepegawaian lain."
    return _salah_susunan(acuan, b, orang)


def _salah_susunan(acuan: Acuan, b: Baris, orang: dict[str, Pegawai | None]) -> tuple[str, str] | None:
    pegawai, penilai, atasan = orang["nip"], orang["nip_penilai"], orang["nip_atasan"]
    if pegawai and pegawai.status not in {StatusPegawai.PNS, StatusPegawai.CPNS}:
        return "NIP", f"{pegawai.nama} tidak dinilai pada instansi ini."
    if penilai is pegawai:
        return "NIP penilai", "Tidak seorang pun boleh menilai dirinya sendiri."
    if atasan is pegawai:
        return "NIP atasan", "Atasan pejabat penilai tidak boleh pegawai yang dinilai."
    if atasan is not None and atasan is penilai and penilai.pk != acuan.instansi.ppk_id:
        return "NIP atasan", "Atasan pejabat penilai harus orang lain, kecuali pejabat penilainya PPK."
    if b["selesai"] and b["selesai"] < b["mulai"]:
        return "Selesai", "Tanggal selesai tidak boleh mendahului tanggal mulai."
    return None


def _buat(rencana: Rencana, acuan: Acuan, b: Baris, orang: dict[str, Pegawai | None]) -> None:
    for p in acuan.penugasan[b["nip"]]:
        if (p.selesai is None or p.selesai >= b["mulai"]) and (b["selesai"] is None or p.mulai <= b["selesai"]):
            masa = tulis_rentang(p.mulai, p.selesai)
            rencana.tolak(NAMA, b.nomor, "Mulai", f"Sudah ditugaskan dinilai oleh {p.penilai.nama_lengkap} {masa}.")
            return
    penugasan = PenugasanPenilai(
        pegawai=orang["nip"],
        penilai=orang["nip_penilai"],
        atasan=orang["nip_atasan"],
        mulai=b["mulai"],
        selesai=b["selesai"],
        alasan=b["alasan"],
    )
    acuan.penugasan[b["nip"]].append(penugasan)
    rencana.buat(NAMA, b.nomor, penugasan, f"{penugasan.pegawai.nama} dinilai oleh {penugasan.penilai.nama}")


PENILAI = daftarkan(
    Lembar(
        NAMA,
        "Hanya bila pejabat penilai bukan kepala unit menurut jabatan, misalnya jabatan yang kosong.",
        (
            Kolom("nip", "NIP", nip, wajib=True),
            Kolom("nip_penilai", "NIP penilai", nip, wajib=True),
            Kolom("nip_atasan", "NIP atasan", nip, keterangan="Kosong: atasan pejabat penilai menurut jabatan."),
            Kolom("mulai", "Mulai", tanggal, wajib=True, contoh="01-01-2020"),
            Kolom("selesai", "Selesai", tanggal, kosong=None),
            Kolom("alasan", "Alasan", teks(300), wajib=True, contoh="Jabatan kepala subbagian kosong."),
        ),
        boleh_kepegawaian,
        _rencanakan,
        50,
    )
)
