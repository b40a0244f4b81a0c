"""The style sheet and the script that every page of the admin gets."""

from django.templatetags.static import static
from django.utils.html import format_html


def style_sheet() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("admin/admin.css"))


def script() -> str:
    return format_html('<script src="{}" defer></script>', static("admin/writing_direction.js"))
