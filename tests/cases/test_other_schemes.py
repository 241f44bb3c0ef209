"""Small handbooks of other trades, with other ways of scoring: built whole, and scored as their rules say.

`thousand`: 1,000 points, 13 chapters, deductions that overflow into the chapter, score / (1000 - N/A) x 100.
`hygiene`: points for faults, fewer is better, and the worst part holds the grade down.
`observation`: four statuses (in, out, not observed, not applicable) without points.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pypdf
import pytest

from generator.app.check import check
from generator.app.project import Project
from generator.model.handbook import Handbook
from generator.scoring.marks import (
    Conforming,
    Findings,
    Mark,
    Measured,
    NotApplicable,
    Occurrences,
    Responded,
)
from generator.scoring.plan import plan
from generator.scoring.results import Result
from generator.scoring.score import score
from tests.handbooks import build_now

HERE = Path(__file__).parent
NAMES = ("thousand", "hygiene", "observation")
SPACES = str.maketrans("", "", " \n")


@pytest.fixture(scope="module", params=NAMES)
def project(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Project:
    folder = tmp_path_factory.mktemp(request.param)
    shutil.copytree(HERE / request.param / "standards", folder / "standards")
    build_now(Project(folder))
    return Project(folder)


def handbook(name: str) -> Handbook:
    return check(Project(HERE / name)).handbook


def scored(name: str, marks: Mapping[str, Mark]) -> Result:
    book = handbook(name)
    return score(plan(book, book.sheets[0]), marks)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_found_in_it(name: str) -> None:
    assert check(Project(HERE / name)).findings == ()


def test_every_criterion_is_on_its_page_and_on_paper(project: Project) -> None:
    checked = check(project)
    draft = project.site / "draft"
    for standard in checked.handbook.services:
        page = (draft / "services" / f"{standard.id}.html").read_text(encoding="utf-8")
        assert all(f'id="{criterion.id}"' in page for criterion in standard.criteria)
    for sheet in checked.handbook.sheets:
        reader = pypdf.PdfReader(draft / "printables" / f"{sheet.id}.pdf")
        text = "".join(page.extract_text() for page in reader.pages).translate(SPACES)
        for section in sheet.sections:
            for criterion in checked.handbook.criteria(section):
                assert criterion.title.translate(SPACES) in text


def reviewed(**changed: Mark) -> dict[str, Mark]:
    """Return a review in which all conforms, but for what is given; `__` stands for the dot of an id."""
    book = handbook("thousand")
    marks: dict[str, Mark] = {
        criterion.id: Conforming() for standard in book.services for criterion in standard.criteria
    }
    marks["gas.pressure"] = Measured(Decimal("0.45"))
    return marks | {identifier.replace("__", "."): mark for identifier, mark in changed.items()}


AWAY = NotApplicable()


@pytest.mark.parametrize(
    ("changed", "result", "grade"),
    [
        ({}, "100.0", "excellent"),
        ({"cleaning__tools": Occurrences(2)}, "99.0", "excellent"),
        # 950 of 960: the chapter that does not apply is gone from both sides.
        (
            {"transport__samples": AWAY, "transport__patients": AWAY, "cleaning__tools": Occurrences(2)},
            "99.0",
            "excellent",
        ),
        # 9 x 5 is 15 more than the item's 30: the chapter keeps 25 of 70, less than the 60 % of the gate.
        ({"lifts__response": Occurrences(9)}, "95.5", "qualified"),
        # No chapter has more to lose than its points.
        ({"transport__samples": Occurrences(50)}, "96.0", "qualified"),
        (
            {"catering__hygiene": Findings((("catering.mixed", 1), ("catering.no-sample", 1)))},
            "97.0",
            "excellent",
        ),
        # Everything of the item and 20 more: 90 - 70.
        (
            {"catering__hygiene": Findings((("catering.mixed", 1), ("catering.expired", 1)))},
            "93.0",
            "qualified",
        ),
        ({"gas__pressure": Measured(Decimal("0.5"))}, "100.0", "excellent"),
        ({"gas__pressure": Measured(Decimal("0.55"))}, "97.0", "excellent"),
        # A critical item keeps the score and fails the grade.
        ({"waste__storage": Occurrences(1)}, "99.5", "failed"),
    ],
)
def test_thousand_points(changed: dict[str, Mark], result: str, grade: str) -> None:
    found = scored("thousand", reviewed(**changed))
    assert (found.result, found.grade) == (Decimal(result), f"thousand.{grade}")


def test_of_a_thousand_points_those_not_applicable_are_taken_out() -> None:
    away = dict.fromkeys(("transport__samples", "transport__patients"), AWAY)
    found = scored("thousand", reviewed(**away, cleaning__tools=Occurrences(2)))
    assert (found.full, found.points) == (Decimal(960), Decimal(950))
    nothing = scored("thousand", dict.fromkeys(reviewed(), AWAY))
    assert (nothing.state, nothing.result, nothing.grade) == ("not-applicable", None, None)


@pytest.mark.parametrize(
    ("handling", "building", "management", "points", "grade"),
    [
        ("high", "high", "high", 0, "very-good"),
        ("good", "good", "moderate", 15, "very-good"),
        # 15 points as well, but one part is worse than the best grade allows.
        ("some", "high", "moderate", 15, "good"),
        ("some", "some", "some", 30, "satisfactory"),
        ("poor", "high", "high", 15, "improve"),
        ("none", "high", "high", 25, "urgent"),
        ("none", "none", "none", 80, "urgent"),
    ],
)
def test_hygiene(handling: str, building: str, management: str, points: int, grade: str) -> None:
    found = scored(
        "hygiene",
        {
            "hygiene.procedures": Responded(f"compliance.{handling}"),
            "hygiene.structure": Responded(f"compliance.{building}"),
            "hygiene.confidence": Responded(f"confidence-levels.{management}"),
        },
    )
    assert (found.result, found.grade) == (Decimal(points), f"rating.{grade}")


def test_observation() -> None:
    marks = {
        "kitchen.hands": "out",
        "kitchen.gloves": "in",
        "kitchen.cooling": "not-observed",
        "kitchen.holding": "not-applicable",
        "hall.tables": "in",
    }
    found = scored("observation", {row: Responded(f"status.{status}") for row, status in marks.items()})
    assert (found.state, found.result) == ("unscored", None)
    assert found.nonconformities == ("kitchen.hands",)
    states = {row.id: row.state for row in found.rows}
    assert states["kitchen.cooling"] == "not-observed"
    assert states["kitchen.holding"] == "not-applicable"
    assert states["hall.bins"] == "unanswered"


def test_the_program_knows_no_entity_of_any_handbook(root: Path) -> None:
    """No id of the sample or of these handbooks stands in the code, the templates or the layouts."""
    books = [check(Project(root)).handbook, *map(handbook, NAMES)]
    ids = {entity.id for book in books for _, entity in book.entities if set(entity.id) & set(".-")}
    kinds = {entity.kind for book in books for _, entity in book.entities}
    code = [
        path.read_text(encoding="utf-8")
        for folder, pattern in (("generator", "*.py"), ("site_templates", "*.j2"), ("printables", "*.typ"))
        for path in (root / folder).rglob(pattern)
    ]
    assert len(code) > 100
    quoted = {part for text in code for part in text.replace("'", '"').split('"')}
    assert (ids - kinds) & quoted == set()
