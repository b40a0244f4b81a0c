"""The day and the time in Qatar, whatever time zone an editor's account has."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

QATAR = ZoneInfo(settings.TIME_ZONE)


def qatar_now() -> datetime:
    return timezone.now().astimezone(QATAR)


def today() -> date:
    return qatar_now().date()
