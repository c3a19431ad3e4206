"""The procedure of the Laporan Kinerja in the demonstration: last year's report waits for the words of its team."""

from datetime import timedelta
from pathlib import Path

from appraisal.demo.stage import Panggung
from appraisal.services.sop import IsianLangkah, mulai_sop, pasang_sop, selesaikan_langkah
from appraisal.sop.berkas import baca_sop
from appraisal.sop.selectors import list_penanggung
from organisasi.common.clock import sekarang, waktu_rekaan
from organisasi.selectors.akses import SISTEM
from skp.models import Periode

LKJ = Path(__file__).resolve().parents[1] / "sop" / "lkj.toml"
SEBELUM_TIM = (
    ("Disposisi Kepala Biro nomor 061/12", timedelta(hours=1)),
    ("SK Tim Penyusunan LKj", timedelta(hours=2)),
    ("Nota dinas permintaan data kepada setiap Bagian", timedelta(days=6)),
)
"""The first three steps: what came of each, and how long it took."""
ANGGOTA = 3


def mainkan_prosedur(panggung: Panggung, periode: Periode) -> None:
    """Install the procedure of the Biro and take its run for a year up to the fourth step."""
    unit, saat = panggung.agensi.unit["BORG"], sekarang() - timedelta(days=9)
    milik_unit = periode.daftar_skp.filter(unit__parent__parent=unit).order_by("pk")
    tim = [str(nip) for nip in milik_unit.values_list("pegawai__nip", flat=True)[:ANGGOTA]]
    with waktu_rekaan(saat):
        sop = pasang_sop(unit_id=unit.pk, berkas=baca_sop(LKJ.read_text(encoding="utf-8")), oleh=SISTEM)
        kepala = sop.daftar_pelaksana.get(nama="Kabag Tatalaksana").jabatan.daftar_penempatan.get(selesai=None)  # type: ignore[union-attr]
        jalan = mulai_sop(sop_id=sop.pk, periode_id=periode.pk, oleh=panggung.akses(kepala.pegawai_id))
    for nomor, (catatan, lama) in enumerate(SEBELUM_TIM, 1):
        saat += lama
        with waktu_rekaan(saat):
            isian = IsianLangkah(lengkap=True, catatan=catatan, tim=tim)
            oleh = panggung.akses(list_penanggung(jalan)[0].pk)
            jalan = selesaikan_langkah(pelaksanaan_id=jalan.pk, nomor=nomor, isian=isian, oleh=oleh)
