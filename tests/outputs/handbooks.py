"""Handbooks with random gaps and decisions at every level, and what holds in them, told without the lens."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Any

from generator.model.handbook import Handbook
from tests.outputs.facts import OPEN, Facts, RowFacts, Told
from tests.printables.samples import criterion, sheet_handbook

Data = dict[str, Any]
OPEN_VALUE = "unspecified"
STATED = {"source": "manual", "item": "1", "evidence": "stated"}
OWN = {"source": "manual", "item": "2026Q3", "evidence": "decided"}
CHECKERS = {"checker-a": "甲检查岗", "checker-b": "乙检查岗", "checker-c": "丙检查岗"}
KEEPERS = {"keeper-a": "甲保管岗", "keeper-b": "乙保管岗"}
OFTEN = {"week": "每周1次", "month": "每月1次", "quarter": "每季度1次", "year": "每年1次"}
RULES: dict[str, Any] = {
    "每次不符合扣0.2分，扣完为止": {"type": "deduct", "each": "0.2"},
    "每次不符合扣0.3分，扣完为止": {"type": "deduct", "each": "0.3"},
    "符合得满分，不符合得0分": {"type": "all-or-nothing"},
}
CONVENTIONS = {
    "exclude": "从得分和满分中一并剔除",
    "exclude-in-section": "只在本部分内剔除，本部分的满分或权重不变",
    "zero": "按0分计",
}
YEARS = {"12": "12年", "13": "13年", "15": "15年"}
TITLES = ("条目甲", "条目乙", "条目丙", "条目丁", "条目戊")
POINTS = ("17.5", "23.5", "31.5", "43.5", "57.5")


@dataclass(frozen=True)
class Sample:
    """A handbook with one sheet, and what holds for it."""

    handbook: Handbook
    facts: Facts
    plans: dict[str, frozenset[str]]
    """The rows, by title, that a round takes along, by its plan."""


def sample(random: Random) -> Sample:
    """Return a handbook in which any value may be open or decided at any level."""
    sheet = {"checks": _maybe(random, lambda: [_check(random)]), "basis": _basis(random, "checks")}
    scheme = {
        "id": "own",
        "title": "计分",
        "item": _maybe(random, lambda: random.choice([*RULES.values()])),
        "not-applicable": _maybe(random, lambda: random.choice([*CONVENTIONS])),
        "basis": _basis(random, "item", "not-applicable"),
    }
    rows = [_row(random, place) for place in range(random.randint(1, len(TITLES)))]
    cut = random.randint(0, len(rows) - 1)
    parts = [part for part in (rows[:cut], rows[cut:]) if part]
    kept = _retention(random)
    handbook = _handbook(parts, scheme, sheet, kept)
    facts = {row["title"]: _facts(row, sheet, scheme) for row in rows}
    points = [row["points"] for row in rows]
    full = "" if OPEN_VALUE in points else f"{sum(map(Decimal, points), Decimal(0)).normalize():f}"
    convention = _told(CONVENTIONS.get(scheme["not-applicable"]), scheme, "not-applicable", alone=True)
    keeper = _told(KEEPERS.get(kept["keeper"][0]) if kept["keeper"] != OPEN_VALUE else None, kept, "keeper")
    years = kept["period"]["amount"] if kept["period"] != OPEN_VALUE else ""
    period = _told(YEARS.get(years), kept, "period")
    plans = {plan: frozenset(title for title, row in facts.items() if _often(row) == plan) for plan in OFTEN}
    return Sample(handbook, Facts(facts, convention, keeper, period, full), plans)


def _handbook(parts: list[list[Data]], scheme: Data, sheet: Data, kept: Data) -> Handbook:
    made = sheet_handbook(*parts, scheme=scheme, **sheet).model_dump(by_alias=True, mode="json")
    posts = [
        {"id": key, "title": name, "department": "quality"} for key, name in (CHECKERS | KEEPERS).items()
    ]
    return Handbook.model_validate({**made, "posts": [*made["posts"], *posts], "records": [kept]})


def _row(random: Random, place: int) -> Data:
    more: Data = {
        "title": TITLES[place],
        "text": f"正文{place}",
        "points": random.choice([POINTS[place], POINTS[place], POINTS[place], OPEN_VALUE]),
        "basis": _basis(random, "points", "rule", "checks"),
    }
    if random.random() < 0.7:
        more["rule"] = _maybe(random, lambda: random.choice([*RULES.values()]))
    if random.random() < 0.7:
        more["checks"] = _maybe(random, lambda: [_check(random)])
    return criterion(place, **more)


def _check(random: Random) -> Data:
    def often() -> Data:
        return {"form": "recurrence", "times": 1, "every": random.choice([*OFTEN])}

    return {
        "by": _maybe(random, lambda: [random.choice([*CHECKERS])]),
        "frequency": _maybe(random, often),
    }


def _retention(random: Random) -> Data:
    def period() -> Data:
        return {"form": "elapsed", "amount": random.choice([*YEARS]), "unit": "year"}

    return {
        "id": "keeping",
        "title": "记录",
        "holds": ["sheet"],
        "keeper": _maybe(random, lambda: [random.choice([*KEEPERS])]),
        "period": _maybe(random, period),
        "from": OPEN_VALUE,
        "disposal": OPEN_VALUE,
        "basis": _basis(random, "keeper", "period"),
    }


def _maybe(random: Random, made: Any) -> Any:
    return OPEN_VALUE if random.random() < 0.35 else made()


def _basis(random: Random, *keys: str) -> list[Data]:
    """Return no basis, what a source states, decisions, or decisions of single values."""
    named = random.sample(keys, random.randint(1, len(keys)))
    return random.choice([[], [STATED], [OWN], [STATED, OWN], [STATED, {**OWN, "for": named}]])


# ------------------------------------------------------------------ what holds, reckoned the plain way


def _facts(row: Data, sheet: Data, scheme: Data) -> RowFacts:
    check, wider = _one(row.get("checks")), _one(sheet["checks"])
    holders = dict.fromkeys(("by", "frequency"), (check, row))
    for key in holders:
        if check is None or (check[key] == OPEN_VALUE and wider and wider[key] != OPEN_VALUE):
            holders[key] = (wider, sheet)
    by, often = ((holder or {}).get(key) for key, (holder, _) in holders.items())
    own = row.get("rule", OPEN_VALUE)
    rule, rule_holder, key = (scheme["item"], scheme, "item") if own == OPEN_VALUE else (own, row, "rule")
    points = row["points"]
    return RowFacts(
        by=_told(CHECKERS[by[0]] if by and by != OPEN_VALUE else None, holders["by"][1], "checks"),
        often=_told(
            OFTEN[often["every"]] if often and often != OPEN_VALUE else None,
            holders["frequency"][1],
            "checks",
        ),
        points=_told(None if points == OPEN_VALUE else points, row, "points", alone=True),
        rule=_told(next((t for t, one in RULES.items() if one == rule), None), rule_holder, key, alone=True),
    )


def _one(checks: Any) -> Data | None:
    return checks[0] if isinstance(checks, list) else None


def _told(text: str | None, holder: Data, key: str, *, alone: bool = False) -> Told:
    """Return a value with its authority: the basis that names it, else all that names nothing.

    `alone` are values that stand beside others in one entity: they are told as decided only where no source
    stands behind them.
    """
    if text is None:
        return OPEN
    bases = holder.get("basis", [])
    own = [one for one in bases if key in one.get("for", ())] or [one for one in bases if "for" not in one]
    decided = [one["evidence"] == "decided" for one in own]
    return Told(text, bool(decided) and (all(decided) if alone else any(decided)))


def _often(row: RowFacts) -> str:
    text = row.often.text if row.often else ""
    return next((plan for plan, told in OFTEN.items() if told == text), "")
