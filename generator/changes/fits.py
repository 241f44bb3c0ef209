"""What a difference between two values is like: the tests that the kinds of changes are made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.changes.measures import bounds, figures, longer, more, obligations, rewritten, sentence, times
from generator.changes.records import HELD, canonical
from generator.model.plain import Plain

HOLDER = "$holder"
"""The path of the entity that holds an entity; not a field of its own."""
SETTINGS = "about"
"""The field of the handbook for its own settings, whose fields are told as its own."""


@dataclass(frozen=True)
class Difference:
    """Two values at the same place of an entity; none where there is no such value."""

    entity: str
    """Kind of the entity."""
    path: tuple[str, ...]
    """Keys that lead to the value within the entity; empty for the whole entity."""
    old: Plain | None
    new: Plain | None

    @property
    def key(self) -> str:
        """The field of the entity; empty for the whole entity."""
        return field_of(self.path)


def field_of(path: tuple[str, ...]) -> str:
    """Return the field that a path leads into; of the handbook's settings, the setting."""
    named = path[1:] if path[:1] == (SETTINGS,) and len(path) > 1 else path
    return named[0] if named else ""


Fits = Callable[[Difference], bool]


def of(*entities: str) -> Fits:
    """Fit differences of entities of these kinds."""
    return lambda found: found.entity in entities


def at(*keys: str) -> Fits:
    """Fit differences in these fields."""
    return lambda found: found.key in keys


def but(*keys: str) -> Fits:
    """Fit differences in all other fields."""
    return lambda found: found.key not in keys


def every(*tests: Fits) -> Fits:
    """Fit what fits all of these."""
    return lambda found: all(test(found) for test in tests)


def some(*tests: Fits) -> Fits:
    """Fit what fits one of these."""
    return lambda found: any(test(found) for test in tests)


def whole(found: Difference) -> bool:
    """Fit entities that came or went, or became another kind."""
    return not found.path


def itself(found: Difference) -> bool:
    """Fit a field as a whole, not what stands inside it."""
    return len(found.path) == 1


def appears(found: Difference) -> bool:
    """Fit what was not there before."""
    return found.old is None


def goes(found: Difference) -> bool:
    """Fit what is no longer there."""
    return found.new is None


def stays(found: Difference) -> bool:
    """Fit what is there before and after."""
    return found.old is not None and found.new is not None


def raised(found: Difference) -> bool:
    """Fit numbers that became greater."""
    return more(found.old, found.new) > 0


def lowered(found: Difference) -> bool:
    """Fit numbers that became smaller."""
    return more(found.old, found.new) < 0


def lengthened(found: Difference) -> bool:
    """Fit times that became longer."""
    return longer(found.old, found.new) > 0


def shortened(found: Difference) -> bool:
    """Fit times that became shorter."""
    return longer(found.old, found.new) < 0


def members(found: Difference) -> bool:
    """Fit lists of entities themselves, not of what holds them."""
    data = found.new or found.old
    return isinstance(data, list) and all(isinstance(item, dict) and HELD in item for item in data)


def shuffled(found: Difference) -> bool:
    """Fit lists that hold the same as before in another order."""
    return (
        isinstance(found.old, list)
        and isinstance(found.new, list)
        and _sorted(found.old) == _sorted(found.new)
    )


def _sorted(items: list[Plain]) -> list[str]:
    return sorted(map(canonical, items))


def grows(found: Difference) -> bool:
    """Fit texts that were not there before, and lists of texts that became longer."""
    return appears(found) or (_both_lists(found) and len(found.new) > len(found.old))  # type: ignore[arg-type]


def shrinks(found: Difference) -> bool:
    """Fit texts that are no longer there, and lists of texts that became shorter."""
    return goes(found) or (_both_lists(found) and len(found.new) < len(found.old))  # type: ignore[arg-type]


def _both_lists(found: Difference) -> bool:
    return isinstance(found.old, list) and isinstance(found.new, list)


def counts_otherwise(found: Difference) -> bool:
    """Fit texts with other numbers or references than before."""
    return figures(found.old or "") != figures(found.new or "")


def binds_otherwise(found: Difference) -> bool:
    """Fit texts that oblige, forbid or allow otherwise than before."""
    return obligations(found.old or "") != obligations(found.new or "")


def timed_otherwise(found: Difference) -> bool:
    """Fit texts that ask for something at another time, or in another order, than before."""
    return times(found.old or "") != times(found.new or "")


def bounded_otherwise(found: Difference) -> bool:
    """Fit texts in which something lies on another side of a bound than before."""
    return bounds(found.old or "") != bounds(found.new or "")


def reads_otherwise(found: Difference) -> bool:
    """Fit texts that say something else rather than the same in other words."""
    return rewritten(found.old or "", found.new or "")


def states(found: Difference) -> bool:
    """Fit texts that are sentences: they say something, where a name only names it."""
    return sentence(found.old or "") and sentence(found.new or "")
