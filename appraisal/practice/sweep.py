"""Deleting a room: every row that leads to it, whatever protects such rows elsewhere.

The way from each table to its agency is read off the models, so that a new table is swept without being named here.
Foreign keys are checked when the transaction ends, on both engines: a row left behind would undo the whole deletion.
"""

from collections import deque
from functools import cache, partial

from django.apps import apps
from django.core.files.storage import Storage
from django.db import connection, models, transaction

from appraisal.retention.selectors import ARSIP
from appraisal.services.pintu import pintu_terbuka
from organisasi.models import Instansi, Jejak, Pengguna

APLIKASI = ("organisasi", "skp", "appraisal")


@transaction.atomic
def hapus_ruang(ruang: Instansi) -> None:
    """Delete a practice room with its rows and files. Refuses any other agency."""
    if ruang.pelajar_id is None:
        raise ValueError(f"{ruang} bukan ruang latihan.")
    berkas: list[tuple[Storage, str]] = []
    Instansi.objects.filter(pk=ruang.pk).update(ppk=None)
    for model, jalan in sorted(jalan_ke_instansi().items(), key=lambda b: -b[1].count("__")):
        baris = model._base_manager.filter(**{jalan: ruang.pk}).order_by()  # noqa: SLF001 - every row of the table
        berkas += _berkas(model, baris)
        jenis = next((j for j, arsip in ARSIP.items() if arsip.model is model), "")
        with pintu_terbuka(jenis, list(baris.values_list("pk", flat=True)) if jenis else []):
            baris._raw_delete(connection.alias)  # noqa: SLF001 - `delete` would refuse what is protected
    Instansi.objects.filter(pk=ruang.pk)._raw_delete(connection.alias)  # noqa: SLF001
    for penyimpanan, nama in berkas:
        transaction.on_commit(partial(penyimpanan.delete, nama))


def _berkas(model: type[models.Model], baris: models.QuerySet[models.Model]) -> list[tuple[Storage, str]]:
    bidang = [f for f in model._meta.fields if isinstance(f, models.FileField)]  # noqa: SLF001
    return [(f.storage, nama) for f in bidang for nama in baris.values_list(f.name, flat=True) if nama]


@cache
def jalan_ke_instansi() -> dict[type[models.Model], str]:
    """For each table the shortest way to its agency (``pegawai__instansi``) over keys that are never empty.

    The account of a room always has its person. The trail stays: it has no row of a room.
    """
    semua = [m for a in APLIKASI for m in apps.get_app_config(a).get_models() if m not in {Instansi, Jejak}]
    hasil: dict[type[models.Model], str] = {}
    antre: deque[tuple[type[models.Model], str]] = deque([(Instansi, "")])
    while antre:
        tujuan, lanjut = antre.popleft()
        for model in semua:
            nama = _penunjuk(model, tujuan)
            if nama and model not in hasil:
                hasil[model] = f"{nama}__{lanjut}" if lanjut else nama
                antre.append((model, hasil[model]))
    return hasil


def _penunjuk(model: type[models.Model], tujuan: type[models.Model]) -> str:
    for bidang in model._meta.fields:  # noqa: SLF001 - Django's own way to the columns
        if bidang.related_model is tujuan and (not bidang.null or model is Pengguna):
            return bidang.name
    return ""
