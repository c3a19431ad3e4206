"""Writing a plan into the database in few statements, and taking it back from its trail."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any, cast

from django.apps import apps
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db import router
from django.db.models import Field, Model, ProtectedError
from django.db.models.deletion import Collector

from organisasi.common.clock import sekarang
from organisasi.common.errors import AturanDilanggar, KeadaanBerubah
from organisasi.common.massal import buat_massal, ubah_massal
from organisasi.impor.rencana import Buat, Ubah, tulis
from organisasi.models import Notifikasi, Pengguna

USANG = "Data sudah berubah sejak berkas ini diperiksa. Periksa sekali lagi, lalu terapkan."
Jejak = list[list[Any]]
"""Per change: model, id, what it is called, former values, new values (both empty for a new row)."""


def terapkan_langkah(langkah: Sequence[Buat | Ubah]) -> Jejak:
    """Update and insert, sheet by sheet in the order of the plan; returns the trail for undoing it.

    Updates come first: a placement that ends makes room for the next one.
    """
    for _, serumpun in groupby(langkah, key=lambda s: s.lembar):
        daftar = list(serumpun)
        _ubah([s for s in daftar if isinstance(s, Ubah)])
        buat = [s for s in daftar if isinstance(s, Buat)]
        for model in dict.fromkeys(type(s.objek) for s in buat):
            milik = [s for s in buat if type(s.objek) is model]
            for tingkat in sorted({s.tingkat for s in milik}):
                buat_massal([s.objek for s in milik if s.tingkat == tingkat])
    return [_jejak(s) for s in langkah]


def _ubah(daftar: Sequence[Ubah]) -> None:
    for model in dict.fromkeys(type(s.objek) for s in daftar):
        milik = [s for s in daftar if type(s.objek) is model]
        kolom = list(dict.fromkeys(k for s in milik for k in s.baru))
        objek = list({s.objek.pk: s.objek for s in milik}.values())
        for o in objek:
            if hasattr(o, "diubah_pada"):
                o.diubah_pada = sekarang()
        bertanda = ["diubah_pada"] if hasattr(model, "diubah_pada") else []
        _kunci_seperti_dibaca(model, milik, kolom)
        ubah_massal(objek, [*kolom, *bertanda])


def _kunci_seperti_dibaca(model: type[Model], daftar: Sequence[Ubah], kolom: Sequence[str]) -> None:
    """Lock the rows; whoever changed one of them after the plan read it keeps his change and stops the import."""
    semula: dict[Any, dict[str, Any]] = {}
    for s in reversed(daftar):
        semula.setdefault(s.objek.pk, {k: getattr(s.objek, k) for k in kolom}).update(s.lama)
    terkunci = model._default_manager.select_for_update(of=("self",)).order_by("pk").in_bulk(list(semula))  # noqa: SLF001
    for pk, isi in semula.items():
        if pk not in terkunci or any(getattr(terkunci[pk], k) != v for k, v in isi.items()):
            raise KeadaanBerubah("impor.usang", USANG)


def _jejak(s: Buat | Ubah) -> list[Any]:
    lama, baru = ({}, {}) if isinstance(s, Buat) else (s.lama, s.baru)
    jalan = [{k: _simpan(v) for k, v in isi.items()} for isi in (lama, baru)]
    return [s.objek._meta.label, s.objek.pk, s.sebutan, *jalan]  # noqa: SLF001


def _simpan(nilai: Any) -> Any:
    return str(nilai) if isinstance(nilai, date | Decimal) else nilai


def urungkan_langkah(jejak: Jejak) -> None:
    """New rows out, the last kind first, then former values back. Raises ``AturanDilanggar`` at the first obstacle."""
    for label in reversed(dict.fromkeys(b[0] for b in jejak if not b[3])):
        _hapus(apps.get_model(label), [b for b in jejak if b[0] == label and not b[3]])
    for label in dict.fromkeys(b[0] for b in jejak if b[3]):
        _kembalikan(apps.get_model(label), [b for b in reversed(jejak) if b[0] == label and b[3]])


def _kembalikan(model: type[Model], daftar: Jejak) -> None:
    objek = model._default_manager.select_for_update(of=("self",)).in_bulk([b[1] for b in daftar])  # noqa: SLF001
    kolom: dict[str, None] = {}
    for _, pk, sebutan, lama, baru in daftar:
        baris = objek.get(pk)
        if baris is None or any(_simpan(getattr(baris, k)) != v for k, v in baru.items()):
            raise AturanDilanggar(
                "impor.sudah_berubah",
                f"{sebutan} sudah diubah lagi sesudah impor, sehingga impor tidak dapat diurungkan. "
                "Perbaiki datanya satu per satu, atau impor tabel yang benar.",
            )
        for k, v in lama.items():
            setattr(baris, k, cast("Field", model._meta.get_field(k)).to_python(v))  # noqa: SLF001
            kolom[k] = None
    ubah_massal(list(objek.values()), list(kolom))


def _hapus(model: type[Model], daftar: Jejak) -> None:
    """Take out exactly these rows: whatever else would go with them is a reason to refuse."""
    if model is Pengguna:
        _tolak_sudah_masuk(daftar)
    pengumpul = Collector(using=router.db_for_write(model))
    baris = list(model._default_manager.in_bulk([b[1] for b in daftar]).values())  # noqa: SLF001
    try:
        pengumpul.collect(baris)
    except ProtectedError as salah:
        raise _terpakai(daftar, next(iter(salah.protected_objects))) from salah
    boleh = {b.pk for b in baris}
    for jenis, objek in pengumpul.data.items():
        lain = [o for o in objek if jenis is not model or o.pk not in boleh]
        if lain and jenis is not Notifikasi:
            raise _terpakai(daftar, lain[0])
    for cepat in pengumpul.fast_deletes:
        if cepat.model not in {model, Notifikasi} and (lain_lagi := cepat.first()):
            raise _terpakai(daftar, lain_lagi)
    pengumpul.delete()


def _tolak_sudah_masuk(daftar: Jejak) -> None:
    """An account that was handed out belongs to somebody."""
    pakai = (
        Pengguna.objects.filter(pk__in=[b[1] for b in daftar])
        .exclude(password__startswith=UNUSABLE_PASSWORD_PREFIX)
        .first()
    )
    if pakai:
        raise AturanDilanggar(
            "impor.akun_terpakai",
            f"Akun {pakai} sudah dibagikan, sehingga impor tidak dapat diurungkan. Nonaktifkan akun yang salah.",
        )


def _terpakai(daftar: Jejak, contoh: Any) -> AturanDilanggar:
    hal = str(contoh._meta.verbose_name)  # noqa: SLF001
    return AturanDilanggar(
        "impor.terpakai",
        f"Data dari impor ini ({tulis(daftar[0][2])} dan lainnya) sudah dipakai oleh {hal} “{contoh}”, sehingga impor "
        "tidak dapat diurungkan.",
    )
