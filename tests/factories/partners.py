"""Factories of partners: complete and valid, in Arabic."""

import datetime
from typing import Any

import factory
import wagtail_factories
from django.utils.text import slugify
from wagtail.models import Page

from home.models import HomePage
from partners.models import Contributor, PartnerContact, PartnerIndexPage, PartnerPage, Sector


class PartnerIndexPageFactory(wagtail_factories.PageFactory):
    """The Arabic partner front; the one that is there already, if any."""

    parent = factory.LazyFunction(lambda: HomePage.objects.get(locale__language_code="ar"))
    title = "الشركاء"
    slug = "الشركاء"
    summary = "جهات من كل قطاع تفتح أبوابها للمتطوعين."
    show_in_menus = True

    class Meta:
        model = PartnerIndexPage
        django_get_or_create = ("parent", "slug")


class PartnerPageFactory(wagtail_factories.PageFactory):
    """A partner below the front. `parent` is its place in the tree; `umbrella` is the body it belongs to."""

    parent = factory.LazyFunction(PartnerIndexPageFactory)
    title = factory.Sequence(lambda n: f"جمعية الساحل النظيف {n}")
    slug = factory.LazyAttribute(lambda page: slugify(page.title, allow_unicode=True))
    summary = "جمعية أهلية تعتني بشواطئ قطر وبحرها."
    body = factory.LazyFunction(
        lambda: [("paragraph", {"text": "<p>تعمل مع المدارس والأحياء منذ عام 2012.</p>", "language": ""})]
    )
    sector = Sector.CHARITY
    umbrella = None
    website = "https://coast.example.org/"
    email = "hello@coast.example.org"
    phone = "+974 4400 0000"
    verified_on = datetime.date(2026, 1, 15)

    class Meta:
        model = PartnerPage

    @classmethod
    def _create_instance(
        cls, model_class: type[PartnerPage], parent: Page, kwargs: dict[str, Any]
    ) -> PartnerPage:
        umbrella = kwargs.pop("umbrella")
        return super()._create_instance(model_class, parent, kwargs | {"parent": umbrella})


class PartnerContactFactory(factory.django.DjangoModelFactory):
    partner = factory.SubFactory(PartnerPageFactory)
    name_ar = "نورة السادة"
    name_en = "Noora Al-Sada"
    role_ar = "منسقة المتطوعين"
    role_en = "Volunteer coordinator"
    email = "noora@coast.example.org"
    phone = "+974 5500 0000"

    class Meta:
        model = PartnerContact


class ContributorFactory(factory.django.DjangoModelFactory):
    partner = factory.SubFactory(PartnerPageFactory)

    class Meta:
        model = Contributor
