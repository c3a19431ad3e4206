"""Records of long ago: notes whose time is over and a hold, so that a destruction by two people can be played."""

from datetime import timedelta

from appraisal.demo.files import baca_toml
from appraisal.demo.stage import Panggung
from appraisal.services.catatan import tulis_catatan
from appraisal.services.retensi import pasang_penahanan
from organisasi.common.clock import sekarang, waktu_rekaan
from organisasi.selectors.identitas import get_penempatan
from organisasi.selectors.penilai import get_rantai

SEJAK_DITAHAN = timedelta(days=40)


def isi_arsip_lama(panggung: Panggung) -> None:
    """Each note as its assessor wrote it on the day itself."""
    data, kalender, orang = baca_toml("arsip_lama.toml"), panggung.kalender, panggung.agensi.orang
    for butir in data["catatan"]:
        pegawai, hari = orang[butir["pegawai"]], kalender.tanggal(butir["tanggal"])
        penilai = get_rantai(pegawai, hari, get_penempatan(pegawai, hari)).penilai
        oleh = panggung.akses(penilai.pegawai.pk if penilai else None)
        with waktu_rekaan(kalender.saat(hari, 240)):
            tulis_catatan(pegawai=pegawai, tanggal=hari, aspek=butir["aspek"], uraian=butir["uraian"], oleh=oleh)
    tahan = data["penahanan"]
    with waktu_rekaan(sekarang() - SEJAK_DITAHAN):
        pasang_penahanan(
            pegawai=orang[tahan["pegawai"]],
            unit=None,
            tahun=None,
            alasan=tahan["alasan"],
            oleh=panggung.akses(orang[tahan["oleh"]].pk),
        )
