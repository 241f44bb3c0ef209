"""The prints that the site knows by their content codes, and what they are called in the bundle of all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.content import printed
from generator.model.handbook import Handbook
from generator.model.release import Approval
from generator.views.imprint import Imprint
from generator.views.wording import Wording
from generator.words import Words

FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')
"""What names of files must not hold on one system or another."""
HOME = "index.html"
"""The page of what has none of its own."""
NAME_MOST = 60
"""Characters of a name of a file: some systems take 255 bytes, of which a Chinese character needs three."""


@dataclass(frozen=True)
class Print:
    """A print of one version that the site can tell about. All texts are ready to show."""

    code: str
    id: str
    """Id of its entity, or of the whole handbook: prints with the same id are versions of one document."""
    title: str
    number: str
    """Document number; empty when no source gives one."""
    version: str
    effective: str
    note: str
    """What the state of its version means for whoever holds it; empty when nothing needs saying."""
    page: str
    """Its page, below the folder of its version, as `sheets/desk.html`."""
    file: str
    """Its PDF, likewise."""

    @property
    def printed(self) -> str:
        """The code as it stands on paper."""
        return printed(self.code)


def prints(wording: Wording, imprints: Mapping[str, Imprint]) -> tuple[Print, ...]:
    """Return the prints of one version, by what their documents' imprints say, by id.

    All formats of a document are made of one view and share its code.
    """
    return tuple(_print(wording, *document) for document in imprints.items())


def _print(wording: Wording, entity: str, imprint: Imprint) -> Print:
    control = imprint.control
    return Print(
        code=imprint.code,
        id=entity,
        title=control.title,
        number="" if control.number == wording.unspecified.text else control.number,
        version=control.version,
        effective=control.effective,
        note=control.state_note,
        page=imprint.page or HOME,
        file=f"printables/{entity}.pdf",
    )


def recorded(row: Mapping[str, Any], approval: Approval) -> Print:
    """Return a print as the list of a release's prints has frozen it."""
    return Print(
        code=row["code"],
        id=row["id"],
        title=row["title"],
        number=row["number"],
        version=str(approval.release),
        effective=approval.effective.isoformat(),
        note="",
        page=row["page"],
        file=row["file"],
    )


def in_bundle(handbook: Handbook, prints: Iterable[Print]) -> tuple[Print, ...]:
    """Return the prints that the bundle of all holds: all but those of forms whose fields are open.

    Those would be the same page time and again; one that serves for all stands in their place.
    """
    open_ = {form.id for form in handbook.forms if form.is_open}
    return tuple(one for one in prints if one.id not in open_)


def names_in_bundle(words: Words, prints: Iterable[Print], files: Iterable[str]) -> Mapping[str, str]:
    """Return what each file of these prints is called in the bundle, as `Forms/BD-01 Slip.pdf`, by its name.

    Files that are not of these prints are left out. Names that differ in nothing but case get their ids too.
    """
    known = {one.id: one for one in prints}
    names = distinct({one.id: _name(words, one) for one in known.values()})
    parts = ((file, *file.rpartition(".")[::2]) for file in files)
    return {file: f"{names[entity]}.{ending}" for file, entity, ending in parts if entity in names}


def _name(words: Words, one: Print) -> str:
    """Return the name without its ending; what belongs to no list, as the whole handbook, stands on top."""
    kind, _, _ = one.page.rpartition("/")
    name = file_name(one.number, one.title)
    return f"{file_name(words(f'pages.title.{kind}'))}/{name}" if kind else name


def file_name(*parts: str) -> str:
    """Return these parts, some of which may be empty, as a file may be called on every system."""
    return FORBIDDEN.sub("_", " ".join(filter(None, parts)))[:NAME_MOST].strip(" .")


def distinct(names: Mapping[str, str]) -> dict[str, str]:
    """Return names by id, those that differ in nothing but case, or are empty, with their ids."""
    often = Counter(map(str.casefold, names.values()))
    return {
        entity: name if name and often[name.casefold()] == 1 else f"{name} ({entity})"
        for entity, name in names.items()
    }
