"""Every step of both state machines as one call, with the content a person would have typed before it."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from appraisal.models import Koreksi, LingkupKoreksi, Penilaian, StatusKoreksi
from appraisal.services import keberatan, koreksi, penetapan
from appraisal.services.capaian import nilai_capaian
from appraisal.services.perilaku import simpan_perilaku
from appraisal.states import TRANSISI as TRANSISI_PENILAIAN
from appraisal.states import AksiPenilaian, StatusPenilaian
from organisasi.common.errors import AturanDilanggar
from organisasi.selectors.akses import SISTEM, Akses
from skp.models import Skp
from skp.selectors import get_draf_perubahan, list_kegiatan
from skp.services import transitions
from skp.services.plan import buka_perubahan, simpan_kegiatan
from skp.services.realisation import BarisKualitas, BarisRealisasi, simpan_penilaian_realisasi, simpan_realisasi
from skp.states import TRANSISI, TRANSISI_REALISASI, AksiRealisasi, AksiSkp, Peran, StatusRealisasi, StatusSkp
from tests.dunia import PERILAKU, Dunia
from tests.tahap import ALASAN, baris_dari

KATA = "Alasan yang jelas."
Aksi = AksiSkp | AksiRealisasi | AksiPenilaian


def dari_ke_peran(aksi: Aksi) -> tuple[frozenset[str], str, frozenset[Peran]]:
    """The row of the table: read by the machine as its oracle."""
    if isinstance(aksi, AksiPenilaian):
        t = TRANSISI_PENILAIAN[aksi]
        return frozenset(map(str, t.dari)), str(t.ke), frozenset({t.peran})
    u = TRANSISI[aksi] if isinstance(aksi, AksiSkp) else TRANSISI_REALISASI[aksi]
    return frozenset(map(str, u.dari)), str(u.ke), u.peran


def _nilai(skp_id: int, oleh: Akses, **_: Any) -> None:
    nilai_capaian(skp_id=skp_id, oleh=oleh)


def _buka_koreksi(penilaian_id: int, oleh: Akses, **_: Any) -> None:
    usul = Koreksi.objects.filter(penilaian=penilaian_id, status=StatusKoreksi.DIUSULKAN).first()
    if usul is None:
        raise AturanDilanggar("koreksi.tanpa_usulan", "Belum ada usulan koreksi.")
    koreksi.setujui_koreksi(koreksi_id=usul.pk, catatan="", oleh=oleh)


LAYANAN: dict[Aksi, tuple[Callable[..., Any], dict[str, Any]]] = {
    AksiSkp.AJUKAN: (transitions.ajukan_skp, {}),
    AksiSkp.KEMBALIKAN: (transitions.kembalikan_skp, {"catatan": KATA}),
    AksiSkp.TOLAK: (transitions.tolak_skp, {"catatan": KATA}),
    AksiSkp.TETAPKAN: (transitions.tetapkan_skp, {}),
    AksiSkp.PUTUSKAN: (transitions.putuskan_skp, {"catatan": KATA}),
    AksiSkp.AJUKAN_PERUBAHAN: (transitions.ajukan_perubahan, {}),
    AksiSkp.SETUJUI_PERUBAHAN: (transitions.setujui_perubahan, {}),
    AksiSkp.TOLAK_PERUBAHAN: (transitions.tolak_perubahan, {"catatan": KATA}),
    AksiSkp.TUTUP: (transitions.tutup_skp, {}),
    AksiRealisasi.AJUKAN: (transitions.ajukan_realisasi, {}),
    AksiRealisasi.KEMBALIKAN: (transitions.kembalikan_realisasi, {"catatan": KATA}),
    AksiRealisasi.TERIMA: (_nilai, {}),
    AksiRealisasi.BUKA_NILAI: (transitions.buka_nilai, {"catatan": KATA}),
    AksiRealisasi.BUKA_REALISASI: (transitions.buka_realisasi, {"catatan": KATA}),
    AksiPenilaian.SERAHKAN: (penetapan.serahkan, {}),
    AksiPenilaian.TERIMA: (penetapan.terima, {}),
    AksiPenilaian.AJUKAN_KEBERATAN: (keberatan.ajukan_keberatan, {"alasan": KATA, "butir": {}}),
    AksiPenilaian.LAMPAUI_WAKTU: (penetapan.lampaui_waktu, {}),
    AksiPenilaian.TANGGAPI: (keberatan.tanggapi_keberatan, {"tanggapan": KATA}),
    AksiPenilaian.PUTUSKAN: (
        keberatan.putuskan_keberatan,
        {"keputusan": KATA, "perubahan": {"perilaku:disiplin": Decimal(95)}},
    ),
    AksiPenilaian.TERUSKAN: (penetapan.teruskan, {}),
    AksiPenilaian.SAHKAN: (penetapan.sahkan, {}),
    AksiPenilaian.TETAPKAN_ATASAN: (penetapan.tetapkan_atasan, {"catatan": KATA}),
    AksiPenilaian.ARSIPKAN: (penetapan.arsipkan, {}),
    AksiPenilaian.BUKA_KOREKSI: (_buka_koreksi, {}),
}
DARI_DALAM: frozenset[Aksi] = frozenset({AksiRealisasi.BUKA_NILAI, AksiRealisasi.BUKA_REALISASI})
"""Steps that only another service takes, as SISTEM: a correction that two people agreed on."""


def lakukan(aksi: Aksi, skp: Skp, penilaian: Penilaian | None, oleh: Akses) -> None:
    """Call the service of the step. Raises what the service raises."""
    layanan, isi = LAYANAN[aksi]
    if isinstance(aksi, AksiPenilaian):
        assert penilaian is not None, aksi
        layanan(penilaian_id=penilaian.pk, oleh=oleh, **isi)
    else:
        layanan(skp_id=skp.pk, oleh=oleh, **isi)


def siapkan(aksi: Aksi, d: Dunia, skp: Skp, penilaian: Penilaian | None) -> None:
    """What has to be typed before the step, by those whose part it is; refusals are those of the services."""
    pemilik, penilai = d.akses(skp.pegawai), d.akses(skp.pejabat_penilai)
    if aksi is AksiSkp.AJUKAN_PERUBAHAN and get_draf_perubahan(skp) is None and skp.status == StatusSkp.DITETAPKAN:
        buka_perubahan(skp_id=skp.pk, alasan=ALASAN, oleh=pemilik)
        target = baris_dari(skp, skp.nomor_versi + 1, target_kuantitas=Decimal(6 + skp.nomor_versi))
        simpan_kegiatan(skp_id=skp.pk, revisi=None, baris=target, oleh=pemilik)
    if aksi is AksiRealisasi.AJUKAN and skp.status_realisasi == StatusRealisasi.DRAF:
        isi = [BarisRealisasi(k.pk, kuantitas=k.target_kuantitas, waktu=k.target_waktu) for k in list_kegiatan(skp)]
        simpan_realisasi(skp_id=skp.pk, revisi=None, baris=isi, oleh=pemilik)
    if aksi is AksiRealisasi.TERIMA and skp.status_realisasi == StatusRealisasi.DIAJUKAN:
        kualitas = [BarisKualitas(k.pk, Decimal(85)) for k in list_kegiatan(skp)]
        tanpa: dict[int, Any] = {}
        simpan_penilaian_realisasi(
            skp_id=skp.pk, revisi=None, kualitas=kualitas, tugas_tambahan=tanpa, kreativitas=tanpa, oleh=penilai
        )
    if penilaian and aksi in {AksiPenilaian.SERAHKAN, AksiPenilaian.TETAPKAN_ATASAN}:
        _isi_perilaku(d, penilaian)
    if penilaian and aksi is AksiPenilaian.BUKA_KOREKSI:
        lingkup = list(LingkupKoreksi)[penilaian.versi % len(LingkupKoreksi)]
        koreksi.usulkan_koreksi(penilaian_id=penilaian.pk, lingkup=lingkup, alasan=KATA, oleh=d.akses(d.admin))


def _isi_perilaku(d: Dunia, penilaian: Penilaian) -> None:
    if penilaian.status == StatusPenilaian.DISUSUN:
        oleh = d.akses(penilaian.pejabat_penilai)
        simpan_perilaku(penilaian_id=penilaian.pk, revisi=None, nilai=PERILAKU, rekomendasi="", oleh=oleh)


def pelaku(d: Dunia, nama: str, dokumen: Skp | Penilaian) -> Akses:
    """``penilai_kini`` and ``atasan_kini`` are whoever the document names now; the rest are people of the agency."""
    if nama == "sistem":
        return SISTEM
    kini = {"penilai_kini": dokumen.pejabat_penilai, "atasan_kini": dokumen.atasan}
    return d.akses(kini.get(nama) or getattr(d, nama))


def peran_pada(oleh: Akses, d: Dunia, dokumen: Skp | Penilaian) -> Peran:
    """What the actor is to the document, told without the permissions under test."""
    if oleh is SISTEM:
        return Peran.SISTEM
    assert oleh.pegawai is not None
    peran = {
        d.admin.pk: Peran.ADMIN,
        dokumen.atasan_id: Peran.ATASAN,
        dokumen.pejabat_penilai_id: Peran.PENILAI,
        dokumen.pegawai_id: Peran.PEMILIK,
    }
    return peran.get(oleh.pegawai.pk, Peran.BUKAN_SIAPA_SIAPA)
