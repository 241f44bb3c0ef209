"""The main points of a version: a few sentences in the trade's words, the weightiest changes first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, zip_longest

from generator.model.base import Entity
from generator.model.standards import Requirement
from generator.model.time_limits import Limit
from generator.views.changes.side import Side
from generator.views.changes.told import WEIGHTS, Told
from generator.views.changes.view import ChangeList, ClauseChanges, DocumentChanges

MOST = 8
"""So many sentences at the most: more would be a list."""
PARTIES = 3
"""So many posts and departments are named in one sentence."""
LONGEST = 40
"""Values of more characters are not quoted: that they changed is said, and how stands below."""
DOCUMENTS = frozenset({"standard", "procedure", "sheet", "form", "scheme", "post", "department", "retention"})
CLAUSES = frozenset({"requirement", "step", "rule", "criterion"})


@dataclass(frozen=True)
class Highlight:
    """One sentence."""

    id: str
    """The clause that it is about."""
    text: str


@dataclass(frozen=True)
class Point:
    """Changes that make a sentence: by their kinds and those of entities, all where none is named."""

    topic: str
    sentence: str
    """The catalogue has it under `changes.highlight`."""
    kinds: frozenset[str]
    entities: frozenset[str] = frozenset()
    field: str = ""


def _point(
    topic: str, sentence: str, kinds: str, entities: str | frozenset[str] = "", field: str = ""
) -> Point:
    of = frozenset(entities.split()) if isinstance(entities, str) else entities
    return Point(topic, sentence, frozenset(kinds.split()), of, field)


POINTS = (
    _point("deadlines", "limit-shortened", "limit-shortened", "limit"),
    _point("deadlines", "limit-lengthened", "limit-lengthened", "limit"),
    _point("deadlines", "limit-changed", "limit-changed", "limit", "within"),
    _point("deadlines", "limit-added", "added", "limit"),
    _point("deadlines", "limit-removed", "removed", "limit"),
    _point("deadlines", "raised", "target-raised", "target"),
    _point("deadlines", "lowered", "target-lowered", "target"),
    _point("points", "points-raised", "points-raised", "criterion sheet"),
    _point("points", "points-lowered", "points-lowered", "criterion sheet"),
    _point("points", "value-changed", "points-changed", "criterion sheet"),
    _point("points", "weight-raised", "weight-raised", "section"),
    _point("points", "weight-lowered", "weight-lowered", "section"),
    _point("points", "told", "answer-changed deduction-changed scoring-changed"),
    _point("points", "criterion-added", "scored-added", "criterion"),
    _point("points", "criterion-removed", "scored-removed", "criterion"),
    _point("duties", "post-changed", "post-changed", "step requirement rule"),
    _point("duties", "step-added", "step-added"),
    _point("duties", "step-removed", "step-removed"),
    _point("duties", "clause-added", "added", "requirement rule"),
    _point("duties", "clause-removed", "removed", "requirement rule"),
    _point(
        "duties",
        "told",
        "rewritten obligation-changed timing-changed bounds-changed figures-changed",
        CLAUSES,
    ),
    _point(
        "duties",
        "told",
        "steps-reordered redirected responsibility-changed checking-changed staffing-changed",
    ),
    _point("duties", "decided", "decided decision-changed", "conflict"),
    _point("documents", "document-added", "added scored-added", DOCUMENTS),
    _point("documents", "document-removed", "removed scored-removed", DOCUMENTS),
    _point("forms", "field-added", "field-added"),
    _point("forms", "field-removed", "field-removed"),
    _point("forms", "told", "form-field-changed privacy-changed"),
    _point("forms", "renamed", "renamed", "form"),
    _point("retention", "retention-lengthened", "retention-lengthened"),
    _point("retention", "retention-shortened", "retention-shortened"),
    _point("retention", "told", "keeper-changed retention-changed"),
)
"""What makes a sentence, the weightiest first."""
TOPICS = tuple(dict.fromkeys(point.topic for point in POINTS))


def highlights(changes: ChangeList) -> tuple[Highlight, ...]:
    """Return the main points, in the order of their weight; none where nothing weighty changed."""
    found: dict[str, list[tuple[int, Highlight]]] = {topic: [] for topic in TOPICS}
    for document in changes.documents:
        for clause in document.clauses:
            if (best := _best(clause)) is not None:
                place, told = best
                text = _Sentence(changes, document, clause, told).text(POINTS[place].sentence)
                found[POINTS[place].topic].append((place, Highlight(clause.id, text)))
    ranked = [[one for _, one in sorted(told, key=lambda pair: pair[0])] for told in found.values()]
    # The first of each topic before the second of any: so none crowds out the others.
    turns = (one for turn in zip_longest(*ranked) for one in turn if one is not None)
    chosen = {id(one) for one in islice(turns, MOST)}
    return tuple(one for told in ranked for one in told if id(one) in chosen)


def counted(changes: ChangeList) -> str:
    """Return in one sentence how many clauses changed, and how much they weigh."""
    words = changes.new.words
    counts = (
        words("changes.text.count", label=words(f"changes.significance.{name}"), n=changes.counts[name])
        for name in WEIGHTS[:3]
        if changes.counts.get(name)
    )
    n = sum(changes.counts.values())
    return words("changes.highlight.counted", n=n, counts=words("common.list-separator").join(counts))


def _best(clause: ClauseChanges) -> tuple[int, Told] | None:
    """Return the weightiest point that the changes of a clause make."""
    fitting = (
        (place, told)
        for told in clause.told
        for place, point in enumerate(POINTS)
        if any(_fits(point, clause, change.kind, change.path[:1]) for change in told.changes)
    )
    return min(fitting, key=lambda pair: pair[0], default=None)


def _fits(point: Point, clause: ClauseChanges, kind: str, path: tuple[str, ...]) -> bool:
    return (
        kind in point.kinds
        and (not point.entities or clause.kind in point.entities)
        and (not point.field or path == (point.field,))
    )


@dataclass(frozen=True)
class _Sentence:
    changes: ChangeList
    document: DocumentChanges
    clause: ClauseChanges
    told: Told

    def text(self, name: str) -> str:
        words = self.changes.new.words
        old, new = self._values()
        key = f"changes.highlight.{self._better(name, old, new)}"
        known = {"place": self._place(), "old": old, "new": new, "what": self._what()}
        known |= {"field": self.told.field, "clause": self._clause(), "document": self.document.title}
        known |= {
            "title": self._title(),
            "kind": words(f"kinds.{self.clause.kind}") if self.clause.id else "",
        }
        text = words(key, **{one: known[one] for one in words.placeholders_of(key)})
        who = self._who() if name != "post-changed" else ""
        return words("changes.highlight.concerning", text=text, who=who) if who else text

    def _better(self, name: str, old: str, new: str) -> str:
        """Return the sentence that says what a value became, where it can be quoted."""
        words = self.changes.new.words
        if not (old and new and self.told.field) or max(len(old), len(new)) > LONGEST:
            return name
        if {old, new} == {words("changes.yes"), words("changes.no")}:
            return "holds" if new == words("changes.yes") else "holds-no-more"
        if old == self.changes.old.wording.unspecified.text:
            return "value-set"
        return "value-changed" if name == "told" else name

    @property
    def _side(self) -> Side:
        return self.changes.side(self.clause.id)

    def _entity(self) -> Entity | None:
        return self._side.entity(self.clause.id) if self.clause.id else None

    def _values(self) -> tuple[str, str]:
        """Return the value as it was and as it is, of limits the bare times; nothing where several differ."""
        sides = (self.changes.old, self.changes.new)
        limits = [side.entity(self.clause.id) for side in sides]
        if any(isinstance(one, Limit) for one in limits):
            old, new = (
                side.wording.amount(one.within) if isinstance(one, Limit) else ""
                for side, one in zip(sides, limits, strict=True)
            )
            return old, new
        if len(self.told.pairs) != 1:
            return "", ""
        pair = self.told.pairs[0]
        return "".join(run.text for run in pair.old), "".join(run.text for run in pair.new)

    def _what(self) -> str:
        """Return what became of which field, in words."""
        words = self.changes.new.words
        if not self.told.field or self.told.field == words("changes.key.text"):
            return self.told.label
        return words("changes.highlight.field", label=self.told.label, field=self.told.field)

    def _title(self) -> str:
        entity = self._entity()
        return self._side.title(entity) if entity is not None else ""

    def _place(self) -> str:
        """Return which clause it is, as it is called in a sentence."""
        entity, words = self._entity(), self.changes.new.words
        if entity is None or self.clause.id == self.document.id:
            return self._title() or self.document.title
        return words("changes.highlight.place", document=self.document.title, clause=self._named(entity))

    def _clause(self) -> str:
        entity = self._entity()
        return self._named(entity) if entity is not None else ""

    def _named(self, entity: Entity) -> str:
        side = self._side
        if isinstance(entity, Limit):
            end = side.wording.name(entity.to).text
            if entity.case is None:
                return end
            return side.words("changes.limit.in-case", limit=end, case=side.wording.name(entity.case).text)
        if isinstance(entity, Requirement):
            return side.label(entity)
        return side.words("changes.step-named", title=side.title(entity))

    def _who(self) -> str:
        words, sides = self.changes.new.words, self.changes
        found = [(sides.side(one), sides.side(one).entity(one)) for one in self.clause.parties]
        names = [side.title(entity) for side, entity in found if entity is not None]
        told = words("common.list-separator").join(names[:PARTIES])
        return words("changes.highlight.and-others", who=told) if len(names) > PARTIES else told


def sentences(changes: ChangeList) -> Iterator[str]:
    """Yield the main points as they are printed, then how many changes there are."""
    yield from (one.text for one in highlights(changes))
    yield counted(changes)
