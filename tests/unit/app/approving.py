"""The options of approvals on the command line, for a first release and one after it."""

from __future__ import annotations

from generator import cli
from generator.app.check import check
from generator.app.project import Project
from generator.model.release import Proposal
from generator.source.record import record_bytes
from generator.source.releases import PROPOSAL
from generator.source.snapshot import fingerprint

OPTIONS = {
    "--prepared-by": "clerk",
    "--prepared-on": "2026-09-18",
    "--reviewed-by": "manager",
    "--reviewed-on": "2026-09-19",
    "--approved-by": "director",
    "--approved-on": "2026-09-20",
    "--effective": "2026-10-01",
    "--date": "2026-09-20",
}
NEXT = {
    "--prepared-on": "2026-12-18",
    "--reviewed-on": "2026-12-19",
    "--approved-on": "2026-12-20",
    "--effective": "2027-01-01",
    "--date": "2026-12-20",
}


def options(changes: dict[str, str | None] | None = None) -> list[str]:
    """Return the options of a first approval, some of them changed or, with none, left out."""
    given = OPTIONS | (changes or {})
    return [part for option, value in given.items() if value is not None for part in (option, value)]


def later(changes: dict[str, str | None] | None = None) -> list[str]:
    """Return the options of an approval a quarter later."""
    return options({**NEXT, **(changes or {})})


def put_forward(project: Project, name: str = "2026Q4") -> None:
    """Put the draft forward for approval."""
    folder = project.standards / "releases" / name
    folder.mkdir(parents=True, exist_ok=True)
    record = {"format": "1", "release": name, "proposed": "2026-09-15"}
    snapshot = fingerprint(check(project).handbook)
    (folder / PROPOSAL).write_bytes(record_bytes(Proposal.model_validate(record | {"snapshot": snapshot})))


def approve_now(project: Project, name: str, arguments: list[str]) -> None:
    """Put the draft forward and approve it."""
    put_forward(project, name)
    assert cli.run(["approve", name, "--root", str(project.root), *arguments]) == 0
