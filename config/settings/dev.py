"""One machine, no TLS: ``make run`` and development. Never on a network that others reach."""

import secrets

from config.settings.base import *  # noqa: F403
from config.settings.base import DATA


def _kunci() -> str:
    """A key of this machine's own, made at the first start and kept beside its database."""
    berkas = DATA / "kunci"
    if not berkas.exists():
        berkas.touch(mode=0o600)
        berkas.write_text(secrets.token_urlsafe(50), encoding="ascii")
    return berkas.read_text(encoding="ascii")


SECRET_KEY = _kunci()
ROOT_URLCONF = "config.urls_dev"
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
STATIC_ROOT = None  # type: ignore[assignment]  # served straight from the source folders; nothing to collect
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
STORAGES = {
    "default": {"BACKEND": "organisasi.common.penyimpanan.PenyimpananUtuh"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = DATA / "surel"
MODE_PENGEMBANG = True
