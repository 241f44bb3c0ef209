"""One reader a format: each returns the same record of the facts of a sheet.

To add an output: a function that makes it and takes its text apart into what is said at the head and what is
said of each row, and a line in `READERS`. Formats that need tools stand in `documents.py`.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from generator.app.rounds import Choices
from generator.model.handbook import Handbook
from generator.model.standards import Criterion
from generator.render.markdown import markdown
from generator.render.typst import document
from generator.views.imprint import Labelled
from generator.views.pack.selection import selection
from generator.views.pack.wanted import Wanted
from generator.views.pages import pages
from generator.views.sheet import SheetView, sheet_view
from generator.views.wording import Wording
from generator.views.workbook import workbook_view
from generator.views.workbook.grid import Formula
from generator.words import Words
from tests.outputs.facts import Facts
from tests.outputs.reading import facts, squeezed

WORDS = Words("zh")
Reader = Callable[[Handbook], Facts]


def wording_of(handbook: Handbook) -> Wording:
    return Wording(handbook, WORDS)


def view_of(handbook: Handbook) -> SheetView:
    return sheet_view(handbook, handbook.sheets[0], wording_of(handbook), "")


def paper(handbook: Handbook) -> Facts:
    """Read the view that PDF and Word are set from."""
    view = view_of(handbook)
    head = [*_labelled(view.facts), *_labelled(view.explained)]
    head += [text for kept in view.imprint.keeping for text in (kept.keeper, kept.period)]
    rows = {
        row.title: f"{row.points} {row.rule} {' '.join(row.check)}"
        for part in view.sections
        for row in part.rows
    }
    return replace(facts(" ".join(head), rows), full=_number(view.total))


def _labelled(pairs: tuple[Labelled, ...]) -> list[str]:
    return [f"{pair.label} {pair.text}" for pair in pairs]


def _number(text: str) -> str:
    return text if re.fullmatch(r"[\d.]+", text) else ""


def data(handbook: Handbook) -> Facts:
    """Read the JSON that a layout gets."""
    found = json.loads(json.dumps(document(view_of(handbook), WORDS), ensure_ascii=False))["view"]
    head = [pair["text"] for key in ("facts", "explained") for pair in found[key]]
    head += [kept[key] for kept in found["imprint"]["keeping"] for key in ("keeper", "period")]
    rows = {
        row["title"]: f"{row['points']} {row['rule']} {' '.join(row['check'])}"
        for part in found["sections"]
        for row in part["rows"]
    }
    return replace(facts(" ".join(head), rows), full=_number(found["total"]))


def page(handbook: Handbook) -> Facts:
    """Read the Markdown of the sheet's page and of the standards that its rows stand in."""
    wording = wording_of(handbook)
    made = {one.path: markdown(one, WORDS) for one in pages(wording, frozenset(), ())}
    sheet = made[f"sheets/{handbook.sheets[0].id}"]
    rows: dict[str, str] = {}
    for standard in handbook.services:
        _, _, criteria = made[f"services/{standard.id}"].partition("{#_criteria")
        shared, *blocks = re.split(r"(?m)^### ", criteria)
        for criterion, block in zip(standard.criteria, blocks, strict=True):
            rows[str(criterion.title)] = shown(f"{shared} {block}")
    lead = shown(re.findall(r'<p class="hb-lead">(.*?)</p>', sheet)[0])
    full = re.search(r"合计 ([\d.]+) 分|满分 ([\d.]+) 分", lead)
    head = shown(sheet.partition("{#part")[0])
    return replace(facts(head, rows), full=next(filter(None, full.groups()), "") if full else "")


def shown(marked_up: str) -> str:
    """Return what a reader sees of HTML."""
    return html.unescape(re.sub(r"<[^>]*>", "", marked_up))


def workbook_texts(handbook: Handbook) -> Facts:
    """Read the view of the workbook: its rows, and all that its sheets say beside them."""
    view = workbook_view(handbook, handbook.sheets[0], wording_of(handbook), "")
    titles = {f"row|{one.id}": str(one.title) for _, one in handbook.of(Criterion)}
    head: list[str] = []
    rows: dict[str, str] = {}
    full = None
    for sheet in (view.main, view.notes):
        for line in sheet.lines:
            told = " ".join(cell.content for cell in line.cells if isinstance(cell.content, str))
            if line.tag == "total|full":
                label = next(cell.content for cell in line.cells if isinstance(cell.content, str))
                value = next(cell.content.blank for cell in line.cells if isinstance(cell.content, Formula))
                full = full_in_workbook(label, value)
            elif line.tag in titles and sheet is view.main:
                rows[titles[line.tag]] = told
            elif sheet is view.main or "→" not in told:
                head.append(told)
    return replace(facts(" ".join(head), rows), full=full)


def full_in_workbook(label: str, value: object) -> str:
    """Return the full points that a workbook tells; empty where it says that some are open."""
    told = value if isinstance(value, str) else f"{Decimal(str(value)).normalize():f}"
    return _number(told) if squeezed(label) == squeezed(WORDS("workbook.total.full")) else ""


READERS: dict[str, Reader] = {"paper": paper, "json": data, "page": page, "workbook": workbook_texts}


def rounds(handbook: Handbook, plan: str) -> frozenset[str]:
    """Return the titles of the rows that a round takes along by its plan."""
    wording = wording_of(handbook)
    found = selection(handbook, wording.lens, Wanted(plan=plan))  # type: ignore[arg-type]
    return frozenset(
        str(row.title)
        for chosen in found.chosen
        for section in chosen.sheet.sections
        for row in handbook.criteria(section)
    )


def offered(handbook: Handbook) -> str:
    """Return what the command line offers to choose from."""
    return Choices(wording_of(handbook)).told()
