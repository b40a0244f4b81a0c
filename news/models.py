"""News: the front of each language and its articles."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, ClassVar, Self

from django import forms
from django.core.exceptions import ValidationError
from django.core.paginator import EmptyPage
from django.db import models
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.timezone import localdate
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, Panel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Orderable, PageManager, PageQuerySet
from wagtail_localize.fields import TranslatableField

from core import pictures
from core.blocks import ARTICLE_BLOCKS
from core.dates import QATAR, today
from core.fields import StreamField
from core.models import BasePage, FactsOncePage, FactsPanel, Topic
from core.models.facts import FactsForm
from core.search_text import SearchFilters, SearchText
from core.structured_data import breadcrumb_list, graph, publisher
from news import found_by
from news.feeds import article_feed
from news.filters import NewsFilter
from news.front import NewsFront
from partners.models import PartnerPage

RELATED_ARTICLES = 3
ARTICLES_OF_PARTNER = 6


class NewsIndexPage(RoutablePageMixin, BasePage):
    """The news front of one language: a lead and a grid, by topic, year and month."""

    template = "pages/news/news_index_page.html"
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["news.ArticlePage"]
    max_count_per_parent = 1
    localize_default_translation_mode = "synced"

    translatable_fields: ClassVar[list[TranslatableField]] = [
        TranslatableField("title"),
        TranslatableField("slug"),
        TranslatableField("summary"),
        TranslatableField("seo_title"),
        TranslatableField("search_description"),
    ]

    class Meta:
        verbose_name = _("news front")
        verbose_name_plural = _("news fronts")

    def articles(self) -> ArticleQuerySet:
        """What visitors may read here, newest first."""
        return ArticlePage.objects.listed(self.language)

    @path("")
    def front(self, request: HttpRequest) -> HttpResponse:
        """The articles that the address asks for: 400 for a wrong value, 404 for a page beyond the last."""
        selection = NewsFilter(request.GET)
        if not selection.is_valid():
            return self.refuse(request, selection.faults, 400)
        front = NewsFront(self.articles(), selection, self.get_url(request))
        try:
            lead, articles = front.page()
        except EmptyPage:
            return self.refuse(request, [gettext("There is no such page: the news ends before it.")], 404)
        return self.render(
            request,
            context_overrides={"front": front, "selection": selection, "lead": lead, "articles": articles},
        )

    @path("feed/")
    def feed(self, request: HttpRequest) -> HttpResponse:
        """The newest articles as RSS, of one topic where the address names it."""
        selection = NewsFilter(request.GET)
        if not selection.is_valid():
            return self.refuse(request, selection.faults, 400)
        return article_feed(request, self, selection.topic_chosen)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | {"feed_url": self.feed_url(request)}

    def feed_url(self, request: HttpRequest | None = None) -> str:
        return f"{self.get_url(request)}{self.reverse_subpage('feed')}"

    def refuse(self, request: HttpRequest, faults: list[str], status: int) -> HttpResponse:
        """The front with no articles, saying in the reader's language what is wrong with the address."""
        response = self.render(request, context_overrides={"faults": faults})
        response.status_code = status
        return response


class ArticleQuerySet(PageQuerySet):
    """Articles by what visitors may see and by their facts, which stand on originals."""

    def listed(self, language: str) -> Self:
        """What visitors of a language may read, newest first.

        Each has `facts_id` and `fact_date`: those of its original, where it is a translation.
        """
        return (
            self.live()
            .public()
            .filter(locale__language_code=language)
            .annotate(facts_id=Coalesce("original_id", "pk"), fact_date=Coalesce("original__date", "date"))
            # A translation may be live while its original still waits for a date.
            .order_by(models.F("fact_date").desc(nulls_last=True), "-pk")
        )

    def about(self, topics: Iterable[Topic]) -> Self:
        """Of those listed, the ones with at least one of these topics."""
        tagged = ArticlePage.topics.through.objects.filter(topic__in=topics)
        return self.filter(facts_id__in=tagged.values("articlepage"))

    def naming(self, partner: PartnerPage) -> Self:
        """Of those listed, the ones that name this partner."""
        named = ArticlePage.partners.through.objects.filter(partnerpage=partner.facts)
        return self.filter(facts_id__in=named.values("articlepage"))

    def within(self, year: int | None, month: int | None = None) -> Self:
        """Of those listed, the ones of a year, or of one month of it; all of them without a year."""
        if year is None:
            return self
        period = {"fact_date__year": year} | ({"fact_date__month": month} if month else {})
        return self.filter(**period)

    def for_cards(self) -> Self:
        """With all that a card shows, in a number of queries that doesn't grow with the articles."""
        return (
            self.select_related("locale", "picture", "original")
            .prefetch_related(pictures.renditions("picture", "card", "hero"), "topics", "original__topics")
            .defer("body", "original__body")
        )


class ArticleForm(FactsForm):
    """An article's form: a new one is of today, and one that goes live now isn't of a day to come."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            self.initial["date"] = self.initial.get("date") or today()
        for pin in self.formsets["pins"].forms:
            pin.instance.page = self.instance  # so that it can tell itself from the article

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        # A draft may wait for its day; what is published or sent to a reviewer may not. What is live, or new
        # and so counts as live, is checked by the model.
        may_wait = self.instance.live or self.is_deferred_validation
        if not may_wait and is_too_early(cleaned.get("date"), cleaned.get("go_live_at")):
            self.add_error("date", TOO_EARLY)
        return cleaned


TOO_EARLY = _("This day is still to come: schedule the article to go live on it, or later.")


def is_too_early(day: date | None, go_live_at: datetime | None) -> bool:
    """Whether an article of `day` would be read before that day came."""
    readable_from = max(today(), localdate(go_live_at, QATAR)) if go_live_at else today()
    return day is not None and day > readable_from


class ArticlePage(FactsOncePage):
    """A news item. Its words are edited in each language on their own; its date, topics and partners once."""

    template = "pages/news/article_page.html"
    parent_page_types: ClassVar[list[str]] = ["news.NewsIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    localize_default_translation_mode = "simple"
    base_form_class = ArticleForm

    FACTS: ClassVar[tuple[str, ...]] = ("date", "topics", "partners", "corrected_on")
    REQUIRED_FACTS: ClassVar[tuple[str, ...]] = ("date",)

    body = StreamField(ARTICLE_BLOCKS, verbose_name=_("body"), blank=True)
    picture_caption = models.CharField(
        _("caption of the picture"),
        max_length=250,
        blank=True,
        help_text=_("Who and what is seen, where and when. The credit comes from the picture itself."),
    )
    correction = models.TextField(
        _("correction"),
        max_length=1000,
        blank=True,
        help_text=_("What was wrong and what is right. Readers see it above the article."),
    )
    date = models.DateField(
        _("date"),
        null=True,
        blank=True,
        db_index=True,
        help_text=_("The day of the news. A day to come needs the article to be scheduled for it."),
    )
    topics = ParentalManyToManyField(Topic, verbose_name=_("topics"), blank=True, related_name="articles")
    partners = ParentalManyToManyField(
        PartnerPage,
        verbose_name=_("partners"),
        blank=True,
        related_name="articles",
        limit_choices_to={"original": None},
        help_text=_("The bodies that the article tells of. Their own pages list it."),
    )
    corrected_on = models.DateField(
        _("corrected on"),
        null=True,
        blank=True,
        help_text=_("The day of the correction, in either language."),
    )

    content_panels: ClassVar[list[Panel]] = [
        *BasePage.content_panels,
        FactsPanel(heading=_("Facts")),
        MultiFieldPanel(
            [
                FieldPanel("date"),
                FieldPanel("topics", widget=forms.CheckboxSelectMultiple),
                FieldPanel("partners", widget=forms.CheckboxSelectMultiple),
            ],
            _("When and about what"),
        ),
        MultiFieldPanel([FieldPanel("picture"), FieldPanel("picture_caption")], _("Picture")),
        FieldPanel("body"),
        InlinePanel(
            "pins",
            heading=_("Related articles"),
            label=_("Article"),
            max_num=RELATED_ARTICLES,
            help_text=_(
                "These come first below the article. Free places are filled with news on the same topics."
            ),
        ),
        MultiFieldPanel(
            [FieldPanel("correction"), FieldPanel("corrected_on")], _("Correction"), classname="collapsed"
        ),
    ]

    # Named even in simple mode: without the list, wagtail-localize copies the date and the topics across.
    translatable_fields: ClassVar[list[TranslatableField]] = [
        TranslatableField("title"),
        TranslatableField("slug"),
        TranslatableField("summary"),
        TranslatableField("body"),
        TranslatableField("picture_caption"),
        TranslatableField("correction"),
        TranslatableField("seo_title"),
        TranslatableField("search_description"),
    ]

    objects = PageManager.from_queryset(ArticleQuerySet)()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    def clean(self) -> None:
        super().clean()
        if self.correction and self.facts.corrected_on is None:
            raise ValidationError(
                {"corrected_on": _("Say on which day it was corrected.")}
                if self.is_original
                else {"correction": _("Say first, on the original, on which day it was corrected.")}
            )

    def clean_facts(self) -> None:
        super().clean_facts()
        errors: dict[str, Any] = {}
        if self.live and not self.facts_may_wait and is_too_early(self.date, self.go_live_at):
            errors["date"] = TOO_EARLY
        if self.corrected_on and self.corrected_on > today():
            errors["corrected_on"] = _("This day is still to come.")
        elif self.corrected_on and self.date and self.corrected_on < self.date:
            errors["corrected_on"] = _("The correction can't be older than the article.")
        if errors:
            raise ValidationError(errors)
        if any(not partner.is_original for partner in self.partners.all()):
            self.partners = list({partner.facts for partner in self.partners.all()})

    @classmethod
    def latest(cls, language: str, limit: int) -> list[ArticlePage]:
        """The newest articles that visitors of a language may read, ready for cards."""
        return list(cls.objects.listed(language).for_cards()[:limit])

    @classmethod
    def count_by_topic(cls, articles: ArticleQuerySet) -> dict[int, int]:
        """How many of the listed `articles` each topic has, by the topic's id, where it has any."""
        tagged = cls.topics.through.objects.filter(articlepage__in=articles.order_by().values("facts_id"))
        return dict(tagged.values_list("topic").annotate(count=models.Count("pk")))

    @classmethod
    def of_partner(cls, partner: PartnerPage) -> list[ArticlePage]:
        """The newest articles that name `partner`, in the language of that page of it, ready for cards."""
        return list(cls.objects.listed(partner.language).naming(partner).for_cards()[:ARTICLES_OF_PARTNER])

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        front = self.get_parent().specific
        return super().get_context(request, *args, **kwargs) | {
            "news_front": front,
            "news_front_url": front.get_url(request),
            "feed_url": front.feed_url(request),
            "topics": self.facts.topics.all(),
            "partners": self.named_partners,
            "related": self.related(),
        }

    def structured_data(self) -> dict[str, Any] | None:
        picture = pictures.social_url(self.picture) if self.picture else ""
        article = {
            "@type": "NewsArticle",
            "headline": self.title,
            "description": self.summary,
            "url": self.full_url,
            "mainEntityOfPage": self.full_url,
            "inLanguage": self.language,
            "datePublished": self.facts.date and self.facts.date.isoformat(),
            "dateModified": self.last_published_at and self.last_published_at.astimezone(QATAR).isoformat(),
            "image": [f"{self.get_site().root_url}{picture}"] if picture else [],
            "keywords": [topic.name_in(self.language) for topic in self.facts.topics.all()],
            "mentions": [{"@type": "Organization", "name": partner.title} for partner in self.named_partners],
            "publisher": publisher(self),
        }
        return graph(article, breadcrumb_list(self))

    def related(self) -> list[ArticlePage]:
        """The editor's picks, then the newest on the same topics: 3 in all, each once, of this language."""
        listed = type(self).objects.listed(self.language).exclude(pk=self.pk).for_cards()
        keys = [pin.article.translation_key for pin in self.pins.select_related("article")]
        pinned = {article.translation_key: article for article in listed.filter(translation_key__in=keys)}
        articles = [pinned[key] for key in dict.fromkeys(keys) if key in pinned]
        same_topics = listed.about(self.facts.topics.all()).exclude(translation_key__in=keys)
        return [*articles, *same_topics[: RELATED_ARTICLES - len(articles)]]

    @cached_property
    def named_partners(self) -> list[PartnerPage]:
        """The partners of the article, each in this language where it has a live version."""
        return PartnerPage.versions(self.facts.partners.all(), self.language)

    def search_text(self) -> SearchText:
        return found_by.with_facts(self, super().search_text())

    def search_filters(self) -> SearchFilters:
        return found_by.filters(self, super().search_filters())


class ArticlePin(Orderable):
    """An article that an editor wants below another one."""

    page = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="pins")
    article = models.ForeignKey(
        ArticlePage, verbose_name=_("article"), on_delete=models.CASCADE, related_name="+"
    )

    panels: ClassVar[list[Panel]] = [FieldPanel("article")]

    class Meta(Orderable.Meta):
        verbose_name = _("related article")
        verbose_name_plural = _("related articles")

    def clean(self) -> None:
        super().clean()
        page = getattr(self, "page", None)
        if page is not None and self.article_id and self.article.translation_key == page.translation_key:
            raise ValidationError({"article": _("An article can't be related to itself.")})
