"""The agency that everything is measured on: built once per size, then kept beside the other data of this machine."""

import time

from django.core.management import call_command

from appraisal.demo.load import muat_demo_banyak
from organisasi.models import Pegawai
from tests.bench.catalogue import Bahan
from tests.bench.report import Angka


def siapkan(banyak: int) -> tuple[Bahan, list[Angka]]:
    """The agency of ``banyak`` people, and how long it took when it had to be built."""
    call_command("migrate", verbosity=0, interactive=False)
    awal, cpu = time.monotonic(), time.process_time()
    dimuat = muat_demo_banyak(banyak, lambda _: None)
    lama, cpu = time.monotonic() - awal, time.process_time() - cpu
    bahan = Bahan()
    orang = Pegawai.objects.filter(instansi=bahan.instansi).count() - 1
    if not dimuat:
        return bahan, []
    return bahan, [Angka(f"demo --pegawai {orang}", f"{lama:.0f} s", f"CPU {cpu:.0f} s")]
