"""The oracle is complete: every address of the resolver, every relation, every state, each cell once."""

from collections import Counter

from tests.otorisasi.alamat import semua_alamat
from tests.otorisasi.kota import PELAKU
from tests.otorisasi.tabel import baca

METODE = ("GET", "POST")
BERHASIL = {"200", "302"}


def semua_sel():
    return [(k, m, r, t) for k, a in semua_alamat().items() for m in METODE for r in PELAKU for t in a.tahap]


def test_setiap_sel_tepat_satu_baris():
    tabel = baca()
    tanpa = [sel for sel in semua_sel() if sel not in tabel.jawaban]
    contoh = "\n".join(" | ".join(sel) + " | ..." for sel in tanpa[:60])

    assert tabel.asing == [], "alamat yang tidak dikenal"
    assert tabel.ganda == [], "lebih dari satu baris"
    assert not tanpa, f"{len(tanpa)} sel belum ada di tests/otorisasi/tabel.txt. Tambahkan:\n{contoh}"


def test_tidak_ada_sel_di_luar_dimensi():
    assert set(baca().jawaban) - set(semua_sel()) == set()


def test_setiap_alamat_berhasil_bagi_paling_sedikit_satu_pelaku():
    berhasil = {sel[0] for sel, jawaban in baca().jawaban.items() if jawaban in BERHASIL}

    assert (
        set(semua_alamat()) - berhasil
        == {
            *(a for a in semua_alamat() if a.startswith("api:")),  # opened by a key, see tests/appraisal/test_api.py
            "appraisal:kembalikan_sop",  # the run waits at its first step
            "masuk_penyedia",  # no identity provider is set up; see tests/keamanan/test_penyedia.py
            "kembali_penyedia",
            "verifikasi",  # the sample code belongs to no document
            "organisasi:lambang",  # no emblem is stored
            "organisasi:akhiri_unit",  # people sit there
            "organisasi:akhiri_jabatan",
            "organisasi:buka_unit",  # never ended
            "skp:rkt_buka",
            "organisasi:buka_jabatan",
            "organisasi:batal_berhenti",
            "organisasi:buat_akun",  # has one
            "organisasi:aktifkan_akun",
            "batalkan_pekerjaan",  # done already
            "simpan_isian",  # the sample types nothing
            "mfa_deactivate_totp",  # no second step is set up; see tests/organisasi
            "mfa_view_recovery_codes",
            "mfa_download_recovery_codes",
            "appraisal:mulai_tugas_belajar",  # no study leave in the town; see tests/appraisal
            "appraisal:tugas_belajar",
            "appraisal:akademik",
            "appraisal:transkrip",
            "organisasi:periksa_impor",  # the file was put away; see tests/organisasi/impor
            "organisasi:terapkan_impor",
            "organisasi:urungkan_impor",
            "skp:bawa_baris",  # nobody has a year before; see tests/skp/test_carry.py
            "appraisal:laksanakan_musnah",  # waits for its second person; see tests/appraisal/test_retensi.py
            "appraisal:berita_acara_musnah",
            "skp:keadaan_akhiri",  # proposed only
            "skp:keadaan_target",  # no SKP behind it
            "tamu_latihan",  # closed unless the installation opens it
            "mulai_latihan",  # nobody says whom to play; see tests/appraisal/test_latihan.py
            "skp:keadaan_baru/pindah",  # the colleague has no SKP
            "skp:keadaan_baru/cuti",
            "skp:keadaan_baru/luar_kendali",
        }
        - berhasil
    )


def test_setiap_pelaku_disebut_pada_setiap_alamat():
    terlihat = Counter((sel[0], sel[2]) for sel in baca().jawaban)

    assert {(k, r) for k in semua_alamat() for r in PELAKU} == set(terlihat)
