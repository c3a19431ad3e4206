"""The kinds of case of the JSON interface: each reads its inputs, calls the formulas and names the figures."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from appraisal.scoring import inputs as masuk
from appraisal.scoring import validation as v
from appraisal.scoring.achievement import (
    NOL,
    CapaianSkp,
    Kegiatan,
    NilaiKegiatan,
    PrestasiKerja,
    bagian_tertimbang,
    nilai_capaian_skp,
    nilai_prestasi_kerja,
    rata_rata_capaian,
    rincian_kegiatan,
)
from appraisal.scoring.aspects import batasi_aspek, efisiensi_persen, nilai_efisiensi, nilai_kualitas, nilai_kuantitas
from appraisal.scoring.behaviour import ASPEK_PERILAKU, KEPEMIMPINAN, Perilaku, nilai_perilaku
from appraisal.scoring.bonus import (
    nilai_kreativitas,
    nilai_kreativitas_paparan,
    nilai_tingkat_kreativitas,
    nilai_tugas_tambahan,
    nilai_tugas_tambahan_paparan,
)
from appraisal.scoring.calculation import Aturan
from appraisal.scoring.errors import GalatPenilaian
from appraisal.scoring.grades import sebutan
from appraisal.scoring.inputs import Masukan
from appraisal.scoring.rounding import bulatkan
from appraisal.scoring.rules import ParameterBerlaku, Varian
from appraisal.scoring.trace import teks

Hasil = dict[str, Any]

SATU = Decimal(1)
TUGAS_BERPENGARUH = 10
"""More tasks than this no longer change a value, in either variant."""


def _dua(nilai: Decimal) -> str:
    return f"{bulatkan(nilai):f}"


def _tambahan(nilai: Decimal, aturan: Aturan) -> int | str:
    """Bonus points are whole numbers in the Perka and have two decimals in the draft of 2012."""
    return int(nilai) if aturan.varian is Varian.PERKA_2013 else _dua(nilai)


def _kuantitas(masukan: Masukan, _aturan: Aturan, _p: ParameterBerlaku) -> Hasil:
    return {"nilai": _dua(nilai_kuantitas(*masuk.pasangan(masukan)))}


def _kualitas(masukan: Masukan, _aturan: Aturan, p: ParameterBerlaku) -> Hasil:
    batas = p.kualitas_maksimum
    target = masuk.target(masukan, "target", "Target kualitas", batas)
    return {"nilai": _dua(nilai_kualitas(target, masuk.realisasi(masukan, "realisasi", "Realisasi kualitas", batas)))}


def _efisiensi(masukan: Masukan, _aturan: Aturan, p: ParameterBerlaku) -> Hasil:
    terlaksana = masuk.terlaksana(masukan)
    target = masuk.target(masukan, "target", "Target")
    realisasi = masuk.realisasi(masukan, "realisasi", "Realisasi", dipakai=terlaksana)
    mentah = nilai_efisiensi(target, realisasi, p) if terlaksana else NOL
    nilai = batasi_aspek(mentah, p)
    return {
        "efisiensi_persen": _dua(efisiensi_persen(target, realisasi)),
        "nilai_mentah": _dua(mentah),
        "nilai": _dua(nilai),
        "sebutan": sebutan(nilai, p),
    }


def _baca_kegiatan(masukan: Masukan, p: ParameterBerlaku) -> Kegiatan:
    """One row, every figure checked; the realised cost counts only beside a cost target (K-06)."""
    terlaksana = masuk.terlaksana(masukan)
    biaya = _target_biaya(masukan)

    def target(nama: str, batas: Decimal | None = None) -> Decimal:
        return masuk.target(masukan, f"target_{nama}", f"Target {nama}", batas)

    def realisasi(nama: str, batas: Decimal | None = None, *, dipakai: bool = terlaksana) -> Decimal:
        return masuk.realisasi(masukan, f"realisasi_{nama}", f"Realisasi {nama}", batas, dipakai=dipakai)

    return Kegiatan(
        target_kuantitas=target("kuantitas"),
        realisasi_kuantitas=realisasi("kuantitas"),
        target_kualitas=target("kualitas", p.kualitas_maksimum),
        realisasi_kualitas=realisasi("kualitas", p.kualitas_maksimum),
        target_waktu=target("waktu"),
        realisasi_waktu=realisasi("waktu"),
        target_biaya=biaya,
        realisasi_biaya=realisasi("biaya", dipakai=terlaksana and biaya is not None),
        terlaksana=terlaksana,
    )


def _target_biaya(masukan: Masukan) -> Decimal | None:
    """A cost target of zero means that the row carries no cost (E-NOCOST)."""
    nilai = masukan.get("target_biaya")
    if nilai is None or v.bilangan(nilai, "Target biaya") == 0:
        return None
    return v.target(nilai, "Target biaya")


def _hasil_kegiatan(n: NilaiKegiatan) -> Hasil:
    return {
        "aspek": [_dua(a) for a in n.aspek],
        "penghitungan": teks(n.penghitungan),
        "nilai": teks(n.nilai),
        "pembagi": n.pembagi,
    }


def _kegiatan(masukan: Masukan, _aturan: Aturan, p: ParameterBerlaku) -> Hasil:
    return _hasil_kegiatan(rincian_kegiatan(_baca_kegiatan(masukan, p), p))


def _tugas_tambahan(masukan: Masukan, aturan: Aturan, p: ParameterBerlaku) -> Hasil:
    if aturan.varian is Varian.PAPARAN_2012 and masukan.get("jumlah_kegiatan") is None:
        return {"nilai": _dua(nilai_tugas_tambahan_paparan([masuk.pasangan(masukan)], p))}

    def nilai(jumlah: Any) -> int | str:
        return _tambahan(_nilai_jumlah_tugas(jumlah, aturan, p), aturan)

    return {"nilai": masuk.satu_atau_daftar(masuk.ambil(masukan, "jumlah_kegiatan"), nilai)}


def _nilai_jumlah_tugas(jumlah: Any, aturan: Aturan, p: ParameterBerlaku) -> Decimal:
    """In the draft of 2012 a bare number of tasks means so many with the whole target reached."""
    banyak = v.cacah(jumlah, "Jumlah tugas tambahan")
    if aturan.varian is Varian.PAPARAN_2012:
        return nilai_tugas_tambahan_paparan([(SATU, SATU)] * min(banyak, TUGAS_BERPENGARUH), p)
    return nilai_tugas_tambahan(banyak, p)


def _kreativitas(masukan: Masukan, aturan: Aturan, p: ParameterBerlaku) -> Hasil:
    if aturan.varian is Varian.PAPARAN_2012:
        return {"nilai": _dua(nilai_kreativitas_paparan(*masuk.pasangan(masukan), p))}

    def nilai(tingkat: Any) -> int:
        return int(nilai_tingkat_kreativitas(tingkat if isinstance(tingkat, str) else "", p))

    return {"nilai": masuk.satu_atau_daftar(masuk.ambil(masukan, "tingkat"), nilai)}


def _nilai_kreasi(nilai: Any, aturan: Aturan, p: ParameterBerlaku) -> Decimal:
    """A value of the variant's own scale, or the name of a level."""
    if isinstance(nilai, str) and nilai in p.tingkat_kreativitas:
        return nilai_tingkat_kreativitas(nilai, p)
    angka = bulatkan(v.realisasi(nilai, "Nilai kreativitas"))
    skala = p.tingkat_kreativitas.values()
    if aturan.varian is Varian.PERKA_2013 and angka not in {NOL, *skala}:
        dikenal = ", ".join(teks(s) for s in skala)
        raise GalatPenilaian(
            "scoring.nilai_kreativitas_tidak_dikenal", f"Nilai kreativitas harus salah satu dari: {dikenal}."
        )
    return angka


def _capaian(masukan: Masukan, aturan: Aturan, p: ParameterBerlaku) -> CapaianSkp:
    nilai = [bulatkan(v.realisasi(n, "Nilai kegiatan")) for n in masuk.daftar_berisi(masukan, "nilai_kegiatan")]
    return _dengan_tambahan(nilai, masukan, aturan, p)


def _dengan_tambahan(nilai: list[Decimal], masukan: Masukan, aturan: Aturan, p: ParameterBerlaku) -> CapaianSkp:
    jumlah, kreasi = masukan.get("jumlah_tugas_tambahan"), masukan.get("kreativitas")
    tugas = NOL if jumlah is None else _nilai_jumlah_tugas(jumlah, aturan, p)
    masing = [] if kreasi is None else [_nilai_kreasi(n, aturan, p) for n in masuk.daftar(kreasi, "kreativitas")]
    return nilai_capaian_skp(nilai, tugas, nilai_kreativitas(masing), p)


def _hasil_capaian(c: CapaianSkp, aturan: Aturan) -> Hasil:
    return {
        "jumlah": teks(c.jumlah),
        "rata_rata_kegiatan": teks(c.rata_rata),
        "nilai_tugas_tambahan": _tambahan(c.tugas_tambahan, aturan),
        "nilai_kreativitas": _tambahan(c.kreativitas, aturan),
        "nilai_capaian_skp": teks(c.nilai),
        "sebutan": c.sebutan,
    }


def _capaian_skp(masukan: Masukan, aturan: Aturan, p: ParameterBerlaku) -> Hasil:
    return _hasil_capaian(_capaian(masukan, aturan, p), aturan)


def _baca_perilaku(masukan: Masukan, p: ParameterBerlaku) -> dict[str, Decimal | None]:
    """The six aspects, 0..100; only kepemimpinan may be absent."""

    def aspek(nama: str) -> Decimal | None:
        if nama == KEPEMIMPINAN and masukan.get(nama) is None:
            return None
        return masuk.nilai_terbatas(masukan, nama, f"Nilai {nama.replace('_', ' ')}", p.perilaku_maksimum)

    return {nama: aspek(nama) for nama in ASPEK_PERILAKU}


def _hasil_perilaku(h: Perilaku) -> Hasil:
    """JUMLAH as on the form: whole when the scores are, two decimals otherwise."""
    bulat = h.jumlah == int(h.jumlah)
    return {
        "jumlah": str(int(h.jumlah)) if bulat else _dua(h.jumlah),
        "jumlah_aspek": h.jumlah_aspek,
        "rata_rata": teks(h.rata_rata),
        "sebutan": h.sebutan,
        "nilai_40_persen": teks(h.nilai_40_persen),
    }


def _perilaku(masukan: Masukan, _aturan: Aturan, p: ParameterBerlaku) -> Hasil:
    return _hasil_perilaku(nilai_perilaku(_baca_perilaku(masukan, p), p))


def _rata_rata_perilaku(masukan: Masukan, p: ParameterBerlaku) -> Decimal:
    return masuk.nilai_terbatas(masukan, "rata_rata_perilaku", "Rata-rata perilaku", p.perilaku_maksimum)


def _hasil_prestasi(h: PrestasiKerja) -> Hasil:
    return {
        "skp_60_persen": teks(h.bagian_skp),
        "perilaku_40_persen": teks(h.bagian_perilaku),
        "nilai_prestasi_kerja": teks(h.nilai),
        "sebutan": h.sebutan,
    }


def _prestasi_kerja(masukan: Masukan, _aturan: Aturan, p: ParameterBerlaku) -> Hasil:
    capaian = bulatkan(masuk.realisasi(masukan, "nilai_capaian_skp", "Nilai capaian SKP"))
    return _hasil_prestasi(nilai_prestasi_kerja(capaian, _rata_rata_perilaku(masukan, p), p))


def _dua_skp(masukan: Masukan, _aturan: Aturan, p: ParameterBerlaku) -> Hasil:
    nilai = [bulatkan(v.realisasi(n, "Nilai capaian SKP")) for n in masuk.daftar_berisi(masukan, "nilai_capaian_skp")]
    gabungan = rata_rata_capaian(nilai)
    hasil: Hasil = {
        "nilai_capaian_skp_gabungan": teks(gabungan),
        "skp_60_persen": teks(bagian_tertimbang(gabungan, p.bobot_skp)),
    }
    return hasil | _dengan_perilaku(gabungan, masukan, p)


def _dengan_perilaku(nilai: Decimal, masukan: Masukan, p: ParameterBerlaku) -> Hasil:
    if masukan.get("rata_rata_perilaku") is None:
        return {}
    total = nilai_prestasi_kerja(nilai, _rata_rata_perilaku(masukan, p), p)
    return {"perilaku_40_persen": teks(total.bagian_perilaku), "nilai_prestasi_kerja": teks(total.nilai)}


def _tugas_belajar(masukan: Masukan, _aturan: Aturan, p: ParameterBerlaku) -> Hasil:
    nilai = masuk.nilai_terbatas(masukan, "nilai_akademik", "Nilai akademik", p.akademik_maksimum)
    hasil: Hasil = {"komponen_60_persen": teks(bagian_tertimbang(nilai, p.bobot_skp)), "sebutan": sebutan(nilai, p)}
    return hasil | _dengan_perilaku(nilai, masukan, p)


def _sebutan(masukan: Masukan, _aturan: Aturan, p: ParameterBerlaku) -> Hasil:
    def label(nilai: Any) -> str:
        return sebutan(v.realisasi(nilai, "Nilai"), p)

    return {"sebutan": masuk.satu_atau_daftar(masuk.ambil(masukan, "nilai"), label)}


def _penilaian(masukan: Masukan, aturan: Aturan, p: ParameterBerlaku) -> Hasil:
    """A whole appraisal. ``jumlah`` and ``sebutan`` occur in several parts: the flat keys hold those of the later
    part, and each part is also given whole under its own name."""
    baris = masuk.daftar_berisi(masukan, "kegiatan")
    kegiatan = [rincian_kegiatan(_baca_kegiatan(masuk.objek(b, "kegiatan"), p), p) for b in baris]
    capaian = _dengan_tambahan([k.nilai for k in kegiatan], masukan, aturan, p)
    perilaku = nilai_perilaku(_baca_perilaku(masuk.objek(masuk.ambil(masukan, "perilaku"), "perilaku"), p), p)
    bagian = {
        "capaian_skp": _hasil_capaian(capaian, aturan),
        "perilaku": _hasil_perilaku(perilaku),
        "prestasi_kerja": _hasil_prestasi(nilai_prestasi_kerja(capaian.nilai, perilaku.rata_rata, p)),
    }
    rata = {kunci: nilai for isi in bagian.values() for kunci, nilai in isi.items()}
    return {**rata, **bagian, "kegiatan": [_hasil_kegiatan(k) for k in kegiatan]}


JENIS: dict[str, Callable[[Masukan, Aturan, ParameterBerlaku], Hasil]] = {
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
