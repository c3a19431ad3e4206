"""Procedures: installing one from a file, and running it step by step. The only writer of a run."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.urls import reverse

from appraisal.models import (
    JenisNaskah,
    LangkahSop,
    NaskahSop,
    PelaksanaanSop,
    PelaksanaSop,
    RiwayatSop,
    Sop,
    StatusPelaksanaan,
    TindakanSop,
)
from appraisal.services.naskah import Tertandatangani, bekukan, tandatangani, wajib_lengkap
from appraisal.sop.berkas import SopBerkas
from appraisal.sop.permissions import boleh_memasang, boleh_membatalkan, boleh_memulai, boleh_mengerjakan
from appraisal.sop.selectors import list_penanggung
from organisasi.common.clock import hari_ini, sekarang
from organisasi.common.errors import AturanDilanggar, KeadaanBerubah
from organisasi.common.models import berlaku_pada
from organisasi.models import Jabatan, Pegawai, UnitKerja
from organisasi.selectors.akses import Akses
from organisasi.selectors.unit import jalur_unit, unit_dan_turunannya
from organisasi.services.notifikasi import beritahu
from organisasi.services.row import catat, kunci, simpan
from skp.models import Periode

SELESAIKAN, KEMBALIKAN, BATALKAN = "selesaikan", "kembalikan", "batalkan"


@transaction.atomic
def pasang_sop(*, unit_id: int, berkas: SopBerkas, oleh: Akses) -> Sop:
    """A new procedure, or the next revision of the one with the same code; runs keep the revision they began with."""
    unit = kunci(UnitKerja, unit_id, "instansi")
    boleh_memasang(oleh, unit).wajib()
    lama = Sop.objects.filter(unit=unit, kode=berkas.kode).order_by("-revisi").first()
    Sop.objects.filter(unit=unit, kode=berkas.kode, aktif=True).update(aktif=False, diubah_pada=sekarang())
    sop = Sop(
        unit=unit,
        kode=berkas.kode,
        revisi=lama.revisi + 1 if lama else 1,
        nama=berkas.nama,
        nomor=berkas.nomor,
        dibuat_tanggal=berkas.dibuat,
        direvisi_tanggal=berkas.direvisi,
        berlaku_tanggal=berkas.berlaku,
        keterangan=berkas.keterangan,
        naskah=berkas.naskah,
    )
    simpan(sop)
    _isi_sop(sop, berkas)
    catat("sop.dipasang", oleh, sop=sop, instansi=unit.instansi)
    return sop


def _isi_sop(sop: Sop, berkas: SopBerkas) -> None:
    jabatan = _cari_jabatan(sop.unit, [p.jabatan for p in berkas.pelaksana if p.jabatan])
    pelaksana = PelaksanaSop.objects.bulk_create(
        PelaksanaSop(sop=sop, urutan=n, nama=p.nama, jabatan=jabatan.get(p.jabatan))
        for n, p in enumerate(berkas.pelaksana, 1)
    )
    siapa = {p.nama: p for p in pelaksana}
    LangkahSop.objects.bulk_create(
        LangkahSop(
            sop=sop,
            nomor=n,
            uraian=b.uraian,
            pelaksana=siapa[b.pelaksana],
            kelengkapan=b.kelengkapan,
            waktu=b.waktu,
            satuan=b.satuan,
            keluaran=b.keluaran,
            keterangan=b.keterangan,
            kembali_ke=b.kembali_ke,
            tindakan=b.tindakan,
        )
        for n, b in enumerate(berkas.langkah, 1)
    )


def _cari_jabatan(unit: UnitKerja, nama: Sequence[str]) -> dict[str, Jabatan]:
    """The positions by name, in the unit and below or, failing that, above it."""
    hari = hari_ini(unit.instansi.zona_waktu)
    dekat, jauh = unit_dan_turunannya([unit]), set(jalur_unit(unit))
    calon = list(Jabatan.objects.filter(berlaku_pada(hari), nama__in=nama, unit__in=dekat | jauh))
    hasil = {}
    for n in nama:
        di_bawah = [j for j in calon if j.nama == n and j.unit_id in dekat]
        cocok = di_bawah or [j for j in calon if j.nama == n]
        if len(cocok) != 1:
            sebab = "lebih dari satu jabatan" if cocok else "tidak ada jabatan"
            raise AturanDilanggar(
                "sop.jabatan_tidak_tepat",
                f"Pada {unit.nama} ada {sebab} bernama “{n}”. Tulis nama jabatan persis seperti pada susunan unit.",
            )
        hasil[n] = cocok[0]
    return hasil


# --- running -------------------------------------------------------------------------------------


@transaction.atomic
def mulai_sop(*, sop_id: int, periode_id: int, oleh: Akses) -> PelaksanaanSop:
    """Begin a run for a year: it waits at the first step."""
    sop = kunci(Sop, sop_id, "unit__instansi")
    boleh_memulai(oleh, sop).wajib()
    if not sop.aktif:
        raise KeadaanBerubah("sop.tidak_berlaku", "SOP ini sudah digantikan revisi yang lebih baru.")
    periode = Periode.objects.filter(pk=periode_id, instansi=sop.unit.instansi_id).first()
    if periode is None:
        raise AturanDilanggar("sop.periode", "Pilih tahun yang periodenya sudah dibuat.")
    if sop.daftar_pelaksanaan.filter(periode=periode, status=StatusPelaksanaan.BERJALAN).exists():
        raise KeadaanBerubah("sop.sedang_berjalan", f"SOP ini sedang berjalan untuk tahun {periode.tahun}.")
    pelaksanaan = PelaksanaanSop(sop=sop, periode=periode, langkah=_langkah(sop, 1))
    pelaksanaan.sejak = sekarang()
    simpan(pelaksanaan)
    if sop.naskah != JenisNaskah.TIDAK_ADA:
        NaskahSop.objects.create(pelaksanaan=pelaksanaan)
    catat("sop.dimulai", oleh, pelaksanaan=pelaksanaan, instansi=sop.unit.instansi)
    _kabari(pelaksanaan, 0)
    return pelaksanaan


@dataclass(frozen=True, slots=True, kw_only=True)
class IsianLangkah:
    """What comes with a finished step: the check of its completeness, a note on its output, the team, the PDF."""

    lengkap: bool
    catatan: str = ""
    tim: Sequence[str] = ()
    naskah: Tertandatangani | None = None


@transaction.atomic
def selesaikan_langkah(*, pelaksanaan_id: int, nomor: int, isian: IsianLangkah, oleh: Akses) -> PelaksanaanSop:
    """The present step is done; the run goes on to the next one or ends."""
    pelaksanaan = _ambil(pelaksanaan_id, nomor)
    boleh_mengerjakan(oleh, pelaksanaan).wajib()
    langkah = pelaksanaan.langkah
    if not isian.lengkap:
        raise AturanDilanggar(
            "sop.kelengkapan", f"Periksa dahulu kelengkapannya ({langkah.kelengkapan}), lalu beri tanda centang."
        )
    _tindak(pelaksanaan, isian, oleh)
    berikut = LangkahSop.objects.filter(sop=pelaksanaan.sop_id, nomor=nomor + 1).first()
    _tulis(pelaksanaan, SELESAIKAN, berikut, isian.catatan, oleh)
    if berikut is None:
        pelaksanaan.status, pelaksanaan.selesai_pada = StatusPelaksanaan.SELESAI, sekarang()
        simpan(pelaksanaan)
    return pelaksanaan


@transaction.atomic
def kembalikan_langkah(*, pelaksanaan_id: int, nomor: int, catatan: str, oleh: Akses) -> PelaksanaanSop:
    """Not good enough: the run goes back to the step that the procedure names, with a reason."""
    pelaksanaan = _ambil(pelaksanaan_id, nomor)
    boleh_mengerjakan(oleh, pelaksanaan).wajib()
    if pelaksanaan.langkah.kembali_ke is None:
        raise AturanDilanggar("sop.tidak_dapat_kembali", "Menurut SOP langkah ini tidak dapat dikembalikan.")
    if not catatan.strip():
        raise AturanDilanggar("sop.catatan_wajib", "Isi catatan agar pelaksana tahu apa yang perlu diperbaiki.")
    tujuan = _langkah(pelaksanaan.sop, pelaksanaan.langkah.kembali_ke)
    _tulis(pelaksanaan, KEMBALIKAN, tujuan, catatan, oleh)
    return pelaksanaan


@transaction.atomic
def batalkan_sop(*, pelaksanaan_id: int, catatan: str, oleh: Akses) -> PelaksanaanSop:
    """Give a run up, with a reason; what was done stays readable."""
    pelaksanaan = _ambil(pelaksanaan_id, None)
    boleh_membatalkan(oleh, pelaksanaan).wajib()
    if not catatan.strip():
        raise AturanDilanggar("sop.catatan_wajib", "Isi alasan pembatalan.")
    _tulis(pelaksanaan, BATALKAN, None, catatan, oleh)
    pelaksanaan.status, pelaksanaan.selesai_pada = StatusPelaksanaan.DIBATALKAN, sekarang()
    simpan(pelaksanaan)
    return pelaksanaan


def _ambil(pelaksanaan_id: int, nomor: int | None) -> PelaksanaanSop:
    """Lock a run that is still where the page showed it."""
    terkait = ("sop__unit__instansi", "periode", "langkah__pelaksana")
    pelaksanaan = kunci(PelaksanaanSop, pelaksanaan_id, *terkait)
    if not pelaksanaan.berjalan:
        raise KeadaanBerubah("sop.sudah_tuntas", "Pelaksanaan SOP ini sudah tuntas.")
    if nomor is not None and nomor != pelaksanaan.langkah.nomor:
        raise KeadaanBerubah(
            "sop.sudah_maju",
            f"Langkah {nomor} sudah ditangani; SOP kini berada di langkah {pelaksanaan.langkah.nomor}.",
        )
    return pelaksanaan


def _langkah(sop: Sop, nomor: int) -> LangkahSop:
    return LangkahSop.objects.select_related("pelaksana").get(sop=sop, nomor=nomor)


def _tindak(pelaksanaan: PelaksanaanSop, isian: IsianLangkah, oleh: Akses) -> None:
    tindakan = pelaksanaan.langkah.tindakan
    if tindakan == TindakanSop.BENTUK_TIM:
        pelaksanaan.tim.set(_tim(pelaksanaan, isian.tim))
    elif tindakan == TindakanSop.SUSUN:
        bekukan(wajib_lengkap(pelaksanaan))
    elif tindakan == TindakanSop.TANDATANGANI:
        tandatangani(pelaksanaan, isian.naskah, oleh)
    elif tindakan == TindakanSop.KIRIM and not isian.catatan.strip():
        raise AturanDilanggar("sop.pengiriman", "Tulis nomor, tanggal, dan tujuan surat pengantarnya.")


def _tim(pelaksanaan: PelaksanaanSop, nip: Sequence[str]) -> list[Pegawai]:
    diminta = list(dict.fromkeys(nip))
    orang = list(Pegawai.objects.filter(instansi=pelaksanaan.sop.unit.instansi_id, nip__in=diminta))
    asing = set(diminta) - {p.nip for p in orang}
    if asing or not orang:
        sebab = f"NIP tidak dikenal: {', '.join(sorted(asing))}." if asing else "Tim belum mempunyai anggota."
        raise AturanDilanggar("sop.tim", f"{sebab} Tulis NIP anggota tim, satu baris seorang.")
    return orang


def _tulis(pelaksanaan: PelaksanaanSop, aksi: str, ke: LangkahSop | None, catatan: str, oleh: Akses) -> RiwayatSop:
    """History, audit trail and notices of one move; ``ke`` becomes the present step."""
    dari = pelaksanaan.langkah
    riwayat = RiwayatSop.objects.create(
        pelaksanaan=pelaksanaan,
        nomor=dari.nomor,
        mulai=pelaksanaan.sejak,
        aksi=aksi,
        dari=str(dari.nomor),
        ke=str(ke.nomor) if ke else "",
        oleh=oleh.pengguna,
        sebagai=dari.pelaksana.nama[:40],
        catatan=catatan.strip(),
    )
    if ke is not None:
        pelaksanaan.langkah, pelaksanaan.sejak = ke, sekarang()
        simpan(pelaksanaan)
        _kabari(pelaksanaan, riwayat.pk)
    catat(f"sop.{aksi}", oleh, pelaksanaan=pelaksanaan, riwayat=riwayat, instansi=pelaksanaan.sop.unit.instansi)
    return riwayat


def _kabari(pelaksanaan: PelaksanaanSop, nomor_riwayat: int) -> None:
    beritahu(
        penerima=list_penanggung(pelaksanaan),
        kunci=f"sop:{pelaksanaan.pk}:{nomor_riwayat}",
        judul=f"Langkah {pelaksanaan.langkah.nomor} {pelaksanaan} menunggu Anda",
        tautan=reverse("appraisal:pelaksanaan_sop", args=[pelaksanaan.pk]),
    )
