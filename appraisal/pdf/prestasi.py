"""What the penilaian prestasi kerja says (5.7): pure functions from the sheet of the year and its records."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from appraisal.models import ButirKeberatan, JenisPenilaian, Keberatan, Penilaian
from appraisal.pdf.konteks import KOSONG, TITIK, TandaTangan, jangka_waktu, lima_hal, tanda_tangan
from appraisal.sheets import AspekLembar, LembarPenilaian
from appraisal.states import StatusPenilaian
from organisasi.common.angka import tulis_angka, tulis_tanggal
from organisasi.common.clock import tanggal_lokal
from organisasi.selectors.identitas import Identitas

NAMA_ASPEK = {
    "orientasi_pelayanan": "Orientasi Pelayanan",
    "integritas": "Integritas",
    "komitmen": "Komitmen",
    "disiplin": "Disiplin",
    "kerja_sama": "Kerjasama",
    "kepemimpinan": "Kepemimpinan",
}
"""As the form spells them."""

JUDUL_KOTAK = (
    "KEBERATAN DARI PEGAWAI NEGERI SIPIL YANG DINILAI (APABILA ADA)",
    "TANGGAPAN PEJABAT PENILAI ATAS KEBERATAN",
    "KEPUTUSAN ATASAN PEJABAT PENILAI ATAS KEBERATAN",
    "REKOMENDASI",
)
TITIK_PENDEK = "." * 20

Isi = tuple[tuple[str, ...], str]
"""Paragraphs and day of a box."""


@dataclass(frozen=True, slots=True)
class Aspek:
    nomor: int
    nama: str
    nilai: str
    sebutan: str


@dataclass(frozen=True, slots=True)
class Kotak:
    """A box of the second page: numbered title, paragraphs, and a day where the form asks for one."""

    nomor: int
    judul: str
    teks: tuple[str, ...]
    tanggal: str = ""


@dataclass(frozen=True, slots=True)
class Orang:
    nomor: int
    judul: str
    hal: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class NilaiTahun:
    """Item 4 of the form, figure by figure as printed."""

    judul_skp: str
    hitungan_skp: str
    rincian_skp: tuple[str, ...]
    bagian_skp: str
    aspek: tuple[Aspek, ...]
    jumlah: str
    rata_rata: str
    sebutan_perilaku: str
    hitungan_perilaku: str
    bagian_perilaku: str
    nilai: str
    sebutan: str
    catatan: str


@dataclass(frozen=True, slots=True)
class PrestasiKerja:
    instansi: str
    jangka_waktu: str
    orang: tuple[Orang, ...]
    nilai: NilaiTahun
    kotak: tuple[Kotak, ...]
    penilai: TandaTangan
    pegawai: TandaTangan
    atasan: TandaTangan


def prestasi_kerja(
    lembar: LembarPenilaian, penilaian: Penilaian, keberatan: Keberatan | None, butir: Sequence[ButirKeberatan] = ()
) -> PrestasiKerja:
    """Both pages. ``butir`` are the disputed figures of the objection, with what the decision made of them."""
    o = lembar.orang
    bertiga = (
        (1, "YANG DINILAI", o.pegawai),
        (2, "PEJABAT PENILAI", o.penilai),
        (3, "ATASAN PEJABAT PENILAI", o.atasan),
    )
    return PrestasiKerja(
        instansi=lembar.instansi,
        jangka_waktu=jangka_waktu(lembar.mulai, lembar.selesai),
        orang=tuple(_orang(*isi) for isi in bertiga),
        nilai=nilai_tahun(lembar),
        kotak=kotak(lembar, penilaian, keberatan, butir),
        penilai=_tanda_penilai(lembar, penilaian),
        pegawai=_tanda_pegawai(lembar, penilaian, keberatan),
        atasan=_tanda(11, "DITERIMA", "ATASAN PEJABAT YANG MENILAI", penilaian.disahkan_tanggal, o.atasan),
    )


def _orang(nomor: int, judul: str, orang: Identitas | None) -> Orang:
    label = ("Nama", "NIP", "Pangkat, golongan ruang", "Jabatan/Pekerjaan", "Unit Organisasi")
    return Orang(nomor, judul, tuple(zip("abcde", label, lima_hal(orang), strict=True)))


def nilai_tahun(lembar: LembarPenilaian) -> NilaiTahun:
    p = lembar.aturan.aturan().parameter
    akademik = lembar.jenis == JenisPenilaian.TUGAS_BELAJAR
    return NilaiTahun(
        judul_skp="Nilai prestasi akademik (tugas belajar)" if akademik else "Sasaran Kerja Pegawai (SKP)",
        hitungan_skp=f"{tulis_angka(lembar.nilai_skp, 2)} x {tulis_angka(p.bobot_skp)} %",
        rincian_skp=(lembar.keterangan_akademik,) if akademik else _rincian_skp(lembar),
        bagian_skp=tulis_angka(lembar.bagian_skp, 2),
        aspek=aspek_perilaku(lembar.perilaku),
        jumlah=tulis_angka(lembar.jumlah_perilaku),
        rata_rata=tulis_angka(lembar.rata_rata_perilaku, 2),
        sebutan_perilaku=lembar.sebutan_perilaku,
        hitungan_perilaku=f"{tulis_angka(lembar.rata_rata_perilaku, 2)} x {tulis_angka(p.bobot_perilaku)} %",
        bagian_perilaku=tulis_angka(lembar.bagian_perilaku, 2),
        nilai=tulis_angka(lembar.nilai, 2),
        sebutan=lembar.sebutan,
        catatan=lembar.alasan_tanpa_kepemimpinan,
    )


def _rincian_skp(lembar: LembarPenilaian) -> tuple[str, ...]:
    """With two or more SKP the value is their mean (K-08): each of them is named."""
    if len(lembar.capaian) < 2:
        return ()
    masing = (
        f"SKP {n} ({jangka_waktu(c.mulai, c.selesai)}) = {tulis_angka(c.nilai, 2)} ({c.sebutan})"
        for n, c in enumerate(lembar.capaian, 1)
    )
    return (f"Rata-rata {len(lembar.capaian)} SKP:", *masing)


def aspek_perilaku(perilaku: Iterable[AspekLembar]) -> tuple[Aspek, ...]:
    """The six aspects; a dash where kepemimpinan is not scored, an empty cell where a value is still missing."""
    return tuple(_aspek(n, a) for n, a in enumerate(perilaku, 1))


def _aspek(nomor: int, a: AspekLembar) -> Aspek:
    kosong = KOSONG if a.kunci == "kepemimpinan" else ""
    return Aspek(nomor, NAMA_ASPEK[a.kunci], kosong if a.nilai is None else tulis_angka(a.nilai), a.sebutan)


def kotak(
    lembar: LembarPenilaian, penilaian: Penilaian, keberatan: Keberatan | None, butir: Sequence[ButirKeberatan]
) -> tuple[Kotak, ...]:
    """Boxes 5 to 8."""
    if keberatan is None:
        tanpa = _tanpa_keberatan(penilaian)
        isi: list[Isi] = [((tanpa,), ""), ((KOSONG,), ""), ((KOSONG,), "")] if tanpa else [((), TITIK_PENDEK)] * 3
    else:
        zona = penilaian.zona_waktu
        isi = [
            ((keberatan.alasan, *_butir_semula(butir)), tulis_tanggal(tanggal_lokal(keberatan.diajukan_pada, zona))),
            _tanggapan(keberatan, zona),
            _keputusan(keberatan, butir, lembar, zona),
        ]
    boks = [Kotak(n, judul, *teks) for n, (judul, teks) in enumerate(zip(JUDUL_KOTAK, isi, strict=False), 5)]
    return (*boks, Kotak(8, JUDUL_KOTAK[3], (penilaian.rekomendasi or KOSONG,)))


def _tanpa_keberatan(penilaian: Penilaian) -> str:
    """Why box 5 stays without an objection; empty while one may still be filed."""
    if penilaian.diterima_tanggal:
        return "Tidak ada keberatan."
    if penilaian.status in {StatusPenilaian.DISUSUN, StatusPenilaian.DISERAHKAN}:
        return ""
    if penilaian.batas_keberatan is None:
        return KOSONG
    batas = tulis_tanggal(tanggal_lokal(penilaian.batas_keberatan, penilaian.zona_waktu))
    return f"Tidak ada keberatan sampai dengan batas waktunya, {batas}."


def _butir_semula(butir: Sequence[ButirKeberatan]) -> list[str]:
    return [f"{b.label}: {b.nilai_semula}. {b.alasan}".strip() for b in butir if b.alasan]


def _tanggapan(k: Keberatan, zona: str) -> Isi:
    if k.ditanggapi_pada:
        return (k.tanggapan,), tulis_tanggal(tanggal_lokal(k.ditanggapi_pada, zona))
    if k.diputuskan_pada:
        batas = tulis_tanggal(tanggal_lokal(k.batas_tanggapan, zona))
        return (f"Tidak ada tanggapan sampai dengan batas waktunya, {batas}.",), ""
    return (), TITIK_PENDEK


def _keputusan(k: Keberatan, butir: Sequence[ButirKeberatan], lembar: LembarPenilaian, zona: str) -> Isi:
    if k.diputuskan_pada is None:
        return (), TITIK_PENDEK
    berubah = [f"{b.label}: semula {b.nilai_semula}, menjadi {b.nilai_keputusan}." for b in butir if b.nilai_keputusan]
    menjadi = f"Nilai prestasi kerja menjadi {tulis_angka(lembar.nilai, 2)} ({lembar.sebutan})."
    akhir = [*berubah, menjadi] if k.mengubah_nilai else ["Nilai tidak berubah."]
    return (k.keputusan, *akhir), tulis_tanggal(tanggal_lokal(k.diputuskan_pada, zona))


def _tanda(
    nomor: int, kata: str, sebagai: str, tanggal: date | None, orang: Identitas | None, pengganti: str = ""
) -> TandaTangan:
    di_atas = f"{nomor}. {kata} TANGGAL, {tulis_tanggal(tanggal) or TITIK}"
    return tanda_tangan(sebagai, orang, di_atas=di_atas, pengganti=pengganti)


def _tanda_penilai(lembar: LembarPenilaian, p: Penilaian) -> TandaTangan:
    """Box 9. The superior's reason stands here when the assessor did not make the result or did not pass it on."""
    pengganti = ""
    if p.alasan_penetapan and p.diserahkan_pada is None:
        pengganti = (
            f"Tidak ditandatangani pejabat penilai. Ditetapkan oleh atasan pejabat penilai: {p.alasan_penetapan}"
        )
    elif p.alasan_penetapan and p.diterima_tanggal:
        pengganti = f"Tidak diteruskan pejabat penilai. Ditetapkan oleh atasan pejabat penilai: {p.alasan_penetapan}"
    return _tanda(9, "DIBUAT", "PEJABAT PENILAI", p.dibuat_tanggal, lembar.orang.penilai, pengganti)


def _tanda_pegawai(lembar: LembarPenilaian, p: Penilaian, keberatan: Keberatan | None) -> TandaTangan:
    """Box 10. The day of receipt is that of the hand-over (K-11) where the person did not sign for it."""
    diserahkan = tanggal_lokal(p.diserahkan_pada, p.zona_waktu) if p.diserahkan_pada else None
    pengganti = "" if p.diterima_tanggal or keberatan else _tanpa_tanda_tangan(p)
    tanggal = p.diterima_tanggal or diserahkan
    return _tanda(10, "DITERIMA", "PEGAWAI NEGERI SIPIL YANG DINILAI", tanggal, lembar.orang.pegawai, pengganti)


def _tanpa_tanda_tangan(p: Penilaian) -> str:
    """Why the person's signature is missing; empty while it may still come."""
    if p.alasan_penetapan and p.diserahkan_pada is None:
        return "Tidak ditandatangani pegawai yang dinilai."
    if p.alasan_penetapan:
        return f"Tidak ditandatangani pegawai. Ditetapkan oleh atasan pejabat penilai: {p.alasan_penetapan}"
    if p.batas_keberatan is None or p.status == StatusPenilaian.DISERAHKAN:
        return ""
    batas = tulis_tanggal(tanggal_lokal(p.batas_keberatan, p.zona_waktu))
    return f"Tidak ditandatangani pegawai sampai dengan {batas}."
