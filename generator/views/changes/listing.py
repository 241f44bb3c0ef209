"""The list of changes between two versions: by kind of document, document and clause, with what follows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.changes.compare import Change, compare, told
from generator.changes.effects import Effects, effects
from generator.changes.records import ROOT
from generator.model.base import Entity
from generator.views.changes.lexicon import Lexicon
from generator.views.changes.reasons import Reasons
from generator.views.changes.side import Side
from generator.views.changes.told import Teller, weightiest
from generator.views.changes.view import ChangeList, ClauseChanges, DocumentChanges, Fate, GroupChanges
from generator.views.places import in_order
from generator.views.wording import Span

GROUPS = (
    "standard", "procedure", "sheet", "form", "department", "post", "scheme", "response-set", "method",
    "mark", "script", "competence", "staffing", "retention", "term", "document", "site",
    "conflict", "variable", "site-type", "clause", "area", "source", "event", "case", "person", "handbook",
)  # fmt: skip
"""Kinds of documents in the order of the list; suggestions are told apart."""
NUMBERED = frozenset({"standard", "procedure", "sheet", "form", "document", "clause"})
"""Kinds that come in the order of their numbers, not of the source."""
USED_IN = frozenset({"limit", "target", "term", "variable"})
"""Kinds of which it is told where they are used: what is written there reads otherwise now."""


def change_list(
    old: Side, new: Side, changes: tuple[Change, ...] | None = None, lexicon: Lexicon | None = None
) -> ChangeList:
    """Return the changes between two published versions.

    The `changes` may be given where they are known already, and a `lexicon` of more versions where several
    pairs are compared.
    """
    if changes is None:
        changes = told(compare(old.handbook, new.handbook))
    changes = tuple(change for change in changes if change.entity != "suggestion")
    known = lexicon or Lexicon((old.handbook, new.handbook))
    reasons = Reasons(old, new)
    found = effects(old.links, new.links, changes)
    listing = _Listing(old, new, Teller(old, new, known), reasons, found)
    return ChangeList(old, new, listing.groups(changes), found, reasons)


@dataclass(frozen=True)
class _Listing:
    old: Side
    new: Side
    teller: Teller
    reasons: Reasons
    effects: Effects

    def groups(self, changes: tuple[Change, ...]) -> tuple[GroupChanges, ...]:
        by_id: dict[str, list[Change]] = {}
        for change in changes:
            by_id.setdefault(change.id, []).append(change)
        documents: dict[str, list[str]] = {}
        inside: dict[str, list[str]] = {}
        for identifier in _ordered(self.old, self.new, by_id):
            outermost = self._outermost(identifier, by_id)
            if outermost == identifier:
                documents.setdefault(self._document(identifier), []).append(identifier)
            inside.setdefault(outermost, []).append(identifier)
        made = [
            found
            for document, ids in documents.items()
            if (found := self._documents(document, {one: (tuple(by_id[one]), inside[one]) for one in ids}))
        ]
        kinds = {document.kind: None for document in made}
        words = self.new.words
        return tuple(
            GroupChanges(kind, words(f"pages.kind.{kind}"), self._sorted(kind, made))
            for kind in sorted(kinds, key=GROUPS.index)
        )

    def _sorted(self, kind: str, made: list[DocumentChanges]) -> tuple[DocumentChanges, ...]:
        members = {document.id: document for document in made if document.kind == kind}
        if kind not in NUMBERED:
            return tuple(members.values())
        entities = [self._entity(identifier) for identifier in members]
        return tuple(members[str(entity.id)] for entity in in_order(entities))

    def _entity(self, identifier: str) -> Entity:
        found = self.new.entity(identifier) or self.old.entity(identifier)
        assert found is not None  # noqa: S101 - a change is of an entity of one of the versions
        return found

    def _side(self, identifier: str) -> Side:
        return self.new if self.new.entity(identifier) is not None else self.old

    def _document(self, identifier: str) -> str:
        return identifier and str(self._side(identifier).document(identifier).id)

    def _outermost(self, identifier: str, by_id: Mapping[str, list[Change]]) -> str:
        """Return the outermost entity that came or went with one, and tells of it; itself where none does."""
        change = by_id[identifier][0]
        if change.path:
            return identifier
        for holder in (self.new if change.new is not None else self.old).holders(identifier):
            whole = by_id[holder.id][0] if holder.id in by_id else change
            if holder.id not in by_id or whole.path or (whole.new is None) != (change.new is None):
                break
            identifier = str(holder.id)
        return identifier

    def _documents(
        self, identifier: str, clauses: Mapping[str, tuple[tuple[Change, ...], list[str]]]
    ) -> DocumentChanges | None:
        found = tuple(
            clause
            for one, (changes, inside) in clauses.items()
            if (clause := self._clause(one, changes, inside))
        )
        if not found:
            return None
        significance = weightiest(clause.significance for clause in found)
        if identifier == ROOT:
            title = self.new.wording.plain(self.new.handbook.about.title)
            return DocumentChanges("", "handbook", "", title, "changed", significance, found, None)
        side, entity = self._side(identifier), self._entity(identifier)
        own: Fate = next((clause.fate for clause in found if clause.id == identifier), "changed")
        return DocumentChanges(
            id=identifier,
            kind=entity.kind,
            code=side.code(entity),
            title=side.title(entity),
            fate=own,
            significance=significance,
            clauses=found,
            address=self.new.wording.addresses.get(identifier) if side is self.new else None,
        )

    def _clause(
        self, identifier: str, changes: tuple[Change, ...], inside: list[str]
    ) -> ClauseChanges | None:
        fate = self._fate(identifier, changes)
        said = () if fate == "withheld" else self.teller.told(changes)
        if not said and fate != "withheld":
            return None
        entity = self._entity(identifier) if identifier else None
        side = self._side(identifier)
        document = identifier == self._document(identifier)
        weights = [one.significance for one in said] or [changes[0].row.significance]
        return ClauseChanges(
            id=identifier,
            kind=entity.kind if entity else "handbook",
            label="" if entity is None or document else self._label(side, entity),
            fate=fate,
            significance=weightiest(weights),
            told=said,
            parties=self.effects.concerned.get(identifier, ()),
            used_in=self._used_in(entity) if entity else (),
            reasons=self.reasons.of(identifier) if identifier else (),
            address=self.new.wording.addresses.get(identifier) if side is self.new else None,
            inside=tuple(one for one in inside if one != identifier),
        )

    def _fate(self, identifier: str, changes: tuple[Change, ...]) -> Fate:
        first = changes[0]
        if identifier in self.new.withheld:
            return "withheld"
        if not first.path:
            return "changed" if first.old and first.new else "added" if first.new else "removed"
        return "moved" if first.kind in {"moved", "scored-moved"} else "changed"

    @staticmethod
    def _label(side: Side, entity: Entity) -> str:
        """Return the clause with what lies between it and its document."""
        between = [*reversed([*side.holders(entity.id)])][1:]
        return side.words("changes.trail").join([*map(side.label, between), side.label(entity)])

    def _used_in(self, entity: Entity) -> tuple[Span, ...]:
        """Return the clauses of the new version that name what changed."""
        if entity.kind not in USED_IN:
            return ()
        users = (self.new.entity(one) for one in dict.fromkeys(self.new.links.users.get(entity.id, ())))
        wording = self.new.wording
        return tuple(
            Span(self.new.place(user), wording.addresses.get(user.id), user.kind)
            for user in users
            if user is not None
        )


def _ordered(old: Side, new: Side, ids: Mapping[str, object]) -> list[str]:
    """Return ids in the order of the new version, what is gone where it stood among what is still there."""
    places = {str(located.entity.id): (number, 0) for number, located in enumerate(new.handbook.entities)}
    before, behind = -1, 0
    for located in old.handbook.entities:
        identifier = str(located.entity.id)
        if identifier in places and places[identifier][1] == 0:
            before, behind = places[identifier][0], 0
        else:
            behind += 1
            places[identifier] = before, behind
    return sorted(ids, key=lambda identifier: places.get(identifier, (-1, 0)))
