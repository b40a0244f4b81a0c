"""How articles are shown among the results of the site's search."""

from collections.abc import Collection

from django.utils.translation import gettext_lazy as _

from news.models import ArticlePage
from search import sections

SHOWN_INSTEAD = 3


def articles_by_id(ids: Collection[int]) -> dict[int, ArticlePage]:
    articles = ArticlePage.objects.live().filter(pk__in=ids).select_related("locale", "original")
    return {article.pk: article for article in articles.defer("body", "original__body")}


def newest(language: str) -> list[ArticlePage]:
    return ArticlePage.latest(language, SHOWN_INSTEAD)


def register() -> None:
    sections.register(
        sections.Section(
            "news",
            _("News"),
            ("article",),
            articles_by_id,
            "components/found_article.html",
            order=20,
            ways_on=sections.WaysOn("pages/search/newest_articles.html", newest),
        )
    )
