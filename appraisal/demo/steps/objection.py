"""The objection, the answer to it and the decision."""

from decimal import Decimal

from appraisal.demo.stage import Kisah
from appraisal.models import JenisButir
from appraisal.services import keberatan
from skp.selectors import list_kegiatan


def ajukan(k: Kisah) -> None:
    isi = k.naskah.keberatan
    keberatan.ajukan_keberatan(
        penilaian_id=k.penilaian_id,
        alasan=isi["alasan"],
        butir={_kunci(k, acuan): alasan for acuan, alasan in isi["butir"].items()},
        oleh=k.pemilik,
    )


def tanggapi(k: Kisah) -> None:
    tanggapan = k.naskah.keberatan["tanggapan"]
    keberatan.tanggapi_keberatan(penilaian_id=k.penilaian_id, tanggapan=tanggapan, oleh=k.penilai)


def putuskan(k: Kisah) -> None:
    isi = k.naskah.keberatan
    keberatan.putuskan_keberatan(
        penilaian_id=k.penilaian_id,
        keputusan=isi["keputusan"],
        perubahan={_kunci(k, acuan): Decimal(angka) for acuan, angka in isi.get("perubahan", {}).items()},
        oleh=k.atasan,
    )


def _kunci(k: Kisah, acuan: str) -> str:
    """The service's key of a figure: the quality of row ``"2"``, or a behaviour aspect by its name."""
    if not acuan.isdigit():
        return f"{JenisButir.PERILAKU}:{acuan}"
    return f"{JenisButir.KUALITAS}:{list_kegiatan(k.skp)[int(acuan) - 1].pk}"
