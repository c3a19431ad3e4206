"""Change of assessor: notes handed over by the one who leaves, appraisals taken over from those who are gone."""

from datetime import date

from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from appraisal.handover import get_penerima, list_diserahkan
from appraisal.models import Penilaian, SerahTerima
from appraisal.services.log import catat
from appraisal.services.transitions import kunci_penilaian, simpan
from appraisal.states import FINAL
from organisasi.common.access import ditolak
from organisasi.common.clock import hari_ini
from organisasi.common.errors import AturanDilanggar, KeadaanBerubah
from organisasi.models import Penempatan
from organisasi.selectors.akses import Akses
from organisasi.selectors.identitas import get_penempatan
from organisasi.selectors.penilai import Dasar, get_rantai
from organisasi.services.notifikasi import beritahu
from organisasi.services.row import kunci
from organisasi.services.row import simpan as simpan_baris
from skp.services.log import catat as catat_skp


@transaction.atomic
def serah_terimakan(*, penempatan_id: int, catatan: str, oleh: Akses) -> SerahTerima:
    """The outgoing assessor hands his notes over; every SKP concerned shows it."""
    penempatan = kunci(Penempatan, penempatan_id, "pegawai__instansi", "jabatan__unit")
    if oleh.pegawai_id != penempatan.pegawai_id:
        ditolak("Serah terima dilakukan oleh pejabat penilai yang meninggalkan jabatannya.").wajib()
    if SerahTerima.objects.filter(penempatan=penempatan).exists():
        raise KeadaanBerubah("serah_terima.sudah", "Catatan untuk jabatan ini sudah diserahterimakan.")
    if penempatan.selesai is None or not penempatan.jabatan.kepala:
        raise AturanDilanggar("serah_terima.belum_berakhir", "Jabatan ini belum tercatat berakhir.")
    penerima = get_penerima(penempatan)
    if penerima is None:
        raise AturanDilanggar("serah_terima.tanpa_penerima", "Pengganti atau atasan Anda belum ditentukan.")
    serah = SerahTerima(penempatan=penempatan, penilai=penempatan.pegawai, penerima=penerima, catatan=catatan.strip())
    simpan_baris(serah)
    for butir in list_diserahkan(penempatan):
        kalimat = f"{butir.catatan} catatan perilaku diserahkan kepada {penerima.nama_lengkap}. {catatan}"
        catat_skp(butir.skp, "serah_terima", oleh, catatan=kalimat)
    beritahu(
        penerima=[penerima],
        kunci=f"serah_terima:{serah.pk}",
        judul=f"Catatan perilaku diserahterimakan oleh {penempatan.pegawai.nama_lengkap}",
        tautan=reverse("appraisal:catatan"),
    )
    return serah


def ambil_alih_penilaian(oleh: Akses) -> int:
    """Appraisals whose assessor or superior has left the service go to those in office (SC-03). Safe to run twice."""
    berhenti = Q(pejabat_penilai__berhenti_tanggal__isnull=False) | Q(atasan__berhenti_tanggal__isnull=False)
    daftar = Penilaian.objects.filter(berhenti).exclude(status__in=FINAL)
    return sum(_ambil_alih(pk, oleh) for pk in list(daftar.values_list("pk", flat=True)))


@transaction.atomic
def _ambil_alih(penilaian_id: int, oleh: Akses) -> bool:
    penilaian = kunci_penilaian(penilaian_id)
    hari = hari_ini(penilaian.periode.instansi.zona_waktu)
    if not any(_berhenti(orang.berhenti_tanggal, hari) for orang in (penilaian.pejabat_penilai, penilaian.atasan)):
        return False
    rantai = get_rantai(penilaian.pegawai, hari, get_penempatan(penilaian.pegawai, hari))
    if rantai.penilai is None or rantai.atasan is None:
        return False
    lama = penilaian.pejabat_penilai
    penilaian.pejabat_penilai, penilaian.penilai_sebagai = rantai.penilai.pegawai, rantai.penilai.penempatan
    penilaian.atasan, penilaian.atasan_sebagai = rantai.atasan.pegawai, rantai.atasan.penempatan
    penilaian.penilai_adalah_ppk = rantai.penilai.dasar is Dasar.PPK
    simpan(penilaian, "pejabat_penilai", "penilai_sebagai", "atasan", "atasan_sebagai", "penilai_adalah_ppk")
    catat(penilaian, "ganti_penilai", oleh, catatan=f"Pejabat penilai: {lama} menjadi {penilaian.pejabat_penilai}.")
    return True


def _berhenti(tanggal: date | None, hari: date) -> bool:
    return tanggal is not None and tanggal <= hari
