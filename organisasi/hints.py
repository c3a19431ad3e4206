"""First-use hints: which there are. Their words stand in the pages; who has put which away stands in the account."""

PETUNJUK = ("beranda", "susun", "realisasi", "nilai", "hasil", "keberatan", "catatan", "bawahan", "pemantauan")
"""One per page that somebody meets for the first time once a year."""
