"""What is shown of the reckoning: the line of counts, the sections' results, the totals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.model.base import Unspecified
from generator.model.scoring import Bonus
from generator.scoring.plan import Part, Plan
from generator.views.wording import Wording, number
from generator.views.workbook.blanks import OTHER
from generator.views.workbook.formulas import LEFT_OUT, quoted, sentence
from generator.views.workbook.grades import CERTAIN, RESULT
from generator.views.workbook.grid import Cell, Column, Formula
from generator.views.workbook.outcomes import PARTLY
from generator.views.workbook.parts import FULL as FULL_POINTS
from generator.views.workbook.parts import INCOMPLETE, POINTS, SCORED, STATE, STATES, PartFormulas
from generator.views.workbook.places import Places, end_tag, section_tag, total_tag
from generator.views.workbook.totals import TotalFormulas
from generator.words import Words

RATE_PLACES = 2


def full_label(words: Words, plan: Plan) -> str:
    """Return what the full points are called: of a sum that leaves open ones out, saying how many."""
    if plan.pooled:
        open_ = sum(isinstance(part.total, Unspecified) for part in plan.parts)
    else:
        open_ = sum(row.scored and isinstance(row.full, Unspecified) for row in plan.rows)
    return words("workbook.total.full-partly", unknown=open_) if open_ else words("workbook.total.full")


def totals(wording: Wording, plan: Plan) -> Iterator[tuple[str, str]]:
    """Yield the keys and labels of the totals that a sheet has."""
    words, scheme = wording.words, plan.scheme
    better = "lower" if plan.lower_is_better else "higher"
    yield "full", full_label(words, plan)
    if any(isinstance(row.rule, Bonus) for row in plan.rows):
        yield "bonus", words("workbook.total.bonus")
    yield "points", words(f"workbook.total.points.{better}")
    yield "rate", words(f"workbook.total.rate.{better}")
    yield "result", words("workbook.total.result")
    if scheme.grades:
        yield "grade", words("workbook.total.grade")
    if any(grade.coefficient is not None for grade in scheme.grades):
        yield "coefficient", words("workbook.total.coefficient")


@dataclass(frozen=True)
class Results:
    """Makes the cells that show what came out."""

    wording: Wording
    plan: Plan
    places: Places
    parts: tuple[PartFormulas, ...]
    total: TotalFormulas | None
    """None where nothing is scored; then there are no `parts` either."""
    open_now: int
    """Rows to be answered while nothing is filled in."""

    def cells(self, groups: Sequence[Sequence[Column]], band: str) -> dict[str, tuple[Cell, ...]]:
        """Return the cells by the tags of their lines.

        `groups` are the columns of each part of the line of counts, `band` the first column of what a
        section comes to, in its own line.
        """
        made = {"strip": tuple(self._strip(groups))}
        if self.total is None:
            return made
        made["summary-heads"] = tuple(self._heads())
        for part in self.parts:
            made[part.tag] = (*part.hidden(), *self._part(part))
            made[section_tag(part.part.id)] = (self._band(band, self._comes_to(part)),)
        for key, label in totals(self.wording, self.plan):
            hidden = self.total.hidden() if key == "result" else ()
            made[total_tag(key)] = (*hidden, *self._total(self.total, key, label))
        return made

    # ------------------------------------------------------------------------------ line of counts

    def _strip(self, groups: Sequence[Sequence[Column]]) -> Iterator[Cell]:
        formulas = [self._answered(), *([self._nonconforming()] if self.plan.rows else [])]
        if self.total is not None:
            formulas += [self._result(self.total), self._rated(self.total)]
        for group, formula in zip(groups, formulas, strict=False):
            last = group[-1].letter if len(group) > 1 else ""
            yield Cell(group[0].letter, formula, "strip", last=last)

    def _rows(self, key: str) -> str:
        parts = self.plan.parts
        return self.places.span(key, section_tag(parts[0].id), end_tag(parts[-1].id))

    def _answered(self) -> Formula:
        if not self.plan.rows:
            return self._found()
        asked = sum(not isinstance(row.rule, Bonus) for row in self.plan.rows)
        template = self.wording.words.section("workbook.strip")["answered"]
        open_ = f"SUM({self._rows('open')})"
        blank = template.format(answered=asked - self.open_now, open=self.open_now)
        return Formula(sentence(template, answered=f"({asked}-{open_})", open=open_), blank)

    def _found(self) -> Formula:
        """Return how many findings are written down, and how many lack their count or deduction."""
        template = self.wording.words.section("workbook.strip")["found"]
        found, wrong = f"COUNTIF({self._rows('verdict')},{OTHER})", f"SUM({self._rows('wrong')})"
        return Formula(sentence(template, found=found, wrong=wrong), template.format(found=0, wrong=0))

    def _nonconforming(self) -> Formula:
        template = self.wording.words.section("workbook.strip")["nonconforming"]
        verdicts = self._rows("verdict")
        found = f'COUNTIF({verdicts},">={PARTLY}")'
        judged = f"({verdicts}>={PARTLY})*({verdicts}<{OTHER})"
        bare = f'SUMPRODUCT({judged}*({self._rows("reason")}=""))'
        return Formula(sentence(template, found=found, bare=bare), template.format(found=0, bare=0))

    def _result(self, total: TotalFormulas) -> Formula:
        """Return the result; the points so far while rows are open."""
        strip = self.wording.words.section("workbook.strip")
        so_far = strip["lost-so-far" if self.plan.lower_is_better else "points-so-far"]
        state, points = total.at(STATE), f"ROUND({total.at(POINTS)},2)"
        states = [self.wording.words(f"workbook.state.{each}") for each in STATES]
        stands = f"OR({state}={SCORED},{total.at(CERTAIN)}=1)"
        shown = f"IF({stands},{self._rounded(total)},CHOOSE({state},{','.join(map(quoted, states))}))"
        final = sentence(strip["result"], result=shown)
        open_ = f"AND({state}={INCOMPLETE},{total.at(CERTAIN)}=0)"
        formula = f"IF({open_},{sentence(so_far, points=points)},{final})"
        blank = total.blank
        if blank.state == "incomplete":
            return Formula(formula, so_far.format(points=number(round(blank.points or Decimal(0), 2))))
        told = states[STATES.index(blank.state)] if blank.result is None else self._told(blank.result)
        return Formula(formula, strip["result"].format(result=told))

    def _rounded(self, total: TotalFormulas) -> str:
        places = self.plan.scheme.decimals
        return f'TEXT({total.at(RESULT)},"{_pattern(places)}")' if places else f"ROUND({total.at(RESULT)},4)"

    def _told(self, result: Decimal) -> str:
        places = self.plan.scheme.decimals
        return f"{result:.{places}f}" if places else number(round(result, 4))

    def _rated(self, total: TotalFormulas) -> Formula:
        """Return the grade with its coefficient, or the rate where there are no grades."""
        strip = self.wording.words.section("workbook.strip")
        keys = [key for key, _ in totals(self.wording, self.plan)]
        if "grade" not in keys:
            rate = self.places.at(total_tag("rate"), "worth")
            text = f'IF(ISNUMBER({rate}),TEXT({rate},"0.00")&"%",{_or_none(rate)})'
            shown = total.rate().blank
            blank = f"{shown:.2f}%" if isinstance(shown, Decimal) else shown or LEFT_OUT
            return Formula(sentence(strip["rate"], rate=text), strip["rate"].format(rate=blank))
        key = "graded" if "coefficient" in keys else "grade"
        made = {"grade": total.grade()} | ({"coefficient": total.coefficient()} if key == "graded" else {})
        cells = {name: _or_none(self.places.at(total_tag(name), "worth")) for name in made}
        told = {name: _plain(formula.blank) or LEFT_OUT for name, formula in made.items()}
        return Formula(sentence(strip[key], **cells), strip[key].format(**told))

    # ------------------------------------------------------------------------------ sections

    def _band(self, column: str, content: Formula) -> Cell:
        last = self.places.visible[-1].letter
        return Cell(column, content, "band", last=last if last != column else "")

    def _comes_to(self, part: PartFormulas) -> Formula:
        key = "lost" if self.plan.lower_is_better else "points"
        template = self.wording.words.section("workbook.band-result")[key]
        points, full = part.shown_number(POINTS), part.shown_number(FULL_POINTS)
        blank = template.format(points=_plain(points.blank), full=_plain(full.blank))
        return Formula(sentence(template, points=f"({points.text})", full=f"({full.text})"), blank)

    def _heads(self) -> Iterator[Cell]:
        words = self.wording.words
        better = "lower" if self.plan.lower_is_better else "higher"
        heads = {
            "number": "",
            "standard": words("workbook.summary.part"),
            "worth": words("workbook.summary.full"),
            "rule": words(f"workbook.summary.points.{better}"),
            "method": words(f"workbook.summary.rate.{better}"),
            "answer": words("workbook.summary.weight") if self._weighted else "",
            "reason": words("workbook.summary.state"),
        }
        for column in self.places.visible:
            yield Cell(column.letter, heads.get(column.key, ""), "head")

    @property
    def _weighted(self) -> bool:
        return self.plan.scheme.result == "weighted"

    def _part(self, part: PartFormulas) -> Iterator[Cell]:
        cells = {
            "standard": Cell("", self.wording.name(part.part.id).text, "text"),
            "worth": Cell("", part.shown_number(FULL_POINTS), "number"),
            "rule": Cell("", part.shown_number(POINTS), "number"),
            "method": Cell("", part.shown_rate(), "number", places=RATE_PLACES),
            "answer": Cell("", self._weight(part.part), "centre"),
            "reason": Cell("", part.shown_state(), "text"),
        }
        for column in self.places.visible:
            cell = cells.get(column.key, Cell("", "", "closed"))
            yield Cell(column.letter, cell.content, cell.style, places=cell.places)

    def _weight(self, part: Part) -> str:
        if not self._weighted:
            return ""
        silent = self.wording.unspecified.text
        return f"{number(part.weight)}%" if isinstance(part.weight, Decimal) else silent

    # ------------------------------------------------------------------------------ totals

    def _total(self, total: TotalFormulas, key: str, label: str) -> Iterator[Cell]:
        formula = (
            getattr(total, key)() if key in {"rate", "result", "grade", "coefficient"} else total.shown(key)
        )
        places = {"rate": RATE_PLACES, "result": self.plan.scheme.decimals}.get(key)
        at = self.places.letter
        yield Cell(at("number"), label, "label", last=at("standard"))
        yield Cell(at("worth"), formula, "total", last=at("rule"), places=places)
        if key == "result":
            after = self.places.visible[self.places.visible.index(self.places.column("rule")) + 1 :]
            yield Cell(after[0].letter, total.reason(), "reason", last=after[-1].letter)


def _pattern(places: int) -> str:
    return f"0.{'0' * places}"


def _plain(value: str | Decimal) -> str:
    return number(value) if isinstance(value, Decimal) else value


def _or_none(cell: str) -> str:
    return f'IF({cell}="",{quoted(LEFT_OUT)},{cell})'
