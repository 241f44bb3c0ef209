"""The main points of a version: a few sentences in the trade's words, the weightiest changes first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, zip_longest

from generator.model.base import Entity
from generator.model.standards import Requirement
from generator.model.time_limits import Limit
from generator.views.changes.points import POINTS, TOPICS, Point
from generator.views.changes.side import Side
from generator.views.changes.told import WEIGHTS, Told
from generator.views.changes.view import ChangeList, ClauseChanges, DocumentChanges
from generator.words import Words

MOST = 8
"""So many sentences at the most: more would be a list."""
NAMED = 3
"""So many clauses, and so many posts and departments, are named in one sentence."""
LONGEST = 40
"""Values of more characters are not quoted: that they changed is said, and how stands below."""
SOME_CLAUSE = "\0"
"""Stands for a clause: sentences that differ by nothing else become one."""


@dataclass(frozen=True)
class Highlight:
    """One sentence."""

    id: str
    """The clause that it is about."""
    text: str


def highlights(changes: ChangeList) -> tuple[Highlight, ...]:
    """Return the main points, in the order of their weight; none where nothing weighty changed."""
    said: dict[tuple[int, str], list[_Sentence]] = {}
    for document in changes.documents:
        for clause in document.clauses:
            if (best := _best(clause)) is not None:
                sentence = _Sentence(changes, document, clause, best[1], POINTS[best[0]].sentence)
                said.setdefault((best[0], sentence.text(SOME_CLAUSE)), []).append(sentence)
    found: dict[str, list[Highlight]] = {topic: [] for topic in TOPICS}
    for (place, _), alike in sorted(said.items(), key=lambda pair: pair[0][0]):
        clauses = _listed(changes.new.words, [one.named for one in alike])
        found[POINTS[place].topic].append(Highlight(alike[0].clause.id, alike[0].text(clauses)))
    ranked = [*found.values()]
    # The first of each topic before the second of any: so none crowds out the others.
    turns = (one for turn in zip_longest(*ranked) for one in turn if one is not None)
    chosen = {id(one) for one in islice(turns, MOST)}
    return tuple(one for told in ranked for one in told if id(one) in chosen)


def counted(changes: ChangeList) -> str:
    """Return in one sentence how many clauses changed, and how much they weigh."""
    words, found = changes.new.words, [(label, n) for label, n in tally(changes) if n]
    counts = words("common.list-separator").join(
        words("changes.text.count", label=label, n=n) for label, n in found
    )
    return words("changes.highlight.counted", n=sum(n for _, n in found), counts=counts)


def tally(changes: ChangeList) -> tuple[tuple[str, int], ...]:
    """Return how many clauses changed by what that affects, in words; registers last, where they changed."""
    words = changes.new.words
    told = tuple((words(f"changes.significance.{name}"), changes.counts.get(name, 0)) for name in WEIGHTS[:3])
    return (*told, (words("changes.significance.registers"), changes.minor_count))[
        : 4 if changes.minor else 3
    ]


def _listed(words: Words, names: list[str]) -> str:
    told = words("common.list-separator").join(names[:NAMED])
    return words("changes.highlight.and-others", who=told) if len(names) > NAMED else told


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
    name: str
    """Of the sentence, as the points have it."""

    def text(self, clause: str) -> str:
        """Return the sentence, said of a clause as it is named here."""
        words, name = self.changes.new.words, self.name
        old, new = self._values()
        key = f"changes.highlight.{self._better(name, old, new)}"
        known = {"place": self._place(clause), "old": old, "new": new, "what": self._what()}
        known |= {"field": self.told.field, "clause": clause, "document": self.document.title}
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

    def _place(self, clause: str) -> str:
        """Return where it stands, as it is called in a sentence."""
        if not self.clause.id or self.clause.id == self.document.id:
            return self._title() or self.document.title
        return self.changes.new.words("changes.highlight.place", document=self.document.title, clause=clause)

    @property
    def named(self) -> str:
        """The clause, as it is called in a sentence that names its document."""
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
        return _listed(words, names)


def sentences(changes: ChangeList) -> Iterator[str]:
    """Yield the main points as they are printed, then how many changes there are."""
    yield from (one.text for one in highlights(changes))
    yield counted(changes)
