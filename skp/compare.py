"""Two versions of an SKP side by side."""

from dataclasses import dataclass
from typing import Any

from organisasi.common.angka import tulis_angka, tulis_rupiah
from skp.models import Kegiatan, Skp
from skp.selectors import list_kegiatan


@dataclass(frozen=True, slots=True)
class Sel:
    """One cell before and after."""

    judul: str
    lama: str
    baru: str

    @property
    def berubah(self) -> bool:
        return self.lama != self.baru


@dataclass(frozen=True, slots=True)
class BarisBanding:
    """One activity in both versions: ``keadaan`` is baru, dihapus, berubah or tetap."""

    uraian: str
    keadaan: str
    sel: tuple[Sel, ...]

    @property
    def sel_berubah(self) -> list[Sel]:
        return [s for s in self.sel if s.berubah]


def bandingkan(skp: Skp, lama: int, baru: int) -> list[BarisBanding]:
    """Every activity of both versions, matched by its origin; new ones first come where they stand."""
    sebelum = {k.pk: k for k in list_kegiatan(skp, lama)}
    hasil = [bandingkan_baris(sebelum.pop(k.asal_id or 0, None), k) for k in list_kegiatan(skp, baru)]
    return [*hasil, *(bandingkan_baris(k, None) for k in sebelum.values())]


def bandingkan_baris(lama: Kegiatan | None, baru: Kegiatan | None) -> BarisBanding:
    """One activity before and after; one of the two may be missing."""
    kiri, kanan = _sel(lama), _sel(baru)
    sel = tuple(Sel(judul, kiri[judul], kanan[judul]) for judul in kanan)
    if lama is None:
        keadaan = "baru"
    elif baru is None:
        keadaan = "dihapus"
    else:
        keadaan = "berubah" if any(s.berubah for s in sel) else "tetap"
    return BarisBanding(str(baru or lama), keadaan, sel)


def _sel(k: Kegiatan | None) -> dict[str, str]:
    isi: dict[str, Any] = dict.fromkeys(("Kegiatan", "Kuantitas", "Waktu", "Biaya", "Angka kredit"), "")
    if k is not None:
        isi = {
            "Kegiatan": k.uraian,
            "Kuantitas": f"{tulis_angka(k.target_kuantitas)} {k.satuan_kuantitas}",
            "Waktu": f"{tulis_angka(k.target_waktu)} {k.get_satuan_waktu_display()}",
            "Biaya": tulis_rupiah(k.target_biaya),
            "Angka kredit": tulis_angka(k.angka_kredit),
        }
    return isi
