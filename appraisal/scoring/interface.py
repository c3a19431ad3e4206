"""The scoring module from outside: one JSON document in, one out (``python -m appraisal.scoring``).

Kinds and keys are a contract with auditors and other programs; see README.md of this package.
"""

import json
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from appraisal.scoring import validation as v
from appraisal.scoring.achievement import (
    CapaianSkp,
    Kegiatan,
    NilaiKegiatan,
    PrestasiKerja,
    bagian_tertimbang,
    nilai_capaian_skp,
    nilai_kegiatan,
    nilai_prestasi_kerja,
    rata_rata_capaian,
)
from appraisal.scoring.aspects import batasi_aspek, efisiensi_persen, nilai_efisiensi, nilai_kualitas, nilai_kuantitas
from appraisal.scoring.behaviour import ASPEK_PERILAKU, KEPEMIMPINAN, Perilaku, nilai_perilaku
from appraisal.scoring.bonus import nilai_tingkat_kreativitas
from appraisal.scoring.calculation import Aturan, Kreativitas, TugasTambahan, hitung_kreativitas, hitung_tugas_tambahan
from appraisal.scoring.errors import GalatPenilaian
from appraisal.scoring.grades import sebutan
from appraisal.scoring.rounding import bulatkan
from appraisal.scoring.rules import HARI_TERAKHIR_PERATURAN, Varian
from appraisal.scoring.trace import teks

Masukan = Mapping[str, Any]
Hasil = dict[str, Any]


class DokumenTidakTerbaca(ValueError):
    """The whole document is unusable; one line says why."""


def hitung_dokumen(isi: str) -> Hasil:
    """Compute every case of a JSON document. Raises ``DokumenTidakTerbaca``; a bad case only fails itself."""
    dokumen = _baca(isi)
    tanggal = _tanggal(dokumen.get("tanggal"))
    varian = _varian_dokumen(dokumen.get("varian", Varian.PERKA_2013))
    return {"hasil": [_hitung_kasus(kasus, tanggal, varian) for kasus in dokumen["kasus"]]}


def _baca(isi: str) -> dict[str, Any]:
    try:
        dokumen = json.loads(isi, parse_float=Decimal, parse_int=_bulat, parse_constant=str)
    except (ValueError, RecursionError, ArithmeticError) as salah:
        raise DokumenTidakTerbaca(f"Masukan bukan dokumen JSON yang sah: {salah}") from salah
    if not isinstance(dokumen, dict) or not isinstance(dokumen.get("kasus"), list):
        raise DokumenTidakTerbaca('Masukan harus berupa objek JSON dengan daftar "kasus".')
    return dokumen


def _bulat(digit: str) -> int | Decimal:
    """A whole number of any length: a monstrous one fails its own case, not the document."""
    return int(digit) if len(digit) < 100 else Decimal(digit)


def _tanggal(nilai: Any) -> date:
    if nilai is None:
        return HARI_TERAKHIR_PERATURAN
    try:
        return date.fromisoformat(nilai)
    except (TypeError, ValueError) as salah:
        raise DokumenTidakTerbaca('"tanggal" harus ditulis TTTT-BB-HH, misalnya 2014-12-31.') from salah


def _varian_dokumen(nilai: Any) -> Varian:
    try:
        return _varian(nilai)
    except GalatPenilaian as salah:
        raise DokumenTidakTerbaca(salah.pesan) from salah


def _varian(nilai: Any) -> Varian:
    try:
        return Varian(nilai)
    except ValueError as salah:
        raise GalatPenilaian(
            "scoring.varian_tidak_dikenal", f"Varian harus salah satu dari: {', '.join(Varian)}."
        ) from salah


def _hitung_kasus(kasus: Any, tanggal: date, varian: Varian) -> Hasil:
    pengenal = kasus.get("id") if isinstance(kasus, dict) else None
    try:
        return {"id": pengenal, "hasil": _hitung(kasus, tanggal, varian)}
    except GalatPenilaian as galat:
        return {"id": pengenal, "galat": {"kode": galat.kode, "pesan": galat.pesan}}


def _hitung(kasus: Any, tanggal: date, varian: Varian) -> Hasil:
    if not isinstance(kasus, dict) or not isinstance(kasus.get("inputs"), dict):
        raise GalatPenilaian("scoring.kasus_tidak_lengkap", 'Setiap kasus memuat "id", "kind", dan "inputs".')
    jenis = kasus.get("kind")
    if not isinstance(jenis, str) or jenis not in JENIS:
        raise GalatPenilaian("scoring.jenis_tidak_dikenal", f"Jenis kasus harus salah satu dari: {', '.join(JENIS)}.")
    aturan = Aturan(tanggal=tanggal, varian=_varian(kasus.get("varian", varian)))
    return JENIS[jenis](kasus["inputs"], aturan)


def _ambil(masukan: Masukan, nama: str) -> Any:
    if masukan.get(nama) is None:
        raise GalatPenilaian("scoring.masukan_kurang", f'"{nama}" belum diisi.')
    return masukan[nama]


def _daftar(masukan: Masukan, nama: str, *, boleh_kosong: bool = True) -> list[Any]:
    nilai = masukan.get(nama, [])
    if not isinstance(nilai, list):
        raise GalatPenilaian("scoring.bukan_daftar", f'"{nama}" harus berupa daftar.')
    if not nilai and not boleh_kosong:
        raise GalatPenilaian("scoring.daftar_kosong", f'"{nama}" paling sedikit memuat satu nilai.')
    return nilai


def _satu_atau_daftar(nilai: Any, hitung: Callable[[Any], Any]) -> Any:
    return [hitung(n) for n in nilai] if isinstance(nilai, list) else hitung(nilai)


def _dua(nilai: Decimal) -> str:
    return teks(bulatkan(nilai))


def _cacah_atau_dua(nilai: Decimal, aturan: Aturan) -> int | str:
    """Bonus points are whole numbers in the Perka and two decimals in the draft of 2012."""
    return int(nilai) if aturan.varian is Varian.PERKA_2013 else _dua(nilai)


def _terlaksana(masukan: Masukan) -> bool:
    nilai = masukan.get("terlaksana", True)
    if not isinstance(nilai, bool):
        raise GalatPenilaian("scoring.bukan_ya_tidak", '"terlaksana" harus true atau false.')
    return nilai


def _kuantitas(masukan: Masukan, _aturan: Aturan) -> Hasil:
    target = v.target(_ambil(masukan, "target"), "Target")
    return {"nilai": _dua(nilai_kuantitas(target, v.realisasi(_ambil(masukan, "realisasi"), "Realisasi")))}


def _kualitas(masukan: Masukan, aturan: Aturan) -> Hasil:
    target, realisasi = _pasangan_kualitas(_ambil(masukan, "target"), _ambil(masukan, "realisasi"), aturan)
    return {"nilai": _dua(nilai_kualitas(target, realisasi))}


def _pasangan_kualitas(target: Any, realisasi: Any, aturan: Aturan) -> tuple[Decimal, Decimal]:
    batas = aturan.parameter.kualitas_maksimum
    return (
        v.paling_tinggi(v.target(target, "Target kualitas"), batas, "Target kualitas"),
        v.paling_tinggi(v.realisasi(realisasi, "Realisasi kualitas"), batas, "Realisasi kualitas"),
    )


def _efisiensi(masukan: Masukan, aturan: Aturan) -> Hasil:
    p, terlaksana = aturan.parameter, _terlaksana(masukan)
    target = v.target(_ambil(masukan, "target"), "Target")
    realisasi = v.realisasi(_ambil(masukan, "realisasi"), "Realisasi") if terlaksana else Decimal(0)
    mentah = nilai_efisiensi(target, realisasi, p) if terlaksana else Decimal(0)
    nilai = batasi_aspek(mentah, p)
    return {
        "efisiensi_persen": _dua(efisiensi_persen(target, realisasi)),
        "nilai_mentah": _dua(mentah),
        "nilai": _dua(nilai),
        "sebutan": sebutan(nilai, p),
    }


def baca_kegiatan(masukan: Masukan, aturan: Aturan) -> Kegiatan:
    """One row from its JSON inputs, every figure checked."""
    terlaksana = _terlaksana(masukan)

    def realisasi(nama: str) -> Decimal:
        if not terlaksana:
            return Decimal(0)
        return v.realisasi(_ambil(masukan, f"realisasi_{nama}"), f"Realisasi {nama}")

    kualitas = _ambil(masukan, "realisasi_kualitas") if terlaksana else 0
    target_kualitas, realisasi_kualitas = _pasangan_kualitas(_ambil(masukan, "target_kualitas"), kualitas, aturan)
    biaya = _target_biaya(masukan)
    return Kegiatan(
        target_kuantitas=v.target(_ambil(masukan, "target_kuantitas"), "Target kuantitas"),
        realisasi_kuantitas=realisasi("kuantitas"),
        target_kualitas=target_kualitas,
        realisasi_kualitas=realisasi_kualitas,
        target_waktu=v.target(_ambil(masukan, "target_waktu"), "Target waktu"),
        realisasi_waktu=realisasi("waktu"),
        target_biaya=biaya,
        realisasi_biaya=realisasi("biaya") if biaya else Decimal(0),
        terlaksana=terlaksana,
    )


def _target_biaya(masukan: Masukan) -> Decimal | None:
    """A cost target of zero means that the row carries no cost (E-NOCOST)."""
    if masukan.get("target_biaya") is None:
        return None
    return v.realisasi(masukan["target_biaya"], "Target biaya") or None


def _hasil_kegiatan(n: NilaiKegiatan) -> Hasil:
    return {
        "aspek": [_dua(a) for a in n.aspek],
        "penghitungan": teks(n.penghitungan),
        "nilai": teks(n.nilai),
        "pembagi": n.pembagi,
    }


def _kegiatan(masukan: Masukan, aturan: Aturan) -> Hasil:
    return _hasil_kegiatan(nilai_kegiatan(baca_kegiatan(masukan, aturan), aturan.parameter))


def _pasangan_paparan(masukan: Masukan) -> tuple[Decimal, Decimal]:
    target = v.target(_ambil(masukan, "target"), "Target")
    return target, v.realisasi(_ambil(masukan, "realisasi"), "Realisasi")


def _tugas_tambahan(masukan: Masukan, aturan: Aturan) -> Hasil:
    if aturan.varian is Varian.PAPARAN_2012 and "jumlah_kegiatan" not in masukan:
        tugas = [TugasTambahan(*_pasangan_paparan(masukan))]
        return {"nilai": _dua(hitung_tugas_tambahan(tugas, aturan)[0])}

    def nilai(jumlah: Any) -> int | str:
        return _cacah_atau_dua(_nilai_jumlah_tugas(jumlah, aturan), aturan)

    return {"nilai": _satu_atau_daftar(_ambil(masukan, "jumlah_kegiatan"), nilai)}


def _nilai_jumlah_tugas(jumlah: Any, aturan: Aturan) -> Decimal:
    banyak = v.cacah(jumlah, "Jumlah tugas tambahan")
    return hitung_tugas_tambahan([TugasTambahan()] * min(banyak, 1000), aturan)[0]


def _kreativitas(masukan: Masukan, aturan: Aturan) -> Hasil:
    if aturan.varian is Varian.PAPARAN_2012:
        return {"nilai": _dua(hitung_kreativitas([Kreativitas("", *_pasangan_paparan(masukan))], aturan)[0])}

    def nilai(tingkat: Any) -> int:
        return int(nilai_tingkat_kreativitas(str(tingkat), aturan.parameter))

    return {"nilai": _satu_atau_daftar(_ambil(masukan, "tingkat"), nilai)}


def _nilai_kreativitas(nilai: Any, aturan: Aturan) -> Decimal:
    """A value of the variant's own scale, or the name of a level."""
    if isinstance(nilai, str) and nilai in aturan.parameter.tingkat_kreativitas:
        return nilai_tingkat_kreativitas(nilai, aturan.parameter)
    angka = v.realisasi(nilai, "Nilai kreativitas")
    if aturan.varian is Varian.PERKA_2013 and angka not in {0, *aturan.parameter.tingkat_kreativitas.values()}:
        raise GalatPenilaian("scoring.nilai_kreativitas_tidak_dikenal", "Nilai kreativitas harus 3, 6, atau 12.")
    return angka


def _capaian(masukan: Masukan, aturan: Aturan) -> CapaianSkp:
    nilai = [v.realisasi(n, "Nilai kegiatan") for n in _daftar(masukan, "nilai_kegiatan", boleh_kosong=False)]
    return _dengan_tambahan(nilai, masukan, aturan)


def _dengan_tambahan(nilai: list[Decimal], masukan: Masukan, aturan: Aturan) -> CapaianSkp:
    tugas = _nilai_jumlah_tugas(masukan.get("jumlah_tugas_tambahan", 0), aturan)
    kreasi = [_nilai_kreativitas(n, aturan) for n in _daftar(masukan, "kreativitas")]
    return nilai_capaian_skp(nilai, tugas, max(kreasi, default=Decimal(0)), aturan.parameter)


def _hasil_capaian(c: CapaianSkp, aturan: Aturan) -> Hasil:
    return {
        "jumlah": teks(c.jumlah),
        "rata_rata_kegiatan": teks(c.rata_rata),
        "nilai_tugas_tambahan": _cacah_atau_dua(c.tugas_tambahan, aturan),
        "nilai_kreativitas": _cacah_atau_dua(c.kreativitas, aturan),
        "nilai_capaian_skp": teks(c.nilai),
        "sebutan": c.sebutan,
    }


def _capaian_skp(masukan: Masukan, aturan: Aturan) -> Hasil:
    return _hasil_capaian(_capaian(masukan, aturan), aturan)


def baca_perilaku(masukan: Masukan, aturan: Aturan) -> dict[str, Decimal | None]:
    """The six aspects, 0..100; only kepemimpinan may be absent."""
    batas = aturan.parameter.perilaku_maksimum

    def aspek(nama: str) -> Decimal | None:
        if nama == KEPEMIMPINAN and masukan.get(nama) is None:
            return None
        judul = f"Nilai {nama.replace('_', ' ')}"
        return v.paling_tinggi(v.realisasi(_ambil(masukan, nama), judul), batas, judul)

    return {nama: aspek(nama) for nama in ASPEK_PERILAKU}


def _hasil_perilaku(h: Perilaku) -> Hasil:
    bulat = h.jumlah == h.jumlah.to_integral_value()
    return {
        "jumlah": f"{h.jumlah:.0f}" if bulat else _dua(h.jumlah),
        "jumlah_aspek": h.jumlah_aspek,
        "rata_rata": teks(h.rata_rata),
        "sebutan": h.sebutan,
        "nilai_40_persen": teks(h.nilai_40_persen),
    }


def _perilaku(masukan: Masukan, aturan: Aturan) -> Hasil:
    return _hasil_perilaku(nilai_perilaku(baca_perilaku(masukan, aturan), aturan.parameter))


def _rata_rata_perilaku(masukan: Masukan, aturan: Aturan) -> Decimal:
    judul = "Rata-rata perilaku"
    nilai = v.realisasi(_ambil(masukan, "rata_rata_perilaku"), judul)
    return v.paling_tinggi(nilai, aturan.parameter.perilaku_maksimum, judul)


def _hasil_prestasi(h: PrestasiKerja) -> Hasil:
    return {
        "skp_60_persen": teks(h.bagian_skp),
        "perilaku_40_persen": teks(h.bagian_perilaku),
        "nilai_prestasi_kerja": teks(h.nilai),
        "sebutan": h.sebutan,
    }


def _prestasi_kerja(masukan: Masukan, aturan: Aturan) -> Hasil:
    capaian = v.realisasi(_ambil(masukan, "nilai_capaian_skp"), "Nilai capaian SKP")
    return _hasil_prestasi(nilai_prestasi_kerja(capaian, _rata_rata_perilaku(masukan, aturan), aturan.parameter))


def _dua_skp(masukan: Masukan, aturan: Aturan) -> Hasil:
    nilai = [v.realisasi(n, "Nilai capaian SKP") for n in _daftar(masukan, "nilai_capaian_skp", boleh_kosong=False)]
    gabungan = rata_rata_capaian(nilai)
    hasil: Hasil = {
        "nilai_capaian_skp_gabungan": teks(gabungan),
        "skp_60_persen": teks(bagian_tertimbang(gabungan, aturan.parameter.bobot_skp)),
    }
    return hasil | _dengan_perilaku(gabungan, masukan, aturan)


def _dengan_perilaku(nilai: Decimal, masukan: Masukan, aturan: Aturan) -> Hasil:
    if masukan.get("rata_rata_perilaku") is None:
        return {}
    total = nilai_prestasi_kerja(nilai, _rata_rata_perilaku(masukan, aturan), aturan.parameter)
    return {"perilaku_40_persen": teks(total.bagian_perilaku), "nilai_prestasi_kerja": teks(total.nilai)}


def _tugas_belajar(masukan: Masukan, aturan: Aturan) -> Hasil:
    p = aturan.parameter
    nilai = v.realisasi(_ambil(masukan, "nilai_akademik"), "Nilai akademik")
    nilai = v.paling_tinggi(nilai, p.akademik_maksimum, "Nilai akademik")
    hasil: Hasil = {"komponen_60_persen": teks(bagian_tertimbang(nilai, p.bobot_skp)), "sebutan": sebutan(nilai, p)}
    return hasil | _dengan_perilaku(nilai, masukan, aturan)


def _sebutan(masukan: Masukan, aturan: Aturan) -> Hasil:
    def label(nilai: Any) -> str:
        return sebutan(v.realisasi(nilai, "Nilai"), aturan.parameter)

    return {"sebutan": _satu_atau_daftar(_ambil(masukan, "nilai"), label)}


def _objek(nilai: Any, nama: str) -> Masukan:
    if not isinstance(nilai, dict):
        raise GalatPenilaian("scoring.bukan_objek", f'"{nama}" harus berupa objek.')
    return nilai


def _penilaian(masukan: Masukan, aturan: Aturan) -> Hasil:
    """A whole appraisal. ``jumlah`` and ``sebutan`` occur in several parts: the flat keys hold those of the later
    part, and each part is also given whole under its own name."""
    p = aturan.parameter
    baris = _daftar(masukan, "kegiatan", boleh_kosong=False)
    kegiatan = [nilai_kegiatan(baca_kegiatan(_objek(b, "kegiatan"), aturan), p) for b in baris]
    capaian = _dengan_tambahan([k.nilai for k in kegiatan], masukan, aturan)
    perilaku = nilai_perilaku(baca_perilaku(_objek(_ambil(masukan, "perilaku"), "perilaku"), aturan), p)
    prestasi = nilai_prestasi_kerja(capaian.nilai, perilaku.rata_rata, p)
    bagian = {
        "capaian_skp": _hasil_capaian(capaian, aturan),
        "perilaku": _hasil_perilaku(perilaku),
        "prestasi_kerja": _hasil_prestasi(prestasi),
    }
    rata = {kunci: nilai for isi in bagian.values() for kunci, nilai in isi.items()}
    return {**rata, **bagian, "kegiatan": [_hasil_kegiatan(k) for k in kegiatan]}


JENIS: dict[str, Callable[[Masukan, Aturan], Hasil]] = {
    "aspek_kuantitas": _kuantitas,
    "aspek_kualitas": _kualitas,
    "aspek_waktu": _efisiensi,
    "aspek_biaya": _efisiensi,
    "kegiatan": _kegiatan,
    "tugas_tambahan": _tugas_tambahan,
    "kreativitas": _kreativitas,
    "capaian_skp": _capaian_skp,
    "perilaku": _perilaku,
    "prestasi_kerja": _prestasi_kerja,
    "dua_skp": _dua_skp,
    "tugas_belajar": _tugas_belajar,
    "sebutan": _sebutan,
    "penilaian": _penilaian,
}
