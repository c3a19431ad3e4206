"""Reading a page as a browser does: the fields of its forms, its sentences, its weight."""

from typing import Any

from django.http import HttpResponse
from lxml import html


def dom(jawaban: HttpResponse) -> html.HtmlElement:
    return html.fromstring(jawaban.content.decode())


def isian(jawaban: HttpResponse, ke: str = "", urut: int = 0) -> dict[str, str]:
    """What the browser would send from the form whose action ends in ``ke`` (default: the first that posts back)."""
    calon = [f for f in dom(jawaban).forms if f.method == "POST" and (f.action or "").endswith(ke or "")]
    calon = [f for f in calon if ke or not f.action]
    return {k: v for k, v in calon[urut].form_values() if k != "csrfmiddlewaretoken"}


def teks(jawaban: HttpResponse) -> str:
    """Everything a reader sees, white space folded; typed values are not part of it."""
    return " ".join(dom(jawaban).text_content().split())


def nilai(jawaban: HttpResponse, nama: str) -> str | None:
    """What stands in a field."""
    bidang = dom(jawaban).xpath(f"//*[@name='{nama}']")
    return bidang[0].text if bidang[0].tag == "textarea" else bidang[0].get("value")


def alamat_form(jawaban: HttpResponse) -> set[str]:
    """Where the forms and buttons of a page lead."""
    return {f.action for f in dom(jawaban).forms if f.action}


def pesan(jawaban: HttpResponse) -> list[str]:
    """The messages shown on top."""
    return [str(m) for m in jawaban.context["messages"]]


def formset(awalan: str, baris: list[dict[str, Any]], *, awal: int = 0) -> dict[str, Any]:
    """The fields of a formset with its management form."""
    isi: dict[str, Any] = {f"{awalan}-TOTAL_FORMS": len(baris), f"{awalan}-INITIAL_FORMS": awal}
    for n, b in enumerate(baris):
        isi |= {f"{awalan}-{n}-{k}": v for k, v in b.items()}
    return isi
