"""What holds for every page type of the project, found by walking the models: none can be forgotten."""

import importlib
import pkgutil
from collections import Counter
from typing import Any

import pytest
import wagtail_factories
from django.test import Client
from wagtail.models import Page, get_page_models

import tests.factories
from core.models import BasePage
from home.models import HomePage
from tests.factories.core import translate


def page_factories() -> dict[type[Page], type[wagtail_factories.PageFactory]]:
    """The factory of each page type, from the modules in tests/factories."""
    found = {}
    for module in pkgutil.iter_modules(tests.factories.__path__):
        for value in vars(importlib.import_module(f"tests.factories.{module.name}")).values():
            if isinstance(value, type) and issubclass(value, wagtail_factories.PageFactory):
                model = value._meta.model
                if model is not None and model not in (Page, HomePage):
                    found.setdefault(model, value)
    return found


FACTORIES = page_factories()
PAGE_TYPES = [model for model in get_page_models() if issubclass(model, BasePage) and model is not HomePage]


def test_every_page_type_is_ours_and_has_a_factory() -> None:
    assert [
        model for model in get_page_models() if not issubclass(model, BasePage) and model is not Page
    ] == []
    assert [model.__name__ for model in PAGE_TYPES if model not in FACTORIES] == []


def block_ids(page: Page) -> list[str]:
    return [
        block["id"]
        for field in page._meta.get_fields()
        if hasattr(field, "stream_block")
        for block in getattr(page, field.name).raw_data
    ]


def make(model: type[Page], home: HomePage) -> Any:
    """A page of `model` below the parents that its rules ask for, each of them translated."""
    parent: Page = home
    if not model.can_create_at(home):
        parent_model = next(m for m in PAGE_TYPES if m in model.allowed_parent_page_models())
        parent = make(parent_model, home)
        translate(parent, "en")
    return FACTORIES[model](parent=parent)


@pytest.mark.django_db
@pytest.mark.parametrize("model", PAGE_TYPES, ids=lambda model: model.__name__)
def test_page_survives_translation_and_speaks_its_own_language(
    client: Client, home_ar: HomePage, model: type[Page]
) -> None:
    page = make(model, home_ar)
    translation = translate(page, "en", title="An English title")
    assert translation.locale.language_code == "en"
    assert [key for key, count in Counter(block_ids(translation)).items() if count > 1] == []
    for version, language, direction in [(page, "ar", "rtl"), (translation, "en", "ltr")]:
        response = client.get(version.get_url())
        assert response.status_code == 200
        html = response.content.decode()
        assert f'<html lang="{language}" dir="{direction}"' in html
    assert "An English title" in html


@pytest.mark.django_db
@pytest.mark.parametrize("model", PAGE_TYPES, ids=lambda model: model.__name__)
def test_translating_puts_nothing_live(client: Client, home_ar: HomePage, model: type[Page]) -> None:
    page = make(model, home_ar)
    translation = translate(page, "en", publish=False)
    assert not translation.live
    assert client.get(f"/en/{translation.slug}/").status_code == 404
