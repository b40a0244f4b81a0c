"""The values that an opportunity's facts can have. Codes stand in addresses, exports and the API."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(models.TextChoices):
    ACTIVITY = "activity", _("Activity")
    ROLE = "role", _("Role")
    TRAINING = "training", _("Training")
    REMOTE_TASK = "remote-task", _("Remote task")
    EMERGENCY = "emergency", _("Emergency")


class Audience(models.TextChoices):
    EVERYONE = "everyone", _("Everyone")
    WOMEN = "women", _("Women")
    MEN = "men", _("Men")
    FAMILIES = "families", _("Families")
    GROUPS = "groups", _("Groups")
    STUDENTS = "students", _("Students")


class Mode(models.TextChoices):
    ON_SITE = "on-site", _("On site")
    ONLINE = "online", _("Online")
    HYBRID = "hybrid", _("On site and online")


class ScheduleType(models.TextChoices):
    FIXED = "fixed", _("On fixed dates")
    RECURRING = "recurring", _("Recurring")
    FLEXIBLE = "flexible", _("Flexible, within a period")
    ONGOING = "ongoing", _("Ongoing")


class Certificate(models.TextChoices):
    NONE = "none", _("No certificate")
    CERTIFICATE = "certificate", _("Certificate")
    HOURS = "hours", _("Counted hours")


class Provided(models.TextChoices):
    """Whether something is provided for volunteers."""

    NO = "no", _("No")
    YES = "yes", _("Yes")
    PARTLY = "partly", _("Partly")


class PhysicalLevel(models.TextChoices):
    LOW = "low", _("Light")
    MEDIUM = "medium", _("Moderate")
    HIGH = "high", _("Demanding")


class State(models.TextChoices):
    """What the partner said became of an activity, apart from what the clock says."""

    NORMAL = "normal", _("Goes ahead as planned")
    POSTPONED = "postponed", _("Postponed")
    MOVED = "moved", _("Moved")
    CANCELLED = "cancelled", _("Cancelled")


class Frequency(models.TextChoices):
    NONE = "none", _("Once")
    DAILY = "daily", _("Every day")
    WEEKLY = "weekly", _("Every week")
    MONTHLY = "monthly", _("Every month")


class Weekday(models.TextChoices):
    """The days of a week as it begins in Qatar."""

    SUNDAY = "sun", _("Sunday")
    MONDAY = "mon", _("Monday")
    TUESDAY = "tue", _("Tuesday")
    WEDNESDAY = "wed", _("Wednesday")
    THURSDAY = "thu", _("Thursday")
    FRIDAY = "fri", _("Friday")
    SATURDAY = "sat", _("Saturday")


class Period(models.TextChoices):
    MORNING = "morning", pgettext_lazy("part of a day", "Morning")
    AFTERNOON = "afternoon", pgettext_lazy("part of a day", "Afternoon")
    EVENING = "evening", pgettext_lazy("part of a day", "Evening")


# The codes of `weekday_periods`: "sun-morning" and so on, in the order of a week.
WEEKDAY_PERIODS: tuple[str, ...] = tuple(
    f"{day}-{period}" for day in Weekday.values for period in Period.values
)
