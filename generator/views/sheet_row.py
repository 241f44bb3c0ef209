"""A row of a scoring sheet: one criterion with its points, rule, ladder and method."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.model.base import Unspecified
from generator.model.schemes import Scheme
from generator.model.sheets import Sheet
from generator.model.standards import Check, Criterion
from generator.views.imprint import joined
from generator.views.scoring import Context, ladder_words, rule_words
from generator.views.wording import Wording, plain

Checks = tuple[Check, ...] | Unspecified
WHOLE_MOST, SHORT_MOST = 24, 9
"""Lines of print: a row that may stand on any page; a row that leaves room for the signatures below it."""
TEXT_LINE, NARROW_LINE, POINTS_LINE = 20, 8, 3
"""Characters in a line of the columns of the standard, of rule and method, and of points, at the least."""


@dataclass(frozen=True)
class SheetRow:
    """One criterion."""

    id: str
    number: str
    """Its position on the sheet, counted through all sections."""
    title: str
    text: str
    points: str
    rule: str
    """How it is scored, in words."""
    ladder: tuple[str, ...]
    """Points left after none, one, two ... occurrences; only where each costs a stated amount."""
    method: str
    """How it is checked."""
    check: str
    """By whom and how often, where that differs from the sheet as a whole; else empty."""
    whole: bool
    """Whether it is short enough to be kept on one page; a longer row may break, so that nothing is cut."""
    short: bool
    """Whether it is so short that it can stand with the signatures."""


def sheet_row(
    wording: Wording, sheet: Sheet, scheme: Scheme, criterion: Criterion, position: int
) -> SheetRow:
    """Return a criterion as it stands on a sheet; what it leaves open, scheme and sheet decide."""
    rule = scheme.item if criterion.rule is None else criterion.rule
    method = _method(wording, sheet.checks if criterion.checks is None else criterion.checks)
    check = "" if criterion.checks is None else _checks(wording, criterion.checks)
    title, text = wording.plain(criterion.title), wording.plain(criterion.text)
    points, told = (
        "" if criterion.points is None else wording.points(criterion.points),
        plain(rule_words(wording, rule, Context.of(scheme))),
    )
    high = max(
        _lines(title, TEXT_LINE) + _lines(text, TEXT_LINE),
        _lines(method, NARROW_LINE) + _lines(check, NARROW_LINE),
        _lines(told, NARROW_LINE),
        _lines(points, POINTS_LINE),
    )
    return SheetRow(
        id=criterion.id,
        number=str(position),
        title=title,
        text=text,
        points=points,
        rule=told,
        ladder=ladder_words(criterion.points, rule),
        method=method,
        check=check,
        whole=high <= WHOLE_MOST,
        short=high <= SHORT_MOST,
    )


def _method(wording: Wording, checks: Checks) -> str:
    return _listed(wording, checks, lambda check: joined(wording, check.how))


def checked_by(wording: Wording, checks: Checks) -> str:
    """Return who checks."""
    return _listed(wording, checks, lambda check: joined(wording, check.by))


def checked_often(wording: Wording, checks: Checks) -> str:
    """Return how often is checked."""
    return _listed(wording, checks, lambda check: wording.amount(check.frequency))


def _checks(wording: Wording, checks: Checks) -> str:
    if isinstance(checks, Unspecified):
        return ""
    return "\n".join(
        wording.words(
            "print.sheet.check", by=joined(wording, check.by), often=wording.amount(check.frequency)
        )
        for check in checks
    )


def _listed(wording: Wording, checks: Checks, told: Callable[[Check], str]) -> str:
    """Return one thing of several checks, each only once."""
    if isinstance(checks, Unspecified):
        return wording.unspecified.text
    return wording.words("print.and").join(dict.fromkeys(told(check) for check in checks))


def _lines(text: str, most: int) -> int:
    """Return how many lines a text fills, rather too many than too few."""
    return sum(-(-max(len(line), 1) // most) for line in text.split("\n")) if text else 0
