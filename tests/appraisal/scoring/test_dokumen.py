"""The documents of the package say what the code does."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

import appraisal.scoring
from appraisal.scoring.interface import hitung_dokumen
from appraisal.scoring.kinds import JENIS
from appraisal.scoring.loader import baca_semua
from tests.appraisal.scoring.kasus import kasus_hukum, tanya

PAKET = Path(appraisal.scoring.__file__).parent
README = (PAKET / "README.md").read_text(encoding="utf-8")
PERUBAHAN = (PAKET / "PERUBAHAN.md").read_text(encoding="utf-8")


def blok(bahasa):
    return re.findall(rf"```{bahasa}\n(.*?)```", README, re.DOTALL)


def test_contoh_json_dalam_readme_benar():
    masukan, keluaran = blok("json")

    assert hitung_dokumen(masukan) == json.loads(keluaran)


def test_contoh_parameter_dalam_readme_terbaca():
    (contoh,) = blok("toml")
    isi = (PAKET / "parameters" / "efisiensi.toml").read_text(encoding="utf-8")

    parameter = baca_semua({"efisiensi.toml": isi + contoh.replace("KUNCI-PERATURAN", "PP-46-2011")})
    assert parameter["batas_efisiensi"].pada(date(2019, 12, 31)).nilai == 24
    assert parameter["batas_efisiensi"].pada(date(2020, 1, 1)).nilai == 25


def test_setiap_jenis_dan_setiap_kunci_hasil_tercantum():
    baris = re.findall(
        r"^\| (`[a-z_`, ]+`) \| (.*)$", README.split("| kind |")[1].split("| kode galat |")[0], re.MULTILINE
    )
    tabel = {kind: isi for kinds, isi in baris for kind in re.findall(r"\w+", kinds)}

    for kasus in kasus_hukum():
        if "hasil" in kasus and kasus["kind"] != "penilaian":
            for kunci in tanya(kasus["kind"], kasus["inputs"], varian=kasus.get("varian", "perka_2013"))["hasil"]:
                assert f"`{kunci}`" in tabel[kasus["kind"]]
    assert set(tabel) == set(JENIS)


def test_setiap_kode_galat_tercantum_dan_setiap_yang_tercantum_ada():
    kode = {k for jalan in PAKET.glob("*.py") for k in re.findall(r'"(scoring\.[a-z_]+)"', jalan.read_text())}
    tercantum = set(re.findall(r"`(scoring\.[a-z_]+)`", README))

    assert tercantum == kode


def test_contoh_lengkap_dalam_readme_sama_dengan_hitungan():
    (contoh,) = [k for k in kasus_hukum() if k["nama"] == "contoh lengkap paparan RSUD Pandan Arang 2014"]
    hasil = tanya("penilaian", contoh["inputs"])["hasil"]
    bagian = README.split("## Contoh lengkap")[1].split("## Pembulatan")[0]

    for baris, kegiatan in zip(re.findall(r"^\| \d\..*$", bagian, re.MULTILINE), hasil["kegiatan"], strict=True):
        for angka in (*kegiatan["aspek"], kegiatan["penghitungan"], kegiatan["nilai"]):
            assert angka.replace(".", ",") in baris
    for nama in ("nilai_capaian_skp", "rata_rata", "skp_60_persen", "perilaku_40_persen", "nilai_prestasi_kerja"):
        assert f"| {hasil[nama].replace('.', ',')}" in bagian, nama
    assert "| 429,99 |" in bagian
    assert f"{hasil['nilai_prestasi_kerja'].replace('.', ',')} ({hasil['sebutan']})" in bagian


@pytest.mark.parametrize(
    ("inputs", "angka"),
    [
        ({"nilai_capaian_skp": ["85.00", "85.01"], "rata_rata_perilaku": "90"}, ["85.01", "51.01", "36.00", "87.01"]),
        ({"nilai_capaian_skp": ["90.99"], "rata_rata_perilaku": "91.01"}, ["90.99", "54.59", "36.40", "90.99"]),
    ],
)
def test_tabel_pembulatan_dalam_readme(inputs, angka):
    assert list(tanya("dua_skp", inputs)["hasil"].values()) == angka
    dipakai = next(b for b in README.splitlines() if b.startswith("| **setiap sel, setengah ke atas"))
    for a in (angka[0], angka[1], angka[3]):
        assert a.replace(".", ",") in dipakai


def test_setiap_perubahan_lengkap():
    catatan = PERUBAHAN.split("\n### ")[1:]

    assert catatan
    for isi in catatan:
        for butir in ("Periode", "Rumus/parameter", "Dasar", "Alasan", "Dampak"):
            assert f"* **{butir}:**" in isi
        assert "* **Dampak:** tidak ada" in isi
