"""What every printed document says about itself and what is written on it: the imprint.

Document control, content code, QR text, basis, retention and legend; shared by sheets, forms and charts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, is_dataclass, replace
from typing import Any, TypeVar

from generator.content import printed, scanned
from generator.lens.held import basis_of
from generator.model.base import UNSPECIFIED, Basis, Entity, Unspecified
from generator.model.forms import Retention
from generator.model.handbook import Handbook, Source
from generator.views.control import Control, control
from generator.views.wording import Wording

V = TypeVar("V")

RUNNING_MOST = 36
"""So many Chinese characters of the head of a page leave room for the rest of it."""

ITEMS_MOST = 8
"""So many items of a document are named; of more the first ones, with how many there are."""


@dataclass(frozen=True)
class Labelled:
    """A label and what stands beside it; an empty text is a place to write on."""

    label: str
    text: str = ""
    pattern: str = ""
    """Printed faintly where it is filled in, such as year, month and day."""


@dataclass(frozen=True)
class Keeping:
    """How long the filled-in document is kept, by whom, from when, and what happens then (ISO 15489)."""

    period: str
    keeper: str
    start: str
    disposal: str


@dataclass(frozen=True)
class Running:
    """What stands in the head of every page, shortened where it would not fit; in the title it is whole."""

    organisation: str
    number: str


@dataclass(frozen=True)
class Imprint:
    """Everything that a print says about itself. All texts are ready to show."""

    control: Control
    running: Running
    page: str
    """The document's page on the site, as `sheets/desk.html`."""
    language: str
    basis: tuple[str, ...]
    """Titles of the documents that it is based on, with their items."""
    keeping: tuple[Keeping, ...]
    """Never empty: where no rule holds the document, one entry says that none is stated."""
    industry: str
    """For which industry it was written, in words; empty where that is the organisation's own."""
    legend: tuple[Labelled, ...] = ()
    """The marks used on it, explained."""
    code: str = ""
    """Content code: two prints with the same code say the same; see `generator.content`."""
    printed: str = ""
    """The same with its check character, as people read and type it; see `stamped`."""
    qr: str = ""
    """What the QR code holds; see `stamped`."""


def imprint(  # noqa: PLR0913, PLR0917 - the facts of a document, each from another place
    handbook: Handbook,
    wording: Wording,
    entity: Entity,
    control: Control,
    basis: tuple[Basis, ...],
    legend: tuple[Labelled, ...] = (),
) -> Imprint:
    """Return the imprint of an entity's print; `stamped` adds how its code is printed."""
    return Imprint(
        control=control,
        running=Running(shortened(control.organisation), shortened(control.number)),
        page=f"{wording.addresses[entity.id].page}.html",
        language=wording.words.language,
        basis=basis_documents(handbook, wording, basis),
        keeping=keeping(wording, entity),
        industry=industry(wording, entity),
        legend=legend,
        code=wording.code(entity.id),
    )


def general_imprint(wording: Wording, document: str, title: str, page: str) -> Imprint:
    """Return the imprint of a document that is of no single entity; it has no number."""
    data = replace(control(wording, title, ""), number="")
    return Imprint(
        control=data,
        running=Running(shortened(data.organisation), ""),
        page=page,
        language=wording.words.language,
        basis=(),
        keeping=(),
        industry="",
        code=wording.code(document),
    )


def industry(wording: Wording, entity: Entity) -> str:
    """Return for which other industry an entity was written, in words; empty for the organisation's own."""
    other = wording.lens.industry(entity).value
    return wording.words("print.industry", industry=wording.plain(other)) if other else ""


def shortened(text: str) -> str:
    """Return a text that fits into the head of a page."""
    return text if len(text) <= RUNNING_MOST else f"{text[: RUNNING_MOST - 1]}\u2026"


def basis_documents(handbook: Handbook, wording: Wording, basis: tuple[Basis, ...]) -> tuple[str, ...]:
    """Return each source document once, with all of its items sorted, in the order of first mention."""
    items: dict[str, set[str]] = {}
    separator = wording.words("print.and").strip()
    for ground in basis:
        listed = (item.strip() for item in wording.plain(ground.item).split(separator))
        items.setdefault(ground.source, set()).update(item for item in listed if item)
    documents = tuple(
        _document(handbook, wording, source, sorted(listed, key=_by_numbers))
        for source, listed in items.items()
    )
    return documents or (wording.unspecified.text,)


def _by_numbers(text: str) -> list[tuple[int, str]]:
    """Return a key that sorts 7.2 before 7.10."""
    return [(int(part), "") if part.isdecimal() else (0, part) for part in re.split(r"([0-9]+)", text)]


def _document(handbook: Handbook, wording: Wording, source: str, items: list[str]) -> str:
    title = wording.plain(handbook.get(source, Source).title)
    if not items:
        return title
    told = wording.words("print.and").join(items[:ITEMS_MOST])
    if len(items) > ITEMS_MOST:
        return wording.words("print.basis-many", title=title, items=told, count=len(items))
    return wording.words("print.basis-items", title=title, items=told)


def keeping(wording: Wording, entity: Entity) -> tuple[Keeping, ...]:
    """Return the retention of an entity's filled-in prints."""
    found = wording.lens.retention(entity)
    silent = wording.unspecified.text
    return tuple(_keeping(wording, held.value) for held in found) or (
        Keeping(silent, silent, silent, silent),
    )


def _keeping(wording: Wording, rule: Retention) -> Keeping:
    def own(told: str, key: str, value: object) -> str:
        silent = isinstance(value, Unspecified)
        return told if silent else told + wording.mark(basis_of(rule, key))

    return Keeping(
        period=own(wording.amount(rule.period), "period", rule.period),
        keeper=own(joined(wording, rule.keeper), "keeper", rule.keeper),
        start=own(wording.name(rule.from_).text, "from", rule.from_),
        disposal=own(wording.plain(rule.disposal), "disposal", rule.disposal),
    )


def joined(wording: Wording, identifiers: tuple[str, ...] | Unspecified) -> str:
    """Return the names of several entities as one text."""
    return wording.words("print.and").join(span.text for span in wording.names(identifiers))


def site_address(wording: Wording) -> str:
    """Return where the site stands, as `https://example.com/handbook/`; empty when that is nowhere."""
    address = wording.handbook.about.address
    return "" if address is UNSPECIFIED else wording.plain(address)


def suggestions_address(wording: Wording) -> str:
    """Return the mail address for suggestions; empty where the handbook names none."""
    settings = wording.handbook.about.control
    to = settings.suggestions_to if settings else UNSPECIFIED
    return "" if to is UNSPECIFIED else wording.plain(to)


def suggestion_box(wording: Wording) -> str:
    """Return the label of the box for suggestions, with where to mail them instead if that is known."""
    words, address = wording.words, suggestions_address(wording)
    return words("print.suggestion-mail", address=address) if address else words("print.suggestion")


def stamped(view: V, address: str, code: str = "") -> V:
    """Return a view whose imprint carries its content code as it is printed, and the text of its QR code.

    `address` is what `site_address` returns; `code` is that of a print that has only a part of its document,
    else the document's own is taken.

    The QR code leads to the document's page, at `#print-<code>`, where the site tells whether this print is
    still the valid one. It holds no check character, since a reader makes no slips, and no more than one
    part: the pages of old versions read codes so. A handbook that is published nowhere has no such link; then
    the QR code holds the way below the site's root, `sheets/desk.html#print-<code>`: plain ASCII, which every
    reader shows as it is, and which leads to the same place in a copy of the site.
    """
    assert is_dataclass(view)  # noqa: S101 - a promise among the views, not input
    data: Any = view
    code = code or data.imprint.code
    root = f"{address.rstrip('/')}/" if address else ""
    qr = f"{root}{data.imprint.page}#print-{scanned(code)}"
    return replace(data, imprint=replace(data.imprint, code=code, printed=printed(code), qr=qr))  # type: ignore[no-any-return]
