"""Switches on every permission call and every scope of the application, so that each can be taken away at run time.

A *situs* is one place that keeps somebody out: ``….wajib()``, ``raise PermissionDenied``, a guard that asks who is
acting, a call of a scoped selector, an argument of ``filter`` or ``get_object_or_404`` that names who is acting. The
functions that hold one get code in which it only acts while its switch is on; nothing else about them changes.
"""

import ast
import builtins
import gc
import importlib
import types
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db.models import QuerySet
from django.db.models.sql.where import WhereNode

AKAR = Path(__file__).resolve().parents[2]
SAKELAR = "situs_menyala"
SIAPA = {"akses", "oleh", "request", "saya", "pegawai_id"}
HAK = {"admin", "pimpinan", "pengelola_sistem", "auditor", "boleh_mengimpor", "unit_admin", "unit_pimpinan", "memimpin",
       "unit_terlihat", "pegawai_id", "pengguna", "pegawai", "peran"}  # fmt: skip
"""Attributes of ``Akses`` that say who is acting. ``instansi`` alone in a guard only answers the type checker."""


@dataclass
class Papan:
    """The switchboard: which sites are off, and which were passed since the last look."""

    situs: dict[str, str] = field(default_factory=dict)
    mati: set[str] = field(default_factory=set)
    lewat: set[str] = field(default_factory=set)

    def __call__(self, nama: str) -> bool:
        self.lewat.add(nama)
        return nama not in self.mati


class Pasang(ast.NodeTransformer):
    def __init__(self, berkas: str, papan: Papan) -> None:
        self.berkas, self.papan, self.fungsi = berkas, papan, "-"
        self.hitung: Counter[str] = Counter()

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        luar, self.fungsi = self.fungsi, node.name
        node.body = [self.visit(b) for b in node.body]
        self.fungsi = luar
        return node

    def visit_Lambda(self, node: ast.Lambda) -> ast.AST:
        return node

    def visit_Expr(self, node: ast.Expr) -> ast.AST:
        self.generic_visit(node)
        if isinstance(node.value, ast.Call) and _nama_fungsi(node.value) == "wajib":
            return ast.copy_location(ast.If(self._menyala("izin"), [node], []), node)
        return node

    def visit_Raise(self, node: ast.Raise) -> ast.AST:
        if isinstance(node.exc, ast.Call) and _nama_fungsi(node.exc) == "PermissionDenied":
            return ast.copy_location(ast.If(self._menyala("tolak"), [node], []), node)
        return node

    def visit_If(self, node: ast.If) -> ast.AST:
        jaga = len(node.body) == 1 and isinstance(node.body[0], ast.Return | ast.Raise) and not node.orelse
        if jaga and _bertanya_hak(node.test) and not _menolak_sendiri(node.body[0]) and _menutup(node.body[0]):
            node.test = ast.BoolOp(ast.And(), [self._menyala("jaga"), node.test])
            return node
        self.generic_visit(node)
        return node

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        nama = _nama_fungsi(node)
        if nama.endswith("_terlihat_oleh"):
            return self._pilih("lingkup", node, ast.Call(ast.Name("situs_tanpa_lingkup", ast.Load()), [node], []))
        if nama not in {"filter", "get_object_or_404"}:
            return node
        kata = [k for k in node.keywords if not _menyebut_siapa(k.value)]
        awal = node.args[:1] if nama == "get_object_or_404" else []
        posisi = awal + [a for a in node.args[len(awal) :] if not _menyebut_siapa(a)]
        if len(kata) + len(posisi) == len(node.keywords) + len(node.args):
            return node
        return self._pilih("saring", node, ast.Call(node.func, posisi, kata))

    def _pilih(self, jenis: str, asli: ast.expr, tanpa: ast.expr) -> ast.AST:
        return ast.copy_location(ast.IfExp(self._menyala(jenis), asli, tanpa), asli)

    def _menyala(self, jenis: str) -> ast.expr:
        nama = f"{self.berkas} {self.fungsi} ({jenis})"
        self.hitung[nama] += 1
        if self.hitung[nama] > 1:
            nama = f"{nama} {self.hitung[nama]}"
        self.papan.situs[nama] = jenis
        return ast.Call(ast.Name(SAKELAR, ast.Load()), [ast.Constant(nama)], [])


def _nama_fungsi(panggilan: ast.Call) -> str:
    f = panggilan.func
    return f.attr if isinstance(f, ast.Attribute) else f.id if isinstance(f, ast.Name) else ""


def _menyebut_siapa(node: ast.AST) -> bool:
    """Whether the value comes from who is acting; a date of his zone and the like does not."""
    return any(isinstance(n, ast.Name) and n.id in SIAPA for n in ast.walk(node)) and not any(
        isinstance(n, ast.Attribute) and n.attr in {"POST", "GET"} for n in ast.walk(node)
    )


def _bertanya_hak(node: ast.AST) -> bool:
    """Whether a right is asked for; ``is None`` only answers the type checker."""
    if isinstance(node, ast.BoolOp):
        return any(_bertanya_hak(v) for v in node.values)
    if isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.Is):
        return False
    return any(isinstance(n, ast.Attribute) and n.attr in HAK and _menyebut_siapa(n.value) for n in ast.walk(node))


def _menolak_sendiri(node: ast.stmt) -> bool:
    """A refusal that is a site of its own already."""
    return (
        isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and _nama_fungsi(node.exc) == "PermissionDenied"
    )


def _menutup(node: ast.stmt) -> bool:
    """A guard that keeps out: nothing, no rows, not found. ``return semua`` is no such guard."""
    if isinstance(node, ast.Raise):
        return "Http404" in ast.dump(node)
    hasil = node.value if isinstance(node, ast.Return) else None
    kosong = isinstance(hasil, ast.List | ast.Dict) and not (
        getattr(hasil, "elts", None) or getattr(hasil, "keys", None)
    )
    return kosong or hasil is None or (isinstance(hasil, ast.Call) and _nama_fungsi(hasil) in {"none", "ditolak"})


def _tanpa_lingkup(baris: Any) -> Any:
    """The same rows with the same annotations, for everybody."""
    if not isinstance(baris, QuerySet):
        return baris
    salinan = baris._chain()
    salinan.query.where = WhereNode()
    return salinan


def _berkas() -> Iterator[Path]:
    for app in ("organisasi", "skp", "appraisal"):
        for p in sorted((AKAR / app).rglob("*.py")):
            bagian = p.relative_to(AKAR).parts
            if not {"migrations", "management", "demo", "scoring", "models", "common"} & set(bagian):
                yield p


def _kode(atas: types.CodeType) -> Iterator[types.CodeType]:
    for c in atas.co_consts:
        if isinstance(c, types.CodeType):
            yield c
            yield from _kode(c)


@contextmanager
def terpasang() -> Iterator[Papan]:
    """Every site behind its switch, all of them on; the code is what it was afterwards."""
    papan, baru = Papan(), {}
    for p in _berkas():
        jalan = p.relative_to(AKAR)
        pohon = Pasang(str(jalan), papan).visit(ast.parse(p.read_text(encoding="utf-8")))
        importlib.import_module(".".join(jalan.with_suffix("").parts).removesuffix(".__init__"))
        atas = compile(ast.fix_missing_locations(pohon), str(p), "exec", dont_inherit=True)
        baru |= {(str(p), c.co_qualname, c.co_firstlineno): c for c in _kode(atas)}
    semula = _tukar(baru)
    builtins.__dict__.update({SAKELAR: papan, "situs_tanpa_lingkup": _tanpa_lingkup})
    try:
        yield papan
    finally:
        for fungsi, kode in semula:
            fungsi.__code__ = kode


def _tukar(baru: dict[tuple[str, str, int], types.CodeType]) -> list[tuple[types.FunctionType, types.CodeType]]:
    semula = []
    for f in [o for o in gc.get_objects() if type(o) is types.FunctionType]:
        kode = baru.get((f.__code__.co_filename, f.__code__.co_qualname, f.__code__.co_firstlineno))
        if kode and kode.co_freevars == f.__code__.co_freevars and SAKELAR in _nama_dipakai(kode):
            semula.append((f, f.__code__))
            f.__code__ = kode
    return semula


def _nama_dipakai(kode: types.CodeType) -> set[str]:
    return set(kode.co_names) | {n for anak in _kode(kode) for n in anak.co_names}
