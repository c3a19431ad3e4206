"""The command ``cetak``: a file for every form, an Indonesian sentence for every refusal."""

import pytest
from django.core.management import CommandError, call_command

from appraisal.models import Dokumen, JenisDokumen
from appraisal.services.documents import get_dokumen
from tests.appraisal.pdf.contoh import teks
from tests.dunia import penilaian_disahkan, skp_draf

pytestmark = [pytest.mark.django_db, pytest.mark.sekali]


def jalankan(jenis, pegawai, keluar, **lain):
    call_command("cetak", jenis, nip=pegawai.nip, tahun=2015, keluar=keluar, **lain)
    return keluar.read_bytes()


def test_mencetak_draf(dunia, tmp_path, capsys):
    skp_draf(dunia)

    isi = jalankan("skp", dunia.pemilik, tmp_path / "skp.pdf")

    assert "DRAF" in teks(isi)
    assert "Pemilik Rekaan" in teks(isi)
    assert "cetakan" in capsys.readouterr().out


def test_mencetak_dokumen_akhir_menerbitkannya_dahulu(dunia, tmp_path, capsys):
    penilaian = penilaian_disahkan(dunia)

    isi = jalankan("prestasi", dunia.pemilik, tmp_path / "prestasi.pdf")
    for jenis in ("skp", "capaian", "perilaku"):
        jalankan(jenis, dunia.pemilik, tmp_path / f"{jenis}.pdf")

    assert Dokumen.objects.count() == 4
    assert get_dokumen(JenisDokumen.PRESTASI, penilaian).kode in teks(isi)
    assert "dokumen akhir" in capsys.readouterr().out


def test_nip_boleh_ditulis_dengan_spasi(dunia, tmp_path):
    skp_draf(dunia)
    nip = dunia.pemilik.nip

    call_command("cetak", "skp", nip=f"{nip[:8]} {nip[8:]}", tahun=2015, keluar=tmp_path / "a.pdf")

    assert (tmp_path / "a.pdf").exists()


@pytest.mark.parametrize(
    ("jenis", "lain", "kalimat"),
    [
        ("skp", {"nip": "198501012010011999"}, "Tidak ada pegawai dengan NIP 198501012010011999."),
        ("skp", {"tahun": 1999}, "tidak mempunyai SKP atau penilaian tahun 1999."),
        ("skp", {"skp_ke": 2}, "mempunyai 1 SKP pada tahun 2015."),
        ("skp", {"skp_ke": 0}, "mempunyai 1 SKP pada tahun 2015."),
        ("prestasi", {}, "Penilaian tahun 2015 belum dimulai."),
        ("kreativitas", {}, "Belum ada kreativitas yang diakui"),
    ],
)
def test_penolakan_berupa_kalimat(dunia, tmp_path, jenis, lain, kalimat):
    skp_draf(dunia)
    isi = {"nip": dunia.pemilik.nip, "tahun": 2015, "keluar": tmp_path / "a.pdf"} | lain

    with pytest.raises(CommandError, match=kalimat) as tolak:
        call_command("cetak", jenis, **isi)

    assert tolak.value.returncode == 1
    assert not (tmp_path / "a.pdf").exists()


def test_tempat_yang_tidak_dapat_ditulis_disebut(dunia, tmp_path):
    skp_draf(dunia)

    with pytest.raises(CommandError, match="tidak dapat ditulis: foldernya tidak ada"):
        jalankan("skp", dunia.pemilik, tmp_path / "tiada" / "skp.pdf")
    with pytest.raises(CommandError, match="tidak dapat ditulis: nama itu nama sebuah folder"):
        jalankan("skp", dunia.pemilik, tmp_path)
