"""Study leave: no SKP; the home unit appraises academic achievement (60 %) and behaviour (40 %) (SC-05, SC-05a)."""

from dataclasses import dataclass
from decimal import Decimal

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from appraisal.models import JenisPenilaian, Penilaian, PerilakuKerja, PrestasiAkademik
from appraisal.permissions import boleh_mengisi_akademik, menilai_terbuka
from appraisal.scoring.rounding import bulatkan
from appraisal.selectors import list_skp
from appraisal.services.log import catat
from appraisal.services.transitions import kunci_penilaian
from appraisal.services.transitions import simpan as simpan_penilaian
from organisasi.common.access import ditolak
from organisasi.common.angka import tulis_angka
from organisasi.common.clock import hari_ini
from organisasi.common.errors import AturanDilanggar, KeadaanBerubah
from organisasi.models import Pegawai
from organisasi.selectors.akses import Akses
from organisasi.selectors.identitas import get_penempatan
from organisasi.selectors.penilai import Dasar, get_rantai
from organisasi.services.row import kunci, simpan
from skp.models import JenisKeadaan, KeadaanKhusus, Periode, StatusKeadaan
from skp.permissions import PESAN_PERAN, peran_terhadap
from skp.services.evidence import terima_unggahan
from skp.states import Peran

SERATUS = Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class IsiAkademik:
    """What the proof says. ``nilai`` empty: ``IPK / skala x 100``."""

    perguruan_tinggi: str
    program_studi: str
    ipk: Decimal
    skala: Decimal
    nilai: Decimal | None = None
    alasan: str = ""


def nilai_dari_ipk(ipk: Decimal, skala: Decimal) -> Decimal:
    """``IPK / skala x 100``, half up to two decimals."""
    return bulatkan(ipk / skala * SERATUS)


@transaction.atomic
def mulai_tugas_belajar(*, keadaan_id: int, periode: Periode, oleh: Akses) -> Penilaian:
    """Open the year's appraisal of somebody on study leave, or find the one that is there.

    The assessor is the one whom the home position tells at the end of the period (today while it runs).
    """
    keadaan = kunci(KeadaanKhusus, keadaan_id, "pegawai__instansi", "unit")
    pegawai = kunci(Pegawai, keadaan.pegawai_id, "instansi__ppk")
    if not peran_terhadap(pegawai, oleh) & {Peran.PENILAI, Peran.ADMIN}:
        ditolak(PESAN_PERAN[Peran.PENILAI]).wajib()
    _periksa(keadaan, periode)
    ada = Penilaian.objects.filter(pegawai=pegawai, periode=periode).first()
    if ada:
        return ada
    penilaian = _buka(keadaan, pegawai, periode)
    catat(penilaian, "buka_tugas_belajar", oleh, ke=penilaian.status, catatan=keadaan.surat)
    return penilaian


def _periksa(keadaan: KeadaanKhusus, periode: Periode) -> None:
    if keadaan.jenis != JenisKeadaan.TUGAS_BELAJAR or keadaan.status != StatusKeadaan.BERLAKU:
        raise KeadaanBerubah("keadaan.status_tidak_sesuai", "Tugas belajar ini tidak sedang berlaku.")
    if keadaan.mulai > periode.selesai or (keadaan.selesai and keadaan.selesai < periode.mulai):
        raise AturanDilanggar("tugas_belajar.periode", f"Tugas belajar ini tidak menyentuh tahun {periode.tahun}.")
    if any(s.sudah_ditetapkan for s in list_skp(keadaan.pegawai_id, periode.pk)):
        raise AturanDilanggar(
            "tugas_belajar.ada_skp",
            f"Tahun {periode.tahun} sudah mempunyai SKP yang ditetapkan; tahun itu dinilai dari SKP tersebut.",
        )


def _buka(keadaan: KeadaanKhusus, pegawai: Pegawai, periode: Periode) -> Penilaian:
    hari = min(hari_ini(pegawai.instansi.zona_waktu), periode.selesai)
    penempatan = get_penempatan(pegawai, hari) or pegawai.daftar_penempatan.filter(jenis="definitif").first()
    rantai = get_rantai(pegawai, hari, penempatan)
    if rantai.penilai is None or rantai.atasan is None:
        raise AturanDilanggar("penilaian.tanpa_atasan", "Pejabat penilai atau atasannya belum ditentukan.")
    penilaian = Penilaian(
        pegawai=pegawai,
        periode=periode,
        unit=keadaan.unit,
        jenis=JenisPenilaian.TUGAS_BELAJAR,
        pejabat_penilai=rantai.penilai.pegawai,
        penilai_sebagai=rantai.penilai.penempatan,
        atasan=rantai.atasan.pegawai,
        atasan_sebagai=rantai.atasan.penempatan,
        penilai_adalah_ppk=rantai.penilai.dasar is Dasar.PPK,
    )
    simpan(penilaian)
    PerilakuKerja.objects.create(penilaian=penilaian)
    return penilaian


@transaction.atomic
def simpan_akademik(
    *, penilaian_id: int, isi: IsiAkademik, berkas: UploadedFile | None, oleh: Akses, revisi: int | None = None
) -> PrestasiAkademik:
    """Keep the academic value with its proof; the file is owed once, a new one replaces it."""
    penilaian = kunci_penilaian(penilaian_id, revisi)
    boleh_mengisi_akademik(penilaian, oleh).wajib()
    if penilaian.jenis != JenisPenilaian.TUGAS_BELAJAR or not menilai_terbuka(penilaian):
        raise KeadaanBerubah(
            "penilaian.terkunci",
            f"Nilai tidak dapat diubah karena penilaian berstatus “{penilaian.get_status_display()}”.",
        )
    _tolak_ipk(isi)
    usulan = nilai_dari_ipk(isi.ipk, isi.skala)
    nilai = usulan if isi.nilai is None else isi.nilai
    if nilai != usulan and not isi.alasan.strip():
        raise AturanDilanggar("akademik.alasan", f"Isi alasan nilai lain daripada {tulis_angka(usulan, 2)} dari IPK.")
    akademik = _susun(penilaian, isi, berkas, oleh)
    simpan(akademik)
    penilaian.nilai_akademik = nilai
    simpan_penilaian(penilaian, "nilai_akademik")
    catat(penilaian, "isi_akademik", oleh, catatan=f"{akademik.keterangan} {akademik.alasan}")
    return akademik


def _tolak_ipk(isi: IsiAkademik) -> None:
    if isi.skala <= 0:
        raise AturanDilanggar("akademik.skala", "Skala harus lebih besar dari nol.")
    if not 0 <= isi.ipk <= isi.skala:
        raise AturanDilanggar("akademik.ipk", "IPK harus antara 0 dan skalanya.")
    if isi.nilai is not None and not 0 <= isi.nilai <= SERATUS:
        raise AturanDilanggar("akademik.nilai", "Nilai akademik harus antara 0 dan 100.")


def _susun(penilaian: Penilaian, isi: IsiAkademik, berkas: UploadedFile | None, oleh: Akses) -> PrestasiAkademik:
    akademik = PrestasiAkademik.objects.filter(penilaian=penilaian).first() or PrestasiAkademik(penilaian=penilaian)
    akademik.perguruan_tinggi, akademik.program_studi = isi.perguruan_tinggi.strip(), isi.program_studi.strip()
    akademik.ipk, akademik.skala, akademik.alasan = isi.ipk, isi.skala, isi.alasan.strip()
    if berkas is None and not akademik.pk:
        raise AturanDilanggar("akademik.berkas", "Unggah transkrip atau kartu hasil studi sebagai bukti.")
    if berkas is not None:
        assert oleh.pengguna is not None  # noqa: S101 - the right was asked of a person
        unggahan = terima_unggahan(berkas)
        akademik.berkas, akademik.nama, akademik.jenis_isi = unggahan.berkas, unggahan.nama, unggahan.jenis_isi
        akademik.ukuran, akademik.sha256, akademik.diunggah_oleh = unggahan.ukuran, unggahan.sha256, oleh.pengguna
    return akademik
