"""May X do Y to this SKP? Every answer knows its reason. States are checked by the services, see ``states``."""

from organisasi.common.access import DIIZINKAN, Izin, ditolak
from organisasi.common.clock import hari_ini
from organisasi.models import Jabatan, Pegawai, UnitKerja
from organisasi.permissions import boleh_membina
from organisasi.selectors.akses import Akses
from organisasi.selectors.identitas import get_penempatan
from organisasi.selectors.penilai import get_rantai
from skp.circumstances import ALUR, Alur
from skp.models import KeadaanKhusus, Skp
from skp.states import (
    BERJALAN,
    DAPAT_DIUBAH_PEMILIK,
    TRANSISI,
    TRANSISI_REALISASI,
    AksiRealisasi,
    AksiSkp,
    Peran,
    StatusRealisasi,
    StatusSkp,
    Transisi,
)

PESAN_PERAN = {
    Peran.PEMILIK: "Hanya pegawai yang bersangkutan yang dapat melakukan tindakan ini.",
    Peran.PENILAI: "Hanya pejabat penilai yang dapat melakukan tindakan ini.",
    Peran.ATASAN: "Hanya atasan pejabat penilai yang dapat melakukan tindakan ini.",
    Peran.ADMIN: "Hanya admin kepegawaian unit ini yang dapat melakukan tindakan ini.",
    Peran.SISTEM: "Tindakan ini dijalankan oleh sistem.",
}


def peran_atas(skp: Skp, akses: Akses) -> frozenset[Peran]:
    """What the acting account is to this SKP; one person may be several things, but the owner is nothing else."""
    if akses.sistem:
        return frozenset({Peran.SISTEM})
    hasil = set()
    if akses.pegawai_id is not None:
        if akses.pegawai_id == skp.pegawai_id:
            return frozenset({Peran.PEMILIK})
        if akses.pegawai_id == skp.pejabat_penilai_id:
            hasil.add(Peran.PENILAI)
        if akses.pegawai_id == skp.atasan_id:
            hasil.add(Peran.ATASAN)
    if akses.admin and skp.unit_id in akses.unit_admin:
        hasil.add(Peran.ADMIN)
    return frozenset(hasil)


def boleh(aksi: AksiSkp | AksiRealisasi, skp: Skp, akses: Akses) -> Izin:
    """Whether the role allows the action at all (403 when not)."""
    return _peran_cocok(transisi_dari(aksi), peran_atas(skp, akses))


def transisi_dari(aksi: AksiSkp | AksiRealisasi) -> Transisi:
    return TRANSISI[aksi] if isinstance(aksi, AksiSkp) else TRANSISI_REALISASI[aksi]


def _peran_cocok(transisi: Transisi, peran: frozenset[Peran]) -> Izin:
    if transisi.peran & peran:
        return DIIZINKAN
    pertama = next(p for p in Peran if p in transisi.peran)
    return ditolak(PESAN_PERAN[pertama])


def aksi_tersedia(skp: Skp, akses: Akses) -> list[AksiSkp | AksiRealisasi]:
    """The actions that this account can take now: what the buttons show. The services ask again."""
    peran = peran_atas(skp, akses)
    rencana = [a for a, t in TRANSISI.items() if skp.status in t.dari and t.peran & peran]
    realisasi = [a for a, t in TRANSISI_REALISASI.items() if skp.status_realisasi in t.dari and t.peran & peran]
    if skp.status not in {StatusSkp.DITETAPKAN, StatusSkp.DITUTUP}:
        realisasi = []  # while a change waits, progress goes on and the realisation does not
    return [*rencana, *realisasi]


def boleh_mengubah_rencana(skp: Skp, akses: Akses) -> Izin:
    """The rows belong to the employee in a draft, to the atasan once the assessor refused (PP46-P5(4)).

    After approval the owner works on the draft of a change, never on the contract itself.
    """
    peran = peran_atas(skp, akses)
    if skp.status == StatusSkp.TIDAK_DISETUJUI:
        return DIIZINKAN if Peran.ATASAN in peran else ditolak(PESAN_PERAN[Peran.ATASAN])
    if Peran.PEMILIK not in peran:
        return ditolak(PESAN_PERAN[Peran.PEMILIK])
    return DIIZINKAN


def boleh_membagi(skp: Skp, akses: Akses) -> Izin:
    """Splitting a target among subordinates is the owner's of the target."""
    return DIIZINKAN if Peran.PEMILIK in peran_atas(skp, akses) else ditolak(PESAN_PERAN[Peran.PEMILIK])


def rencana_terbuka(skp: Skp) -> bool:
    """Whether rows may be changed in this state (DITETAPKAN: in the draft of a change only)."""
    return skp.status in DAPAT_DIUBAH_PEMILIK | {StatusSkp.TIDAK_DISETUJUI, StatusSkp.DITETAPKAN}


def boleh_mengisi_realisasi(skp: Skp, akses: Akses) -> Izin:
    return DIIZINKAN if Peran.PEMILIK in peran_atas(skp, akses) else ditolak(PESAN_PERAN[Peran.PEMILIK])


def realisasi_terbuka(skp: Skp) -> bool:
    return skp.status in BERJALAN | {StatusSkp.DITUTUP} and skp.status_realisasi == StatusRealisasi.DRAF


def boleh_memberi_kualitas(skp: Skp, akses: Akses) -> Izin:
    return DIIZINKAN if Peran.PENILAI in peran_atas(skp, akses) else ditolak(PESAN_PERAN[Peran.PENILAI])


def boleh_mengatur_penilai(skp: Skp, akses: Akses) -> Izin:
    return DIIZINKAN if Peran.ADMIN in peran_atas(skp, akses) else ditolak(PESAN_PERAN[Peran.ADMIN])


def peran_terhadap(pegawai: Pegawai, akses: Akses, skp: Skp | None = None) -> frozenset[Peran]:
    """What the acting account is to a person, for a special circumstance; nobody decides about himself.

    With an SKP its assessor and superior count; without one those of any SKP of the person and those in office today.
    """
    if akses.sistem:
        return frozenset({Peran.SISTEM})
    if akses.pegawai_id == pegawai.pk:
        return frozenset({Peran.PEMILIK})
    hasil = peran_atas(skp, akses) - {Peran.ADMIN} if skp else _peran_jabatan(pegawai, akses)
    if boleh_membina(akses, pegawai) or (akses.admin and skp is not None and skp.unit_id in akses.unit_admin):
        hasil |= {Peran.ADMIN}
    return hasil


def _peran_jabatan(pegawai: Pegawai, akses: Akses) -> frozenset[Peran]:
    saya = akses.pegawai_id
    if saya is None:
        return frozenset()
    pernah = Skp.objects.filter(pegawai=pegawai, diajukan_pada__isnull=False)
    pasangan = [(s.pejabat_penilai_id, s.atasan_id) for s in pernah]
    if akses.memimpin and akses.instansi == pegawai.instansi:
        hari = hari_ini(pegawai.instansi.zona_waktu)
        rantai = get_rantai(pegawai, hari, get_penempatan(pegawai, hari))
        pasangan.append((_pk(rantai.penilai), _pk(rantai.atasan)))
    penilai = {Peran.PENILAI} if any(p == saya for p, _ in pasangan) else set()
    return frozenset(penilai | ({Peran.ATASAN} if any(a == saya for _, a in pasangan) else set()))


def _pk(penilai) -> int | None:  # type: ignore[no-untyped-def]  # noqa: ANN001 - a Penilai or nothing
    return penilai.pegawai.pk if penilai else None


def boleh_mengusulkan(alur: Alur, peran: frozenset[Peran]) -> Izin:
    """Whether somebody may bring a circumstance forward."""
    if peran & (alur.pengusul | {alur.pemutus}):
        return DIIZINKAN
    siapa = " atau ".join(str(p.label).lower() for p in Peran if p in alur.pengusul)
    return ditolak(f"{alur.judul} diusulkan oleh {siapa}.")


def boleh_memutus(keadaan: KeadaanKhusus, akses: Akses) -> Izin:
    """Agree, refuse, end, or take back what holds."""
    pemutus = ALUR[keadaan.jenis].pemutus
    if pemutus in peran_terhadap(keadaan.pegawai, akses, keadaan.skp):
        return DIIZINKAN
    return ditolak(PESAN_PERAN[pemutus])


def boleh_menarik(keadaan: KeadaanKhusus, akses: Akses) -> Izin:
    """Take back a proposal: whoever made it."""
    if akses.pengguna is not None and akses.pengguna.pk == keadaan.diusulkan_oleh_id:
        return DIIZINKAN
    return ditolak("Usulan ini hanya dapat ditarik oleh pengusulnya.")


def boleh_menyesuaikan(skp: Skp, akses: Akses) -> Izin:
    """Cut targets to the months worked: the employee, or the admin for him."""
    if peran_atas(skp, akses) & {Peran.PEMILIK, Peran.ADMIN}:
        return DIIZINKAN
    return ditolak("Target disesuaikan oleh pegawai yang bersangkutan atau admin kepegawaian unitnya.")


def boleh_mengatur_periode(akses: Akses) -> Izin:
    """Periods hold for the whole agency."""
    if akses.pengelola_sistem and akses.instansi is not None:
        return DIIZINKAN
    return ditolak("Hanya pengelola sistem yang dapat mengatur periode.")


def boleh_memperpanjang(akses: Akses, *, unit: UnitKerja | None = None, pegawai: Pegawai | None = None) -> Izin:
    """A later deadline: the admin kepegawaian of the unit or of the person, never for himself alone."""
    if not akses.admin:
        return ditolak("Tenggat diperpanjang oleh admin kepegawaian.")
    if pegawai is not None:
        if akses.pegawai_id == pegawai.pk:
            return ditolak("Tenggat Anda sendiri diperpanjang oleh admin kepegawaian lain.")
        return boleh_membina(akses, pegawai)
    if unit is not None and unit.pk not in akses.unit_admin:
        return ditolak(f"{unit.nama} berada di luar unit yang Anda kelola.")
    return DIIZINKAN


def boleh_mengatur_rkt(akses: Akses, unit: UnitKerja) -> Izin:
    """The work plan of a unit is kept by its admin kepegawaian, in the browser as by import."""
    if unit.pk in akses.unit_admin:
        return DIIZINKAN
    return ditolak(f"Rencana kerja {unit.nama} diatur oleh admin kepegawaian unit itu.")


def boleh_mengatur_katalog(akses: Akses, jabatan: Jabatan | None = None) -> Izin:
    """The catalogue of activities holds for the agency; its admin kepegawaian keep that of the positions they have."""
    if not akses.admin:
        return ditolak("Katalog kegiatan diatur oleh admin kepegawaian.")
    if jabatan is not None and jabatan.unit_id not in akses.unit_admin:
        return ditolak(f"{jabatan.nama} berada di luar unit yang Anda kelola.")
    return DIIZINKAN
