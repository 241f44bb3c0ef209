"""What a score depends on: two plans with the same measure give the same filling the same score.

A score depends on which criteria are asked, in which sections; on each criterion's points, rule, answer that
conforms and whether it is critical; on the deductions, answers and targets of its rule; on pools and weights
of sections; on the settings of the scheme and on its grades. It does not depend on how any of it is worded,
ordered, numbered or founded, nor on totals that only say what the items make: these are left out here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from generator.model.base import Model, Unspecified
from generator.model.numbers import Level
from generator.model.plain import Plain
from generator.model.scoring import ByTable, Graded, RatePenalty, Taken, Unscored
from generator.scoring.plan import Part, Plan, Row

WORDED = frozenset({"id", "title", "text", "symbol", "basis", "reviews", "industry"})
"""Fields that say what something is called and rests on, of whatever entity."""
TOLD_APART = frozenset({"item", "grades"})
"""Fields of a scheme: the rule stands in the rows that go by it, grades stand by themselves."""
LEVELS = ("counted", "out_of", "at_least", "at_most", "unit")
"""What makes up a target that a score falls short of."""


@dataclass(frozen=True)
class Fact:
    """Something that a row is scored by, with the id of what says so."""

    of: str
    value: Plain


@dataclass(frozen=True)
class Section:
    """A section: which rows it holds, and what it is worth beside them."""

    id: str
    rows: frozenset[str]
    worth: Plain
    """Pool, weight, the rule where it has no rows, and whether there is room for findings that none names."""


@dataclass(frozen=True)
class Measure:
    """All that the scores of one sheet depend on, as plain data."""

    scheme: str
    """Id of the scheme, to name it; scores do not depend on what it is called."""
    settings: Plain
    grades: Mapping[str, Fact]
    """By id."""
    rows: Mapping[str, Mapping[str, Fact]]
    """What each criterion is scored by, by its id and then by what it is about."""
    sections: tuple[Section, ...]
    others: Mapping[str, Fact]
    """What findings cost that no criterion names, where there is room for them beside criteria."""

    @property
    def data(self) -> Plain:
        """All of it as canonical data, such as to make a code of."""
        sections = sorted([sorted(one.rows) or [one.id], one.worth] for one in self.sections)
        rows = {
            name: {about: fact.value for about, fact in facts.items()} for name, facts in self.rows.items()
        }
        grades = {name: fact.value for name, fact in self.grades.items()}
        others = [fact.value for fact in self.others.values()]
        return [self.settings, grades, rows, sections, others]


def measured(plan: Plan) -> Measure:
    """Return what the scores of a sheet depend on."""
    scheme = plan.scheme
    return Measure(
        scheme=str(scheme.id),
        settings=_fields(scheme, WORDED | TOLD_APART),
        grades={str(one.id): Fact(str(one.id), _fields(one, WORDED)) for one in scheme.grades},
        rows={str(row.id): dict(_facts(row)) for row in plan.rows},
        sections=tuple(_section(plan, part) for part in plan.parts),
        others=_others(plan),
    )


def _others(plan: Plan) -> dict[str, Fact]:
    beside = (part.blanks[0] for part in plan.parts if part.rows and part.blanks)
    row = next(beside, None)
    return {"rule": Fact(str(row.rule_of), _rule(row))} if row else {}


def _section(plan: Plan, part: Part) -> Section:
    worth: list[Plain] = [
        _value(part.total) if plan.pooled else None,
        _value(part.weight) if plan.scheme.result == "weighted" else None,
        # A part without rows is filled with findings that are scored by the rule of the scheme.
        None if part.rows else _value(plan.scheme.item),
        bool(part.blanks),
    ]
    return Section(str(part.id), frozenset(str(row.id) for row in part.rows), worth)


def _facts(row: Row) -> Iterator[tuple[str, Fact]]:
    """Yield what a row is scored by, and what that is about.

    Whether a rule stands in the criterion or in the scheme makes no other score.
    """
    yield "own", Fact(str(row.id), [_value(row.full), row.conforms, row.critical])
    yield "rule", Fact(str(row.rule_of), _rule(row))
    inside = (*(row.rule.deductions if isinstance(row.rule, ByTable) else ()), *row.responses)
    yield from ((f"answer {one.id}", Fact(str(one.id), _fields(one, WORDED))) for one in inside)
    if row.target is not None:
        yield "target", Fact(str(row.target.id), [_value(getattr(row.target, name)) for name in LEVELS])


def _rule(row: Row) -> Plain:
    """Return the rule of a row without what it refers to and what stands in it as entities."""
    match row.rule:
        case Unspecified():
            return _value(row.rule)
        case ByTable() as rule:
            return _fields(rule, frozenset({"deductions"}))
        case Graded() | Unscored() as rule:
            return [rule.type, rule.responses is not None]
        case RatePenalty() as rule:
            return _fields(rule, frozenset({"target"}))
    return _fields(row.rule, frozenset())


def _fields(model: Model, without: frozenset[str]) -> Plain:
    return {name: _value(getattr(model, name)) for name in type(model).model_fields if name not in without}


def _value(value: Any) -> Plain:  # noqa: PLR0911 - one return a type of value
    """Return a value as plain data; numbers as they count, however many zeros they are written with."""
    match value:
        case Unspecified():
            return value.value
        case Decimal():
            return format(value.normalize() + 0, "f")
        case Model():
            return _fields(value, WORDED)
        case tuple():
            return [_value(item) for item in value]
        case Taken() if value != "all":
            return _value(Decimal(value))
        case Level():
            return [_value(value.value), value.is_rate]
    return value


def differing(old: Measure, new: Measure) -> tuple[str, ...]:
    """Return the ids of what makes scores another measure than before; none where they can be compared.

    They are ids of criteria, deductions, answers, targets, schemes, grades and sections.
    """
    both = old.rows.keys() & new.rows.keys()
    found = [one for one in (*new.rows, *old.rows) if one not in both]
    found += (name for one in new.rows if one in both for name in _unlike(old.rows[one], new.rows[one]))
    if old.settings != new.settings:
        found.append(new.scheme)
    found += _unlike(old.grades, new.grades)
    if old.others and new.others:
        found += _unlike(old.others, new.others)
    before, after = _sharing(old, both), _sharing(new, both)
    found += (
        name for worth, name in (*after.items(), *before.items()) if not (worth in before and worth in after)
    )
    return tuple(dict.fromkeys(found))


def _unlike(old: Mapping[str, Fact], new: Mapping[str, Fact]) -> Iterator[str]:
    """Yield the ids of what says otherwise than before, in the order of the new version."""
    for about in dict.fromkeys((*new, *old)):
        one, other = old.get(about), new.get(about)
        if one is None or other is None or one.value != other.value:
            yield from (fact.of for fact in (other, one) if fact is not None)


def _sharing(measure: Measure, rows: frozenset[str] | set[str]) -> dict[tuple[Any, str], str]:
    """Return the ids of sections by their worth and by which of the given rows they hold."""
    return {
        (one.rows & rows or one.id, repr(one.worth)): one.id
        for one in measure.sections
        if one.rows & rows or not one.rows
    }
