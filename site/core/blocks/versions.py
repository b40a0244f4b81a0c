"""Pages that editors chose, as readers get them: live, and in their language where there is one."""

from collections.abc import Iterable

from wagtail.models import Page


def live_versions(pages: Iterable[Page], language: str) -> dict[int, Page]:
    """The live and public version of each page in `language`, else the page itself; by the chosen page's id.

    A page that nobody may read is left out. The number of queries doesn't grow with the pages.
    """
    chosen = {page.pk: page for page in pages}
    if not chosen:
        return {}
    readable = Page.objects.live().public()
    translated = readable.filter(
        translation_key__in={page.translation_key for page in chosen.values()},
        locale__language_code=language,
    )
    by_key = {page.translation_key: page for page in translated.specific().prefetch_related("locale")}
    rest = [page.pk for page in chosen.values() if page.translation_key not in by_key]
    by_pk = readable.filter(pk__in=rest).specific().prefetch_related("locale").in_bulk() if rest else {}
    versions = {pk: by_key.get(page.translation_key) or by_pk.get(pk) for pk, page in chosen.items()}
    return {pk: page for pk, page in versions.items() if page is not None}
