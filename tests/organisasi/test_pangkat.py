"""The 17 pangkat, golongan ruang, as the law names them."""

from organisasi.pangkat import NAMA_PANGKAT, Golongan, tulis_pangkat

RESMI = [
    ("I/a", "Juru Muda"),
    ("I/b", "Juru Muda Tingkat I"),
    ("I/c", "Juru"),
    ("I/d", "Juru Tingkat I"),
    ("II/a", "Pengatur Muda"),
    ("II/b", "Pengatur Muda Tingkat I"),
    ("II/c", "Pengatur"),
    ("II/d", "Pengatur Tingkat I"),
    ("III/a", "Penata Muda"),
    ("III/b", "Penata Muda Tingkat I"),
    ("III/c", "Penata"),
    ("III/d", "Penata Tingkat I"),
    ("IV/a", "Pembina"),
    ("IV/b", "Pembina Tingkat I"),
    ("IV/c", "Pembina Utama Muda"),
    ("IV/d", "Pembina Utama Madya"),
    ("IV/e", "Pembina Utama"),
]


def test_tujuh_belas_pangkat_dengan_nama_resminya():
    assert list(NAMA_PANGKAT.items()) == RESMI
    assert len(RESMI) == 17


def test_pilihan_formulir_sama_dengan_daftar_resmi():
    assert Golongan.choices == [(golongan, f"{nama} ({golongan})") for golongan, nama in RESMI]


def test_pangkat_ditulis_seperti_pada_formulir():
    assert tulis_pangkat("III/d") == "Penata Tingkat I / III/d"
    assert tulis_pangkat("") == ""
