"""The whole site under one parent: web server, background worker and scheduler."""

import os
import socket
import sys
import urllib.error
import urllib.request
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from wagtail.models import Site

from core import demo_sign_ins
from core.supervisor import Child, Supervisor

HOST = "127.0.0.1"
LOCAL_HOSTS = ("localhost", HOST)


class Command(BaseCommand):
    help = "Serve the site on this machine: web server, background worker and scheduler, until Ctrl-C."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--port", type=port_number, default=os.environ.get("PORT", "8000"), help="default: 8000"
        )
        parser.add_argument("--workers", type=int, default=2, help="web server processes; default: 2")

    def handle(self, *args: Any, **options: Any) -> None:
        port = options["port"]
        self.address, self.announced = f"http://{HOST}:{port}/", False
        # Canonical addresses, feeds and structured data name the site as its record does. A host name that
        # somebody set is kept.
        Site.objects.filter(is_default_site=True, hostname__in=LOCAL_HOSTS).update(hostname=HOST, port=port)
        # The parent holds the port, so that it is known to be free before anything starts.
        listener = open_port(port)
        manage = [sys.executable, str(settings.ROOT / "manage.py")]
        gunicorn = [sys.executable, "-m", "gunicorn", "config.wsgi", f"--bind=fd://{listener.fileno()}"]
        gunicorn += [f"--workers={options['workers']}", "--threads=4", "--timeout=60", "--log-level=warning"]
        supervisor = Supervisor(
            [
                Child("web server", gunicorn, pass_fds=[listener.fileno()]),
                Child("worker", [*manage, "db_worker", "--queue-name=*", "--no-reload", "--skip-checks"]),
                Child("scheduler", [*manage, "schedule", "--skip-checks"]),
            ],
            environment(self.address),
        )
        supervisor.run(self.announce)
        self.stdout.write("Stopped.")

    def announce(self) -> None:
        """Say where the site is, once, as soon as it answers."""
        if self.announced or not answers(self.address):
            return
        self.announced = True
        lines = ["", f"Athar is at {self.address}", f"The admin is at {self.address}admin/"]
        users = (
            get_user_model().objects.filter(username__in=demo_sign_ins.USERNAMES)
            if settings.DEMO_SIGN_INS
            else []
        )
        if users:
            known = {user.get_username() for user in users}
            names = ", ".join(name for name in demo_sign_ins.USERNAMES if name in known)
            lines.append(f"Sign in as {names}; the password is {demo_sign_ins.PASSWORD}")
        self.stdout.write("\n".join([*lines, "Ctrl-C stops it.", ""]))
        self.stdout.flush()


def environment(address: str) -> dict[str, str]:
    """The children's: this process's own, the site's packages, its address for links in e-mails."""
    packages = os.pathsep.join([str(settings.ROOT / "site"), str(settings.ROOT)])
    return {"BASE_URL": address.rstrip("/")} | os.environ | {"PYTHONPATH": packages}


def port_number(text: str) -> int:
    """`text` as a port; raises ValueError, which argparse reports, where it is none."""
    number = int(text)
    if not 0 < number < 65536:
        raise ValueError(text)
    return number


def open_port(port: int) -> socket.socket:
    """A socket that listens at `port` and that children may inherit; raises CommandError if it is taken."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
    except OSError as error:
        listener.close()
        raise CommandError(
            f"Port {port} of {HOST} can't be had ({error.strerror}). "
            f"Stop what runs there, or choose another: PORT={port + 1} make demo"
        ) from error
    listener.listen(128)
    listener.set_inheritable(True)
    return listener


def answers(address: str) -> bool:
    """Whether a page comes back from `address`, whatever its status."""
    try:
        urllib.request.urlopen(address, timeout=5)  # noqa: S310 - our own address
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
    return True
