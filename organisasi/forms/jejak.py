"""What the auditor asks of the trail."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from organisasi.common.events import JUDUL_OBJEK, NAMA_LAIN
from organisasi.common.fields import TanggalField
from organisasi.common.requests import bilangan
from organisasi.forms.isian import Isian, PegawaiField
from organisasi.models import Instansi, JenisJejak, Pegawai
from organisasi.selectors.jejak import AKSES, Saringan


def _pilihan_objek() -> list[tuple[str, str]]:
    """By name; asked when a form is made, because the apps above add theirs."""
    return [("", "Semua"), *sorted(JUDUL_OBJEK.items(), key=lambda p: p[1])]


class SaringanForm(Isian):
    """Posted, so that no NIP stands in an address; the answer's address carries row numbers only."""

    tentang = PegawaiField(label="Data siapa", required=False, help_text="NIP atau nama pegawai.")
    pelaku = PegawaiField(label="Dilakukan oleh", required=False, help_text="NIP atau nama pegawai.")
    jenis = forms.ChoiceField(
        label="Jenis",
        required=False,
        choices=[("", "Semua"), (AKSES, "Dilihat, dicetak, atau diekspor"), *JenisJejak.choices],
    )
    objek = forms.ChoiceField(label="Dokumen", required=False, choices=_pilihan_objek)
    dari = TanggalField(label="Dari tanggal", required=False)
    sampai = TanggalField(label="Sampai tanggal", required=False)

    def __init__(self, *args: Any, instansi: Instansi, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for nama in ("tentang", "pelaku"):
            self.fields[nama].instansi = instansi  # type: ignore[attr-defined]

    def clean_pelaku(self) -> Pegawai | None:
        pegawai: Pegawai | None = self.cleaned_data["pelaku"]
        if pegawai and not hasattr(pegawai, "pengguna"):
            raise ValidationError("Pegawai ini tidak pernah mempunyai akun.", code="tanpa_akun")
        return pegawai

    def kueri(self) -> dict[str, str]:
        """The filter as parameters of an address."""
        c = self.cleaned_data
        isi = {
            "tentang": c["tentang"].pk if c["tentang"] else "",
            "pelaku": c["pelaku"].pengguna.pk if c["pelaku"] else "",
            "jenis": c["jenis"],
            "objek": c["objek"],
            "dari": c["dari"].isoformat() if c["dari"] else "",
            "sampai": c["sampai"].isoformat() if c["sampai"] else "",
        }
        return {k: str(v) for k, v in isi.items() if v}


class AlamatForm(forms.Form):
    """The same filter as it stands in an address; what does not fit is left out."""

    jenis = forms.ChoiceField(required=False, choices=[("", ""), (AKSES, ""), *JenisJejak.choices])
    objek = forms.ChoiceField(required=False, choices=lambda: [*_pilihan_objek(), *NAMA_LAIN.items()])
    dari = forms.DateField(required=False, input_formats=["%Y-%m-%d"])
    sampai = forms.DateField(required=False, input_formats=["%Y-%m-%d"])

    def saringan(self) -> Saringan:
        self.is_valid()
        c = self.cleaned_data
        return Saringan(
            pelaku_id=bilangan(self.data.get("pelaku")),
            pegawai_id=bilangan(self.data.get("tentang")),
            objek_id=bilangan(self.data.get("nomor")),
            jenis=c.get("jenis", ""),
            objek=NAMA_LAIN.get(c.get("objek", ""), c.get("objek", "")),
            dari=c.get("dari"),
            sampai=c.get("sampai"),
        )
