"""schema.org data says where a page stands and who publishes it, in the page's language."""

import pytest

from core.models import SiteSettings
from core.structured_data import breadcrumb_list, graph, publisher
from home.models import HomePage, StandardPage

pytestmark = pytest.mark.django_db


def test_breadcrumbs_lead_from_home_to_the_page(home_ar: HomePage) -> None:
    page = home_ar.add_child(instance=StandardPage(title="عن أثر", slug="عن-أثر"))
    items = breadcrumb_list(page)["itemListElement"]
    assert [(item["position"], item["name"]) for item in items] == [(1, home_ar.title), (2, "عن أثر")]
    assert items[-1]["item"].startswith("http://localhost/ar/")


def test_publisher_is_named_in_the_language_of_the_page(home_ar: HomePage, home_en: HomePage) -> None:
    settings = SiteSettings.for_site(home_ar.get_site())
    settings.name_ar, settings.name_en = "أثر قطر", "Athar Qatar"
    settings.save()
    assert publisher(home_ar)["name"] == "أثر قطر"
    assert publisher(home_en)["name"] == "Athar Qatar"


def test_what_has_no_value_is_left_out() -> None:
    assert graph({"@type": "Event", "name": "", "location": None, "image": [], "position": 0})["@graph"] == [
        {"@type": "Event", "position": 0}
    ]
