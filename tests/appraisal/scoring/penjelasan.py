"""Explanations as a reader gets them: the steps go through JSON first, as in the archive."""

import json
from decimal import Decimal

from appraisal.scoring.achievement import Kegiatan
from appraisal.scoring.behaviour import ASPEK_PERILAKU
from appraisal.scoring.calculation import Aturan, hitung_skp, hitung_tahun
from appraisal.scoring.explain import jelaskan
from appraisal.scoring.rules import Varian
from appraisal.scoring.trace import Langkah

D = Decimal
SATUAN = {"kuantitas": "nota", "waktu": "bulan", "biaya": "rupiah"}
PAPARAN = Aturan(varian=Varian.PAPARAN_2012)


def baris(*angka_baris, **lain):
    return Kegiatan(*(D(a) for a in angka_baris), **lain)


BIASA = baris(5000, 5000, 100, 85, 12, 12)


def dari_arsip(steps):
    """Each step as it comes back from the archive, explained."""
    data = json.loads(json.dumps([s.sebagai_data() for s in steps]))
    return {d["kode"]: jelaskan(Langkah.dari_data(d), SATUAN) for d in data}


def skp(*kegiatan, tugas=(), kreasi=(), aturan=None):
    return dari_arsip(hitung_skp(kegiatan, tugas, kreasi, aturan or Aturan()).langkah)


def tahun(*capaian, kepemimpinan=None, akademik=False, nilai=90):
    aspek = dict.fromkeys(ASPEK_PERILAKU[:-1], D(nilai)) | {"kepemimpinan": kepemimpinan}
    return dari_arsip(hitung_tahun([D(c) for c in capaian], aspek, Aturan(), akademik=akademik).langkah)


def kalimat(penjelasan, kode):
    return list(penjelasan[kode].kalimat)
