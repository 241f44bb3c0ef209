"""Results: what came out for each row, each section and the sheet, in decimals."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from generator.model.base import Unspecified
from generator.scoring import rows, sections
from generator.scoring.costs import Verdict
from generator.scoring.exact import decimal
from generator.scoring.plan import Missing, Plan


@dataclass(frozen=True)
class RowResult:
    """What one row came to."""

    id: str
    state: rows.State
    verdict: Verdict | None
    """Whether it conforms; none where that was not judged."""
    full: Decimal | None
    """Full points that count, 0 where it is left out; none where it has none or they are not stated."""
    points: Decimal | None
    """Points gained, or lost where lower is better; a bonus; none while there is no score."""
    lost: Decimal | None
    """Points lost within the item, whichever is better; none while there is no score."""
    overflow: Decimal
    """Points lost beyond the item, taken from its section."""
    missing: tuple[Missing, ...]
    critical: bool
    """Whether it is a critical item that does not conform."""
    by_hand: bool = False
    """Whether what it lost was put down by hand, since the rule is open."""


@dataclass(frozen=True)
class PartResult:
    """What one section came to."""

    id: str
    state: sections.State
    full: Decimal | None
    """Full points that count towards the sheet; none where unknown, 0 where nothing applies."""
    due: Decimal | None
    """Full points less those left out; differs from `full` where these leave the section's worth alone."""
    gained: Decimal | None
    """Points out of those due: gained, or lost where lower is better."""
    points: Decimal | None
    """The same where they count towards the sheet, out of `full`."""
    rate: Decimal | None
    """`points` out of `full`, in per cent; none until final."""
    gate: Literal["passed", "failed"] | None
    """None where the scheme has no gate, or there is no final score."""
    rows: tuple[RowResult, ...]
    blanks: tuple[RowResult, ...] = ()
    """The empty rows, for findings that no criterion names."""
    certain: bool = False
    """Whether a critical item has cost the section its points, whatever else is open in it."""

    @property
    def failed(self) -> bool:
        """Whether a critical item failed here."""
        return any(row.critical for row in self.rows)


@dataclass(frozen=True)
class Result:
    """What a filled sheet came to.

    Numbers of an incomplete sheet are those so far; it has no result and no grade, unless they are `certain`.
    """

    id: str
    state: sections.State
    full: Decimal | None
    """Full points less N/A."""
    points: Decimal | None
    """Points gained with the bonus, or lost where lower is better."""
    rate: Decimal | None
    """`points` out of `full`, in per cent."""
    result: Decimal | None
    """The score: points, per cent, or sections by weight out of 100; rounded as the scheme says."""
    unrounded: Decimal | None
    """The same before rounding."""
    grade: str | None
    """Id of the grade; none where no band holds the result."""
    coefficient: Decimal | Unspecified | None
    bonus: Decimal
    """Bonus taken, after the caps."""
    parts: tuple[PartResult, ...]
    missing: tuple[Missing, ...]
    """What the handbook would have to state for a score."""
    certain: bool = False
    """Whether result or grade stands although rows are open or not known: a failed critical item or gate
    decides them, whatever else is found."""

    @property
    def rows(self) -> tuple[RowResult, ...]:
        """All rows in the order of the sheet."""
        return tuple(row for part in self.parts for row in part.rows)

    @property
    def by_hand(self) -> tuple[str, ...]:
        """Rows of which the points were put down by hand, empty ones too."""
        blanks = (row for part in self.parts for row in part.blanks)
        return tuple(row.id for row in (*self.rows, *blanks) if row.by_hand)

    @property
    def unanswered(self) -> tuple[str, ...]:
        """Rows still to be answered, also those marked N/A where that is forbidden; a bonus never is."""
        return tuple(row.id for row in self.rows if row.state in {"unanswered", "forbidden"})

    @property
    def forbidden(self) -> tuple[str, ...]:
        """Rows marked not applicable where the scheme does not allow it."""
        return tuple(row.id for row in self.rows if row.state == "forbidden")

    @property
    def nonconformities(self) -> tuple[str, ...]:
        """Rows that do not conform, or only in part: something is to be put right."""
        return tuple(row.id for row in self.rows if row.verdict in {"nonconforming", "partly"})

    @property
    def failed_criticals(self) -> tuple[str, ...]:
        """Critical rows that do not conform."""
        return tuple(row.id for row in self.rows if row.critical)

    @property
    def failed_gates(self) -> tuple[str, ...]:
        """Sections that miss the gate."""
        return tuple(part.id for part in self.parts if part.gate == "failed")


def part_result(plan: Plan, part: sections.PartReckoned) -> PartResult:
    """Return a section in decimals."""
    known = part.state != "unknown"
    reaches = part.reaches(plan)
    rate = part.rate(plan)
    return PartResult(
        id=part.part.id,
        state=part.state,
        full=decimal(part.full) if known else None,
        due=decimal(part.due) if known else None,
        gained=decimal(part.gained) if known else None,
        points=decimal(part.points) if known else None,
        rate=None if rate is None else decimal(rate * 100),
        gate=None if reaches is None else ("passed" if reaches else "failed"),
        rows=tuple(row_result(plan, row) for row in part.rows),
        blanks=tuple(row_result(plan, row) for row in part.blanks),
        certain=part.void,
    )


def row_result(plan: Plan, row: rows.Reckoned) -> RowResult:
    """Return a row in decimals."""
    full = None if row.full is None else decimal(row.full if row.counts else Fraction(0))
    return RowResult(
        id=row.row.id,
        state=row.state,
        verdict=row.verdict,
        full=full,
        points=_points(plan, row),
        lost=decimal(row.lost) if _is_scored(row) and row.lost is not None else None,
        overflow=decimal(row.overflow),
        missing=row.missing,
        critical=row.fails,
        by_hand=row.by_hand,
    )


def _points(plan: Plan, row: rows.Reckoned) -> Decimal | None:
    """Return the points of a row; of one without full points, in a pool, those lost, as a negative number."""
    if row.state == "bonus":
        return decimal(row.bonus)
    if not _is_scored(row) or row.lost is None:
        return None
    if plan.lower_is_better:
        return decimal(row.lost)
    return decimal((row.full or Fraction(0)) - row.lost)


def _is_scored(row: rows.Reckoned) -> bool:
    return row.row.scored and row.counts and not row.pending
