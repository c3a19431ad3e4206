"""The documentation of the API, drawn from its OpenAPI description: no script, nothing from another host."""

from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from appraisal.api.alamat import api
from organisasi.common.http import Permintaan

AWALAN = "/api/v1/"


@require_safe
def skema(request: Permintaan) -> HttpResponse:
    """OpenAPI 3.1, for generators of clients."""
    return JsonResponse(_skema())


@require_safe
def dokumentasi(request: Permintaan) -> HttpResponse:
    """The same for people."""
    isi = _skema()
    bentuk = isi["components"]["schemas"]
    jalan = [
        {"metode": metode.upper(), "alamat": alamat, **_operasi(op)}
        for alamat, daftar in isi["paths"].items()
        for metode, op in daftar.items()
    ]
    konteks = {"info": isi["info"], "jalan": jalan, "bentuk": [_bentuk(n, b) for n, b in sorted(bentuk.items())]}
    return render(request, "appraisal/api.html", konteks)


def _skema() -> dict[str, Any]:
    return dict(api.get_openapi_schema(path_prefix=AWALAN))


def _operasi(op: dict[str, Any]) -> dict[str, Any]:
    """One address: parameters, what is sent, what is answered."""
    badan = op.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    return {
        "judul": op["summary"],
        "parameter": [(p["name"], p["required"], _jenis(p["schema"])) for p in op.get("parameters", [])],
        "badan": _jenis(badan) if badan else "",
        "jawaban": [(status, _jenis(_isi_jawaban(j))) for status, j in op["responses"].items()],
    }


def _isi_jawaban(jawaban: dict[str, Any]) -> dict[str, Any]:
    return dict(jawaban.get("content", {}).get("application/json", {}).get("schema", {}))


def _bentuk(nama: str, isi: dict[str, Any]) -> dict[str, Any]:
    wajib = set(isi.get("required", ()))
    bidang = isi.get("properties", {}).items()
    return {
        "nama": nama,
        "bidang": [(n, _jenis(b), n in wajib, b.get("description", "")) for n, b in bidang],
    }


def _jenis(b: dict[str, Any]) -> str:
    """A type in words: ``teks``, ``daftar PegawaiMasuk``, ``tanggal atau kosong``."""
    if "$ref" in b:
        return str(b["$ref"]).rpartition("/")[2]
    if "anyOf" in b:
        return " atau ".join(dict.fromkeys(_jenis(x) for x in b["anyOf"]))
    if "enum" in b:
        return " | ".join(str(n) for n in b["enum"])
    if b.get("type") == "array":
        return f"daftar {_jenis(b.get('items', {}))}"
    if b.get("format") == "date":
        return "tanggal"
    kata = {"string": "teks", "integer": "bilangan", "number": "angka", "boolean": "ya/tidak", "null": "kosong"}
    return kata.get(str(b.get("type")), str(b.get("type", "")))
