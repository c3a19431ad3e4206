"""Realisation: what the employee enters, what the assessor adds, and the monthly progress."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal

from django.db import transaction

from organisasi.common.errors import AturanDilanggar, KeadaanBerubah
from organisasi.common.massal import tulis_massal
from organisasi.selectors.akses import Akses
from organisasi.services.jejak import potret
from skp.models import Kegiatan, Kemajuan, Kreativitas, Realisasi, Skp, TugasTambahan
from skp.permissions import boleh_memberi_kualitas, boleh_mengisi_realisasi, realisasi_terbuka
from skp.selectors import list_kegiatan
from skp.services.lock import kunci_skp, naikkan_revisi
from skp.services.log import catat, tandai
from skp.states import BERJALAN, StatusRealisasi


@dataclass(frozen=True, slots=True)
class BarisRealisasi:
    """The employee's part of one row. Not carried out: the other figures are ignored."""

    kegiatan_id: int
    terlaksana: bool = True
    kuantitas: Decimal | None = None
    waktu: Decimal | None = None
    biaya: Decimal | None = None
    angka_kredit: Decimal | None = None
    catatan: str = ""


ISI_REALISASI = tuple(f.name for f in fields(BarisRealisasi) if f.name != "kegiatan_id")


@dataclass(frozen=True, slots=True)
class BarisKualitas:
    """The assessor's part of one row: quality 0..100 by the rubric."""

    kegiatan_id: int
    kualitas: Decimal | None = None
    catatan: str = ""


@dataclass(frozen=True, slots=True)
class JawabanTambahan:
    """The assessor's answer to one task or creation; a refusal states its reason."""

    diakui: bool | None
    alasan: str = ""


@transaction.atomic
def simpan_realisasi(*, skp_id: int, revisi: int | None, baris: Sequence[BarisRealisasi], oleh: Akses) -> Skp:
    """Keep the employee's realisation; incomplete rows are allowed until it is submitted."""
    skp = _terbuka_untuk_pegawai(skp_id, revisi, oleh)
    kegiatan = {k.pk: k for k in list_kegiatan(skp)}
    terisi = {}
    for isi in baris:
        milik = _milik_skp(kegiatan, isi.kegiatan_id)
        terisi[milik.pk] = getattr(milik, "realisasi", None) or Realisasi(kegiatan=milik)
        _isi_realisasi(terisi[milik.pk], isi, dengan_biaya=milik.target_biaya is not None)
    tulis_massal(list(terisi.values()), ISI_REALISASI)
    naikkan_revisi(skp)
    tandai(skp, "simpan_realisasi", oleh, nilai=list(baris))
    return skp


def _isi_realisasi(realisasi: Realisasi, isi: BarisRealisasi, *, dengan_biaya: bool) -> None:
    realisasi.terlaksana = isi.terlaksana
    realisasi.kuantitas = isi.kuantitas if isi.terlaksana else None
    realisasi.waktu = isi.waktu if isi.terlaksana else None
    realisasi.biaya = isi.biaya if isi.terlaksana and dengan_biaya else None
    realisasi.angka_kredit = isi.angka_kredit if isi.terlaksana else None
    realisasi.catatan = isi.catatan


@transaction.atomic
def catat_kemajuan(
    *,
    kegiatan_id: int,
    skp_id: int,
    bulan: int,
    kuantitas: Decimal,
    biaya: Decimal | None,
    keterangan: str,
    oleh: Akses,
) -> Kemajuan:
    """Progress of one month while the contract runs; entering a month again replaces it."""
    skp = kunci_skp(skp_id)
    boleh_mengisi_realisasi(skp, oleh).wajib()
    if skp.status not in BERJALAN:
        raise _belum_terbuka(skp)
    milik = _milik_skp({k.pk: k for k in list_kegiatan(skp)}, kegiatan_id)
    if not skp.mulai.month <= bulan <= skp.selesai.month:
        raise AturanDilanggar("skp.bulan_di_luar_masa", "Bulan ini di luar masa SKP.")
    kemajuan = Kemajuan.objects.filter(kegiatan=milik, bulan=bulan).first() or Kemajuan(kegiatan=milik, bulan=bulan)
    kemajuan.kuantitas, kemajuan.biaya, kemajuan.keterangan = kuantitas, biaya, keterangan
    kemajuan.full_clean(exclude=["kegiatan"])
    kemajuan.save()
    naikkan_revisi(skp)
    tandai(skp, "catat_kemajuan", oleh, nilai=potret(kemajuan))
    return kemajuan


@transaction.atomic
def simpan_penilaian_realisasi(
    *,
    skp_id: int,
    revisi: int | None,
    kualitas: Sequence[BarisKualitas],
    tugas_tambahan: Mapping[int, JawabanTambahan],
    kreativitas: Mapping[int, JawabanTambahan],
    oleh: Akses,
) -> Skp:
    """Keep the assessor's qualities and answers; they may be incomplete until the realisation is accepted."""
    skp = kunci_skp(skp_id, revisi)
    boleh_memberi_kualitas(skp, oleh).wajib()
    if skp.status_realisasi != StatusRealisasi.DIAJUKAN:
        raise _belum_terbuka(skp)
    kegiatan = {k.pk: k for k in list_kegiatan(skp)}
    terisi = {}
    for isi in kualitas:
        terisi[isi.kegiatan_id] = realisasi = _milik_skp(kegiatan, isi.kegiatan_id).realisasi
        realisasi.kualitas = isi.kualitas if realisasi.terlaksana else None
        realisasi.catatan_penilai = isi.catatan
    tulis_massal(list(terisi.values()), ["kualitas", "catatan_penilai"])
    _jawab(skp.daftar_tugas_tambahan.all(), tugas_tambahan)
    _jawab(skp.daftar_kreativitas.all(), kreativitas)
    naikkan_revisi(skp)
    tandai(skp, "beri_kualitas", oleh, nilai=[list(kualitas), dict(tugas_tambahan), dict(kreativitas)])
    return skp


def _jawab(unsur: Iterable[TugasTambahan | Kreativitas], jawaban: Mapping[int, JawabanTambahan]) -> None:
    for butir in unsur:
        jawab = jawaban.get(butir.pk)
        if jawab is None:
            continue
        butir.diakui, butir.alasan = jawab.diakui, "" if jawab.diakui else jawab.alasan
        butir.full_clean()
        butir.save()


@transaction.atomic
def simpan_tambahan(*, unsur: TugasTambahan | Kreativitas, oleh: Akses) -> TugasTambahan | Kreativitas:
    """Add or change a tugas tambahan or kreativitas; any earlier answer of the assessor lapses."""
    skp = _terbuka_untuk_pegawai(unsur.skp_id, None, oleh)
    unsur.diakui, unsur.alasan = None, ""
    unsur.full_clean()
    unsur.save()
    naikkan_revisi(skp)
    tandai(skp, "simpan_tambahan", oleh, nilai=potret(unsur))
    return unsur


@transaction.atomic
def hapus_tambahan(*, unsur: TugasTambahan | Kreativitas, oleh: Akses) -> None:
    """Take a task or creation out while the realisation is still a draft. Refused once it carries evidence."""
    skp = _terbuka_untuk_pegawai(unsur.skp_id, None, oleh)
    if unsur.daftar_bukti.exists():
        raise AturanDilanggar("skp.tambahan_berbukti", "Tarik dahulu bukti yang melekat pada butir ini.")
    catat(skp, "hapus_tambahan", oleh, catatan=str(unsur))
    unsur.delete()
    naikkan_revisi(skp)


def _terbuka_untuk_pegawai(skp_id: int, revisi: int | None, oleh: Akses) -> Skp:
    skp = kunci_skp(skp_id, revisi)
    boleh_mengisi_realisasi(skp, oleh).wajib()
    if not realisasi_terbuka(skp):
        raise _belum_terbuka(skp)
    return skp


def _belum_terbuka(skp: Skp) -> KeadaanBerubah:
    return KeadaanBerubah(
        "skp.realisasi_terkunci",
        f"Realisasi tidak dapat diubah karena SKP berstatus “{skp.get_status_display()}”, "
        f"realisasi “{skp.get_status_realisasi_display()}”.",
    )


def _milik_skp(kegiatan: Mapping[int, Kegiatan], pk: int) -> Kegiatan:
    if pk not in kegiatan:
        raise AturanDilanggar("skp.kegiatan_asing", "Kegiatan ini bukan bagian dari SKP yang sedang dibuka.")
    return kegiatan[pk]
