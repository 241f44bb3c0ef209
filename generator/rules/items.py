"""Items: criteria as they stand on sheets, and the rule that each is scored by."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from generator.lens.rules import held_rule
from generator.model.base import Unspecified
from generator.model.schemes import Scheme
from generator.model.scoring import ByTable, Deduct, Discretionary, ItemRule, Taken
from generator.model.sheets import Section
from generator.model.standards import Criterion

AnyRule = ItemRule | Unspecified | None
"""An item rule, one that the source does not state, or none where the scheme itself is missing."""


@dataclass(frozen=True)
class Item:
    """A criterion in a section of a sheet."""

    criterion: Criterion
    section: Section
    scheme: Scheme | None
    """None when the sheet names one that does not exist."""

    @property
    def rule(self) -> AnyRule:
        """The criterion's own rule, or else that of the sheet's scheme."""
        return held_rule(self.criterion, self.scheme).value

    @property
    def own(self) -> bool:
        """Whether the rule stands in the criterion itself."""
        return self.rule is not None and held_rule(self.criterion, self.scheme).way == "own"

    @property
    def pooled(self) -> bool:
        """Whether it deducts from its section's pool."""
        return self.scheme is not None and self.scheme.section == "pool"


def deductions(rule: AnyRule) -> tuple[tuple[tuple[str | int, ...], Decimal], ...]:
    """Return each stated single deduction of a rule with the way to it."""
    match rule:
        case Deduct(each=Decimal() as each):
            return ((("each",), each),)
        case Discretionary(at_most=Decimal() as most):
            return ((("at-most",), most),)
        case ByTable(deductions=rows):
            return tuple(
                (("deductions", number, "takes"), row.takes.points(Decimal(0)))
                for number, row in enumerate(rows)
                if isinstance(row.takes, Taken)
            )
    return ()
