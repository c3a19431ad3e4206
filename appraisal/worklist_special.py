"""What special circumstances ask of people on Beranda: proposals to decide on, study leaves to appraise."""

from django.db.models import Q, QuerySet
from django.urls import reverse

from appraisal.handover import batas_serah_terima, list_perlu_diserahkan
from appraisal.models import Koreksi, Penilaian, StatusKoreksi
from appraisal.sop.selectors import list_menunggu
from appraisal.subordinates import pilih_periode
from organisasi.common.angka import tulis_tanggal
from organisasi.common.clock import hari_ini
from organisasi.models import Pegawai
from organisasi.selectors.akses import Akses
from organisasi.selectors.bawahan import list_bawahan
from skp.models import JenisKeadaan, KeadaanKhusus, StatusKeadaan

Butir = tuple[str, str, str, str]
"""Title, remark, address and button of one thing to do."""
Isi = list[tuple[str, list[Butir]]]


def list_khusus(akses: Akses) -> Isi:
    """The groups of the acting account; empty ones are left out by the caller."""
    hasil: Isi = []
    if akses.pegawai is not None:
        hasil += [
            ("Pengecualian kegiatan yang menunggu keputusan Anda", _diputus_atasan(akses.pegawai)),
            ("Catatan perilaku yang perlu diserahterimakan", _serah_terima(akses.pegawai)),
            ("Koreksi yang menunggu keputusan Anda", _koreksi(akses.pegawai)),
            ("Langkah prosedur yang menunggu Anda", _prosedur(akses.pegawai)),
            ("Tugas belajar yang perlu dinilai", _tugas_belajar(akses, akses.pegawai)),
        ]
    if akses.admin:
        hasil.append(("Keadaan khusus yang menunggu keputusan Anda", _diputus_admin(akses)))
    return hasil


def _diputus_atasan(saya: Pegawai) -> list[Butir]:
    return _butir(_diusulkan().filter(skp__atasan=saya, jenis=JenisKeadaan.LUAR_KENDALI))


def _diputus_admin(akses: Akses) -> list[Butir]:
    bukan = Q(jenis=JenisKeadaan.LUAR_KENDALI) | Q(pegawai=akses.pegawai_id)
    return _butir(_diusulkan().filter(unit__in=akses.unit_admin).exclude(bukan))


def _diusulkan() -> QuerySet[KeadaanKhusus]:
    return KeadaanKhusus.objects.filter(status=StatusKeadaan.DIUSULKAN).select_related("pegawai")


def _butir(daftar: QuerySet[KeadaanKhusus], tombol: str = "Putuskan") -> list[Butir]:
    return [(k.pegawai.nama_lengkap, k.sebutan, reverse("skp:keadaan_rincian", args=[k.pk]), tombol) for k in daftar]


def _serah_terima(saya: Pegawai) -> list[Butir]:
    """Positions that end: the notes are due a month before (PERKA-I.2)."""
    daftar = list_perlu_diserahkan(saya, hari_ini(saya.instansi.zona_waktu))
    return [
        (
            p.sebutan,
            f"Berakhir {tulis_tanggal(p.selesai)}; catatan paling lambat {tulis_tanggal(batas_serah_terima(p))}",
            reverse("appraisal:serah_terima", args=[p.pk]),
            "Serahkan",
        )
        for p in daftar
    ]


def _prosedur(saya: Pegawai) -> list[Butir]:
    return [
        (str(p), str(p.langkah), reverse("appraisal:pelaksanaan_sop", args=[p.pk]), "Kerjakan")
        for p in list_menunggu(saya)
    ]


def _koreksi(saya: Pegawai) -> list[Butir]:
    daftar = Koreksi.objects.filter(penilaian__atasan=saya, status=StatusKoreksi.DIUSULKAN)
    return [
        (
            k.penilaian.pegawai.nama_lengkap,
            str(k.get_lingkup_display()),
            reverse("appraisal:hasil", args=[k.penilaian_id]),
            "Putuskan",
        )
        for k in daftar.select_related("penilaian__pegawai")
    ]


def _tugas_belajar(akses: Akses, saya: Pegawai) -> list[Butir]:
    """Study leaves of one's own people whose year is due and not opened yet."""
    periode = pilih_periode(saya.instansi) if akses.memimpin else None
    hari = hari_ini(saya.instansi.zona_waktu)
    if periode is None or hari < periode.buka_realisasi:
        return []
    belajar = KeadaanKhusus.objects.filter(
        Q(selesai=None) | Q(selesai__gte=periode.mulai),
        jenis=JenisKeadaan.TUGAS_BELAJAR,
        status=StatusKeadaan.BERLAKU,
        pegawai__instansi=saya.instansi,
        mulai__lte=periode.selesai,
    ).select_related("pegawai")
    belajar = belajar.exclude(pegawai__in=Penilaian.objects.filter(periode=periode).values("pegawai"))
    if not belajar.exists():
        return []
    bawahan = [p.pegawai_id for p in list_bawahan(saya, min(hari, periode.selesai))]
    return _butir(belajar.filter(pegawai__in=bawahan), "Nilai")
