"""Who may do what: five groups, made by every migrate, and the review that pages go through.

A group's name carries both languages, because it is stored once and shown to everybody. What a role
may do is added where it is missing and never taken away, so a permission that an administrator gives
stays. To give less, make a group of one's own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import AppConfig, apps
from django.contrib.auth.models import Group, Permission
from django.db.models import Model, Q, QuerySet
from django.db.models.signals import post_migrate, post_save
from django.urls import reverse
from wagtail import hooks
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
    get_page_models,
)

from core.models import Term

LANGUAGES = ("ar", "en")
# Wagtail's own migrations make these; they would stand beside ours under nearly the same names.
STOCK_GROUPS = ("Editors", "Moderators")
STOCK_WORKFLOW = "Moderators approval"
REVIEW = "Review · مراجعة"
PARTNER_FILES = "Partners’ files · ملفات الشركاء"

WRITE = ("add_page", "change_page", "lock_page")
PUBLISH = ("publish_page", "unlock_page")
ADD_FILES = ("add_image", "choose_image", "add_document", "choose_document")
CHANGE_FILES = (*ADD_FILES, "change_image", "change_document")
# What stands on top of the results of certain words.
PROMOTE = tuple(f"wagtailsearchpromotions.{action}_searchpromotion" for action in ("add", "change", "delete"))


@dataclass(frozen=True)
class Role:
    """A group and what it may do.

    `pages` are permissions on the whole tree of each language named in `languages`; `files` hold in every
    collection. Administrators have `everything`.
    """

    name: str
    pages: tuple[str, ...] = ()
    languages: tuple[str, ...] = LANGUAGES
    files: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    everything: bool = False

    def group(self) -> Group:
        """The group of this role; raises Group.DoesNotExist before the first migrate."""
        return Group.objects.get(name=self.name)

    def is_held_by(self, user: Any) -> bool:
        return user.groups.filter(name=self.name).exists()


ADMINISTRATORS = Role(
    "Administrators · المديرون",
    pages=(*WRITE, *PUBLISH, "bulk_delete_page"),
    files=(*CHANGE_FILES, "add_collection", "change_collection", "delete_collection"),
    everything=True,
)
EDITORS = Role(
    "Editors · المحررون",
    pages=WRITE,
    files=CHANGE_FILES,
    terms=("add", "change"),
    others=("wagtail_localize.submit_translation", *PROMOTE),
)
REVIEWERS = Role(
    "Reviewers · المراجعون",
    pages=(*WRITE, *PUBLISH),
    files=CHANGE_FILES,
    terms=("add", "change"),
    others=(
        "wagtail_localize.submit_translation",
        "wagtailredirects.add_redirect",
        "wagtailredirects.change_redirect",
        *PROMOTE,
    ),
)
# Words only, on the English side; the Arabic side they may look at (see core/permissions.py).
TRANSLATORS = Role(
    "Translators · المترجمون",
    pages=("change_page", "publish_page"),
    languages=("en",),
    files=("choose_image", "choose_document"),
    others=("wagtail_localize.submit_translation",),
)
# Their pages are granted one section at a time (`open_section`) and narrowed to one body.
CONTRIBUTORS = Role("Partner contributors · مساهمو الشركاء", files=("choose_image", "choose_document"))

ROLES = (ADMINISTRATORS, EDITORS, REVIEWERS, TRANSLATORS, CONTRIBUTORS)
SECTION_PERMISSIONS = ("add_page", "change_page")


def ensure_roles() -> None:
    """Make the groups, their permissions and the review, or add what is missing. Safe to run again."""
    if not Group.objects.filter(name=EDITORS.name).exists():
        _remove_stock_groups()
    for role in ROLES:
        _ensure_role(role)
    _ensure_partner_files()
    for model in get_page_models():
        if getattr(model, "open_to_contributors", False):
            for page in model.objects.all():
                open_section(page)
    _ensure_review()


def open_section(page: Page) -> None:
    """Let partner contributors add pages below `page`, and change those of the body they work for."""
    _give_pages(CONTRIBUTORS.group(), page, SECTION_PERMISSIONS)


def _remove_stock_groups() -> None:
    Group.objects.filter(name__in=STOCK_GROUPS, user=None).delete()
    Workflow.objects.filter(name=STOCK_WORKFLOW, workflow_states=None).delete()
    GroupApprovalTask.objects.filter(name=STOCK_WORKFLOW, task_states=None).delete()


def _give_pages(group: Group, page: Page, codenames: Iterable[str]) -> None:
    permissions = Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=codenames)
    for permission in permissions:
        GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)


def _ensure_role(role: Role) -> None:
    group, _created = Group.objects.get_or_create(name=role.name)
    group.permissions.add(*_admin_permissions(role))
    # An administrator acts on the root too: sites and their home pages hang there.
    places = Page.objects.filter(depth=1) if role.everything else _homes(role.languages)
    for page in places:
        _give_pages(group, page, role.pages)
    if root := Collection.get_first_root_node():
        _give_files(group, root, role.files)


def _homes(languages: Iterable[str]) -> QuerySet[Page]:
    return Page.objects.filter(depth=2, locale__language_code__in=languages)


def _admin_permissions(role: Role) -> list[Permission]:
    """Permissions that hold everywhere: the admin itself, terms and what the role names."""
    if role.everything:
        # Screens register their permissions when the admin's addresses are read.
        reverse("wagtailadmin_home")
        wanted = Permission.objects.none()
        for register in hooks.get_hooks("register_permissions"):
            wanted |= register()
        # Taking a language away would take its whole tree with it.
        return list(wanted.exclude(codename="delete_locale"))
    chosen = Q(content_type__app_label="wagtailadmin", codename="access_admin")
    for name in role.others:
        app_label, codename = name.split(".")
        chosen |= Q(content_type__app_label=app_label, codename=codename)
    for model in apps.get_models():
        if issubclass(model, Term):
            codenames = [f"{action}_{model._meta.model_name}" for action in role.terms]
            chosen |= Q(content_type__app_label=model._meta.app_label, codename__in=codenames)
        elif role.terms and (actions := getattr(model, "open_to_editors", ())):
            # What a room's models leave to those who look after words.
            codenames = [f"{action}_{model._meta.model_name}" for action in actions]
            chosen |= Q(content_type__app_label=model._meta.app_label, codename__in=codenames)
    return list(Permission.objects.filter(chosen))


def _give_files(group: Group, collection: Collection, codenames: Iterable[str]) -> None:
    # Wagtail asks for the permissions of its own image and document, whatever models stand for them.
    where = ("wagtailimages", "wagtaildocs", "wagtailcore")
    for permission in Permission.objects.filter(content_type__app_label__in=where, codename__in=codenames):
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=collection, permission=permission
        )


def _ensure_partner_files() -> None:
    """A collection that partner contributors add their pictures and documents to."""
    root = Collection.get_first_root_node()
    if root is None:
        return
    folder = root.get_children().filter(name=PARTNER_FILES).first() or root.add_child(name=PARTNER_FILES)
    _give_files(CONTRIBUTORS.group(), folder, ADD_FILES)


def _ensure_review() -> None:
    """Pages of both languages go from whoever wrote them to the reviewers, who publish by approving."""
    task = GroupApprovalTask.objects.filter(name=REVIEW).first()
    if task is None:
        task = GroupApprovalTask.objects.create(name=REVIEW)
        task.groups.add(REVIEWERS.group())
    workflow, _created = Workflow.objects.get_or_create(name=REVIEW)
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task)
    for home in _homes(LANGUAGES):
        WorkflowPage.objects.get_or_create(page=home, defaults={"workflow": workflow})


def _after_migrate(sender: AppConfig, **kwargs: Any) -> None:
    # Permissions are made app by app; only after the last app are there all of them.
    if sender is [config for config in apps.get_app_configs() if config.models_module][-1]:
        ensure_roles()


def _after_save(sender: type[Model], instance: Page, created: bool, **kwargs: Any) -> None:
    if created and getattr(sender, "open_to_contributors", False) and not kwargs.get("raw"):
        open_section(instance)


def connect() -> None:
    """Make the roles after each migrate, and open each new section to the contributors."""
    post_migrate.connect(_after_migrate, dispatch_uid="core.roles")
    for model in get_page_models():
        if getattr(model, "open_to_contributors", False):
            post_save.connect(_after_save, sender=model, dispatch_uid=f"core.roles.{model._meta.label}")
