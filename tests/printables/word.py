"""Writes Word documents and reads them back, as a program and as LibreOffice do."""

from __future__ import annotations

import io
import subprocess
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from generator.render.word import WordWriter, word_document
from generator.words import Words

FOLDER = Path(__file__).resolve().parents[2] / "printables" / "word"
MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WORD_2010 = "http://schemas.microsoft.com/office/word/2010/wordml"
BODY = "word/document.xml"


def w(name: str) -> str:
    """Return a name of the main vocabulary, as ElementTree writes it."""
    return f"{{{MAIN}}}{name}"


class Docx:
    """A Word document taken apart."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.files = {info.filename: archive.read(info) for info in archive.infolist()}
            self.dates = {info.date_time for info in archive.infolist()}
        self.parts = {name: ET.fromstring(data) for name, data in self.files.items() if is_xml(name)}  # noqa: S314 - our own output

    @property
    def body(self) -> ET.Element:
        return self.parts[BODY]

    def text(self, *parts: str) -> str:
        """Return the text of parts, of the main one if none is named, without white space."""
        found = (self.parts[name].iter(w("t")) for name in parts or (BODY,))
        return "".join("".join(each.text or "" for part in found for each in part).split())

    def controls(self, kind: str) -> list[ET.Element]:
        """Return the content controls of a kind, such as `w:text`."""
        return [each for each in self.body.iter(w("sdt")) if each.find(f"{w('sdtPr')}/{kind}") is not None]


def held_from(document: Docx, words: str) -> bool:
    """Return whether all rows from that of these words stay together with the last one, which is signed."""
    tables = [each.findall(w("tr")) for each in document.body.findall(f"{w('body')}/{w('tbl')}")]
    rows = next(rows for rows in reversed(tables) if any(words in "".join(row.itertext()) for row in rows))
    first = max(place for place, row in enumerate(rows[:-1]) if words in "".join(row.itertext()))
    *before, last = rows[first:]
    kept = (each.find(f"{w('pPr')}/{w('keepNext')}") for row in before for each in row.iter(w("p")))
    whole = last.find(f"{w('trPr')}/{w('cantSplit')}") is not None
    return bool(before) and None not in kept and whole and "修改意见" in "".join(last.itertext())


def is_xml(name: str) -> bool:
    return name.endswith((".xml", ".rels"))


def word(writer: WordWriter, view: Any, language: str = "zh") -> Docx:
    """Return a view written as a Word document and read back."""
    return Docx(writer.docx(word_document(view, Words(language))))


def converted(data: bytes, folder: Path) -> bytes:
    """Return a Word document as a PDF by LibreOffice, which leaves it unmade where it cannot read it."""
    (folder / "document.docx").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        [
            "soffice",
            profile,
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            folder,
            folder / "document.docx",
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return (folder / "document.pdf").read_bytes()
