"""App config of the news."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    name = "news"
    verbose_name = _("News")

    def ready(self) -> None:
        from core import related
        from news import found
        from news.models import ArticlePage

        related.register(
            "partners.PartnerPage", "news", ArticlePage.of_partner, "pages/news/of_partner.html", order=30
        )
        found.register()
