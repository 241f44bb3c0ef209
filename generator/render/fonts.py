"""The typeface of every printed document: Noto Sans SC or TC from a wheel, cut down to the characters in use.

No font of the machine is ever used, so that a document looks the same, to the byte, wherever it is built.
The wheel's variable font is cut to the characters in use and frozen at two weights: printed documents embed
static fonts, and a typesetter that reads two small files starts at once.
"""

from __future__ import annotations

import hashlib
import io
import os
import tempfile
import unicodedata
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FAMILIES = {"simplified": "Noto Sans SC", "traditional": "Noto Sans TC"}
"""The typeface of each script: the same characters have other shapes and marks in Taiwan."""
WEIGHTS = {"Regular": 400, "Bold": 700}
PACKAGE, FOLDER = "justmytype_intl_cjk", "fonts/ofl"
ALWAYS = frozenset(map(chr, range(0x20, 0x7F))) | frozenset("\u00a0\u00b7\u00d7\u2013\u2014\u2026\u3000")
"""Letters, digits and marks that every document may need besides its own characters."""
LEGAL_NAMES = frozenset({0, 5, 13, 14})
"""Copyright, version and licence (OFL), which stay in the cut font."""
FEATURES = ("ccmp", "kern", "liga", "locl", "mark", "mkmk")


def missing(text: str, script: str = "simplified") -> tuple[str, ...]:
    """Return the characters of a text that its script's typeface cannot show, each once, in code point order.

    Spaces, line ends and invisible format characters need no glyph. A character with its accent counts as
    shown when the typeface has the composed character.
    """
    known = _coverage(FAMILIES[script])
    composed = unicodedata.normalize("NFC", text)
    return tuple(sorted({character for character in composed if _needs_glyph(character)} - known))


def prepared(characters: Iterable[str], folder: Path, script: str = "simplified") -> Path:
    """Return a folder with the typeface cut to these characters, made below `folder` unless it stands there.

    The same characters give the same bytes. A set larger than needed would look the same but lead to other
    bytes in the documents, so none is reused for a smaller one. Characters that the typeface lacks are left
    out: `missing` tells them beforehand. Takes about three seconds for a thousand characters.
    """
    text, family = "".join(characters), FAMILIES[script]
    wanted = (ALWAYS | set(text) | set(unicodedata.normalize("NFC", text))) & _coverage(family)
    target = folder / _key(family, wanted)
    if not all((target / f"{name}.ttf").is_file() for name in WEIGHTS):
        target.mkdir(parents=True, exist_ok=True)
        cut = _cut(family, wanted)
        for name in WEIGHTS:
            _write(target / f"{name}.ttf", _frozen(cut, family, name))
    return target


def _needs_glyph(character: str) -> bool:
    return unicodedata.category(character) not in {"Cc", "Cf", "Zs", "Zl", "Zp"} and not (
        "\ufe00" <= character <= "\ufe0f"
    )


def _source(family: str) -> bytes:
    name = family.replace(" ", "")
    return files(PACKAGE).joinpath(FOLDER, name.lower(), f"{name}[wght].ttf").read_bytes()


@cache
def _coverage(family: str) -> frozenset[str]:
    """Return every character that a typeface has."""
    with TTFont(io.BytesIO(_source(family)), lazy=True) as font:
        return frozenset(map(chr, font.getBestCmap()))


def _key(family: str, characters: Iterable[str]) -> str:
    """Name a set of characters, in a version of a typeface, cut by a version of the tool."""
    parts = (
        family,
        version("justmytype-intl-cjk"),
        version("fonttools"),
        "".join(FEATURES),
        "".join(sorted(characters)),
    )
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


def _cut(family: str, characters: Iterable[str]) -> bytes:
    """Return the variable font with these characters alone."""
    options = subset.Options(
        hinting=False, notdef_outline=True, layout_features=[*FEATURES], name_IDs=[*LEGAL_NAMES]
    )
    # The time of making is in the file's head; kept as the source has it, or no two files were the same.
    with TTFont(io.BytesIO(_source(family)), lazy=True, recalcTimestamp=False) as font:
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=[ord(character) for character in characters])
        subsetter.subset(font)
        return _bytes(font)


def _frozen(cut: bytes, family: str, name: str) -> bytes:
    """Return the font at one weight, named after it: the variable font is named after Thin."""
    with TTFont(io.BytesIO(cut), recalcTimestamp=False) as font:
        instancer.instantiateVariableFont(font, {"wght": WEIGHTS[name]}, inplace=True)
        told = {1: family, 2: name, 4: f"{family} {name}", 6: f"{family.replace(' ', '')}-{name}"}
        font["name"].names = [record for record in font["name"].names if record.nameID in LEGAL_NAMES]
        for identifier, text in told.items():
            font["name"].setName(text, identifier, 3, 1, 0x409)
        if name == "Bold":
            font["OS/2"].fsSelection, font["head"].macStyle = 0x20, 1
        return _bytes(font)


def _bytes(font: TTFont) -> bytes:
    target = io.BytesIO()
    font.save(target)
    return target.getvalue()


def _write(path: Path, data: bytes) -> None:
    """Write a file whole or not at all: another build may be reading the same cache."""
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(data)
    os.replace(file.name, path)  # noqa: PTH105 - Path.replace is the same call with more words
