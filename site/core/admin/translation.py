"""wagtail-localize in the admin, with our rule that a translation is published whole."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.menu import MenuItem
from wagtail.models import Page
from wagtail_localize.views import report, update_translations

from core.permissions import may_translate
from core.translation import IncompleteTranslation, check_complete, missing_strings, refusal, translation_of


def refuse_to_publish_half(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Answer the publish button of the translation editor where strings are missing."""
    if request.method != "POST" or request.POST.get("action") != "publish":
        return None
    translation = translation_of(page)
    if translation is None or not translation.enabled:
        return None
    try:
        check_complete(page)
    except IncompleteTranslation as error:
        messages.error(request, error.reason)
        return redirect(request.path)
    return None


def refuse_to_publish_half_in_bulk(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponse | None:
    """Publish none of the chosen pages where one is half translated, and say which."""
    if request.method != "POST" or action_type != "publish":
        return None
    refusals = []
    for page in objects:
        if isinstance(page, Page):
            try:
                check_complete(page)
            except IncompleteTranslation as error:
                refusals.append(error.reason)
    if not refusals:
        return None
    for message in refusals:
        messages.error(request, message)
    return redirect("wagtailadmin_explore", objects[0].get_parent().pk)


class UpdateTranslationsView(update_translations.UpdateTranslationsView):
    """Sync with the original. Publishes what is whole, if the editor asks and may."""

    def get_form(self) -> forms.Form:
        form = super().get_form()
        field = form.fields["publish_translations"]
        if self.may_publish():
            field.help_text = _("Those that still miss a text stay as they are.")
        else:
            field.disabled, field.widget = True, forms.HiddenInput()
        return form

    def may_publish(self) -> bool:
        pages = [translation.get_target_instance() for translation in self.translations()]
        user = self.request.user
        return all(page.permissions_for_user(user).can_publish() for page in pages if isinstance(page, Page))

    def translations(self) -> Any:
        return self.object.translations.filter(enabled=True).select_related("source", "target_locale")

    def form_valid(self, form: forms.Form) -> HttpResponse:
        publish = form.cleaned_data["publish_translations"]
        form.cleaned_data["publish_translations"] = False
        response = super().form_valid(form)
        if publish:
            for translation in self.translations():
                if missing := missing_strings(translation):
                    messages.warning(self.request, refusal(translation.get_target_instance(), missing))
                else:
                    translation.save_target(user=self.request.user, publish=True)
        return response


class TranslationsReportView(report.TranslationsReportView):
    """Names pages whatever their state, so it is for those who translate them."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_translate(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


def hide_translations_report(request: HttpRequest, items: list[MenuItem]) -> None:
    if not may_translate(request.user):
        address = reverse("wagtail_localize:translations_report")
        items[:] = [item for item in items if item.url != address]


def refuse_alias(request: HttpRequest, page_id: int) -> HttpResponse:
    """A page that only repeats the other language would show it under the wrong address and `lang`."""
    page = get_object_or_404(Page, pk=page_id)
    messages.error(request, _("A page can't repeat the words of the other language. Unpublish it instead."))
    return redirect("wagtailadmin_pages:edit", page.pk)


def hide_alias_item(menu_items: list[ActionMenuItem], request: HttpRequest, context: dict[str, Any]) -> None:
    menu_items[:] = [item for item in menu_items if item.name != "localize-convert-to-alias"]


def urls() -> list[URLPattern]:
    """Ours come before wagtail-localize's at the same addresses."""
    return [
        path("localize/update/<int:translation_source_id>/", UpdateTranslationsView.as_view()),
        path("localize/page/<int:page_id>/convert_to_alias/", refuse_alias),
        path("localize/reports/translations/", TranslationsReportView.as_view()),
        path("localize/reports/translations/results/", TranslationsReportView.as_view(results_only=True)),
    ]
