"""One step for several people: person by person, each in a transaction of his own under his own lock."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.core.exceptions import PermissionDenied
from django.db import transaction

from appraisal.batch import LANGKAH_BERSAMA, Calon
from appraisal.models import Penilaian
from appraisal.services.penetapan import serahkan, teruskan
from appraisal.services.transitions import kunci_penilaian
from appraisal.states import AksiPenilaian
from organisasi.common.errors import AturanDilanggar, KeadaanBerubah
from organisasi.models import Pegawai
from organisasi.selectors.akses import Akses
from skp.models import Periode, Skp
from skp.services.lock import kunci_skp
from skp.services.transitions import tetapkan_skp
from skp.states import AksiSkp

BERUBAH = "Berubah sejak halaman ini dibuka, maka tidak dijalankan. Periksa keadaannya sekarang."
LAYANAN: Mapping[str, Callable[[int, int, Akses], object]] = MappingProxyType(
    {
        AksiSkp.TETAPKAN.value: lambda pk, revisi, oleh: (
            kunci_skp(pk, revisi),
            tetapkan_skp(skp_id=pk, oleh=oleh),
        ),
        AksiPenilaian.SERAHKAN.value: lambda pk, revisi, oleh: (
            kunci_penilaian(pk, revisi),
            serahkan(penilaian_id=pk, oleh=oleh),
        ),
        AksiPenilaian.TERUSKAN.value: lambda pk, revisi, oleh: (
            kunci_penilaian(pk, revisi),
            teruskan(penilaian_id=pk, oleh=oleh),
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Kejadian:
    """What became of one person; ``alasan`` is empty where the step was taken."""

    nama: str
    alasan: str = ""


def jalankan_bersama(
    *, langkah: str, dipilih: Mapping[int, int], penilai: Pegawai, periode: Periode, oleh: Akses
) -> list[Kejadian]:
    """Take the step for each document of ``dipilih`` (id -> revision shown). Nobody's refusal stops the next one."""
    calon = {c.dokumen.pk: c for c in LANGKAH_BERSAMA[langkah].list_calon(penilai, periode)}
    hasil = [
        Kejadian(c.pegawai.nama_lengkap, _satu(langkah, c, dipilih[pk], oleh))
        for pk, c in calon.items()
        if pk in dipilih
    ]
    model: type[Skp | Penilaian] = Skp if langkah == AksiSkp.TETAPKAN else Penilaian
    hilang = model.objects.filter(pk__in=set(dipilih) - set(calon), pejabat_penilai=penilai, periode=periode)
    return [*hasil, *(Kejadian(d.pegawai.nama_lengkap, BERUBAH) for d in hilang.select_related("pegawai"))]


def _satu(langkah: str, calon: Calon, revisi: int, oleh: Akses) -> str:
    if calon.dokumen.revisi != revisi:
        return BERUBAH
    if calon.halangan:
        return " ".join(calon.halangan)
    try:
        with transaction.atomic():
            LAYANAN[langkah](calon.dokumen.pk, revisi, oleh)
    except KeadaanBerubah:
        return BERUBAH
    except AturanDilanggar as salah:
        return salah.pesan
    except PermissionDenied as salah:
        return str(salah)
    return ""
