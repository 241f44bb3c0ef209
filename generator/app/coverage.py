"""The coverage of the source documents as a table in Markdown, for the project's own record."""

from __future__ import annotations

from generator.app.check import sound
from generator.app.project import Project
from generator.views.coverage import Coverage, coverage
from generator.views.wording import Wording
from generator.words import Words

COLUMNS = ("area", "title", "entities", "withheld", "pages", "sheets", "forms", "gaps")


def coverage_table(project: Project) -> str:
    """Return one row for each area of `coverage.yml`, in the handbook's language, with a sum at the end.

    Raises InputError when the source has errors.
    """
    checked = sound(project)
    words = Words(checked.handbook.about.language)
    wording = Wording(checked.handbook, words)
    rows = coverage(checked.handbook)
    cells = [
        [words(f"coverage.column.{name}") for name in COLUMNS],
        ["---", "---", *("---:" for _ in COLUMNS[2:])],
        *([row.area.id, _cell(wording.plain(row.area.title)), *_numbers(row)] for row in rows),
        ["", words("coverage.sum"), *_sum(rows)],
    ]
    lines = "".join(f"| {' | '.join(line)} |\n" for line in cells)
    title = words("coverage.title", title=wording.plain(checked.handbook.about.title))
    return f"# {title}\n\n{words('coverage.lead')}\n\n{lines}"


def _numbers(row: Coverage) -> list[str]:
    counts = (len(row.entities), row.withheld, len(row.pages), len(row.sheets), len(row.forms), row.gaps)
    return [str(count) for count in counts]


def _sum(rows: tuple[Coverage, ...]) -> list[str]:
    """Return the numbers of all areas together; what stands in two of them counts once."""
    unions = ({item for row in rows for item in getattr(row, name)} for name in ("pages", "sheets", "forms"))
    entities = {item for row in rows for item in row.entities}
    return [str(len(entities)), "", *(str(len(union)) for union in unions), ""]


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
