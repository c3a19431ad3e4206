"""What the two surat keterangan say (5.4 and 5.5)."""

from dataclasses import dataclass

from appraisal.pdf.konteks import (
    KOSONG,
    TITIK,
    TandaTangan,
    jangka_waktu,
    keluaran,
    nilai_kreasi,
    tempat_tanggal,
)
from appraisal.scoring.rules import Varian
from appraisal.sheets import LembarSkp, UnsurLembar
from organisasi.common.angka import tulis_angka, tulis_tanggal
from organisasi.nip import tulis_nip
from organisasi.selectors.identitas import Identitas

LABEL = ("Nama", "NIP", "Pangkat/Golongan Ruang", "Jabatan", "Unit Kerja", "Instansi")
PENANDA_TANGAN = "Pejabat yang membuat keterangan,"
TINGKAT = (("a", "unit_kerja", "Unit kerja"), ("b", "instansi", "Organisasi"), ("c", "nasional", "Negara"))

Hal = tuple[tuple[str, str, str], ...]
"""Points a to f of a person: letter, label, text."""


@dataclass(frozen=True, slots=True)
class SuratTugas:
    """``tugas`` holds the text of each task and the order it rests on."""

    penilai: Hal
    pegawai: Hal
    jangka_waktu: str
    tugas: tuple[tuple[str, str], ...]
    jumlah: str
    nilai: str
    tanda_tangan: TandaTangan


@dataclass(frozen=True, slots=True)
class SuratKreativitas:
    """One letter for one creation. ``tingkat`` holds the three lines a, b and c; one of them carries the value."""

    nomor: str
    penanda_tangan: Hal
    pegawai: Hal
    jangka_waktu: str
    uraian: str
    manfaat: str
    hitungan: str
    tingkat: Hal
    tanda_tangan: TandaTangan


def surat_tugas_tambahan(lembar: LembarSkp, penilai: Identitas | None) -> SuratTugas:
    """The letter about all recognised tasks of one SKP; there must be at least one."""
    tugas = lembar.diakui_tugas
    return SuratTugas(
        penilai=enam_hal(penilai),
        pegawai=enam_hal(lembar.orang.pegawai),
        jangka_waktu=jangka_waktu(lembar.mulai, lembar.selesai),
        tugas=tuple((t.uraian, _perintah(t, lembar)) for t in tugas),
        jumlah=f"{len(tugas)} tugas",
        nilai=tulis_angka(lembar.nilai_tugas_tambahan) or TITIK,
        tanda_tangan=_tanda_tangan(penilai, tempat_tanggal(lembar.tempat, lembar.selesai, lembar.selesai.year)),
    )


def surat_kreativitas(lembar: LembarSkp) -> tuple[SuratKreativitas, ...]:
    """A letter for each recognised creation."""
    return tuple(_surat_kreasi(lembar, k) for k in lembar.diakui_kreativitas)


def _surat_kreasi(lembar: LembarSkp, k: UnsurLembar) -> SuratKreativitas:
    nilai = tulis_angka(nilai_kreasi(k, lembar.aturan.aturan()))
    orang = _dikenal(k, lembar)
    tempat = tempat_tanggal(lembar.tempat, k.tanggal_surat, k.tanggal_surat.year)
    lain = TandaTangan(PENANDA_TANGAN, k.oleh, TITIK, tempat, k.jabatan)
    return SuratKreativitas(
        nomor=k.nomor_surat,
        penanda_tangan=enam_hal(orang) if orang else _hal_lain(k, lembar),
        pegawai=enam_hal(lembar.orang.pegawai),
        jangka_waktu=jangka_waktu(lembar.mulai, lembar.selesai),
        uraian=k.uraian,
        manfaat=k.manfaat,
        hitungan=_hitungan(k, lembar, "30"),
        tingkat=tuple((h, nama, nilai if kode == k.tingkat else KOSONG) for h, kode, nama in TINGKAT),
        tanda_tangan=_tanda_tangan(orang, tempat) if orang else lain,
    )


def _dikenal(k: UnsurLembar, lembar: LembarSkp) -> Identitas | None:
    """The signer where he is the assessor or the superior; of others only name and position are kept."""
    orang = (lembar.orang.penilai, lembar.orang.atasan)
    return next((o for o in orang if o and o.nama.casefold() == k.oleh.strip().casefold()), None)


def _hal_lain(k: UnsurLembar, lembar: LembarSkp) -> Hal:
    instansi = TITIK if k.tingkat == "nasional" else lembar.orang.pegawai.instansi
    return _hal(k.oleh, TITIK, TITIK, k.jabatan, TITIK, instansi)


def enam_hal(orang: Identitas | None) -> Hal:
    """The six points of a person; a line to be filled in by hand where nobody is known yet."""
    if orang is None:
        return _hal(*[TITIK] * 6)
    isi = (orang.nama, tulis_nip(orang.nip), orang.pangkat, orang.jabatan, orang.unit, orang.instansi)
    return _hal(*(teks or KOSONG for teks in isi))


def _hal(*isi: str) -> Hal:
    return tuple(zip("abcdef", LABEL, isi, strict=True))


def _perintah(t: UnsurLembar, lembar: LembarSkp) -> str:
    hitungan = _hitungan(t, lembar, "10")
    surat = f"surat {t.nomor_surat} tanggal {tulis_tanggal(t.tanggal_surat)} dari {t.oleh}"
    return f"{surat}; {hitungan}" if hitungan else surat


def _hitungan(u: UnsurLembar, lembar: LembarSkp, pengali: str) -> str:
    """In the draft of 2012 the value rests on output over target (K-09)."""
    if lembar.aturan.aturan().varian is not Varian.PAPARAN_2012:
        return ""
    target, realisasi = (tulis_angka(a) for a in keluaran(u))
    return f"realisasi/target keluaran {realisasi}/{target} x {pengali} x {pengali} %"


def _tanda_tangan(orang: Identitas | None, tempat: str) -> TandaTangan:
    if orang is None:
        return TandaTangan(PENANDA_TANGAN, TITIK, di_atas=tempat)
    eselon = f"Eselon {orang.eselon}" if orang.eselon else ""
    return TandaTangan(PENANDA_TANGAN, orang.nama, tulis_nip(orang.nip), tempat, eselon)
