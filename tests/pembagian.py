"""How the tests are spread over the workers."""

from xdist.scheduler import LoadScopeScheduling

SATU_PEKERJA = (
    "tests/appraisal/demo/test_isi.py",
    "tests/appraisal/demo/test_contoh_2012.py",
    "tests/appraisal/demo/test_banyak.py",
    "tests/otorisasi/test_matriks.py",
    "tests/test_anggaran.py",
)
"""Files whose set-up takes ten seconds or more: each stays on one worker, so that it is paid once."""


class BersamaPersiapan(LoadScopeScheduling):
    """Test by test, but files with a costly set-up whole and first."""

    def _split_scope(self, nodeid: str) -> str:
        berkas = nodeid.partition("::")[0]
        return berkas if berkas in SATU_PEKERJA else nodeid
