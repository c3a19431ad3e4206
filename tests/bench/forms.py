"""One person's forms beside a bare WeasyPrint call on the same HTML, and the archive of stored forms."""

import gc
import hashlib
import io
import statistics
import time
import uuid
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from django.core.files.base import ContentFile
from django.db import transaction

from appraisal.models import Dokumen, Penilaian
from appraisal.models.dokumen import kode_baru
from appraisal.pdf.bingkai import verifikasi
from appraisal.pdf.mesin import GAYA, HURUF, PengambilTertutup, tulis_pdf
from appraisal.pdf.sumber import list_formulir, susun
from appraisal.selectors import TERKAIT
from skp.models import Skp
from tests.bench.catalogue import Bahan
from tests.bench.report import Angka

SASARAN_FORMULIR = 1.15
SASARAN_ARSIP = 300


def ukur_formulir(bahan: Bahan, orang: int, putaran: int) -> Iterator[Angka]:
    """Every form of each person, the own way and the bare call turn by turn."""
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    huruf = FontConfiguration()
    gaya = CSS(string=HURUF + GAYA.read_text(encoding="utf-8"), font_config=huruf, url_fetcher=PengambilTertutup())

    def telanjang(html: str) -> bytes:
        isi = HTML(string=html, url_fetcher=PengambilTertutup()).write_pdf(stylesheets=[gaya], font_config=huruf)
        return isi or b""

    penilaian = Penilaian.objects.filter(periode=bahan.lalu).select_related(*TERKAIT).order_by("pk")[:orang]
    html = [[str(susun(j, s, verifikasi(kode_baru()))) for j, s in list_formulir(p)] for p in penilaian]
    tulis_pdf(html[0][0])
    telanjang(html[0][0])
    sendiri, pesaing = [], []
    for _ in range(putaran):
        for satu in html:
            gc.collect()
            sendiri.append(_cpu(tulis_pdf, satu))
            gc.collect()
            pesaing.append(_cpu(telanjang, satu))
    a, b = statistics.median(sendiri), statistics.median(pesaing)
    yield Angka(
        f"formulir seorang ({len(html[0])} dokumen)",
        f"{a * 1000:.0f} ms",
        f"WeasyPrint saja {b * 1000:.0f} ms",
        a / b,
        f"<= {SASARAN_FORMULIR} x",
        a / b <= SASARAN_FORMULIR,
    )


def ukur_arsip(bahan: Bahan, orang: int) -> Iterator[Angka]:
    """Zip of the stored forms of ``orang`` people beside the same bytes zipped from memory; rolled back."""
    from appraisal.bundel import list_lembaran
    from appraisal.services.documents import baca_utuh

    berkas: list[Dokumen] = []
    try:
        with transaction.atomic():
            pk, contoh = _terbitkan_tiruan(bahan, orang, berkas)
            awal_memori = _memori()
            awal = time.process_time()
            with zipfile.ZipFile(io.BytesIO(), "w", zipfile.ZIP_STORED) as arsip:
                for lembaran in list_lembaran(pk):
                    for satu in lembaran:
                        arsip.writestr(satu.nama, baca_utuh(satu.dokumen))
            laju = orang / (time.process_time() - awal)
            tambah = _memori() - awal_memori
            awal = time.process_time()
            with zipfile.ZipFile(io.BytesIO(), "w", zipfile.ZIP_STORED) as arsip:
                for n in range(len(berkas)):
                    arsip.writestr(f"{n}.pdf", contoh)
            lantai = orang / (time.process_time() - awal)
            transaction.set_rollback(True)
    finally:
        for d in berkas:
            d.berkas.delete(save=False)
    yield Angka(
        f"arsip {orang} orang dari berkas tersimpan",
        f"{laju:,.0f} orang/s",
        f"zip dari memori {lantai:,.0f}/s, +{tambah:.0f} MiB",
        laju / lantai,
        f">= {SASARAN_ARSIP} orang/s",
        laju >= SASARAN_ARSIP,
    )


def _terbitkan_tiruan(bahan: Bahan, orang: int, berkas: list[Dokumen]) -> tuple[list[int], bytes]:
    """Stored forms for ``orang`` people: one real PDF under every row, so that only copying is measured."""
    daftar = Penilaian.objects.filter(periode=bahan.lalu).select_related(*TERKAIT).order_by("pk")[:orang]
    jenis, sumber = next(list_formulir(daftar[0]))
    contoh = tulis_pdf(str(susun(jenis, sumber, verifikasi(kode_baru()))))
    sidik = hashlib.sha256(contoh).hexdigest()
    skp = dict(Skp.objects.filter(periode=bahan.lalu).values_list("pegawai_id", "pk"))
    for p in daftar:
        for j in ("skp", "capaian", "perilaku", "prestasi"):
            milik = skp[p.pegawai_id] if j in {"skp", "capaian"} else None
            d = Dokumen(
                penilaian=p, skp_id=milik, jenis=j, sha256=sidik, ukuran=len(contoh), kode=uuid.uuid4().hex[:30]
            )
            d.berkas.save("f.pdf", ContentFile(contoh), save=False)
            berkas.append(d)
    Dokumen.objects.bulk_create(berkas)
    return [p.pk for p in daftar], contoh


def _memori() -> float:
    """MiB at the highest so far; ``ru_maxrss`` would begin with the parent's."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def _cpu(cetak: Callable[[str], bytes], daftar: Sequence[str]) -> float:
    awal = time.process_time()
    for html in daftar:
        cetak(html)
    return time.process_time() - awal
