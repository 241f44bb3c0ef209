"""State and days: every output of a document tells the same of them, and of nothing else."""

from __future__ import annotations

import io
import json
import re
from datetime import date
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from generator.content import printed
from generator.model.edition import Copy, Edition, Printing
from generator.model.handbook import Handbook
from generator.model.release import State
from generator.render.excel import workbook
from generator.render.typst import document
from generator.render.word import WordWriter
from generator.views.form import form_view
from generator.views.sheet import sheet_view
from generator.views.wording import Wording
from generator.views.workbook import workbook_view
from tests.handbooks import CASES
from tests.outputs.readers import WORDS
from tests.outputs.reading import squeezed
from tests.printables.press import Press, text
from tests.printables.word import word
from tests.unit.content.test_contents import case
from tests.unit.views.pages.releases import QUARTERS, approval

RELEASE, DAY, NEXT = "2026Q2", date(2026, 12, 1), "2026Q3"
HOLDER = Copy("03", "总台")
STATES: dict[str, Edition] = {
    "download": Edition(approval(RELEASE)),
    "controlled": Edition(approval(RELEASE), printing=Printing(DAY, "effective", copy=HOLDER)),
    "draft": Edition(),
    **{
        state: Edition(approval(RELEASE), printing=Printing(DAY, state, NEXT))
        for state in ("effective", "approved", "superseded", "withdrawn")
    },
}
NOTES = {
    "download": "内容码仍有效，本件就有效",
    "controlled": "分发号03，领用：总台；2026-12-01发放并登记",
    "draft": "草案未经批准",
    "effective": "2026-12-01打印，当日现行有效",
    "approved": f"已批准，{QUARTERS[RELEASE]}起生效",
    "superseded": f"2026-12-01打印时已被{NEXT}代替",
    "withdrawn": "这一版已经撤回",
}
WORD_OF = {state: WORDS(f"common.state.{state}") for state in STATES}


@pytest.fixture(scope="module")
def handbook() -> Handbook:
    return case("base")


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    """Return what sets documents in the characters of this handbook and of what is said of its state."""
    files = [Path(__file__), *sorted((CASES / "base" / "standards").rglob("*.yml"))]
    own = "".join(file.read_text(encoding="utf-8") for file in files)
    return Press(tmp_path_factory.mktemp("fonts"), own)


def outputs(wording: Wording, press: Press, writer: WordWriter) -> dict[str, str]:
    """Return all that each output of a sheet and a form says, without white space."""
    handbook = wording.handbook
    sheet = sheet_view(handbook, handbook.sheets[0], wording, "")
    form = form_view(handbook, handbook.forms[0], wording, "")
    found = {
        "sheet as PDF": text(press.pdf("sheet.typ", sheet)),
        "form as PDF": text(press.pdf("form.typ", form)),
        "workbook": cells(workbook(workbook_view(handbook, handbook.sheets[0], wording, ""))),
        "JSON": json.dumps(document(sheet, WORDS)["view"]["imprint"], ensure_ascii=False),
    }
    for name, view in (("sheet in Word", sheet), ("form in Word", form)):
        made = word(writer, view)
        parts = (part for part in made.parts if re.match(r"word/(document|header|footer)", part))
        found[name] = made.text(*parts)
    return {name: squeezed(said) for name, said in found.items()}


def cells(data: bytes) -> str:
    """Return all that the two sheets of a workbook say that people see."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    rows = (row for name in book.sheet_names[:2] for row in book.get_sheet_by_name(name).to_python())
    return "".join(str(cell) for row in rows for cell in row)


@pytest.mark.parametrize("state", STATES)
def test_every_output_tells_the_state_the_days_and_the_code(
    state: str, handbook: Handbook, press: Press, writer: WordWriter
) -> None:
    edition = STATES[state]
    wording = Wording(handbook, WORDS, edition)
    told = outputs(wording, press, writer)
    record = edition.approval
    expected = [WORD_OF[state], NOTES[state]]
    if record:
        expected += [str(record.release), record.effective.isoformat(), record.approved.on.isoformat()]
    others = {said for other, said in WORD_OF.items() if other != state}
    for name, said in told.items():
        kind = handbook.forms if name.startswith("form") else handbook.sheets
        code = printed(wording.code(kind[0].id))
        assert not [one for one in (*expected, code) if squeezed(one) not in said], name
        assert not [other for other in others if f"状态{other}" in said.replace("：", "")], name


def test_each_state_is_told_in_a_word_of_its_own() -> None:
    states: set[State] = {"effective", "approved", "superseded", "withdrawn"}
    assert states <= set(STATES)
    assert len(set(WORD_OF.values())) == len(STATES)
