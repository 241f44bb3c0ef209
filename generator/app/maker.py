"""With what prints are made: by the same maker, the same handbook gives the same bytes."""

from __future__ import annotations

from importlib.metadata import version

from generator import __version__
from generator.app.printables import LAYOUTS
from generator.app.project import TOOL
from generator.publish.artifacts import folder_digest, key

LIBRARIES = (
    "fonttools",
    "justmytype-intl-cjk",
    "opencc",
    "pypandoc_binary",
    "segno",
    "typst",
    "xlsxwriter",
)
"""What writes prints, or a part of them."""
DIGITS = 8


def maker() -> str:
    """Return the version of the program and a digest of all in it that prints depend on: `0.1.0+3f2a91bc`."""
    code = TOOL / "generator"
    parts = (folder_digest(code, "*.py"), folder_digest(code, "*.yml"), folder_digest(LAYOUTS))
    digest = key(*parts, *(f"{name} {version(name)}" for name in LIBRARIES))
    return f"{__version__}+{digest[:DIGITS]}"
