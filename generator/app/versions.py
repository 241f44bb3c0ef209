"""The versions of the handbook: each release from its snapshot alone, and the working draft."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from generator.app.check import Checked, sound
from generator.app.project import Project
from generator.changes.history import History
from generator.content import Contents, carried
from generator.findings import Finding, InputError
from generator.lens.carried import in_effect
from generator.model.edition import Edition
from generator.model.handbook import Handbook
from generator.model.publication import published
from generator.model.release import ReleaseName, State
from generator.rules.approval import Former
from generator.source.releases import FOLDER as RELEASES
from generator.source.releases import RECORD, Release, folders, read_proposal, releases, standing
from generator.source.snapshot import fingerprint
from generator.views.pages.past import NO_PAST, Issue, Past
from generator.views.script import Script, same_in_search
from generator.views.wording import Wording


@dataclass(frozen=True)
class Version:
    """A version of the handbook, ready to be told."""

    whole: Handbook
    """With what waits for a review too, of which only counts are told."""
    wording: Wording
    """Of the handbook without what waits for a review, so that nothing else sees it."""
    past: Past = NO_PAST
    same_in_search: tuple[str, ...] = ()
    """Groups of characters that the search takes for one."""

    @property
    def name(self) -> str:
        """The folder of its site: the release's name, or `draft`."""
        return self.wording.edition.folder


@dataclass(frozen=True)
class Versions:
    """All versions, the releases as they stand on a day."""

    checked: Checked
    draft: Version
    releases: tuple[Release, ...] = ()
    """The oldest first."""
    states: Mapping[str, State] = field(default_factory=dict)

    @property
    def in_force(self) -> Release | None:
        """The release that is effective; none before the first."""
        return next((one for one in self.releases if self.states[one.name] == "effective"), None)

    @property
    def in_use(self) -> Version:
        """The version to work by: the release in force, or else the draft."""
        return self.of(self.in_force) if self.in_force else self.draft

    def of(self, release: Release) -> Version:
        """Return a release ready to be told: by its own snapshot and those before it, by nothing else."""
        until = self.releases[: self.releases.index(release) + 1]
        return version(release.handbook, edition(release), until)


def versions(project: Project, day: date) -> Versions:
    """Read the draft and all releases.

    Raises InputError with all findings when the source has an error or a release was altered.
    """
    checked = sound(project, day)
    known = releases(project.standards, project.shown(project.standards))
    now = standing(known, day)
    told = Edition(proposed=proposed(project, checked.handbook))
    return Versions(checked, version(checked.handbook, told, known, now), known, now)


def edition(release: Release) -> Edition:
    """Return a release's edition, with the content codes that its documents were given."""
    return Edition(release.approval, codes=codes(release))


def codes(release: Release) -> Mapping[str, str]:
    """Return the content codes of a release's prints, by the ids of their documents."""
    return {row["id"]: row["code"] for row in release.prints}


def former_of(release: Release) -> Former:
    """Return a release as the rules of approval know it."""
    return Former(release.name, release.approval.effective, release.withdrawal is not None, release.handbook)


def version(
    handbook: Handbook,
    told: Edition,
    known: Iterable[Release] = (),
    standing: Mapping[str, State] | None = None,
) -> Version:
    """Return a handbook without errors as a version; `known` are the releases up to it.

    All that it is compared with is in its script, so that only what was written otherwise differs. Only the
    draft is given how its releases are `standing`; it knows withdrawals too.
    """
    script, known = Script(handbook.about), tuple(known)
    whole = script.of(handbook)
    former = (script.of(one.approval) for one in known if str(one.name) != told.folder)
    approval = script.of(told.approval) if told.approval else None
    given = told.codes or _kept(whole, script, told, known)
    told = replace(told, approval=approval, former=tuple(former), codes=given)
    wording = Wording(published(whole), script.words, told)
    issues = tuple(_issue(release, script, withdrawals=standing is not None) for release in known)
    before = [(issue.name, in_effect(issue.handbook)) for issue in issues if issue.name != told.folder]
    history = History([*before, (told.folder, wording.handbook)]) if issues else History()
    past = Past(history, issues, standing or {})
    return Version(whole, wording, past, same_in_search(published(handbook)))


def _kept(whole: Handbook, script: Script, told: Edition, known: Iterable[Release]) -> Mapping[str, str]:
    """Return the codes that documents keep from the release before: where the content is the same."""
    before = [one for one in known if str(one.name) != told.folder]
    if not before:
        return {}
    last = script.of(before[-1].handbook)
    return carried(codes(before[-1]), Contents(published(last)), Contents(published(whole)))


def _issue(release: Release, script: Script, *, withdrawals: bool) -> Issue:
    withdrawal = release.withdrawal if withdrawals else None
    return Issue(
        approval=script.of(release.approval),
        handbook=published(script.of(release.handbook)),
        codes=codes(release),
        withdrawal=script.of(withdrawal) if withdrawal else None,
        record=release.record_digest,
    )


def proposed(project: Project, handbook: Handbook) -> ReleaseName | None:
    """Return the release for which exactly this handbook was put forward; the last of several.

    Raises InputError when a proposal was altered.
    """
    findings: list[Finding] = []
    shown = project.shown(project.standards) / RELEASES
    open_ = [folder for folder in folders(project.standards) if not (folder / RECORD).is_file()]
    found = [read_proposal(folder, shown / folder.name, findings) for folder in open_]
    if findings:
        raise InputError(tuple(findings))
    if not any(found):
        return None
    snapshot = fingerprint(handbook)
    return next((one.release for one in reversed(found) if one and one.snapshot == snapshot), None)
