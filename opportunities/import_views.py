"""Importing and exporting opportunities in the admin: upload, preview, progress, result."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from core.dates import today
from opportunities.exchange import runs, telling
from opportunities.exchange.allowance import Allowance
from opportunities.exchange.columns import REQUIRED, columns
from opportunities.exchange.exporting import export, originals_for
from opportunities.exchange.plan import Outcome, Plan
from opportunities.exchange.problems import ImportRefused, Problem
from opportunities.import_forms import DRAFT, PUBLISH, FileForm, OptionsForm
from opportunities.import_preview import PreviewRow, preview_rows
from opportunities.models import OpportunityImport, OpportunityPage

State = OpportunityImport.State
LATEST = 20


class ImportMixin(WagtailAdminTemplateMixin):
    """Only for those who may add opportunities; each sees their own tables, a superuser all."""

    page_title = gettext_lazy("Import opportunities")
    header_icon = "upload"
    request: HttpRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.request = request
        if not self.allowance.may_add:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def allowance(self) -> Allowance:
        return Allowance.of(self.request.user)

    def records(self) -> QuerySet[OpportunityImport]:
        records = OpportunityImport.objects.defer("content").select_related("user")
        return records if self.request.user.is_superuser else records.filter(user=self.request.user.pk)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("opportunity_imports"), "label": self.page_title},
        ]


class UploadView(ImportMixin, TemplateView):
    """The file and what to do with it; below, the tables uploaded lately."""

    template_name = "wagtailadmin/opportunities/import_upload.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        # A file can't be shown again in its field, so it is kept as soon as it is there.
        forms = {
            "form": FileForm(),
            "options": OptionsForm(allowance=self.allowance, initial={"action": DRAFT}),
        }
        return super().get_context_data(**(forms | kwargs)) | {
            "imports": self.records()[:LATEST],
            "columns": [(name, name in REQUIRED) for name in columns()],
        }

    def post(self, request: HttpRequest) -> HttpResponse:
        form = FileForm(request.POST, request.FILES)
        options = OptionsForm(request.POST, allowance=self.allowance)
        if not (form.is_valid() and options.is_valid()):
            context = self.get_context_data(form=form, options=options)
            return self.render_to_response(context, status=400)
        file = form.cleaned_data["file"]
        record = OpportunityImport.objects.create(
            name=file.name, content=file.read(), user_id=request.user.pk, **options.options
        )
        return redirect("opportunity_import", record.pk)


class ImportView(ImportMixin, TemplateView):
    """One table: what it would do, how far it is, or what it did, by its state."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.show()

    @cached_property
    def record(self) -> OpportunityImport:
        record: OpportunityImport = get_object_or_404(self.records(), pk=self.kwargs["pk"])
        return record

    def get_template_names(self) -> list[str]:
        if self.record.is_under_way:
            name = "import_progress"
        else:
            name = "import_result" if self.record.state == State.DONE else "import_preview"
        return [f"wagtailadmin/opportunities/{name}.html"]

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.record.name}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        record = self.record
        if record.is_under_way:
            more = progress_context(record)
        elif record.state == State.DONE:
            more = result_context(record)
        else:
            more = self.preview_context(**kwargs)
        return super().get_context_data(**kwargs) | {"record": record} | more

    def show(self, status: int = 200, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(**kwargs), status=status)

    # --- Preview ----------------------------------------------------------------------------------

    def preview_context(self, **kwargs: Any) -> dict[str, Any]:
        record = self.record
        initial = {"action": PUBLISH if record.publish else DRAFT, "create_missing": record.create_missing}
        plan, problems = self.plan()
        rows: list[PreviewRow] = preview_rows(plan) if plan else []
        return {
            "form": FileForm(),
            "options": OptionsForm(allowance=self.allowance, initial=initial),
            "plan": plan,
            "problems": problems,
            "refused": [Problem(*problem) for problem in record.problems],
            "rows": rows,
            "lines": telling.counted({outcome: plan.count(outcome) for outcome in Outcome}) if plan else [],
            "new_lines": telling.new_lines(plan) if plan else {},
            "new": plan.finder if plan else None,
            "submit_label": telling.button(plan) if plan else "",
        } | kwargs

    def plan(self) -> tuple[Plan | None, list[Problem]]:
        """What the table would do as things are now, or what is wrong with it."""
        record = self.record
        try:
            plan = Plan.of_file(
                bytes(record.content),
                self.allowance,
                create_missing=record.create_missing,
                publish=record.publish and self.allowance.may_publish,
            )
        except ImportRefused as refused:
            return None, refused.problems
        return plan, plan.problems

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take a corrected file or other options, or start; the button says which."""
        record = self.record
        if record.state == State.DONE or (record.is_under_way and not runs.seems_lost(record)):
            return redirect("opportunity_import", pk)
        if "replace" in request.POST:
            return self.replace(request)
        if record.is_under_way:
            return self.start()
        options = OptionsForm(request.POST, allowance=self.allowance)
        if not options.is_valid():
            return self.show(status=400, options=options)
        changed = any(getattr(record, name) != value for name, value in options.options.items())
        if changed or "check" in request.POST:
            for name, value in options.options.items():
                setattr(record, name, value)
            record.state, record.problems = State.READY, []
            record.save()
            if changed and "check" not in request.POST:
                # What is carried out must have been seen.
                messages.warning(request, _("You chose otherwise: see below what will be done now."))
            return redirect("opportunity_import", pk)
        _plan, problems = self.plan()
        return self.show(status=400) if problems else self.start()

    def start(self) -> HttpResponse:
        if self.record.publish and not self.allowance.may_publish:
            raise PermissionDenied
        runs.start(self.record, self.request.user)
        return redirect("opportunity_import", self.record.pk)

    def replace(self, request: HttpRequest) -> HttpResponse:
        form = FileForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.show(status=400, form=form)
        record, file = self.record, form.cleaned_data["file"]
        record.name, record.content = file.name, file.read()
        record.state, record.problems = State.READY, []
        record.save()
        return redirect("opportunity_import", record.pk)


def progress_context(record: OpportunityImport) -> dict[str, Any]:
    progress = runs.progress_of(record) if record.state == State.RUNNING else None
    return {
        "progress": progress,
        "percent": runs.percent_of(progress),
        "sentence": telling.under_way(record, progress),
        "is_lost": runs.seems_lost(record),
        "worker_is_silent": record.state == State.WAITING and runs.worker_is_silent(record),
    }


def result_context(record: OpportunityImport) -> dict[str, Any]:
    counts = {outcome: record.count(outcome) for outcome in Outcome}
    touched = [
        pk
        for outcome in Outcome
        if outcome is not Outcome.UNCHANGED
        for pk in record.outcomes.get(outcome.value, [])
    ]
    pages = OpportunityPage.objects.filter(pk__in=touched).select_related("locale").order_by("pk")
    versions = pages.model.objects.filter(original__in=touched).select_related("locale")
    others = {version.original_id: version for version in versions}
    return {
        "lines": telling.counted(counts),
        "pages": [(page, others.get(page.pk)) for page in pages],
        "gone": len(touched) - len(pages),
    }


class ProgressView(ImportMixin, View):
    """How far an import is, for the script of the page that waits for it."""

    def get(self, request: HttpRequest, pk: int) -> JsonResponse:
        record: OpportunityImport = get_object_or_404(self.records(), pk=pk)
        context: dict[str, Any] = progress_context(record) if record.is_under_way else {}
        response = JsonResponse(
            {
                "underWay": record.is_under_way and not context.get("is_lost"),
                "sentence": context.get("sentence", ""),
                "percent": runs.percent_of(context.get("progress")),
            }
        )
        response["Cache-Control"] = "no-store"
        return response


class ExportView(ImportMixin, View):
    """The opportunities that the person may edit, as a table that can be imported again."""

    def get(self, request: HttpRequest) -> HttpResponse:
        content = export(originals_for(request.user))
        name = f"opportunities-{today().isoformat()}.csv"
        return HttpResponse(
            content,
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"},
        )
