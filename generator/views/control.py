"""What every document says about itself: title, number, version, state, dates, owner."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Any, Literal

from generator.model.base import Text, Unspecified
from generator.model.edition import Copy, Edition
from generator.model.release import Signed
from generator.views.wording import Wording

Validity = Literal[
    "download", "effective", "controlled", "approved", "superseded", "withdrawn", "proposed", "draft"
]
"""What a document is: a file of a release, valid as long as its content code is; a print of a release that is
effective on the day of printing, with a copy number (controlled) or without; a print of one that is approved
and not yet effective, superseded or withdrawn; a proposal; a draft."""
MARKED: frozenset[Validity] = frozenset({"approved", "superseded", "withdrawn", "proposed", "draft"})
"""What must not be taken for a valid document, even by one who sees a single page, in black and white."""


@dataclass(frozen=True)
class Control:
    """Document control data of one page or printable (ISO 9001:2015 7.5). All texts are ready to show."""

    organisation: str
    handbook: str
    title: str
    number: str
    version: str
    """The release's name, or the word for a draft."""
    validity: Validity
    """What its state is; the layouts draw each unmistakably."""
    state: str
    """The same in words."""
    mark: str
    """What stands across each page that must not be taken for a valid one; empty on others."""
    state_note: str
    """What that state means for whoever holds the print; empty when nothing needs saying."""
    prepared: str
    """By whom and when; like the next, empty before it is approved."""
    reviewed: str
    approved: str
    effective: str
    owner: str
    draft: bool
    date: str | None
    """Effective date as `YYYY-MM-DD`; none for a draft."""


def canonical(view: Any) -> str:
    """Return a view as canonical JSON: the same for views that say the same. Decimals are texts in it.

    Written from the view itself: `asdict` would copy it first, which takes longer than the writing.
    """
    return json.dumps(view, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain)


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return str(value)
    return {field.name: getattr(value, field.name) for field in fields(value)}


def control(
    wording: Wording, title: str, number: str | Unspecified, department: str | None = None
) -> Control:
    """Return the document control data of one document of this version.

    `department` is in charge of it where that is not the one in charge of the handbook.
    """
    about, approval, words = wording.handbook.about, wording.edition.approval, wording.words
    validity = validity_of(wording.edition)
    version, state_note = _version(wording), _note(wording, validity)
    return Control(
        organisation=wording.plain(about.organisation),
        handbook=wording.plain(about.title),
        title=title,
        number=wording.plain(Text(number)) if isinstance(number, str) else wording.unspecified.text,
        version=version,
        validity=validity,
        state=words(f"common.state.{validity}"),
        mark=words(f"common.state.{validity}") if validity in MARKED else "",
        state_note=state_note,
        prepared=_signed(wording, approval.prepared) if approval else "",
        reviewed=_signed(wording, approval.reviewed) if approval else "",
        approved=_signed(wording, approval.approved) if approval else words("common.not-approved"),
        effective=str(approval.effective) if approval else words("common.not-effective"),
        owner=wording.name(department or about.owner).text,
        draft=approval is None,
        date=approval.effective.isoformat() if approval else None,
    )


def validity_of(edition: Edition) -> Validity:
    """Return what documents of an edition are: of a release, on the day of printing."""
    if edition.approval is None:
        return "proposed" if edition.proposed else "draft"
    if edition.printing is None:
        return "download"
    if edition.printing.state == "effective" and edition.printing.copy:
        return "controlled"
    return edition.printing.state


def _version(wording: Wording) -> str:
    edition = wording.edition
    if edition.approval:
        return str(edition.approval.release)
    if edition.proposed:
        return wording.words("common.proposed", release=str(edition.proposed))
    return wording.words("common.draft")


def _signed(wording: Wording, signed: Signed) -> str:
    return wording.words("common.approved", by=wording.plain(signed.by), on=signed.on)


def _note(wording: Wording, validity: Validity) -> str:
    """Return what a state means for whoever holds the print."""
    words, printing, approval = wording.words, wording.edition.printing, wording.edition.approval
    key, known = f"common.state-note.{validity}", dict[str, str]()
    if printing is not None and approval is not None:
        copy = printing.copy or Copy("", "")
        told = {
            "effective": ("day",),
            "controlled": ("day", "number", "holder"),
            "approved": ("effective",),
            "superseded": ("day", "successor"),
        }
        all_ = {
            "day": printing.on.isoformat(),
            "effective": approval.effective.isoformat(),
            "successor": printing.successor,
            "number": copy.number,
            "holder": copy.holder,
        }
        known = {name: all_[name] for name in told.get(validity, ())}
    return words(key, **known)
