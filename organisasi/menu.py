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
    """A place of the navigation; ``untuk`` names a property of ``Akses`` that must hold.

    Places of one ``kelompok`` share one entry of the navigation and stand beside each other on their own pages.
    """

    judul: str
    ikon: str
    nama: str
    untuk: tuple[str, ...]
    kelompok: str = ""


LAPORAN, ORGANISASI = "Laporan", "Organisasi"
IKON_KELOMPOK = {LAPORAN: "clipboard-data", ORGANISASI: "person"}
PEMBACA = ("admin", "pimpinan")
PENGURUS = ("admin", "pengelola_sistem")

TEMPAT = (
    Tempat("Beranda", "house", "beranda", ()),
    Tempat("SKP saya", "journal-text", "skp:daftar", ("pegawai",)),
    Tempat("Hasil penilaian", "clipboard-check", "appraisal:daftar", ("pegawai",)),
    Tempat("Bawahan", "people", "appraisal:bawahan", ("memimpin",)),
    Tempat("Buku catatan", "chat-left-text", "appraisal:catatan", ("pegawai",)),
    Tempat("Rencana kerja", "diagram-3", "skp:rkt", ("pegawai", "admin", "pimpinan")),
    Tempat("Prosedur", "list", "appraisal:sop", ("admin", "pimpinan", "memimpin", "pengelola_sistem")),
    Tempat("Pemantauan", "exclamation-circle", "appraisal:papan", PEMBACA, LAPORAN),
    Tempat("Evaluasi", "file-earmark-text", "appraisal:evaluasi", PEMBACA, LAPORAN),
    Tempat("Rekap", "clipboard-data", "appraisal:rekap", PEMBACA, LAPORAN),
    Tempat("Pekerjaan", "hourglass-split", "pekerjaan", (*PEMBACA, "pengelola_sistem"), LAPORAN),
    Tempat("Unit kerja", "person", "organisasi:unit", PENGURUS, ORGANISASI),
    Tempat("Pegawai", "person", "organisasi:pegawai", PENGURUS, ORGANISASI),
    Tempat("Pemetaan penilai", "person", "appraisal:pemetaan", PENGURUS, ORGANISASI),
    Tempat("Katalog kegiatan", "journal-text", "skp:katalog", ("admin",), ORGANISASI),
    Tempat("Impor", "upload", "organisasi:impor", ("boleh_mengimpor",), ORGANISASI),
    Tempat("Peran", "person", "organisasi:peran", ("pengelola_sistem",), ORGANISASI),
    Tempat("Kunci API", "lock", "organisasi:kunci_api", ("pengelola_sistem",), ORGANISASI),
    Tempat("Periode", "calendar-event", "skp:periode", PENGURUS, ORGANISASI),
    Tempat("Profil instansi", "gear", "organisasi:instansi", ("pengelola_sistem",), ORGANISASI),
    Tempat("Retensi arsip", "hourglass-split", "appraisal:retensi", ("admin_seluruhnya",), ORGANISASI),
    Tempat("Jejak audit", "shield-check", "organisasi:jejak", ("auditor", "pengelola_sistem"), ORGANISASI),
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


@dataclass(frozen=True, slots=True)
class Menu:
    """The places of the acting account as the pages show them.

    ``utama``: the navigation; ``bagian``: the neighbours of the present place; ``kini``: that place itself.
    """

    utama: tuple[Butir, ...]
    judul_bagian: str = ""
    bagian: tuple[Butir, ...] = ()
    kini: Butir | None = None


def susun_menu(request: HttpRequest) -> Menu:
    """The navigation; the present place is what the view says, else the longest matching address."""
    akses = cast("Akses", request.akses)  # type: ignore[attr-defined]
    daftar = [t for t in TEMPAT if not t.untuk or any(getattr(akses, nama) for nama in t.untuk)]
    alamat = {t.nama: reverse(t.nama) for t in daftar}
    cocok = max((u for u in alamat.values() if _di_bawah(request.path, u)), key=len, default="")
    url_kini = alamat.get(getattr(request, "tempat", ""), cocok)
    butir = {t.nama: Butir(t.judul, t.ikon, alamat[t.nama], alamat[t.nama] == url_kini) for t in daftar}
    kelompok: dict[str, list[Butir]] = {}
    for t in daftar:
        kelompok.setdefault(t.kelompok or t.nama, []).append(butir[t.nama])
    utama = tuple(_wakil(judul, isi) for judul, isi in kelompok.items())
    kini = next((b for b in butir.values() if b.kini), None)
    for judul, isi in kelompok.items():
        if kini in isi and len(isi) > 1 and _di_bawah(request.path, url_kini):
            return Menu(utama, judul, tuple(isi), kini)
    return Menu(utama, kini=kini)


def _di_bawah(jalan: str, url: str) -> bool:
    return jalan == url or (url != "/" and jalan.startswith(url))


def _wakil(judul: str, isi: list[Butir]) -> Butir:
    """One place stands for itself, several for their group, which leads to the first of them."""
    if len(isi) == 1:
        return isi[0]
    return Butir(judul, IKON_KELOMPOK[judul], isi[0].url, any(b.kini for b in isi))
