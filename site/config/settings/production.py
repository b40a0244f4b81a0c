"""Production: everything that differs from one installation to the next comes from the environment.

`SECRET_KEY`, `ALLOWED_HOSTS` and `BASE_URL` have no default: without them the site does not start.
"""

from config.settings.base import *  # noqa: F403 - a settings module is its base plus what differs
from config.settings.base import env

SECRET_KEY = env.str("SECRET_KEY")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
WAGTAILADMIN_BASE_URL = env.str("BASE_URL")
CSRF_TRUSTED_ORIGINS = [WAGTAILADMIN_BASE_URL]
DEMO_SIGN_INS = False

# The proxy ends TLS and says so in this header; it must drop the header that a client sends.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

vars().update(env.email_url("EMAIL_URL", default="consolemail://"))
