"""Each message of ours exists in Arabic, with all six plural forms."""

from pathlib import Path

import polib
import pytest
from django.utils import translation
from django.utils.translation import ngettext

CATALOGUE = Path(__file__).resolve().parents[2] / "locale" / "ar" / "LC_MESSAGES" / "django.po"


def test_every_message_is_translated() -> None:
    catalogue = polib.pofile(str(CATALOGUE))
    assert len(catalogue) > 0
    assert [entry.msgid for entry in catalogue if entry.fuzzy or not entry.translated()] == []


def test_every_plural_has_six_forms_and_words_for_none_one_and_two() -> None:
    plurals = [entry for entry in polib.pofile(str(CATALOGUE)) if entry.msgid_plural]
    assert plurals
    for entry in plurals:
        forms = {int(index): text for index, text in entry.msgstr_plural.items()}
        assert sorted(forms) == [0, 1, 2, 3, 4, 5], entry.msgid
        for index in (1, 2):
            assert "%(count)" not in forms[index], f"Arabic writes one and two in words: {entry.msgid}"


@pytest.mark.parametrize(
    ("count", "shown"),
    [
        (0, "لا فرص"),
        (1, "فرصة واحدة"),
        (2, "فرصتان"),
        (3, "3 فرص"),
        (11, "11 فرصة"),
        (100, "100 فرصة"),
        (103, "103 فرص"),
    ],
)
def test_arabic_counts_as_people_count(count: int, shown: str) -> None:
    with translation.override("ar"):
        text = ngettext("%(count)d opportunity", "%(count)d opportunities", count) % {"count": count}
    assert text == shown
