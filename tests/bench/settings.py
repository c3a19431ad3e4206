"""The application as it runs on one machine, plus the floor page."""

from config.settings.base import TEMPLATES
from config.settings.dev import *  # noqa: F403
from config.settings.dev import AKAR

ROOT_URLCONF = "tests.bench.urls"
TEMPLATES[0]["DIRS"].append(AKAR / "tests" / "bench" / "templates")
LOGGING = {"version": 1, "disable_existing_loggers": False, "root": {"level": "ERROR"}}
