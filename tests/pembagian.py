"""How the tests are spread over the workers."""

from xdist.scheduler import LoadScopeScheduling

SATU_PEKERJA = (
    "tests/appraisal/demo/isi/",
    "tests/appraisal/demo/test_banyak.py",
    "tests/otorisasi/",
    "tests/test_anggaran.py",
)
"""Files and folders whose set-up takes ten seconds or more: each stays on one worker, so that it is paid once."""


class BersamaPersiapan(LoadScopeScheduling):
    """Test by test, but what has a costly set-up whole and first."""

    def _split_scope(self, nodeid: str) -> str:
        return next((awal for awal in SATU_PEKERJA if nodeid.startswith(awal)), nodeid)
