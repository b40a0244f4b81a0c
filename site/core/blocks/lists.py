"""Things in order: steps, questions with answers."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, RichTextBlock, StructBlock, TextBlock

from core.blocks.base import TEXT, FieldsBlock
from core.blocks.text import RICH_TEXT_FEATURES


class StepBlock(StructBlock):
    title = CharBlock(max_length=120, label=_("title"))
    text = TextBlock(required=False, label=_("text"))

    class Meta:
        icon = "list-ol"
        label = _("Step")
        description = _("One step of several.")


class StepsBlock(FieldsBlock):
    """How something is done, one step after the other."""

    steps = ListBlock(StepBlock(), min_num=2, label=_("steps"))

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        description = _("Numbered steps: how to take part, how to get there.")
        group = TEXT
        template = "blocks/steps.html"

        def preview_value(self) -> dict[str, Any]:
            return {
                "steps": [
                    {
                        "title": _("Choose an opportunity"),
                        "text": _("By place, time or what you like to do."),
                    },
                    {"title": _("Tell them you are interested"), "text": _("They answer within a week.")},
                    {"title": _("Come"), "text": ""},
                ]
            }


class QuestionBlock(StructBlock):
    question = CharBlock(max_length=200, label=_("question"))
    answer = RichTextBlock(features=RICH_TEXT_FEATURES, label=_("answer"))

    class Meta:
        icon = "help"
        label = _("Question")
        description = _("One question with its answer.")


class AccordionBlock(FieldsBlock):
    """Questions that open to their answers; it works without script."""

    questions = ListBlock(QuestionBlock(), label=_("questions"))

    class Meta:
        icon = "help"
        label = _("Questions and answers")
        description = _("Questions in a list; each opens to show its answer.")
        group = TEXT
        template = "blocks/accordion.html"

        def preview_value(self) -> dict[str, Any]:
            questions = [
                (_("Do I need experience?"), _("No. Each team trains its volunteers.")),
                (_("Can I come with my children?"), _("Yes, where the opportunity says “families”.")),
            ]
            return {
                "questions": [
                    {"question": question, "answer": f"<p>{answer}</p>"} for question, answer in questions
                ]
            }
