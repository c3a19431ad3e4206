"""What every page's frame shows."""

from typing import Any

from django.http import HttpRequest


def bingkai(request: HttpRequest) -> dict[str, Any]:
    """The acting account's rights, for the navigation; empty for a visitor."""
    return {nama: getattr(request, nama, None) for nama in ("akses", "pendamping", "pelajar")}
