"""Marks of change: what became of each entity, release by release, and when each document last changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property

from generator.changes.compare import Change
from generator.changes.history import Edit, History, Through
from generator.lens.relations import Relations
from generator.model.base import Entity
from generator.model.time_limits import Limit
from generator.views.address import Address
from generator.views.control import control
from generator.views.pages.page import Mark
from generator.views.pages.past import Past
from generator.views.wording import Prose, Span, Wording

RELEASES = "quality/releases"


def release_anchor(name: str) -> str:
    """Return the anchor of a release on pages that list releases; no id of an entity begins like it."""
    return f"_{name}"


def changes_page(version: str) -> str:
    """Return the page of what a version changed."""
    return f"changes/{version}"


def day(on: date) -> Span:
    """Return a day of the calendar, never broken over two lines."""
    return Span(on.isoformat(), kind="date")


class Marks:
    """The marks of change of one version's pages; none while there is no release."""

    def __init__(self, wording: Wording, past: Past, codes: Mapping[str, str]) -> None:
        """Take what the version knows of the past, and the content codes of its prints, by id."""
        self.wording = wording
        self.words = wording.words
        self.past = past
        self.codes = codes
        self.current = wording.edition.folder

    @property
    def history(self) -> History:
        """The history of the version."""
        return self.past.history

    @property
    def versions(self) -> tuple[str, ...]:
        """All versions up to this one, the oldest first; none while there is no release."""
        return tuple(filter(None, (self.history.origin, *(one.version for one in self.history.revisions))))

    def of(self, identifier: str) -> Mark | None:
        """Return the mark of an entity; none where nothing is known of its past."""
        edits = self.history.of(identifier)
        if not edits:
            return None
        newest = edits[0]
        changed = newest.version == self.current and (newest.changes or newest.through)
        chip = (self._chip(identifier, newest),) if changed else ()
        return Mark(chip, tuple(self._line(identifier, edit) for edit in edits))

    def _chip(self, identifier: str, edit: Edit) -> Span:
        added = any(not change.path and change.old is None for change in edit.changes)
        version = self.name(edit.version)
        text = self.words(f"pages.history.{'added' if added else 'modified'}", version=version)
        anchor = identifier if edit.changes else edit.through[0].id
        return Span(text, Address(changes_page(edit.version), anchor), "added" if added else "modified")

    def _line(self, identifier: str, edit: Edit) -> Prose:
        told = [*self._kinds(edit.changes), *(self._through(one) for one in edit.through)]
        anchor = identifier if edit.changes or not edit.through else edit.through[0].id
        return self.wording.says(
            "pages.history.line",
            version=self.link(edit.version, anchor),
            effective=self.effective(edit.version),
            what=self.words("common.list-separator").join(told) or self.words("pages.history.first"),
        )

    def _kinds(self, changes: tuple[Change, ...]) -> list[str]:
        return [self.words(f"changes.kind.{kind}") for kind in dict.fromkeys(one.kind for one in changes)]

    def _through(self, through: Through) -> str:
        """Return what became of a fact that a clause refers to, and what that is called."""
        what = self.words("common.list-separator").join(self._kinds(through.changes))
        located = self.wording.handbook.by_id.get(through.id)
        if located is None:
            return what
        return self.words("pages.history.through", what=what, name=self._fact(located.entity))

    def _fact(self, entity: Entity) -> str:
        """Return what a fact is about: its own name where it has one, else what ends it."""
        if isinstance(entity, Limit):
            return self.wording.name(entity.to).text
        return self.wording.plain(getattr(entity, "title", ""))

    def name(self, version: str) -> str:
        """Return what a version is called: a release by its name, the draft as its prints call it."""
        return version if version in self.past.by_name else control(self.wording, "", "").version

    def link(self, version: str, identifier: str = "") -> Span:
        """Return a version's name, leading to what it changed, of an entity or in all.

        Of the first release it leads to its approval, and without releases nowhere.
        """
        revision = next((one for one in self.history.revisions if one.version == version), None)
        address: Address | None
        if revision:
            address = Address(changes_page(version), identifier if identifier in revision.by_id else "")
        else:
            known = version in self.past.by_name
            address = Address(RELEASES, release_anchor(version)) if known else None
        return Span(self.name(version), address)

    def since(self, version: str) -> Span:
        """Return the day from which a version holds, or that it does not yet."""
        issue = self.past.by_name.get(version)
        return day(issue.approval.effective) if issue else Span(self.words("common.not-effective"))

    def effective(self, version: str) -> str:
        """Return from when a version holds, in words."""
        on = self.since(version).text
        return self.words("pages.history.effective", on=on) if version in self.past.by_name else on

    def last(self, document: str) -> str:
        """Return the version in which a document, or anything in it, last changed; empty without releases.

        A sheet changes with its scheme and with the criteria that it asks for, and whatever is printed with
        what its print says.
        """
        first = self.history.origin if self.history.first else ""
        return self._last.get(document, first)

    @cached_property
    def _last(self) -> dict[str, str]:
        """The version in which each document that changed at all did so last."""
        found: dict[str, str] = {}
        for revision in self.history.revisions:
            sides = [self._relations[name] for name in (revision.before, revision.version)]
            for identifier in (*revision.by_id, *revision.through):
                for side in sides:
                    found.update(dict.fromkeys(_documents(side, identifier), revision.version))
            before, after = self._codes_of(revision.before), self._codes_of(revision.version)
            found.update(
                {one: revision.version for one, code in after.items() if before.get(one, code) != code}
            )
        return found

    def _codes_of(self, version: str) -> Mapping[str, str]:
        issue = self.past.by_name.get(version)
        return issue.codes if issue and version != self.current else self.codes

    @cached_property
    def _relations(self) -> dict[str, Relations]:
        handbooks = {issue.name: issue.handbook for issue in self.past.issues}
        handbooks[self.current] = self.wording.handbook
        return {name: Relations(handbook) for name, handbook in handbooks.items()}


def _documents(relations: Relations, identifier: str) -> Iterator[str]:
    """Yield the document that an entity stands in, and the sheets that are made of it."""
    located = relations.handbook.by_id.get(identifier)
    inner = located.entity if located else None
    while inner is not None:
        for sheet in (*relations.sheets_with.get(inner.id, ()), *relations.scored_by.get(inner.id, ())):
            yield sheet.id
        document, inner = inner, relations.handbook.parents.get(inner.id)
        if inner is None:
            yield document.id
