"""The command ``rekap``: a workbook of typed cells for a unit with everything below it."""

from datetime import datetime
from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command
from openpyxl import load_workbook

from appraisal.models import HasilSkp
from appraisal.recap_capaian import iter_capaian
from tests.dunia import penilaian_disahkan, penilaian_diserahkan, skp_diajukan
from tests.factories.organisasi import InstansiFactory, UnitFactory

pytestmark = pytest.mark.django_db


def rekap(dari, keluar, **lain):
    call_command("rekap", **{"unit": dari.kode, "tahun": 2015, "keluar": keluar} | lain)
    return load_workbook(keluar)


def isi(lembar):
    kepala, *baris = lembar.iter_rows(min_row=3, values_only=True)
    return [dict(zip(kepala, b, strict=True)) for b in baris]


def test_hasil_dan_kekurangan_unit_dengan_semua_di_bawahnya(dunia, tmp_path, capsys):
    penilaian_disahkan(dunia)
    skp_diajukan(dunia, pegawai=dunia.rekan)

    buku = rekap(dunia.bagian, tmp_path / "r.xlsx")

    orang = {b["Nama"]: b for b in isi(buku["Rekap"])}
    assert orang.keys() == {"Kabag Rekaan", "Kasubbag Rekaan", "Pemilik Rekaan", "Rekan Rekaan"}
    pemilik = orang["Pemilik Rekaan"]
    assert pemilik["NIP"] == dunia.pemilik.nip
    assert Decimal(str(pemilik["Nilai prestasi kerja"])) == Decimal("86.20")
    assert pemilik["Sebutan"] == "Baik"
    assert pemilik["Disahkan"] == datetime(2016, 1, 7)  # noqa: DTZ001 - a cell has no zone
    kurang = {b["Nama"]: b for b in isi(buku["Belum selesai"])}
    assert "Pemilik Rekaan" not in kurang
    assert kurang["Rekan Rekaan"]["Dapat diselesaikan oleh"] == "Kasubbag Rekaan"
    assert kurang["Kabag Rekaan"]["Yang belum selesai"] == "Belum menyusun SKP"
    assert "(4 pegawai) ditulis ke" in capsys.readouterr().out


def test_setiap_skp_dengan_jumlahnya_dan_setiap_kegiatan_dengan_nilainya(dunia, tmp_path):
    penilaian = penilaian_disahkan(dunia)
    hasil = HasilSkp.objects.get(skp__pegawai=penilaian.pegawai, berlaku=True)

    buku = rekap(dunia.bagian, tmp_path / "r.xlsx")

    (capaian,) = isi(buku["Capaian SKP"])
    assert capaian["NIP"] == dunia.pemilik.nip
    assert Decimal(str(capaian["JUMLAH"])) == hasil.jumlah
    assert (Decimal(str(capaian["Nilai capaian SKP"])), capaian["Sebutan"]) == (hasil.nilai, hasil.sebutan)
    rincian = isi(buku["Rincian SKP"])
    assert [b["No kegiatan"] for b in rincian] == [1, 2]
    assert sum(Decimal(str(b["Nilai capaian"])) for b in rincian) == hasil.jumlah
    assert rincian[0]["Kegiatan tugas jabatan"] == hasil.masukan["kegiatan"][0]["uraian"]


def test_pimpinan_hanya_membaca_yang_berlaku(dunia, tmp_path):
    periode = penilaian_diserahkan(dunia).periode

    assert list(iter_capaian(dunia.biro, periode, hanya_final=True)) == []
    assert len(list(iter_capaian(dunia.biro, periode))) == 1


def test_tidak_ada_rumus_dan_nip_berupa_teks(dunia, tmp_path):
    dunia.pemilik.nama = "=HYPERLINK(1)"
    dunia.pemilik.save()

    buku = rekap(dunia.biro, tmp_path / "r.xlsx")

    sel = [s for lembar in buku for baris in lembar.iter_rows() for s in baris if s.value is not None]
    assert {s.data_type for s in sel} <= {"s", "n", "d"}
    assert any(s.value == "=HYPERLINK(1)" for s in sel)
    assert all(isinstance(b["NIP"], str) for b in isi(buku["Rekap"]))


def test_kode_yang_dipakai_dua_instansi_perlu_disebut_instansinya(dunia, tmp_path):
    asing = UnitFactory(instansi=InstansiFactory(), kode=dunia.biro.kode)

    with pytest.raises(CommandError, match="dipakai beberapa instansi; tambahkan --instansi"):
        rekap(dunia.biro, tmp_path / "r.xlsx")

    rekap(dunia.biro, tmp_path / "r.xlsx", instansi=dunia.instansi.kode)
    with pytest.raises(CommandError, match="tidak mempunyai periode penilaian tahun 2015"):
        rekap(asing, tmp_path / "r.xlsx", instansi=asing.instansi.kode)


@pytest.mark.parametrize(
    ("lain", "kalimat"),
    [
        ({"unit": "TIADA"}, "Tidak ada unit dengan kode TIADA."),
        ({"instansi": "TIADA"}, "Tidak ada instansi dengan kode TIADA."),
        ({"tahun": 1999}, "tidak mempunyai periode penilaian tahun 1999."),
    ],
)
def test_penolakan_berupa_kalimat(dunia, tmp_path, lain, kalimat):
    with pytest.raises(CommandError, match=kalimat):
        rekap(dunia.biro, tmp_path / "r.xlsx", **lain)

    assert list(tmp_path.iterdir()) == []


def test_tempat_yang_tidak_dapat_ditulis_disebut(dunia, tmp_path):
    with pytest.raises(CommandError, match="tidak dapat ditulis: foldernya tidak ada"):
        rekap(dunia.biro, tmp_path / "tiada" / "r.xlsx")
    with pytest.raises(CommandError, match="nama itu nama sebuah folder"):
        rekap(dunia.biro, tmp_path)
