"""A campaign's programme as iCalendar, in the language of the page that it is fetched from."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from icalendar import Calendar, Event

from core.dates import QATAR

if TYPE_CHECKING:
    from campaigns.models import CampaignPage, ProgrammeItem


def programme_calendar(campaign: CampaignPage, items: Iterable[ProgrammeItem], address: str) -> bytes:
    """The campaign's days as one event, then each of `items`. `address` is the page's full address."""
    calendar = _calendar(campaign)
    if days := _campaign_event(campaign, address):
        calendar.add_component(days)
    for item in items:
        calendar.add_component(_item_event(campaign, item, address))
    return calendar.to_ical()


def item_calendar(campaign: CampaignPage, item: ProgrammeItem, address: str) -> bytes:
    """One programme item alone."""
    calendar = _calendar(campaign)
    calendar.add_component(_item_event(campaign, item, address))
    return calendar.to_ical()


def _calendar(campaign: CampaignPage) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", f"-//Athar//Campaigns//{campaign.language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", campaign.title)
    calendar.add("x-wr-timezone", QATAR.key)
    return calendar


def _event(campaign: CampaignPage, name: str, address: str) -> Event:
    """An event with what all have. Both languages share its UID: whoever has it in one sees one event."""
    event = Event()
    event.add("uid", f"{name}.{campaign.translation_key}@{urlsplit(address).hostname}")
    changed = campaign.facts.last_published_at or campaign.facts.latest_revision_created_at
    event.add("dtstamp", changed or datetime.now(tz=QATAR))
    event.add("url", address)
    return event


def _campaign_event(campaign: CampaignPage, address: str) -> Event | None:
    facts = campaign.facts
    if not (facts.starts_on and facts.ends_on):
        return None
    event = _event(campaign, "campaign", address)
    event.add("summary", campaign.title)
    if campaign.summary:
        event.add("description", campaign.summary)
    event.add("dtstart", facts.starts_on)
    # The end of a whole-day event is the first day that is no longer part of it.
    event.add("dtend", facts.ends_on + timedelta(days=1))
    # It lasts for days, so it must not mark anybody as busy.
    event.add("transp", "TRANSPARENT")
    return event


def _item_event(campaign: CampaignPage, item: ProgrammeItem, address: str) -> Event:
    event = _event(campaign, str(item.key), address)
    event.add("summary", item.title)
    description = "\n\n".join(text for text in (item.description, item.url) if text)
    if description:
        event.add("description", description)
    if item.place:
        event.add("location", item.place)
    if item.starts_at is None:
        event.add("dtstart", item.day)
        event.add("dtend", item.day + timedelta(days=1))
        return event
    # In UTC a time needs no definition of its zone in the file.
    event.add("dtstart", datetime.combine(item.day, item.starts_at, tzinfo=QATAR).astimezone(UTC))
    if item.ends_at is not None:
        event.add("dtend", datetime.combine(item.day, item.ends_at, tzinfo=QATAR).astimezone(UTC))
    return event
