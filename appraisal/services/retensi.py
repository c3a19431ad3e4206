"""Holding, proposing, deciding and destroying: two people, one narrow door, and a list of what has gone."""

import hashlib
from collections.abc import Iterable
from typing import Any

from django.core.files.storage import default_storage
from django.db import transaction
from django.urls import reverse

from appraisal.models import ButirMusnah, JenisArsip, Penahanan, StatusMusnah, UsulMusnah
from appraisal.retention.permissions import boleh_memusnahkan, boleh_memutuskan_musnah, boleh_retensi
from appraisal.retention.selectors import ARSIP, list_jatuh_waktu
from appraisal.services.pintu import pintu_terbuka
from organisasi.common.access import ditolak
from organisasi.common.chain import sidik_isi
from organisasi.common.clock import hari_ini, sekarang
from organisasi.common.errors import AturanDilanggar, KeadaanBerubah
from organisasi.common.models import berlaku_pada
from organisasi.jobs import Kendali
from organisasi.models import Instansi, Pegawai, Pekerjaan, Pengguna, Peran, PeranUnit, UnitKerja
from organisasi.selectors.akses import Akses
from organisasi.services.jejak import Peristiwa, potret, tulis_banyak
from organisasi.services.notifikasi import Kabar, beritahu, beritahu_banyak
from organisasi.services.pekerjaan import minta_pekerjaan
from organisasi.services.row import catat, kunci, simpan

SEKALI_MUSNAH = 200
"""Records that go in one transaction."""
PEKERJAAN_MUSNAH = "musnah"


@transaction.atomic
def pasang_penahanan(
    *, pegawai: Pegawai | None, unit: UnitKerja | None, tahun: int | None, alasan: str, oleh: Akses
) -> Penahanan:
    """Nothing of this person, unit or year is due from now on. Waits for a chunk that is being destroyed."""
    instansi, pengguna = _pengurus(oleh)
    _kunci_instansi(instansi)
    baris = Penahanan(
        instansi=instansi,
        pegawai=pegawai,
        unit=unit,
        tahun=tahun,
        alasan=alasan.strip(),
        sejak=hari_ini(instansi.zona_waktu),
        dipasang_oleh=pengguna,
    )
    simpan(baris)
    catat("retensi.ditahan", oleh, penahanan=baris, pegawai=pegawai)
    return baris


@transaction.atomic
def cabut_penahanan(*, penahanan_id: int, alasan: str, oleh: Akses) -> Penahanan:
    """The hold ends; what it held is due by its own time again.

    Raises ``KeadaanBerubah`` while a proposal of destruction of that year is open: the second person agrees to what
    he sees due, and nothing joins it afterwards.
    """
    instansi, pengguna = _pengurus(oleh)
    _kunci_instansi(instansi)
    baris = kunci(Penahanan, penahanan_id)
    if baris.instansi_id != instansi.pk:
        ditolak("Penahanan ini milik instansi lain.").wajib()
    terbuka = UsulMusnah.objects.filter(instansi=instansi, status__in=[StatusMusnah.DIUSULKAN, StatusMusnah.DISETUJUI])
    if usul := (terbuka.filter(tahun=baris.tahun) if baris.tahun else terbuka).first():
        raise KeadaanBerubah(
            "penahanan.usul_terbuka",
            f"{usul} masih terbuka. Putuskan atau laksanakan dahulu usul itu, supaya arsip yang dilepas tidak ikut "
            "musnah tanpa dilihat orang kedua.",
        )
    if baris.dicabut_pada is not None:
        raise KeadaanBerubah("penahanan.sudah_dicabut", "Penahanan ini sudah dicabut.")
    baris.dicabut_pada, baris.dicabut_oleh, baris.alasan_cabut = sekarang(), pengguna, alasan.strip()
    simpan(baris)
    catat("retensi.dilepas", oleh, penahanan=baris, pegawai=baris.pegawai_id)
    return baris


@transaction.atomic
def usulkan_musnah(*, jenis: str, tahun: int, alasan: str, oleh: Akses) -> UsulMusnah:
    """Propose one kind and year. Raises when nothing of it is due."""
    instansi, pengguna = _pengurus(oleh)
    _kunci_instansi(instansi)
    jumlah = list_jatuh_waktu(instansi, jenis, tahun, hari_ini(instansi.zona_waktu)).count()
    if not jumlah:
        raise AturanDilanggar(
            "usul_musnah.kosong",
            f"{JenisArsip(jenis).label} tahun {tahun} tidak ada yang habis masa simpannya, atau semuanya ditahan.",
        )
    usul = UsulMusnah(
        instansi=instansi, jenis=jenis, tahun=tahun, jumlah=jumlah, alasan=alasan.strip(), diusulkan_oleh=pengguna
    )
    simpan(usul)
    catat("retensi.diusulkan", oleh, usulmusnah=usul)
    beritahu(
        penerima=[p for p in _pemutus(instansi) if p.pk != oleh.pegawai_id],
        kunci=f"usul_musnah:{usul.pk}",
        judul=f"{usul} diusulkan musnah; putuskan sebagai orang kedua",
        tautan=reverse("appraisal:usul_musnah", args=[usul.pk]),
    )
    return usul


@transaction.atomic
def putuskan_musnah(*, usul_id: int, setuju: bool, catatan: str, oleh: Akses) -> UsulMusnah:
    """The second person agrees, which orders the work, or refuses with a reason."""
    usul = kunci(UsulMusnah, usul_id, "instansi")
    boleh_memutuskan_musnah(oleh, usul).wajib()
    if usul.status != StatusMusnah.DIUSULKAN:
        raise KeadaanBerubah("usul_musnah.sudah_diputuskan", "Usul musnah ini sudah diputuskan.")
    if not setuju and not catatan.strip():
        raise AturanDilanggar("usul_musnah.catatan", "Isi alasan penolakannya.")
    usul.status, usul.catatan_putusan = StatusMusnah.DISETUJUI if setuju else StatusMusnah.DITOLAK, catatan.strip()
    usul.diputuskan_oleh, usul.diputuskan_pada = oleh.pengguna, sekarang()
    simpan(usul)
    catat(f"retensi.{usul.status}", oleh, usulmusnah=usul)
    if setuju:
        laksanakan_musnah(usul_id=usul.pk, oleh=oleh)
    return usul


def laksanakan_musnah(*, usul_id: int, oleh: Akses) -> Pekerjaan:
    """Order the work of an approved proposal, also after a failure: what has gone is not done again."""
    usul = UsulMusnah.objects.get(pk=usul_id)
    if usul.status == StatusMusnah.SELESAI:
        raise KeadaanBerubah("usul_musnah.selesai", "Pemusnahan ini sudah selesai.")
    return minta_pekerjaan(jenis=PEKERJAAN_MUSNAH, judul=f"Pemusnahan {usul}", isian={"usul": usul.pk}, oleh=oleh)


def musnahkan(kendali: Kendali) -> int:
    """Carry an approved proposal out, chunk by chunk. Answers how many records have gone in all."""
    usul_id = kendali.isian["usul"]
    usul = UsulMusnah.objects.select_related("instansi").get(pk=usul_id)
    boleh_memusnahkan(kendali.akses, usul).wajib()
    kendali.mulai("Memusnahkan", _jatuh_waktu(usul).count())
    while banyak := _musnahkan_sepotong(usul_id, kendali.akses):
        kendali.maju(banyak)
    _hapus_berkas(usul_id)
    return _tutup(usul_id, kendali.akses)


@transaction.atomic
def _musnahkan_sepotong(usul_id: int, oleh: Akses) -> int:
    """The next records: listed, told in the trail, deleted. What was held meanwhile is no longer among them."""
    usul = kunci(UsulMusnah, usul_id, "instansi")
    _kunci_instansi(usul.instansi)
    if usul.status != StatusMusnah.DISETUJUI:
        return 0
    baris = list(_jatuh_waktu(usul).order_by("pk")[:SEKALI_MUSNAH])
    if not baris:
        return 0
    butir = [_butir(usul, b) for b in baris]
    ButirMusnah.objects.bulk_create(butir)
    tulis_banyak(_peristiwa(usul, baris, butir), oleh)
    daftar_pk = [b.pk for b in baris]
    with pintu_terbuka(usul.jenis, daftar_pk):
        ARSIP[usul.jenis].model._default_manager.filter(pk__in=daftar_pk).delete()  # noqa: SLF001
    return len(baris)


def _jatuh_waktu(usul: UsulMusnah) -> Any:
    return list_jatuh_waktu(usul.instansi, usul.jenis, usul.tahun, hari_ini(usul.instansi.zona_waktu))


def _butir(usul: UsulMusnah, baris: Any) -> ButirMusnah:
    """A file is known by its own digest, anything else by that of its columns."""
    berkas = getattr(baris, ARSIP[usul.jenis].berkas) if ARSIP[usul.jenis].berkas else None
    return ButirMusnah(
        usul=usul,
        objek_id=baris.pk,
        pegawai_id=baris.arsip_orang,
        sidik=getattr(baris, "sha256", "") or sidik_isi(potret(baris)),
        berkas=berkas.name if berkas else "",
        pada=sekarang(),
    )


def _peristiwa(usul: UsulMusnah, baris: Iterable[Any], butir: Iterable[ButirMusnah]) -> list[Peristiwa]:
    return [
        Peristiwa(
            kejadian="retensi.dimusnahkan",
            objek=b._meta.model_name,  # noqa: SLF001 - Django's own way to a name
            objek_id=b.pk,
            pegawai_id=b.arsip_orang,
            instansi_id=usul.instansi_id,
            ke=f"usulmusnah:{usul.pk}",
            nilai=t.sidik,
        )
        for b, t in zip(baris, butir, strict=True)
    ]


def _hapus_berkas(usul_id: int) -> None:
    """The files of what has gone; the name leaves the list after its file, so that a killed worker goes on here."""
    for butir in ButirMusnah.objects.filter(usul=usul_id).exclude(berkas="").iterator():
        default_storage.delete(butir.berkas)
        ButirMusnah.objects.filter(pk=butir.pk).update(berkas="")


@transaction.atomic
def _tutup(usul_id: int, oleh: Akses) -> int:
    """Seal the list and tell the people (UU 27/2022 Pasal 45)."""
    usul = kunci(UsulMusnah, usul_id, "instansi")
    if usul.status != StatusMusnah.DISETUJUI:
        return usul.musnah
    daftar = list(usul.daftar_butir.values_list("objek_id", "sidik", "pegawai"))
    isi = "\n".join(f"{objek} {sidik}" for objek, sidik, _ in daftar)
    usul.musnah, usul.sidik = len(daftar), hashlib.sha256(isi.encode()).hexdigest()
    usul.status, usul.selesai_pada = StatusMusnah.SELESAI, sekarang()
    simpan(usul)
    catat("retensi.selesai", oleh, usulmusnah=usul)
    orang = Pegawai.objects.filter(pk__in={p for *_, p in daftar if p})
    judul = f"{usul} tentang Anda telah dimusnahkan menurut jadwal retensi"
    beritahu_banyak(Kabar(p, f"musnah:{usul.pk}", judul, reverse("data_saya")) for p in orang)
    return usul.musnah


def _pemutus(instansi: Instansi) -> list[Pegawai]:
    """Everybody who may decide on a proposal, the one who made it among them."""
    peran = PeranUnit.objects.filter(
        berlaku_pada(hari_ini(instansi.zona_waktu)), peran=Peran.ADMIN_KEPEGAWAIAN, instansi=instansi, unit=None
    )
    return [p.pengguna.pegawai for p in peran.select_related("pengguna__pegawai") if p.pengguna.pegawai]


def _pengurus(oleh: Akses) -> tuple[Instansi, Pengguna]:
    boleh_retensi(oleh).wajib()
    return oleh.pelaku()


def _kunci_instansi(instansi: Instansi) -> None:
    """A hold and a chunk of destruction never happen at the same moment."""
    Instansi.objects.select_for_update(of=("self",), no_key=True).get(pk=instansi.pk)
