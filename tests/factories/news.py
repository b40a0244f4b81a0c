"""Factories of news: complete and valid, in Arabic."""

import datetime
from typing import Any

import factory
import wagtail_factories
from django.utils.text import slugify

from core.models import Topic
from home.models import HomePage
from news.models import ArticlePage, ArticlePin, NewsIndexPage
from tests.factories.core import ImageFactory


class TopicFactory(factory.django.DjangoModelFactory):
    slug = factory.Sequence(lambda n: f"topic-{n}")
    name_ar = factory.Sequence(lambda n: f"موضوع {n}")
    name_en = factory.Sequence(lambda n: f"Topic {n}")

    class Meta:
        model = Topic


class NewsIndexPageFactory(wagtail_factories.PageFactory):
    """The Arabic news front; the one that is there already, if any."""

    parent = factory.LazyFunction(lambda: HomePage.objects.get(locale__language_code="ar"))
    title = "الأخبار"
    slug = "الأخبار"
    summary = "ما يصنعه المتطوعون في قطر، أولًا بأول."
    show_in_menus = True

    class Meta:
        model = NewsIndexPage
        django_get_or_create = ("parent", "slug")


class ArticlePageFactory(wagtail_factories.PageFactory):
    """An article with a picture. `topics` and `partners` are lists of what it is about and whom it names."""

    parent = factory.LazyFunction(NewsIndexPageFactory)
    title = factory.Sequence(lambda n: f"متطوعون ينظفون شاطئ الخور {n}")
    slug = factory.LazyAttribute(lambda page: slugify(page.title, allow_unicode=True))
    summary = "جمع مئة متطوع طنين من البلاستيك في صباح واحد."
    body = factory.LazyFunction(
        lambda: [("paragraph", {"text": "<p>بدأ العمل مع شروق الشمس وانتهى قبل الحر.</p>", "language": ""})]
    )
    picture = factory.SubFactory(ImageFactory)
    picture_caption = "متطوعات على شاطئ الخور صباح السبت."
    date = datetime.date(2025, 12, 5)
    topics: Any = ()
    partners: Any = ()

    class Meta:
        model = ArticlePage

    @classmethod
    def _create_instance(
        cls, model_class: type[ArticlePage], parent: Any, kwargs: dict[str, Any]
    ) -> ArticlePage:
        relations = {name: list(kwargs.pop(name)) for name in ("topics", "partners")}
        article = super()._create_instance(model_class, parent, kwargs)
        for name, related in relations.items():
            setattr(article, name, related)
        if any(relations.values()):
            article.save()
        return article


class ArticlePinFactory(factory.django.DjangoModelFactory):
    page = factory.SubFactory(ArticlePageFactory)
    article = factory.SubFactory(ArticlePageFactory)

    class Meta:
        model = ArticlePin
