"""The addresses of an installation with passkeys."""

from config.urls import KUNCI_SANDI
from config.urls import urlpatterns as biasa

urlpatterns = [*biasa, *KUNCI_SANDI]
