"""Plan of a sheet: all that its score depends on, and nothing of how it looks."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from generator.lens.rules import held_rule, row_rule
from generator.model.base import Unspecified
from generator.model.handbook import Handbook
from generator.model.schemes import Scheme
from generator.model.scoring import (
    Bonus,
    Graded,
    ItemRule,
    RatePenalty,
    Response,
    ResponseSet,
    Unscored,
)
from generator.model.sheets import Section, Sheet
from generator.model.standards import Criterion, Target


class Missing(NamedTuple):
    """Something that the handbook does not state: of which entity, and which key of it in the source."""

    id: str
    key: str


@dataclass(frozen=True)
class Row:
    """One criterion as its sheet scores it."""

    id: str
    full: Decimal | Unspecified | None
    """Full points; none where the criterion has none of its own, as in a pool or on a list without points."""
    rule: ItemRule | Unspecified
    """Its own rule, or else the scheme's."""
    rule_of: str
    """Id of the criterion or scheme that the rule stands in."""
    conforms: str = "yes"
    """Of a question: the answer that conforms."""
    critical: bool = False
    responses: tuple[Response, ...] = ()
    """What can be answered, where the rule names a response set."""
    target: Target | None = None
    """What a rate is held against, where the rule penalises a shortfall; none where it is not published."""

    @property
    def scored(self) -> bool:
        """Whether points can be lost here; findings are only recorded, or only add, where not."""
        return not isinstance(self.rule, Unscored | Bonus)

    def response(self, identifier: str) -> Response:
        """Return the response of that id; `problems` has proved that it is one of them."""
        return next(each for each in self.responses if each.id == identifier)


@dataclass(frozen=True)
class Part:
    """One section of a sheet."""

    id: str
    rows: tuple[Row, ...]
    total: Decimal | Unspecified | None = None
    """Declared points; where sections are pools, the pool."""
    weight: Decimal | Unspecified | None = None
    """Its share of the result in per cent, where the scheme weighs sections."""


@dataclass(frozen=True)
class Plan:
    """A sheet as it is scored: its scheme with all settings, its sections and their rows."""

    id: str
    scheme: Scheme
    parts: tuple[Part, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows in the order of the sheet."""
        return tuple(row for part in self.parts for row in part.rows)

    @property
    def lower_is_better(self) -> bool:
        """Whether points are those lost."""
        return self.scheme.direction == "lower-is-better"

    @property
    def pooled(self) -> bool:
        """Whether each section is a pool of points that its rows use up."""
        return self.scheme.section == "pool"


def plan(handbook: Handbook, sheet: Sheet) -> Plan:
    """Return how a sheet is scored. The rules have proved that what it refers to exists."""
    scheme = handbook.get(sheet.scheme, Scheme)
    return Plan(sheet.id, scheme, tuple(_part(handbook, scheme, section) for section in sheet.sections))


def _part(handbook: Handbook, scheme: Scheme, section: Section) -> Part:
    rows = tuple(row(handbook, scheme, criterion) for criterion in handbook.criteria(section))
    return Part(section.id, rows, section.total, section.weight)


def row(handbook: Handbook, scheme: Scheme, criterion: Criterion) -> Row:
    """Return a criterion as a scheme scores it: by its own rule, or else by the scheme's."""
    held, rule = held_rule(criterion, scheme), row_rule(criterion, scheme)
    responses = rule.responses if isinstance(rule, Graded | Unscored) else None
    return Row(
        id=criterion.id,
        full=criterion.points,
        rule=rule,
        rule_of=next((one.id for one in held.of), scheme.id),
        conforms=criterion.expects or "yes",
        critical=criterion.critical,
        responses=handbook.get(responses, ResponseSet).responses if responses else (),
        target=handbook.find(rule.target, Target) if isinstance(rule, RatePenalty) else None,
    )
