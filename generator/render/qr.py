"""QR codes for printed documents, by ISO/IEC 18004."""

from __future__ import annotations

import io

import segno

ERROR_CORRECTION = "m"
"""Level M: about 15 % of the code may be creased, stained or badly printed."""
QUIET_ZONE = 4
"""Modules of white around the code, as the standard demands."""


def qr_svg(text: str) -> str:
    """Return the QR code of a text as SVG without a size of its own, quiet zone included.

    The same text gives the same bytes. No micro QR code: telephones don't read it.
    """
    target = io.BytesIO()
    code = segno.make(text, error=ERROR_CORRECTION, micro=False, boost_error=False)
    code.save(
        target, kind="svg", border=QUIET_ZONE, omitsize=True, xmldecl=False, svgclass=None, lineclass=None
    )
    return target.getvalue().decode("utf-8")


def qr_png(text: str) -> bytes:
    """Return the QR code of a text as a picture of black and white, quiet zone included.

    A module is eight pixels wide, so that it prints sharply at any size that fits on a page.
    """
    target = io.BytesIO()
    code = segno.make(text, error=ERROR_CORRECTION, micro=False, boost_error=False)
    code.save(target, kind="png", border=QUIET_ZONE, scale=8)
    return target.getvalue()
