"""Facts of the handbook as content: fields by their keys in the source, references by what they name."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import ClassVar

from generator.content.canonical import OPEN, Content, figure, present
from generator.lens.lens import Lens
from generator.model.base import Basis, Entity, Model, Reference, ScalarText, Text, Unspecified, kebab
from generator.model.forms import Field
from generator.model.handbook import Handbook, Source, Variable
from generator.model.numbers import Level
from generator.model.scoring import ResponseSet, Taken
from generator.model.sheets import Section
from generator.model.standards import Mark, Method, Target
from generator.model.standing import Withheld
from generator.model.text import Broken, Mention, pieces
from generator.model.time_limits import Limit

ROOM: dict[type[Model], str] = {Field: "lines", Section: "blank-rows"}
"""How much room there is to write: paper with less asks the same."""
OWN = "decided-for"
"""The key of what is decided of an entity: a list for each decision, empty where it is for all of it."""
TOLD_WHOLE = (ResponseSet, Method, Mark, Target)
"""What a document that refers to it by a field shows not only by name."""


class Facts:
    """Tells the facts of one published handbook as content."""

    unread: ClassVar[frozenset[str]] = frozenset({"id", "basis", "reviews"})
    """What a document shows of no entity: its id and reviews; its basis is told by itself."""

    def __init__(self, lens: Lens, written: Handbook) -> None:
        """Take the lens on a handbook with its decisions in effect, and the handbook as it is written."""
        self.handbook = lens.handbook
        self.lens = lens
        self._written = written

    def entity(self, identifier: str) -> Entity:
        """Return the entity of an id; one that a decision took away, as it is written."""
        located = self.handbook.by_id.get(identifier) or self._written.by_id[identifier]
        return located.entity

    def of(self, model: Model, *left_out: str) -> dict[str, Content]:
        """Return a model's fields by their keys in the source, but for those that are left out."""
        unread = self.unread.union(left_out, [ROOM.get(type(model), "")])
        names = ((name, kebab(name)) for name in type(model).model_fields)
        told = {key: self.value(getattr(model, name)) for name, key in names if key not in unread}
        return present(told | {OWN: self._own(model)})

    def _own(self, model: Model) -> list[Content]:
        """Return which values of an entity are the organisation's own decisions, which documents mark."""
        grounds = model.basis if isinstance(model, Entity) and "basis" in self.unread else ()
        return [list(map(str, ground.for_)) for ground in grounds if ground.evidence == "decided"]

    def value(self, value: object) -> Content:  # noqa: C901, PLR0911 - one case a kind of value
        """Return the value of a field."""
        match value:
            case Unspecified():
                return OPEN
            case None:
                return ""
            case tuple():
                return [self.value(each) for each in value]
            case Model():
                return self.of(value)
            case Reference():
                return self.referred(value)
            case Level() | Taken():
                return _level(value)
            case Text():
                return self.text(value)
            case bool() | str():
                return value if isinstance(value, bool) else str(value)
            case Decimal() | int():
                return figure(value)
            case date():
                return value.isoformat()
        raise TypeError(type(value))

    def referred(self, identifier: str) -> Content:
        """Return what a field refers to."""
        entity = self.entity(identifier)
        return self.of(entity) if isinstance(entity, TOLD_WHOLE) else self.named(entity)

    def text(self, text: Text) -> Content:
        """Return a text: its runs, with what stands for each reference; one run alone as it is."""
        runs: list[Content] = []
        for piece in pieces(text):
            if isinstance(piece, Mention):
                told = self.named(self.entity(piece.id))
            else:
                told = piece.written if isinstance(piece, Broken) else piece.text
            for run in told if isinstance(told, list) else [told]:
                if runs and isinstance(run, str) and isinstance(runs[-1], str):
                    runs[-1] += run
                else:
                    runs.append(run)
        return runs[0] if len(runs) == 1 else runs

    def named(self, entity: Entity) -> Content:
        """Return what stands for an entity in a sentence: amount, level, value, or title."""
        match entity:
            case Limit():
                return [present({"within": self.value(entity.within), OWN: self._own(entity)})]
            case Target():
                return [{"target": self.of(entity, "title", "counted", "out-of", "penalty")}]
            case Withheld():
                return [{"withheld": list(entity.reviews)}]
            case Variable():
                return OPEN if isinstance(entity.value, Unspecified) else self.text(entity.value)
        title = getattr(entity, "title", None)
        return self.value(title if title is not None else getattr(entity, "text", str(entity.id)))

    def basis(self, *entities: Entity) -> list[Content]:
        """Return on which items of which documents entities are based: each once, in one order."""
        grounds = {self._ground(ground) for entity in entities for ground in entity.basis}
        return [list(ground) for ground in sorted(grounds)]

    def _ground(self, ground: Basis) -> tuple[str, str]:
        title = self.text(self.handbook.get(ground.source, Source).title)
        item = "" if ground.item is None else self.text(ground.item)
        return str(title), str(item)


class AllFacts(Facts):
    """The same where all entities are told, each with its id and its grounds: references are ids."""

    unread = frozenset({"reviews"})

    def referred(self, identifier: str) -> Content:
        """Return the id of what a field refers to."""
        return str(identifier)


def _level(value: ScalarText) -> str:
    """Return a level or a deduction in its shortest form: `65%` for `65.0%`."""
    number = value.rstrip("%")
    return value if number == "all" else figure(Decimal(number)) + value[len(number) :]
