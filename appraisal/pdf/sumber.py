"""From rows to the HTML of a form: frozen sheets where there are any, live ones before. Writes nothing."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.safestring import SafeString

from appraisal.checks import kekurangan_penilaian
from appraisal.models import AsalHasil, ButirKeberatan, HasilSkp, JenisDokumen, Keberatan, Penilaian
from appraisal.pdf.bingkai import Bingkai, Verifikasi, kop, pemilik
from appraisal.pdf.buku import buku_catatan
from appraisal.pdf.formulir import susun_html
from appraisal.pdf.konteks import formulir_skp, penilaian_capaian
from appraisal.pdf.prestasi import prestasi_kerja
from appraisal.pdf.surat import surat_kreativitas, surat_tugas_tambahan
from appraisal.selectors import get_hasil, get_hasil_skp, get_penilaian, list_catatan, list_skp_penilaian
from appraisal.services.hitung import (
    baca_lembar,
    baca_lembar_penilaian,
    baris_lengkap,
    hitung_lembar,
    hitung_lembar_penilaian,
    tiga_orang,
)
from appraisal.services.penetapan import list_capaian
from appraisal.sheets import LembarPenilaian, LembarSkp, lembar_penilaian_dari, lembar_skp_dari
from appraisal.states import FINAL
from organisasi.common.angka import tulis_tanggal
from organisasi.common.clock import hari_ini
from organisasi.common.errors import AturanDilanggar
from organisasi.selectors.identitas import Identitas, get_identitas
from skp.models import Periode, RiwayatSkp, Skp
from skp.selectors import baca_isi, get_versi
from skp.states import AksiSkp

Sumber = Skp | Penilaian

RUANG_LATIHAN = "Ruang latihan: orang dan angka rekaan. Dokumen ini tidak berlaku di mana pun."
TERBIT_NANTI = "Dokumen akhir dengan kode verifikasi terbit setelah penilaian berlaku."


def list_formulir(penilaian: Penilaian) -> Iterator[tuple[JenisDokumen, Sumber]]:
    """Every form that belongs to a final appraisal, with what it is about."""
    for skp in list_skp_penilaian(penilaian):
        if skp.sudah_ditetapkan:
            yield JenisDokumen.SKP, skp
        hasil = get_hasil_skp(skp)
        if hasil is None:
            continue
        lembar = lembar_skp_dari(hasil.masukan)
        yield JenisDokumen.CAPAIAN, skp
        if lembar.diakui_tugas:
            yield JenisDokumen.TUGAS_TAMBAHAN, skp
        if lembar.diakui_kreativitas:
            yield JenisDokumen.KREATIVITAS, skp
    yield JenisDokumen.PERILAKU, penilaian
    yield JenisDokumen.PRESTASI, penilaian


def susun(jenis: JenisDokumen, sumber: Sumber, verifikasi: Verifikasi | None = None) -> SafeString:
    """HTML of a form; with a verification code it is the final one. Raises ``AturanDilanggar``: nothing to print."""
    if jenis in {JenisDokumen.PERILAKU, JenisDokumen.PRESTASI}:
        return _susun_tahun(jenis, sumber, verifikasi)
    if not isinstance(sumber, Skp):
        raise TypeError(f"{jenis} dicetak dari sebuah SKP.")
    return _susun_skp(jenis, sumber, verifikasi)


# --- one SKP -------------------------------------------------------------------------------------


def baca_skp(skp: Skp) -> tuple[LembarSkp, HasilSkp | None]:
    """The frozen sheet with its result, or the live one, scored only when every row can be."""
    hasil = get_hasil_skp(skp)
    if hasil:
        return lembar_skp_dari(hasil.masukan), hasil
    lembar = baca_lembar(skp)
    lengkap = lembar.dinilai and all(baris_lengkap(b) for b in lembar.kegiatan)
    return (hitung_lembar(lembar)[0] if lengkap else lembar), None


def _susun_skp(jenis: JenisDokumen, skp: Skp, verifikasi: Verifikasi | None) -> SafeString:
    lembar, hasil = baca_skp(skp)
    _tolak_kosong(jenis, skp, lembar)
    penilaian = get_penilaian(skp.pegawai, skp.periode)
    tanggal = (lembar.ditetapkan or lembar.mulai) if jenis == JenisDokumen.SKP else lembar.selesai
    disahkan = penilaian.disahkan_tanggal if penilaian else None
    bingkai = _bingkai(
        jenis,
        skp.periode,
        lembar.orang.pegawai,
        tanggal=disahkan or tanggal,
        verifikasi=verifikasi,
        keadaan=_keadaan(penilaian, lembar.ditetapkan if jenis == JenisDokumen.SKP else None),
    )
    return susun_html(jenis, bingkai, **_isi_skp(jenis, skp, lembar, hasil))


def susun_versi(skp: Skp, nomor: int) -> SafeString:
    """The formulir SKP as an earlier version of the contract had it. Raises ``AturanDilanggar``: never approved."""
    isi_versi = baca_isi(skp, nomor)
    lembar, versi = baca_lembar(skp, isi_versi), isi_versi.versi
    if lembar.ditetapkan is None:
        raise AturanDilanggar("dokumen.tidak_ada_isi", f"Versi {nomor} SKP ini tidak pernah ditetapkan.")
    keadaan = f"Versi {nomor}, ditetapkan {tulis_tanggal(lembar.ditetapkan)}; sudah digantikan versi {skp.nomor_versi}."
    bingkai = _bingkai(
        JenisDokumen.SKP,
        skp.periode,
        lembar.orang.pegawai,
        tanggal=lembar.ditetapkan,
        verifikasi=None,
        keadaan=keadaan,
    )
    keputusan = _keputusan_atasan(skp) if versi.keputusan_atasan else None
    isi = formulir_skp(lembar, keputusan_atasan=keputusan, alasan_perubahan=versi.alasan)
    return susun_html(JenisDokumen.SKP, bingkai, isi=isi)


def _isi_skp(jenis: JenisDokumen, skp: Skp, lembar: LembarSkp, hasil: HasilSkp | None) -> dict[str, Any]:
    if jenis == JenisDokumen.SKP:
        versi = get_versi(skp, lembar.versi)
        keputusan = _keputusan_atasan(skp) if versi.keputusan_atasan else None
        return {"isi": formulir_skp(lembar, keputusan_atasan=keputusan, alasan_perubahan=versi.alasan)}
    penilai = _penilai_capaian(skp, lembar)
    if jenis == JenisDokumen.CAPAIAN:
        keputusan_keberatan = hasil is not None and hasil.asal == AsalHasil.KEPUTUSAN
        return {"isi": penilaian_capaian(lembar, penilai, keputusan_keberatan=keputusan_keberatan)}
    surat = surat_tugas_tambahan(lembar, penilai) if jenis == JenisDokumen.TUGAS_TAMBAHAN else surat_kreativitas(lembar)
    return {"isi": surat, "kop": kop(skp.periode.instansi)}


def _tolak_kosong(jenis: JenisDokumen, skp: Skp, lembar: LembarSkp) -> None:
    kosong = {
        JenisDokumen.SKP: not lembar.kegiatan and "SKP ini belum berisi kegiatan.",
        JenisDokumen.CAPAIAN: not skp.sudah_ditetapkan and "Penilaian capaian dapat dicetak setelah SKP ditetapkan.",
        JenisDokumen.TUGAS_TAMBAHAN: not lembar.diakui_tugas
        and "Belum ada tugas tambahan yang diakui pejabat penilai pada SKP ini.",
        JenisDokumen.KREATIVITAS: not lembar.diakui_kreativitas
        and "Belum ada kreativitas yang diakui pejabat penilai pada SKP ini.",
    }[jenis]
    if kosong:
        raise AturanDilanggar("dokumen.tidak_ada_isi", kosong)


def _keputusan_atasan(skp: Skp) -> str:
    langkah = RiwayatSkp.objects.filter(skp=skp, aksi=AksiSkp.PUTUSKAN).order_by("-pada", "-pk").first()
    return langkah.catatan if langkah else ""


def _penilai_capaian(skp: Skp, lembar: LembarSkp) -> Identitas | None:
    """Who signs the achievement: the assessor in office at its end, also after a change of assessor (SC-02)."""
    tetap, kini = lembar.orang.penilai, skp.pejabat_penilai
    if kini is None or (tetap and tetap.pegawai_id == kini.pk):
        return tetap
    return get_identitas(kini, lembar.selesai, skp.penilai_sebagai)


# --- the year ------------------------------------------------------------------------------------


def baca_tahun(penilaian: Penilaian) -> LembarPenilaian:
    """The frozen sheet of the year, or the live one, computed only when nothing is missing."""
    hasil = get_hasil(penilaian)
    if hasil:
        return lembar_penilaian_dari(hasil.masukan)
    periode = penilaian.periode
    hari = min(hari_ini(periode.instansi.zona_waktu), periode.selesai)
    perilaku = getattr(penilaian, "perilaku", None)
    lembar = baca_lembar_penilaian(penilaian, list_capaian(penilaian), tiga_orang(penilaian, hari), perilaku)
    if perilaku is None or kekurangan_penilaian(penilaian):
        return lembar
    return hitung_lembar_penilaian(lembar)[0]


def _susun_tahun(jenis: JenisDokumen, sumber: Sumber, verifikasi: Verifikasi | None) -> SafeString:
    penilaian = sumber if isinstance(sumber, Penilaian) else get_penilaian(sumber.pegawai, sumber.periode)
    periode, lembar = sumber.periode, baca_tahun(penilaian) if penilaian else None
    pegawai = lembar.orang.pegawai if lembar else _pemegang(sumber)
    tanggal = (penilaian and (penilaian.disahkan_tanggal or penilaian.dibuat_tanggal)) or periode.selesai
    bingkai = _bingkai(
        jenis, periode, pegawai, tanggal=tanggal, verifikasi=verifikasi, keadaan=_keadaan(penilaian, None)
    )
    if jenis == JenisDokumen.PERILAKU:
        buku = buku_catatan(pegawai, list_catatan(sumber.pegawai_id, periode.mulai, periode.selesai), lembar)
        if not buku.baris and buku.akhir is None:
            raise AturanDilanggar("dokumen.tidak_ada_isi", "Buku catatan perilaku tahun ini belum berisi catatan.")
        return susun_html(jenis, bingkai, isi=buku)
    if penilaian is None or lembar is None:
        raise AturanDilanggar("dokumen.tidak_ada_isi", f"Penilaian tahun {periode.tahun} belum dimulai.")
    keberatan = Keberatan.objects.filter(penilaian=penilaian).first()
    butir = list(ButirKeberatan.objects.filter(keberatan=keberatan)) if keberatan else []
    isi = prestasi_kerja(lembar, penilaian, keberatan, butir)
    return susun_html(jenis, bingkai, isi=isi, kop=kop(periode.instansi))


def _pemegang(sumber: Sumber) -> Identitas:
    """The person as named on the day that counts before there is an appraisal."""
    hari = min(hari_ini(sumber.periode.instansi.zona_waktu), sumber.periode.selesai)
    return get_identitas(sumber.pegawai, hari)


# --- frame ---------------------------------------------------------------------------------------

KELAS = {
    JenisDokumen.CAPAIAN: "lanskap",
    JenisDokumen.PRESTASI: "prestasi",
    JenisDokumen.TUGAS_TAMBAHAN: "surat-keterangan",
    JenisDokumen.KREATIVITAS: "surat-keterangan",
}


def _keadaan(penilaian: Penilaian | None, ditetapkan: date | None) -> str:
    """What a form without a code says about itself; empty for a draft."""
    if penilaian and penilaian.status in FINAL:
        berlaku = tulis_tanggal(penilaian.disahkan_tanggal)
        return f"Penilaian berlaku sejak {berlaku}. Dokumen akhir dengan kode verifikasi sedang diterbitkan."
    return f"SKP ditetapkan {tulis_tanggal(ditetapkan)}. {TERBIT_NANTI}" if ditetapkan else ""


def _bingkai(
    jenis: JenisDokumen,
    periode: Periode,
    pegawai: Identitas,
    *,
    tanggal: date,
    verifikasi: Verifikasi | None,
    keadaan: str,
) -> Bingkai:
    if periode.instansi.pelajar_id:
        keadaan = ""  # a form of a practice room is a draft for ever
    return Bingkai(
        judul=f"{jenis.label} {periode.tahun} - {pegawai.nama}",
        instansi=periode.instansi.nama,
        kelas=KELAS.get(jenis, "tegak"),
        pemilik=pemilik(pegawai),
        tanggal=tanggal,
        draf=verifikasi is None and not keadaan,
        keterangan=RUANG_LATIHAN if periode.instansi.pelajar_id else keadaan or f"Cetakan draf. {TERBIT_NANTI}",
        verifikasi=verifikasi,
        dasar=periode.dasar_khusus,
    )
