"""Every block of every page type: named, described and drawn for editors, and flat enough to translate."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from wagtail.admin.icons import get_icons
from wagtail.blocks import Block, ListBlock, StreamBlock, StructBlock
from wagtail.fields import StreamField as WagtailStreamField
from wagtail.users.models import UserProfile

from core.fields import StreamField
from tests.contracts.test_layers import LEVEL


def stream_fields() -> Iterator[tuple[str, WagtailStreamField]]:
    for label in LEVEL:
        for model in apps.get_app_config(label).get_models():
            for field in model._meta.get_fields():
                if isinstance(field, WagtailStreamField):
                    yield f"{model.__name__}.{field.name}", field


STREAMS = dict(stream_fields())
# A list that several page types share holds the same block objects: look at each once.
BLOCKS = {
    id(block): pytest.param(block, id=f"{name}.{key}")
    for name, field in STREAMS.items()
    for key, block in field.stream_block.child_blocks.items()
}
each_block = pytest.mark.parametrize("block", BLOCKS.values())


def children(block: Block) -> Iterator[Block]:
    """The blocks within `block`, at any depth."""
    if isinstance(block, StructBlock | StreamBlock):
        for child in block.child_blocks.values():
            yield child
            yield from children(child)
    elif isinstance(block, ListBlock):
        yield block.child_block
        yield from children(block.child_block)


@pytest.mark.parametrize("name", STREAMS)
def test_no_block_gets_into_migrations(name: str) -> None:
    assert isinstance(STREAMS[name], StreamField)


@each_block
def test_the_menu_of_blocks_says_what_a_block_is(block: Block) -> None:
    assert block.meta.icon != "placeholder"
    assert f'id="icon-{block.meta.icon}"' in get_icons()
    for language in ("ar", "en"):
        with override(language):
            assert str(block.meta.label or "").strip()
            assert str(block.get_description()).strip()
            assert str(block.meta.group).strip()


@each_block
def test_every_field_has_a_name_of_its_own(block: Block) -> None:
    """A label that Wagtail makes from the field's key is English in the Arabic editor too."""
    unnamed = [
        child.name
        for child in children(block)
        if not child.meta.label and child.name and not isinstance(child, StructBlock)
    ]
    assert unnamed == []


@each_block
def test_translators_reach_every_word(block: Block) -> None:
    """wagtail-localize finds the fields of a block and of one list in it, and loses what is deeper."""
    assert not any(isinstance(child, StreamBlock) for child in children(block))
    direct = list(block.child_blocks.values()) if isinstance(block, StructBlock) else [block]
    for child in children(block):
        if isinstance(child, ListBlock):
            assert any(child is reached for reached in direct)
            assert not any(isinstance(deeper, ListBlock) for deeper in children(child))


@pytest.mark.django_db
@each_block
@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_block_can_be_previewed(client: Client, block: Block, language: str) -> None:
    assert block.is_previewable
    editor = get_user_model().objects.create_superuser("editor", "editor@example.org", "password")
    UserProfile.objects.create(user=editor, preferred_language=language)
    client.force_login(editor)
    response = client.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})
    assert response.status_code == 200
    html = response.content.decode()
    assert f'lang="{language}"' in html
    assert "css/site.css" in html
