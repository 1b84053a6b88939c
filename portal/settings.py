"""One settings file for development, tests and production; `env` says what differs."""

from csp.constants import NONCE, SELF
from django.utils.translation import gettext_lazy as _

from portal import env

ROOT = env.ROOT
DEMO = env.flag("PORTAL_DEMO")
DEBUG = False

# What the supervisor keeps between runs: data of the zero-setup servers, uploads, secrets.
HOME = env.folder("PORTAL_HOME", ROOT / "var")

SECRET_KEY = env.text("PORTAL_SECRET_KEY", "")  # while empty, Django refuses to sign anything
# Older values that still count; needed when the key changes while a tender's round is open.
SECRET_KEY_FALLBACKS = env.names("PORTAL_SECRET_KEY_FALLBACKS", "")
PUBLIC_URL = env.text("PORTAL_PUBLIC_URL", "http://127.0.0.1:8000").rstrip("/")
ALLOWED_HOSTS = env.names("PORTAL_HOSTS", "127.0.0.1,localhost,[::1]")
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]
CSRF_FAILURE_VIEW = "portal.web.errors.csrf_failure"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",  # names the classes of operators in indexes
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "csp",
    "django_htmx",
    "django_cotton",
    "django_fsm",
    "portal.audit",
    "portal.web",
    "portal.workdays",
    "portal.organisations",
    "portal.accounts",
    "portal.documents",
    "portal.notifications",
    "portal.workflow",
    "catalog",
    "requests_app",
    "procurement.sealing",
    "procurement",
    "portal.workplace",
    "portal.stories",
    "portal.embedded",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "portal.web.middleware.OnlyUtf8",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "portal.accounts.middleware.ActorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "django_cotton.templatetags.cotton",
                "portal.web.templatetags.portal",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "portal.web.context.page",
                "portal.workplace.context.unread",
            ],
        },
    }
]
FORM_RENDERER = "portal.web.forms.Renderer"

# The application connects as a role that owns nothing; migrations use DATABASE_OWNER_URL.
DATABASE_URL = env.text("DATABASE_URL", "postgresql:///portal")
DATABASES = {
    "default": env.database(DATABASE_URL)
    | {"CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": True, "ATOMIC_REQUESTS": False}
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.text("REDIS_URL", "redis://127.0.0.1:6379/0")
REDIS_PREFIX = env.text("REDIS_PREFIX", "portal")
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": REDIS_PREFIX,
    }
}
CELERY_BROKER_URL = REDIS_URL
CELERY_BROKER_TRANSPORT_OPTIONS = {"global_keyprefix": f"{REDIS_PREFIX}:"}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TIMEZONE = "UTC"

# Kazakh is the default; the address says the language (/ru/…, /en/…), nothing else does.
LANGUAGE_CODE = "kk"
LANGUAGES = [("kk", "Қазақша"), ("ru", "Русский"), ("en", "English")]
LOCALE_PATHS = [ROOT / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Almaty"
FORMAT_MODULE_PATH = ["portal.web.formats"]

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "workplace:my-work"
ACCOUNT_ADAPTER = "portal.accounts.adapter.Adapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # accounts are given by an administrator
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_SESSION_REMEMBER = False  # computers are shared: closing the browser signs out
ACCOUNT_FORMS = {
    "login": "portal.accounts.forms.SignInForm",
    "change_password": "portal.accounts.forms.PasswordForm",
}
# Lockout: five wrong passwords for one address in five minutes, or ten a minute from one machine.
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/300s/key"}
# How many proxies of ours stand before the portal: whose word on the visitor's address counts.
ALLAUTH_TRUSTED_PROXY_COUNT = env.whole("PORTAL_PROXIES", 0)

SESSION_ENGINE = "django.contrib.sessions.backends.db"  # a lost Redis signs nobody out
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if PUBLIC_URL.startswith("https://"):
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31536000

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": [SELF],
        "frame-ancestors": ["'none'"],
    }
}

STATIC_URL = "/static/"
STATIC_ROOT = env.folder("PORTAL_STATIC", ROOT / "static-built")  # made by make install
# Straight from the npm packages; nothing of theirs is copied into this repository.
STATICFILES_DIRS = [
    ("vendor/golos-text", ROOT / "node_modules/@fontsource-variable/golos-text/files"),
    ("vendor/htmx", ROOT / "node_modules/htmx.org/dist"),
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_ROOT = env.folder("PORTAL_FILES", HOME / "files")
FILE_LIMIT_BYTES = 20 * 1024 * 1024
TABLE_LIMIT_BYTES = 50 * 1024 * 1024  # a table that is imported: 50,000 entries in three languages
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if env.text("EMAIL_HOST", "")
    else "django.core.mail.backends.filebased.EmailBackend"
)
EMAIL_FILE_PATH = HOME / "mail"
EMAIL_HOST = env.text("EMAIL_HOST", "localhost")
EMAIL_PORT = env.whole("EMAIL_PORT", 25)
EMAIL_HOST_USER = env.text("EMAIL_USER", "")
EMAIL_HOST_PASSWORD = env.text("EMAIL_PASSWORD", "")
EMAIL_TIMEOUT = 20  # seconds; a server that hangs must not hold a worker
EMAIL_USE_TLS = env.flag("EMAIL_TLS")
DEFAULT_FROM_EMAIL = env.text("EMAIL_FROM", "portal@localhost")

# The master key of sealed bids: for the opener alone; see docs/sealed-bids.md.
OPENER_KEY = env.text("PORTAL_OPENER_KEY", "")
OPENER_KEY_FILE = env.text("PORTAL_OPENER_KEY_FILE", str(HOME / "opener.key"))
# Whether the opener asks its machine's clock too, and believes the earlier of the two.
OPENER_OWN_CLOCK = env.flag("PORTAL_OPENER_OWN_CLOCK")

PORTAL_NAME = _("Architectural portal")
STORIES_CAST = "tests.cast"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
}
