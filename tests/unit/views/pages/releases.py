"""Releases made in memory: the sample with changes, as versions with their approvals."""

from __future__ import annotations

from typing import Any

from generator.changes.history import History
from generator.model.edition import Edition
from generator.model.handbook import Handbook
from generator.model.publication import published
from generator.model.release import Approval, State, Withdrawal
from generator.views.coverage import coverage
from generator.views.pages import Page, pages
from generator.views.pages.past import Issue, Past
from generator.views.wording import Wording
from generator.words import Words
from tests.unit.views.pages.sample import PRINTABLE

QUARTERS = {"2026Q2": "2026-04-01", "2026Q3": "2026-07-01", "2026Q4": "2026-10-01"}


def approval(release: str) -> Approval:
    day = QUARTERS[release]
    return Approval.model_validate(
        {
            "format": "1",
            "release": release,
            "prepared": {"by": "post", "on": "2026-03-01"},
            "reviewed": {"by": "reviewer", "on": "2026-03-02"},
            "approved": {"by": "approver", "on": "2026-03-03"},
            "effective": day,
            "frozen": [],
            "made-with": "1.0",
        }
    )


def withdrawal(release: str) -> Withdrawal:
    signed = {"by": "approver", "on": "2026-08-08"}
    return Withdrawal.model_validate(
        {"format": "1", "release": release, "withdrawn": signed, "reason": "a figure was wrong"}
    )


def issue(release: str, handbook: Handbook, **more: Any) -> Issue:
    return Issue(approval(release), published(handbook), record=f"digest of {release}", **more)


def version_pages(
    issues: list[Issue],
    draft: Handbook | None = None,
    states: dict[str, State] | None = None,
    language: str = "en",
) -> dict[str, Page]:
    """Return the pages of the draft after some releases; without a draft, those of the last release."""
    last = issues[-1] if issues else None
    edition = Edition() if draft or not last else Edition(last.approval)
    whole = draft or (last.handbook if last else None)
    assert whole is not None
    handbook = published(whole)
    wording = Wording(handbook, Words(language), edition)
    known = [(one.name, one.handbook) for one in issues if one.name != edition.folder]
    history = History([*known, (edition.folder, handbook)]) if issues else History()
    past = Past(history, tuple(issues), states or {})
    return {page.path: page for page in pages(wording, PRINTABLE, coverage(whole), (), past)}
