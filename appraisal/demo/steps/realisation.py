"""What became of the targets: progress by month, tasks beside the SKP, the final realisation."""

from collections.abc import Sequence
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal

from appraisal.demo.stage import Kisah
from skp.models import JenisSatuanWaktu, Kegiatan, Kreativitas, TingkatKreativitas, TugasTambahan
from skp.selectors import list_kegiatan
from skp.services import transitions
from skp.services.realisation import BarisRealisasi, simpan_realisasi, simpan_tambahan
from skp.services.realisation import catat_kemajuan as simpan_kemajuan

SERIBU = Decimal(1000)
SETAHUN = Decimal(12)


def catat_kemajuan(k: Kisah) -> None:
    """The first rows, month by month up to now."""
    hari = k.panggung.kalender.hari_ini
    terakhir = hari.month if hari.year == k.periode.tahun else k.skp.selesai.month
    for kegiatan in list_kegiatan(k.skp)[: k.naskah.kemajuan]:
        for bulan in range(k.skp.mulai.month, terakhir + 1):
            simpan_kemajuan(
                kegiatan_id=kegiatan.pk,
                skp_id=k.skp.pk,
                bulan=bulan,
                kuantitas=_bagian_bulan(kegiatan.target_kuantitas, bulan),
                biaya=_bagian_bulan(kegiatan.target_biaya, bulan) if kegiatan.target_biaya else None,
                keterangan="",
                oleh=k.pemilik,
            )


def _bagian_bulan(target: Decimal, bulan: int) -> Decimal:
    """What falls on one month when the target is spread over the year in whole units."""
    sampai, sebelum = (target * n / SETAHUN for n in (bulan, bulan - 1))
    return sampai.to_integral_value(ROUND_FLOOR) - sebelum.to_integral_value(ROUND_FLOOR)


def catat_tambahan(k: Kisah) -> None:
    """Tugas tambahan and kreativitas, still without an answer of the assessor."""
    for isi in k.naskah.tugas_tambahan:
        tugas = TugasTambahan(
            skp=k.skp,
            uraian=isi["uraian"],
            pemberi="Kepala Biro Organisasi",
            nomor_surat=isi["nomor_surat"],
            tanggal_surat=k.panggung.kalender.tanggal(isi["tanggal"]),
        )
        simpan_tambahan(unsur=tugas, oleh=k.pemilik)
    for isi in k.naskah.kreativitas:
        kreasi = Kreativitas(
            skp=k.skp,
            uraian=isi["uraian"],
            manfaat=isi["manfaat"],
            tingkat=isi["tingkat"],
            nomor_surat=isi["nomor_surat"],
            tanggal_surat=k.panggung.kalender.tanggal(isi["tanggal"]),
            **_penandatangan(k, isi["tingkat"]),
        )
        simpan_tambahan(unsur=kreasi, oleh=k.pemilik)


def _penandatangan(k: Kisah, tingkat: str) -> dict[str, str]:
    """Who signs the letter about a creation: the eselon II official, or the PPK (PERKA-F.3)."""
    orang = k.panggung.agensi.orang
    if tingkat == TingkatKreativitas.UNIT_KERJA:
        return {"penandatangan": orang["karo"].nama_lengkap, "jabatan_penandatangan": "Kepala Biro Organisasi"}
    return {"penandatangan": orang["ppk"].nama_lengkap, "jabatan_penandatangan": orang["ppk"].jabatan_lain}


def isi_realisasi(k: Kisah) -> None:
    """Every row by the person's profile; rows that were not carried out say so."""
    baris = [_baris(k, nomor, kegiatan) for nomor, kegiatan in enumerate(list_kegiatan(k.skp), 1)]
    simpan_realisasi(skp_id=k.skp.pk, revisi=None, baris=baris, oleh=k.pemilik)


def _baris(k: Kisah, nomor: int, kegiatan: Kegiatan) -> BarisRealisasi:
    if nomor in k.naskah.tidak_terlaksana:
        return BarisRealisasi(kegiatan.pk, terlaksana=False, catatan="Tidak terlaksana sampai akhir tahun.")
    profil = k.naskah.profil
    biaya = kegiatan.target_biaya
    return BarisRealisasi(
        kegiatan.pk,
        kuantitas=_persen(kegiatan.target_kuantitas, bergilir(profil["kuantitas"], nomor)),
        waktu=_waktu(k, nomor, kegiatan),
        biaya=_persen(biaya, bergilir(profil["biaya"], nomor), satuan=SERIBU) if biaya else None,
        angka_kredit=kegiatan.angka_kredit,
    )


def bergilir(angka: Sequence[int], nomor: int) -> int:
    """The figure of row ``nomor``: they are taken in turn."""
    return angka[(nomor - 1) % len(angka)]


def _waktu(k: Kisah, nomor: int, kegiatan: Kegiatan) -> Decimal:
    """Whole units; work for a year of months cannot have taken longer than the year."""
    if str(nomor) in k.naskah.waktu:
        return Decimal(k.naskah.waktu[str(nomor)])
    waktu = max(_persen(kegiatan.target_waktu, bergilir(k.naskah.profil["waktu"], nomor)), Decimal(1))
    return min(waktu, SETAHUN) if kegiatan.satuan_waktu == JenisSatuanWaktu.BULAN else waktu


def _persen(target: Decimal, persen: int, satuan: Decimal = Decimal(1)) -> Decimal:
    return (target * persen / 100 / satuan).to_integral_value(ROUND_HALF_UP) * satuan


def ajukan(k: Kisah) -> None:
    k.skp = transitions.ajukan_realisasi(skp_id=k.skp.pk, oleh=k.pemilik)  # to whoever is in office by now


def kembalikan(k: Kisah) -> None:
    catatan = k.naskah.teks["kembalikan_realisasi"]
    transitions.kembalikan_realisasi(skp_id=k.skp.pk, oleh=k.penilai, catatan=catatan)
