"""Full points in words: as declared, else the sum of what is known, saying how many it leaves out."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from generator.model.base import Unspecified
from generator.scoring.totals import total
from generator.views.wording import Wording, number

Declared = Decimal | Unspecified | None


def full_words(wording: Wording, declared: Declared, points: Iterable[Declared]) -> str:
    """Return the full points of a sheet or section from what it declares and from those of its parts.

    An open declaration does not hide what the parts add up to.
    """
    if isinstance(declared, Decimal):
        return number(declared)
    sum_ = total([one for one in points if one is not None])
    if not sum_.counted:
        return wording.unspecified.text
    if sum_.complete:
        return number(sum_.known)
    return wording.words("print.sheet.partly-known", known=number(sum_.known), unknown=sum_.unknown)
