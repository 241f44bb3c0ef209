"""The box for suggestions on what is printed."""

from __future__ import annotations

from generator.views.form import form_view
from generator.views.imprint import suggestion_box
from generator.views.sheet import sheet_view
from generator.views.wording import Wording
from generator.words import Words
from tests.unit.views.pages.sample import about, sample, unchanged

WORDS = Words("en")


def told(**control: str) -> Wording:
    settings = {"control": control} if control else {}
    return Wording(sample(about=about(unchanged) | settings), WORDS)


def test_the_box_names_the_mail_address_where_one_is_known() -> None:
    wording = told(**{"suggestions-to": "quality@example.com"})
    assert "quality@example.com" in suggestion_box(wording)
    for silent in (told(), told(**{"suggestions-to": "unspecified"})):
        assert suggestion_box(silent) == WORDS("print.suggestion")


def test_sheets_and_forms_have_it() -> None:
    wording = told(**{"suggestions-to": "quality@example.com"})
    handbook = wording.handbook
    form = form_view(handbook, handbook.forms[0], wording, "")
    sheet = sheet_view(handbook, handbook.sheets[0], wording, "")
    assert form.suggestion == sheet.suggestion == suggestion_box(wording)
