"""A fact comes out of every output as it holds, whatever is open or decided at whichever level."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.app.rounds import PLANS
from generator.model.handbook import Handbook
from generator.model.scoring import ItemRule
from generator.render.markdown import markdown
from generator.scoring.plan import plan
from generator.views.pages import pages
from generator.views.scoring import rule_words
from generator.views.wording import plain
from tests.outputs.facts import SILENT, agree
from tests.outputs.handbooks import OFTEN, sample
from tests.outputs.readers import READERS, WORDS, offered, rounds, shown, wording_of
from tests.printables.samples import criterion, sheet_handbook

SEEDS = st.integers(0, 2**32)


@settings(max_examples=120)
@given(SEEDS)
def test_every_output_tells_what_holds(seed: int) -> None:
    made = sample(Random(seed))  # noqa: S311 - the same handbooks in every run
    wrong = {name: agree(read(made.handbook), made.facts) for name, read in READERS.items()}
    assert not any(wrong.values()), wrong


@settings(max_examples=120)
@given(SEEDS)
def test_a_round_takes_along_what_its_plan_asks_for(seed: int) -> None:
    made = sample(Random(seed))  # noqa: S311
    assert {name: rounds(made.handbook, name) for name in OFTEN} == made.plans
    names = {period: name for name, period in PLANS.items()}
    told = offered(made.handbook)
    assert {name for name, rows in made.plans.items() if rows} <= {
        period for period, name in names.items() if f"\n    {name}" in told
    }


@settings(max_examples=120)
@given(SEEDS)
def test_the_score_is_reckoned_by_what_the_paper_tells(seed: int) -> None:
    made = sample(Random(seed))  # noqa: S311
    wording, rows = wording_of(made.handbook), plan(made.handbook, made.handbook.sheets[0]).rows
    told = {wording.name(row.id).text: (_points(row.full), _rule(wording, row.rule)) for row in rows}
    expected = {title: (row.points, row.rule) for title, row in made.facts.rows.items()}
    assert told == {
        title: (points.text, rule.text) for title, (points, rule) in expected.items() if points and rule
    }


def _points(full: object) -> str:
    return str(full) if full.__class__.__name__ == "Decimal" else SILENT


def _rule(wording: object, rule: ItemRule | object) -> str:
    return plain(rule_words(wording, rule))  # type: ignore[arg-type]


def test_a_criterion_tells_each_of_its_sheets_where_they_differ() -> None:
    often = {"form": "recurrence", "times": 1, "every": "month"}
    check = {"by": ["clerk"], "frequency": often}
    data = sheet_handbook([criterion(1, checks="unspecified")], checks=[check]).model_dump(
        by_alias=True, mode="json"
    )
    other = {**data["sheets"][0], "id": "other", "title": "别表", "checks": [{**check, "by": ["manager"]}]}
    other["sections"] = [{**other["sections"][0], "id": "other.0"}]
    handbook = Handbook.model_validate({**data, "sheets": [*data["sheets"], other]})
    made = {one.path: markdown(one, WORDS) for one in pages(wording_of(handbook), frozenset(), ())}
    told = shown(made["services/standard0"])
    assert "检查评分表：值班员：频次每月1次" in told
    assert "别表：项目经理：频次每月1次" in told
