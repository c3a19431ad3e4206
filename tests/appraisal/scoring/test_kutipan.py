"""Every formula has a source, every decision is recorded, every unread citation is listed."""

import re
from datetime import date
from pathlib import Path

import appraisal.scoring
from appraisal.scoring import calculation, explain, kinds  # noqa: F401 - importing registers the formulas
from appraisal.scoring.citations import RUMUS, DasarHukum, Peraturan, keputusan, peraturan, rumus
from appraisal.scoring.loader import semua_parameter

PAKET = Path(appraisal.scoring.__file__).parent
KEPUTUSAN = (PAKET / "KEPUTUSAN.md").read_text(encoding="utf-8")
BAGIAN = {b.split(".")[0]: b for b in re.split(r"^## ", KEPUTUSAN, flags=re.MULTILINE)[1:]}


def test_rumus_yang_terdaftar():
    """A new formula is added here together with its source; none may be missing."""
    assert set(RUMUS) == {
        "aspek_kegiatan",
        "bagian_tertimbang",
        "batasi_aspek",
        "efisiensi_persen",
        "nilai_capaian_skp",
        "nilai_efisiensi",
        "nilai_kegiatan",
        "nilai_kreativitas",
        "nilai_kreativitas_paparan",
        "nilai_kualitas",
        "nilai_kuantitas",
        "nilai_perilaku",
        "nilai_prestasi_kerja",
        "nilai_tingkat_kreativitas",
        "nilai_tugas_tambahan",
        "nilai_tugas_tambahan_paparan",
        "penghitungan",
        "rata_rata_capaian",
        "sebutan",
    }


def test_setiap_fungsi_nilai_terdaftar_sebagai_rumus():
    """By name: whatever is called nilai_… in the modules of formulas is a formula and needs a source."""
    modul = ("aspects", "achievement", "behaviour", "bonus", "grades")
    fungsi = {
        f
        for m in modul
        for f in re.findall(r"^def (nilai_\w+|sebutan|penghitungan)\(", (PAKET / f"{m}.py").read_text(), re.MULTILINE)
    }

    assert fungsi <= set(RUMUS)


def test_setiap_rumus_menyebut_peraturan_dan_keputusan_yang_terdaftar():
    for r in RUMUS.values():
        assert r.dasar.peraturan in peraturan(), r.nama
        assert r.dasar.tempat, r.nama
        for kunci in r.keputusan:
            assert keputusan()[kunci].nilai, f"{r.nama}: {kunci} menyentuh nilai"


def test_rumus_dikembalikan_tanpa_pembungkus():
    def coba():
        return 5

    assert rumus("PP-46-2011", "Pasal 5", "K-01", "K-02")(coba) is coba
    r = RUMUS.pop("coba")
    assert (r.nama, r.dasar, r.keputusan) == ("coba", DasarHukum("PP-46-2011", "Pasal 5"), ("K-01", "K-02"))


def test_kutipan_yang_masih_harus_dicek():
    """K-16. Read the official text, write the article, take the line out. The list only gets shorter."""
    semua = {r.dasar for r in RUMUS.values()} | {n.dasar for p in semua_parameter().values() for n in p.riwayat}

    assert {f"{d.peraturan}: {d.tempat}" for d in semua if d.perlu_dicek} == {
        "PP-46-2011: nilai dengan angka dan sebutan [cek]",
        "PP-46-2011: nilai dengan angka dan sebutan [cek]; batas desimal K-01",
        "PP-46-2011: nilai perilaku kerja paling tinggi 100 [cek]",
        "PP-46-2011: nilai prestasi kerja [cek]",
        "PP-46-2011: pembobotan unsur penilaian [cek]",
        "PP-46-2011: unsur perilaku kerja [cek]",
    }


def test_tanda_cek_dan_nomor_pasal_yang_belum_dibaca_tidak_tercetak():
    semua = {r.dasar for r in RUMUS.values()} | {n.dasar for p in semua_parameter().values() for n in p.riwayat}
    dibaca = {"5", "6", "7", "19"}

    for dasar in semua:
        assert "[cek]" not in dasar.kalimat()
        assert set(re.findall(r"[Pp]asal (\d+)", dasar.kalimat())) <= dibaca


def test_kalimat_kutipan_memuat_judul_lengkap():
    kalimat = DasarHukum("PP-46-2011", "nilai prestasi kerja [cek]").kalimat()

    assert kalimat == (
        "Peraturan Pemerintah Nomor 46 Tahun 2011 tentang Penilaian Prestasi Kerja Pegawai Negeri Sipil, "
        "nilai prestasi kerja"
    )
    assert not DasarHukum("PP-46-2011", "Pasal 5").perlu_dicek


def test_peraturan_yang_terdaftar_tidak_pernah_hilang():
    """Frozen explanations refer to these keys for ever."""
    lama = {"PP-46-2011", "PERKA-BKN-1-2013", "PAPARAN-BKN-2012", "KEPUTUSAN-APLIKASI"}

    assert lama <= set(peraturan())
    for p in peraturan().values():
        assert p.judul
        assert p.berlaku_sampai is None or p.berlaku_sejak < p.berlaku_sampai
        assert bool(p.berlaku_sampai) == bool(p.diganti_oleh)


def test_satu_peraturan_terbaca_lengkap():
    assert peraturan()["PP-46-2011"] == Peraturan(
        kunci="PP-46-2011",
        judul=("Peraturan Pemerintah Nomor 46 Tahun 2011 tentang Penilaian Prestasi Kerja Pegawai Negeri Sipil"),
        berlaku_sejak=date(2014, 1, 1),
        berlaku_sampai=date(2021, 6, 30),
        diganti_oleh="Peraturan Pemerintah Nomor 30 Tahun 2019",
    )
    assert (peraturan()["KEPUTUSAN-APLIKASI"].berlaku_sampai, peraturan()["KEPUTUSAN-APLIKASI"].diganti_oleh) == (
        None,
        "",
    )


# --- KEPUTUSAN.md


def test_setiap_keputusan_tercatat_satu_kali_dan_berurutan():
    nomor = [f"K-{n:02d}" for n in range(1, len(BAGIAN) + 1)]

    assert list(BAGIAN) == nomor
    assert list(keputusan()) == nomor
    assert "K-19" in nomor


def test_setiap_keputusan_lengkap():
    for kunci, isi in BAGIAN.items():
        for butir in ("**Yang tidak jelas.**", "**Pilihan.**", "**Keputusan.**", "**Ditetapkan oleh.**"):
            assert butir in isi, f"{kunci} {butir}"
        ya = "**Menyentuh nilai.** ya" in isi
        assert ya or "**Menyentuh nilai.** tidak" in isi, kunci
        assert keputusan()[kunci].nilai is ya, kunci
        assert keputusan()[kunci].kunci == kunci
        assert keputusan()[kunci].ringkas.endswith("."), kunci


def test_setiap_keputusan_yang_disebut_kode_ada_di_catatan():
    disebut = {
        k
        for jalan in (*PAKET.glob("*.py"), *PAKET.glob("parameters/*.toml"))
        for k in re.findall(r"K-\d\d", jalan.read_text(encoding="utf-8"))
    }

    assert disebut <= set(BAGIAN)


def test_setiap_keputusan_tentang_hitungan_menyebut_tempatnya():
    """What touches a score is cited by a formula, a parameter, or the record says where else it lives."""
    dikutip = {k for r in RUMUS.values() for k in r.keputusan}
    tempat_lain = {k for k, isi in BAGIAN.items() if "**Di luar rumus.**" in isi}

    assert {k for k, v in keputusan().items() if v.nilai} == dikutip | (tempat_lain & {"K-13", "K-17"})
