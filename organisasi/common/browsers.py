"""Naming a browser and its system from what it says about itself, well enough to recognise one's own devices."""

PERAMBAN = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
SISTEM = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)


def sebut_peramban(ua: str) -> str:
    """``Firefox pada Windows``; the order of the tables matters, as every browser claims to be another."""
    peramban = next((nama for tanda, nama in PERAMBAN if tanda in ua), "Peramban lain")
    sistem = next((nama for tanda, nama in SISTEM if tanda in ua), "perangkat lain")
    return f"{peramban} pada {sistem}"
