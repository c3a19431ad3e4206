"""Taking a row for a change and writing it back: locked, in the version the page showed, validated."""

import logging
from datetime import datetime
from typing import TypeVar

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, models, transaction

from organisasi.common.errors import AturanDilanggar, KeadaanBerubah
from organisasi.common.models import Bertanda
from organisasi.selectors.akses import Akses
from organisasi.services.jejak import Peristiwa, potret, tulis_jejak

Baris = TypeVar("Baris", bound=models.Model)
log = logging.getLogger("organisasi.jejak")

SUDAH_BERUBAH = (
    "Data ini sudah diubah dari halaman atau oleh orang lain sejak Anda membukanya. Isian Anda masih ada di bawah; "
    "buka halamannya di tab lain untuk membandingkan, lalu simpan lagi."
)


def kunci(model: type[Baris], pk: int, *terkait: str, versi: str = "") -> Baris:
    """Lock a row until the end of the transaction. ``versi``: see ``versi_baris``; empty is not compared."""
    daftar = model._default_manager.select_for_update(of=("self",))  # noqa: SLF001 - Django's own way to a manager
    try:
        baris = daftar.select_related(*terkait).get(pk=pk) if terkait else daftar.get(pk=pk)
    except model.DoesNotExist as salah:  # type: ignore[attr-defined]
        raise KeadaanBerubah(
            "organisasi.sudah_dihapus", "Data ini sudah dibatalkan dari halaman atau oleh orang lain."
        ) from salah
    if versi and isinstance(baris, Bertanda) and versi != versi_baris(baris):
        raise KeadaanBerubah("organisasi.versi_usang", SUDAH_BERUBAH)
    return baris


def versi_baris(baris: Bertanda) -> str:
    """The version of a row as its form carries it."""
    saat: datetime = baris.diubah_pada
    return saat.isoformat()


def simpan(baris: models.Model) -> None:
    """Validate and write. What the model refuses becomes a rule named after its field: ``pegawai.nip``."""
    tanpa_pembuat = getattr(baris, "dibuat_oleh_id", 0) is None  # made at the installation, by nobody's account
    try:
        baris.full_clean(exclude=["dibuat_oleh"] if tanpa_pembuat else None)
    except ValidationError as salah:
        kolom, daftar = next(iter(salah.message_dict.items()))
        nama = "aturan" if kolom == NON_FIELD_ERRORS else kolom
        raise AturanDilanggar(f"{type(baris).__name__.lower()}.{nama}", " ".join(daftar)) from salah
    try:
        with transaction.atomic():
            baris.save()
    except IntegrityError as salah:
        raise KeadaanBerubah("organisasi.bersamaan", SUDAH_BERUBAH) from salah


def catat(kejadian: str, oleh: Akses | None, **hal: models.Model | int | None) -> None:
    """The trail of a change: the first of ``hal`` is the object, ``pegawai`` whom it concerns.

    Rows are digested with their values; the log gets ids only, never a name, a NIP or a password.
    """
    nomor = {nama: b.pk if isinstance(b, models.Model) else b for nama, b in hal.items()}
    objek = next(iter(hal))
    instansi = next(filter(None, (getattr(b, "instansi_id", None) for b in hal.values())), None)
    peristiwa = Peristiwa(
        kejadian=kejadian,
        objek=objek,
        objek_id=nomor[objek],
        pegawai_id=nomor.get("pegawai"),
        instansi_id=nomor.get("instansi") or instansi,
        nilai={nama: potret(b) if isinstance(b, models.Model) else b for nama, b in hal.items()},
    )
    tulis_jejak(peristiwa, oleh)
    pelaku = oleh.pengguna.pk if oleh and oleh.pengguna else None
    log.info("%s oleh=%s %s", kejadian, pelaku, " ".join(f"{nama}={nilai}" for nama, nilai in nomor.items()))
