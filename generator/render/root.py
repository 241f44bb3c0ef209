"""What stands at the root of the site, above the versions: the ways in, and the list of all prints."""

from __future__ import annotations

import html
import json
from collections.abc import Iterable
from dataclasses import asdict

from generator.views.pages.prints import VERIFY
from generator.views.prints import Print
from generator.views.wording import Wording

LEAD = "assets/javascripts/lead.js"
"""The script of a version that leads on, keeping what stands behind the `#`."""


def root_files(wording: Wording, prints: Iterable[Print], folder: str) -> dict[str, bytes]:
    """Return the files of the site's root by path; `folder` is that of the version in use.

    A printed link leads to a document's page right below the root, since paper outlives versions; that page
    leads on to the version in use.
    """
    known = tuple(prints)
    pages = (f"{VERIFY}.html", *(one.page for one in known))
    return {
        "index.html": _way(wording, "index.html", folder).encode(),
        "prints.js": prints_script(known, folder),
        **{page: _way(wording, page, folder).encode() for page in pages},
    }


def prints_script(prints: Iterable[Print], folder: str) -> bytes:
    """Return the list of prints by content code, as a script: pages opened from a folder read nothing else.

    Each row is a `Print` with the folder of its version. Later versions add their rows; in a row that is no
    longer the valid one only `valid` changes.
    """
    rows = {one.code: asdict(one) | {"folder": folder} for one in prints}
    told = json.dumps(rows, ensure_ascii=False, indent=1, sort_keys=True)
    return f"window.handbookPrints = {told};\n".encode()


def _way(wording: Wording, page: str, folder: str) -> str:
    """Return the page that leads on to the page of the same name in a version."""
    up = "../" * page.count("/")
    target = html.escape(f"{up}{folder}/{page}")
    title = html.escape(wording.plain(wording.handbook.about.title))
    go = html.escape(wording.words("build.go-to-draft"))
    return f"""<!doctype html>
<html lang="{wording.words("common.html-language")}">
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<noscript><meta http-equiv="refresh" content="0; url={target}"></noscript>
<script src="{up}{folder}/{LEAD}" data-to="{target}"></script>
</head>
<body><p><a href="{target}">{go}</a></p></body>
</html>
"""
