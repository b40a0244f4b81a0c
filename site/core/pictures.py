"""Which sizes of a picture the site uses, how they are made, and how they are found.

Sizes are made in the background when an image is uploaded or a page is published (`make_renditions`).
A page that is asked for never makes one: it shows what there is, or the pattern of the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO

from django.core.files.base import ContentFile
from django.db.models import Prefetch, QuerySet, prefetch_related_objects
from PIL import Image as PillowImage
from wagtail.images.models import Filter

from core.models import AtharImage, AtharRendition

# The browser takes the first that it knows; the last is known to all.
FORMATS = ("avif", "webp", "jpeg")
FORMATS_WITH_ALPHA = ("avif", "webp", "png")
SAVE_OPTIONS: dict[str, dict[str, int | bool]] = {
    # Speed 8 takes half the time of Pillow's 6 and makes files of the same size.
    "avif": {"quality": 58, "speed": 8},
    "webp": {"quality": 76, "method": 4},
    "jpeg": {"quality": 76, "progressive": True, "optimize": True},
    "png": {"optimize": True},
}
EXTENSIONS = {"avif": "avif", "webp": "webp", "jpeg": "jpg", "png": "png"}


@dataclass(frozen=True)
class PictureSet:
    """One way to show a picture: Wagtail's resize rules, narrowest first, and how wide it is shown."""

    rules: tuple[str, ...]
    sizes: str
    formats: tuple[str, ...] = FORMATS

    @property
    def specs(self) -> list[str]:
        return [spec(rule, file_format) for rule in self.rules for file_format in self.formats]


SETS: dict[str, PictureSet] = {
    # In a grid of cards.
    "card": PictureSet(
        ("fill-400x240", "fill-800x480"),
        "(min-width: 64rem) 22rem, (min-width: 40rem) 45vw, calc(100vw - 2.5rem)",
    ),
    # Across the page, above everything else.
    "hero": PictureSet(("fill-800x450", "fill-1600x900"), "(min-width: 72rem) 72rem, 100vw"),
    # The same files beside the words of a list's first item, or over a column of text.
    "lead": PictureSet(("fill-800x450", "fill-1600x900"), "(min-width: 60rem) 42rem, calc(100vw - 2.5rem)"),
    # In a column of text, in its own proportions.
    "article": PictureSet(("width-600", "width-1200"), "(min-width: 48rem) 42rem, calc(100vw - 2.5rem)"),
    "thumb": PictureSet(("fill-180x180",), "6rem"),
    "logo": PictureSet(("max-320x160",), "10rem", FORMATS_WITH_ALPHA),
    # For other sites that show a link to the page; only an address of it is ever written.
    "social": PictureSet(("fill-1200x630",), "", ("jpeg",)),
}


@dataclass(frozen=True)
class Source:
    """One format of a picture, as a <source> element needs it."""

    mime: str
    srcset: str


@dataclass(frozen=True)
class Shown:
    """A picture whose renditions exist, ready for `components/picture.html`."""

    sources: list[Source]
    src: str
    srcset: str
    width: int
    height: int
    sizes: str


def spec(rule: str, file_format: str) -> str:
    return f"{rule}|format-{file_format}"


def specs(*names: str) -> list[str]:
    """Wagtail's filter specs of the named sets, of all sets without a name."""
    return list(dict.fromkeys(item for name in names or SETS for item in SETS[name].specs))


# --- Finding --------------------------------------------------------------------------------------------


def renditions(path: str, *names: str) -> Prefetch:
    """For `prefetch_related`: the renditions of the image at `path`, for the named sets.

    `pages.select_related("picture").prefetch_related(renditions("picture", "card"))` shows any number of
    pages with one query more.
    """
    lookup = f"{path}__renditions" if path else "renditions"
    return Prefetch(lookup, queryset=_made(names), to_attr="prefetched_renditions")


def prefetch(images: Iterable[AtharImage | None], *names: str) -> None:
    """The same for images that are at hand already: one query for all of them."""
    distinct = [image for image in images if image is not None]
    prefetch_related_objects(
        distinct, Prefetch("renditions", queryset=_made(names), to_attr="prefetched_renditions")
    )


def _made(names: tuple[str, ...]) -> QuerySet[AtharRendition]:
    return AtharRendition.objects.filter(filter_spec__in=specs(*names))


def shown(image: AtharImage, name: str) -> Shown | None:
    """The picture as the set `name` shows it, or None while its renditions aren't made.

    Raises KeyError for a set that isn't declared.
    """
    picture_set = SETS[name]
    made = find(image, picture_set)
    rows = {file_format: _by_width(made, picture_set, file_format) for file_format in picture_set.formats}
    *modern, fallback = picture_set.formats
    if not rows[fallback]:
        return None
    largest = rows[fallback][-1]
    return Shown(
        sources=[Source(f"image/{item}", _srcset(rows[item])) for item in modern if rows[item]],
        src=largest.url,
        srcset=_srcset(rows[fallback]),
        width=largest.width,
        height=largest.height,
        sizes=picture_set.sizes,
    )


def social_url(image: AtharImage) -> str:
    """The path of the picture that other sites show with a link, empty while it isn't made."""
    picture = shown(image, "social")
    return picture.src if picture else ""


def find(image: AtharImage, picture_set: PictureSet) -> dict[str, AtharRendition]:
    """The renditions of the set that exist, by spec, for the focal point of today."""
    filters = {item: Filter(spec=item) for item in picture_set.specs}
    rows = getattr(image, "prefetched_renditions", None)
    if rows is None:
        rows = image.renditions.filter(filter_spec__in=filters)
    return {
        row.filter_spec: row
        for row in rows
        if row.filter_spec in filters and row.focal_point_key == filters[row.filter_spec].get_cache_key(image)
    }


def _by_width(
    made: dict[str, AtharRendition], picture_set: PictureSet, file_format: str
) -> list[AtharRendition]:
    """Each width once: an original that is too small gives the same file for several rules."""
    rows = [made[item] for rule in picture_set.rules if (item := spec(rule, file_format)) in made]
    return sorted({row.width: row for row in rows}.values(), key=lambda row: row.width)


def _srcset(rows: list[AtharRendition]) -> str:
    return ", ".join(f"{row.url} {row.width}w" for row in rows)


# --- Making ---------------------------------------------------------------------------------------------


def make_renditions(image: AtharImage, *names: str) -> int:
    """Make what is missing of the named sets, of all sets without a name; return how many were made.

    The original is decoded once and each size is cut once, whatever the formats. Safe to run again and
    beside another run. Raises OSError (Pillow's or the storage's) if the original can't be read.
    """
    wanted = specs(*names)
    existing = set(
        image.renditions.filter(filter_spec__in=wanted).values_list("filter_spec", "focal_point_key")
    )
    missing = [item for item in wanted if (item, Filter(spec=item).get_cache_key(image)) not in existing]
    made = 0
    for item, content in _encode(image, missing):
        row_filter = Filter(spec=item)
        _, created = image.renditions.get_or_create(
            filter_spec=item,
            focal_point_key=row_filter.get_cache_key(image),
            defaults={"file": ContentFile(content, name=_file_name(image, row_filter))},
        )
        made += created
    return made


def _encode(image: AtharImage, wanted: list[str]) -> Iterator[tuple[str, bytes]]:
    """(spec, file content) for each wanted spec."""
    by_rule: dict[str, list[str]] = {}
    for item in wanted:
        by_rule.setdefault(item.split("|")[0], []).append(item)
    if not by_rule:
        return
    with image.get_willow_image() as willow:
        # Files carry no colour profile, so their colours are those that browsers take for granted.
        original = willow.auto_orient().transform_colorspace_to_srgb()
        has_alpha = original.has_alpha()
        for rule, items in by_rule.items():
            transform = Filter(spec=rule).get_transform(image, original.get_size())
            cut = original.crop(transform.get_rect().round()).resize(transform.size)
            pillow = cut.get_pillow_image() if hasattr(cut, "get_pillow_image") else cut.image
            for item in items:
                file_format = item.rpartition("-")[2]
                yield item, _saved(pillow, file_format, keep_alpha=has_alpha and file_format != "jpeg")


def _saved(picture: PillowImage.Image, file_format: str, *, keep_alpha: bool) -> bytes:
    """The picture as a file. Nothing else of the original goes along: no place, no camera, no date."""
    if keep_alpha:
        ready = picture.convert("RGBA")
    elif picture.mode in ("RGBA", "LA", "P", "PA"):
        alpha = picture.convert("RGBA")
        ready = PillowImage.new("RGB", picture.size, "white")
        ready.paste(alpha, mask=alpha.getchannel("A"))
    else:
        ready = picture.convert("RGB")
    ready.info = {}
    output = BytesIO()
    ready.save(output, file_format.upper(), **SAVE_OPTIONS[file_format])
    return output.getvalue()


def _file_name(image: AtharImage, row_filter: Filter) -> str:
    """As Wagtail names them, so that the name changes with the file and with the focal point."""
    stem = image.file.name.rpartition("/")[2].rpartition(".")[0]
    key = row_filter.get_cache_key(image)
    rule, _, file_format = row_filter.spec.partition("|format-")
    ending = ".".join([part for part in (key, rule) if part] + [EXTENSIONS[file_format]])
    return f"{stem[: 59 - len(ending)]}.{ending}"
