"""A partner that something points to stays, and the editor is told why in the editor's language."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.users.models import UserProfile

from partners.models import PartnerPage
from tests.admin.conftest import make_user
from tests.factories.news import ArticlePageFactory
from tests.factories.partners import ContributorFactory, PartnerIndexPageFactory, PartnerPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client: Client) -> Client:
    client.force_login(make_user(None, "ar"), backend="django.contrib.auth.backends.ModelBackend")
    return client


def delete(client: Client, page: PartnerPage) -> str:
    return client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]), follow=True).content.decode()


def test_a_body_with_centres_is_not_deleted(admin: Client) -> None:
    umbrella = PartnerPageFactory(title="المؤسسة")
    PartnerPageFactory(title="مركز الأسرة", umbrella=umbrella)
    answer = delete(admin, umbrella)
    assert "لا يمكن حذف «المؤسسة»" in answer
    assert "مركز الأسرة" in answer
    assert PartnerPage.objects.filter(pk=umbrella.pk).exists()


def test_an_english_editor_is_told_in_english(admin: Client) -> None:
    partner = PartnerPageFactory(title="المؤسسة")
    ArticlePageFactory(title="اتفاقية جديدة", partners=[partner])
    UserProfile.objects.update(preferred_language="en")
    answer = delete(admin, partner)
    assert "can&#x27;t be deleted: it is named by Article “اتفاقية جديدة”" in answer
    assert PartnerPage.objects.filter(pk=partner.pk).exists()


def test_the_front_above_such_a_body_is_not_deleted_either(admin: Client) -> None:
    front = PartnerIndexPageFactory()
    contributor = ContributorFactory(user=make_user(None, username="noora"))
    delete(admin, front)
    assert PartnerPage.objects.filter(pk=contributor.partner.pk).exists()


def bulk_delete(client: Client, *pages: Page) -> str:
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    query = "".join(f"id={page.pk}&" for page in pages)
    return client.post(f"{address}?{query}next=/admin/pages/", follow=True).content.decode()


def test_bulk_delete_keeps_all_where_one_is_named(admin: Client) -> None:
    named, free = PartnerPageFactory(title="المؤسسة"), PartnerPageFactory()
    ArticlePageFactory(partners=[named])
    assert "لا يمكن حذف «المؤسسة»" in bulk_delete(admin, named, free)
    assert PartnerPage.objects.filter(pk__in=[named.pk, free.pk]).count() == 2


def test_bulk_delete_of_a_front_keeps_it_where_a_body_has_centres(admin: Client) -> None:
    umbrella = PartnerPageFactory(title="المؤسسة")
    PartnerPageFactory(umbrella=umbrella)
    assert "لا يمكن حذف «المؤسسة»" in bulk_delete(admin, PartnerIndexPageFactory())
    assert PartnerPage.objects.filter(pk=umbrella.pk).exists()


def test_bulk_delete_takes_what_nothing_points_to(admin: Client) -> None:
    bodies = [PartnerPageFactory(), PartnerPageFactory()]
    bulk_delete(admin, *bodies)
    assert not PartnerPage.objects.exists()


def test_a_body_that_nothing_points_to_is_deleted(admin: Client) -> None:
    partner = PartnerPageFactory()
    delete(admin, partner)
    assert not PartnerPage.objects.filter(pk=partner.pk).exists()


def test_many_names_are_cut_short(admin: Client) -> None:
    partner = PartnerPageFactory()
    for number in range(7):
        ArticlePageFactory(title=f"خبر رقم {number}", partners=[partner])
    answer = delete(admin, partner)
    assert answer.count("خبر رقم") == 5
    assert "واثنان غيرها" in answer
