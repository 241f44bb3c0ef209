"""A value that the organisation decided never borrows the authority of the clause that refers to it."""

from __future__ import annotations

from typing import Any

import pytest

from generator.model.handbook import Handbook
from generator.render.markdown import markdown
from generator.views.flowchart.pages import flowchart_print
from generator.views.form import form_view
from generator.views.pages import pages
from generator.views.sheet import sheet_view
from generator.views.volume import volume_view
from generator.views.workbook import workbook_view
from tests.outputs.facts import MARK
from tests.outputs.readers import WORDS, shown, wording_of
from tests.printables.samples import criterion, sheet_handbook

STATED = {"source": "manual", "item": "1", "evidence": "stated"}
OWN = {"source": "manual", "item": "2026Q3", "evidence": "decided"}
MEANING = WORDS("print.legend.decided")


def book(basis: list[dict[str, Any]]) -> Handbook:
    """Return a handbook whose one limit, on this basis, is told on a sheet, a form, a chart and pages."""
    row = criterion(1, text="超过[[wait]]才答复", basis=[STATED])
    data = sheet_handbook([row]).model_dump(by_alias=True, mode="json")
    hour = {"form": "elapsed", "amount": "2", "unit": "hour"}
    data["services"][0]["limits"] = [{"id": "wait", "to": "unspecified", "within": hour, "basis": basis}]
    data["forms"] = [
        {
            "id": "slip",
            "number": "unspecified",
            "title": "记录单",
            "content": [
                {"title": "组", "fields": [{"id": "slip.when", "title": "何时", "hint": "[[wait]]填写"}]}
            ],
        }
    ]
    step = {"who": "unspecified", "forms": [], "basis": [STATED]}
    data["procedures"] = [
        {
            "id": "handling",
            "number": "unspecified",
            "title": "办理",
            "department": "unspecified",
            "basis": [STATED],
            "steps": [
                {
                    "id": "begin",
                    "type": "start",
                    "title": "开始",
                    "limits": ["wait"],
                    "next": "finish",
                    **step,
                },
                {"id": "finish", "type": "end", "title": "结束", "limits": [], **step},
            ],
        }
    ]
    return Handbook.model_validate(data)


def outputs(handbook: Handbook) -> dict[str, tuple[str, str]]:
    """Return of each output all that it says, and what its legend explains."""
    wording = wording_of(handbook)
    sheet = sheet_view(handbook, handbook.sheets[0], wording, "")
    form = form_view(handbook, handbook.forms[0], wording, "")
    chart = flowchart_print(handbook, handbook.procedures[0], wording, "")
    site = pages(wording, frozenset(), ())
    volume = volume_view(wording, site, {"handling": chart})
    notes = workbook_view(handbook, handbook.sheets[0], wording, "").notes
    return {
        "sheet": (str(sheet.sections), str(sheet.imprint.legend)),
        "form": (str(form.groups), str(form.imprint.legend)),
        "chart": (str(chart.steps), str(chart.imprint.legend)),
        "drawing": (str(chart.pages), str(chart.imprint.legend)),
        "volume": (str(volume.blocks), str(volume.facts)),
        "workbook": (str(sheet.sections), str(notes)),
    }


@pytest.mark.parametrize("basis", [[OWN], [STATED, OWN]])
def test_every_output_marks_it_and_says_what_the_mark_means(basis: list[dict[str, Any]]) -> None:
    for name, (said, legend) in outputs(book(basis)).items():
        assert f"2小时内{MARK}" in said, name
        assert MEANING in legend, name


@pytest.mark.parametrize("basis", [[], [STATED], [STATED, {**OWN, "for": ["from"]}]])
def test_what_a_source_states_has_no_mark_and_needs_no_legend(basis: list[dict[str, Any]]) -> None:
    for name, (said, legend) in outputs(book(basis)).items():
        assert "2小时内" in said, name
        assert MARK not in said, name
        assert MEANING not in legend, name


def test_a_page_says_which_decision_it_was_at_the_value_and_in_the_basis() -> None:
    handbook = book([STATED, OWN])
    made = {one.path: markdown(one, WORDS) for one in pages(wording_of(handbook), frozenset(), ())}
    standard, procedure = made["services/standard0"], made["procedures/handling"]
    assert f'title="自定（2026Q3）" href="#wait">2小时内{MARK}</a>' in standard
    told = f"其中“2小时内{MARK}”：标准手册 1（原文明确）；标准手册 2026Q3（自定）"
    assert told in shown(standard)
    assert told in shown(procedure)


def test_a_criterion_tells_the_basis_of_what_its_sheet_decides_for_it() -> None:
    often = {"form": "recurrence", "times": 1, "every": "month"}
    sheet: dict[str, Any] = {
        "checks": [{"by": ["clerk"], "frequency": often}],
        "basis": [STATED, {**OWN, "for": ["checks"]}],
    }
    handbook = sheet_handbook([criterion(1, checks="unspecified", basis=[STATED])], **sheet)
    made = {one.path: markdown(one, WORDS) for one in pages(wording_of(handbook), frozenset(), ())}
    assert "检查安排照检查评分表：标准手册 2026Q3（自定）" in shown(made["services/standard0"])
