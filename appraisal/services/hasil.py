"""Freezing figures: a result is only ever followed by a newer version."""

from collections.abc import Sequence

from appraisal.models import AsalHasil, HasilPenilaian, HasilSkp, Penilaian
from appraisal.scoring.trace import Langkah
from appraisal.services.hitung import hitung_lembar, hitung_lembar_penilaian
from appraisal.sheets import LembarPenilaian, LembarSkp, ke_data
from organisasi.selectors.akses import Akses
from skp.models import Skp


def bekukan_skp(skp: Skp, lembar: LembarSkp, *, asal: AsalHasil, oleh: Akses) -> HasilSkp:
    """Score the sheet and keep it as the newest version of this SKP's result."""
    hasil = susun_hasil_skp(skp, lembar)
    hasil.nomor, hasil.asal, hasil.oleh = _nomor_berikut(HasilSkp.objects.filter(skp=skp)), asal, oleh.pengguna
    hasil.save(force_insert=True)
    return hasil


def susun_hasil_skp(skp: Skp, lembar: LembarSkp) -> HasilSkp:
    """The first version of a result, scored and not yet stored."""
    lengkap, langkah = hitung_lembar(lembar)
    return HasilSkp(
        skp=skp,
        nomor=1,
        masukan=ke_data(lengkap),
        langkah=_data(langkah),
        jumlah=lengkap.jumlah,
        rata_rata=lengkap.rata_rata,
        nilai_tugas_tambahan=lengkap.nilai_tugas_tambahan,
        nilai_kreativitas=lengkap.nilai_kreativitas,
        nilai=lengkap.nilai,
        sebutan=lengkap.sebutan,
    )


def bekukan_penilaian(penilaian: Penilaian, lembar: LembarPenilaian, *, asal: AsalHasil, oleh: Akses) -> HasilPenilaian:
    """Compute the year and keep it as the newest version of the result."""
    hasil = susun_hasil_penilaian(penilaian, lembar)
    hasil.nomor = _nomor_berikut(HasilPenilaian.objects.filter(penilaian=penilaian))
    hasil.asal, hasil.oleh = asal, oleh.pengguna
    hasil.save(force_insert=True)
    return hasil


def susun_hasil_penilaian(penilaian: Penilaian, lembar: LembarPenilaian) -> HasilPenilaian:
    """The first version of the year's result, computed and not yet stored."""
    lengkap, langkah = hitung_lembar_penilaian(lembar)
    return HasilPenilaian(
        penilaian=penilaian,
        nomor=1,
        masukan=ke_data(lengkap),
        langkah=_data(langkah),
        nilai_skp=lengkap.nilai_skp,
        bagian_skp=lengkap.bagian_skp,
        jumlah_perilaku=lengkap.jumlah_perilaku,
        jumlah_aspek=lengkap.jumlah_aspek,
        rata_rata_perilaku=lengkap.rata_rata_perilaku,
        bagian_perilaku=lengkap.bagian_perilaku,
        nilai=lengkap.nilai,
        sebutan=lengkap.sebutan,
    )


def _nomor_berikut(daftar) -> int:  # type: ignore[no-untyped-def]  # noqa: ANN001 - either kind of result
    """The next version number; the version before no longer counts. The document is locked by the caller."""
    terakhir = daftar.order_by("-nomor").values_list("nomor", flat=True).first() or 0
    daftar.filter(berlaku=True).update(berlaku=False)
    return int(terakhir) + 1


def _data(langkah: Sequence[Langkah]) -> list[dict[str, object]]:
    return [s.sebagai_data() for s in langkah]
