"""Trying to break a model: which constraint refused a row, and which constraints nobody has tried to break yet."""

from collections.abc import Iterable
from typing import Any

import pytest
from django.db import IntegrityError, models, transaction
from factory.django import DjangoModelFactory


def tolak(pabrik: type[DjangoModelFactory], **isi: Any) -> str:
    """The name of the constraint that keeps the database from storing such a row."""
    with pytest.raises(IntegrityError) as salah, transaction.atomic():
        pabrik(**isi)
    return _nama(salah.value, pabrik._meta.model)


def tolak_ubah(baris: models.Model, **isi: Any) -> str:
    """The same for a change of a stored row, past every service and form."""
    with pytest.raises(IntegrityError) as salah, transaction.atomic():
        type(baris)._base_manager.filter(pk=baris.pk).update(**isi)
    return _nama(salah.value, type(baris))


def _nama(salah: IntegrityError, model: type[models.Model]) -> str:
    diagnosa = getattr(salah.__cause__, "diag", None)
    if diagnosa is not None:
        return str(diagnosa.constraint_name)
    pesan = str(salah)
    for kendala in model._meta.constraints:
        if kendala.name in pesan:
            return kendala.name
    for kendala in model._meta.constraints:
        if isinstance(kendala, models.UniqueConstraint) and pesan == _ganda(model, kendala.fields):
            return kendala.name
    return pesan


def _ganda(model: type[models.Model], kolom: Iterable[str]) -> str:
    """SQLite names the columns of a unique constraint, not the constraint."""
    nama = (f"{model._meta.db_table}.{model._meta.get_field(k).column}" for k in kolom)
    return f"UNIQUE constraint failed: {', '.join(nama)}"


def belum_dicoba(aplikasi: str, dicoba: Iterable[str]) -> set[str]:
    """Constraints of an app that no test has tried to break."""
    from django.apps import apps

    semua = {k.name for m in apps.get_app_config(aplikasi).get_models() for k in m._meta.constraints}
    return semua - set(dicoba)
