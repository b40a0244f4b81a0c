"""The day and the time in Qatar, and how people there say them, in both languages.

Whatever time zone a browser, the server or an editor's account has.
"""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language
from hijridate import Gregorian

from core.digits import digits

QATAR = ZoneInfo(settings.TIME_ZONE)

MONTHS = {
    "ar": [
        "يناير",
        "فبراير",
        "مارس",
        "أبريل",
        "مايو",
        "يونيو",
        "يوليو",
        "أغسطس",
        "سبتمبر",
        "أكتوبر",
        "نوفمبر",
        "ديسمبر",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}
# Monday first, as `date.weekday` counts.
WEEKDAYS = {
    "ar": ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"],
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
}
HIJRI_MONTHS = {
    "ar": (
        "محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة",
        "رجب", "شعبان", "رمضان", "شوال", "ذو القعدة", "ذو الحجة",
    ),
    "en": (
        "Muharram", "Safar", "Rabi I", "Rabi II", "Jumada I", "Jumada II",
        "Rajab", "Shaaban", "Ramadan", "Shawwal", "Dhu al-Qidah", "Dhu al-Hijjah",
    ),
}  # fmt: skip
NOON, MIDNIGHT = time(12), time(0)


def qatar_now() -> datetime:
    """The present moment, in Qatar's time."""
    return timezone.now().astimezone(QATAR)


def today() -> date:
    """The present day in Qatar."""
    return qatar_now().date()


def in_qatar(value: date | datetime) -> date | datetime:
    """`value` in Qatar's time; a day without a time, or a time without a zone, stays as it is."""
    if isinstance(value, datetime) and timezone.is_aware(value):
        return value.astimezone(QATAR)
    return value


def day_text(day: date, *, weekday: bool = False, year: bool = True) -> str:
    """ "3 ديسمبر 2026" or "3 December 2026", with the weekday in front on request."""
    language = _language()
    text = f"{day.day} {MONTHS[language][day.month - 1]}"
    if year:
        text = f"{text} {day.year}"
    if weekday:
        text = f"{WEEKDAYS[language][day.weekday()]} {text}"
    return digits(text)


def hijri_text(day: date) -> str:
    """The day of the Umm al-Qura calendar: "23 جمادى الآخرة 1448 هـ"; empty outside of its tables."""
    try:
        hijri = Gregorian(day.year, day.month, day.day).to_hijri()
    except (OverflowError, ValueError):
        return ""
    language = _language()
    era = {"ar": "هـ", "en": "AH"}[language]
    return digits(f"{hijri.day} {HIJRI_MONTHS[language][hijri.month - 1]} {hijri.year} {era}")


def time_text(moment: time) -> str:
    """ "7 صباحًا", "12 ظهرًا" or "7:30 pm"."""
    return digits(f"{_clock(moment)} {_half_of_day(moment)}")


def hours_text(begins: time, ends: time | None = None) -> str:
    """ "7–10 صباحًا", or "7 pm" where it has no end or ends as it begins."""
    if ends is None or ends == begins:
        return time_text(begins)
    if _half_of_day(begins) == _half_of_day(ends):
        return digits(f"{_clock(begins)}–{time_text(ends)}")
    dash = " – " if _language() == "en" else " إلى "
    return f"{time_text(begins)}{dash}{time_text(ends)}"


def when_text(start: date | datetime | None, end: date | datetime | None = None) -> str:
    """When something takes place, said as shortly as it stays clear; empty without a start.

    The year is left out while it is this one. An end on the same day is an hour, on another day a date.
    """
    if start is None:
        return ""
    start, end = in_qatar(start), in_qatar(end) if end is not None else None
    first, last = _day(start), _day(end) if end is not None else _day(start)
    if first != last:
        return _days_text(first, last)
    text = day_text(first, weekday=True, year=first.year != today().year)
    hours = _hours_text(start, end)
    return f"{text}{_comma()}{hours}" if hours else text


def _days_text(first: date, last: date) -> str:
    """ "4–6 ديسمبر" within a month, else "من 30 نوفمبر إلى 2 ديسمبر"."""
    shows_year = not first.year == last.year == today().year
    if (first.year, first.month) == (last.year, last.month):
        return digits(f"{first.day}–{day_text(last, year=shows_year)}")
    from_text = day_text(first, year=shows_year and first.year != last.year)
    to_text = day_text(last, year=shows_year)
    return f"من {from_text} إلى {to_text}" if _language() == "ar" else f"{from_text} to {to_text}"


def _hours_text(start: date | datetime, end: date | datetime | None) -> str:
    if not isinstance(start, datetime):
        return ""
    return hours_text(start.time(), end.time() if isinstance(end, datetime) else None)


def _day(value: date | datetime) -> date:
    return value.date() if isinstance(value, datetime) else value


def _clock(moment: time) -> str:
    hour = moment.hour % 12 or 12
    return f"{hour}:{moment.minute:02}" if moment.minute else str(hour)


def _half_of_day(moment: time) -> str:
    exact = moment.replace(second=0, microsecond=0)
    if _language() == "ar":
        if exact == NOON:
            return "ظهرًا"
        if exact == MIDNIGHT:
            return "منتصف الليل"
        return "صباحًا" if moment.hour < NOON.hour else "مساءً"
    if exact == NOON:
        return "noon"
    if exact == MIDNIGHT:
        return "midnight"
    return "am" if moment.hour < NOON.hour else "pm"


def _comma() -> str:
    return "، " if _language() == "ar" else ", "


def _language() -> str:
    return "ar" if (get_language() or "ar").startswith("ar") else "en"
