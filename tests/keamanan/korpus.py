"""Hostile values for every text, number and date field (P5)."""

UNICODE = (
    "e\u0301 é",
    "\u202egnp.exe",
    "a\u200bb\u200dc",
    "👩‍👩‍👧 🇮🇩",
    "بايو جاوي",
    "ꦲꦏ꧀ꦱꦫ",
    "Å Å",
    "\ufeffnama",
    "ﷺ ﬁ ½",
    "𝕹𝖆𝖒𝖆",
    "\u00a0\u2003nama\u3000",
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!͖̬̰̙̗̿̋ͥͥ̂ͣ̐́́͜͞",
    "\U0010ffff",
    "i̇İıI",
    "ß SS ẞ",
    "\u2028baris\u2029",
)
TAK_TERSIMPAN = ("nul\x00di tengah", "\x00", "kode\x1b[31mterminal", "lonceng\x07", "\x08\x0b\x0c")
"""No database, workbook or page carries these: refused with a sentence, or taken out."""
MARKAH = (
    "<script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "</title><svg onload=alert(1)>",
    '"><img src=x onerror=alert(1)>',
    "'><img src=x onerror=alert(1)>",
    "<a href=javascript:alert(1)>x</a>",
    "<!--[if IE]><p>",
    "]]><x>",
    "&lt;b&gt;&amp;#60;",
    "<style>@import url(http://127.0.0.1:9/x)</style>",
    "</style><style>*{display:none}",
    "<object data=file:///etc/hostname>",
    "<iframe srcdoc='<script>1</script>'>",
    "{{ 7*7 }}{% load x %}{# y #}",
    "{% debug %}",
    "${7*7} #{7*7} <%= 7*7 %>",
    "<svg><image href='file:///etc/hostname'/></svg>",
    "<table><td colspan=1000000>",
    "url(file:///etc/hostname)",
    "\\3c script\\3e",
    "<math><mtext></form><form><mglyph>",
)
RUMUS = (
    "=1+1",
    "+1",
    "-1+1",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    '=HYPERLINK("http://127.0.0.1:9")',
    "=cmd|'/c calc'!A0",
    "'=1",
    "#REF!",
)
SUNTIKAN = (
    "' OR '1'='1",
    "'; DROP TABLE skp_skp; --",
    "1) UNION SELECT password FROM organisasi_pengguna--",
    "\\'; --",
    "%' AND 1=0 UNION ALL",
    "$(touch /tmp/x) `id` | ls && true",
    "../../etc/passwd",
    "..\\..\\windows\\win.ini",
    "%2e%2e%2fetc%2fpasswd",
    "file:///etc/passwd",
    "CON",
    "a\r\nBcc: korban@contoh.test",
    "a\nditolak akun='1'",
    "a%0d%0aSet-Cookie: x=1",
    "(a+)+$",
    ".*" * 40,
    "%s%s%n%x",
    "{0.__class__}",
    "null",
    "undefined",
    "__proto__",
    "True",
)
PANJANG = ("", " ", "x" * 2001, "x" * 20_000, "kata " * 4000, "\n" * 3000)
TEKS = (*UNICODE, *TAK_TERSIMPAN, *MARKAH, *RUMUS, *SUNTIKAN, *PANJANG)

BUKAN_ANGKA = (
    "NaN", "nan", "sNaN", "Infinity", "-Infinity", "inf", "1e308", "1e999", "1E5", "1e-5", "0x10", "0b1", "1_000",
    "１２", "٣", "Ⅳ", "½", "1/2", "--1", "+-1", "1,2,3", "1.2.3", "12.3456,7", "dua", "1 2", "9" * 40,
    "-" + "9" * 40, "0," + "1" * 30, "1e", ".", ",", "-", "∞", "1\x00", "=1", "1%",
)  # fmt: skip
"""Never a number here: refused, whatever the field is for."""
BUKAN_TANGGAL = (
    "31-4-2015", "29-2-2015", "0-1-2015", "1-13-2015", "1-1-0000", "1-1-10000", "2015-01-01T00:00:00Z", "2015-13-45",
    "99-99-9999", "NaN", "besok", "１-１-２０１５", "1-1-2015 x", "-1-1-2015", "1--1-2015", "1e3-1-2015", "\x00",
    "x" * 5000,
)  # fmt: skip
