"""What the scripts act on: the people with their rights, and one person's year in the making."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from appraisal.demo.agencies import Agensi
from appraisal.demo.catalogue import Penyusun
from appraisal.demo.kalender import Kalender
from appraisal.models import Penilaian
from organisasi.models import Pegawai
from organisasi.selectors.akses import Akses, get_akses
from organisasi.selectors.identitas import get_penempatan
from skp.models import Periode, Skp


@dataclass
class Panggung:
    """The agency, its calendar, and the rights of everybody who acts; ``berkas`` collects the names of stored files."""

    agensi: Agensi
    kalender: Kalender
    penyusun: Penyusun
    berkas: list[str]
    nama_jabatan: dict[int, str] = field(init=False)
    _akses: dict[int, Akses] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.nama_jabatan = {j.pk: kunci for kunci, j in self.agensi.jabatan.items()}

    def akses(self, pegawai_id: int | None) -> Akses:
        """The rights of a person; they are the same on every day of the scripts."""
        if pegawai_id is None:
            raise LookupError("Tidak ada orang untuk langkah ini.")
        if pegawai_id not in self._akses:
            self._akses[pegawai_id] = get_akses(self.agensi.akun[pegawai_id])
        return self._akses[pegawai_id]


@dataclass(frozen=True, slots=True)
class Naskah:
    """How one person's year goes: the path of steps, how well the work was done, and what happened on the way."""

    jalur: str
    profil: Mapping[str, Sequence[int]]
    teks: Mapping[str, str]
    tidak_terlaksana: Sequence[int] = ()
    waktu: Mapping[str, int] = field(default_factory=dict)
    kemajuan: int = 0
    bukti: int = 0
    perubahan: Mapping[str, Any] = field(default_factory=dict)
    keberatan: Mapping[str, Any] = field(default_factory=dict)
    keadaan: Mapping[str, Any] = field(default_factory=dict)
    tugas_tambahan: Sequence[Mapping[str, str]] = ()
    kreativitas: Sequence[Mapping[str, str]] = ()


@dataclass
class Kisah:
    """One person's year while it is played: the steps read the script and leave the SKP they worked on."""

    panggung: Panggung
    periode: Periode
    pegawai: Pegawai
    naskah: Naskah
    skp_terakhir: Skp | None = None
    penilaian_id: int = 0

    @property
    def skp(self) -> Skp:
        if self.skp_terakhir is None:
            raise LookupError(f"{self.pegawai} belum mempunyai SKP.")
        return self.skp_terakhir

    @skp.setter
    def skp(self, skp: Skp) -> None:
        self.skp_terakhir = skp

    @property
    def jabatan(self) -> str:
        """Key of the post that the SKP is for; on a study leave the post at home."""
        penempatan = self.skp_terakhir.penempatan if self.skp_terakhir else None
        penempatan = penempatan or get_penempatan(self.pegawai, self.periode.selesai)
        assert penempatan is not None  # noqa: S101 - everybody in the scripts has a post
        return self.panggung.nama_jabatan[penempatan.jabatan_id]

    @property
    def dokumen(self) -> Skp | Penilaian:
        """What names the assessor: the SKP, or the appraisal where there is none."""
        return self.skp_terakhir or Penilaian.objects.get(pk=self.penilaian_id)

    @property
    def admin(self) -> Akses:
        return self.panggung.akses(self.panggung.agensi.orang["analis_kepegawaian"].pk)

    @property
    def pemilik(self) -> Akses:
        return self.panggung.akses(self.pegawai.pk)

    @property
    def penilai(self) -> Akses:
        return self.panggung.akses(self.dokumen.pejabat_penilai_id)

    @property
    def atasan(self) -> Akses:
        return self.panggung.akses(self.dokumen.atasan_id)
