"""Both state machines over the real services, with a moving clock: random people try random steps (programme P2).

``MESIN_CONTOH`` and ``MESIN_LANGKAH`` lengthen the run, for the night: ``MESIN_CONTOH=2000 MESIN_LANGKAH=60``. With
``MESIN_CIUTKAN=1`` a failing example is made as short as possible, which takes minutes.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from appraisal import permissions
from appraisal.models import Penilaian
from appraisal.services import penetapan
from appraisal.states import AksiPenilaian
from organisasi.common.clock import waktu_rekaan
from organisasi.common.errors import AturanDilanggar, KeadaanBerubah
from organisasi.models import AlasanBerhenti
from organisasi.selectors.akses import SISTEM, Akses
from organisasi.services.berhenti import berhentikan
from organisasi.services.penugasan import IsiPenugasan, tugaskan_penilai
from skp.models import Skp
from skp.services.assessor import atur_ulang_penilai, ikuti_pergantian
from skp.services.plan import simpan_kegiatan
from skp.states import AksiRealisasi, AksiSkp, Peran
from tests.dunia import JAKARTA, Dunia, baris, penilaian_diserahkan, realisasi_diajukan, skp_ditetapkan, skp_draf
from tests.mesin import kendali
from tests.mesin.langkah import DARI_DALAM, LAYANAN, Aksi, dari_ke_peran, lakukan, pelaku, peran_pada, siapkan

pytestmark = [pytest.mark.django_db, pytest.mark.sekali]

CONTOH = int(os.environ.get("MESIN_CONTOH", "6"))
LANGKAH = int(os.environ.get("MESIN_LANGKAH", "20"))
CIUTKAN = (Phase.shrink,) if "MESIN_CIUTKAN" in os.environ else ()
AWAL: dict[str, tuple[Callable[[Dunia], object], datetime]] = {
    "draf": (skp_draf, datetime(2015, 1, 5, 8, tzinfo=JAKARTA)),
    "ditetapkan": (skp_ditetapkan, datetime(2015, 1, 7, 8, tzinfo=JAKARTA)),
    "realisasi": (realisasi_diajukan, datetime(2015, 12, 29, 8, tzinfo=JAKARTA)),
    "diserahkan": (penilaian_diserahkan, datetime(2015, 12, 31, 8, tzinfo=JAKARTA)),
}
ORANG = ("pemilik", "penilai_kini", "atasan_kini", "admin", "rekan", "karo", "orang_lain", "pimpinan", "sistem")
DOKUMEN = {AksiSkp: "status", AksiRealisasi: "status_realisasi", AksiPenilaian: "status"}


class Mesin(RuleBasedStateMachine):
    """One SKP and its appraisal in the agency of ``tests.dunia``; everything is rolled back at the end of a run."""

    dunia: Dunia

    @initialize(tahap=st.sampled_from(list(AWAL)))
    def mulai(self, tahap: str) -> None:
        self.titik = transaction.savepoint()
        bangun, self.kini = AWAL[tahap]
        bangun(self.dunia)
        self.riwayat = kendali.baca_riwayat()
        self.beku = kendali.baca_beku()
        self.terakhir: tuple[Aksi, str] | None = None

    def teardown(self) -> None:
        with suppress(AttributeError):  # a run that failed before its beginning
            try:
                kendali.jejak_utuh()
                kendali.pemberitahuan_menunjuk_yang_ada()
                with self._pada():
                    kendali.hitungan_sama_dengan_daftar(self.dunia.biro, self.dunia.periode)
            finally:
                transaction.savepoint_rollback(self.titik)

    # --- what the documents are now --------------------------------------------------------------

    @property
    def skp(self) -> Skp:
        return Skp.objects.get(pegawai=self.dunia.pemilik)

    @property
    def penilaian(self) -> Penilaian | None:
        return Penilaian.objects.filter(pegawai=self.dunia.pemilik).first()

    # --- what happens ----------------------------------------------------------------------------

    @rule(hari=st.sampled_from([0, 1, 1, 7, 14, 15, 40, 300]), jam=st.integers(1, 20))
    def waktu_berjalan(self, hari: int, jam: int) -> None:
        self.kini += timedelta(days=hari, hours=jam)

    @rule(aksi=st.sampled_from([a for a in LAYANAN if a not in DARI_DALAM]), nama=st.sampled_from(ORANG))
    def coba_apa_saja(self, aksi: Aksi, nama: str) -> None:
        """Anybody tries anything: it succeeds only where the table says so."""
        self._coba(aksi, nama)

    @rule(data=st.data(), nama=st.sampled_from(ORANG))
    def coba_langkah_orang_lain(self, data: st.DataObject, nama: str) -> None:
        """A step that is open now, by anybody: it succeeds only for the one whose it is."""
        self._coba(data.draw(st.sampled_from(self._ditawarkan())), nama)

    @rule(data=st.data())
    def langkah_berikut(self, data: st.DataObject) -> None:
        """One of the steps that the table offers now, after what has to be typed for it, by the one whose it is."""
        aksi = data.draw(st.sampled_from(self._ditawarkan()))
        nama = {"pemilik": "pemilik", "penilai": "penilai_kini", "atasan": "atasan_kini"}
        peran = min(dari_ke_peran(aksi)[2])
        with self._pada(), suppress(AturanDilanggar, PermissionDenied), transaction.atomic():
            siapkan(aksi, self.dunia, self.skp, self.penilaian)
        self._coba(aksi, nama.get(peran, str(peran)))

    @precondition(lambda self: self.terakhir)
    @rule()
    def ulangi_yang_terakhir(self) -> None:
        """A double click: the second one finds the document elsewhere, or takes the step that is open again."""
        assert self.terakhir
        self._coba(*self.terakhir)

    @rule()
    def simpan_dari_halaman_usang(self) -> None:
        skp = self.skp
        with self._pada(), pytest.raises((KeadaanBerubah, PermissionDenied)):
            simpan_kegiatan(
                skp_id=skp.pk, revisi=skp.revisi + 1, baris=[baris()], oleh=self.dunia.akses(self.dunia.pemilik)
            )

    @rule()
    def pekerjaan_berkala(self) -> None:
        with self._pada():
            penetapan.tutup_masa_keberatan(SISTEM)
            ikuti_pergantian(SISTEM)

    @rule(nama=st.sampled_from(["karo", "penilai", "orang_lain", "pemilik"]))
    def ganti_penilai(self, nama: str) -> None:
        isi = IsiPenugasan(penilai=getattr(self.dunia, nama), mulai=self.kini.date(), alasan="Pergantian pejabat.")
        oleh = self.dunia.akses(self.dunia.admin)
        with self._pada(), suppress(AturanDilanggar, PermissionDenied), transaction.atomic():
            tugaskan_penilai(pegawai_id=self.dunia.pemilik.pk, isi=isi, oleh=oleh)
            atur_ulang_penilai(skp_id=self.skp.pk, oleh=oleh)

    @rule()
    def penilai_berhenti(self) -> None:
        oleh = self.dunia.akses(self.dunia.admin)
        isi = {"tanggal": self.kini.date(), "alasan": AlasanBerhenti.PENSIUN, "oleh": oleh}
        with self._pada(), suppress(AturanDilanggar, PermissionDenied), transaction.atomic():
            berhentikan(pegawai_id=self.dunia.penilai.pk, **isi)

    # --- what holds afterwards -------------------------------------------------------------------

    @invariant()
    def kendali_terjaga(self) -> None:
        skp, penilaian = self.skp, self.penilaian
        kendali.status_ialah_langkah_terakhir(skp, penilaian)
        kendali.tidak_memutus_sendiri(skp, penilaian)
        kendali.satu_skp_pada_satu_hari(skp)
        kendali.nilai_terhitung_ulang()
        riwayat, beku = kendali.baca_riwayat(), kendali.baca_beku()
        kendali.riwayat_hanya_tumbuh(self.riwayat, riwayat)
        kendali.yang_beku_tetap(self.beku, beku)
        self.riwayat, self.beku = riwayat, beku
        if penilaian:
            kendali.keberatan_dalam_masanya(penilaian)
            kendali.yang_berlaku_lengkap(penilaian)

    # --- one attempt -----------------------------------------------------------------------------

    def _coba(self, aksi: Aksi, nama: str) -> None:
        dokumen = self.penilaian if isinstance(aksi, AksiPenilaian) else self.skp
        if dokumen is None:
            return
        kolom = DOKUMEN[type(aksi)]
        dari, ke, berhak = dari_ke_peran(aksi)
        oleh = pelaku(self.dunia, nama, dokumen)
        sebelum = (getattr(dokumen, kolom), dokumen.revisi, len(self.riwayat))
        peran = peran_pada(oleh, self.dunia, dokumen)
        berhasil = self._jalankan(aksi, oleh)
        dokumen.refresh_from_db()
        if berhasil:
            assert sebelum[0] in dari, (aksi, sebelum[0], "left a state that the table does not list")
            assert peran in berhak, (aksi, peran, "taken by somebody without the right")
            assert getattr(dokumen, kolom) == ke
            self._tidak_terlalu_cepat(aksi, dokumen)
            self.terakhir = (aksi, nama)
        else:
            assert sebelum[:2] == (getattr(dokumen, kolom), dokumen.revisi), (aksi, "refused, yet something changed")

    def _jalankan(self, aksi: Aksi, oleh: Akses) -> bool:
        with self._pada():
            try:
                lakukan(aksi, self.skp, self.penilaian, oleh)
            except (PermissionDenied, AturanDilanggar):
                return False
        return True

    def _tidak_terlalu_cepat(self, aksi: Aksi, dokumen: Skp | Penilaian) -> None:
        """The clocks that block: nobody closes, objects or lapses before or after his time."""
        if isinstance(dokumen, Skp):
            if aksi is AksiSkp.TUTUP:
                assert self.kini.date() >= min(dokumen.periode.buka_realisasi, dokumen.selesai)
        elif aksi is AksiPenilaian.LAMPAUI_WAKTU:
            assert dokumen.batas_keberatan
            assert self.kini > dokumen.batas_keberatan

    def _ditawarkan(self) -> list[Aksi]:
        skp, penilaian = self.skp, self.penilaian
        kini = {AksiSkp: skp.status, AksiRealisasi: skp.status_realisasi}
        if penilaian:
            kini[AksiPenilaian] = penilaian.status
        sedia = [a for a in LAYANAN if a not in DARI_DALAM and kini.get(type(a)) in dari_ke_peran(a)[0]]
        return sedia or [AksiSkp.AJUKAN]

    def _pada(self):  # type: ignore[no-untyped-def]
        return waktu_rekaan(self.kini)


def jalankan(dunia: Dunia, contoh: int, *fase: Phase) -> None:
    atur = settings(
        max_examples=contoh,
        stateful_step_count=LANGKAH,
        phases=fase,
        deadline=None,
        derandomize=contoh <= 50,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(type("MesinDunia", (Mesin,), {"dunia": dunia}), settings=atur)


def test_kedua_mesin_menjaga_kendali_pada_jam_yang_bergerak(dunia):
    """Whatever is tried, in whatever order, by whomever: the invariants hold after every step."""
    jalankan(dunia, CONTOH, Phase.generate, *CIUTKAN)


RUSAK = {
    "lima belas hari": (penetapan, "HARI_KEBERATAN", 15),
    "jam tidak menutup": (penetapan, "batas_hari", lambda saat, _hari, _zona: saat + timedelta(seconds=1)),
    "langkah siapa pun": (permissions, "peran_atas", lambda *_: frozenset(Peran)),
}


@pytest.mark.parametrize("nama", RUSAK)
def test_aturan_yang_rusak_ketahuan(dunia, monkeypatch, nama):
    """The negative control: with a rule broken in the code the machine must find it."""
    monkeypatch.setattr(*RUSAK[nama])
    with pytest.raises(AssertionError):
        jalankan(dunia, 10, Phase.generate)
