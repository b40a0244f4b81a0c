"""Pictures come in sizes and formats made beforehand; without them a page shows its own pattern."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.template import Context, Template
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from PIL import Image as PillowImage

from core import pictures
from core.models import AtharImage, AtharRendition
from core.pattern import KINDS, TONES, pattern_for
from tests.factories.core import ImageFactory


@pytest.fixture
def image(db: None) -> AtharImage:
    return ImageFactory(file__width=1000, file__height=700)


def render(source: str, **context: object) -> str:
    return Template("{% load core_tags %}" + source).render(Context(context))


def test_a_picture_offers_each_format_in_each_width(image: AtharImage) -> None:
    pictures.make_renditions(image, "card")
    html = render('{% picture image "card" slug="x" %}', image=image)
    assert '<source type="image/avif"' in html
    assert '<source type="image/webp"' in html
    assert html.count(" 400w") == html.count(" 800w") == 3
    assert 'width="800" height="480"' in html
    assert 'loading="lazy"' in html
    assert 'alt="متطوعون ينظفون الشاطئ"' in html
    with translation.override("en"):
        assert 'alt="Volunteers cleaning a beach"' in render('{% picture image "card" %}', image=image)


def test_the_picture_seen_first_is_not_lazy(image: AtharImage) -> None:
    pictures.make_renditions(image, "hero")
    html = render('{% picture image "hero" eager=True alt="" %}', image=image)
    assert 'fetchpriority="high"' in html
    assert "lazy" not in html
    assert 'alt=""' in html


def test_nothing_is_made_while_a_visitor_waits(image: AtharImage) -> None:
    html = render('{% picture image "card" slug="beach" %}', image=image)
    assert "<picture" not in html
    assert f"tone-{pattern_for('beach').tone}" in html
    assert not AtharRendition.objects.exists()


def test_an_undeclared_set_is_a_mistake_of_the_template(image: AtharImage) -> None:
    with pytest.raises(KeyError):
        render('{% picture image "poster" %}', image=image)


def test_all_declared_sizes_are_made_once(image: AtharImage) -> None:
    made = pictures.make_renditions(image)
    assert made == len(pictures.specs()) == image.renditions.count()
    assert pictures.make_renditions(image) == 0


def test_files_are_what_their_names_say(image: AtharImage) -> None:
    pictures.make_renditions(image, "card", "logo")
    for rendition in image.renditions.all():
        with PillowImage.open(rendition.file.path) as opened:
            assert rendition.filter_spec.endswith(f"format-{(opened.format or '').lower()}")
            assert opened.size == (rendition.width, rendition.height)
            assert not opened.getexif()


def test_wagtails_own_tags_find_the_same_files(image: AtharImage) -> None:
    pictures.make_renditions(image, "card")
    before = image.renditions.count()
    image.get_rendition("fill-400x240|format-webp")
    assert image.renditions.count() == before


def test_a_moved_focal_point_shows_other_files(image: AtharImage) -> None:
    pictures.make_renditions(image, "card")
    image.focal_point_x, image.focal_point_y = 100, 100
    image.focal_point_width = image.focal_point_height = 50
    image.save()
    assert pictures.shown(image, "card") is None
    pictures.make_renditions(image, "card")
    shown = pictures.shown(AtharImage.objects.get(pk=image.pk), "card")
    assert shown
    assert shown.width == 800


def test_a_small_original_is_not_offered_in_widths_that_it_lacks(db: None) -> None:
    small = ImageFactory(file__width=300, file__height=200)
    pictures.make_renditions(small, "card")
    shown = pictures.shown(small, "card")
    assert shown
    assert shown.srcset.endswith(" 300w")
    assert "," not in shown.srcset


def test_transparency_becomes_white_in_jpeg_and_stays_in_a_logo(db: None) -> None:
    clear = ImageFactory(file__width=400, file__height=240, file__format="PNG", file__filename="clear.png")
    with clear.file.open("wb") as file:
        PillowImage.new("RGBA", (400, 240), (0, 0, 0, 0)).save(file, "PNG")
    pictures.make_renditions(clear, "card", "logo")
    files = {item.filter_spec: item.file.path for item in clear.renditions.all()}
    with PillowImage.open(files["fill-400x240|format-jpeg"]) as jpeg:
        assert jpeg.getpixel((5, 5)) == (255, 255, 255)
    with PillowImage.open(files["max-320x160|format-png"]) as png:
        assert png.convert("RGBA").getpixel((5, 5)) == (0, 0, 0, 0)


def queries_of(action: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as queries:
        action()
    return len(queries)


def test_twelve_pictures_cost_as_many_queries_as_two(db: None) -> None:
    def shown_of(number: int) -> Callable[[], object]:
        def show() -> None:
            images = list(AtharImage.objects.order_by("pk")[:number])
            pictures.prefetch(images, "card")
            assert all(pictures.shown(image, "card") for image in images)

        return show

    for _ in range(12):
        pictures.make_renditions(ImageFactory(file__width=500, file__height=300), "card")
    assert queries_of(shown_of(12)) == queries_of(shown_of(2)) == 2


def test_a_page_keeps_its_pattern_and_pages_differ() -> None:
    assert pattern_for("clean-the-beach") == pattern_for("clean-the-beach")
    drawn = {(found.kind, found.tone) for found in map(pattern_for, map(str, range(300)))}
    assert {kind for kind, _ in drawn} == set(KINDS)
    assert {tone for _, tone in drawn} == set(TONES)
    assert "style=" not in render('{% pattern "شاطئ" %}')
