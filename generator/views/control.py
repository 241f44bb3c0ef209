"""What every document says about itself: title, number, version, state, dates, owner and content code."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from typing import Any

from generator.model.base import Text, Unspecified
from generator.model.release import Signed
from generator.views.wording import Wording

CODE_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no letter that is taken for a digit on paper."""


@dataclass(frozen=True)
class Control:
    """Document control data of one page or printable (ISO 9001:2015 7.5). All texts are ready to show."""

    organisation: str
    handbook: str
    title: str
    number: str
    version: str
    """The release's name, or the word for a draft."""
    state: str
    """Controlled, draft, or draft put forward for approval."""
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

    def neutral(self) -> Control:
        """Return the data without what tells one version from another: what the document itself is."""
        return replace(
            self,
            version="",
            state="",
            state_note="",
            prepared="",
            reviewed="",
            approved="",
            effective="",
            draft=False,
            date=None,
        )


def canonical(view: Any) -> str:
    """Return a view as canonical JSON: the same for views that say the same. Decimals are texts in it.

    Written from the view itself: `asdict` would copy it first, which takes longer than the writing.
    """
    return json.dumps(view, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain)


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return str(value)
    return {field.name: getattr(value, field.name) for field in fields(value)}


def content_code(view: Any) -> str:
    """Return the short code of a view: two prints with the same code say the same.

    40 bits of SHA-256 over the view's canonical JSON, as `XXXX-XXXX`: to tell prints apart, not for secrecy.
    """
    bits = int.from_bytes(hashlib.sha256(canonical(view).encode()).digest()[:5])
    letters = "".join(CODE_ALPHABET[bits >> shift & 31] for shift in range(35, -1, -5))
    return f"{letters[:4]}-{letters[4:]}"


def partial_code(whole: str, view: Any) -> str:
    """Return the code of what was taken of a document, as `XXXX-XXXX-XXXX`: it begins with that of the whole.

    So whoever knows the whole document can tell whether the part is still valid, and the last 20 bits tell
    the parts of one document apart.
    """
    return f"{whole}-{content_code(view)[:4]}"


def whole_code(code: str) -> str:
    """Return the code of the whole document that a code, maybe of a part of it, begins with."""
    return "-".join(code.split("-")[:2])


def control(wording: Wording, title: str, number: str | Unspecified) -> Control:
    """Return the document control data of one document of this version."""
    about, approval = wording.handbook.about, wording.edition.approval
    version, state, state_note, approved, effective = _standing(wording)
    return Control(
        organisation=wording.plain(about.organisation),
        handbook=wording.plain(about.title),
        title=title,
        number=wording.plain(Text(number)) if isinstance(number, str) else wording.unspecified.text,
        version=version,
        state=state,
        state_note=state_note,
        prepared=_signed(wording, approval.prepared) if approval else "",
        reviewed=_signed(wording, approval.reviewed) if approval else "",
        approved=approved,
        effective=effective,
        owner=wording.name(about.owner).text,
        draft=approval is None,
        date=approval.effective.isoformat() if approval else None,
    )


def _standing(wording: Wording) -> tuple[str, str, str, str, str]:
    """Return version, state, note on the state, approval and effective date, in words."""
    words, edition = wording.words, wording.edition
    if approval := edition.approval:
        approved = _signed(wording, approval.approved)
        note = words("common.controlled-note")
        return str(approval.release), words("common.controlled"), note, approved, str(approval.effective)
    silent = words("common.not-approved"), words("common.not-effective")
    if edition.proposed:
        proposed = words("common.proposed", release=str(edition.proposed))
        return proposed, words("common.proposed-state"), words("common.proposed-note"), *silent
    return words("common.draft"), words("common.draft"), words("common.draft-note"), *silent


def _signed(wording: Wording, signed: Signed) -> str:
    return wording.words("common.approved", by=wording.plain(signed.by), on=signed.on)
