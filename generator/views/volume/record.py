"""What stands at the front of the whole handbook: what this version changed, and the record of approvals."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.release import ROLES, Approval, Signed
from generator.views.imprint import Labelled
from generator.views.volume.blocks import Block, Heading, Line, Lines, Piece, Table, TableRow
from generator.views.wording import Wording


def signed(wording: Wording) -> Iterator[Labelled]:
    """Yield who prepared and who reviewed this version; who approved it stands on every print."""
    if approval := wording.edition.approval:
        for role in ROLES[:-1]:
            label = wording.words(f"print.volume.{role}")
            yield Labelled(label, " ".join(_signed(getattr(approval, role))))


def main_points(wording: Wording, points: tuple[str, ...]) -> Iterator[Block]:
    """Yield the chapter of what this version changed, if it changed anything."""
    if points:
        yield Heading(1, wording.words("changes.highlight.title"))
        yield Lines(tuple((Piece(one),) for one in points))


def record(wording: Wording) -> Iterator[Block]:
    """Yield the chapter of all releases up to this version, the newest first."""
    words, edition = wording.words, wording.edition
    approvals = (*edition.former, *((edition.approval,) if edition.approval else ()))
    if approvals:
        heads = ("version", *ROLES, "effective")
        yield Heading(1, words("print.volume.record"))
        yield Table(
            heads=tuple(words(f"print.volume.{head}") for head in heads),
            roles=("code", *("text" for _ in heads[1:])),
            rows=tuple(TableRow(tuple(_cells(approval))) for approval in reversed(approvals)),
        )


def _cells(approval: Approval) -> Iterator[Line]:
    yield (Piece(str(approval.release)),)
    for role in ROLES:
        yield (Piece("\n".join(_signed(getattr(approval, role)))),)
    yield (Piece(approval.effective.isoformat()),)


def _signed(one: Signed) -> tuple[str, str]:
    return str(one.by), one.on.isoformat()
