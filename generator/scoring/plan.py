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
    Deduct,
    Discretionary,
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
    blank: bool = False
    """Whether it is an empty row, for a finding that no criterion names: it has no points of its own, what it
    costs is taken from its section, and nobody need write in it."""

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
    blanks: tuple[Row, ...] = ()
    """Its empty rows, for findings that no criterion names."""

    @property
    def declared(self) -> bool:
        """Whether its points are those declared, which findings use up, since no row of it has any."""
        return any(row.scored for row in self.blanks) and not any(row.scored for row in self.rows)


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
    def blanks(self) -> tuple[Row, ...]:
        """All empty rows in the order of the sheet."""
        return tuple(row for part in self.parts for row in part.blanks)

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
    blanks = tuple(_blank(scheme, section, place) for place in range(1, (section.blank_rows or 0) + 1))
    return Part(section.id, rows, section.total, section.weight, blanks)


def blank_id(section: str, place: int) -> str:
    """Return the id of an empty row of a section, counted from 1. No entity has one like it."""
    return f"{section}|{place}"


def blank_rule(scheme: Scheme) -> ItemRule | Unspecified:
    """Return what a finding that no criterion names is scored by: the scheme's rule, where that can be.

    A rule that speaks of an item's own points, answers or values says nothing of it: it is only recorded.
    """
    match scheme.item:
        case Deduct(each=each, per=per):
            return Deduct(type="deduct", each=each, per=per)
        case Unspecified() | Discretionary() as rule:
            return rule
    return Unscored(type="unscored")


def _blank(scheme: Scheme, section: Section, place: int) -> Row:
    return Row(blank_id(section.id, place), None, blank_rule(scheme), scheme.id, blank=True)


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
