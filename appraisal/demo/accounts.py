"""Logins of the demonstration: passwords are derived, never stored or written into a file."""

from collections.abc import Iterable

from django.contrib.auth.hashers import make_password
from django.utils.crypto import salted_hmac

from appraisal.demo.files import DATA
from organisasi.models import Pegawai, Pengguna

GARAM = "appraisal.demo.accounts"


def kata_sandi(nama_pengguna: str) -> str:
    """Three words and four digits out of the secret key and the login name: ``Dermaga-lampion-tebu-0482``.

    Whoever holds the key of the installation can read it again; a copy of the database alone gives nothing away.
    """
    sisa = int.from_bytes(salted_hmac(GARAM, nama_pengguna, algorithm="sha256").digest(), "big")
    daftar = (DATA / "kata.txt").read_text(encoding="utf-8").split()
    kata = []
    for _ in range(3):
        sisa, letak = divmod(sisa, len(daftar))
        kata.append(daftar[letak])
    return f"{'-'.join(kata).capitalize()}-{sisa % 10_000:04d}"


def buat_akun(orang: Iterable[tuple[Pegawai, str]]) -> dict[int, Pengguna]:
    """One account per person and login name. Who has left the service gets one that cannot log in."""
    akun = []
    for pegawai, nama_pengguna in orang:
        aktif = pegawai.berhenti_tanggal is None
        sandi = make_password(kata_sandi(nama_pengguna) if aktif else None)
        akun.append(
            Pengguna(
                nama_pengguna=nama_pengguna,
                pegawai=pegawai,
                password=sandi,
                is_active=aktif,
                wajib_ganti_sandi=False,
            )
        )
    return {a.pegawai_id: a for a in Pengguna.objects.bulk_create(akun) if a.pegawai_id is not None}
