"""Production: everything from the environment, and no start with a weak or missing value."""

from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from config import env
from config.settings.base import *  # noqa: F403
from config.settings.base import ANTREAN, LOGGING, OIDC, PENANDATANGAN, STATIC_ROOT

SECRET_KEY = env.wajib("SECRET_KEY")
if len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 10:
    raise ImproperlyConfigured("SECRET_KEY terlalu lemah: pakai paling sedikit 50 huruf acak.")

ALLOWED_HOSTS = env.daftar("ALLOWED_HOSTS")
if not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS wajib menyebut nama host, tanpa *.")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]

DATABASES = {"default": env.basis_data(env.wajib("DATABASE_URL"))}

if env.boolean("DI_BELAKANG_PROKSI", bawaan=True):
    # Only behind a proxy that sets this header itself and strips it from outside.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
JUMLAH_PROKSI = env.bilangan("JUMLAH_PROKSI", 1)

if OIDC and not str(OIDC["penerbit"]).startswith("https://"):
    raise ImproperlyConfigured("OIDC_ISSUER wajib berawalan https://.")
WAJIB_FAKTOR_KEDUA = env.boolean("WAJIB_FAKTOR_KEDUA", bawaan=True)
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^livez$", r"^readyz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-skp_sesi"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-skp_csrf"

S3 = env.penyimpanan_s3()
STORAGES = {
    "default": S3 or {"BACKEND": "organisasi.common.penyimpanan.PenyimpananUtuh"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
if not S3:
    MEDIA_ROOT = Path(env.wajib("BERKAS_DIR"))
    if MEDIA_ROOT.is_relative_to(STATIC_ROOT):
        raise ImproperlyConfigured("BERKAS_DIR tidak boleh berada di dalam direktori berkas statis.")
if ANTREAN == "redis":
    env.wajib("REDIS_URL")

ALAMAT_PUBLIK = env.wajib("ALAMAT_PUBLIK")
if PENANDATANGAN == "uji":
    raise ImproperlyConfigured("PENANDATANGAN=uji hanya untuk percobaan: tanda tangannya tidak berlaku.")
if PENANDATANGAN == "bsre":
    BSRE_ALAMAT, BSRE_PENGGUNA, BSRE_SANDI = (env.wajib(f"BSRE_{n}") for n in ("ALAMAT", "PENGGUNA", "SANDI"))

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = env.wajib("EMAIL_HOST")
EMAIL_PORT = env.bilangan("EMAIL_PORT", 587)
EMAIL_HOST_USER = env.teks("EMAIL_HOST_USER")
EMAIL_HOST_PASSWORD = env.teks("EMAIL_HOST_PASSWORD")
EMAIL_USE_TLS = env.boolean("EMAIL_USE_TLS", bawaan=True)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.wajib("DEFAULT_FROM_EMAIL")
MODE_PENGEMBANG = False
for penulis in LOGGING["handlers"].values():  # type: ignore[attr-defined]
    penulis["formatter"] = "json"
