"""Groups of words that mean the same, as editors keep them."""

import re
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, Panel

from search.analysis import is_stop_word, split
from search.thesaurus import Group, Phrase

MAX_PHRASES = 500
MAX_PHRASE_WORDS = 8
MAX_PHRASE_LENGTH = 80
# Editors put one a line; what is pasted may have commas of either language.
BETWEEN = re.compile(r"[\n\r,،;؛]+")


def phrases_in(text: str) -> list[str]:
    """The words and phrases of a field, in order, each once."""
    phrases = (" ".join(part.split()) for part in BETWEEN.split(text))
    return list(dict.fromkeys(phrase for phrase in phrases if phrase))


class SynonymGroup(models.Model):
    """Words and phrases of both languages that mean the same to the search, and narrower ones.

    Whoever asks for one of `words` also finds pages that say another, or a narrower one. Whoever asks for a
    narrower one finds that alone.
    """

    words_ar = models.TextField(
        gettext_lazy("Arabic words"),
        blank=True,
        help_text=gettext_lazy("Words and phrases that mean the same, one a line, the usual one first."),
    )
    words_en = models.TextField(
        gettext_lazy("English words"),
        blank=True,
        help_text=gettext_lazy("What the same is called in English, one a line, the usual one first."),
    )
    narrower_ar = models.TextField(
        gettext_lazy("Narrower Arabic words"),
        blank=True,
        help_text=gettext_lazy(
            "Found too by whoever asks for a word above, but not the other way round: cats belong to animals."
        ),
    )
    narrower_en = models.TextField(
        gettext_lazy("Narrower English words"),
        blank=True,
        help_text=gettext_lazy("The same in English, one a line."),
    )
    note = models.CharField(
        gettext_lazy("note"), max_length=250, blank=True, help_text=gettext_lazy("For other editors.")
    )
    changed_at = models.DateTimeField(gettext_lazy("changed"), auto_now=True)

    # Editors manage these; see `core.roles`.
    open_to_editors: ClassVar[tuple[str, ...]] = ("add", "change", "delete")

    panels: ClassVar[list[Panel]] = [
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("words_ar"), FieldPanel("words_en")])],
            heading=gettext_lazy("Words that mean the same"),
        ),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("narrower_ar"), FieldPanel("narrower_en")])],
            heading=gettext_lazy("Narrower words"),
        ),
        FieldPanel("note"),
    ]
    PHRASES: ClassVar[tuple[str, ...]] = ("words_ar", "words_en", "narrower_ar", "narrower_en")

    class Meta:
        verbose_name = gettext_lazy("group of synonyms")
        verbose_name_plural = gettext_lazy("groups of synonyms")
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        fields = (
            ("words_ar", "words_en")
            if (get_language() or "ar").startswith("ar")
            else ("words_en", "words_ar")
        )
        names = [phrase for field in fields for phrase in phrases_in(getattr(self, field))[:1]]
        return " · ".join(names)

    @property
    def words(self) -> list[str]:
        """The equivalent words and phrases of both languages."""
        return phrases_in(self.words_ar) + phrases_in(self.words_en)

    @property
    def narrower(self) -> list[str]:
        """The narrower words and phrases of both languages."""
        return phrases_in(self.narrower_ar) + phrases_in(self.narrower_en)

    def as_group(self) -> Group:
        """The group as the thesaurus takes it."""
        return Group(str(self.pk), folded(self.words), folded(self.narrower))

    def clean(self) -> None:
        """ValidationError by field where there is nothing to find, or a word that nobody is found by."""
        errors: dict[str, str] = {}
        for field in self.PHRASES:
            phrases = phrases_in(getattr(self, field))
            setattr(self, field, "\n".join(phrases))
            if complaint := wrong_with(phrases):
                errors[field] = complaint
        if errors:
            raise ValidationError(errors)
        if not self.words:
            raise ValidationError(_("Write a word at least: a group without words finds nothing."))
        if len(set(folded(self.words + self.narrower))) == 1:
            raise ValidationError(
                _("Write a second word: one that means the same as the first, or a narrower one.")
            )


class SeededGroup(models.Model):
    """A group of the thesaurus that comes with the code, and how it was when it was last taken over.

    Remembers groups that editors deleted, so that they don't come back, and tells those that editors changed
    from those that a later version may improve.
    """

    key = models.CharField(max_length=60, primary_key=True)
    group = models.OneToOneField(SynonymGroup, null=True, on_delete=models.SET_NULL, related_name="seed")
    content = models.CharField(max_length=40)

    def __str__(self) -> str:
        return self.key


class SynonymState(models.Model):
    """One row: which groups are in force, and since when documents are or aren't made by them."""

    version = models.CharField(max_length=20, blank=True)
    outdated_since = models.DateTimeField(null=True)
    current_since = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.version


def folded(phrases: list[str]) -> tuple[Phrase, ...]:
    """Phrases as their folded words."""
    return tuple(tuple(split(phrase)) for phrase in phrases)


def wrong_with(phrases: list[str]) -> str:
    """Why these phrases can't stand in a group; nothing where they can."""
    if len(phrases) > MAX_PHRASES:
        return _("At most %(count)s lines, please.") % {"count": MAX_PHRASES}
    for phrase in phrases:
        words = split(phrase)
        if not words:
            return _("“%(phrase)s” has no letter or digit.") % {"phrase": phrase}
        if len(words) > MAX_PHRASE_WORDS or len(phrase) > MAX_PHRASE_LENGTH:
            return _("“%(phrase)s” is too long: a phrase has %(count)s words at most.") % {
                "phrase": phrase,
                "count": MAX_PHRASE_WORDS,
            }
        if len(words) == 1 and is_stop_word(words[0]):
            return _(
                "“%(phrase)s” only joins other words, so nothing is found by it. Write it within a phrase."
            ) % {"phrase": phrase}
    return ""
