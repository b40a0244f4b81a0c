"""What visitors read in lists, feeds and the API: one narrow row for each live page, made from it.

Nothing here is edited. `opportunities.listing` writes these rows as pages change; `update_index` makes all
of them again.
"""

from __future__ import annotations

from django.db import models

from opportunities.choices import Audience, Certificate, Kind, Mode, ScheduleType, State


class ListingRow(models.Model):
    """One live page in its own language: its own words, and the facts of its original."""

    page = models.OneToOneField(
        "opportunities.OpportunityPage", on_delete=models.CASCADE, related_name="listing_row"
    )
    # The page that holds the facts: a number and no key, because a translation outlives its original.
    facts_id = models.PositiveBigIntegerField(db_index=True)
    language = models.CharField(max_length=10)
    reference = models.CharField(max_length=40, blank=True)
    path = models.TextField()
    title = models.CharField(max_length=255)
    summary = models.CharField(max_length=300, blank=True)
    partner_name = models.CharField(max_length=255, blank=True)
    # The name of the municipality only where the address isn't public.
    place_name = models.CharField(max_length=250, blank=True)
    published_at = models.DateTimeField()

    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.ACTIVITY)
    mode = models.CharField(max_length=8, choices=Mode.choices, default=Mode.ON_SITE)
    schedule_type = models.CharField(max_length=9, choices=ScheduleType.choices, default=ScheduleType.FIXED)
    audience = models.CharField(max_length=8, choices=Audience.choices, default=Audience.EVERYONE)
    certificate = models.CharField(max_length=11, choices=Certificate.choices, default=Certificate.NONE)
    min_age = models.PositiveSmallIntegerField(null=True)
    max_age = models.PositiveSmallIntegerField(null=True)
    guardian_required_below = models.PositiveSmallIntegerField(null=True)
    hours_total = models.DecimalField(max_digits=6, decimal_places=1, null=True)
    hours_per_week = models.DecimalField(max_digits=4, decimal_places=1, null=True)
    checked_on = models.DateField(null=True)
    emergency_until = models.DateTimeField(null=True)

    # The columns of `opportunities.status.StatusFacts`, by the same names.
    state = models.CharField(max_length=9, choices=State.choices, default=State.NORMAL)
    opens_at = models.DateTimeField(null=True)
    deadline_at = models.DateTimeField(null=True)
    first_start = models.DateTimeField(null=True)
    last_end = models.DateTimeField(null=True)
    seats_needed = models.PositiveIntegerField(null=True)
    seats_taken = models.PositiveIntegerField(default=0)
    waitlist = models.BooleanField(default=False)

    # The terms by kind, as {"cause": {"health": "Health"}}, each named in the row's language.
    terms = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"{self.title} ({self.language})"
