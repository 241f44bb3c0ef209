"""Who may sign for the handbook, and who may be one and the same (ISO 10013: review and approval apart)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from generator.findings import Finding, Place
from generator.model.handbook import Handbook
from generator.model.parties import Person, Post
from generator.model.release import Signed
from generator.rules.contradictions import plain_words
from generator.rules.known import Known
from generator.words import Words


def stand_ins(known: Known) -> Iterator[Finding]:
    """Every person is somebody: no placeholder stands for a name."""
    language = known.handbook.about.language
    for path, person in known.handbook.of(Person):
        if is_placeholder(person.name, language):
            yield Finding("person-placeholder", Place((*path, "name")), {"name": str(person.name)})


def repeated(known: Known) -> Iterator[Finding]:
    """No two persons have the same name: one under two ids could sign twice."""
    first: dict[str, Person] = {}
    for path, person in known.handbook.of(Person):
        other = first.setdefault(plain_words(person.name), person)
        if other is not person:
            arguments = {"name": str(person.name), "id": str(person.id), "other": str(other.id)}
            yield Finding("person-repeated", Place((*path, "name")), arguments)


def is_placeholder(name: str, language: str) -> bool:
    """Tell whether a name stands for nobody, as `N/A` does."""
    nobody = re.compile(Words(language).section("vocabulary")["nobody"], re.IGNORECASE)
    written = unicodedata.normalize("NFKC", name).strip()
    return any(nobody.fullmatch(text) for text in (written, "".join(written.split())))


def may_be_one(handbook: Handbook, one: Signed, other: Signed) -> bool:
    """Tell whether two signatures may be of the same person, as far as the handbook says.

    A post may be any person who holds it; two posts may be one person who holds both. Records without ids
    are compared by their words.
    """
    if one.id is None or other.id is None:
        return plain_words(one.by) == plain_words(other.by)
    if one.id == other.id:
        return True
    first, second = handbook.find(one.id, Person), handbook.find(other.id, Person)
    if first and second:
        return plain_words(first.name) == plain_words(second.name)
    posts = _posts(handbook, one.id), _posts(handbook, other.id)
    names = tuple(
        {plain_words(name) for post in each for name in (post.title, *post.aliases)} for each in posts
    )
    if not names[0].isdisjoint(names[1]):
        return True
    held = tuple({str(post.id) for post in each} for each in posts)
    return first is second and any(
        not held[0].isdisjoint(has) and not held[1].isdisjoint(has)
        for _, person in handbook.of(Person)
        if (has := {str(post.id) for post in _posts(handbook, person.id)})
    )


def _posts(handbook: Handbook, identifier: str) -> tuple[Post, ...]:
    """Return the posts that a person holds, or the post itself."""
    person = handbook.find(identifier, Person)
    held = (identifier,) if person is None else person.posts
    return tuple(post for one in held if (post := handbook.find(one, Post)))
