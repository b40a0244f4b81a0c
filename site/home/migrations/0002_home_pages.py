"""A site with a home page in each language, in place of Wagtail's welcome page."""

import uuid

from django.db import migrations


def make_home_pages(apps, schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Locale = apps.get_model("wagtailcore", "Locale")
    Page = apps.get_model("wagtailcore", "Page")
    Site = apps.get_model("wagtailcore", "Site")
    HomePage = apps.get_model("home", "HomePage")

    Site.objects.all().delete()
    Page.objects.filter(depth=2).delete()

    content_type, _ = ContentType.objects.get_or_create(app_label="home", model="homepage")
    translation_key = uuid.uuid4()
    homes = [("ar", "00010001", "home", "أثر"), ("en", "00010002", "home-en", "Athar")]
    for language, path, slug, title in homes:
        locale, _ = Locale.objects.get_or_create(language_code=language)
        home = HomePage.objects.create(
            title=title,
            draft_title=title,
            slug=slug,
            path=path,
            depth=2,
            numchild=0,
            url_path=f"/{slug}/",
            live=True,
            content_type=content_type,
            locale=locale,
            translation_key=translation_key,
        )
        if language == "ar":
            Site.objects.create(hostname="localhost", root_page_id=home.pk, is_default_site=True)
    Page.objects.filter(depth=1).update(numchild=len(homes))


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0001_initial"),
        ("core", "0003_terms"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtail_localize", "0016_rename_page_revision_translationlog_revision"),
        # Deleting Wagtail's welcome page looks at everything that may point to a page.
        ("wagtailredirects", "0008_add_verbose_name_plural"),
        ("wagtailforms", "0005_alter_formsubmission_form_data"),
        ("wagtailsearchpromotions", "0008_query_verbose_name"),
    ]
    operations = [migrations.RunPython(make_home_pages, migrations.RunPython.noop)]
