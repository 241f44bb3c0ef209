"""Fills workbooks in as a person would, and lets LibreOffice reckon them."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from xml.sax.saxutils import escape

from generator.render.excel import workbook
from generator.views.workbook import WorkbookView

Entered = Mapping[tuple[str, str], str | Decimal | int]
"""What is entered, by the tag of the line and the key of the column."""

ALWAYS_RECKON = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"
 xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def address(view: WorkbookView, tag: str, key: str) -> str:
    """Return the address of a cell."""
    row = next(place for place, line in enumerate(view.main.lines, start=1) if line.tag == tag)
    return f"{next(column.letter for column in view.main.columns if column.key == key)}{row}"


def filled(view: WorkbookView, entered: Entered, *, anywhere: bool = False) -> bytes:
    """Return a workbook with entries put into its cells, and nothing else of it changed.

    Only unlocked cells take an entry, unless it may go `anywhere`.
    """
    cells = {address(view, tag, key): value for (tag, key), value in entered.items()}
    free = {
        f"{cell.column}{row}"
        for row, line in enumerate(view.main.lines, start=1)
        for cell in line.cells
        if cell.entry is not None
    }
    assert anywhere or cells.keys() <= free, cells.keys() - free
    return changed(workbook(view), {"xl/worksheets/sheet1.xml": cells})


def changed(data: bytes, sheets: Mapping[str, Mapping[str, str | Decimal | int]]) -> bytes:
    """Return a workbook with other values in some cells, by the file of the sheet and the address."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name in sheets:
                text = _put(text.decode(), sheets[name]).encode()
            new.writestr(name, text)
    return target.getvalue()


def _put(xml: str, cells: Mapping[str, str | Decimal | int]) -> str:
    for place, value in cells.items():
        found = re.search(rf'<c r="{place}"( s="\d+")?(?: t="\w+")?(?:/>|>.*?</c>)', xml)
        assert found, place
        style = found[1] or ""
        if isinstance(value, str):
            text = f'<is><t xml:space="preserve">{escape(value)}</t></is>'
            cell = f'<c r="{place}"{style} t="inlineStr">{text}</c>'
        else:
            cell = f'<c r="{place}"{style}><v>{value}</v></c>'
        xml = xml[: found.start()] + cell + xml[found.end() :]
    return xml


def converted(files: Mapping[str, bytes], folder: Path, ending: str = "xlsx") -> dict[str, Path]:
    """Return files as LibreOffice reckons and saves them, all in one run of it."""
    given, made, profile = folder / "given", folder / "made", folder / "profile"
    for each in (given, made, profile / "user"):
        each.mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(ALWAYS_RECKON)
    for name, data in files.items():
        (given / f"{name}.xlsx").write_bytes(data)
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--convert-to",
            ending,
            "--outdir",
            made,
            *sorted(given.iterdir()),
        ],
        check=True,
        capture_output=True,
    )
    return {name: made / f"{name}.{ending}" for name in files}
