"""Tags and filters of the site's own templates: the frame of a page, pictures, dates, digits, language."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import template
from django.conf import settings
from django.core.paginator import Page as DjangoPage
from django.templatetags.static import static
from django.utils.html import format_html, json_script
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from wagtail.models import Page

from core import dates, pictures
from core.chrome import Chrome, direction, page_of
from core.digits import digits as digits_text
from core.models import AtharImage, SiteSettings
from core.pattern import pattern_for
from core.theme import theme_url as theme_url_of

register = template.Library()
Context = dict[str, Any]


@register.simple_tag(takes_context=True)
def site_chrome(context: Context) -> Chrome:
    """What surrounds the page: names, menu, footer links, the other language (see core.chrome)."""
    return Chrome(context["request"], page_of(context))


@register.simple_tag
def theme_url(site_settings: SiteSettings) -> str:
    """Address of the stylesheet with the editors' colours; empty while they are the site's own."""
    return theme_url_of(site_settings)


@register.simple_tag(takes_context=True)
def structured_data(context: Context) -> str:
    """The page's JSON-LD as a data block, escaped so that no text can end it; empty where there is none."""
    page = page_of(context)
    data = getattr(page, "structured_data", lambda: None)()
    if not data:
        return ""
    # A data block is never run, so the policy of the page needs no nonce for it.
    return format_html('<script type="application/ld+json">{}</script>', SafeString(escaped_json(data)))


def escaped_json(data: Any) -> str:
    """JSON in which no character has a meaning in HTML, as Django's `json_script` writes it."""
    block = json_script(data)
    return block[block.index(">") + 1 : block.rindex("<")]


@register.inclusion_tag("components/icon.html")
def icon(name: str, flip: bool = False) -> Context:
    """A symbol of `static/icons/sprite.svg`; `flip` mirrors it where direction has meaning."""
    return {"name": name, "flip": flip}


@register.inclusion_tag("components/picture_or_pattern.html")
def picture(
    image: AtharImage | None,
    set_name: str,
    *,
    slug: str = "",
    alt: str | None = None,
    eager: bool = False,
    **attrs: str,
) -> Context:
    """`image` in the sizes of a declared set (core.pictures.SETS), or the pattern of `slug`.

    `eager` is for the one picture that is seen first; `alt=""` for a picture beside words that say it all.
    """
    shown = pictures.shown(image, set_name) if image else None
    return {
        "picture": shown,
        "pattern": None if shown or set_name == "logo" else pattern_for(slug or getattr(image, "title", "")),
        "alt": alt if alt is not None else getattr(image, "alt", ""),
        "eager": eager,
        "class": attrs.get("class", ""),
    }


@register.inclusion_tag("components/pattern.html")
def pattern(slug: str, **attrs: str) -> Context:
    """The khatam pattern of `slug`."""
    return {"pattern": pattern_for(slug), "class": attrs.get("class", "")}


@register.simple_tag(takes_context=True)
def social_image(context: Context, site_settings: SiteSettings) -> str:
    """Absolute address of the picture shown where a link to the page is shared."""
    for image in (getattr(page_of(context), "picture", None), site_settings.social_image):
        if image and (path := pictures.social_url(image)):
            return str(context["request"].build_absolute_uri(path))
    return str(context["request"].build_absolute_uri(static("icons/social.png")))


@register.simple_tag
def when(start: date | datetime | None, end: date | datetime | None = None) -> str:
    """ "الجمعة 4 ديسمبر، 7–10 صباحًا" or "Friday 4 December, 7–10 am"."""
    return dates.when_text(start, end)


@register.inclusion_tag("components/date.html")
def day(value: date | datetime | None, hijri: bool = False) -> Context:
    """A day as a <time> element, with the Hijri day beside it on request."""
    local = dates.in_qatar(value) if value else None
    own_day = local.date() if isinstance(local, datetime) else local
    return {
        "day": own_day,
        "text": dates.day_text(own_day) if own_day else "",
        "hijri": dates.hijri_text(own_day) if own_day and hijri else "",
    }


@register.inclusion_tag("components/date.html")
def date_with_hijri(value: date | datetime | None) -> Context:
    """A day as a <time> element, with the day of the Umm al-Qura calendar beside it."""
    return day(value, hijri=True)


@register.simple_tag
def both_languages(chrome: Chrome | None = None) -> list[tuple[str, str, str]]:
    """(code, direction, address of its home page) of both languages, the reader's first.

    Without `chrome` the addresses are the plain ones, found without the database.
    """
    codes = sorted(dict(settings.LANGUAGES), key=lambda code: code != get_language())
    return [(code, direction(code), chrome.home_url_in(code) if chrome else f"/{code}/") for code in codes]


@register.simple_tag
def page_numbers(page_obj: DjangoPage) -> list[int | None]:
    """The numbers of pages to link to: both ends, this one and its neighbours; None stands for a gap."""
    numbers = page_obj.paginator.get_elided_page_range(page_obj.number, on_each_side=1, on_ends=1)
    return [number if isinstance(number, int) else None for number in numbers]


@register.filter
def digits(value: Any) -> str:
    """A number (or a text with numbers) in the digits of the active language."""
    return digits_text(value)


@register.simple_tag
def foreign_attrs(thing: Any) -> str:
    """` lang="ar" dir="rtl"` for a page (or a language's code) that isn't in the language around it."""
    if isinstance(thing, Page):
        language = thing.locale.language_code
    else:
        language = thing if isinstance(thing, str) else getattr(thing, "language", "")
    if not language or language == get_language():
        return ""
    return format_html(' lang="{}" dir="{}"', language, direction(language))
