"""Who signs: a person or post of the handbook, by id; a record tells what they were called then."""

from __future__ import annotations

import difflib
from datetime import date

from generator.findings import Finding, Position
from generator.model.base import Id, Text
from generator.model.handbook import Handbook
from generator.model.parties import Department, Person, Post
from generator.model.release import Signed
from generator.rules.contradictions import plain_words
from generator.rules.signers import is_placeholder
from generator.views.wording import Wording
from generator.words import Words


def signed_by(
    handbook: Handbook | None, by: str, on: date, where: Position, findings: list[Finding]
) -> Signed:
    """Return who signs, by id and as they are called; note what is no person and no post of the handbook.

    Without a handbook, since it has errors, nobody is looked up.
    """
    if handbook is None:
        return Signed(by=Text.checked(by) if is_plain(by) else Text("?"), on=on)
    who = handbook.find(by, Person) or handbook.find(by, Post)
    if who is None:
        findings.append(_unknown(handbook, by, where))
        return Signed(by=Text.checked(by) if is_plain(by) else Text("?"), on=on)
    words = Words(handbook.about.language)
    name = _called(who, Wording(handbook, words))
    if is_placeholder(who.name if isinstance(who, Person) else who.title, handbook.about.language):
        findings.append(Finding("release-signer-placeholder", where, {"by": by, "name": name}))
    return Signed(id=Id(who.id), by=Text(name), on=on)


def _called(who: Person | Post, wording: Wording) -> str:
    """Return what a record calls somebody: a post by its title, a person by name and posts."""
    if isinstance(who, Post) or not who.posts:
        return wording.title(who)
    posts = wording.words("common.list-separator").join(wording.name(post).text for post in who.posts)
    return wording.words("releases.person", name=wording.title(who), posts=posts)


def _unknown(handbook: Handbook, by: str, where: Position) -> Finding:
    """Return the finding of an id that nobody who can sign has, with whose it may be meant to be."""
    known: dict[str, list[str]] = {}
    signers: tuple[Person | Post, ...] = (*handbook.people, *handbook.posts)
    for one in signers:
        for name in (one.id, *_names(one)):
            known.setdefault(plain_words(name), []).append(str(one.id))
    if department := handbook.find(by, Department):
        meant = [str(post.id) for post in handbook.posts if post.department == department.id]
    else:
        near = difflib.get_close_matches(plain_words(by), known, n=1)
        meant = [identifier for name in near for identifier in known[name]]
    return Finding("release-signer-unknown", where, {"by": by}, suggestions=tuple(meant))


def _names(one: Person | Post) -> tuple[str, ...]:
    return (one.name,) if isinstance(one, Person) else (one.title, *one.aliases)


def is_plain(text: str) -> bool:
    """Tell whether a text can stand in a record: it refers to nothing and has no control characters."""
    try:
        return "[[" not in Text.checked(text)
    except ValueError:
        return False
