"""What operators read of the search server in the health report."""

from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core import health
from core.health import Finding
from search.carrying import READER
from search.engines import get_search_server
from search.engines.base import EngineDown
from search.models import IndexChange, IndexState, SearchDocument


def connect() -> None:
    health.register(gettext_lazy("Search server"), check_search_server)


def check_search_server() -> Finding:
    """Whether it answers and has everything. Never vital: without it the database answers."""
    server = get_search_server()
    if server is None:
        return Finding(True, _("None is set: the database finds words too."))
    state = IndexState.objects.filter(reader=READER).first()
    waiting = waiting_text(state)
    try:
        there = server.count() if server.is_current() else None
    except EngineDown:
        if state and state.failing_since:
            text = _("No answer for %(time)s; the database answers visitors instead.")
            return Finding(False, f"{text % {'time': timesince(state.failing_since)}} {waiting}".strip())
        return Finding(False, f"{_('No answer; the database answers visitors instead.')} {waiting}".strip())
    if there is None:
        return Finding(False, _("It has no index yet, or one of an older version; the worker makes it."))
    here = SearchDocument.objects.count()
    if waiting or there != here:
        text = _("It has %(there)d documents and the database %(here)d.") % {"there": there, "here": here}
        return Finding(False, f"{text} {waiting}".strip())
    return Finding(True, _("It answers and has all %(count)d documents.") % {"count": here})


def waiting_text(state: IndexState | None) -> str:
    """How many changes have not been carried to it, as a sentence; nothing if none wait."""
    changes = IndexChange.objects.all()
    if state and state.change_id:
        changes = changes.filter(pk__gt=state.change_id)
    if not (count := changes.count()):
        return ""
    return ngettext("%(count)d change waits.", "%(count)d changes wait.", count) % {"count": count}
