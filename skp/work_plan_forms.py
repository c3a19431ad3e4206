"""The entries of the yearly work plan as they are typed."""

from typing import Any, cast

from django import forms

from organisasi.common.fields import AngkaField, TeksBersih
from organisasi.forms.isian import IsianBerversi, Pilihan, PilihanField
from organisasi.services.row import versi_baris
from skp.models import ButirRkt, TingkatRkt
from skp.services.work_plan import KOLOM, IsiButir


def _urutan() -> forms.IntegerField:
    return forms.IntegerField(
        label="Urutan",
        required=False,
        min_value=0,
        max_value=99_999,
        widget=forms.TextInput({"inputmode": "numeric"}),
        help_text="Letak di antara butir setingkat; kosong berarti 0.",
        error_messages={"invalid": "Tulis bilangan bulat."},
    )


class ButirForm(IsianBerversi):
    """What branches and indicators share. ``tempat`` are the entries that this one may hang on."""

    induk_id = PilihanField(label="Di bawah", kosong="Tidak di bawah apa pun (program)", required=False)
    uraian = TeksBersih(label="Uraian", max_length=500)
    pagu = AngkaField(label="Pagu (rupiah)", required=False, help_text="Kosongkan bila tidak ada.")
    urutan = _urutan()

    def __init__(self, *args: Any, tempat: Pilihan = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("PilihanField", self.fields["induk_id"]).isi(tempat)

    def isi(self) -> IsiButir:
        c = self.cleaned_data
        kolom = {nama: c[nama].strip() for nama in ("kode", "target", "sumber_dana", "lokasi") if nama in c}
        return IsiButir(
            uraian=c["uraian"].strip(), induk_id=c["induk_id"], pagu=c["pagu"], urutan=c["urutan"] or 0, **kolom
        )


class CabangForm(ButirForm):
    """A program, kegiatan or sub kegiatan: its level follows from where it hangs."""

    field_order = ("induk_id", "kode", "uraian", "pagu", "urutan")
    kode = TeksBersih(label="Kode", max_length=30, help_text="Seperti pada Renja, misalnya 4.01.01.1.05.")


class IndikatorForm(ButirForm):
    """An indicator with its target."""

    field_order = ("induk_id", "uraian", "target", "pagu", "sumber_dana", "lokasi", "urutan")
    target = TeksBersih(
        label="Target", max_length=120, required=False, help_text="Seperti pada dokumen, misalnya 12 Laporan."
    )
    sumber_dana = TeksBersih(label="Sumber dana", max_length=40, required=False)
    lokasi = TeksBersih(label="Lokasi", max_length=120, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["uraian"].label = "Indikator"
        cast("PilihanField", self.fields["induk_id"]).wajibkan()


def form_untuk(tingkat: str) -> type[ButirForm]:
    return IndikatorForm if tingkat == TingkatRkt.INDIKATOR else CabangForm


def awal_butir(butir: ButirRkt) -> dict[str, Any]:
    """What the form shows of a stored entry."""
    return {nama: getattr(butir, nama) for nama in KOLOM} | {"induk_id": butir.parent_id, "versi": versi_baris(butir)}


class AkhiriButirForm(IsianBerversi):
    """Why an entry leaves the plan."""

    alasan = TeksBersih(label="Alasan", max_length=200, help_text="Misalnya: dihapus pada Perubahan Renja.")
