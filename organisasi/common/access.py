"""Answers of the permission modules: a yes or a no that knows its reason."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied


@dataclass(frozen=True, slots=True)
class Izin:
    boleh: bool
    alasan: str = ""

    def __bool__(self) -> bool:
        return self.boleh

    def wajib(self) -> None:
        """Raise ``PermissionDenied`` with the reason when the answer is no."""
        if not self.boleh:
            raise PermissionDenied(self.alasan)


DIIZINKAN = Izin(boleh=True)


def ditolak(alasan: str) -> Izin:
    return Izin(boleh=False, alasan=alasan)
