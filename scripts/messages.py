"""Collect the messages of the code into locale/ar, or check that the file there is fresh and complete.

usage: messages.py update | check      Needs GNU gettext (xgettext, msgmerge).
"""

import shutil
import subprocess
import sys
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parents[1]
CATALOGUE = ROOT / "locale" / "ar" / "LC_MESSAGES" / "django.po"
ARABIC_PLURAL_FORMS = 6

MessageKey = tuple[str | None, str, str]


def collect() -> None:
    """Bring the catalogue up to date with the code; keeps translations, drops what nothing uses."""
    command = [sys.executable, "manage.py", "makemessages", "--locale=ar", "--no-wrap", "--no-obsolete"]
    ignored = ["--ignore=var", "--ignore=var/*", "--ignore=tests/*", "--ignore=scripts/*"]
    command += ["--add-location=file", *ignored]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def keys(catalogue: polib.POFile) -> set[MessageKey]:
    return {(entry.msgctxt, entry.msgid, entry.msgid_plural) for entry in catalogue}


def faults(catalogue: polib.POFile) -> list[str]:
    """What a translator must still do, one line each."""
    found = []
    for entry in catalogue:
        if entry.fuzzy:
            found.append(f"fuzzy: {entry.msgid!r}")
        elif not entry.translated():
            found.append(f"untranslated: {entry.msgid!r}")
        elif entry.msgid_plural and len(entry.msgstr_plural) != ARABIC_PLURAL_FORMS:
            found.append(f"not six plural forms: {entry.msgid!r}")
    return found


def check() -> int:
    """Exit code 0 where the committed catalogue is what `update` would write, and wholly translated."""
    before = CATALOGUE.read_text(encoding="utf-8")
    committed = polib.pofile(before)
    try:
        collect()
        fresh = polib.pofile(CATALOGUE.read_text(encoding="utf-8"))
    finally:
        CATALOGUE.write_text(before, encoding="utf-8")
    problems = [f"not in locale/ar yet: {key[1]!r}" for key in sorted(keys(fresh) - keys(committed), key=str)]
    problems += [
        f"nothing uses it any more: {key[1]!r}" for key in sorted(keys(committed) - keys(fresh), key=str)
    ]
    problems += faults(committed)
    print("\n".join(problems) or f"{len(committed)} messages, all translated")
    return 1 if problems else 0


if __name__ == "__main__":
    if shutil.which("xgettext") is None:
        sys.exit("GNU gettext is missing (Debian: apt-get install gettext).")
    if sys.argv[1:] == ["update"]:
        collect()
        print("\n".join(faults(polib.pofile(str(CATALOGUE)))) or "all translated")
    elif sys.argv[1:] == ["check"]:
        sys.exit(check())
    else:
        sys.exit(__doc__)
