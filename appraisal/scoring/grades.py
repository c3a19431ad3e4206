"""From a number to its sebutan."""

from decimal import Decimal

from appraisal.scoring.citations import rumus
from appraisal.scoring.rounding import bulatkan
from appraisal.scoring.rules import ParameterBerlaku, Rentang, rentang_dari


@rumus("PP-46-2011", "nilai dengan angka dan sebutan [cek]", "K-01")
def sebutan(nilai: Decimal, p: ParameterBerlaku) -> str:
    """The label of the ROUNDED value, by lower thresholds 91 / 76 / 61 / 51 (K-01)."""
    return rentang_sebutan(nilai, p).isi


def rentang_sebutan(nilai: Decimal, p: ParameterBerlaku) -> Rentang[str]:
    """The band of the rounded value, with the thresholds that an explanation names."""
    return rentang_dari(bulatkan(nilai), p.ambang_sebutan)
