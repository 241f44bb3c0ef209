"""Work grows as the handbook does: four times the standards take about four times as long, not sixteen.

Times of one run are held against each other, so that a slow machine is no failure.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from generator.changes.history import History
from generator.model.base import Text
from generator.model.handbook import Handbook
from generator.rules import judged
from generator.views.coverage import coverage
from generator.views.pages import Page, pages
from generator.views.pages.past import Issue, Past
from generator.views.sheet import sheet_view
from generator.views.volume import VolumeView, volume_view
from generator.views.wording import Wording
from generator.views.workbook import workbook_view
from generator.words import Words
from tests.printables.press import Press
from tests.printables.samples import criterion, handbook
from tests.unit.views.pages.releases import approval

STANDARDS, TIMES, CRITERIA = 80, 4, 5
MOST = 7
"""So many times as long at the most: linear is 4, with room for chance; quadratic is 16."""
BASIS = [{"source": "manual", "item": "1", "evidence": "stated"}]


def standard(place: int) -> dict[str, Any]:
    numbers = range(place * CRITERIA, (place + 1) * CRITERIA)
    requirements = [
        {"id": f"r{number}", "text": f"[[limit{place}]]登记完整", "who": ["clerk"], "basis": BASIS}
        for number in numbers
    ]
    limit = {
        "id": f"limit{place}",
        "from": "begun",
        "to": f"done{place}",
        "within": {"form": "elapsed", "amount": "1", "unit": "hour"},
    }
    return {
        "id": f"standard{place}",
        "number": f"KF-{place}",
        "title": f"标准{place}",
        "department": "quality",
        "requirements": requirements,
        "criteria": [criterion(number, verifies=[f"r{number}"], basis=BASIS) for number in numbers],
        "limits": [limit],
        "basis": BASIS,
    }


def large(standards: int) -> Handbook:
    """Return a handbook whose standards share a post, a source and a sheet, and contradict each other."""
    places = range(standards)
    sheet = {
        "id": "sheet",
        "number": "RF-01",
        "title": "检查评分表",
        "scheme": "deduct",
        "checks": [{"by": ["clerk"], "frequency": "unspecified"}],
        "total": "unspecified",
        "sections": [{"id": f"part{n}", "title": "部分", "items": [f"standard{n}"]} for n in places],
    }
    conflicts = [
        {"id": f"conflict{n}", "title": "标准", "between": [f"limit{n - 1}", f"limit{n}"], "differs": "标准"}
        for n in places[1:]
    ]
    return handbook(
        services=[standard(place) for place in places],
        sheets=[sheet],
        conflicts=conflicts,
        areas=[{"id": f"area{n}", "title": "部分", "holds": [f"standard{n}"]} for n in places],
        events=[{"id": "begun", "title": "登记"}, *({"id": f"done{n}", "title": "登记"} for n in places)],
    )


def volume(book: Handbook) -> VolumeView:
    wording = Wording(book, Words("zh"))
    return volume_view(wording, pages(wording, frozenset(), ()), {})


def revision(book: Handbook) -> tuple[Page, ...]:
    """Return the pages of a draft in which every criterion has another title than in the release before."""
    services = tuple(
        one.model_copy(
            update={"criteria": tuple(each.model_copy(update={"title": Text("改")}) for each in one.criteria)}
        )
        for one in book.services
    )
    draft = book.model_copy(update={"services": services})
    history = History([("2026Q3", book), ("draft", draft)])
    past = Past(history, (Issue(approval("2026Q3"), book),))
    return pages(Wording(draft, Words("zh")), frozenset(), (), (), past)


WORK: dict[str, Callable[[Handbook], object]] = {
    "check": lambda book: judged(book, frozenset(), frozenset()),
    "coverage": coverage,
    "pages": lambda book: pages(Wording(book, Words("zh")), frozenset(), ()),
    "sheet": lambda book: sheet_view(book, book.sheets[0], Wording(book, Words("zh")), ""),
    "workbook": lambda book: workbook_view(book, book.sheets[0], Wording(book, Words("zh")), ""),
    "volume": volume,
    "revision": revision,
}


@contextmanager
def no_collections() -> Iterator[None]:
    """Keep the search for garbage out of what is measured: when it comes is chance."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def seconds(work: Callable[[Any], object], value: object) -> float:
    with no_collections():
        start = time.process_time()
        work(value)
        return time.process_time() - start


@pytest.mark.parametrize("name", WORK)
def test_work_grows_as_the_handbook_does(name: str) -> None:
    small = min(seconds(WORK[name], large(STANDARDS)) for _ in range(2))
    assert seconds(WORK[name], large(STANDARDS * TIMES)) < MOST * small


def test_setting_the_volume_grows_as_its_pages_do(tmp_path: Path) -> None:
    press = Press(tmp_path)
    press.volume(volume(large(1)))
    small, big = (volume(large(standards // 2)) for standards in (STANDARDS, STANDARDS * TIMES))
    assert seconds(press.volume, big) < MOST * seconds(press.volume, small)
