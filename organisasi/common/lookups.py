"""``field__in=ids`` with many ids is one parameter on PostgreSQL.

Django writes a placeholder for each id, and psycopg looks at each again: with the two thousand units of a large agency
that cost more than what the statement reads. An array is one placeholder, and the server hashes it.
"""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Field, ForeignKey, IntegerField
from django.db.models.fields.related_lookups import RelatedIn
from django.db.models.lookups import In
from django.db.models.sql.compiler import SQLCompiler

BANYAK = 50
"""Ids from which an array is used; shorter lists stay as Django writes them."""


class _SatuLarik:
    """Mixed into the two lookups that Django has for ``in``."""

    lhs: Any
    rhs: Any

    def get_prep_lookup(self) -> Any:
        if self._banyak_bilangan():
            return list(self.rhs)
        return super().get_prep_lookup()  # type: ignore[misc]

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, list[Any]]:
        if not self._banyak_bilangan():
            return self.as_sql(compiler, connection)  # type: ignore[attr-defined]
        kiri, parameter = self.process_lhs(compiler, connection)  # type: ignore[attr-defined]
        return f"{kiri} = ANY(%s::bigint[])", [*parameter, f"{{{','.join(map(str, self.rhs))}}}"]

    def _banyak_bilangan(self) -> bool:
        """Whether these are many plain whole numbers for a column of whole numbers."""
        return (
            isinstance(self.rhs, list | tuple | set | frozenset)
            and len(self.rhs) > BANYAK
            and isinstance(_tujuan(getattr(self.lhs, "output_field", None)), IntegerField)
            and all(type(isi) is int for isi in self.rhs)
        )


def _tujuan(field: Field | None) -> Field | None:
    """The column that a relation points to."""
    while isinstance(field, ForeignKey):
        field = field.target_field
    return field


@Field.register_lookup
class InLarik(_SatuLarik, In):
    """``in`` of columns."""


@ForeignKey.register_lookup
class RelatedInLarik(_SatuLarik, RelatedIn):
    """``in`` of relations."""
