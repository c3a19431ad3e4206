"""Refusals by a rule. Refusals by a person's rights are Django's ``PermissionDenied``."""


class AturanDilanggar(Exception):
    """A rule forbids the step. ``kode`` is stable (``skp.catatan_wajib``); ``pesan`` is what the user reads."""

    status_http = 422

    def __init__(self, kode: str, pesan: str) -> None:
        super().__init__(pesan)
        self.kode = kode
        self.pesan = pesan


class TerlaluSering(AturanDilanggar):
    """The same person asked for too much in too short a time; later it is granted again."""

    status_http = 429


class KeadaanBerubah(AturanDilanggar):
    """Somebody else was faster: the document is no longer in the state (or version) that the page showed."""

    status_http = 409
