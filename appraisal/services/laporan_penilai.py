"""Atasan saya salah: reported by the employee, answered by the admin in one step; and the nightly look at the map."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from organisasi.common.clock import hari_ini, sekarang
from organisasi.common.errors import AturanDilanggar, KeadaanBerubah
from organisasi.models import Instansi, LaporanPenilai, Pegawai, StatusLaporan, UnitKerja
from organisasi.permissions import boleh_menugaskan_penilai
from organisasi.selectors.akses import Akses
from organisasi.selectors.hubungan import get_hubungan
from organisasi.selectors.pemetaan import periksa_pemetaan
from organisasi.selectors.penilai import get_penugasan
from organisasi.selectors.people import list_admin
from organisasi.services.notifikasi import beritahu
from organisasi.services.penugasan import IsiPenugasan, akhiri_penugasan, batalkan_penugasan, tugaskan_penilai
from organisasi.services.row import catat, kunci, simpan
from organisasi.services.spans import SEHARI
from skp.models import Skp
from skp.permissions import boleh_mengatur_penilai
from skp.services.assessor import atur_ulang_penilai
from skp.states import StatusRealisasi


@transaction.atomic
def laporkan_penilai(*, usulan: Pegawai, keterangan: str, oleh: Akses) -> LaporanPenilai:
    """Say who should appraise me. One report at a time; the admins of the unit are told."""
    pegawai = oleh.pegawai
    if pegawai is None:
        raise PermissionDenied("Hanya pegawai yang dapat melaporkan penilainya.")
    hubungan = get_hubungan(pegawai, hari_ini(pegawai.instansi.zona_waktu))
    if usulan == hubungan.penilai:
        raise AturanDilanggar("laporan.usulan", f"{usulan.nama} sudah tercatat sebagai pejabat penilai Anda.")
    if usulan.instansi_id != pegawai.instansi_id or usulan.berhenti_tanggal:
        raise AturanDilanggar("laporan.usulan", "Orang ini tidak bertugas pada instansi Anda.")
    laporan = LaporanPenilai(pegawai=pegawai, tercatat=hubungan.penilai, usulan=usulan, keterangan=keterangan.strip())
    simpan(laporan)
    catat("laporan.dikirim", oleh, laporan=laporan, pegawai=pegawai)
    unit = hubungan.penempatan.jabatan.unit if hubungan.penempatan else None
    beritahu(
        penerima=list_admin(pegawai.instansi, unit),
        kunci=f"laporan-penilai-{laporan.pk}",
        judul=f"{pegawai.nama} melaporkan pejabat penilai yang keliru",
        tautan=reverse("appraisal:pemetaan"),
    )
    return laporan


@transaction.atomic
def kabulkan_laporan(*, laporan_id: int, oleh: Akses) -> LaporanPenilai:
    """Assign the proposed assessor from today and let every open SKP follow, in one step."""
    laporan = _kunci(laporan_id, oleh)
    pegawai, hari = laporan.pegawai, hari_ini(laporan.pegawai.instansi.zona_waktu)
    lama = get_penugasan(pegawai, hari)
    if lama and lama.mulai == hari:
        raise AturanDilanggar("laporan.hari_ini", "Penilai pegawai ini baru ditetapkan hari ini; coba lagi besok.")
    if lama:
        akhiri_penugasan(penugasan_id=lama.pk, selesai=hari - SEHARI, oleh=oleh)
    for nanti in pegawai.penugasan_penilai.filter(mulai__gt=hari):
        batalkan_penugasan(penugasan_id=nanti.pk, oleh=oleh)
    isi = IsiPenugasan(penilai=laporan.usulan, mulai=hari, alasan=f"Laporan pegawai: {laporan.keterangan}"[:300])
    tugaskan_penilai(pegawai_id=pegawai.pk, isi=isi, oleh=oleh)
    for skp in Skp.objects.filter(pegawai=pegawai, selesai__gte=hari).exclude(status_realisasi=StatusRealisasi.DINILAI):
        if boleh_mengatur_penilai(skp, oleh):
            atur_ulang_penilai(skp_id=skp.pk, oleh=oleh)
    return _jawab(laporan, StatusLaporan.DIKABULKAN, f"{laporan.usulan.nama} menilai Anda mulai hari ini.", oleh)


@transaction.atomic
def tolak_laporan(*, laporan_id: int, jawaban: str, oleh: Akses) -> LaporanPenilai:
    """Say why the recorded assessor is right."""
    laporan = _kunci(laporan_id, oleh)
    if not jawaban.strip():
        raise AturanDilanggar("laporan.jawaban", "Isi alasan agar pegawai mengerti mengapa penilainya tetap.")
    return _jawab(laporan, StatusLaporan.TIDAK_DIKABULKAN, jawaban.strip(), oleh)


def _kunci(laporan_id: int, oleh: Akses) -> LaporanPenilai:
    laporan = kunci(LaporanPenilai, laporan_id, "pegawai__instansi", "usulan")
    boleh_menugaskan_penilai(oleh, laporan.pegawai).wajib()
    if laporan.status != StatusLaporan.DIKIRIM:
        raise KeadaanBerubah("laporan.sudah_dijawab", "Laporan ini sudah dijawab.")
    return laporan


def _jawab(laporan: LaporanPenilai, status: StatusLaporan, jawaban: str, oleh: Akses) -> LaporanPenilai:
    laporan.jawaban, laporan.dijawab_oleh, laporan.dijawab_pada = jawaban[:300], oleh.pengguna, sekarang()
    setattr(laporan, "status", status)  # noqa: B010 - not the status of a document
    simpan(laporan)
    catat("laporan.dijawab", oleh, laporan=laporan, pegawai=laporan.pegawai)
    beritahu(
        penerima=[laporan.pegawai],
        kunci=f"laporan-penilai-{laporan.pk}-dijawab",
        judul="Laporan Anda tentang pejabat penilai sudah dijawab",
        tautan=reverse("appraisal:penilai_saya"),
    )
    return laporan


def periksa_malam() -> int:
    """Once a day and agency: tell the admins of the whole agency how many findings there are. Returns how many."""
    return sum(_periksa(pk) for pk in Instansi.objects.nyata().values_list("pk", flat=True))


@transaction.atomic
def _periksa(instansi_id: int) -> int:
    instansi = Instansi.objects.get(pk=instansi_id)
    hari = hari_ini(instansi.zona_waktu)
    giliran = Instansi.objects.filter(Q(pemetaan_diperiksa=None) | Q(pemetaan_diperiksa__lt=hari), pk=instansi_id)
    if not giliran.update(pemetaan_diperiksa=hari):
        return 0  # done today, perhaps by another machine
    unit = frozenset(UnitKerja.objects.filter(instansi=instansi).values_list("pk", flat=True))
    temuan = len(periksa_pemetaan(instansi, unit, hari))
    if temuan:
        beritahu(
            penerima=list_admin(instansi, None),
            kunci=f"pemetaan-{instansi_id}-{hari}",
            judul=f"Pemetaan penilai: {temuan} hal perlu diperbaiki",
            tautan=reverse("appraisal:pemetaan"),
        )
    return temuan
