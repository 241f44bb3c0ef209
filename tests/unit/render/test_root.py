"""The site's root: ways from printed links, and the list of prints that every version reads."""

from __future__ import annotations

import json
from dataclasses import replace

from generator.render.root import prints_script, root_files
from generator.views.prints import Print
from tests.unit.views.pages.sample import sample, sample_wording

ONE = Print(
    "0000-0001",
    "slip",
    "Slip </script>",
    "1",
    "draft",
    "draft",
    "",
    "",
    "forms/slip.html",
    "printables/slip.pdf",
)


def test_every_printed_link_has_a_page_that_leads_on() -> None:
    made = root_files(sample_wording(sample()), [ONE], "draft")
    assert made.keys() == {"index.html", "verify.html", "prints.js", "forms/slip.html"}
    assert b'data-to="../draft/forms/slip.html"' in made["forms/slip.html"]
    assert b'src="../draft/assets/javascripts/lead.js"' in made["forms/slip.html"]
    assert b'data-to="draft/index.html"' in made["index.html"]


def test_the_title_of_the_handbook_is_text() -> None:
    made = root_files(sample_wording(sample(lambda where: f"{where} <b>&")), [], "draft")
    assert b"<b>" not in made["index.html"]


def test_the_list_holds_a_row_for_each_code() -> None:
    former = replace(ONE, code="0000-0002", valid=False)
    told = prints_script([former, ONE], "draft").decode()
    rows = json.loads(told.removeprefix("window.handbookPrints = ").removesuffix(";\n"))
    assert list(rows) == ["0000-0001", "0000-0002"]
    assert rows["0000-0001"] | {"valid": False, "code": "0000-0002"} == rows["0000-0002"]
    assert rows["0000-0001"]["folder"] == "draft"
    assert told == prints_script([ONE, former], "draft").decode()
