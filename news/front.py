"""What the news front shows for a valid choice: articles of a page, and links to narrow or widen it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.paginator import Page as PaginatorPage
from django.core.paginator import Paginator
from django.db.models import Count, Func
from django.db.models.functions import ExtractMonth, ExtractYear

from news.filters import NewsFilter, month_name

if TYPE_CHECKING:
    from news.models import ArticlePage, ArticleQuerySet

PAGE_SIZE = 12


@dataclass(frozen=True)
class Choice:
    """A link of the front that narrows what it shows; where it is chosen, the link takes it off."""

    label: str
    url: str
    count: int
    is_chosen: bool


class NewsFront:
    """The articles of one language for one choice, in as many queries for many articles as for few."""

    def __init__(self, articles: ArticleQuerySet, selection: NewsFilter, url: str) -> None:
        """`articles` are all that may be listed, newest first; `selection` is valid; `url` is the front."""
        self.selection = selection
        self.url = url
        self.articles = articles
        self.of_topic = articles.about([selection.topic_chosen]) if selection.topic_chosen else articles
        self.of_period = articles.within(selection.year_chosen, selection.month_chosen)
        self.found = self.of_topic.within(selection.year_chosen, selection.month_chosen)

    def page(self) -> tuple[ArticlePage | None, PaginatorPage]:
        """The lead, if any, and the page of the others; raises EmptyPage beyond the last one.

        Only the front without any choice has a lead: it is the newest article, and stands on the first page.
        """
        cards = self.found.for_cards()
        lead = None if self.selection.chosen else cards.first()
        if lead is not None:
            cards = cards.exclude(pk=lead.pk)
        page = Paginator(cards, PAGE_SIZE).page(self.selection.page_number)
        return (lead if page.number == 1 else None), page

    def topics(self) -> list[Choice]:
        """Topics with news in the chosen period."""
        counts = self.articles.model.count_by_topic(self.of_period)
        chosen = self.selection.topic_chosen
        return [
            self._choice(topic.name, counts.get(topic.pk, 0), topic == chosen, topic=topic.slug)
            for topic in self.selection.topics.values()
            if topic.pk in counts or topic == chosen
        ]

    def years(self) -> list[Choice]:
        """Years with news on the chosen topic, the last one first."""
        counts = self._count(self.of_topic, ExtractYear("fact_date"))
        chosen = self.selection.year_chosen
        return [
            self._choice(str(year), counts[year], year == chosen, year=year, month=None)
            for year in sorted(counts, reverse=True)
        ]

    def months(self) -> list[Choice]:
        """Months of the chosen year with news on the chosen topic; none while no year is chosen."""
        year = self.selection.year_chosen
        if not year:
            return []
        counts = self._count(self.of_topic.within(year), ExtractMonth("fact_date"))
        chosen = self.selection.month_chosen
        return [
            self._choice(month_name(month), counts[month], month == chosen, month=month)
            for month in sorted(counts)
        ]

    @staticmethod
    def _count(articles: ArticleQuerySet, part: Func) -> dict[int, int]:
        """How many of `articles` there are by a part of their date."""
        dated = articles.exclude(fact_date=None).order_by()
        return dict(dated.annotate(part=part).values_list("part").annotate(count=Count("pk")))

    def _choice(self, label: str, count: int, is_chosen: bool, **values: str | int | None) -> Choice:
        query = self.selection.query(**(dict.fromkeys(values) if is_chosen else values))
        return Choice(label, f"{self.url}?{query}" if query else self.url, count, is_chosen)
