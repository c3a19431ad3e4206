"""The published cases once more through the Python API that the application uses."""

from datetime import date
from decimal import Decimal

import pytest

from appraisal.scoring.achievement import Kegiatan
from appraisal.scoring.aspects import batasi_aspek, efisiensi_persen, nilai_efisiensi, nilai_kualitas, nilai_kuantitas
from appraisal.scoring.behaviour import ASPEK_PERILAKU, nilai_perilaku
from appraisal.scoring.calculation import (
    Aturan,
    Kreativitas,
    TugasTambahan,
    hitung_kreativitas,
    hitung_skp,
    hitung_tahun,
    hitung_tugas_tambahan,
)
from appraisal.scoring.errors import GalatPenilaian
from appraisal.scoring.grades import sebutan
from appraisal.scoring.rounding import bulatkan
from appraisal.scoring.rules import HARI_TERAKHIR_PERATURAN, Varian, parameter_berlaku
from tests.appraisal.scoring.kasus import kasus_golden

D = Decimal
P = parameter_berlaku(date(2014, 12, 31))
SERATUS_SEMUA = dict.fromkeys(ASPEK_PERILAKU[:-1], D(100))


def aturan(kasus):
    return Aturan(date(2014, 12, 31), Varian(kasus.get("varian", Varian.PERKA_2013)))


def dua(nilai):
    return f"{bulatkan(nilai):f}"


def satu_atau_daftar(nilai, hitung):
    return [hitung(n) for n in nilai] if isinstance(nilai, list) else hitung(nilai)


def kuantitas(m, _kasus):
    return {"nilai": dua(nilai_kuantitas(D(m["target"]), D(m["realisasi"])))}


def kualitas(m, _kasus):
    return {"nilai": dua(nilai_kualitas(D(m["target"]), D(m["realisasi"])))}


def waktu(m, _kasus):
    t, r = D(m["target"]), D(m["realisasi"])
    mentah = nilai_efisiensi(t, r, P)
    nilai = batasi_aspek(mentah, P)
    return {
        "efisiensi_persen": dua(efisiensi_persen(t, r)),
        "nilai_mentah": dua(mentah),
        "nilai": dua(nilai),
        "sebutan": sebutan(nilai, P),
    }


def baris(m):
    angka = {n: D(v) for n, v in m.items() if n != "terlaksana"}
    return Kegiatan(**angka, terlaksana=m.get("terlaksana", True))


def kegiatan(m, kasus):
    (n,) = hitung_skp([baris(m)], [], [], aturan(kasus)).kegiatan
    return {
        "aspek": [dua(a) for a in n.aspek],
        "penghitungan": str(n.penghitungan),
        "nilai": str(n.nilai),
        "pembagi": n.pembagi,
    }


def tugas_tambahan(m, kasus):
    if "target" in m:
        return {
            "nilai": str(hitung_tugas_tambahan([TugasTambahan(D(m["target"]), D(m["realisasi"]))], aturan(kasus))[0])
        }
    return {
        "nilai": satu_atau_daftar(
            m["jumlah_kegiatan"], lambda n: hitung_tugas_tambahan([TugasTambahan()] * n, aturan(kasus))[0]
        )
    }


def kreativitas(m, kasus):
    if "target" in m:
        return {
            "nilai": str(hitung_kreativitas([Kreativitas("", D(m["target"]), D(m["realisasi"]))], aturan(kasus))[0])
        }
    return {"nilai": satu_atau_daftar(m["tingkat"], lambda t: hitung_kreativitas([Kreativitas(t)], aturan(kasus))[0])}


def capaian(m, kasus):
    """A row that gives exactly the wanted value: quantity does what is left after quality 0 and time 76."""
    tingkat = {3: "unit_kerja", 6: "instansi", 12: "nasional"}
    rows = [Kegiatan(D(100), 3 * D(n) - 76, D(100), D(0), D(12), D(12)) for n in m["nilai_kegiatan"]]
    tugas = [TugasTambahan()] * m["jumlah_tugas_tambahan"]
    c = hitung_skp(rows, tugas, [Kreativitas(tingkat[k]) for k in m["kreativitas"]], aturan(kasus)).capaian
    return {
        "jumlah": str(c.jumlah),
        "rata_rata_kegiatan": str(c.rata_rata),
        "nilai_tugas_tambahan": c.tugas_tambahan,
        "nilai_kreativitas": c.kreativitas,
        "nilai_capaian_skp": str(c.nilai),
        "sebutan": c.sebutan,
    }


def perilaku(m, kasus):
    aspek = {n: None if m[n] is None else D(m[n]) for n in ASPEK_PERILAKU}
    h = hitung_tahun([D(0)], aspek, aturan(kasus)).perilaku
    return {
        "jumlah": f"{h.jumlah:.0f}",
        "jumlah_aspek": h.jumlah_aspek,
        "rata_rata": str(h.rata_rata),
        "sebutan": h.sebutan,
        "nilai_40_persen": str(h.nilai_40_persen),
    }


def prestasi(m, kasus):
    h = hitung_tahun(
        [D(m["nilai_capaian_skp"])], dict.fromkeys(ASPEK_PERILAKU, D(m["rata_rata_perilaku"])), aturan(kasus)
    )
    return {
        "skp_60_persen": str(h.prestasi.bagian_skp),
        "perilaku_40_persen": str(h.prestasi.bagian_perilaku),
        "nilai_prestasi_kerja": str(h.prestasi.nilai),
        "sebutan": h.prestasi.sebutan,
    }


def tugas_belajar(m, kasus):
    h = hitung_tahun([D(m["nilai_akademik"])], SERATUS_SEMUA, aturan(kasus), akademik=True)
    return {"komponen_60_persen": str(h.prestasi.bagian_skp), "sebutan": sebutan(h.nilai_capaian, P)}


API = {
    "aspek_kuantitas": kuantitas,
    "aspek_kualitas": kualitas,
    "aspek_waktu": waktu,
    "aspek_biaya": waktu,
    "kegiatan": kegiatan,
    "tugas_tambahan": tugas_tambahan,
    "kreativitas": kreativitas,
    "capaian_skp": capaian,
    "perilaku": perilaku,
    "prestasi_kerja": prestasi,
    "tugas_belajar": tugas_belajar,
    "sebutan": lambda m, _kasus: {"sebutan": [sebutan(D(n), P) for n in m["nilai"]]},
}


@pytest.mark.parametrize("kasus", kasus_golden(), ids=lambda k: k["id"])
def test_kasus_rujukan_melalui_api(kasus):
    hasil = API[kasus["kind"]](kasus["inputs"], kasus)

    assert {kunci: hasil[kunci] for kunci in kasus["expected"]} == kasus["expected"]


def test_aturan_bawaan_adalah_hari_terakhir_peraturan_dan_perka():
    assert Aturan() == Aturan(HARI_TERAKHIR_PERATURAN, Varian.PERKA_2013, kreativitas_dijumlahkan=False)
    assert date(2021, 6, 30) == HARI_TERAKHIR_PERATURAN
    assert parameter_berlaku() == parameter_berlaku(HARI_TERAKHIR_PERATURAN)


def test_dua_skp_dirata_ratakan_tanpa_bobot_bulan():
    h = hitung_tahun([D("85.00"), D("90.01")], dict.fromkeys(ASPEK_PERILAKU, D(88)), Aturan())

    assert h.nilai_capaian == D("87.51")
    assert h.prestasi[:3] == (D("52.51"), D("35.20"), D("87.71"))


def test_masukan_tahun_dibulatkan_lebih_dahulu():
    h = hitung_tahun([D("85.335")], dict.fromkeys(ASPEK_PERILAKU, D("84.005")), Aturan())

    assert h.nilai_capaian == D("85.34")
    assert (h.perilaku.jumlah, h.perilaku.rata_rata) == (D("504.06"), D("84.01"))


def test_kreativitas_dapat_dijumlahkan_bila_periode_menetapkannya():
    kreasi = [Kreativitas("unit_kerja"), Kreativitas("instansi")]

    assert hitung_kreativitas(kreasi, Aturan())[0] == 6
    assert hitung_kreativitas(kreasi, Aturan(kreativitas_dijumlahkan=True))[0] == 9
    assert hitung_kreativitas([], Aturan(kreativitas_dijumlahkan=True))[0] == 0


def test_tugas_tambahan_paparan_dijumlahkan_lalu_dibatasi():
    paparan = Aturan(varian=Varian.PAPARAN_2012)

    def nilai(*tugas):
        return hitung_tugas_tambahan([TugasTambahan(D(t), D(r)) for t, r in tugas], paparan)[0]

    assert nilai() == 0
    assert nilai((5, 0), (3, 0)) == 0
    assert nilai((4, 1), (4, 1)) == 1
    assert nilai((1, 1), (4, 1)) == D("1.25")
    assert nilai((3, 2), (600, 403)) == D("1.34"), "0,6666... + 0,67166... = 1,33833..."
    assert nilai((3, 1), (600, 403)) == D("1.01"), "0,3333... + 0,67166... = 1,005 tepat"
    assert nilai((1, 2), (1, 2)) == 3


def test_skp_tanpa_kegiatan_dan_tahun_tanpa_skp_ditolak():
    with pytest.raises(GalatPenilaian) as tanpa_kegiatan:
        hitung_skp([], [], [], Aturan())
    with pytest.raises(GalatPenilaian) as tanpa_skp:
        hitung_tahun([], SERATUS_SEMUA, Aturan())

    assert tanpa_kegiatan.value.kode == tanpa_skp.value.kode == "scoring.daftar_kosong"
    assert tanpa_kegiatan.value.pesan == "Nilai belum dapat dihitung karena belum ada kegiatan."
    assert tanpa_skp.value.pesan == "Nilai belum dapat dihitung karena belum ada nilai capaian SKP."


@pytest.mark.parametrize("kosong", ASPEK_PERILAKU[:-1])
def test_aspek_perilaku_yang_kosong_tidak_memperkecil_pembagi(kosong):
    for aspek in (SERATUS_SEMUA | {kosong: None}, {n: v for n, v in SERATUS_SEMUA.items() if n != kosong}):
        for kepemimpinan in ({}, {"kepemimpinan": D(100)}):
            with pytest.raises(GalatPenilaian) as galat:
                nilai_perilaku(aspek | kepemimpinan, P)

            assert galat.value.kode == "scoring.masukan_kurang"
            assert galat.value.pesan == f"Nilai perilaku belum diisi: {kosong.replace('_', ' ')}."


def test_semua_aspek_perilaku_yang_kosong_disebut():
    with pytest.raises(GalatPenilaian) as galat:
        nilai_perilaku({"integritas": D(80)}, P)

    assert galat.value.pesan == ("Nilai perilaku belum diisi: orientasi pelayanan, komitmen, disiplin, kerja sama.")


def test_hasil_yang_tidak_muat_di_formulir_ditolak():
    with pytest.raises(GalatPenilaian) as galat:
        bulatkan(D("1e26"))

    assert galat.value.kode == "scoring.hasil_terlalu_besar"
    assert str(galat.value) == galat.value.pesan


def test_biaya_terpakai_tanpa_target_biaya_tidak_mengubah_nilai():
    tanpa = Kegiatan(D(1), D(1), D(100), D(90), D(12), D(12))

    for target_biaya in (None, D(0)):
        dengan = tanpa._replace(target_biaya=target_biaya, realisasi_biaya=D(5_000_000))

        assert hitung_skp([dengan], [], [], Aturan()).kegiatan == hitung_skp([tanpa], [], [], Aturan()).kegiatan
