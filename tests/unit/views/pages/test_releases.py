"""The approval record: what a record holds is told, and of an older one no more than it holds."""

from __future__ import annotations

from dataclasses import replace

from generator.model.release import ROLES, Approval
from generator.views.pages.page import Fact
from generator.views.wording import plain
from tests.unit.views.pages.releases import issue, version_pages
from tests.unit.views.pages.sample import sample


def facts(*approvals: Approval) -> list[list[str]]:
    """Return the labels of each release's facts with the words of those about days, the newest first."""
    issues = [replace(issue(str(one.release), sample()), approval=one) for one in approvals]
    views = version_pages(issues)["quality/releases"].content.releases
    return [[_told(fact) for fact in view.facts][:6] for view in views]


def _told(fact: Fact) -> str:
    return f"{fact.label}: {plain(fact.values[0])}"


def test_the_days_of_an_approval_are_told_in_their_order() -> None:
    old = issue("2026Q2", sample()).approval
    days = {"format": "2", "proposed": "2026-05-01", "registered": "2026-05-09", "release": "2026Q3"}
    roles = {
        role: {"id": role, "by": role, "on": f"2026-05-0{day}"} for day, role in enumerate(ROLES, start=2)
    }
    data = old.model_dump(by_alias=True) | days | roles | {"effective": "2026-07-01"}
    new, former = facts(old, Approval.model_validate(data))
    assert new == [
        "Put forward: 2026-05-01",
        "Prepared by: prepared, 2026-05-02",
        "Reviewed by: reviewed, 2026-05-03",
        "Approved by: approved, 2026-05-04",
        "Recorded: 2026-05-09",
        "Effective: 2026-07-01",
    ]
    assert [told.partition(":")[0] for told in former[:4]] == [
        "Prepared by",
        "Reviewed by",
        "Approved by",
        "Effective",
    ]
