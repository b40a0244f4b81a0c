"""Work that the background worker does: sizes of pictures, and the pulse that shows the worker is there.

The scheduler sends a pulse each minute and the worker answers it by finishing the task, so one row of
the task table tells when each was last alive, on whatever machines they run.
"""

from datetime import datetime, timedelta

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.utils import timezone
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS, TaskResultStatus, task, task_backends
from django_tasks_db import DatabaseBackend
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page, ReferenceIndex

from core.models import AtharImage
from core.pictures import make_renditions

# A pulse goes before everything else that waits.
PULSE_PRIORITY = 100
PULSES_KEPT = timedelta(hours=1)


@task(priority=PULSE_PRIORITY)
def pulse() -> None:
    """Does nothing: that it was done is the point."""


@task()
def make_image_renditions(image_id: int) -> None:
    """Make the sizes of one image, so that no visitor waits for them."""
    if image := AtharImage.objects.filter(pk=image_id).first():
        make_renditions(image)


@task()
def make_page_renditions(page_id: int) -> None:
    """Make what is missing of every image that a page shows."""
    page = Page.objects.filter(pk=page_id).first()
    if page is None:
        return
    image_type = ContentType.objects.get_for_model(AtharImage)
    shown = ReferenceIndex.get_references_for_object(page.specific).filter(to_content_type=image_type)
    for image in AtharImage.objects.filter(pk__in=list(shown.values_list("to_object_id", flat=True))):
        make_renditions(image)


def send_pulse() -> None:
    """Ask the worker for a sign of life, and forget the pulses of long ago."""
    pulse.enqueue()
    _pulses().filter(enqueued_at__lt=timezone.now() - PULSES_KEPT).delete()


def has_worker() -> bool:
    """Whether tasks wait for a worker process; in tests they run at once."""
    return isinstance(task_backends[DEFAULT_TASK_BACKEND_ALIAS], DatabaseBackend)


def scheduler_seen_at() -> datetime | None:
    """When the scheduler last sent a pulse."""
    return _pulses().order_by("-enqueued_at").values_list("enqueued_at", flat=True).first()


def worker_seen_at() -> datetime | None:
    """When the worker last finished a pulse, or began the task that it is busy with."""
    answered = _pulses().exclude(finished_at=None)
    running = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING)
    times = [
        *answered.order_by("-finished_at").values_list("finished_at", flat=True)[:1],
        *running.order_by("-started_at").values_list("started_at", flat=True)[:1],
    ]
    return max(times, default=None)


def _pulses() -> QuerySet[DBTaskResult]:
    return DBTaskResult.objects.filter(task_path=pulse.module_path)


def failed_today() -> list[str]:
    """Names of the tasks that failed within a day, each once."""
    since = timezone.now() - timedelta(days=1)
    failed = DBTaskResult.objects.filter(status=TaskResultStatus.FAILED, finished_at__gt=since)
    return sorted({path.rsplit(".", 1)[-1] for path in failed.values_list("task_path", flat=True)})
