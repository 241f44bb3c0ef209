"""The whole handbook as one document: cover, control data, contents, chapters; other industries at the end.

It is put together from the pages of the site, so that both say the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from generator.content import WHOLE, printed
from generator.views.control import control
from generator.views.flowchart.pages import FlowchartPrint
from generator.views.imprint import Imprint, Labelled, Running, shortened
from generator.views.marked import mark_explained
from generator.views.pages.page import Page
from generator.views.volume import documents, registers
from generator.views.volume.blocks import Block, Heading, linked
from generator.views.volume.record import main_points, record, signed
from generator.views.wording import Wording
from generator.words import Words

__all__ = ["VolumeView", "volume_view"]

Register = tuple[str, Callable[[Page, Words], Iterator[Block]]]
"""The page that a chapter is made of, and how."""
REGISTERS: tuple[Register, ...] = (
    ("methods", registers.methods),
    ("scripts", registers.scripts),
    ("competences", registers.competences),
    ("forms/index", lambda page, _: documents.listed(page)),
    ("records", registers.records),
    ("documents", registers.named_only),
    ("sites", registers.sites),
)
"""The chapters between scoring and the posts."""
LAST: tuple[Register, ...] = (
    ("terms", registers.terms),
    ("quality/conflicts", registers.conflicts),
    ("quality/gaps", registers.gaps),
)
"""The chapters after the posts."""


@dataclass(frozen=True)
class VolumeView:
    """The whole handbook."""

    imprint: Imprint
    facts: tuple[Labelled, ...]
    """Control data on the cover."""
    counts: tuple[Labelled, ...]
    """How much there is of what."""
    sources: tuple[str, ...]
    signed: tuple[Labelled, ...]
    """Who prepared and who reviewed this version, on the cover; empty for a draft."""
    record: tuple[Block, ...]
    """The first chapters: the main points of this version, and all releases with their approvals."""
    blocks: tuple[Block, ...]


def volume_view(
    wording: Wording,
    pages: tuple[Page, ...],
    charts: Mapping[str, FlowchartPrint],
    points: tuple[str, ...] = (),
) -> VolumeView:
    """Return the whole handbook ready to print, from the pages of its site and the charts by procedure.

    `points` are what this version changed, in sentences.
    """
    volume = _Volume(wording, {page.path: page for page in pages}, charts)
    about = wording.handbook.about
    papers = replace(control(wording, wording.plain(about.title), ""), number="")
    running = Running(shortened(f"{papers.organisation} {papers.title}"), "")
    language = wording.words.language
    code = wording.code(WHOLE)
    blocks = linked(volume.blocks())
    return VolumeView(
        imprint=Imprint(
            papers,
            running,
            "",
            language,
            basis=(),
            keeping=(),
            industry="",
            code=code,
            printed=printed(code),
        ),
        facts=(*volume.facts(), *mark_explained(blocks, wording)),
        counts=tuple(volume.counts()),
        sources=tuple(wording.plain(source.title) for source in wording.handbook.sources),
        signed=tuple(signed(wording)),
        record=(*main_points(wording, points), *record(wording)),
        blocks=blocks,
    )


@dataclass(frozen=True)
class _Volume:
    wording: Wording
    pages: Mapping[str, Page]
    charts: Mapping[str, FlowchartPrint]

    @property
    def words(self) -> Words:
        return self.wording.words

    def facts(self) -> Iterator[Labelled]:
        about, words = self.wording.handbook.about, self.words
        if about.industry:
            yield Labelled(words("print.volume.industry"), self.wording.plain(about.industry))
        yield Labelled(words("print.volume.review"), self.wording.amount(about.review_cycle))
        yield Labelled(words("print.volume.address"), self.wording.plain(about.address))

    def counts(self) -> Iterator[Labelled]:
        for one in self.pages["index"].content.counts:
            yield Labelled(one.label, str(one.number))

    def blocks(self) -> Iterator[Block]:
        """Yield all chapters in the order of the document."""
        for key, made in (("services", self._standards), ("procedures", self._procedures)):
            yield from self._chapter(self.words(f"pages.title.{key}"), made(foreign=False))
        yield from self._scoring()
        sheets = self.pages["sheets/index"]
        yield from self._chapter(sheets.title, documents.listed(sheets))
        for path, made_of in REGISTERS:
            if page := self.pages.get(path):
                yield from self._chapter(page.title, made_of(page, self.words))
        yield from self._chapter(self.words("pages.title.posts"), self._posts(foreign=False))
        for path, made_of in LAST:
            if page := self.pages.get(path):
                yield from self._chapter(page.title, made_of(page, self.words))
        yield from self._chapter(self.words("print.volume.others"), self._others())

    def _chapter(self, title: str, blocks: Iterable[Block]) -> Iterator[Block]:
        """Yield a chapter unless it is empty."""
        if found := tuple(blocks):
            yield Heading(1, title)
            yield from found

    def _of(self, template: str, *, foreign: bool) -> Iterator[Page]:
        for page in self.pages.values():
            if page.template == template and bool(page.badge) is foreign:
                yield page

    def _standards(self, *, foreign: bool) -> Iterator[Block]:
        for page in self._of("standard", foreign=foreign):
            yield from documents.standard(page, self.words)

    def _procedures(self, *, foreign: bool) -> Iterator[Block]:
        for page in self._of("procedure", foreign=foreign):
            yield from documents.procedure(page, self.charts, self.words)

    def _scoring(self) -> Iterator[Block]:
        if page := self.pages.get("scoring"):
            yield from self._chapter(page.title, registers.schemes(page, self.words, foreign=False))

    def _posts(self, *, foreign: bool) -> Iterator[Block]:
        group = ""
        for page in self._of("post", foreign=foreign):
            if page.group != group:
                group = page.group
                yield Heading(2, group)
            yield from documents.post(page, self.words)

    def _others(self) -> Iterator[Block]:
        """Yield what was written for other industries."""
        yield from self._standards(foreign=True)
        yield from self._procedures(foreign=True)
        if page := self.pages.get("scoring"):
            yield from registers.schemes(page, self.words, foreign=True)
        yield from self._posts(foreign=True)
