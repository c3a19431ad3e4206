"""A real PDF of one page in half a kilobyte, without a layout engine."""


def pdf_sehalaman(*baris: str) -> bytes:
    """A4 with the lines of text near its top. Latin letters only."""
    teks = " ".join(f"({_aman(b)}) Tj T*" for b in baris)
    isi = f"BT /F 12 Tf 60 780 Td 18 TL {teks} ET".encode("latin-1", "replace")
    objek = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources 5 0 R >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(isi), isi),
        b"<< /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>",
    ]
    hasil, letak = b"%PDF-1.4\n", []
    for nomor, badan in enumerate(objek, 1):
        letak.append(len(hasil))
        hasil += b"%d 0 obj\n%s\nendobj\n" % (nomor, badan)
    tabel = b"".join(b"%010d 00000 n \n" % n for n in letak)
    jumlah = len(objek) + 1
    ekor = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (jumlah, len(hasil))
    return hasil + b"xref\n0 %d\n0000000000 65535 f \n" % jumlah + tabel + ekor


def _aman(teks: str) -> str:
    return teks.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
