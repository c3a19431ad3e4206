"""The one exception of the scoring package."""


class GalatPenilaian(ValueError):
    """A figure that cannot be computed.

    ``kode`` is stable and tested (``scoring.target_nol``); ``pesan`` is the sentence in Bahasa Indonesia that a
    person reads and may be improved freely.
    """

    def __init__(self, kode: str, pesan: str) -> None:
        super().__init__(pesan)
        self.kode = kode
        self.pesan = pesan
