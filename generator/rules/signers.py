"""Who may sign for the handbook, and who may be one and the same (ISO 10013: review and approval apart)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import product

from generator.findings import Finding, Place
from generator.model.handbook import Handbook
from generator.model.parties import Person, Post
from generator.model.register import Conflict
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

    A post may be any person who holds it. Two posts may be one where they share a name, where a contradiction
    is about both, since it may be one post with two titles, and where one person holds both. Records without
    ids are compared by their words.
    """
    if one.id is None or other.id is None:
        return plain_words(one.by) == plain_words(other.by)
    if one.id == other.id:
        return True
    first, second = handbook.find(one.id, Person), handbook.find(other.id, Person)
    if first and second:
        return plain_words(first.name) == plain_words(second.name)
    pairs = [*product(_posts(handbook, one.id), _posts(handbook, other.id))]
    together = [set(map(str, conflict.between)) for _, conflict in handbook.of(Conflict)]
    if first is second:  # two posts, and whoever holds them
        together += [set(map(str, person.posts)) for _, person in handbook.of(Person)]
    return any(
        not _names(post).isdisjoint(_names(another))
        or any({str(post.id), str(another.id)} <= ids for ids in together)
        for post, another in pairs
    )


def _names(post: Post) -> set[str]:
    return set(map(plain_words, (post.title, *post.aliases)))


def _posts(handbook: Handbook, identifier: str) -> tuple[Post, ...]:
    """Return the posts that a person holds, or the post itself."""
    person = handbook.find(identifier, Person)
    held = (identifier,) if person is None else person.posts
    return tuple(post for one in held if (post := handbook.find(one, Post)))
