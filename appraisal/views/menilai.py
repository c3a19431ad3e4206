"""The assessor's pages: the people he appraises, and the scoring screen of one of them."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from appraisal.checks import kekurangan_penilaian
from appraisal.forms import JawabanForm, KualitasForm, PerilakuForm, formset_baris, isi_jawaban, isi_kualitas
from appraisal.models import HasilSkp, JenisPenilaian
from appraisal.models.catatan import AspekPerilaku
from appraisal.preview import Perkiraan, dengan_ketikan, perkirakan, perkirakan_tahun, sel_hidup
from appraisal.rubric import KUALITAS, PERILAKU
from appraisal.selectors import (
    get_hasil_skp,
    get_penilaian,
    list_catatan,
    list_skp_penilaian,
    penilaian_terlihat_oleh,
)
from appraisal.services.capaian import nilai_capaian
from appraisal.services.hitung import baca_lembar
from appraisal.services.penetapan import serahkan
from appraisal.services.scoring_sheet import LembarNilai, simpan_lembar_nilai
from appraisal.sheets import LembarSkp, lembar_skp_dari
from appraisal.states import StatusPenilaian
from appraisal.subordinates import (
    Antrean,
    baris_bawahan,
    hitung_bersama,
    list_nilai_setahun,
    pilih_periode,
    pola_penilaian,
)
from appraisal.waiting import batas
from appraisal.warnings import peringatan_capaian, peringatan_perilaku
from organisasi.common.errors import AturanDilanggar, KeadaanBerubah
from organisasi.common.http import Permintaan
from organisasi.common.requests import bilangan
from organisasi.common.rows import pasangkan
from organisasi.drafts import data_formulir, selesai_diisi
from organisasi.menu import tandai_tempat
from organisasi.models import JenisJabatan
from organisasi.services.jejak import catat_baca
from skp.checks import kekurangan_realisasi
from skp.forms import CatatanForm
from skp.models import Skp
from skp.permissions import boleh_memberi_kualitas
from skp.selectors import (
    baca_isi_dengan_bukti,
    list_keadaan_berlaku,
    semua_bukti,
    skp_terlihat_oleh,
)
from skp.states import StatusRealisasi
from skp.waiting import batas as batas_skp
from skp.warnings import tandai_bukti

LANJUT = {"simpan", "nilai", "serahkan", "berikutnya"}


@require_safe
def bawahan(request: Permintaan) -> HttpResponse:
    """One table: each person's step, days left, score so far, notes."""
    if request.akses.pegawai is None:
        raise AturanDilanggar("akun.tanpa_pegawai", "Akun Anda belum terhubung dengan data pegawai.")
    periode = pilih_periode(request.akses.pegawai.instansi, bilangan(request.GET.get("tahun")))
    baris = baris_bawahan(request.akses.pegawai, periode) if periode else []
    if periode:
        catat_baca(request.akses, "bawahan.dilihat", periode, pegawai=[b.pegawai.pk for b in baris])
    konteks = {"periode": periode, "baris": baris, "pola": pola_penilaian(baris), "bersama": hitung_bersama(baris)}
    return render(request, "appraisal/bawahan.html", konteks)


@require_safe
def nilai_tahun(request: Permintaan, pk: int) -> HttpResponse:
    """From an appraisal to the scoring screen of its last SKP."""
    penilaian = get_object_or_404(penilaian_terlihat_oleh(request.akses), pk=pk)
    if penilaian.jenis == JenisPenilaian.TUGAS_BELAJAR:
        return redirect("appraisal:tugas_belajar", pk=penilaian.pk)
    skp = list_skp_penilaian(penilaian).last()
    if skp is None:
        return redirect("appraisal:hasil", pk=penilaian.pk)
    return redirect("appraisal:nilai", pk=skp.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def nilai(request: Permintaan, pk: int) -> HttpResponse:
    """The scoring screen: evidence and realisation, quality by rubric, behaviour beside the notes, live result."""
    skp = get_object_or_404(skp_terlihat_oleh(request.akses), pk=pk)
    tandai_tempat(request, skp)
    boleh_memberi_kualitas(skp, request.akses).wajib()
    if skp.status_realisasi == StatusRealisasi.DRAF:
        raise KeadaanBerubah("skp.realisasi_belum_diajukan", "Realisasi pegawai ini belum diajukan.")
    catat_baca(request.akses, "skp.dilihat", skp, pegawai=[skp.pegawai_id])
    layar = Layar(request, skp)
    if request.method == "POST" and layar.valid():
        jawaban = layar.simpan()
        if jawaban:
            return jawaban
    return render(request, "appraisal/nilai.html", layar.konteks(), status=layar.status)


@require_POST
def pratinjau_nilai(request: Permintaan, pk: int) -> HttpResponse:
    """The result with the qualities and behaviour scores that are being typed; nothing is stored."""
    skp = get_object_or_404(skp_terlihat_oleh(request.akses), pk=pk)
    boleh_memberi_kualitas(skp, request.akses).wajib()
    return render(request, "appraisal/_sementara.html", Layar(request, skp).konteks_hidup())


class Layar:
    """The forms of the scoring screen and what becomes of them."""

    def __init__(self, request: Permintaan, skp: Skp) -> None:
        self.request, self.skp = request, skp
        self.penilaian = get_penilaian(skp.pegawai, skp.periode)
        self.isi = baca_isi_dengan_bukti(skp, kemajuan=False)
        tandai_bukti(skp, semua_bukti(self.isi))
        self.status, self.pesan = (200 if request.method != "POST" else 422), ""
        self.setahun = list_nilai_setahun(skp)
        data = data_formulir(request)
        self.kualitas = formset_baris(KualitasForm, data, [isi_kualitas(k) for k in self.isi.kegiatan], "q")
        self.jawab_tugas = formset_baris(JawabanForm, data, [isi_jawaban(t) for t in self.isi.tugas_tambahan], "t")
        self.jawab_kreasi = formset_baris(JawabanForm, data, [isi_jawaban(k) for k in self.isi.kreativitas], "c")
        self.perilaku = PerilakuForm(data, initial=self._isi_perilaku(), dengan_kepemimpinan=self.struktural)

    @property
    def terakhir(self) -> bool:
        """Whether no SKP of the year begins after this one."""
        return self.setahun[-1][0] == self.skp.pk

    def _hasil(self) -> HasilSkp | None:
        """The result in force; not looked for where the year's values tell that there is none."""
        ada = any(nilai is not None for pk, _, nilai in self.setahun if pk == self.skp.pk)
        return get_hasil_skp(self.skp) if ada else None

    @property
    def struktural(self) -> bool:
        return self.skp.penempatan.jabatan.jenis == JenisJabatan.STRUKTURAL

    @property
    def menilai_perilaku(self) -> bool:
        """Behaviour belongs to the year: to its last SKP, while the result is not handed over."""
        return self.terakhir and (self.penilaian is None or self.penilaian.status == StatusPenilaian.DISUSUN)

    def _isi_perilaku(self) -> dict[str, Any]:
        if self.penilaian is None:
            return {}
        p = self.penilaian.perilaku
        nilai = {a.value: getattr(p, a.value) for a in AspekPerilaku}
        return nilai | {
            "rekomendasi": self.penilaian.rekomendasi,
            "alasan_tanpa_kepemimpinan": p.alasan_tanpa_kepemimpinan,
        }

    def valid(self) -> bool:
        formulir = [
            self.kualitas,
            self.jawab_tugas,
            self.jawab_kreasi,
            *([self.perilaku] if self.menilai_perilaku else []),
        ]
        hasil = [f.is_valid() for f in formulir]  # every form is asked, so that every error shows
        return all(hasil)

    def simpan(self) -> HttpResponse | None:
        """Keep the draft first, then take the step that was asked for; a refusal is shown and nothing typed is lost."""
        lanjut = self.request.POST.get("lanjut", "simpan")
        try:
            self._simpan_draf()
            selesai_diisi(self.request)
            return self._lanjut(lanjut if lanjut in LANJUT else "simpan")
        except KeadaanBerubah as salah:
            self.status, self.pesan = 409, salah.pesan
        except AturanDilanggar as salah:
            self.status, self.pesan = 422, salah.pesan
        self.skp.refresh_from_db()
        self.isi = baca_isi_dengan_bukti(self.skp, kemajuan=False)
        self.setahun = list_nilai_setahun(self.skp)  # the score may stand although the hand-over was refused
        self.penilaian = get_penilaian(self.skp.pegawai, self.skp.periode)
        return None

    def _simpan_draf(self) -> None:
        revisi = self.request.POST.get("revisi_penilaian")
        self.penilaian = simpan_lembar_nilai(
            skp_id=self.skp.pk,
            revisi_skp=bilangan(self.request.POST.get("revisi_skp")),
            revisi_penilaian=bilangan(revisi),
            lembar=LembarNilai(
                kualitas=[f.baris() for f in self.kualitas.forms],
                tugas_tambahan={f.cleaned_data["butir_id"]: f.jawaban() for f in self.jawab_tugas.forms},
                kreativitas={f.cleaned_data["butir_id"]: f.jawaban() for f in self.jawab_kreasi.forms},
                perilaku=self.perilaku.nilai() if self.menilai_perilaku else None,
                alasan_tanpa_kepemimpinan=self.perilaku.cleaned_data.get("alasan_tanpa_kepemimpinan", "")
                if self.menilai_perilaku
                else "",
                rekomendasi=self.perilaku.cleaned_data.get("rekomendasi", "") if self.menilai_perilaku else "",
            ),
            oleh=self.request.akses,
        )

    def _lanjut(self, lanjut: str) -> HttpResponse:
        self.skp.refresh_from_db()
        if lanjut != "simpan" and self.skp.status_realisasi == StatusRealisasi.DIAJUKAN:
            nilai_capaian(skp_id=self.skp.pk, oleh=self.request.akses)
        if lanjut in {"serahkan", "berikutnya"} and self.penilaian:
            berikut = Antrean(self.request.akses.pegawai_id, self.skp).berikut
            serahkan(penilaian_id=self.penilaian.pk, oleh=self.request.akses)
            messages.success(self.request, f"Hasil penilaian {self.skp.pegawai} telah diserahkan.")
            if lanjut == "berikutnya" and berikut:
                return redirect("appraisal:nilai", pk=berikut.pk)
            return redirect("appraisal:hasil", pk=self.penilaian.pk)
        messages.success(self.request, "Penilaian disimpan." if lanjut == "simpan" else "Capaian SKP telah dinilai.")
        return redirect("appraisal:nilai", pk=self.skp.pk)

    def konteks_hidup(self) -> dict[str, Any]:
        """What the side panel shows while scores are typed."""
        hasil = self._hasil()
        lembar = self._lembar(hasil)
        perkiraan = None if hasil else perkirakan(lembar)
        return self._sementara(hasil, lembar, perkiraan, self._perilaku()) | {
            "kegiatan_hidup": [] if hasil else sel_hidup(lembar, perkiraan)
        }

    def _lembar(self, hasil: HasilSkp | None) -> LembarSkp:
        """The frozen sheet, or that of the rows with the qualities that were typed."""
        if hasil:
            return lembar_skp_dari(hasil.masukan)
        lembar = baca_lembar(self.skp, self.isi)
        if not self.kualitas.is_bound:
            return lembar
        self.kualitas.is_valid()
        diketik = {
            f.cleaned_data["kegiatan_id"]: {"realisasi_kualitas": f.cleaned_data["kualitas"]}
            for f in self.kualitas.forms
            if f.is_valid()
        }
        return dengan_ketikan(lembar, diketik)

    def _perilaku(self) -> dict[str, Any]:
        """The behaviour scores that were typed, else those stored."""
        isi = self._isi_perilaku()
        if self.perilaku.is_bound:
            self.perilaku.is_valid()
            isi = self.perilaku.cleaned_data
        return {a.value: isi.get(a.value) for a in AspekPerilaku}

    def _sementara(
        self, hasil: HasilSkp | None, lembar: LembarSkp, perkiraan: Perkiraan | None, perilaku: dict[str, Any]
    ) -> dict[str, Any]:
        """The values of the moment: of this SKP, and of the year with the SKP that ended before it."""
        kini = hasil.nilai if hasil else perkiraan.lembar.nilai if perkiraan and perkiraan.lengkap else None
        lain = [nilai for pk, _, nilai in self.setahun if nilai is not None and pk != self.skp.pk]
        capaian = [*lain, kini] if kini is not None else []
        aturan = lembar.aturan.aturan()
        return {
            "hasil": hasil,
            "perkiraan": perkiraan,
            "menilai_perilaku": self.menilai_perilaku,
            "prestasi": perkirakan_tahun(capaian, perilaku, aturan) if self.menilai_perilaku else None,
        }

    def konteks(self) -> dict[str, Any]:
        skp, hasil = self.skp, self._hasil()
        lembar = self._lembar(hasil)
        dinilai = {b.pk: b for b in lembar.kegiatan}
        perkiraan = None if hasil else perkirakan(lembar)
        kira = perkiraan.baris if perkiraan else {}
        catatan = list(list_catatan(skp.pegawai_id, skp.periode.mulai, skp.periode.selesai))
        return self._sementara(hasil, lembar, perkiraan, self._perilaku()) | {
            "kegiatan_hidup": [],
            "skp": skp,
            "penilaian": self.penilaian,
            "batas": batas(self.penilaian) if self.penilaian else batas_skp(skp),
            "revisi_penilaian": self.penilaian.revisi if self.penilaian else "",
            "lembar": lembar,
            "antrean": Antrean(self.request.akses.pegawai_id, skp),
            "terbuka": skp.status_realisasi == StatusRealisasi.DIAJUKAN,
            "baris": [
                (k, f, dinilai.get(k.pk), kira.get(k.pk)) for k, f in pasangkan(self.isi.kegiatan, self.kualitas)
            ],
            "tugas": pasangkan(self.isi.tugas_tambahan, self.jawab_tugas),
            "kreasi": pasangkan(self.isi.kreativitas, self.jawab_kreasi),
            "formset": (self.kualitas, self.jawab_tugas, self.jawab_kreasi),
            "aspek": self._aspek(catatan),
            "form": self.perilaku,
            "form_catatan": CatatanForm(),
            "rubrik": KUALITAS,
            "keadaan": list_keadaan_berlaku(skp),
            "kekurangan": self._kekurangan(),
            "peringatan": self._peringatan(catatan, hasil or (perkiraan and perkiraan.lembar)),
            "pesan_salah": self.pesan,
        }

    def _peringatan(self, catatan: list[Any], dinilai: Any) -> list[str]:
        """``dinilai`` knows the value of the SKP: the frozen result, or the sheet as it stands."""
        if self.penilaian is None:
            return []
        nilai = dinilai.nilai if dinilai else None
        return [*peringatan_perilaku(self.penilaian, catatan), *peringatan_capaian(self.penilaian, nilai)]

    def _aspek(self, catatan: list[Any]) -> list[tuple[Any, Any, Any, list[Any]]]:
        """Each behaviour aspect with its field, its criteria and the year's notes about it."""
        return [
            (a, self.perilaku[a.value], PERILAKU[a.value], [c for c in catatan if c.aspek == a.value])
            for a in AspekPerilaku
            if a.value in self.perilaku.fields
        ]

    def _kekurangan(self) -> list[str]:
        """What keeps the next step back; silent while an entry is marked, for then the list is not of what is typed."""
        if self.status == 422 and not self.pesan:
            return []
        if self.skp.status_realisasi == StatusRealisasi.DIAJUKAN:
            return kekurangan_realisasi(self.isi, dengan_kualitas=True)
        return kekurangan_penilaian(self.penilaian) if self.penilaian and self.menilai_perilaku else []
