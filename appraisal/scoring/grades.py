"""From a number to its sebutan."""

from decimal import Decimal

from appraisal.scoring.citations import rumus
from appraisal.scoring.rounding import bulatkan
from appraisal.scoring.rules import ParameterBerlaku


@rumus("PP-46-2011", "nilai dengan angka dan sebutan [cek]", "K-01")
def sebutan(nilai: Decimal, p: ParameterBerlaku) -> str:
    """The label of the ROUNDED value, by lower thresholds 91 / 76 / 61 / 51 (K-01)."""
    dibulatkan = bulatkan(nilai)
    return next(nama for mulai, nama in p.ambang_sebutan if dibulatkan >= mulai)
