"""From stored steps to sentences a civil servant can follow without knowing the formula."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from appraisal.scoring.trace import Langkah

NAMA_ASPEK = {
    "kuantitas": "Kuantitas",
    "kualitas": "Kualitas",
    "waktu": "Waktu",
    "biaya": "Biaya",
    "orientasi_pelayanan": "Orientasi pelayanan",
    "integritas": "Integritas",
    "komitmen": "Komitmen",
    "disiplin": "Disiplin",
    "kerja_sama": "Kerja sama",
    "kepemimpinan": "Kepemimpinan",
}
NAMA_TINGKAT = {"unit_kerja": "unit kerja", "instansi": "instansi", "nasional": "negara"}


@dataclass(frozen=True, slots=True)
class Penjelasan:
    """Title, the calculation in sentences, the legal basis and the decisions that shaped it."""

    kode: str
    judul: str
    kalimat: tuple[str, ...]
    nilai: str
    sebutan: str
    dasar: str
    keputusan: tuple[str, ...]


def angka(nilai: Any, desimal: int | None = None) -> str:
    """``1234.5`` as ``1.234,5`` (or with a fixed number of decimals), the way Indonesians read it."""
    d = Decimal(str(nilai))
    if desimal is not None:
        d = d.quantize(Decimal(1).scaleb(-desimal), ROUND_HALF_UP)
    utuh, _, pecahan = f"{d:,f}".partition(".")
    pecahan = pecahan if desimal is not None else pecahan.rstrip("0")
    utuh = utuh.replace(",", ".")
    return f"{utuh},{pecahan}" if pecahan else utuh


def jelaskan(langkah: Langkah, satuan: Mapping[str, str] | None = None) -> Penjelasan:
    """One step in words. ``satuan`` maps ``kuantitas``, ``waktu`` ... to the unit of the row."""
    aspek = langkah.kode.rsplit(".", 1)[-1]
    kalimat = _KALIMAT[langkah.rumus](langkah, (satuan or {}).get(aspek, ""))
    return Penjelasan(
        kode=langkah.kode,
        judul=_judul(langkah.kode),
        kalimat=tuple(kalimat),
        nilai=angka(langkah.nilai, 2),
        sebutan=langkah.sebutan,
        dasar=langkah.dasar.kalimat(),
        keputusan=langkah.keputusan,
    )


_JUDUL = {
    "penghitungan": "Penghitungan (kolom 13)",
    "nilai": "Nilai capaian kegiatan (kolom 14)",
    "tugas_tambahan": "Nilai tugas tambahan",
    "kreativitas": "Nilai kreativitas",
    "capaian.jumlah": "Jumlah nilai kegiatan",
    "capaian.rata_rata": "Rata-rata nilai kegiatan",
    "capaian.nilai": "Nilai capaian SKP",
    "tahun.skp": "Nilai SKP tahun ini",
    "tahun.bagian_skp": "Bagian SKP",
    "tahun.bagian_perilaku": "Bagian perilaku kerja",
    "tahun.nilai": "Nilai prestasi kerja",
    "perilaku.jumlah": "Jumlah nilai perilaku",
    "perilaku.rata_rata": "Nilai rata-rata perilaku",
}


def _judul(kode: str) -> str:
    ekor = kode.rsplit(".", 1)[-1]
    if kode.startswith("kreativitas."):
        return f"Kreativitas ke-{ekor}"
    return _JUDUL.get(kode) or NAMA_ASPEK.get(ekor) or _JUDUL[ekor]


def _bersatuan(nilai: Any, satuan: str) -> str:
    return f"{angka(nilai)} {satuan}".rstrip()


_TIDAK_TERLAKSANA = "Kegiatan tidak terlaksana, sehingga nilai aspek ini 0. Baris tetap ikut sebagai pembagi."


def _perbandingan(s: Langkah, satuan: str) -> list[str]:
    if s.cabang == "tidak_terlaksana":
        return [_TIDAK_TERLAKSANA]
    m = s.masukan
    hitungan = f"{_bersatuan(m['realisasi'], satuan)} ÷ {_bersatuan(m['target'], satuan)} × 100 = {angka(s.nilai, 2)}."
    return [f"Realisasi dibagi target: {hitungan}"]


def _efisiensi(s: Langkah, satuan: str) -> list[str]:
    if s.cabang == "tidak_terlaksana":
        return [_TIDAK_TERLAKSANA]
    m = {nama: angka(nilai) for nama, nilai in s.masukan.items()}
    pokok = f"({m['nilai_tertimbang']} × {m['target']} − {m['realisasi']}) ÷ {m['target']} × 100"
    kalimat = [
        f"Target {_bersatuan(s.masukan['target'], satuan)}, realisasi {_bersatuan(s.masukan['realisasi'], satuan)}.",
        f"Efisiensi = 100 − {m['realisasi']} ÷ {m['target']} × 100 = {angka(s.masukan['efisiensi'], 2)} %.",
    ]
    if s.cabang == "dalam_batas":
        kalimat.append(
            f"Efisiensi tidak lebih dari {m['batas_efisiensi']} %, sehingga nilainya {pokok} = {angka(s.mentah, 2)}."
        )
    else:
        kalimat.append(
            f"Efisiensi lebih dari {m['batas_efisiensi']} %, sehingga nilainya "
            f"{m['nilai_dasar']} − ({pokok} − 100) = {angka(s.mentah, 2)}. "
            f"Tepat pada {m['batas_efisiensi']} % nilainya 100; di atas itu nilai turun."
        )
    if Decimal(s.mentah) < Decimal(s.nilai):
        kalimat.append(f"Hasil hitungan kurang dari nol, sehingga dipakai {angka(s.nilai)}.")
    return kalimat


def _penghitungan(s: Langkah, _satuan: str) -> list[str]:
    aspek = " + ".join(angka(a, 2) for a in s.masukan["aspek"])
    kalimat = [f"Jumlah nilai aspek: {aspek} = {angka(s.nilai, 2)}."]
    if sum((Decimal(a) for a in s.masukan["aspek"]), Decimal(0)) != Decimal(s.nilai):
        kalimat.append("Aspek dijumlahkan sebelum dibulatkan; pembulatan dua desimal dilakukan pada jumlahnya.")
    return kalimat


def _nilai_baris(s: Langkah, _satuan: str) -> list[str]:
    pembagi = s.masukan["pembagi"]
    sebab = "memakai biaya" if pembagi == 4 else "tidak memakai biaya"
    hitungan = f"{angka(s.masukan['jumlah'], 2)} ÷ {pembagi} = {angka(s.nilai, 2)}."
    return [f"Rata-rata aspek: {hitungan}", f"Pembaginya {pembagi} karena target kegiatan {sebab}."]


def _tugas_tambahan(s: Langkah, _satuan: str) -> list[str]:
    jumlah = s.masukan["jumlah"]
    if not jumlah:
        return ["Tidak ada tugas tambahan yang terbukti, sehingga tidak ada tambahan nilai."]
    tingkat = "; ".join(
        f"mulai {mulai} tugas bernilai {nilai}" for mulai, nilai in s.masukan["tingkat"] if mulai != "0"
    )
    return [f"{jumlah} tugas tambahan terbukti, sehingga nilainya {angka(s.nilai)} ({tingkat})."]


def _tugas_paparan(s: Langkah, _satuan: str) -> list[str]:
    if not s.masukan["tugas"]:
        return ["Tidak ada tugas tambahan yang terbukti, sehingga tidak ada tambahan nilai."]
    tugas = ", ".join(s.masukan["tugas"]).replace(".", ",")
    return [
        f"Realisasi/target tiap tugas: {tugas}.",
        "Masing-masing × 10 × 10 %, dijumlahkan, paling rendah 1 dan paling tinggi 3.",
    ]


def _tingkat(s: Langkah, _satuan: str) -> list[str]:
    return [f"Temuan bermanfaat bagi {NAMA_TINGKAT[s.masukan['tingkat']]}: nilai {angka(s.nilai)}."]


def _kreativitas(s: Langkah, _satuan: str) -> list[str]:
    masing = s.masukan["masing"]
    if not masing:
        return ["Tidak ada kreativitas yang terbukti, sehingga tidak ada tambahan nilai."]
    if s.cabang == "jumlah":
        return [f"Semua kreativitas dijumlahkan: {' + '.join(angka(n) for n in masing)} = {angka(s.nilai)}."]
    return [f"Dari {len(masing)} kreativitas dipakai nilai yang tertinggi: {angka(s.nilai)}."]


def _kreativitas_paparan(s: Langkah, _satuan: str) -> list[str]:
    m = s.masukan
    return [f"{angka(m['realisasi'])} ÷ {angka(m['target'])} × 30 × 30 % = {angka(s.nilai, 2)}."]


def _capaian(s: Langkah, _satuan: str) -> list[str]:
    m = s.masukan
    if s.kode == "capaian.jumlah":
        rincian = " + ".join(angka(n, 2) for n in m["masing"])
        return [f"Jumlah nilai kegiatan yang tercetak: {rincian} = {angka(s.nilai, 2)}."]
    if s.kode == "capaian.rata_rata":
        return [f"{angka(m['jumlah'], 2)} ÷ {m['pembagi']} kegiatan = {angka(s.nilai, 2)}."]
    bagian = " + ".join(angka(m[n], 2) for n in ("rata_rata", "tugas_tambahan", "kreativitas"))
    return [
        f"Rata-rata kegiatan + tugas tambahan + kreativitas: {bagian} = {angka(s.nilai, 2)} ({s.sebutan}).",
        "Tambahan nilai diberikan sesudah rata-rata dan tidak ikut dibagi; nilai boleh lebih dari 100.",
    ]


def _gabungan(s: Langkah, _satuan: str) -> list[str]:
    masing = s.masukan["masing"]
    if s.cabang == "akademik":
        return [f"PNS tugas belajar dinilai dari prestasi akademik: {angka(s.nilai, 2)}."]
    if s.cabang == "satu_skp":
        return [f"Tahun ini ada satu SKP dengan nilai {angka(s.nilai, 2)}."]
    rincian = " + ".join(angka(n, 2) for n in masing)
    return [
        f"Ada {len(masing)} SKP; nilainya dirata-ratakan tanpa bobot bulan.",
        f"({rincian}) ÷ {len(masing)} = {angka(s.nilai, 2)}.",
    ]


def _perilaku(s: Langkah, _satuan: str) -> list[str]:
    m = s.masukan
    if s.cabang == "aspek":
        return [f"Diberikan oleh pejabat penilai berdasarkan pengamatan: {angka(s.nilai)} ({s.sebutan})."]
    if s.kode == "perilaku.jumlah":
        return [f"{' + '.join(angka(n) for n in m['masing'])} = {angka(s.nilai)}."]
    return [f"{angka(m['jumlah'])} ÷ {m['pembagi']} aspek = {angka(s.nilai, 2)} ({s.sebutan})."]


def _bobot(s: Langkah, _satuan: str) -> list[str]:
    return [f"{angka(s.masukan['pokok'], 2)} × {angka(s.masukan['bobot'])} % = {angka(s.nilai, 2)}."]


def _prestasi(s: Langkah, _satuan: str) -> list[str]:
    m = s.masukan
    return [f"{angka(m['bagian_skp'], 2)} + {angka(m['bagian_perilaku'], 2)} = {angka(s.nilai, 2)} ({s.sebutan})."]


_KALIMAT: dict[str, Callable[[Langkah, str], list[str]]] = {
    "nilai_kuantitas": _perbandingan,
    "nilai_kualitas": _perbandingan,
    "nilai_efisiensi": _efisiensi,
    "aspek_kegiatan": _penghitungan,
    "nilai_kegiatan": _nilai_baris,
    "nilai_tugas_tambahan": _tugas_tambahan,
    "nilai_tugas_tambahan_paparan": _tugas_paparan,
    "nilai_tingkat_kreativitas": _tingkat,
    "nilai_kreativitas": _kreativitas,
    "nilai_kreativitas_paparan": _kreativitas_paparan,
    "nilai_capaian_skp": _capaian,
    "rata_rata_capaian": _gabungan,
    "nilai_perilaku": _perilaku,
    "bagian_tertimbang": _bobot,
    "nilai_prestasi_kerja": _prestasi,
}
