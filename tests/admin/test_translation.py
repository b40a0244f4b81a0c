"""Translating a page in the admin: whole or not at all, at an address of its own language."""

import html
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks
from wagtail.models import GroupApprovalTask, Locale, Page, Revision, Workflow
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from core import roles
from core.translation import IncompleteTranslation, missing_strings
from home.models import HomePage, StandardPage
from tests.factories.core import fill_segments, translate

from .conftest import SignIn

pytestmark = pytest.mark.django_db


@pytest.fixture
def about(home_ar: HomePage) -> StandardPage:
    page = home_ar.add_child(
        instance=StandardPage(title="عن أثر", slug="عن-أثر", summary="برنامج وطني للتطوع في قطر.")
    )
    page.save_revision().publish()
    return page


def submit(client: Client, page: Page) -> StandardPage:
    """Press "Translate this page"."""
    english = Locale.objects.get(language_code="en")
    response = client.post(f"/admin/localize/submit/page/{page.pk}/", {"locales": [english.pk]})
    assert response.status_code == 302
    return StandardPage.objects.get(translation_key=page.translation_key, locale=english)


def write(page: Page, path: str, text: str) -> None:
    """Translate one string of `page`, as the translation editor does."""
    segment = StringSegment.objects.get(source__object_id=page.translation_key, context__path=path)
    StringTranslation.objects.update_or_create(
        translation_of=segment.string, locale=page.locale, context=segment.context, defaults={"data": text}
    )


def texts(response: Any) -> str:
    return html.unescape(" ".join(str(message) for message in response.context["messages"]))


def press_publish(client: Client, page: Page) -> Any:
    return client.post(f"/admin/pages/{page.pk}/edit/", {"action": "publish"}, follow=True)


def test_translate_this_page_puts_nothing_live(sign_in: SignIn, about: StandardPage, client: Client) -> None:
    english = submit(sign_in(roles.EDITORS), about)
    assert not english.live
    assert client.get(f"/en/{english.slug}/").status_code == 404


def test_the_address_follows_the_english_title_until_published(sign_in: SignIn, about: StandardPage) -> None:
    english = submit(sign_in(roles.TRANSLATORS), about)
    write(english, "title", "About us")
    slug = StringTranslation.objects.get(context__path="slug", locale=english.locale)
    assert slug.data == "about-us"
    write(english, "title", "About Athar")
    slug.refresh_from_db()
    assert slug.data == "about-athar"


def test_an_address_written_by_hand_stays(sign_in: SignIn, about: StandardPage) -> None:
    english = submit(sign_in(roles.TRANSLATORS), about)
    write(english, "slug", "who-we-are")
    write(english, "title", "About Athar")
    assert StringTranslation.objects.get(context__path="slug", locale=english.locale).data == "who-we-are"


def test_an_arabic_translation_keeps_its_arabic_address(home_en: HomePage) -> None:
    page = home_en.add_child(instance=StandardPage(title="Contact us", slug="contact-us"))
    arabic = translate(page, "ar", title="تواصل معنا", slug="تواصل-2026")
    assert arabic.slug == "تواصل-2026"


def test_a_simple_translation_gets_an_address_of_its_title(home_ar: HomePage, about: StandardPage) -> None:
    # Simple translations have the ordinary editor; a copy in the other language stands for any of them.
    english = about.copy_for_translation(Locale.objects.get(language_code="en"))
    assert english.slug == about.slug
    english.title = "About Athar"
    english.save_revision()
    english.save()
    assert english.slug == "about-athar"


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "is not published: 1 text is not translated"), ("ar", "لم تُنشر «About Athar»")],
)
def test_the_button_refuses_and_says_how_many(
    sign_in: SignIn, about: StandardPage, language: str, words: str
) -> None:
    client = sign_in(roles.TRANSLATORS, language)
    english = submit(client, about)
    write(english, "title", "About Athar")
    response = press_publish(client, english)
    assert words in texts(response)
    english.refresh_from_db()
    assert not english.live
    assert not english.revisions.filter(content__title="About Athar").exists(), "nothing was saved either"


def test_a_whole_translation_goes_live(
    sign_in: SignIn,
    about: StandardPage,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    client = sign_in(roles.TRANSLATORS)
    english = submit(client, about)
    write(english, "title", "About Athar")
    write(english, "summary", "A national volunteering programme in Qatar.")
    with django_capture_on_commit_callbacks(execute=True):
        press_publish(client, english)
    body = Client().get("/en/about-athar/").content.decode()
    assert "About Athar" in body
    assert "عن أثر" not in body.split("<main")[1].split("</main>")[0]


class TestAfterTheOriginalChanged:
    """The English page is live and whole; the Arabic one gets a new summary and is synced."""

    @pytest.fixture
    def english(self, about: StandardPage) -> StandardPage:
        return translate(about, "en", title="About Athar", slug="about-athar", summary="Old words.")

    @pytest.fixture
    def changed(self, about: StandardPage, english: StandardPage, sign_in: SignIn) -> StandardPage:
        about.refresh_from_db()
        about.summary = "كلمات جديدة لم تترجم بعد."
        about.save_revision().publish()
        source = Translation.objects.get(source__object_id=about.translation_key).source
        sign_in(roles.EDITORS).post(f"/admin/localize/update/{source.pk}/", {})
        assert missing_strings(source.translations.get()) == 1
        return english

    def shown(self) -> str:
        return Client().get("/en/about-athar/").content.decode()

    def test_the_button_refuses(self, changed: StandardPage, sign_in: SignIn) -> None:
        response = press_publish(sign_in(roles.REVIEWERS), changed)
        assert "1 text is not translated yet" in texts(response)
        assert "كلمات جديدة" not in self.shown()

    def test_publishing_in_bulk_refuses_and_names_the_page(
        self, changed: StandardPage, sign_in: SignIn
    ) -> None:
        response = sign_in(roles.REVIEWERS).post(
            f"/admin/bulk/wagtailcore/page/publish/?id={changed.pk}", {}, follow=True
        )
        assert "“About Athar” is not published" in texts(response)

    def test_sync_and_publish_leaves_the_live_page_alone(
        self, changed: StandardPage, sign_in: SignIn, about: StandardPage
    ) -> None:
        source = Translation.objects.get(source__object_id=about.translation_key).source
        response = sign_in(roles.REVIEWERS).post(
            f"/admin/localize/update/{source.pk}/", {"publish_translations": "on"}, follow=True
        )
        assert "“About Athar” is not published" in texts(response)
        assert "كلمات جديدة" not in self.shown()

    def test_sync_publishes_nothing_for_those_who_may_not(
        self,
        changed: StandardPage,
        sign_in: SignIn,
        about: StandardPage,
        django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
    ) -> None:
        write(changed, "summary", "New words.")
        source = Translation.objects.get(source__object_id=about.translation_key).source
        client = sign_in(roles.EDITORS)
        assert (
            "Publish immediately" not in client.get(f"/admin/localize/update/{source.pk}/").content.decode()
        )
        with django_capture_on_commit_callbacks(execute=True):
            client.post(f"/admin/localize/update/{source.pk}/", {"publish_translations": "on"})
        changed.refresh_from_db()
        assert changed.summary == "Old words."

    def test_sync_publishes_what_is_whole_for_those_who_may(
        self,
        changed: StandardPage,
        sign_in: SignIn,
        about: StandardPage,
        django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
    ) -> None:
        write(changed, "summary", "New words.")
        source = Translation.objects.get(source__object_id=about.translation_key).source
        with django_capture_on_commit_callbacks(execute=True):
            sign_in(roles.REVIEWERS).post(
                f"/admin/localize/update/{source.pk}/", {"publish_translations": "on"}
            )
        changed.refresh_from_db()
        assert changed.summary == "New words."

    def test_the_words_of_the_original_are_not_filled_in(self, changed: StandardPage) -> None:
        translation = Translation.objects.get(
            target_locale=changed.locale, source__object_id=changed.translation_key
        )
        for publish in (True, False):
            with pytest.raises(IncompleteTranslation):
                translation.save_target(publish=publish)
        changed.refresh_from_db()
        assert changed.summary == "Old words.", "a live page's row is what visitors read"

    def test_an_earlier_draft_is_not_published_either(self, changed: StandardPage) -> None:
        with pytest.raises(IncompleteTranslation):
            changed.save_revision().publish()

    def test_approval_in_a_review_refuses_and_the_review_goes_on(
        self, changed: StandardPage, sign_in: SignIn
    ) -> None:
        changed.save_revision()
        workflow = Workflow.objects.get()
        state = workflow.start(changed, None)
        task_state = state.current_task_state
        response = sign_in(roles.REVIEWERS).post(
            f"/admin/pages/workflow/action/{changed.pk}/approve/{task_state.pk}/", {}, follow=True
        )
        assert "1 text is not translated yet" in texts(response)
        state.refresh_from_db()
        assert state.status == state.STATUS_IN_PROGRESS
        assert GroupApprovalTask.objects.count() == 1

    def test_the_clock_passes_it_by_and_publishes_the_next(
        self, changed: StandardPage, home_ar: HomePage, caplog: pytest.LogCaptureFixture
    ) -> None:
        soon = timezone.now() + timedelta(minutes=1)
        revision = changed.save_revision()
        Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=soon)
        other = home_ar.add_child(instance=StandardPage(title="الشروط", slug="الشروط", live=False))
        other.go_live_at = soon + timedelta(seconds=1)
        other.save_revision().publish()
        with time_machine.travel(soon + timedelta(minutes=1), tick=False):
            call_command("publish_scheduled")
        other.refresh_from_db()
        assert other.live
        assert "About Athar" in caplog.text

    def test_it_goes_live_once_it_is_whole(self, changed: StandardPage) -> None:
        translation = Translation.objects.get(
            target_locale=changed.locale, source__object_id=changed.translation_key
        )
        fill_segments(translation, {"title": "About Athar", "slug": "about-athar", "summary": "New words."})
        translation.save_target(publish=False)
        StandardPage.objects.get(pk=changed.pk).get_latest_revision().publish()
        changed.refresh_from_db()
        assert changed.summary == "New words."


def test_an_untranslated_copy_is_not_published(about: StandardPage, sign_in: SignIn) -> None:
    english = submit(sign_in(roles.EDITORS), about)
    Translation.objects.update(enabled=False)
    with pytest.raises(IncompleteTranslation):
        english.get_latest_revision().publish()


def test_a_translation_is_never_turned_into_a_copy_of_the_original(
    about: StandardPage, sign_in: SignIn
) -> None:
    english = translate(about, "en", title="About Athar")
    response = sign_in(None).post(f"/admin/localize/page/{english.pk}/convert_to_alias/", follow=True)
    assert "can't repeat the words" in texts(response)
    english.refresh_from_db()
    assert english.alias_of_id is None
    assert english.title == "About Athar"
