"""What stands at the root of the site, above the versions: the ways in, and what is known of all versions.

The pages of old versions read these files for as long as they stand: a key may be added to them, none may go
or mean something else.
"""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from generator.views.pages.prints import VERIFY
from generator.views.site import Site
from generator.views.wording import Wording

LATEST = "latest"
"""The folder whose pages lead on to those of the version in use."""
LEAD = "assets/javascripts/lead.js"
"""The script of a version that leads on, keeping what stands behind the `#`."""
MISSED = "?missed"
"""Tells the page that it leads to that it stands in for another one."""
HOME = "index.html"


def root_files(wording: Wording, site: Site) -> dict[str, bytes]:
    """Return the files of the site's root by path.

    A printed link leads to a document's page right below the root, since paper outlives versions; that page
    leads on to the version in use, or to where prints are verified when the document is not in that one.
    """
    return {
        HOME: _way(wording, site, HOME, HOME),
        "versions.js": _script("handbookVersions", versions(site)),
        "versions.json": f"{_json(mike(wording, site))}\n".encode(),
        "prints.js": _script("handbookPrints", {known.code: asdict(known) for known in site.known()}),
        **{page: _way(wording, site, page, target) for page, target in _printed_ways(site)},
    }


def latest_files(wording: Wording, site: Site) -> dict[str, bytes]:
    """Return the files of the folder `latest` by path: a way on for each page that any version has."""
    return {page: _way(wording, site, f"{LATEST}/{page}", _stand_in(site, page)) for page in site.pages}


def versions(site: Site) -> dict[str, Any]:
    """Return what the pages of every version are told of all versions, the newest first."""
    pages = site.pages
    return {
        "latest": site.latest.name,
        "pages": pages,
        "versions": [
            {
                "name": version.name,
                "state": version.state,
                "approved": version.approved,
                "effective": version.effective,
                "withdrawn": version.withdrawn,
                "reason": version.reason,
                "successor": site.successor(version),
                "lacks": [page for page in pages if page not in version.pages],
            }
            for version in reversed(site.versions)
        ],
    }


def mike(wording: Wording, site: Site) -> list[dict[str, Any]]:
    """Return the versions as the tool mike lists them, which other tools read too."""
    return [
        {
            "version": version.name,
            "title": version.name if version.is_release else wording.words("common.draft"),
            "aliases": [LATEST] if version is site.latest else [],
        }
        for version in reversed(site.versions)
    ]


def _printed_ways(site: Site) -> Iterator[tuple[str, str]]:
    verify = f"{VERIFY}.html"
    yield verify, verify
    for page in sorted({one.page for version in site.versions for one in version.prints} - {HOME}):
        yield page, page if page in site.latest.pages else verify


def _stand_in(site: Site, page: str) -> str:
    nearest = site.nearest(site.latest, page)
    return nearest if nearest == page else nearest + MISSED


def _script(name: str, value: Any) -> bytes:
    """Return data as a script: pages opened from a folder read nothing else."""
    return f"window.{name} = {_json(value)};\n".encode()


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True)


def _way(wording: Wording, site: Site, page: str, target: str) -> bytes:
    """Return the page that leads on to a page of the version in use."""
    version, up = site.latest, "../" * page.count("/")
    there = html.escape(f"{up}{version.name}/{target}")
    title = html.escape(wording.plain(wording.handbook.about.title))
    go = html.escape(wording.words("build.go-to-latest" if version.is_release else "build.go-to-draft"))
    return f"""<!doctype html>
<html lang="{wording.words("common.html-language")}">
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<noscript><meta http-equiv="refresh" content="0; url={there}"></noscript>
<script src="{up}{version.name}/{LEAD}" data-to="{there}"></script>
</head>
<body><p><a href="{there}">{go}</a></p></body>
</html>
""".encode()
