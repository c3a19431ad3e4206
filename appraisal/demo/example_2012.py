"""The worked example of the presentation, signed and in force: 86,00 x 60 % + 90,00 x 40 % = 87,60 (Baik).

Its dates lie in the trial year 2012, so the period needs no stated basis (K-17).
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from appraisal.demo.accounts import buat_akun
from appraisal.demo.files import baca_toml
from appraisal.models import Penilaian
from appraisal.models.catatan import AspekPerilaku
from appraisal.services import penetapan
from appraisal.services.capaian import nilai_capaian
from appraisal.services.perilaku import simpan_perilaku
from organisasi.common.clock import waktu_rekaan
from organisasi.models import (
    Instansi,
    Jabatan,
    JenisJabatan,
    JenisUnit,
    Pegawai,
    Penempatan,
    Pengguna,
    PenugasanPenilai,
    RiwayatPangkat,
    UnitKerja,
)
from organisasi.selectors.akses import Akses, get_akses
from skp.models import JenisSatuanWaktu, Periode, Skp
from skp.selectors import list_kegiatan
from skp.services import plan, transitions
from skp.services.realisation import BarisKualitas, BarisRealisasi, simpan_penilaian_realisasi, simpan_realisasi

TAHUN = 2012
SETAHUN = Decimal(12)


@dataclass(frozen=True, slots=True)
class Pelaku:
    """The three people of the forms."""

    orang: dict[str, Pegawai]
    akun: dict[int, Pengguna]

    def akses(self, siapa: str) -> Akses:
        return get_akses(self.akun[self.orang[siapa].pk])


def muat_contoh() -> None:
    data = baca_toml("contoh_2012.toml")
    instansi = Instansi.objects.create(**data["instansi"], demonstrasi=True)
    pelaku = _buat_pelaku(instansi, data)
    periode = _buat_periode(instansi)
    skp = _buat_kontrak(periode, pelaku, data)
    _nilai_capaian(skp, pelaku, data)
    _berlakukan(skp, pelaku, data)


def _buat_pelaku(instansi: Instansi, data: dict[str, Any]) -> Pelaku:
    mulai = date.fromisoformat(data["unit"]["mulai"])
    unit = UnitKerja.objects.create(
        instansi=instansi,
        kode=data["unit"]["kode"],
        nama=data["unit"]["nama"],
        jenis=JenisUnit.LAINNYA,
        mulai=mulai,
    )
    orang = {siapa: _buat_orang(unit, isi, mulai) for siapa, isi in data["orang"].items()}
    PenugasanPenilai.objects.create(
        pegawai=orang["pegawai"],
        penilai=orang["penilai"],
        atasan=orang["atasan"],
        mulai=mulai,
        alasan=data["penugasan"]["alasan"],
    )
    return Pelaku(orang, buat_akun((p, str(p.nip)) for p in orang.values()))


def _buat_orang(unit: UnitKerja, isi: dict[str, str], mulai: date) -> Pegawai:
    pegawai = Pegawai.objects.create(
        instansi=unit.instansi,
        nip=isi["nip"],
        nama=isi["nama"],
        gelar_depan=isi.get("gelar_depan", ""),
        gelar_belakang=isi.get("gelar_belakang", ""),
    )
    RiwayatPangkat.objects.create(pegawai=pegawai, golongan=isi["golongan"], tmt=date.fromisoformat(isi["tmt"]))
    jabatan = Jabatan.objects.create(
        unit=unit,
        nama=isi["jabatan"],
        jenis=JenisJabatan.STRUKTURAL,
        eselon=isi["eselon"],
        kepala=isi["eselon"] == "II.a",
        mulai=mulai,
    )
    Penempatan.objects.create(pegawai=pegawai, jabatan=jabatan, mulai=mulai)
    return pegawai


def _buat_periode(instansi: Instansi) -> Periode:
    return Periode.objects.create(
        instansi=instansi,
        tahun=TAHUN,
        mulai=date(TAHUN, 1, 1),
        selesai=date(TAHUN, 12, 31),
        batas_skp=date(TAHUN, 1, 31),
        buka_realisasi=date(TAHUN, 12, 1),
        batas_penilaian=date(TAHUN + 1, 1, 31),
    )


def _pukul(hari: str, jam: int) -> datetime:
    return datetime.combine(date.fromisoformat(hari), time(jam), tzinfo=ZoneInfo("Asia/Jakarta"))


def _buat_kontrak(periode: Periode, pelaku: Pelaku, data: dict[str, Any]) -> Skp:
    """Drawn up, handed in and agreed on one day, for the time from the day after."""
    pegawai, ditandatangani = pelaku.akses("pegawai"), data["tanggal"]["ditandatangani"]
    with waktu_rekaan(_pukul(ditandatangani, 9)):
        mulai = date.fromisoformat(data["skp"]["mulai"])
        skp = plan.buat_skp(periode=periode, pegawai=pelaku.orang["pegawai"], mulai=mulai, oleh=pegawai)
        baris = [
            plan.BarisKegiatan(
                uraian=isi["uraian"],
                target_kuantitas=Decimal(isi["kuantitas"]),
                satuan_kuantitas=isi["satuan"],
                target_waktu=SETAHUN,
                satuan_waktu=JenisSatuanWaktu.BULAN,
            )
            for isi in data["kegiatan"]
        ]
        plan.simpan_kegiatan(skp_id=skp.pk, revisi=None, baris=baris, oleh=pegawai)
        transitions.ajukan_skp(skp_id=skp.pk, oleh=pegawai)
    with waktu_rekaan(_pukul(ditandatangani, 14)):
        return transitions.tetapkan_skp(skp_id=skp.pk, oleh=pelaku.akses("penilai"))


def _nilai_capaian(skp: Skp, pelaku: Pelaku, data: dict[str, Any]) -> None:
    """Everything as targeted; the qualities of the example."""
    dinilai = data["tanggal"]["dinilai"]
    kegiatan = list(list_kegiatan(skp))
    realisasi = [BarisRealisasi(b.pk, kuantitas=b.target_kuantitas, waktu=b.target_waktu) for b in kegiatan]
    with waktu_rekaan(_pukul(dinilai, 9)):
        simpan_realisasi(skp_id=skp.pk, revisi=None, baris=realisasi, oleh=pelaku.akses("pegawai"))
        transitions.ajukan_realisasi(skp_id=skp.pk, oleh=pelaku.akses("pegawai"))
    kualitas = [
        BarisKualitas(b.pk, kualitas=Decimal(isi["kualitas"]))
        for b, isi in zip(kegiatan, data["kegiatan"], strict=True)
    ]
    with waktu_rekaan(_pukul(dinilai, 14)):
        simpan_penilaian_realisasi(
            skp_id=skp.pk,
            revisi=None,
            kualitas=kualitas,
            tugas_tambahan={},
            kreativitas={},
            oleh=pelaku.akses("penilai"),
        )
        nilai_capaian(skp_id=skp.pk, oleh=pelaku.akses("penilai"))


def _berlakukan(skp: Skp, pelaku: Pelaku, data: dict[str, Any]) -> None:
    """Behaviour 90 five times, kepemimpinan "-" with its reason (K-10); made, received and signed on one day."""
    isi, berlaku = data["skp"], data["tanggal"]["berlaku"]
    penilaian = Penilaian.objects.get(pegawai=skp.pegawai, periode=skp.periode)
    aspek = [a.value for a in AspekPerilaku if a != AspekPerilaku.KEPEMIMPINAN]
    with waktu_rekaan(_pukul(berlaku, 9)):
        simpan_perilaku(
            penilaian_id=penilaian.pk,
            revisi=None,
            nilai=dict.fromkeys(aspek, Decimal(isi["perilaku"])),
            rekomendasi=isi["rekomendasi"],
            alasan_tanpa_kepemimpinan=isi["alasan_tanpa_kepemimpinan"],
            oleh=pelaku.akses("penilai"),
        )
        penetapan.serahkan(penilaian_id=penilaian.pk, oleh=pelaku.akses("penilai"))
    with waktu_rekaan(_pukul(berlaku, 11)):
        penetapan.terima(penilaian_id=penilaian.pk, oleh=pelaku.akses("pegawai"))
        penetapan.teruskan(penilaian_id=penilaian.pk, oleh=pelaku.akses("penilai"))
    with waktu_rekaan(_pukul(berlaku, 14)):
        penetapan.sahkan(penilaian_id=penilaian.pk, oleh=pelaku.akses("atasan"))
