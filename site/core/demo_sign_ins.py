"""Who can sign in to a demo. Made by `load_demo` where the settings allow it, shown by `serve`."""

USERNAMES = ("admin", "editor", "reviewer", "translator", "partner")
# Known to everybody on purpose: it is printed where the demo starts.
PASSWORD = "athar-demo"  # noqa: S105
