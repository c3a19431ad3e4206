"""What the public calculator reads from its address. The names are short: the address is meant to be passed on."""

from decimal import Decimal
from typing import Any

from django import forms
from django.http import QueryDict

from appraisal.forms import PerilakuForm, formset_baris
from appraisal.models.catatan import AspekPerilaku
from appraisal.scoring.rules import Varian
from organisasi.common.fields import AngkaField, AngkaInput, TeksBersih
from organisasi.common.requests import bilangan
from organisasi.common.rows import BarisForm
from skp.models import JenisSatuanWaktu, TingkatKreativitas
from skp.models.periode import Varian as VarianPeriode

MAKS_BARIS = 20
BARIS_AWAL = 3
BARIS_LAGI = 3
MAKS_TUGAS = 20
KELUARAN_TUGAS = 3
"""Rows for the output of a task; in the draft of 2012 three tasks already reach the highest value."""
MAKS_KREATIVITAS = 3
CONTOH = {"tk": "12", "rk": "12", "tm": "100", "rm": "85", "tw": "12", "rw": "12", "sw": "bulan"}


class KegiatanForm(BarisForm):
    """One kegiatan: target (t) and realisation (r) of kuantitas, mutu, waktu and biaya."""

    kolom_bawaan = frozenset({"sw"})
    u = TeksBersih(label="Kegiatan", max_length=60, required=False)
    tk = AngkaField(label="Target kuantitas", minimum=Decimal("0.01"))
    rk = AngkaField(label="Realisasi kuantitas", required=False)
    tm = AngkaField(label="Target kualitas", minimum=Decimal("0.01"), maksimum=100, required=False)
    rm = AngkaField(label="Realisasi kualitas", maksimum=100, required=False)
    tw = AngkaField(label="Target waktu", minimum=Decimal("0.01"), maksimum=9999)
    rw = AngkaField(label="Realisasi waktu", maksimum=9999, required=False)
    sw = forms.ChoiceField(label="Satuan waktu", choices=JenisSatuanWaktu, required=False)
    tb = AngkaField(label="Target biaya", required=False)
    rb = AngkaField(label="Realisasi biaya", required=False)
    tt = forms.BooleanField(label="Tidak terlaksana", required=False)

    def clean(self) -> dict[str, Any]:
        """Without "tidak terlaksana" every realisation is owed, that of the cost beside a cost target."""
        c = super().clean() or {}
        wajib = ("rk", "rm", "rw", "rb") if c.get("tb") else ("rk", "rm", "rw")
        for kolom in wajib:
            if not c.get("tt") and c.get(kolom) is None and kolom not in self.errors:
                self.add_error(kolom, "Isi realisasinya, atau tandai tidak terlaksana.")
        return c


class KeluaranForm(BarisForm):
    """Output of one tugas tambahan: counted by the draft of 2012 only."""

    t = AngkaField(label="Target keluaran", minimum=Decimal("0.01"))
    r = AngkaField(label="Realisasi keluaran")


class KreasiForm(BarisForm):
    """One creation: its level counts in the Perka, its output in the draft of 2012."""

    l = forms.ChoiceField(label="Manfaat", choices=TingkatKreativitas)  # noqa: E741 - a short name in the address
    t = AngkaField(label="Target keluaran", minimum=Decimal("0.01"), required=False)
    r = AngkaField(label="Realisasi keluaran", required=False)


class LainForm(forms.Form):
    """What is asked once: the rules, the number of tasks, another SKP of the same year."""

    v = forms.ChoiceField(
        label="Aturan tambahan nilai",
        required=False,
        choices=VarianPeriode,
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    tugas = AngkaField(
        label="Banyaknya tugas tambahan",
        desimal=0,
        maksimum=MAKS_TUGAS,
        required=False,
        widget=AngkaInput({"class": "form-control angka k-kecil"}),
    )
    j = forms.BooleanField(label="Jumlahkan semua kreativitas", required=False)
    lain = AngkaField(
        label="Nilai capaian SKP lain dalam tahun yang sama",
        maksimum=999,
        required=False,
        help_text="Isi bila Anda pindah jabatan dan mempunyai dua SKP; keduanya dirata-ratakan.",
        widget=AngkaInput({"class": "form-control angka k-angka"}),
    )

    def clean_v(self) -> Varian:
        return Varian(self.cleaned_data["v"] or Varian.PERKA_2013)


class IsianKalkulator:
    """Everything typed into the calculator. ``dikirim`` is False on the first visit, which shows an example row."""

    def __init__(self, data: QueryDict) -> None:
        self.dikirim = "n" in data
        isi = data if self.dikirim else None
        self.banyak = min(max(bilangan(data.get("n")) or BARIS_AWAL, 1), MAKS_BARIS)
        self.kegiatan = _formset(KegiatanForm, isi, "k", self.banyak, [CONTOH])
        self.tugas = _formset(KeluaranForm, isi, "t", KELUARAN_TUGAS)
        self.kreasi = _formset(KreasiForm, isi, "c", MAKS_KREATIVITAS)
        self.lain = LainForm(isi)
        self.perilaku = PerilakuForm(isi, dengan_kepemimpinan=True)

    @property
    def aspek(self) -> list[forms.BoundField]:
        return [self.perilaku[a.value] for a in AspekPerilaku]

    @property
    def keluaran_tugas_terbuka(self) -> bool:
        """Whether the output of tasks matters: the draft of 2012 is chosen, or something stands there."""
        return self.lain["v"].value() == VarianPeriode.PAPARAN_2012 or any(f.has_changed() for f in self.tugas)

    def is_valid(self) -> bool:
        return all(f.is_valid() for f in (self.kegiatan, self.tugas, self.kreasi, self.lain, self.perilaku))


def _formset(kelas: type[BarisForm], isi: QueryDict | None, prefix: str, banyak: int, awal: Any = ()) -> Any:
    """``banyak`` rows, the number never read from a management form: the address stays short."""
    data = None
    if isi is not None:
        data = isi.copy()
        data[f"{prefix}-TOTAL_FORMS"], data[f"{prefix}-INITIAL_FORMS"] = str(banyak), "0"
    kosong = banyak - len(awal)
    return formset_baris(kelas, data, list(awal), prefix, kosong=kosong, max_num=banyak, absolute_max=banyak)


def alamat_ringkas(data: QueryDict, banyak: int) -> str:
    """The same figures as a query without its empty cells."""
    ringkas = QueryDict(mutable=True)
    ringkas["n"] = str(banyak)
    for nama, nilai in data.items():
        if isinstance(nilai, str) and nilai.strip() and nama not in {"n", "tambah"}:
            ringkas[nama] = nilai.strip()
    return ringkas.urlencode()
