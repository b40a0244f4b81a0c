"""Every address of the site. Pages live under `/ar/` and `/en/`; everything else has one address."""

from csp.decorators import csp_replace
from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.utils.urlpatterns import decorate_urlpatterns
from wagtail.views import serve as serve_page

from core import short_links
from core import views as core_views
from core.sitemap import BilingualSitemap
from search import views as search_views

admin_patterns = decorate_urlpatterns(
    [path("admin/", include(wagtailadmin_urls))],
    csp_replace(settings.ADMIN_CONTENT_SECURITY_POLICY),
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("", core_views.choose_language, name="choose_language"),
    *admin_patterns,
    path("documents/", include(wagtaildocs_urls)),
    path("language/<str:code>/", core_views.remember_language, {"path": ""}),
    path("language/<str:code>/<path:path>", core_views.remember_language, name="remember_language"),
    path("theme-<slug:fingerprint>.css", core_views.theme, name="theme"),
    path("sitemap.xml", sitemap, {"sitemaps": {"pages": BilingualSitemap}}, name="sitemap"),
    path("robots.txt", core_views.robots, name="robots"),
    path("s/<str:code>", short_links.follow, name="short_link"),
    path("api/v1/", include("opportunities.urls")),
    path("healthz", core_views.healthz, name="healthz"),
    path("media/<path:path>", core_views.media, name="media"),
]

urlpatterns += i18n_patterns(
    # One word in both languages, so that the language switch leads to the same search.
    path("search/", search_views.site_search, name="site_search"),
    path("search/opensearch.xml", search_views.opensearch, name="opensearch"),
    # A file that a page offers below its address; Wagtail's own pattern knows addresses without a dot only.
    re_path(r"^((?:[\w\-]+/)+[\w\-]+\.ics)$", serve_page, name="page_file"),
    path("", include(wagtail_urls)),
    prefix_default_language=True,
)

handler400 = "core.views.bad_request"
handler404 = "core.views.page_not_found"
handler500 = "core.views.server_error"
