"""The addresses of the API; none ends with a slash, none redirects."""

from django.urls import path

from opportunities import api

app_name = "api"
urlpatterns = [
    path("opportunities", api.opportunities, name="opportunities"),
    path("openapi.json", api.openapi, name="openapi"),
    path("docs", api.docs, name="docs"),
]
