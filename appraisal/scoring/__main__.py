"""``python -m appraisal.scoring < kasus.json > hasil.json``"""

import json
import sys

from appraisal.scoring.interface import DokumenTidakTerbaca, hitung_dokumen


def main() -> int:
    """Exit status 0 when the document could be read, 2 with one line on standard error when it could not."""
    try:
        hasil = hitung_dokumen(sys.stdin.buffer.read().decode("utf-8-sig"))
    except UnicodeDecodeError:
        sys.stderr.write("Masukan harus berupa teks UTF-8.\n")
        return 2
    except DokumenTidakTerbaca as salah:
        sys.stderr.write(f"{salah}\n")
        return 2
    # An id may hold half a surrogate pair, which UTF-8 cannot: backslashreplace writes it as JSON does, \ud800.
    sys.stdout.buffer.write(f"{json.dumps(hasil, ensure_ascii=False)}\n".encode("utf-8", "backslashreplace"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
