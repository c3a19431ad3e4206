"""What the formulir SKP and the penilaian capaian say, cell by cell: pure functions from sheets to texts.

Templates only place these texts. Nothing is computed here that the sheet does not hold, except the value of one single
creation, which comes from the scoring module.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from appraisal.scoring.calculation import Aturan, hitung_kreativitas
from appraisal.scoring.calculation import Kreativitas as KreativitasNilai
from appraisal.scoring.rules import Varian
from appraisal.sheets import BarisLembar, LembarSkp, UnsurLembar
from organisasi.common.angka import BULAN, tulis_angka, tulis_tanggal
from organisasi.nip import tulis_nip
from organisasi.selectors.identitas import Identitas

KOSONG = "-"
NOL, SATU = Decimal(0), Decimal(1)
TITIK = "." * 24
"""A line to be filled in by hand."""
MENUNGGU = "belum diakui pejabat penilai"
TIDAK_TERLAKSANA = "tidak terlaksana"
DIKECUALIKAN = "dikecualikan dari penilaian dengan persetujuan atasan pejabat penilai"
BAGIAN_II = "II. TUGAS TAMBAHAN DAN KREATIVITAS/UNSUR PENUNJANG:"
PANJANG = 400
"""Letters from which on a row may be split between two pages; a shorter one stays whole."""
CATATAN_AK = "* AK bagi PNS yang memangku jabatan fungsional tertentu."


@dataclass(frozen=True, slots=True)
class TandaTangan:
    """One signature block. ``pengganti`` says in the place of the signature why there is none (K-12)."""

    sebagai: str
    nama: str = ""
    nip: str = ""
    di_atas: str = ""
    rincian: str = ""
    pengganti: str = ""


@dataclass(frozen=True, slots=True)
class Baris:
    """A table row: number, text over ``rentang`` columns with a small line below it, and the cells that follow."""

    nomor: str
    uraian: str
    sel: tuple[str, ...] = ()
    keterangan: str = ""
    rentang: int = 1
    kelas: str = ""


@dataclass(frozen=True, slots=True)
class FormulirSkp:
    hal: tuple[tuple[int, str, str, str], ...]
    baris: tuple[Baris, ...]
    jumlah_ak: str
    penilai: TandaTangan
    pegawai: TandaTangan
    atasan: TandaTangan | None
    catatan: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PenilaianCapaian:
    """``baris`` fills columns 1 to 14; ``jumlah`` holds the sums of columns 3, 8 and 14."""

    jangka_waktu: str
    nama: str
    nip: str
    baris: tuple[Baris, ...]
    jumlah: tuple[str, str, str]
    rumus: str
    nilai: str
    sebutan: str
    penilai: TandaTangan
    catatan: tuple[str, ...]


def jangka_waktu(mulai: date, selesai: date) -> str:
    """``5 Januari s.d. 31 Desember 2012``."""
    tahun = "" if mulai.year == selesai.year else f" {mulai.year}"
    return f"{mulai.day} {BULAN[mulai.month - 1]}{tahun} s.d. {tulis_tanggal(selesai)}"


def tempat_tanggal(tempat: str, tanggal: date | None, tahun: int) -> str:
    """``Jakarta, 4 Januari 2012``; with a line for the day where there is no date yet."""
    return f"{tempat}, {tulis_tanggal(tanggal) or f'{TITIK} {tahun}'}"


def ukuran(nilai: Decimal | None, satuan: str) -> str:
    """``5.000 nota``, or an empty cell."""
    return "" if nilai is None else f"{tulis_angka(nilai)} {satuan}"


def atau_strip(nilai: Decimal | None) -> str:
    return KOSONG if nilai is None else tulis_angka(nilai)


def lima_hal(orang: Identitas | None) -> tuple[str, ...]:
    """Nama, NIP, pangkat/golongan ruang, jabatan, unit kerja; a dash for what a person does not have."""
    if orang is None:
        return ("",) * 5
    return tuple(t or KOSONG for t in (orang.nama, tulis_nip(orang.nip), orang.pangkat, orang.jabatan, orang.unit))


def tanda_tangan(sebagai: str, orang: Identitas | None, **lain: str) -> TandaTangan:
    """The block of a known person; an unknown one leaves a line."""
    if orang is None:
        return TandaTangan(sebagai, TITIK, **lain)
    return TandaTangan(sebagai, orang.nama, tulis_nip(orang.nip), **lain)


# --- formulir SKP (5.2) --------------------------------------------------------------------------


def formulir_skp(lembar: LembarSkp, *, keputusan_atasan: str | None = None, alasan_perubahan: str = "") -> FormulirSkp:
    """``keputusan_atasan`` is the superior's note where he decided in place of the assessor (PP46-P5(4))."""
    orang, diputuskan = lembar.orang, keputusan_atasan is not None
    label = ("Nama", "NIP", "Pangkat/Gol. Ruang", "Jabatan", "Unit Kerja")
    kedua = zip(label, lima_hal(orang.penilai), lima_hal(orang.pegawai), strict=True)
    tanggal = tempat_tanggal(lembar.tempat, lembar.ditetapkan, lembar.mulai.year)
    pengganti = "Tidak menyetujui; SKP diputuskan oleh atasan pejabat penilai." if diputuskan else ""
    return FormulirSkp(
        hal=tuple((n, *isi) for n, isi in enumerate(kedua, 1)),
        baris=tuple(_baris_target(n, b) for n, b in enumerate(lembar.kegiatan, 1)),
        jumlah_ak=_jumlah_ak([b.angka_kredit for b in lembar.kegiatan]),
        penilai=tanda_tangan("Pejabat Penilai,", orang.penilai, pengganti=pengganti),
        pegawai=tanda_tangan("Pegawai Negeri Sipil Yang Dinilai,", orang.pegawai, di_atas=tanggal),
        atasan=tanda_tangan("Atasan Pejabat Penilai,", orang.atasan) if diputuskan else None,
        catatan=tuple(_catatan_skp(lembar, keputusan_atasan, alasan_perubahan)),
    )


def _baris_target(nomor: int, b: BarisLembar) -> Baris:
    return Baris(f"{nomor}.", b.uraian, _target(b), _peran(b), kelas=_kelas(b))


def _target(b: BarisLembar) -> tuple[str, ...]:
    """AK, kuantitas, kualitas, waktu, biaya of the target."""
    return (
        atau_strip(b.angka_kredit),
        ukuran(b.target_kuantitas, b.satuan_kuantitas),
        tulis_angka(b.target_kualitas),
        ukuran(b.target_waktu, b.satuan_waktu),
        atau_strip(b.target_biaya),
    )


def _peran(b: BarisLembar) -> str:
    return f"Peran dalam tim: {b.peran_tim}" if b.peran_tim else ""


def _kelas(b: BarisLembar) -> str:
    return "panjang" if len(b.uraian) > PANJANG else ""


def _jumlah_ak(angka_kredit: list[Decimal | None]) -> str:
    ada = [a for a in angka_kredit if a is not None]
    return tulis_angka(sum(ada, NOL)) if ada else ""


def _catatan_skp(lembar: LembarSkp, keputusan_atasan: str | None, alasan_perubahan: str) -> Iterator[str]:
    yield CATATAN_AK
    if lembar.versi > 1:
        yield f"Perubahan ke-{lembar.versi - 1}: {alasan_perubahan}"
    if keputusan_atasan is not None:
        yield f"Keputusan atasan pejabat penilai (bersifat final): {keputusan_atasan}"


# --- penilaian capaian SKP (5.3) -----------------------------------------------------------------


def penilaian_capaian(
    lembar: LembarSkp, penilai: Identitas | None, *, keputusan_keberatan: bool = False
) -> PenilaianCapaian:
    """``keputusan_keberatan``: the figures are those of the decision on an objection."""
    tanggal = tempat_tanggal(lembar.tempat, lembar.selesai, lembar.selesai.year)
    target = [b.angka_kredit for b in lembar.kegiatan]
    realisasi = [b.realisasi_angka_kredit for b in lembar.dinilai]
    perubahan = ("Nilai menurut keputusan atasan pejabat penilai atas keberatan pegawai.",)
    return PenilaianCapaian(
        jangka_waktu=jangka_waktu(lembar.mulai, lembar.selesai),
        nama=lembar.orang.pegawai.nama,
        nip=tulis_nip(lembar.orang.pegawai.nip),
        baris=(*(_baris_capaian(n, b) for n, b in enumerate(lembar.kegiatan, 1)), *baris_unsur(lembar)),
        jumlah=(_jumlah_ak(target), _jumlah_ak(realisasi), tulis_angka(lembar.jumlah, 2)),
        rumus=_rumus_nilai(lembar),
        nilai=tulis_angka(lembar.nilai, 2),
        sebutan=lembar.sebutan,
        penilai=tanda_tangan("Pejabat Penilai,", penilai, di_atas=tanggal),
        catatan=perubahan if keputusan_keberatan else (),
    )


def _baris_capaian(nomor: int, b: BarisLembar) -> Baris:
    if b.dikecualikan:
        sebab = f"{DIKECUALIKAN}: {b.alasan_dikecualikan}"
        catatan = "; ".join(k for k in (_peran(b), sebab) if k)
        return Baris(f"{nomor}.", b.uraian, (*_target(b), *(KOSONG,) * 7), catatan, kelas=_kelas(b))
    nilai = (tulis_angka(b.penghitungan, 2), tulis_angka(b.nilai, 2))
    keterangan = [k for k in (_peran(b), "" if b.terlaksana else TIDAK_TERLAKSANA) if k]
    return Baris(f"{nomor}.", b.uraian, (*_target(b), *_realisasi(b), *nilai), "; ".join(keterangan), kelas=_kelas(b))


def _realisasi(b: BarisLembar) -> tuple[str, ...]:
    """AK, kuantitas, kualitas, waktu, biaya of the realisation; zeros for an activity not carried out (K-05)."""
    tanpa_biaya = b.target_biaya is None
    if not b.terlaksana:
        return (
            KOSONG,
            ukuran(NOL, b.satuan_kuantitas),
            "0",
            ukuran(NOL, b.satuan_waktu),
            KOSONG if tanpa_biaya else "0",
        )
    return (
        atau_strip(b.realisasi_angka_kredit),
        ukuran(b.realisasi_kuantitas, b.satuan_kuantitas),
        tulis_angka(b.realisasi_kualitas),
        ukuran(b.realisasi_waktu, b.satuan_waktu),
        KOSONG if tanpa_biaya else tulis_angka(b.realisasi_biaya),
    )


def _rumus_nilai(lembar: LembarSkp) -> str:
    """How the last figure comes about: ``(429,99 : 5) + 1,00 + 3,00``."""
    if lembar.nilai is None:
        return ""
    tambahan = [t for t in (lembar.nilai_tugas_tambahan, lembar.nilai_kreativitas) if t]
    rata_rata = f"({tulis_angka(lembar.jumlah, 2)} : {len(lembar.dinilai)})"
    return " + ".join([rata_rata, *(tulis_angka(t, 2) for t in tambahan)])


def baris_unsur(lembar: LembarSkp) -> tuple[Baris, ...]:
    """Part II: what was recognised, and in a draft also what still waits for an answer."""
    aturan = lembar.aturan.aturan()
    paparan = aturan.varian is Varian.PAPARAN_2012
    tugas = [t for t in lembar.tugas_tambahan if t.diakui is not False]
    kreasi = [k for k in lembar.kreativitas if k.diakui is not False]
    buat_tugas = _tugas_paparan if paparan else _tugas_perka
    buat_kreasi = _kreasi_paparan if paparan else _kreasi_perka
    return (
        Baris("", BAGIAN_II, ("",), rentang=12, kelas="bagian"),
        _judul_unsur("a. Tugas tambahan", lembar.nilai_tugas_tambahan, ada=bool(tugas)),
        *(buat_tugas(n, t) for n, t in enumerate(tugas, 1)),
        _judul_unsur("b. Kreativitas", lembar.nilai_kreativitas, ada=bool(kreasi)),
        *(buat_kreasi(n, k, aturan) for n, k in enumerate(kreasi, 1)),
    )


def _judul_unsur(judul: str, nilai: Decimal | None, *, ada: bool) -> Baris:
    return Baris("", judul, ("", tulis_angka(nilai, 2) if ada else KOSONG), rentang=11, kelas="judul-unsur")


def _surat(u: UnsurLembar, kata: str) -> str:
    bagian = [f"Surat {u.nomor_surat} tanggal {tulis_tanggal(u.tanggal_surat)}, {kata} {u.oleh}"]
    return "; ".join([*bagian, MENUNGGU] if u.diakui is None else bagian)


def _tugas_perka(nomor: int, t: UnsurLembar) -> Baris:
    return Baris("", f"{nomor}) {t.uraian}", ("", ""), _surat(t, "dari"), rentang=11, kelas="butir")


def _kreasi_perka(nomor: int, k: UnsurLembar, aturan: Aturan) -> Baris:
    nilai = tulis_angka(nilai_kreasi(k, aturan), 2) if k.diakui else ""
    return Baris("", f"{nomor}) {k.uraian}", (nilai, ""), _surat(k, "oleh"), rentang=11, kelas="butir")


def _tugas_paparan(nomor: int, t: UnsurLembar) -> Baris:
    return _baris_paparan(f"{nomor}) {t.uraian}", t, "10", _surat(t, "dari"))


def _kreasi_paparan(nomor: int, k: UnsurLembar, _aturan: Aturan) -> Baris:
    return _baris_paparan(f"{nomor}) {k.uraian}", k, "30", _surat(k, "oleh"))


def _baris_paparan(uraian: str, u: UnsurLembar, pengali: str, keterangan: str) -> Baris:
    """Draft of 2012 (K-09): output target and realisation in columns 4 and 9, RO/TO x 10 x 10 % in column 13."""
    target, realisasi = (tulis_angka(a) for a in keluaran(u))
    hitungan = f"{realisasi}/{target} x {pengali} x {pengali} %"
    sel = ("", target, "", "", "", "", realisasi, "", "", "", hitungan, "")
    return Baris("", uraian, sel, keterangan, kelas="butir")


def keluaran(u: UnsurLembar) -> tuple[Decimal, Decimal]:
    """Output target and realisation; one of one where nothing was entered."""
    return u.target or SATU, SATU if u.realisasi is None else u.realisasi


def nilai_kreasi(k: UnsurLembar, aturan: Aturan) -> Decimal:
    """The value of one creation by itself, in the variant of the period."""
    return hitung_kreativitas([KreativitasNilai(k.tingkat, *keluaran(k))], aturan)[0]
