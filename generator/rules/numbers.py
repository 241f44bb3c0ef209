"""Numbers of documents: each once over all kinds, and as the organisation makes them (ISO 9001 7.5.2)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import count
from typing import Literal, cast

from generator.findings import DataPath, Finding, Place
from generator.model.base import Unspecified
from generator.model.forms import Form
from generator.model.handbook import Handbook
from generator.model.numbering import Numbered, NumberTemplate
from generator.model.parties import Department
from generator.model.procedures import Procedure
from generator.model.register import Document
from generator.model.sheets import Sheet
from generator.model.standards import ServiceStandard
from generator.rules.contradictions import plain_words
from generator.rules.known import Known

Bearer = ServiceStandard | Procedure | Sheet | Form | Document
"""What has a number of its own."""
Hindrance = Literal["no-rule", "no-department", "no-code"]
"""Why no number can be made: there is no rule for the class, it is open which department is in charge of the
document, or that department has no code."""


def repeated(known: Known) -> Iterator[Finding]:
    """No two documents have the same number, of whatever kinds they are."""
    first: dict[str, tuple[DataPath, Bearer]] = {}
    for path, one in bearers(known.handbook):
        if isinstance(one.number, Unspecified):
            continue
        at, other = first.setdefault(plain_words(one.number), (path, one))
        if other is not one:
            arguments = {
                "number": str(one.number),
                "kind": other.kind,
                "other": str(other.id),
                "place": Place((*at, "number")),
            }
            yield Finding("number-repeated", Place((*path, "number")), arguments)


def reused(known: Known) -> Iterator[Finding]:
    """No number has belonged to another document in a release."""
    former: dict[str, set[str]] = {}
    for number, ids in known.former_numbers.items():
        former.setdefault(plain_words(number), set()).update(ids)
    for path, one in bearers(known.handbook):
        if isinstance(one.number, Unspecified):
            continue
        others = former.get(plain_words(one.number), set()) - {str(one.id)}
        if others:
            arguments = {"number": str(one.number), "others": tuple(sorted(others))}
            yield Finding("number-reused", Place((*path, "number")), arguments)


def codes(known: Known) -> Iterator[Finding]:
    """No two departments have the same code, or their numbers could not be told apart."""
    first: dict[str, Department] = {}
    for path, department in known.handbook.of(Department):
        if department.code is None:
            continue
        other = first.setdefault(plain_words(department.code), department)
        if other is not department:
            arguments = {"code": str(department.code), "other": str(other.id)}
            yield Finding("department-code-repeated", Place((*path, "code")), arguments)


def unlike(known: Known) -> Iterator[Finding]:
    """Every number is made by the rule of its class, where there is one."""
    numbers = Numbers(known.handbook, known.former_numbers)
    for path, one in bearers(known.handbook):
        template = numbers.template(one)
        if template is None or isinstance(one.number, Unspecified) or numbers.fits(one):
            continue
        meant, _ = numbers.next(one)
        arguments = {"number": str(one.number), "template": str(template)}
        suggestions = (meant,) if meant else ()
        yield Finding("number-unlike", Place((*path, "number")), arguments, suggestions=suggestions)


def bearers(handbook: Handbook) -> Iterator[tuple[DataPath, Bearer]]:
    """Yield every document that has a number of its own, or should have one."""
    for path, entity in handbook.entities:
        if isinstance(entity, Bearer):
            yield path, entity


class Numbers:
    """The numbers of a handbook and of its releases, and which come next."""

    def __init__(self, handbook: Handbook, former: Iterable[str]) -> None:
        """Take a handbook, and every number that stood in a release."""
        self.handbook = handbook
        written = (one.number for _, one in bearers(handbook) if not isinstance(one.number, Unspecified))
        self._known = [*map(str, written), *former]
        self._taken = set(map(plain_words, self._known))
        self._last: dict[tuple[NumberTemplate, str], int] = {}

    def template(self, one: Bearer) -> NumberTemplate | None:
        """Return the rule that a document's number is made by."""
        numbering = self.handbook.about.numbering
        return numbering.of(cast("Numbered", one.kind)) if numbering else None

    def fits(self, one: Bearer) -> bool:
        """Tell whether a document's number is made by its rule; where its department is open, for any."""
        template, number = self.template(one), str(one.number)
        if template is None:
            return True
        code = self.code(self.handbook.in_charge_of(one)) if template.by_department else ""
        codes = self._codes if code is None else (code,)
        return any(template.serial(each, number) is not None for each in codes)

    def next(self, one: Bearer) -> tuple[str, Hindrance | None]:
        """Return the next number for a document, which nobody else gets then; or why there is none."""
        template = self.template(one)
        if template is None:
            return "", "no-rule"
        department = self.handbook.in_charge_of(one)
        if template.by_department and isinstance(department, Unspecified):
            return "", "no-department"
        code = self.code(department) if template.by_department else ""
        if code is None:
            return "", "no-code"
        key = template, code
        if key not in self._last:
            serials = (template.serial(code, number) for number in self._known)
            self._last[key] = max((serial for serial in serials if serial), default=0)
        for serial in count(self._last[key] + 1):
            number = template.number(code, serial)
            if plain_words(number) not in self._taken:
                break
        self._last[key] = serial
        self._taken.add(plain_words(number))
        return number, None

    def code(self, department: str | Unspecified) -> str | None:
        """Return the code of a department, or of the nearest one that it is part of; none without one."""
        seen = set[str]()
        known = None if isinstance(department, Unspecified) else self.handbook.find(department, Department)
        while known is not None and known.code is None and known.id not in seen:
            seen.add(known.id)
            known = self.handbook.find(known.part_of, Department) if known.part_of else None
        return str(known.code) if known and known.code else None

    @cached_property
    def _codes(self) -> tuple[str, ...]:
        return tuple(str(one.code) for _, one in self.handbook.of(Department) if one.code is not None)
