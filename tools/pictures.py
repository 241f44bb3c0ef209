"""Draw sheets, forms and procedures small, in docs/pictures/printables-*.png.

Run as `python -m tools.pictures [site folder]`.
One picture a kind, every page with the name of its file below. Needs pdftoppm and Pillow, as the tests do.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from tools.places import ROOT

TARGET = ROOT / "docs" / "pictures"
PAGE, GAP, LABEL = 220, 12, 18
"""Pixels: the room for a page as wide as high paper is, between pages, and for the name below."""
COLUMNS, COLOURS = 8, 96
INK, GROUND, EDGE = "#1b2a2d", "#e7ecec", "#9aa8aa"
SCRIPT_HEAD = "window.handbookPrints = "


def main(site: Path) -> None:
    listed = (site / "prints.js").read_text(encoding="utf-8").removeprefix(SCRIPT_HEAD).removesuffix(";\n")
    kinds: dict[str, list[Path]] = {}
    for row in sorted(json.loads(listed).values(), key=lambda row: str(row["file"])):
        kind, below, _ = row["page"].partition("/")
        if row["valid"] and below:
            kinds.setdefault(kind, []).append(site / row["folder"] / row["file"])
    for kind, files in sorted(kinds.items()):
        tiles = [tile for file in files for tile in drawn(file)]
        target = TARGET / f"printables-{kind}.png"
        contact_sheet(tiles).save(target, optimize=True)
        size = target.stat().st_size
        print(f"{target.relative_to(ROOT)}: {len(files)} prints, {len(tiles)} pages, {size:,} bytes")


def drawn(file: Path) -> Iterator[tuple[str, Image.Image]]:
    """Yield each page of a PDF with its label."""
    command = ["pdftoppm", "-png", "-scale-to-x", str(PAGE * 2), "-scale-to-y", "-1", str(file)]
    data = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout
    parts = [b"\x89PNG" + part for part in data.split(b"\x89PNG")[1:]]
    for number, part in enumerate(parts, start=1):
        page = Image.open(io.BytesIO(part)).convert("RGB")
        wide = page.width > page.height
        width = PAGE * 2 + GAP if wide else PAGE
        small = page.resize((width, round(page.height * width / page.width)), Image.Resampling.LANCZOS)
        yield file.stem if len(parts) == 1 else f"{file.stem} {number}/{len(parts)}", small


def contact_sheet(tiles: list[tuple[str, Image.Image]]) -> Image.Image:
    """Return the pages in rows, from left to right; paper that lies takes the room of two that stand."""
    height = max(tile.height for _, tile in tiles)
    places: list[tuple[int, int]] = []
    row = column = 0
    for _, tile in tiles:
        needs = 2 if tile.width > PAGE else 1
        if column + needs > COLUMNS:
            row, column = row + 1, 0
        places.append((GAP + column * (PAGE + GAP), GAP + row * (height + LABEL + GAP)))
        column += needs
    size = (GAP + COLUMNS * (PAGE + GAP), GAP + (row + 1) * (height + LABEL + GAP))
    sheet = Image.new("RGB", size, GROUND)
    pen, font = ImageDraw.Draw(sheet), ImageFont.load_default(size=11)
    for (label, tile), (left, top) in zip(tiles, places, strict=True):
        sheet.paste(tile, (left, top))
        pen.rectangle((left, top, left + tile.width, top + tile.height), outline=EDGE)
        pen.text((left, top + tile.height + 2), label, fill=INK, font=font)
    return sheet.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else ROOT / "site")
