"""Beranda: what each person has to do now, and what he waits for. One list, grouped, in a fixed number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse

from appraisal.models import CatatanPerilaku, Penilaian
from appraisal.states import StatusPenilaian as P
from appraisal.waiting import menunggu as menunggu_penilaian
from appraisal.worklist_special import list_khusus
from organisasi.common.clock import hari_ini
from organisasi.deadlines import Tenggat
from organisasi.models import Pegawai
from organisasi.selectors.akses import Akses
from skp.calendar import Kalender, batas_umum, kalender_dari
from skp.models import HalTenggat, Periode, Skp
from skp.selectors import TERKAIT, get_periode_berjalan, get_tanpa_skp
from skp.states import StatusRealisasi as R
from skp.states import StatusSkp as S
from skp.waiting import Menunggu, menunggu

PER_KELOMPOK = 5
"""Rows shown per group; the rest is one link away."""


@dataclass(frozen=True, slots=True)
class Tugas:
    """One thing to do: what, about whom, where, until when."""

    judul: str
    keterangan: str
    url: str
    tombol: str
    batas: Tenggat | None = None


@dataclass(frozen=True, slots=True)
class Kelompok:
    """Things of one kind; ``url_semua`` leads to the whole list."""

    judul: str
    tugas: tuple[Tugas, ...]
    jumlah: int
    url_semua: str = ""

    @property
    def sisa(self) -> int:
        return self.jumlah - len(self.tugas)


@dataclass(frozen=True, slots=True)
class Meja:
    """What lies on the desk of one person: every open document that he has a part in, with the calendar over all."""

    saya: Pegawai
    skp: list[Skp]
    penilaian: list[Penilaian]
    kalender: Kalender

    def tunggu(self, skp: Skp) -> Menunggu:
        return menunggu(skp, self.kalender)

    def tunggu_hasil(self, penilaian: Penilaian) -> Menunggu | None:
        return menunggu_penilaian(penilaian, self.kalender)


@dataclass(frozen=True, slots=True)
class Kerja:
    """The two halves of Beranda."""

    perlu: tuple[Kelompok, ...]
    menunggu: tuple[Menunggu, ...]


def susun_kerja(akses: Akses) -> Kerja:
    """Everything that waits for this account, and what it waits for."""
    saya = akses.pegawai
    if saya is None:
        return Kerja((*_khusus(akses), *_kelompok_admin(akses)), ())
    skp = list(
        Skp.objects.filter(Q(pegawai=saya) | Q(pejabat_penilai=saya) | Q(atasan=saya))
        .exclude(status=S.DITUTUP, status_realisasi=R.DINILAI)
        .select_related(*TERKAIT)
    )
    penilaian = list(
        Penilaian.objects.filter(Q(pegawai=saya) | Q(pejabat_penilai=saya) | Q(atasan=saya))
        .exclude(status__in=[P.DISAHKAN, P.ARSIP])
        .select_related("periode__instansi", "pegawai", "pejabat_penilai", "atasan", "keberatan")
    )
    meja = Meja(saya, skp, penilaian, kalender_dari([*skp, *penilaian]))
    perlu = [
        *_tanpa_skp(saya),
        *_saya(meja),
        *_penilai(meja),
        *_atasan(meja),
        *_khusus(akses),
        *_catatan(saya),
        *_kelompok_admin(akses),
    ]
    return Kerja(tuple(k for k in perlu if k.jumlah), tuple(_menunggu_orang(meja)))


def _kelompok(judul: str, tugas: Iterable[Tugas], url_semua: str = "") -> Kelompok:
    daftar = list(tugas)
    return Kelompok(judul, tuple(daftar[:PER_KELOMPOK]), len(daftar), url_semua)


def _tanpa_skp(saya: Pegawai) -> list[Kelompok]:
    zona = saya.instansi.zona_waktu
    hari = hari_ini(zona)
    periode = get_periode_berjalan(saya.instansi, hari)
    if (
        periode is None
        or saya.status not in {"pns", "cpns"}
        or Skp.objects.filter(pegawai=saya, periode=periode, selesai__gte=hari).exists()
    ):
        return []
    if not saya.daftar_penempatan.exists() or get_tanpa_skp(saya, hari):
        return []
    batas = batas_umum(HalTenggat.SKP, periode, saya, hari)
    return [
        _kelompok(
            "SKP saya",
            [
                Tugas(
                    f"Susun SKP {periode.tahun}",
                    "Anda belum mempunyai SKP untuk jabatan Anda sekarang.",
                    reverse("skp:daftar"),
                    "Mulai",
                    batas,
                )
            ],
        )
    ]


def _saya(meja: Meja) -> list[Kelompok]:
    saya, tugas = meja.saya, []
    for s in (s for s in meja.skp if s.pegawai_id == saya.pk):
        m = meja.tunggu(s)
        if m.siapa == saya and s.status != S.DITETAPKAN:
            ke = "appraisal:realisasi" if s.status == S.DITUTUP else "skp:rincian"
            tugas.append(Tugas(f"SKP {s.periode.tahun}", _kalimat(m), reverse(ke, args=[s.pk]), "Buka", m.batas))
        elif m.siapa == saya:
            tugas.append(_laksanakan(s, m.batas))
    for p in meja.penilaian:
        if p.pegawai_id == saya.pk and p.status == P.DISERAHKAN:
            m2 = meja.tunggu_hasil(p)
            ket = "Hasil penilaian sudah diserahkan: terima, atau ajukan keberatan."
            tugas.append(
                Tugas(f"Hasil penilaian {p.periode.tahun}", ket, _hasil(p), "Baca hasil", m2.batas if m2 else None)
            )
    return [_kelompok("Untuk saya", tugas)]


def _laksanakan(s: Skp, batas: Tenggat | None) -> Tugas:
    """A running contract: progress until the realisation opens, then the realisation."""
    if batas is not None:
        ket = "Isi realisasi akhir dan ajukan kepada pejabat penilai."
        return Tugas(
            f"Realisasi {s.periode.tahun}", ket, reverse("appraisal:realisasi", args=[s.pk]), "Isi realisasi", batas
        )
    ket = "Catat kemajuan bulan ini."
    return Tugas(f"SKP {s.periode.tahun} berjalan", ket, reverse("skp:kemajuan", args=[s.pk]), "Catat kemajuan")


def _kalimat(m: Menunggu) -> str:
    return f"{m.hal[0].upper()}{m.hal[1:]}."


def _hasil(p: Penilaian) -> str:
    return reverse("appraisal:hasil", args=[p.pk])


def _penilai(meja: Meja) -> list[Kelompok]:
    dinilai = [s for s in meja.skp if s.pejabat_penilai_id == meja.saya.pk]
    hasil = [p for p in meja.penilaian if p.pejabat_penilai_id == meja.saya.pk]
    bawahan = reverse("appraisal:bawahan")

    def dari_skp(daftar: Iterable[Skp], ke: str, tombol: str) -> list[Tugas]:
        return [
            Tugas(
                s.pegawai.nama_lengkap, f"SKP {s.periode.tahun}", reverse(ke, args=[s.pk]), tombol, meja.tunggu(s).batas
            )
            for s in daftar
        ]

    def dari_hasil(status: set[P], tombol: str) -> list[Tugas]:
        return [_tugas_hasil(meja, p, tombol) for p in hasil if p.status in status]

    return [
        _kelompok(
            "SKP yang menunggu persetujuan",
            dari_skp((s for s in dinilai if s.status == S.DIAJUKAN), "skp:rincian", "Periksa"),
            bawahan,
        ),
        _kelompok(
            "Perubahan SKP yang diajukan",
            dari_skp((s for s in dinilai if s.status == S.PERUBAHAN), "skp:rincian", "Periksa"),
            bawahan,
        ),
        _kelompok(
            "Realisasi yang perlu dinilai",
            dari_skp((s for s in dinilai if s.status_realisasi == R.DIAJUKAN), "appraisal:nilai", "Nilai"),
            bawahan,
        ),
        _kelompok(
            "Penilaian yang perlu diselesaikan",
            [_tugas_nilai(meja, p) for p in hasil if p.status == P.DISUSUN],
            bawahan,
        ),
        _kelompok("Keberatan yang perlu ditanggapi", dari_hasil({P.KEBERATAN}, "Tanggapi"), bawahan),
        _kelompok(
            "Hasil yang perlu diteruskan ke atasan", dari_hasil({P.DITERIMA, P.LEWAT_WAKTU}, "Teruskan"), bawahan
        ),
    ]


def _tugas_nilai(meja: Meja, p: Penilaian) -> Tugas:
    m = meja.tunggu_hasil(p)
    ket = "Nilai perilaku kerja dan serahkan hasilnya."
    url = reverse("appraisal:nilai_tahun", args=[p.pk])
    return Tugas(p.pegawai.nama_lengkap, ket, url, "Nilai", m.batas if m else None)


def _tugas_hasil(meja: Meja, p: Penilaian, tombol: str) -> Tugas:
    m = meja.tunggu_hasil(p)
    ket = f"Penilaian {p.periode.tahun} · {p.get_status_display()}"
    return Tugas(p.pegawai.nama_lengkap, ket, _hasil(p), tombol, m.batas if m else None)


def _atasan(meja: Meja) -> list[Kelompok]:
    saya = meja.saya
    hasil = [p for p in meja.penilaian if p.atasan_id == saya.pk]
    diputus = [s for s in meja.skp if s.atasan_id == saya.pk and s.status == S.TIDAK_DISETUJUI]
    tugas_skp = [
        Tugas(
            s.pegawai.nama_lengkap,
            f"SKP {s.periode.tahun} tidak disetujui pejabat penilai",
            reverse("skp:rincian", args=[s.pk]),
            "Putuskan",
        )
        for s in diputus
    ]
    keberatan = [
        Tugas(
            p.pegawai.nama_lengkap,
            f"Penilaian {p.periode.tahun}",
            reverse("appraisal:putuskan", args=[p.pk]),
            "Putuskan",
        )
        for p in hasil
        if p.status == P.TANGGAPAN
    ]
    sah = [_tugas_hasil(meja, p, "Sahkan") for p in hasil if p.status in {P.DITERUSKAN, P.KEPUTUSAN}]
    return [
        _kelompok("SKP yang menunggu keputusan Anda", tugas_skp),
        _kelompok("Keberatan yang menunggu keputusan Anda", keberatan),
        _kelompok("Hasil yang menunggu pengesahan Anda", sah),
    ]


def _khusus(akses: Akses) -> list[Kelompok]:
    return [_kelompok(judul, (Tugas(*b) for b in daftar)) for judul, daftar in list_khusus(akses) if daftar]


def _catatan(saya: Pegawai) -> list[Kelompok]:
    belum = CatatanPerilaku.objects.filter(pegawai=saya, ditanggapi_pada=None, ditarik_pada=None).order_by("-tanggal")[
        :3
    ]
    url = reverse("appraisal:catatan")
    tugas = [Tugas(f"Catatan {c.get_aspek_display().lower()}", c.uraian[:90], url, "Baca", None) for c in belum]
    return [_kelompok("Catatan tentang saya yang dapat ditanggapi", tugas, url)]


def _kelompok_admin(akses: Akses) -> list[Kelompok]:
    if not akses.admin:
        return []
    unit = akses.unit_admin
    sah = Penilaian.objects.filter(unit__in=unit, status=P.DISAHKAN).exclude(pegawai=akses.pegawai_id)
    tanpa = Skp.objects.filter(unit__in=unit, pejabat_penilai=None)
    tugas_arsip = [
        Tugas(p.pegawai.nama_lengkap, f"Penilaian {p.periode.tahun}", _hasil(p), "Arsipkan")
        for p in sah.select_related("pegawai", "periode")[:PER_KELOMPOK]
    ]
    tugas_tanpa = [
        Tugas(
            s.pegawai.nama_lengkap,
            f"SKP {s.periode.tahun} tanpa pejabat penilai",
            reverse("skp:rincian", args=[s.pk]),
            "Periksa",
        )
        for s in tanpa.select_related("pegawai", "periode")[:PER_KELOMPOK]
    ]
    return [
        Kelompok("Hasil yang siap diarsipkan", tuple(tugas_arsip), sah.count(), reverse("appraisal:rekap")),
        Kelompok("SKP tanpa pejabat penilai", tuple(tugas_tanpa), tanpa.count()),
    ]


def _menunggu_orang(meja: Meja) -> list[Menunggu]:
    """What the own documents wait for: named person, since the document says so."""
    saya = meja.saya
    hasil = [meja.tunggu(s) for s in meja.skp if s.pegawai_id == saya.pk]
    hasil += [
        m for p in meja.penilaian if p.pegawai_id == saya.pk and p.status != P.DISUSUN and (m := meja.tunggu_hasil(p))
    ]
    return [m for m in hasil if m.siapa != saya]


def periode_kini(akses: Akses) -> Periode | None:
    """The period that Beranda's stepper shows."""
    if akses.instansi is None:
        return None
    return get_periode_berjalan(akses.instansi, hari_ini(akses.instansi.zona_waktu))
