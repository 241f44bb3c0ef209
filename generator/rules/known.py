"""What the rules know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from generator.findings import DataPath
from generator.model.base import Reference, Text
from generator.model.handbook import Handbook, values
from generator.model.schemes import Scheme
from generator.model.sheets import Sheet
from generator.rules.items import Item


@dataclass(frozen=True)
class Known:
    """The handbook as far as it could be read, and every id that its source declares."""

    handbook: Handbook
    declared: frozenset[str] | None
    """None while a file is unreadable: then nothing can be said to be missing."""
    former: frozenset[str] = frozenset()
    """Ids that stood in a release and no longer do."""
    former_numbers: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The numbers of documents that stood in a release, with the ids of those that had them."""
    day: date | None = None
    """The day that it is; nothing is due while that is not known."""

    def missing(self, identifier: str) -> bool:
        """Whether an id surely stands nowhere in the source."""
        return (
            self.declared is not None
            and identifier not in self.declared
            and identifier not in self.handbook.by_id
        )

    @cached_property
    def references(self) -> tuple[tuple[DataPath, Reference], ...]:
        """Every typed reference with its path."""
        return tuple((path, value) for path, value in self._words if isinstance(value, Reference))

    @cached_property
    def texts(self) -> tuple[tuple[DataPath, Text], ...]:
        """Every text with its path."""
        return tuple((path, value) for path, value in self._words if isinstance(value, Text))

    @cached_property
    def _words(self) -> tuple[tuple[DataPath, object], ...]:
        """Walk the handbook once for both."""
        return tuple(
            (path, value) for path, value in values(self.handbook) if isinstance(value, Reference | Text)
        )

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Every criterion on every sheet, in the order of the sheets."""
        book = self.handbook
        return tuple(
            Item(criterion, section, book.find(sheet.scheme, Scheme))
            for _, sheet in book.of(Sheet)
            for section in sheet.sections
            for criterion in book.criteria(section)
        )
