"""What a filled sheet comes to by the words that are printed on it, and nothing else.

This reads a Chinese sheet as a person with a pencil does: points, rules, flags and conventions are the texts
of its view. What the paper does not state gives no number. It knows only the ways of scoring that stand in
words below, and takes others for not stated.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from generator.views.sheet.view import SheetRow, SheetSection, SheetView

SILENT = "【原文未载】"
KEY_ITEM = "关键项"
OWN = "※"
"""Stands behind what the organisation decided itself, and changes no number."""


@dataclass(frozen=True)
class Pencil:
    """What is put down in one row, or in one empty row."""

    answer: str
    """符合, 不符合 or 不适用."""
    count: int = 0
    by_hand: Fraction | None = None


class NotOnPaperError(Exception):
    """The paper does not say what this depends on."""


def stated(text: str) -> Fraction:
    """Return a number as it is printed."""
    known = text.removesuffix(OWN)
    if not re.fullmatch(r"[0-9.]+", known):
        raise NotOnPaperError(text)
    return Fraction(known)


def by_paper(sheet: SheetView, filling: Mapping[str, Pencil]) -> Fraction | None:
    """Return the result; none where the paper states too little for one, or has no points."""
    if not sheet.formula:
        return None
    sections = [_section(sheet, section, filling) for section in sheet.sections]
    if "Σ" in sheet.formula:
        assert None in sections, "no sheet of the sample with weights states the points of its rows"
    if None in sections or not any(sections):
        return None
    return sum((points for part in sections for points in part or ()), Fraction(0))


def _section(
    sheet: SheetView, section: SheetSection, filling: Mapping[str, Pencil]
) -> tuple[Fraction, ...] | None:
    """Return the points of a section: none where unknown, an empty tuple where nothing of it applies."""
    try:
        if "剩余得分" in sheet.formula:
            return (_pool(sheet, section, filling),)
        due = [row for row in section.rows if _applies(sheet, filling[row.id])]
        points = {row.id: stated(row.points) for row in section.rows}
        failed = any(row.id in _failed(row, filling) for row in due)
        if failed and _told(sheet, "一票否决") == "关键项不符合，所在部分不得分":
            return (Fraction(0),)
        left = [max(points[row.id] - _off(row, filling[row.id]), Fraction(0)) for row in due]
    except NotOnPaperError:
        return None
    return (sum(left, Fraction(0)),) if due else ()


def _failed(row: SheetRow, filling: Mapping[str, Pencil]) -> tuple[str, ...]:
    return (row.id,) if KEY_ITEM in row.flags and filling[row.id].answer == "不符合" else ()


def _pool(sheet: SheetView, section: SheetSection, filling: Mapping[str, Pencil]) -> Fraction:
    """Return what findings leave of a section's points."""
    full = re.fullmatch(r"满分 ([0-9.]+)", section.subtotal)
    each = re.search(r"每[^，]*?扣([0-9.]+)分", _told(sheet, "评分规则"))
    if section.rows or not full or not each or not section.blank:
        raise NotOnPaperError(section.id)
    rows = (filling.get(f"{section.id}|{place}") for place in range(1, section.blank.count + 1))
    off = sum((Fraction(each[1]) * row.count for row in rows if row), Fraction(0))
    return max(Fraction(full[1]) - off, Fraction(0))


def _told(sheet: SheetView, label: str) -> str:
    return next((one.text for one in sheet.conditions if one.label == label), "")


def _applies(sheet: SheetView, put: Pencil) -> bool:
    if put.answer != "不适用":
        return True
    told = next(fact.text for fact in sheet.facts if fact.label == "不适用项")
    if told != "从得分和满分中一并剔除":
        raise NotOnPaperError(told)
    return False


def _off(row: SheetRow, put: Pencil) -> Fraction:
    """Return what is taken off for what was found in a row."""
    if put.answer == "符合":
        return Fraction(0)
    if SILENT in row.rule:
        if put.by_hand is None:
            raise NotOnPaperError(row.rule)
        return put.by_hand
    each = re.fullmatch(r"每\S*?不符合扣([0-9.]+)分，扣完为止", row.rule.removesuffix(OWN))
    if not each:
        raise NotOnPaperError(row.rule)
    return Fraction(each[1]) * put.count
