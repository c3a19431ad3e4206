"""Sheet RKT: the yearly work plan as the tables of a Renja show it.

A row with a code opens a program, or a kegiatan or sub kegiatan below the row whose code begins its own; an indicator
hangs on the code of its row, or on the last one above it. Without a budget of its own a branch gets the sum of what
hangs on it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from organisasi.common.errors import KeadaanBerubah
from organisasi.common.massal import buat_massal
from organisasi.impor.acuan import Acuan
from organisasi.impor.kolom import Kolom, bilangan, rupiah, teks
from organisasi.impor.lembar import Lembar, daftarkan
from organisasi.impor.rencana import Baris, Rencana
from organisasi.impor.tulis import Jejak
from organisasi.impor.unit import boleh_kepegawaian
from organisasi.models import Impor, StatusImpor, UnitKerja
from organisasi.selectors.akses import Akses
from skp.models import ButirRkt, RiwayatRkt, TingkatRkt
from skp.models.rkt import tingkat_cabang
from skp.services.work_plan import tolak_bila_lewat

NAMA = "RKT"
DI_BAWAH_SEMUA = 100
Kunci = tuple[str, int, str]
"""Unit, year and code of a branch."""


def _rencanakan(rencana: Rencana, acuan: Acuan, daftar: Sequence[Baris]) -> None:
    susunan = _Susunan(rencana, acuan)
    for b in daftar:
        susunan.baris(b)
    susunan.jumlahkan()


class _Susunan:
    """The plan while its rows are read from top to bottom."""

    def __init__(self, rencana: Rencana, acuan: Acuan) -> None:
        self.rencana, self.acuan = rencana, acuan
        self.cabang: dict[Kunci, ButirRkt] = {}
        self.indikator: dict[tuple[Kunci, str], ButirRkt] = {}
        self.pagu: dict[Kunci, Decimal] = defaultdict(Decimal)
        self.nomor: dict[Kunci, int] = {}
        self.tetap: set[Kunci] = set()
        self.terakhir: Kunci | None = None
        self.lewat: dict[int, str] = {}
        daftar = ButirRkt.objects.filter(unit__instansi=acuan.instansi).select_related("unit", "parent")
        for butir in daftar:
            if butir.kode:
                self.cabang[butir.unit.kode, butir.tahun, butir.kode] = butir
            elif butir.parent:
                self.indikator[(butir.unit.kode, butir.tahun, butir.parent.kode), butir.uraian] = butir

    def baris(self, b: Baris) -> None:
        if b["kode_unit"] not in self.acuan.unit:
            self._tolak(b, "Kode unit", f"Tidak ada unit dengan kode {b['kode_unit']}.")
            return
        if b["kode"]:
            self._cabang(b)
        if not b["indikator"]:
            return
        if self.terakhir is None or self.terakhir[:2] != (b["kode_unit"], b["tahun"]):
            self._tolak(b, "Kode", "Indikator ini belum mempunyai program, kegiatan, atau sub kegiatan di atasnya.")
            return
        self._indikator(b, self.terakhir)

    def _cabang(self, b: Baris) -> None:
        kunci = (b["kode_unit"], b["tahun"], b["kode"])
        self.terakhir = kunci
        if not b["indikator"] and b["pagu"] is not None:
            self.tetap.add(kunci)
            self.pagu[kunci] = b["pagu"]
        if kunci in self.nomor:
            return
        self.nomor[kunci] = b.nomor
        if ada := self.cabang.get(kunci):
            if not self._berakhir(b, "Kode", ada):
                self._ubah(b.nomor, ada, uraian=b["uraian"] or ada.uraian)
            return
        if not b["uraian"]:
            self._tolak(b, "Uraian", "Isi nama program, kegiatan, atau sub kegiatan untuk kode ini.")
            return
        induk = self._induk(kunci)
        if self._lewat(b.nomor, self.acuan.unit[b["kode_unit"]], b["tahun"]):
            return
        if induk and self._berakhir(b, "Kode", induk):
            return
        butir = ButirRkt(
            unit=self.acuan.unit[b["kode_unit"]],
            tahun=b["tahun"],
            tingkat=tingkat_cabang(induk),
            parent=induk,
            kode=b["kode"],
            uraian=b["uraian"],
            urutan=b.nomor,
        )
        self.cabang[kunci] = butir
        self.rencana.buat(NAMA, b.nomor, butir, str(butir), _kedalaman(butir))

    def _induk(self, kunci: Kunci) -> ButirRkt | None:
        """The nearest branch above, by its code."""
        kode = kunci[2]
        while "." in kode:
            kode = kode.rpartition(".")[0]
            if induk := self.cabang.get((kunci[0], kunci[1], kode)):
                return induk
        return None

    def _indikator(self, b: Baris, kunci: Kunci) -> None:
        if kunci not in self.cabang:
            return  # its branch was refused
        for atas in self._rantai(kunci):
            self.pagu[atas] += b["pagu"] or 0
        isi: dict[str, Any] = {k: b[k] for k in ("target", "pagu", "sumber_dana", "lokasi")}
        if ada := self.indikator.get((kunci, b["indikator"])):
            if not self._berakhir(b, "Indikator", ada):
                self._ubah(b.nomor, ada, **b.nilai(*isi))
            return
        if self._lewat(b.nomor, self.acuan.unit[kunci[0]], kunci[1]):
            return
        butir = ButirRkt(
            unit=self.acuan.unit[kunci[0]],
            tahun=kunci[1],
            tingkat=TingkatRkt.INDIKATOR,
            parent=self.cabang[kunci],
            uraian=b["indikator"],
            urutan=b.nomor,
            **isi,
        )
        self.indikator[kunci, butir.uraian] = butir
        self.rencana.buat(NAMA, b.nomor, butir, butir.uraian, DI_BAWAH_SEMUA)

    def _rantai(self, kunci: Kunci) -> list[Kunci]:
        """The branch and those above it whose budget is a sum."""
        butir: ButirRkt | None = self.cabang[kunci]
        hasil = []
        while butir is not None:
            atas = (kunci[0], kunci[1], butir.kode)
            if atas not in self.tetap:
                hasil.append(atas)
            butir = butir.parent
        return hasil

    def jumlahkan(self) -> None:
        for kunci, nomor in self.nomor.items():
            if (butir := self.cabang.get(kunci)) and (self.pagu[kunci] or kunci in self.tetap):
                self._ubah(nomor, butir, pagu=self.pagu[kunci].quantize(Decimal("0.01")))

    def _ubah(self, nomor: int, butir: ButirRkt, **isi: Any) -> None:
        berubah = any(getattr(butir, kolom) != nilai for kolom, nilai in isi.items())
        if not (berubah and self._lewat(nomor, butir.unit, butir.tahun)):
            self.rencana.ubah(NAMA, nomor, butir, str(butir), **isi)

    def _lewat(self, nomor: int, unit: UnitKerja, tahun: int) -> bool:
        """A plan that people were appraised by stays; rows that change nothing of it may stand in the file."""
        if tahun not in self.lewat:
            self.lewat[tahun] = tolak_bila_lewat(unit, tahun)
        if self.lewat[tahun]:
            self.rencana.tolak(NAMA, nomor, "Tahun", self.lewat[tahun])
        return bool(self.lewat[tahun])

    def _berakhir(self, b: Baris, kolom: str, butir: ButirRkt) -> bool:
        """A file does not bring back what was ended on the page of the plan, nor hang anything on it."""
        if butir.diakhiri_pada is None:
            return False
        self._tolak(
            b,
            kolom,
            f"“{butir}” sudah diakhiri ({butir.alasan_akhir}). Buka kembali pada halaman rencana kerja, "
            "atau keluarkan barisnya dari berkas.",
        )
        return True

    def _tolak(self, b: Baris, kolom: str, pesan: str) -> None:
        self.rencana.tolak(NAMA, b.nomor, kolom, pesan)


def _catat(jejak: Jejak, impor: Impor, oleh: Akses) -> None:
    """Tell the history of every plan that an import touches. A unit that goes with its import takes its own along."""
    aksi = "impor_diurungkan" if impor.status == StatusImpor.DIURUNGKAN else "impor"
    milik: dict[int, bool] = {}
    for label, pk, _, lama, baru in jejak:
        if label == ButirRkt._meta.label:  # noqa: SLF001 - Django's own name
            milik[pk] = milik.get(pk, False) or not (lama or baru)
    unit_baru = [pk for label, pk, _, lama, baru in jejak if label == UnitKerja._meta.label and not (lama or baru)]  # noqa: SLF001
    hitung: dict[tuple[int, int], Counter[bool]] = defaultdict(Counter)
    for pk, unit, tahun in ButirRkt.objects.filter(pk__in=milik).values_list("pk", "unit_id", "tahun"):
        hitung[unit, tahun][milik[pk]] += 1
    if aksi == "impor_diurungkan":
        _tolak_lewat(hitung)
        RiwayatRkt.objects.filter(unit__in=unit_baru, aksi="impor").delete()
        hitung = {kunci: n for kunci, n in hitung.items() if kunci[0] not in unit_baru}
    buat_massal(
        [
            RiwayatRkt(
                unit_id=unit,
                tahun=tahun,
                aksi=aksi,
                oleh=oleh.pengguna,
                catatan=f"Berkas “{impor.nama_berkas}”: {n[True]} butir baru, {n[False]} butir diubah.",
            )
            for (unit, tahun), n in hitung.items()
        ]
    )


def _tolak_lewat(rencana: Iterable[tuple[int, int]]) -> None:
    """A plan that people were appraised by is not taken back with its import either."""
    daftar = list(rencana)
    unit = UnitKerja.objects.select_related("instansi").in_bulk({pk for pk, _ in daftar})
    for pk, tahun in daftar:
        if alasan := tolak_bila_lewat(unit[pk], tahun):
            raise KeadaanBerubah("rkt.tahun_lewat", alasan)


def _kedalaman(butir: ButirRkt) -> int:
    return 1 + _kedalaman(butir.parent) if butir.parent else 0


RKT = daftarkan(
    Lembar(
        NAMA,
        "Rencana kerja tahunan seperti tabel Renja. Indikator tanpa kode mengikuti kode terakhir di atasnya.",
        (
            Kolom("tahun", "Tahun", bilangan(2012, 2100), wajib=True, contoh="2021"),
            Kolom("kode_unit", "Kode unit", teks(40), wajib=True, contoh="4.01.02"),
            Kolom("kode", "Kode", teks(30), contoh="4.01.01.1.05.05"),
            Kolom("uraian", "Program/Kegiatan/Sub kegiatan", teks(500), contoh="Evaluasi Kinerja Pegawai"),
            Kolom("indikator", "Indikator", teks(500), contoh="Jumlah laporan evaluasi kinerja pegawai"),
            Kolom("target", "Target", teks(120), contoh="12 Laporan"),
            Kolom("sumber_dana", "Sumber dana", teks(40), contoh="DAU"),
            Kolom("pagu", "Pagu", rupiah, kosong=None, contoh="10.000.000"),
            Kolom("lokasi", "Lokasi", teks(120)),
        ),
        boleh_kepegawaian,
        _rencanakan,
        60,
        _catat,
    )
)
