"""The WSGI application; production settings unless the environment names others."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.prod")
application = get_wsgi_application()

gc.collect()
gc.freeze()  # what is loaded now stays: the collector need not look through it at every page
