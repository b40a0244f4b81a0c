"""Factories of campaigns: complete pages, live, running today unless dates are given."""

from datetime import timedelta
from typing import Any

import factory
import wagtail_factories
from wagtail.models import Page

from campaigns.models import CampaignIndexPage, CampaignPage, Phase, ProgrammeItem, ToolkitItem
from core.dates import today
from tests.factories.core import ImageFactory


class CampaignIndexFactory(wagtail_factories.PageFactory):
    title = "الحملات"
    slug = "الحملات"
    summary = "حملات تجمع الناس حول قضية واحدة"
    show_in_menus = True

    class Meta:
        model = CampaignIndexPage


class CampaignFactory(wagtail_factories.PageFactory):
    """A campaign of 16 days, of which today is the sixth."""

    title = factory.Sequence(lambda n: f"حملة الأثر {n}")
    slug = factory.Sequence(lambda n: f"حملة-{n}")
    summary = "ستة عشر يومًا نعمل فيها معًا من أجل مجتمع أكثر أمانًا."
    tagline = "كن جزءًا من الأثر"
    starts_on = factory.LazyFunction(lambda: today() - timedelta(days=5))
    ends_on = factory.LazyAttribute(lambda campaign: campaign.starts_on + timedelta(days=15))
    code = factory.Sequence(lambda n: f"campaign{n}")

    class Meta:
        model = CampaignPage


class ProgrammeItemFactory(factory.django.DjangoModelFactory):
    campaign = factory.SubFactory(CampaignFactory)
    day = factory.SelfAttribute("campaign.starts_on")
    title_ar = "ندوة: المرأة في العصر الرقمي"
    title_en = "Seminar: women in the digital age"
    place_ar = "جامعة قطر"
    place_en = "Qatar University"

    class Meta:
        model = ProgrammeItem


class PhaseFactory(factory.django.DjangoModelFactory):
    campaign = factory.SubFactory(CampaignFactory)
    name_ar = "الاستعداد"
    name_en = "Getting ready"
    starts_on = factory.SelfAttribute("campaign.starts_on")
    ends_on = factory.SelfAttribute("campaign.starts_on")

    class Meta:
        model = Phase


class ToolkitItemFactory(factory.django.DjangoModelFactory):
    campaign = factory.SubFactory(CampaignFactory)
    title_ar = "ملصق الحملة"
    title_en = "Poster of the campaign"
    kind = ToolkitItem.Kind.POSTER
    image = factory.SubFactory(ImageFactory)

    class Meta:
        model = ToolkitItem


def campaign_front(home: Page) -> CampaignIndexPage:
    """The campaign front under `home`, made where there is none."""
    return CampaignIndexPage.objects.child_of(home).first() or CampaignIndexFactory(parent=home)


def make_campaign(home: Page, **values: Any) -> CampaignPage:
    """A live campaign under the front of `home`."""
    return CampaignFactory(parent=campaign_front(home), **values)
