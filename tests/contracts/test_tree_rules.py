"""Which page may stand below which: the whole tree of the site in one table."""

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from wagtail.models import Page, get_page_models

from home.models import HomePage, StandardPage
from tests.factories.home import StandardPageFactory

TREE = {
    "wagtailcore.Page": {"home.HomePage"},
    "home.HomePage": {
        "campaigns.CampaignIndexPage",
        "home.StandardPage",
        "news.NewsIndexPage",
        "opportunities.OpportunityIndexPage",
        "partners.PartnerIndexPage",
    },
    "home.StandardPage": {"home.StandardPage"},
    "campaigns.CampaignIndexPage": {"campaigns.CampaignPage"},
    "campaigns.CampaignPage": set(),
    "news.NewsIndexPage": {"news.ArticlePage"},
    "news.ArticlePage": set(),
    "opportunities.OpportunityIndexPage": {"opportunities.OpportunityPage"},
    "opportunities.OpportunityPage": set(),
    "partners.PartnerIndexPage": {"partners.PartnerPage"},
    "partners.PartnerPage": set(),
}
# A front is where the pages of its kind are, so a home page has one of each.
FRONTS = [label for label in TREE if label.endswith("IndexPage")]


def label(model: type[Page]) -> str:
    return f"{model._meta.app_label}.{model.__name__}"


def test_the_table_names_every_page_type() -> None:
    assert {label(model) for model in get_page_models()} == set(TREE)


@pytest.mark.parametrize("parent", TREE)
def test_only_these_pages_may_be_made_below(parent: str) -> None:
    creatable = {label(model) for model in apps.get_model(parent).creatable_subpage_models()}
    assert creatable == TREE[parent]


@pytest.mark.parametrize("parent", TREE)
def test_no_other_page_may_be_moved_below(parent: str) -> None:
    allowed = {
        label(model)
        for model in apps.get_model(parent).allowed_subpage_models()
        if apps.get_model(parent) in model.allowed_parent_page_models()
    }
    assert allowed - {"wagtailcore.Page"} == TREE[parent]


@pytest.mark.parametrize("front", FRONTS)
def test_a_home_page_has_one_front_of_a_kind(front: str) -> None:
    assert apps.get_model(front).max_count_per_parent == 1


@pytest.mark.django_db
def test_there_is_no_third_home_page(home_ar: HomePage) -> None:
    assert not HomePage.can_create_at(home_ar.get_parent())


@pytest.mark.django_db
def test_a_language_has_one_home_page(home_ar: HomePage, home_en: HomePage) -> None:
    home_en.delete()
    root = Page.objects.get(depth=1)
    assert HomePage.can_create_at(root)
    with pytest.raises(ValidationError, match="صفحة رئيسية"):
        root.add_child(instance=HomePage(title="أثر آخر", slug="athar-2", locale=home_ar.locale))


@pytest.mark.django_db
def test_pages_of_words_nest(home_ar: HomePage) -> None:
    about = StandardPageFactory(parent=home_ar)
    team = StandardPageFactory(parent=about, title="الفريق", slug="الفريق")
    assert StandardPage.can_create_at(team)
    assert not HomePage.can_create_at(about)
