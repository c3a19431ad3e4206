"""Child process that turns HTML (stdin) into PDF (stdout) under limits: ``python -m appraisal.pdf.proses``.

It knows neither Django nor the settings nor the database, and gets no secret from its parent.
"""

import resource
import sys

DETIK_CPU = 10
BITA_MEMORI = 512 * 1024 * 1024


def batasi() -> None:
    """CPU time and address space end with the limit, whatever the input; no core file, no child of its own."""
    resource.setrlimit(resource.RLIMIT_CPU, (DETIK_CPU, DETIK_CPU))
    resource.setrlimit(resource.RLIMIT_AS, (BITA_MEMORI, BITA_MEMORI))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> int:
    batasi()
    from appraisal.pdf.mesin import GagalDirender, tulis_pdf  # noqa: PLC0415 - under the limits from the first import

    try:
        sys.stdout.buffer.write(tulis_pdf(sys.stdin.buffer.read().decode()))
    except GagalDirender as gagal:
        sys.stderr.write(f"{gagal}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
