"""Versions ready to be told: in one script throughout, and with nothing that waits for a review."""

from __future__ import annotations

from pathlib import Path

from generator.app.versions import edition, version
from generator.model.edition import Edition
from generator.model.handbook import Handbook, texts
from generator.source.releases import Release
from generator.source.snapshot import frozen
from tests.unit.views.pages.releases import approval, withdrawal
from tests.unit.views.pages.sample import HIDDEN, about, sample, unchanged

TRADITIONAL = about(unchanged) | {"language": "zh", "script": "traditional"}


def released(name: str, handbook: Handbook, *, withdrawn: bool = False) -> Release:
    return Release(
        folder=Path(name),
        approval=approval(name),
        snapshot=frozen(handbook),
        prints=({"id": "slip", "code": "0000-0001"},),
        record_digest=f"digest of {name}",
        withdrawal=withdrawal(name) if withdrawn else None,
    )


def test_the_draft_knows_all_releases_and_what_became_of_them() -> None:
    known = [released("2026Q2", sample()), released("2026Q3", sample(), withdrawn=True)]
    past = version(sample(), Edition(), known, {"2026Q2": "effective", "2026Q3": "withdrawn"}).past
    assert [issue.name for issue in past.issues] == ["2026Q2", "2026Q3"]
    assert past.issues[1].withdrawal == withdrawal("2026Q3")
    assert past.issues[0].codes == {"slip": "0000-0001"}
    assert past.issues[0].record == "digest of 2026Q2"
    assert past.states["2026Q3"] == "withdrawn"
    assert [one.version for one in past.history.revisions] == ["2026Q3", "draft"]


def test_a_release_knows_nothing_that_came_after_it() -> None:
    known = [released("2026Q2", sample()), released("2026Q3", sample(), withdrawn=True)]
    told = version(known[1].handbook, edition(known[1]), known)
    assert told.name == "2026Q3"
    assert told.wording.edition.codes == {"slip": "0000-0001"}
    assert all(issue.withdrawal is None for issue in told.past.issues)
    assert told.past.states == {}
    assert [one.version for one in told.past.history.revisions] == ["2026Q3"]


def test_before_the_first_release_nothing_is_told_to_be_new() -> None:
    past = version(sample(), Edition()).past
    assert past.history.of("desk") == ()
    assert past.issues == ()


def test_nothing_that_waits_for_a_review_is_in_the_past() -> None:
    past = version(sample(), Edition(), [released("2026Q2", sample())], {}).past
    handbook = past.issues[0].handbook
    assert handbook.withheld
    # Reasons for accepting findings are sifted by the page that lists them.
    assert not [path for path, text in texts(handbook) if HIDDEN in text and path[0] != "accepted"]


def test_versions_in_two_scripts_are_compared_in_the_one_that_is_shown() -> None:
    def say(where: str) -> str:
        return f"{where} 质"

    before = sample(say)
    after = sample(say, about=TRADITIONAL | {"title": say("title")})
    told = version(after, Edition(), [released("2026Q2", before)], {})
    kinds = {change.kind for revision in told.past.history.revisions for change in revision.changes}
    assert kinds == {"settings-changed"}
    assert not [text for _, text in texts(told.past.issues[0].handbook) if "质" in text]
    assert told.same_in_search


def test_a_decision_changes_what_is_told_from_its_own_version_on() -> None:
    """What a release said under two names stays so there; the draft tells one, and what became of both."""
    decision = {"text": "one", "one": "head", "by": "head"}
    conflict = {"id": "names", "title": "names", "between": ["clerk", "head"], "differs": "differs"}
    draft = sample(conflicts=[conflict | {"decision": decision}])
    told = version(draft, Edition(), [released("2026Q2", sample(conflicts=[conflict]))], {})
    assert "clerk" not in told.wording.handbook.by_id
    assert "clerk" in told.past.issues[0].handbook.by_id
    kinds = {change.id: change.kind for change in told.past.history.revisions[-1].changes}
    assert kinds["clerk"] == "removed"
    assert "head" in kinds
    assert told.wording.name("clerk").address == told.wording.name("head").address
