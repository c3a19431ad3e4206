"""Settings of the test suite. They rely on base for: middleware, headers, accounts, languages, tasks."""

import tempfile
from pathlib import Path

from config import env
from config.settings.base import *  # noqa: F403

SECRET_KEY = "hanya-untuk-pengujian-" + "x" * 40
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
SEMENTARA = Path(tempfile.mkdtemp(prefix="skp-uji-"))
DATABASES = {"default": env.basis_data(f"sqlite:///{SEMENTARA}/uji.sqlite3")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, not memory: the live server of the browser tests writes from threads of its own.
    DATABASES["default"]["TEST"] = {"NAME": str(SEMENTARA / "uji-test.sqlite3")}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MEDIA_ROOT = SEMENTARA / "berkas"
SEGEL_DIR = SEMENTARA / "segel"
STORAGES = {
    "default": {"BACKEND": "organisasi.common.penyimpanan.PenyimpananUtuh"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
STATIC_ROOT = None  # type: ignore[assignment]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
MODE_PENGEMBANG = True
JEDA_NIP_DISERANG = 0
LOGGING = {"version": 1, "disable_existing_loggers": False, "root": {"level": "CRITICAL"}}
