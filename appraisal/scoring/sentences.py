"""The sentences of ``explain``, one function for each registered formula.

They use nothing but the stored step: a step frozen in 2014 reads the same years later, whatever the parameters are by
then.
"""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from appraisal.scoring.numerals import angka, setengah_ke_atas
from appraisal.scoring.rounding import bulatkan
from appraisal.scoring.trace import Langkah

NAMA_TINGKAT = {"unit_kerja": "unit kerja", "instansi": "instansi", "nasional": "negara"}
ARTI_EFISIENSI = {
    "waktu": ("Pekerjaan selesai lebih cepat daripada target.", "Pekerjaan selesai lebih lambat daripada target."),
    "biaya": ("Biaya yang terpakai lebih kecil daripada target.", "Biaya yang terpakai melebihi target."),
}


def _bersatuan(nilai: str, satuan: str) -> str:
    return f"{angka(nilai)} {satuan}".rstrip()


def _rentang(s: Langkah) -> str:
    """Which band the printed value falls into, with both of its borders."""
    mulai, sebelum = s.masukan["rentang"]
    if sebelum is None:
        batas = f"{angka(mulai)} atau lebih"
    elif Decimal(mulai) == 0:
        batas = f"kurang dari {angka(sebelum)}"
    else:
        batas = f"{angka(mulai)} sampai kurang dari {angka(sebelum)}"
    return f"Nilai {angka(s.nilai, 2)} bersebutan {s.sebutan} ({batas})."


def _beda_pembulatan(s: Langkah) -> list[str]:
    """Said only where rounding every printed cell leads to another figure than rounding once at the end (K-02)."""
    if bulatkan(Decimal(s.mentah)) == Decimal(s.nilai):
        return []
    juga = ", juga untuk sebutannya" if s.sebutan else ""
    return [f"Tanpa pembulatan di setiap langkah hasilnya {angka(s.mentah, 4)}; yang berlaku angka tercetak{juga}."]


def _tidak_terlaksana(_s: Langkah, _satuan: str) -> list[str]:
    return ["Kegiatan tidak terlaksana, sehingga nilai aspek ini 0. Barisnya tetap ikut dalam pembagi rata-rata."]


def _kuantitas(s: Langkah, satuan: str) -> list[str]:
    target, realisasi = s.masukan["target"], s.masukan["realisasi"]
    kalimat = [
        f"Target {_bersatuan(target, satuan)}, realisasi {_bersatuan(realisasi, satuan)}.",
        f"Nilai = realisasi ÷ target × 100 = {angka(realisasi)} ÷ {angka(target)} × 100 = {angka(s.nilai, 2)}.",
    ]
    if Decimal(realisasi) > Decimal(target):
        kalimat.append("Realisasi melebihi target; nilai kuantitas boleh lebih dari 100.")
    return kalimat


def _kualitas(s: Langkah, _satuan: str) -> list[str]:
    target, realisasi = angka(s.masukan["target"]), angka(s.masukan["realisasi"])
    return [
        f"Target kualitas {target}; kualitas hasil kerja menurut pejabat penilai {realisasi}.",
        f"Nilai = realisasi ÷ target × 100 = {realisasi} ÷ {target} × 100 = {angka(s.nilai, 2)}.",
    ]


def _efisiensi(s: Langkah, satuan: str) -> list[str]:
    aspek = s.kode.rpartition(".")[2]
    target, realisasi = s.masukan["target"], s.masukan["realisasi"]
    kalimat = [
        f"Target {_bersatuan(target, satuan)}, realisasi {_bersatuan(realisasi, satuan)}. {_arti(aspek, s)}",
        (
            f"Efisiensi {aspek} = 100 − realisasi ÷ target × 100 = "
            f"100 − {angka(realisasi)} ÷ {angka(target)} × 100 = {_persen(s)} %."
        ),
        *(_dalam_batas(s) if s.cabang == "dalam_batas" else _lewat_batas(s)),
    ]
    if Decimal(s.mentah) < Decimal(s.masukan["minimum"]):
        kalimat.append(f"Hasil hitungan kurang dari {angka(s.nilai)}, sehingga nilai aspek ini {angka(s.nilai)}.")
    return kalimat


def _arti(aspek: str, s: Langkah) -> str:
    lebih_baik, lebih_buruk = ARTI_EFISIENSI[aspek]
    efisiensi = Decimal(s.masukan["efisiensi"])
    if efisiensi == 0:
        return "Realisasi tepat sama dengan target."
    return lebih_baik if efisiensi > 0 else lebih_buruk


def _persen(s: Langkah) -> str:
    """Two decimals, or as many more as it takes to tell the efficiency from the limit (24,004 %)."""
    efisiensi, batas = Decimal(s.masukan["efisiensi"]), Decimal(s.masukan["batas_efisiensi"])
    desimal = 2
    while efisiensi != batas and setengah_ke_atas(efisiensi, desimal) == batas:
        desimal += 1
    return angka(efisiensi, desimal)


def _dalam_batas(s: Langkah) -> list[str]:
    batas, dasar = s.masukan["batas_efisiensi"], s.masukan["nilai_dasar"]
    return [
        f"Efisiensi tidak lebih dari {angka(batas)} %, sehingga nilai = {_rumus_pertama(s)} = {angka(s.mentah, 2)}.",
        (
            f"Realisasi yang tepat sama dengan target bernilai {angka(dasar)}. Setiap 1 % efisiensi menambah 1, sampai "
            f"{angka(Decimal(dasar) + Decimal(batas))} pada efisiensi {angka(batas)} %; efisiensi negatif mengurangi."
        ),
    ]


def _lewat_batas(s: Langkah) -> list[str]:
    batas, dasar = s.masukan["batas_efisiensi"], s.masukan["nilai_dasar"]
    return [
        (
            f"Efisiensi lebih dari {angka(batas)} %, sehingga dipakai rumus kedua: "
            f"nilai = {angka(dasar)} − ({_rumus_pertama(s)} − 100) = {angka(s.mentah, 2)}."
        ),
        (
            f"Pada efisiensi tepat {angka(batas)} % nilainya {angka(Decimal(dasar) + Decimal(batas))}; di atas itu "
            f"nilai turun ke bawah {angka(dasar)}. Demikian bunyi rumus dalam peraturan."
        ),
    ]


def _rumus_pertama(s: Langkah) -> str:
    tertimbang, target, realisasi = (angka(s.masukan[n]) for n in ("nilai_tertimbang", "target", "realisasi"))
    return f"({tertimbang} × {target} − {realisasi}) ÷ {target} × 100"


def _penghitungan(s: Langkah, _satuan: str) -> list[str]:
    aspek = s.masukan["aspek"]
    kalimat = [f"Jumlah nilai aspek = {_jumlahan(aspek, 2)} = {angka(s.nilai, 2)}."]
    if sum((Decimal(a) for a in aspek), Decimal(0)) != Decimal(s.nilai):
        kalimat.append("Nilai aspek dijumlahkan sebelum dibulatkan; baru jumlahnya yang dibulatkan.")
    return kalimat


def _jumlahan(nilai: list[str], desimal: int | None = None) -> str:
    return " + ".join(angka(n, desimal) for n in nilai)


def _nilai_kegiatan(s: Langkah, _satuan: str) -> list[str]:
    jumlah, pembagi = s.masukan["jumlah"], s.masukan["pembagi"]
    sebab = "memiliki target biaya" if pembagi == 4 else "tidak memiliki target biaya"
    kalimat = [
        f"Nilai = penghitungan ÷ banyaknya aspek = {angka(jumlah, 2)} ÷ {pembagi} = {angka(s.nilai, 2)}.",
        f"Pembaginya {pembagi} karena kegiatan ini {sebab}.",
    ]
    if bulatkan(Decimal(jumlah) / pembagi) != Decimal(s.nilai):
        kalimat.append("Yang dibagi adalah penghitungan sebelum dibulatkan.")
    return kalimat


def _tugas_tambahan(s: Langkah, _satuan: str) -> list[str]:
    jumlah = s.masukan["jumlah"]
    if not jumlah:
        return ["Tidak ada tugas tambahan yang diakui, sehingga tidak ada tambahan nilai."]
    tingkat = [_tingkat_tugas(*t) for t in reversed(s.masukan["tingkat"]) if Decimal(t[2])]
    return [f"Ada {jumlah} tugas tambahan yang diakui: nilai {angka(s.nilai)}.", f"Ketentuan: {'; '.join(tingkat)}."]


def _tingkat_tugas(mulai: str, sebelum: str | None, nilai: str) -> str:
    if sebelum is None:
        return f"{angka(mulai)} tugas atau lebih bernilai {angka(nilai)}"
    return f"{angka(mulai)} sampai {angka(Decimal(sebelum) - 1)} tugas bernilai {angka(nilai)}"


def _tugas_paparan(s: Langkah, _satuan: str) -> list[str]:
    tugas = s.masukan["tugas"]
    if not tugas:
        return ["Tidak ada tugas tambahan yang diakui, sehingga tidak ada tambahan nilai."]
    if Decimal(s.nilai) == 0:
        return ["Tidak satu pun tugas tambahan dilaksanakan, sehingga tidak ada tambahan nilai."]
    hitungan = " + ".join(f"{angka(r)} ÷ {angka(t)} × 10 × 10 %" for t, r in tugas)
    return [
        f"Untuk setiap tugas realisasi ÷ target × 10 × 10 %, lalu dijumlahkan: {hitungan} = {angka(s.mentah, 2)}.",
        (
            f"Jumlahnya dibatasi antara {angka(s.masukan['minimum'])} dan {angka(s.masukan['maksimum'])}, "
            f"sehingga nilainya {angka(s.nilai, 2)}."
        ),
    ]


def _tingkat_kreativitas(s: Langkah, _satuan: str) -> list[str]:
    skala = ", ".join(f"{_nama_tingkat(tingkat)} {angka(nilai)}" for tingkat, nilai in s.masukan["skala"])
    return [f"Bermanfaat bagi {_nama_tingkat(s.masukan['tingkat'])}: nilai {angka(s.nilai)}.", f"Ketentuan: {skala}."]


def _nama_tingkat(tingkat: str) -> str:
    return NAMA_TINGKAT.get(tingkat, tingkat)


def _kreativitas_paparan(s: Langkah, _satuan: str) -> list[str]:
    target, realisasi = angka(s.masukan["target"]), angka(s.masukan["realisasi"])
    return [f"Nilai = realisasi ÷ target × 30 × 30 % = {realisasi} ÷ {target} × 30 × 30 % = {angka(s.nilai, 2)}."]


def _kreativitas(s: Langkah, _satuan: str) -> list[str]:
    masing = s.masukan["masing"]
    if not masing:
        return ["Tidak ada kreativitas yang diakui, sehingga tidak ada tambahan nilai."]
    if len(masing) == 1:
        return [f"Ada satu kreativitas dengan nilai {angka(s.nilai)}."]
    if s.cabang == "jumlah":
        return [f"Semua kreativitas dijumlahkan: {_jumlahan(masing)} = {angka(s.nilai)}."]
    *awal, akhir = (angka(n) for n in masing)
    daftar = f"{', '.join(awal)}{',' if len(awal) > 1 else ''} dan {akhir}"
    return [
        f"Ada {len(masing)} kreativitas dengan nilai {daftar}. Yang dipakai hanya nilai tertinggi: {angka(s.nilai)}."
    ]


def _capaian(s: Langkah, _satuan: str) -> list[str]:
    return [*_CAPAIAN[s.kode](s.masukan, s), *_beda_pembulatan(s)]


def _jumlah_capaian(m: Any, s: Langkah) -> list[str]:
    if len(m["masing"]) == 1:
        return [f"Hanya ada satu kegiatan, sehingga jumlahnya sama dengan nilai kegiatan itu: {angka(s.nilai, 2)}."]
    return [f"Jumlah nilai kegiatan (kolom 14) = {_jumlahan(m['masing'], 2)} = {angka(s.nilai, 2)}."]


def _rata_capaian(m: Any, s: Langkah) -> list[str]:
    hitungan = f"{angka(m['jumlah'], 2)} ÷ {m['pembagi']} = {angka(s.nilai, 2)}"
    return [f"Rata-rata = jumlah ÷ banyaknya kegiatan = {hitungan}."]


def _nilai_capaian(m: Any, s: Langkah) -> list[str]:
    tambahan = [m["tugas_tambahan"], m["kreativitas"]]
    hitungan = f"{angka(m['rata_rata'], 2)} + {_jumlahan(tambahan)} = {angka(s.nilai, 2)}"
    kalimat = [f"Nilai capaian SKP = rata-rata + tugas tambahan + kreativitas = {hitungan}."]
    if any(Decimal(t) for t in tambahan):
        kalimat.append("Tambahan nilai diberikan sesudah rata-rata dan tidak ikut dibagi.")
    if Decimal(s.nilai) > 100:
        kalimat.append("Nilai capaian SKP boleh lebih dari 100.")
    return [*kalimat, _rentang(s)]


_CAPAIAN = {
    "capaian.jumlah": _jumlah_capaian,
    "capaian.rata_rata": _rata_capaian,
    "capaian.nilai": _nilai_capaian,
}


def _gabungan(s: Langkah, _satuan: str) -> list[str]:
    masing = s.masukan["masing"]
    if s.cabang == "akademik":
        return [f"PNS tugas belajar dinilai dari prestasi akademik, bukan SKP: {angka(s.nilai, 2)}.", _rentang(s)]
    if s.cabang == "satu_skp":
        return [f"Tahun ini ada satu SKP dengan nilai capaian {angka(s.nilai, 2)}.", _rentang(s)]
    return [
        (
            f"Tahun ini ada {len(masing)} SKP. Nilainya dirata-ratakan tanpa memperhitungkan lamanya masing-masing: "
            f"({_jumlahan(masing, 2)}) ÷ {len(masing)} = {angka(s.nilai, 2)}."
        ),
        _rentang(s),
    ]


def _perilaku(s: Langkah, _satuan: str) -> list[str]:
    m = s.masukan
    if s.cabang == "aspek":
        return ["Diberikan oleh pejabat penilai berdasarkan pengamatan.", _rentang(s)]
    if s.kode == "perilaku.jumlah":
        return [f"Jumlah nilai aspek = {_jumlahan(m['masing'])} = {angka(s.nilai)}."]
    kalimat = [f"Rata-rata = jumlah ÷ banyaknya aspek = {angka(m['jumlah'])} ÷ {m['pembagi']} = {angka(s.nilai, 2)}."]
    if m["pembagi"] == 5:
        kalimat.append("Pembaginya 5 karena kepemimpinan tidak dinilai.")
    return [*kalimat, _rentang(s)]


def _bobot(s: Langkah, _satuan: str) -> list[str]:
    hitungan = f"{angka(s.masukan['pokok'], 2)} × {angka(s.masukan['bobot'])} % = {angka(s.nilai, 2)}"
    pokok = "Nilai SKP" if s.kode == "tahun.bagian_skp" else "Rata-rata perilaku kerja"
    return [f"{pokok} × bobot = {hitungan}.", *_beda_pembulatan(s)]


def _prestasi(s: Langkah, _satuan: str) -> list[str]:
    hitungan = f"{_jumlahan([s.masukan['bagian_skp'], s.masukan['bagian_perilaku']], 2)} = {angka(s.nilai, 2)}"
    return [f"Bagian SKP + bagian perilaku kerja = {hitungan}.", _rentang(s), *_beda_pembulatan(s)]


KALIMAT: dict[str, Callable[[Langkah, str], list[str]]] = {
    "aspek_kegiatan": _tidak_terlaksana,
    "nilai_kuantitas": _kuantitas,
    "nilai_kualitas": _kualitas,
    "nilai_efisiensi": _efisiensi,
    "penghitungan": _penghitungan,
    "nilai_kegiatan": _nilai_kegiatan,
    "nilai_tugas_tambahan": _tugas_tambahan,
    "nilai_tugas_tambahan_paparan": _tugas_paparan,
    "nilai_tingkat_kreativitas": _tingkat_kreativitas,
    "nilai_kreativitas": _kreativitas,
    "nilai_kreativitas_paparan": _kreativitas_paparan,
    "nilai_capaian_skp": _capaian,
    "rata_rata_capaian": _gabungan,
    "nilai_perilaku": _perilaku,
    "bagian_tertimbang": _bobot,
    "nilai_prestasi_kerja": _prestasi,
}
