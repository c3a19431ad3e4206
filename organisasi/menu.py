"""The navigation: which places an account has, by role. The pages ask for the right again."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from django.http import HttpRequest
from django.urls import reverse

if TYPE_CHECKING:
    from organisasi.selectors.akses import Akses


@dataclass(frozen=True, slots=True)
class Butir:
    judul: str
    ikon: str
    url: str
    kini: bool


@dataclass(frozen=True, slots=True)
class Tempat:
    """A place of the navigation; ``untuk`` names a property of ``Akses`` that must hold."""

    judul: str
    ikon: str
    nama: str
    untuk: tuple[str, ...]


TEMPAT = (
    Tempat("Beranda", "house", "beranda", ()),
    Tempat("SKP saya", "journal-text", "skp:daftar", ("pegawai",)),
    Tempat("Hasil penilaian", "clipboard-check", "appraisal:daftar", ("pegawai",)),
    Tempat("Bawahan", "people", "appraisal:bawahan", ("memimpin",)),
    Tempat("Buku catatan", "chat-left-text", "appraisal:catatan", ("pegawai",)),
    Tempat("Rencana kerja", "diagram-3", "skp:rkt", ("pegawai", "admin", "pimpinan")),
    Tempat("Pemantauan", "exclamation-circle", "appraisal:pemantauan", ("admin", "pimpinan")),
    Tempat("Evaluasi", "file-earmark-text", "appraisal:evaluasi", ("admin", "pimpinan")),
    Tempat("Rekap", "clipboard-data", "appraisal:rekap", ("admin", "pimpinan")),
    Tempat("Prosedur", "list", "appraisal:sop", ("admin", "pimpinan", "memimpin", "pengelola_sistem")),
    Tempat("Pekerjaan", "hourglass-split", "pekerjaan", ("admin", "pimpinan", "pengelola_sistem")),
    Tempat("Organisasi", "person", "organisasi:unit", ("admin", "pengelola_sistem")),
    Tempat("Jejak audit", "shield-check", "organisasi:jejak", ("auditor", "pengelola_sistem")),
    Tempat("Periode", "calendar-event", "skp:periode", ("admin", "pengelola_sistem")),
)


def tandai_tempat(request: HttpRequest, dokumen: Any) -> None:
    """A document of somebody else belongs to the place through which the reader comes to that person.

    ``dokumen`` is an SKP or an appraisal: it knows ``pegawai``, ``pejabat_penilai`` and ``atasan``.
    """
    akses = cast("Akses", request.akses)  # type: ignore[attr-defined]
    saya = akses.pegawai_id
    if saya is not None and saya == dokumen.pegawai_id:
        return
    menilai = saya is not None and saya in {dokumen.pejabat_penilai_id, dokumen.atasan_id}
    request.tempat = "appraisal:bawahan" if menilai else "appraisal:rekap"  # type: ignore[attr-defined]


def susun_menu(request: HttpRequest) -> list[Butir]:
    """The places of the acting account; the present one is what the view says, else the longest matching address."""
    akses = cast("Akses", request.akses)  # type: ignore[attr-defined]
    daftar = [t for t in TEMPAT if not t.untuk or any(getattr(akses, nama) for nama in t.untuk)]
    alamat = {t.nama: reverse(t.nama) for t in daftar}
    cocok = [u for u in alamat.values() if request.path == u or (u != "/" and request.path.startswith(u))]
    kini = alamat.get(getattr(request, "tempat", ""), max(cocok, key=len, default=""))
    return [Butir(t.judul, t.ikon, alamat[t.nama], alamat[t.nama] == kini) for t in daftar]
