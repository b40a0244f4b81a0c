"""Factories of opportunities: complete and valid, in Arabic, open now."""

from datetime import datetime, time, timedelta
from typing import Any

import factory
import wagtail_factories
from django.utils import timezone
from django.utils.text import slugify

from core.dates import QATAR, today
from core.models import Cause
from home.models import HomePage
from opportunities.choices import Mode, ScheduleType
from opportunities.models import OpportunityIndexPage, OpportunityPage, Session
from tests.factories.core import PlaceFactory
from tests.factories.partners import PartnerPageFactory


def at(days: int, hour: int = 16, minute: int = 0) -> datetime:
    """That hour in Qatar, so many days from today."""
    return datetime.combine(today() + timedelta(days=days), time(hour, minute), tzinfo=QATAR)


class OpportunityIndexPageFactory(wagtail_factories.PageFactory):
    """The Arabic directory; the one that is there already, if any."""

    parent = factory.LazyFunction(lambda: HomePage.objects.get(locale__language_code="ar"))
    title = "فرص التطوع"
    slug = "فرص-التطوع"
    summary = "ابحث عن فرصة تناسب وقتك ومهارتك."
    show_in_menus = True

    class Meta:
        model = OpportunityIndexPage
        django_get_or_create = ("parent", "slug")


class SessionFactory(factory.Factory):
    """An unsaved session for `OpportunityPageFactory(sessions=[...])`: in ten days, for two hours."""

    starts_at = factory.LazyFunction(lambda: at(10))
    ends_at = factory.LazyAttribute(lambda session: session.starts_at + timedelta(hours=2))

    class Meta:
        model = Session


class OpportunityPageFactory(wagtail_factories.PageFactory):
    """A live opportunity, one session in ten days; `causes` lists slugs or terms, `skills` terms."""

    parent = factory.LazyFunction(OpportunityIndexPageFactory)
    title = factory.Sequence(lambda n: f"تنظيف الشاطئ {n}")
    slug = factory.LazyAttribute(lambda page: slugify(page.title, allow_unicode=True))
    summary = "صباح على الشاطئ نجمع فيه ما تركه الموج والناس."
    body = factory.LazyFunction(
        lambda: [("paragraph", {"text": "<p>نلتقي عند البوابة ونعمل في فرق صغيرة.</p>"})]
    )
    benefits = "هواء البحر\nأصدقاء جدد"
    what_to_bring = "قبعة\nماء"
    commitment = "صباح واحد"
    partner = factory.LazyFunction(PartnerPageFactory)
    place = factory.LazyFunction(PlaceFactory)
    mode = Mode.ON_SITE
    schedule_type = ScheduleType.FIXED
    seats_needed = 12
    seats_taken = 5
    deadline_at = factory.LazyFunction(lambda: at(8))
    contact_email = "volunteers@example.org"
    first_published_at = factory.LazyFunction(timezone.now)
    last_published_at = factory.LazyFunction(timezone.now)

    class Meta:
        model = OpportunityPage

    @classmethod
    def _create_instance(
        cls, model_class: type[OpportunityPage], parent: Any, kwargs: dict[str, Any]
    ) -> OpportunityPage:
        sessions = kwargs.pop("sessions", None)
        causes = kwargs.pop("causes", ["environment"])
        many = {
            name: kwargs.pop(name)
            for name in ("skills", "requirements", "accessibility", "languages", "co_partners")
            if name in kwargs
        }
        page = model_class(**kwargs)
        if sessions is None and page.schedule_type in (ScheduleType.FIXED, ScheduleType.RECURRING):
            sessions = [SessionFactory()]
        page.sessions.set(sessions or [])
        page.causes = [Cause.objects.get(slug=cause) if isinstance(cause, str) else cause for cause in causes]
        for name, terms in many.items():
            setattr(page, name, terms)
        parent.add_child(instance=page)
        return page
