"""Special circumstances of one person: the flows that apply, one circumstance with its papers, its decision."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from organisasi.common.clock import hari_ini
from organisasi.common.errors import AturanDilanggar
from organisasi.common.http import Permintaan
from organisasi.common.requests import bilangan
from organisasi.forms.isian import Isian, SelesaiForm, baca_putusan
from organisasi.models import Pegawai
from organisasi.services.jejak import catat_baca
from skp.circumstance_forms import BerkasForm, DipekerjakanForm, KeadaanForm, PutusanForm, form_keadaan
from skp.circumstance_steps import dapat_disesuaikan, langkah_keadaan, skp_berikut
from skp.circumstances import ALUR, Alur
from skp.models import BerkasKeadaan, JenisKeadaan, KeadaanKhusus, Skp, StatusKeadaan
from skp.permissions import boleh_memutus, boleh_menarik, boleh_mengusulkan, boleh_menyesuaikan, peran_terhadap
from skp.selectors import list_keadaan, list_kegiatan, list_periode
from skp.services import circumstances as layanan
from skp.services.secondment import catat_dipekerjakan
from skp.states import Peran


def get_pegawai(request: Permintaan, pk: int) -> Pegawai:
    """Somebody to whom this account is something, or 404."""
    pegawai = get_object_or_404(Pegawai.objects.select_related("instansi__ppk"), pk=pk)
    if not peran_terhadap(pegawai, request.akses):
        raise Http404
    return pegawai


def get_keadaan(request: Permintaan, pk: int) -> KeadaanKhusus:
    keadaan = get_object_or_404(
        KeadaanKhusus.objects.select_related(
            "pegawai__instansi", "unit", "skp__periode__instansi", "skp__penempatan__jabatan", "kegiatan"
        ),
        pk=pk,
    )
    if not peran_terhadap(keadaan.pegawai, request.akses, keadaan.skp):
        raise Http404
    return keadaan


@require_safe
def daftar(request: Permintaan, pk: int) -> HttpResponse:
    """One person and year: what holds, what was asked for, and every flow with its papers and consequences."""
    pegawai = get_pegawai(request, pk)
    pilihan = list(list_periode(pegawai.instansi))
    tahun = bilangan(request.GET.get("tahun")) or hari_ini(pegawai.instansi.zona_waktu).year
    periode = next((p for p in pilihan if p.tahun == tahun), pilihan[0] if pilihan else None)
    peran = peran_terhadap(pegawai, request.akses)
    konteks = {
        "pegawai": pegawai,
        "periode": periode,
        "pilihan": pilihan,
        "daftar": list_keadaan(pegawai, periode.mulai, periode.selesai) if periode else [],
        "alur": [(alur, boleh_mengusulkan(alur, peran)) for alur in ALUR.values()],
        "milik_saya": Peran.PEMILIK in peran,
    }
    return render(request, "skp/keadaan_daftar.html", konteks)


@require_http_methods(["GET", "HEAD", "POST"])
def isi(request: Permintaan, pk: int, jenis: str) -> HttpResponse:
    """Bring one circumstance forward, or record it."""
    pegawai, alur = get_pegawai(request, pk), ALUR[jenis]
    boleh_mengusulkan(alur, peran_terhadap(pegawai, request.akses)).wajib()
    skp = _pilihan_skp(request, pegawai)
    form = _form(request, alur, skp)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                keadaan = _simpan(request, pegawai, form)
            except AturanDilanggar as salah:
                status = salah.status_http
                form.tolak(salah)
            else:
                berlaku = keadaan.status == StatusKeadaan.BERLAKU
                pesan = "telah dicatat dan berlaku" if berlaku else "telah diusulkan"
                messages.success(request, f"{alur.judul} {pesan}.")
                return redirect("skp:keadaan_rincian", pk=keadaan.pk)
    langsung = alur.pemutus in peran_terhadap(pegawai, request.akses)
    konteks = {"pegawai": pegawai, "alur": alur, "form": form, "langsung": langsung}
    return render(request, "skp/keadaan_isi.html", konteks, status=status)


def _pilihan_skp(request: Permintaan, pegawai: Pegawai) -> list[Skp]:
    """The SKP that may be chosen: the one in the address, else all of the person's."""
    semua = Skp.objects.filter(pegawai=pegawai).select_related("periode__instansi", "penempatan__jabatan")
    nomor = bilangan(request.GET.get("skp"))
    return list(semua.filter(pk=nomor) if nomor else semua.order_by("-mulai")[:4])


def _form(request: Permintaan, alur: Alur, skp: list[Skp]) -> KeadaanForm:
    awal: dict[str, Any] = {"skp_id": skp[0].pk if skp else None}
    if alur.jenis == JenisKeadaan.PINDAH and skp:
        berikut = skp[0].pegawai.daftar_penempatan.filter(jenis="definitif", mulai__gt=skp[0].mulai).last()
        awal |= {"mulai": berikut.mulai, "nomor_surat": berikut.nomor_surat} if berikut else {}
    kegiatan = [k for s in skp for k in list_kegiatan(s)] if alur.jenis == JenisKeadaan.LUAR_KENDALI else []
    awal["kegiatan_id"] = bilangan(request.GET.get("kegiatan"))
    return form_keadaan(alur, request.POST or None, request.FILES or None, initial=awal, skp=skp, kegiatan=kegiatan)


def _simpan(request: Permintaan, pegawai: Pegawai, form: KeadaanForm) -> KeadaanKhusus:
    umum: dict[str, Any] = {
        "pegawai_id": pegawai.pk,
        "isi": form.isi(),
        "berkas": [form.cleaned_data["berkas"]],
        "oleh": request.akses,
    }
    if isinstance(form, DipekerjakanForm):
        return catat_dipekerjakan(penilai=form.penilai(), atasan=form.atasan(), **umum)
    return layanan.catat_keadaan(**umum)


@require_safe
def rincian(request: Permintaan, pk: int) -> HttpResponse:
    keadaan = get_keadaan(request, pk)
    catat_baca(request.akses, "keadaan.dilihat", keadaan, pegawai=[keadaan.pegawai_id])
    return render(request, "skp/keadaan_rincian.html", _konteks(request, keadaan))


def _konteks(request: Permintaan, keadaan: KeadaanKhusus, **lain: Any) -> dict[str, Any]:
    peran = peran_terhadap(keadaan.pegawai, request.akses, keadaan.skp)
    diusulkan, berlaku = keadaan.status == StatusKeadaan.DIUSULKAN, keadaan.status == StatusKeadaan.BERLAKU
    putus, tarik = bool(boleh_memutus(keadaan, request.akses)), bool(boleh_menarik(keadaan, request.akses))
    return {
        "keadaan": keadaan,
        "alur": ALUR[keadaan.jenis],
        "langkah": langkah_keadaan(keadaan),
        "skp_baru": skp_berikut(keadaan),
        "boleh_putus": putus and diusulkan,
        "boleh_cabut": (putus and berlaku) or (tarik and diusulkan),
        "boleh_akhiri": putus and berlaku and ALUR[keadaan.jenis].berbatas,
        "boleh_berkas": (putus or tarik) and (berlaku or diusulkan),
        "boleh_target": dapat_disesuaikan(keadaan) and bool(boleh_menyesuaikan(keadaan.skp, request.akses))
        if keadaan.skp
        else False,
        "boleh_tutup": keadaan.skp is not None
        and keadaan.skp.status == "ditetapkan"
        and keadaan.jenis != JenisKeadaan.CUTI
        and bool(peran & {Peran.PEMILIK, Peran.ADMIN}),
        "milik_saya": Peran.PEMILIK in peran,
        "menilai": bool(peran & {Peran.PENILAI, Peran.ADMIN}),
        "riwayat": keadaan.riwayat.select_related("oleh__pegawai").order_by("-pada", "-pk"),
        "form_putusan": PutusanForm(),
        "form_cabut": PutusanForm(),
        "form_akhir": SelesaiForm(initial={"selesai": keadaan.selesai}),
        "form_berkas": BerkasForm(),
    } | lain


def _jalankan(
    request: Permintaan, keadaan: KeadaanKhusus, nama: str, form: Isian, lakukan: Callable[[], Any], pesan: str
) -> HttpResponse:
    """Run one step; a refusal is shown at its field on the page of the circumstance."""
    status = 422
    if form.is_valid():
        try:
            lakukan()
        except AturanDilanggar as salah:
            status = salah.status_http
            form.tolak(salah)
        else:
            messages.success(request, pesan)
            return redirect("skp:keadaan_rincian", pk=keadaan.pk)
    keadaan.refresh_from_db()
    konteks = _konteks(request, keadaan, **{nama: form, "salah": nama})
    return render(request, "skp/keadaan_rincian.html", konteks, status=status)


@require_POST
def putuskan(request: Permintaan, pk: int) -> HttpResponse:
    keadaan = get_keadaan(request, pk)
    boleh_memutus(keadaan, request.akses).wajib()
    form = PutusanForm(request.POST)
    setuju = baca_putusan(form, request.POST)

    def lakukan() -> None:
        catatan = form.cleaned_data["catatan"]
        layanan.putuskan_keadaan(keadaan_id=keadaan.pk, setuju=setuju, catatan=catatan, oleh=request.akses)

    pesan = "Keadaan khusus telah disetujui." if setuju else "Keadaan khusus telah ditolak."
    return _jalankan(request, keadaan, "form_putusan", form, lakukan, pesan)


@require_POST
def cabut(request: Permintaan, pk: int) -> HttpResponse:
    keadaan = get_keadaan(request, pk)
    form = PutusanForm(request.POST)

    def lakukan() -> None:
        layanan.cabut_keadaan(keadaan_id=keadaan.pk, catatan=form.cleaned_data["catatan"], oleh=request.akses)

    return _jalankan(request, keadaan, "form_cabut", form, lakukan, "Keadaan khusus telah dicabut.")


@require_POST
def akhiri(request: Permintaan, pk: int) -> HttpResponse:
    keadaan = get_keadaan(request, pk)
    boleh_memutus(keadaan, request.akses).wajib()
    form = SelesaiForm(request.POST)

    def lakukan() -> None:
        layanan.akhiri_keadaan(keadaan_id=keadaan.pk, selesai=form.cleaned_data["selesai"], oleh=request.akses)

    return _jalankan(request, keadaan, "form_akhir", form, lakukan, "Tanggal akhir telah dicatat.")


@require_POST
def berkas(request: Permintaan, pk: int) -> HttpResponse:
    """One more paper."""
    keadaan = get_keadaan(request, pk)
    if not (boleh_memutus(keadaan, request.akses) or boleh_menarik(keadaan, request.akses)):
        raise PermissionDenied(boleh_menarik(keadaan, request.akses).alasan)
    form = BerkasForm(request.POST, request.FILES)

    def lakukan() -> None:
        layanan.tambah_berkas(keadaan_id=keadaan.pk, berkas=form.cleaned_data["berkas"], oleh=request.akses)

    return _jalankan(request, keadaan, "form_berkas", form, lakukan, "Berkas telah disimpan.")


@require_safe
def unduh(request: Permintaan, pk: int) -> FileResponse:
    dicari = get_object_or_404(BerkasKeadaan.objects.select_related("keadaan"), pk=pk)
    keadaan = get_keadaan(request, dicari.keadaan_id)
    catat_baca(request.akses, "keadaan.diunduh", dicari, pegawai=[keadaan.pegawai_id], nilai=dicari.sha256)
    jawaban = FileResponse(dicari.berkas.open("rb"), as_attachment=True, filename=dicari.nama)
    jawaban["Content-Type"] = dicari.jenis_isi
    jawaban["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return jawaban
