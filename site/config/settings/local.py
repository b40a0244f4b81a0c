"""The embedded demo on one's own machine: production-like pages, no TLS, mail into files."""

from config.settings.base import *  # noqa: F403 - a settings module is its base plus what differs
from config.settings.base import VAR, env

SECRET_KEY = "only-for-a-site-that-nobody-else-can-reach"
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
DEBUG = env.bool("DEBUG", default=False)

# `load_demo` makes its sign-ins with a known password only where this is set.
DEMO_SIGN_INS = True

SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 0
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = False

EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR / "mail"
