"""Settings that hold everywhere. No secret, no host: those come from the environment."""

from csp.constants import NONCE, NONE, SELF
from django.contrib.messages import constants as pesan

from config import env

AKAR = env.AKAR
DATA = AKAR / env.teks("SKP_DATA", ".data")
DATA.mkdir(parents=True, exist_ok=True)

DEBUG = False
ALLOWED_HOSTS: list[str] = []
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
AUTH_USER_MODEL = "organisasi.Pengguna"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "django_htmx",
    "django_tasks",
    "tree_queries",
    "organisasi",
    "django_tasks_db",  # after organisasi, whose db_worker outlives a lost database
    "skp",
    "appraisal",
]

MIDDLEWARE = [
    "organisasi.common.middleware.CatatPenolakan",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # pages too: a slow line matters; random padding answers BREACH
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "organisasi.middleware.MasukDahulu",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "organisasi.common.middleware.HalamanPribadi",
    "organisasi.middleware.AksesBerulang",
    "organisasi.middleware.BatasSesi",
    "organisasi.middleware.AsalPelaku",
    "organisasi.middleware.LihatSebagai",
    "organisasi.middleware.RuangLatihan",
    "organisasi.middleware.AksesPermintaan",
    "organisasi.middleware.WajibGantiSandi",
    "organisasi.middleware.WajibFaktorKedua",
    "organisasi.common.sekali.SekaliKirim",
    "organisasi.common.middleware.PenolakanRamah",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [AKAR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "organisasi.context_processors.bingkai",
            ],
            "builtins": ["django.templatetags.static", "organisasi.templatetags.tampilan"],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.Jinja2"  # the same widgets in a seventh of the time

DATABASES = {"default": env.basis_data(f"sqlite:///{DATA}/skp.sqlite3")}

# --- language, numbers, time ---------------------------------------------------------------------
# One language and no LocaleMiddleware: an English browser must not change how 91,25 is read.
LANGUAGE_CODE = "id"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Jakarta"
USE_THOUSAND_SEPARATOR = False
FORMAT_MODULE_PATH = ["config.formats"]

# --- accounts ------------------------------------------------------------------------------------
AUTHENTICATION_BACKENDS = ["organisasi.accounts.PintuMasuk"]
PASSWORD_HASHERS = ["organisasi.common.hashers.Argon2Hemat"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "organisasi.common.passwords.SesuaiProfil"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "organisasi.common.passwords.BukanDataDiri"},
    {"NAME": "organisasi.common.passwords.BelumPernahDipakai"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "beranda"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "organisasi.accounts.PenyesuaiAkun"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = "nama_pengguna"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_USERNAME_MIN_LENGTH = 3
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_FORMS = {
    "login": "organisasi.forms.akun.MasukForm",
    "change_password": "organisasi.forms.akun.GantiSandiForm",
    "reauthenticate": "organisasi.forms.akun.PernyataanUlangForm",
}
PROFIL_SANDI = env.pilihan("PROFIL_SANDI", "bssn", {"bssn", "asvs"})
JEDA_NIP_DISERANG = 3
"""Seconds by which an answer is slowed down for a NIP under attack from many addresses."""
AKSES_BERULANG = env.bilangan("AKSES_BERULANG", 100)
"""Refusals of one account, or of one address without an account, in ten minutes before the pengelola are told."""
WAJIB_FAKTOR_KEDUA = env.boolean("WAJIB_FAKTOR_KEDUA", bawaan=False)
"""Whether accounts with a granted role must have a second factor."""
KUNCI_SANDI = env.boolean("KUNCI_SANDI", bawaan=False)
"""Passkeys and security keys; they need the final host name and TLS."""
OIDC = env.penyedia_identitas()
"""Login at the agency's own identity provider; empty: there is none, and nobody is asked."""
RUANG_LATIHAN_TAMU = env.boolean("RUANG_LATIHAN_TAMU", bawaan=False)
"""Whether the practice room opens at the login page, too, for people without an account."""
MFA_ADAPTER = "organisasi.accounts.PenyesuaiFaktor"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", *(["webauthn"] if KUNCI_SANDI else [])]
MFA_PASSKEY_LOGIN_ENABLED = KUNCI_SANDI
MFA_TOTP_ISSUER = "SKP"
MFA_FORMS = {
    "authenticate": "organisasi.forms.akun.KodeForm",
    "reauthenticate": "organisasi.forms.akun.KodeUlangForm",
    "activate_totp": "organisasi.forms.akun.AktifkanTotpForm",
}
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "organisasi_tembolok",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
"""In the database, so that allauth's limits count for all workers together."""

# --- sessions and cookies: a working day, kept in the database so that ending one ends it everywhere ----------
SESI_DIAM_MENIT = env.bilangan("SESI_DIAM_MENIT", 30)
SESI_PALING_LAMA_JAM = env.bilangan("SESI_PALING_LAMA_JAM", 12)
SESSION_COOKIE_AGE = SESI_PALING_LAMA_JAM * 60 * 60
SESSION_COOKIE_NAME = "skp_sesi"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "organisasi.common.galat.csrf_ditolak"

# --- headers -------------------------------------------------------------------------------------
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-src": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
        "manifest-src": [SELF],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    nama: [] for nama in ("camera", "microphone", "geolocation", "payment", "usb", "display-capture")
}

# --- files ---------------------------------------------------------------------------------------
STATIC_URL = "static/"
STATIC_ROOT = AKAR / "staticfiles"
STATICFILES_DIRS = [AKAR / "static"]
MEDIA_ROOT = DATA / "berkas"
ALAMAT_PUBLIK = env.teks("ALAMAT_PUBLIK", "http://127.0.0.1:8000").rstrip("/")
"""Where the verification code on a printed form is checked, as people outside reach it."""
PENANDATANGAN = env.pilihan("PENANDATANGAN", "basah", {"basah", "uji", "bsre"})
"""Who signs final forms: people on paper, the built-in trial signer, or BSrE through the agency's e-sign client."""
BSRE_ALAMAT = env.teks("BSRE_ALAMAT").rstrip("/")
BSRE_PENGGUNA = env.teks("BSRE_PENGGUNA")
BSRE_SANDI = env.teks("BSRE_SANDI")
BSRE_TUNGGU_DETIK = env.bilangan("BSRE_TUNGGU_DETIK", 20)
JUMLAH_PROKSI = 0
"""Trusted proxies in front; the visitor's address is the one that the outermost of them saw."""
DATA_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000  # the largest form: 60 rows of the SKP editor, 20 fields each, and room
DATA_UPLOAD_MAX_NUMBER_FILES = 20

# --- audit trail ---------------------------------------------------------------------------------
SEGEL_DIR = env.AKAR / env.teks("SEGEL_DIR", str(DATA / "segel"))
"""Where the daily seals are written; copy the folder to a place that the database administrator cannot change."""
SEGEL_SUREL = env.daftar("SEGEL_SUREL")

# --- retention -----------------------------------------------------------------------------------
JADWAL_RETENSI = env.teks("JADWAL_RETENSI")
"""A TOML file with the agency's own retention schedule (JRA), in the form of ``appraisal/retention/jadwal.toml``."""

METRIK_UNTUK = env.daftar("METRIK_UNTUK") or ["127.0.0.1", "::1"]
"""Who may read the figures of ``/metrics``, by address of the connection."""

# --- work in the background ----------------------------------------------------------------------
ANTREAN = env.pilihan("ANTREAN", "basis_data", {"basis_data", "redis"})
"""The queue: a table of the database, or RQ on Redis for workers on many machines."""
RQ_QUEUES = {"default": {"URL": env.teks("REDIS_URL", "redis://127.0.0.1:6379/0"), "DEFAULT_TIMEOUT": 6 * 60 * 60}}
RQ_SHOW_ADMIN_LINK = False
MESIN_ANTREAN = {"basis_data": "django_tasks_db.DatabaseBackend", "redis": "django_tasks_rq.RQBackend"}
TASKS = {"default": {"BACKEND": MESIN_ANTREAN[ANTREAN], "QUEUES": ["default"]}}
if ANTREAN == "redis":
    INSTALLED_APPS += ["django_rq"]  # brings the command ``rqworker``

# --- appearance ----------------------------------------------------------------------------------
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"
MESSAGE_TAGS = {pesan.ERROR: "danger"}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "baris": {"format": "{asctime} {levelname} {name} {message}", "style": "{"},
        "json": {"()": "organisasi.common.logs.BarisJson"},
    },
    "filters": {"asal": {"()": "organisasi.common.logs.AsalPermintaan"}},
    "handlers": {
        "konsol": {"class": "logging.StreamHandler", "formatter": "baris", "filters": ["asal"]},
        "peringatan": {"class": "logging.StreamHandler", "formatter": "baris", "level": "WARNING"},
    },
    "root": {"handlers": ["konsol"], "level": env.teks("LOG_LEVEL", "INFO")},
    "loggers": {
        "django.request": {"level": "ERROR"},  # refusals stand in the security log, "keamanan"
        # The worker sets its own level to INFO: two lines for every document, which nobody reads.
        "django_tasks": {"handlers": ["peringatan"], "propagate": False},
        "django_tasks_db": {"handlers": ["peringatan"], "propagate": False},
        "fontTools": {"level": "WARNING"},
        "weasyprint": {"level": "ERROR"},
    },
}
