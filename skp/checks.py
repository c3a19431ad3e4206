"""What is still missing before a step: shown to the user as a list, and asked again by the service."""

from skp.models import Kegiatan, Skp
from skp.models.kegiatan import MAKS_KEGIATAN
from skp.selectors import IsiSkp, list_kegiatan


def kekurangan_rencana(skp: Skp, nomor: int | None = None, *, banyak: int | None = None) -> list[str]:
    """Sentences, one per lack, that keep the SKP (or the draft version ``nomor``) from being submitted.

    ``banyak``: how many rows it has, where they were read already.
    """
    kurang = []
    banyak = list_kegiatan(skp, nomor).count() if banyak is None else banyak
    if banyak == 0:
        kurang.append("Tambahkan paling sedikit satu kegiatan tugas jabatan.")
    if banyak > MAKS_KEGIATAN:
        kurang.append(f"Paling banyak {MAKS_KEGIATAN} kegiatan dalam satu SKP.")
    if skp.pejabat_penilai_id is None:
        kurang.append("Pejabat penilai Anda belum ditentukan. Hubungi admin kepegawaian unit Anda.")
    elif skp.atasan_id is None:
        kurang.append("Atasan pejabat penilai belum ditentukan. Hubungi admin kepegawaian unit Anda.")
    return kurang


def kekurangan_realisasi(isi: IsiSkp, *, dengan_kualitas: bool = False) -> list[str]:
    """Sentences for rows without a realisation; with ``dengan_kualitas`` also what the assessor still owes."""
    kurang = []
    if all(dikecualikan(k) for k in isi.kegiatan):
        kurang.append("Paling sedikit satu kegiatan harus dinilai; cabut salah satu pengecualian.")
    for urut, kegiatan in enumerate(isi.kegiatan, 1):
        kolom = kolom_kosong(kegiatan, dengan_kualitas=dengan_kualitas)
        if kolom:
            kurang.append(f"Kegiatan {urut}: isi {', '.join(kolom)}.")
    if dengan_kualitas:
        kurang += _tambahan_belum_dijawab(isi)
    return kurang


def dikecualikan(kegiatan: Kegiatan) -> bool:
    """Whether the row is left out of the score with the superior's consent (SC-09)."""
    realisasi = getattr(kegiatan, "realisasi", None)
    return bool(realisasi and realisasi.dikecualikan)


def kolom_kosong(kegiatan: Kegiatan, *, dengan_kualitas: bool) -> list[str]:
    """The names of the empty cells of one row; none when it was declared not carried out or is left out (SC-09)."""
    realisasi = getattr(kegiatan, "realisasi", None)
    if realisasi and (realisasi.dikecualikan or not realisasi.terlaksana):
        return []
    wajib = ["kuantitas", "waktu"]
    if kegiatan.target_biaya:
        wajib.append("biaya")
    if dengan_kualitas:
        wajib.append("kualitas")
    return [nama for nama in wajib if getattr(realisasi, nama, None) is None]


def _tambahan_belum_dijawab(isi: IsiSkp) -> list[str]:
    kurang = []
    if any(t.diakui is None for t in isi.tugas_tambahan):
        kurang.append("Putuskan tugas tambahan mana yang diakui.")
    if any(k.diakui is None for k in isi.kreativitas):
        kurang.append("Putuskan kreativitas mana yang diakui.")
    return kurang
