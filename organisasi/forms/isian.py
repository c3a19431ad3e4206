"""What the forms of the organisation share: fields for people, NIP and choices, and showing a broken rule."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from organisasi.common.errors import AturanDilanggar
from organisasi.common.fields import TanggalField, TeksBersih
from organisasi.common.models import Bertanda
from organisasi.models import Instansi, Pegawai
from organisasi.nip import tulis_nip, validasi_nip
from organisasi.selectors.people import list_bernama, sebagai_nip
from organisasi.services.row import versi_baris

Pilihan = Iterable[tuple[Any, str]]


class Isian(forms.Form):
    """A form whose service may still refuse. A rule coded ``penempatan.mulai`` shows at the field ``mulai``."""

    def tolak(self, salah: AturanDilanggar) -> None:
        kolom = salah.kode.rpartition(".")[2]
        self.add_error(kolom if kolom in self.fields else None, salah.pesan)


class IsianBerversi(Isian):
    """A form over a stored row: it carries the version that was shown, so that nobody overwrites another silently."""

    versi = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    def segarkan(self, baris: Bertanda) -> None:
        """After the warning the same form may be sent again, over the version that is stored now."""
        baris.refresh_from_db(fields=["diubah_pada"])
        self.data = dict(self.data.items()) | {"versi": versi_baris(baris)}


class NipField(TeksBersih):
    """A NIP as typed or copied from a card: spaces and dots go, the 18 digits stay text."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=30, **kwargs)
        self.widget.attrs |= {"inputmode": "numeric", "autocomplete": "off"}

    def to_python(self, value: Any) -> str:
        teks = super().to_python(value)
        return sebagai_nip(teks) or teks

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value:
            validasi_nip(value)


class PegawaiField(forms.Field):
    """A person of one agency, named by NIP or by name. Set ``instansi`` before use.

    A name that fits several people is answered with their NIP, to choose from.
    """

    instansi: Instansi

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", "Tulis NIP atau nama.")
        super().__init__(widget=forms.TextInput({"autocomplete": "off", "maxlength": 120}), **kwargs)

    def to_python(self, value: Any) -> Pegawai | None:
        teks = TeksBersih(required=False, max_length=120).clean(value)
        if not teks:
            return None
        cocok = list_bernama(self.instansi, teks)
        if not cocok:
            raise ValidationError("Tidak ada pegawai dengan NIP atau nama ini pada instansi Anda.", code="tidak_ada")
        if len(cocok) > 1:
            daftar = "; ".join(f"{p.nama_lengkap} ({tulis_nip(p.nip) or 'tanpa NIP'})" for p in cocok[:5])
            raise ValidationError(f"Nama ini cocok dengan beberapa orang. Tulis NIP-nya: {daftar}.", code="ganda")
        return cocok[0]

    def prepare_value(self, value: Any) -> Any:
        return (value.nip or value.nama) if isinstance(value, Pegawai) else value


class PilihanField(forms.TypedChoiceField):
    """One row out of a list given when the form is made, as its id; empty where nothing is chosen."""

    def __init__(self, *, kosong: str = "", **kwargs: Any) -> None:
        self.kosong = kosong
        super().__init__(coerce=int, empty_value=None, **kwargs)

    def isi(self, pilihan: Pilihan) -> None:
        self.pilihan = list(pilihan)
        self.choices = [("", self.kosong or "Pilih …"), *self.pilihan]

    def wajibkan(self) -> None:
        """Take the empty choice away."""
        self.required, self.kosong = True, ""
        self.isi(self.pilihan)


class SelesaiForm(Isian):
    """The last day of something."""

    selesai = TanggalField(label="Hari terakhir")


def baca_putusan(form: Isian, isian: QueryDict) -> bool:
    """Which of the two buttons was pressed; anything else is a mistake of the form, never taken for a refusal."""
    putusan = isian.get("putusan")
    if putusan not in {"setuju", "tolak"}:
        form.add_error(None, "Pilih setuju atau tolak.")
    return putusan == "setuju"
