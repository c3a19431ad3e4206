"""Shared kernel: used by every app, knows none of them."""
