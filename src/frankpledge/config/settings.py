"""Django's settings, read from the workspace and the environment."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from csp.constants import NONE, SELF

from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.config.workspace import chosen


_workspace = chosen()
_values = _workspace.values
_web = _values.get("web", {})

WORKSPACE: Path = _workspace.path
DEMONSTRATION: bool = bool(_values.get("demonstration", False))
SERVICE_NAME: str = _values.get("name", "Frankpledge")

DEBUG = False
SECRET_KEY = (
    os.environ.get("FRANKPLEDGE_SECRET_KEY")
    or (_workspace.exists and _workspace.secret_key())
    or "no workspace: nothing is signed with this"
)
ALLOWED_HOSTS: list[str] = _web.get("hosts", ["localhost", "127.0.0.1", "[::1]"])
SECURE = bool(_web.get("https", False))


# Opening a connection costs as much as a dozen questions put to it.
CONNECTION_SECONDS = 60


def database(address: str | None) -> dict[str, Any]:
    """
    Return Django's description of the database that the address names.

    No address means the SQLite file in the workspace, written so that an
    acknowledged change survives a power cut (synchronous=FULL). What follows a
    question mark, such as sslmode=require, goes to PostgreSQL as it stands.
    """
    if not address:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": WORKSPACE / "frankpledge.sqlite3",
            "CONN_MAX_AGE": CONNECTION_SECONDS,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
                " PRAGMA foreign_keys=ON;",
            },
        }
    parts = urlsplit(address)
    if parts.scheme not in {"postgresql", "postgres"}:
        raise ExpectedFailure(
            f"FRANKPLEDGE_DATABASE starts with {parts.scheme!r}.",
            "Write postgresql://user:password@host/name, or leave it out for SQLite.",
        )
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", unquote(parts.hostname or "")),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": CONNECTION_SECONDS,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


DATABASES = {
    "default": database(
        os.environ.get("FRANKPLEDGE_DATABASE") or _values.get("database")
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "frankpledge.ui",
    "frankpledge.access",
    "frankpledge.audit",
    "frankpledge.documents",
    "frankpledge.partnership",
    "frankpledge.actions",
    "frankpledge.intake",
    "frankpledge.evidence",
    "frankpledge.assessment",
    "frankpledge.plan",
    "frankpledge.funding",
    "frankpledge.performance",
    "frankpledge.publication",
    "frankpledge.config",
    "django.forms",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_tasks",
    "django_tasks_db",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "frankpledge.audit.middleware.TrailMiddleware",
    "frankpledge.config.home.HomeMiddleware",
    "frankpledge.access.middleware.MemberMiddleware",
]

ROOT_URLCONF = "frankpledge.config.urls"
WSGI_APPLICATION = "frankpledge.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "frankpledge.config.navigation.page_frame",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

CACHES = {
    # The sign-in limits live in the cache, so it must be one that all processes share.
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "frankpledge_cache",
        # Django forgets entries beyond 300, and would forget who guessed how often.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

AUTH_USER_MODEL = "access.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation"
        ".UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["email", "name", "phone"]},
    },
]
ACCOUNT_ADAPTER = "frankpledge.access.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
# Ten guesses at one account in five minutes; an office shares one address.
ACCOUNT_RATE_LIMITS = {"login_failed": "10/300s/key,100/300s/ip"}
ACCOUNT_FORMS = {
    "login": "frankpledge.access.forms.LoginForm",
    "change_password": "frankpledge.access.forms.NewPasswordForm",
}
MFA_ADAPTER = "frankpledge.access.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_TOLERANCE = 1
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_FORMS = {
    "authenticate": "frankpledge.access.adapters.CodeForm",
    "reauthenticate": "frankpledge.access.adapters.CodeAgainForm",
    "activate_totp": "frankpledge.access.adapters.ActivateSecondFactorForm",
}
# Access and audit do not know of each other; this is the one wire between them.
TRAIL_RECORDER = "frankpledge.audit.services.record"
# The one writer of spreadsheets, for rooms that may not know of documents.
TABLE_WRITER = "frankpledge.documents.spreadsheets.write_table"
LOGIN_URL = "/sign-in/"
LOGIN_REDIRECT_URL = "/"
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = SECURE
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_ABSOLUTE_SECONDS = 12 * 60 * 60
SESSION_IDLE_SECONDS = 30 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_SECURE = SECURE
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "frankpledge.ui.views.csrf_failure"
SECURE_SSL_REDIRECT = SECURE
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "worker-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

GLOSSARY_URL = "/glossary/"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = False
FORMAT_MODULE_PATH = "frankpledge.config.formats"

STATIC_URL = "/static/"
STATIC_ROOT = WORKSPACE / "files" / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600
# An upload goes to the disk as it comes, and no further than it may be.
FILE_UPLOAD_HANDLERS = [
    "frankpledge.intake.forms.uploading.WithinLimit",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
UPLOAD_LIMIT_BYTES = 200 * 1024 * 1024

EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if _values.get("mail")
    else "django.core.mail.backends.filebased.EmailBackend"
)
EMAIL_FILE_PATH = WORKSPACE / "files" / "mail"
EMAIL_HOST = _values.get("mail", {}).get("host", "localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
