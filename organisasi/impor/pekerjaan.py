"""Large imports in the background: the check and the application as long work."""

from pathlib import Path

from django.urls import reverse

from organisasi.common.access import Izin
from organisasi.common.errors import AturanDilanggar
from organisasi.impor.unit import boleh_susunan
from organisasi.jobs import Hasil, Isian, JenisPekerjaan, Kendali, daftarkan
from organisasi.models import Impor, StatusImpor
from organisasi.selectors.akses import Akses


def _boleh(akses: Akses, isian: Isian) -> Izin:
    return boleh_susunan(akses)


def _periksa(kendali: Kendali, folder: Path) -> Hasil:
    from organisasi.services.impor import periksa_impor, tolak_berkas  # noqa: PLC0415 - it needs the sheets registered

    impor_id = kendali.isian["impor"]
    kendali.mulai("Memeriksa baris", 1)
    try:
        impor = periksa_impor(impor_id=impor_id, oleh=kendali.akses)
    except AturanDilanggar as salah:
        tolak_berkas(impor_id, salah)
        raise
    kendali.maju()
    kalimat = f"{impor.jumlah_temuan} temuan, {impor.jumlah_perubahan} perubahan."
    return Hasil(keterangan={"kalimat": [kalimat], "tautan": reverse("organisasi:rincian_impor", args=[impor_id])})


def _terapkan(kendali: Kendali, folder: Path) -> Hasil:
    """Killed after the commit and run again, it finds the import applied and only reports it."""
    from organisasi.services.impor import terapkan_impor  # noqa: PLC0415 - it needs the sheets registered

    impor_id = kendali.isian["impor"]
    kendali.mulai("Menerapkan perubahan", 1)
    if not Impor.objects.filter(pk=impor_id, status=StatusImpor.DITERAPKAN).exists():
        terapkan_impor(impor_id=impor_id, sidik=kendali.isian["sidik"], oleh=kendali.akses)
    kendali.maju()
    tautan = reverse("organisasi:rincian_impor", args=[impor_id])
    return Hasil(keterangan={"kalimat": ["Semua perubahan sudah diterapkan."], "tautan": tautan})


PERIKSA = daftarkan(JenisPekerjaan("impor_periksa", _boleh, _periksa))
TERAPKAN = daftarkan(JenisPekerjaan("impor_terapkan", _boleh, _terapkan))
