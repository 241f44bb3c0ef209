"""The score of a filled workbook as text, JSON or CSV: results by section, and what is to be put right."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict
from decimal import Decimal

from generator.app.report import as_text as findings_text
from generator.app.report import ending, record
from generator.app.score_table import as_csv
from generator.app.scored import Rectified, Scored, ScoredSheet
from generator.app.undecided import Undecided, undecided
from generator.model.base import Unspecified
from generator.model.schemes import Grade
from generator.scoring.results import PartResult
from generator.views.scoring import missing_words
from generator.views.wording import number
from generator.views.workbook.results import full_label
from generator.words import Words

PLACES = 4
"""At most so many decimal places are shown to people."""


def as_text(scored: Scored, words: Words) -> str:
    """Return findings, results and the list of what is to be put right, for people."""
    told = [findings_text(scored.findings, words), ending(scored.findings, (), words)]
    if scored.sheet is not None:
        told.append("\n".join(_Told(scored.sheet, words).lines()))
    return "\n".join(part for part in told if part) + "\n"


class _Told:
    """Tells results as lines."""

    def __init__(self, sheet: ScoredSheet, words: Words) -> None:
        self.sheet, self.words = sheet, words
        self.wording, self.result = sheet.wording, sheet.result

    def fact(self, label: str, text: str) -> str:
        return self.words("score.fact", label=label, text=text)

    def lines(self) -> Iterator[str]:
        words, imprint = self.words, self.sheet.view.imprint
        control = imprint.control
        about = {"title": control.title, "number": control.number, "version": control.version}
        yield words("score.sheet", code=imprint.code, **about)
        yield from (self.fact(fact.label, fact.text) for fact in (*self.sheet.told, *self.sheet.head))
        if self.result.state != "unscored":
            yield from ("", words("score.sections"))
            yield from (f"  {self.part(part)}" for part in self.result.parts)
            yield ""
            yield from self.totals()
        yield ""
        rectify = self.sheet.rectify
        yield words("score.rectify", count=len(rectify)) if rectify else words("score.nothing")
        for one in rectify:
            yield f"  {self.row(one)}"

    def row(self, one: Rectified) -> str:
        """Return what is to be put right, with what it cost and what somebody found who looked again."""
        words, none = self.words, self.words("score.none")
        known = {"number": one.number, "title": one.title, "found": one.found, "reason": one.reason}
        known |= {"who": one.who, "due": one.due}
        told = words("score.row", **{key: text or none for key, text in known.items()})
        if one.lost is not None:
            told += words(f"score.row-lost.{'by-hand' if one.by_hand else 'by-rule'}", lost=near(one.lost))
        again = {"checker": one.checker, "checked": one.checked, "recheck": one.recheck}
        if any(again.values()):
            told += words("score.row-again", **{key: text or none for key, text in again.items()})
        return told

    def part(self, part: PartResult) -> str:
        title = self.wording.name(part.id).text
        if part.points is None or part.full is None or part.state in {"not-applicable", "unscored"}:
            state = self.words(f"workbook.state.{part.state}")
            return self.words("score.part-none", title=title, state=state)
        told = self.words("score.part", title=title, points=near(part.points), full=near(part.full))
        rate = "" if part.rate is None else self.words("score.part-rate", rate=near(part.rate))
        return told + rate + ("" if part.gate is None else self.words(f"workbook.gate.{part.gate}"))

    def totals(self) -> Iterator[str]:
        words, result = self.words, self.result
        better = "lower" if self.sheet.plan.lower_is_better else "higher"
        yield self.fact(words("score.state"), words(f"workbook.state.{result.state}"))
        numbers = {
            full_label(words, self.sheet.plan): result.full,
            words(f"workbook.total.points.{better}"): result.points,
            words(f"workbook.total.rate.{better}"): result.rate,
            words("workbook.total.result"): result.result,
        }
        if result.by_hand:
            yield self.fact(words("score.by-hand"), words("score.by-hand-count", count=len(result.by_hand)))
        yield from (self.fact(label, near(value)) for label, value in numbers.items() if value is not None)
        if (grade := _grade(self.sheet)) is not None:
            yield self.fact(words("workbook.total.grade"), grade)
        if result.coefficient is not None:
            yield self.fact(words("workbook.total.coefficient"), self.wording.points(result.coefficient))
        if result.certain:
            decisive = (*result.failed_criticals, *result.failed_gates)
            names = words("common.list-separator").join(self.wording.name(one).text for one in decisive)
            yield self.fact(words("score.certain"), words("score.certain-by", names=names))
        if result.missing:
            missing = (missing_words(self.wording, one) for one in result.missing)
            yield self.fact(words("score.missing"), words("common.list-separator").join(missing))


def _grade(sheet: ScoredSheet) -> str | None:
    grade = sheet.result.grade
    return None if grade is None else sheet.wording.plain(sheet.wording.handbook.get(grade, Grade).title)


def as_json(scored: Scored, words: Words) -> str:
    """Return the same for programs. Numbers are texts, so that no decimal is lost."""
    found: dict[str, object] = {"findings": [record(finding, words) for finding in scored.findings]}
    if scored.sheet is not None:
        found |= _sheet(scored.sheet)
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _sheet(sheet: ScoredSheet) -> dict[str, object]:
    imprint, result = sheet.view.imprint, asdict(sheet.result)
    control = imprint.control
    identity = {"id": sheet.view.id, "title": control.title, "number": control.number}
    parts = [part | {"title": sheet.wording.name(part["id"]).text} for part in result.pop("parts")]
    del result["id"]
    return {
        "sheet": {**identity, "version": control.version, "code": imprint.code},
        "round": dict(sheet.chosen),
        "head": {field.label: field.text for field in sheet.head},
        **{key: _plain(value) for key, value in result.items()},
        "grade_title": _grade(sheet),
        "sections": _plain(parts),
        "by_hand": list(sheet.result.by_hand),
        "decide": _plain([_decide(one) for one in undecided(sheet)]),
        "rectify": _plain([asdict(one) for one in sheet.rectify]),
    }


def _decide(one: Undecided) -> dict[str, object]:
    """Return what is to be decided for a score: which key of which entity, for which items."""
    return {"id": one.missing.id, "key": ".".join(one.path), "items": list(one.items), "by_hand": one.by_hand}


def _plain(value: object) -> object:
    """Return a value as JSON knows it, decimals as texts."""
    if isinstance(value, Decimal):
        return number(value)
    if isinstance(value, Unspecified):
        return value.value
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, list | tuple) else value


def near(value: Decimal) -> str:
    """Return a number as people see it."""
    return number(round(value, PLACES))


FORMATS: dict[str, Callable[[Scored, Words], str]] = {"text": as_text, "json": as_json, "csv": as_csv}
"""How a score can be told."""
