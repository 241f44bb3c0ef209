"""What the rules know."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.handbook import Handbook


@dataclass(frozen=True)
class Known:
    """The handbook as far as it could be read, and every id that its source declares."""

    handbook: Handbook
    declared: frozenset[str] | None
    """None while a file is unreadable: then nothing can be said to be missing."""

    def missing(self, identifier: str) -> bool:
        """Whether an id surely stands nowhere in the source."""
        return (
            self.declared is not None
            and identifier not in self.declared
            and identifier not in self.handbook.by_id
        )
