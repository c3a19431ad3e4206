"""Reading a procedure from a file: TOML in, checked data out, or a sentence that names the place and the remedy."""

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from typing import Any

from appraisal.models import JenisNaskah, SatuanWaktu, TindakanSop
from organisasi.common.errors import AturanDilanggar

KOTAK = {
    "dasar_hukum": "Dasar Hukum",
    "kualifikasi": "Kualifikasi Pelaksana",
    "keterkaitan": "Keterkaitan",
    "peralatan": "Peralatan/Perlengkapan",
    "peringatan": "Peringatan",
    "pencatatan": "Pencatatan dan Pendataan",
}
"""Boxes in the head of the form, in its order: left, right, left, right."""
PALING_BANYAK_LANGKAH, PALING_BANYAK_PELAKSANA, PALING_BANYAK_KEMBALI = 60, 6, 4
"""What the form holds on a sheet across."""
BITA = 64 * 1024
WAKTU = re.compile("([1-9][0-9]{0,2}) ([a-z]+)")


@dataclass(frozen=True, slots=True)
class PelaksanaBerkas:
    """``jabatan`` is the name of a position; empty for the team."""

    nama: str
    jabatan: str


@dataclass(frozen=True, slots=True)
class LangkahBerkas:
    uraian: str
    pelaksana: str
    kelengkapan: str
    waktu: int
    satuan: str
    keluaran: str
    keterangan: str
    kembali_ke: int | None
    tindakan: str


@dataclass(frozen=True, slots=True)
class SopBerkas:
    kode: str
    nama: str
    nomor: str
    dibuat: date
    direvisi: date | None
    berlaku: date
    naskah: str
    keterangan: dict[str, list[str]]
    pelaksana: tuple[PelaksanaBerkas, ...]
    langkah: tuple[LangkahBerkas, ...]


def baca_sop(teks: str) -> SopBerkas:
    """Raises ``AturanDilanggar`` with every place that is wrong."""
    try:
        isi = tomllib.loads(teks)
    except tomllib.TOMLDecodeError as salah:
        raise _salah(f"Berkas ini bukan TOML yang benar ({salah}). Perbaiki pada baris itu.") from salah
    return _Pembaca(isi).baca()


def _salah(pesan: str) -> AturanDilanggar:
    return AturanDilanggar("sop.berkas_salah", pesan)


class _Pembaca:
    """Collects every mistake before it refuses."""

    def __init__(self, isi: dict[str, Any]) -> None:
        self.isi, self.salah = isi, list[str]()

    def baca(self) -> SopBerkas:
        pelaksana = tuple(
            PelaksanaBerkas(self._teks(p, "nama", f"pelaksana ke-{n}", 80), self._teks(p, "jabatan", "", 200))
            for n, p in enumerate(self._daftar("pelaksana", PALING_BANYAK_PELAKSANA), 1)
        )
        nama = {p.nama for p in pelaksana}
        langkah = tuple(
            self._langkah(n, b, nama) for n, b in enumerate(self._daftar("langkah", PALING_BANYAK_LANGKAH), 1)
        )
        berlaku = self._hari("berlaku")
        hasil = SopBerkas(
            kode=self._teks(self.isi, "kode", "berkas", 40),
            nama=self._teks(self.isi, "nama", "berkas", 200),
            nomor=self._teks(self.isi, "nomor", "", 60),
            dibuat=self._hari("dibuat"),
            direvisi=self._hari("direvisi") if "direvisi" in self.isi else None,
            berlaku=berlaku,
            naskah=self._pilihan(self.isi, "naskah", JenisNaskah.values, "berkas"),
            keterangan=self._kotak(),
            pelaksana=pelaksana,
            langkah=langkah,
        )
        self._naskah(hasil)
        if self.salah:
            raise _salah(" ".join(self.salah[:10]))
        return hasil

    def _naskah(self, sop: SopBerkas) -> None:
        """A document is compiled before it is signed, and only where there is one."""
        urutan = [b.tindakan for b in sop.langkah if b.tindakan in {TindakanSop.SUSUN, TindakanSop.TANDATANGANI}]
        diharapkan = [TindakanSop.SUSUN, TindakanSop.TANDATANGANI] if sop.naskah else []
        if urutan != diharapkan:
            self.salah.append(
                "SOP dengan naskah memuat satu langkah susun lalu satu langkah tandatangani; SOP lain tidak memuatnya."
            )
        if sum(b.kembali_ke is not None for b in sop.langkah) > PALING_BANYAK_KEMBALI:
            self.salah.append(f"Paling banyak {PALING_BANYAK_KEMBALI} langkah dapat dikembalikan.")
        tim = [p.nama for p in sop.pelaksana if not p.jabatan]
        bentuk = [n for n, b in enumerate(sop.langkah) if b.tindakan == TindakanSop.BENTUK_TIM]
        kerja = [n for n, b in enumerate(sop.langkah) if b.pelaksana in tim]
        if len(tim) > 1 or bool(tim) != bool(bentuk) or (kerja and bentuk and min(kerja) < min(bentuk)):
            self.salah.append("Satu pelaksana boleh berupa tim, dan tim itu dibentuk pada langkah sebelum ia bekerja.")

    def _daftar(self, nama: str, batas: int) -> list[dict[str, Any]]:
        isi = self.isi.get(nama)
        if not isinstance(isi, list) or not isi or not all(isinstance(b, dict) for b in isi):
            self.salah.append(f"Tulis paling sedikit satu [[{nama}]].")
            return []
        if len(isi) > batas:
            self.salah.append(f"Paling banyak {batas} {nama}; berkas ini memuat {len(isi)}.")
        return isi[:batas]

    def _teks(self, di: dict[str, Any], nama: str, tempat: str, batas: int) -> str:
        """A line of text; required where ``tempat`` names the place."""
        isi = di.get(nama, "")
        rapi = " ".join(isi.split()) if isinstance(isi, str) else ""
        if (tempat and not rapi) or not isinstance(isi, str):
            self.salah.append(f"Isi {nama} pada {tempat or 'berkas'} dengan teks.")
        if len(rapi) > batas:
            self.salah.append(f"{nama} pada {tempat or 'berkas'} paling panjang {batas} huruf.")
        return rapi

    def _hari(self, nama: str) -> date:
        isi = self.isi.get(nama)
        if type(isi) is date:
            return isi
        self.salah.append(f"Tulis {nama} sebagai tanggal, misalnya {nama} = 2021-01-04.")
        return date.min

    def _pilihan(self, di: dict[str, Any], nama: str, dikenal: list[str], tempat: str) -> str:
        isi = di.get(nama, "")
        if isi in dikenal:
            return str(isi)
        pilihan = ", ".join(filter(None, dikenal))
        self.salah.append(f"{nama} pada {tempat} tidak dikenal; kosongkan atau pilih {pilihan}.")
        return ""

    def _kotak(self) -> dict[str, list[str]]:
        isi = self.isi.get("keterangan", {})
        if not isinstance(isi, dict) or not all(
            k in KOTAK and isinstance(v, list) and all(isinstance(t, str) for t in v) for k, v in isi.items()
        ):
            self.salah.append(f"[keterangan] memuat daftar teks untuk {', '.join(KOTAK)}.")
            return {}
        return isi

    def _langkah(self, nomor: int, b: dict[str, Any], pelaksana: set[str]) -> LangkahBerkas:
        tempat = f"langkah {nomor}"
        waktu, satuan = self._waktu(b, tempat)
        siapa = self._teks(b, "pelaksana", tempat, 80)
        if siapa and siapa not in pelaksana:
            self.salah.append(f"Pelaksana “{siapa}” pada {tempat} belum disebut di [[pelaksana]].")
        kembali = b.get("kembali_ke")
        if kembali is not None and not (type(kembali) is int and 1 <= kembali < nomor):
            self.salah.append(f"kembali_ke pada {tempat} harus nomor langkah sebelumnya.")
            kembali = None
        return LangkahBerkas(
            uraian=self._teks(b, "uraian", tempat, 500),
            pelaksana=siapa,
            kelengkapan=self._teks(b, "kelengkapan", tempat, 300),
            waktu=waktu,
            satuan=satuan,
            keluaran=self._teks(b, "keluaran", tempat, 300),
            keterangan=self._teks(b, "keterangan", "", 300),
            kembali_ke=kembali,
            tindakan=self._pilihan(b, "tindakan", TindakanSop.values, tempat),
        )

    def _waktu(self, b: dict[str, Any], tempat: str) -> tuple[int, str]:
        kata = str(b.get("waktu", "")).lower().split()
        cocok = WAKTU.fullmatch(" ".join(kata))
        if cocok and cocok[2] in SatuanWaktu.values:
            return int(cocok[1]), cocok[2]
        self.salah.append(f"Tulis waktu pada {tempat} sebagai angka dan satuan: menit, jam, hari, atau minggu.")
        return 1, SatuanWaktu.HARI
