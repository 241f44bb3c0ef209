"""Who signs: a post or department, by its title, or whoever was named."""

from __future__ import annotations

import difflib
import re
from datetime import date

from generator.findings import Finding, Position
from generator.model.base import ID_PATTERN, Text
from generator.model.handbook import Handbook
from generator.model.parties import Department, Post
from generator.model.release import Signed
from generator.render.fonts import missing
from generator.views.script import Script
from generator.views.wording import Wording
from generator.words import Words


def signed_by(
    handbook: Handbook | None, by: str, on: date, where: Position, findings: list[Finding]
) -> Signed:
    """Return who signs, a party of the handbook by its title; note what nobody is called or printed as.

    What reads like an id and is none of a party is a slip: a record stands for ever. Without a handbook,
    since it has errors, nobody is looked up.
    """
    if not is_plain(by):
        findings.append(Finding("release-signer-unknown", where, {"by": by}))
        return Signed(by=Text("?"), on=on)
    if handbook is None:
        return Signed(by=Text(by), on=on)
    script, party = Script(handbook.about), handbook.find(by, Post) or handbook.find(by, Department)
    if party is None and re.fullmatch(ID_PATTERN, by):
        near = difflib.get_close_matches(
            by, [known.id for known in (*handbook.posts, *handbook.departments)], n=1
        )
        findings.append(Finding("release-signer-unknown", where, {"by": by}, suggestions=tuple(near)))
    words = Words(handbook.about.language)
    name = " ".join(by.split()) if party is None else Wording(handbook, words).plain(party.title)
    signed = Signed(by=Text(name), on=on)
    for character in missing(script.of(signed).by, handbook.about.script):
        arguments = {"character": character, "code": f"U+{ord(character):04X}"}
        findings.append(Finding("no-glyph", where, arguments))
    return signed


def is_plain(text: str) -> bool:
    """Tell whether a text can stand in a record: it refers to nothing and has no control characters."""
    try:
        return "[[" not in Text.checked(text)
    except ValueError:
        return False
