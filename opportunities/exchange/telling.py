"""What an import does, or did, in sentences of the active language."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.progress import Progress
from opportunities.exchange.plan import Outcome, Plan
from opportunities.models import OpportunityImport


def outcome_lines(plan: Plan) -> list[str]:
    """How many of each outcome a plan has, most telling first; and what else would be new."""
    new = [line for line in new_lines(plan).values() if line]
    return [*counted({outcome: plan.count(outcome) for outcome in Outcome}), *new]


def new_lines(plan: Plan) -> dict[str, str]:
    """How many partners, skills and places would be new; "" for none."""
    finder = plan.finder
    counts: dict[str, tuple[Callable[[int], str], Sequence[Any]]] = {
        "partners": (new_partners, finder.new_partners),
        "skills": (new_skills, finder.new_skills),
        "places": (new_places, finder.new_places),
    }
    return {name: sentence(len(items)) if items else "" for name, (sentence, items) in counts.items()}


def counted(counts: Mapping[Outcome, int]) -> list[str]:
    """A sentence for each outcome that there is."""
    sentences = {
        Outcome.CREATED: created,
        Outcome.UPDATED: updated,
        Outcome.PUBLISHED: published,
        Outcome.UNCHANGED: unchanged,
    }
    return [sentence(counts[outcome]) for outcome, sentence in sentences.items() if counts.get(outcome)]


def created(count: int) -> str:
    return ngettext("%(count)d new opportunity", "%(count)d new opportunities", count) % {"count": count}


def updated(count: int) -> str:
    return ngettext("%(count)d changed opportunity", "%(count)d changed opportunities", count) % {
        "count": count
    }


def published(count: int) -> str:
    return ngettext("%(count)d draft published as it is", "%(count)d drafts published as they are", count) % {
        "count": count
    }


def unchanged(count: int) -> str:
    return ngettext("%(count)d opportunity unchanged", "%(count)d opportunities unchanged", count) % {
        "count": count
    }


def new_partners(count: int) -> str:
    return ngettext("%(count)d new partner", "%(count)d new partners", count) % {"count": count}


def new_skills(count: int) -> str:
    return ngettext("%(count)d new skill", "%(count)d new skills", count) % {"count": count}


def new_places(count: int) -> str:
    return ngettext("%(count)d new place", "%(count)d new places", count) % {"count": count}


def button(plan: Plan) -> str:
    """What the button that starts the import says."""
    count = len(plan.entries) - plan.count(Outcome.UNCHANGED)
    if plan.publish:
        message = ngettext("Publish %(count)d opportunity", "Publish %(count)d opportunities", count)
    else:
        message = ngettext("Save %(count)d draft", "Save %(count)d drafts", count)
    return message % {"count": count}


def under_way(record: OpportunityImport, progress: Progress | None) -> str:
    """How far an import is."""
    if record.state == OpportunityImport.State.WAITING:
        return _("Waiting for the worker to begin.")
    if progress is None:
        return _("The worker has begun.")
    values = {"done": progress.done, "total": progress.total}
    if progress.stage == "check":
        return _("%(done)d of %(total)d rows are checked.") % values
    if progress.done == progress.total:
        return _("All %(total)d rows are written; the last step is under way.") % values
    return _("%(done)d of %(total)d rows are written.") % values
