"""QR codes for printed documents, by ISO/IEC 18004."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterable, Iterator

import segno

ERROR_CORRECTION = "m"
"""Level M: about 15 % of the code may be creased, stained or badly printed."""
QUIET_ZONE = 4
"""Modules of white around the code, as the standard demands."""
SCALE = 8
"""Pixels to a module."""
PNG = b"\x89PNG\r\n\x1a\n"
BLOCK_MOST = 0xFFFF
"""Bytes that one stored block can hold."""


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

    A module is `SCALE` pixels wide, so that it prints sharply at any size that fits on a page. The picture is
    not compressed: the library that does it differs between machines, and with it the bytes.
    """
    code = segno.make(text, error=ERROR_CORRECTION, micro=False, boost_error=False)
    rows = [_packed(row) for row in code.matrix_iter(scale=SCALE, border=QUIET_ZONE)]
    width, height = code.symbol_size(scale=SCALE, border=QUIET_ZONE)
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return PNG + b"".join(_chunks((b"IHDR", head), (b"IDAT", _stored(b"".join(rows))), (b"IEND", b"")))


def _packed(row: Iterable[int]) -> bytes:
    """Return a row of modules as pixels of a bit each, white being 1, with the filter's number before it."""
    bits = "".join("0" if dark else "1" for dark in row)
    length = -(-len(bits) // 8)
    return b"\0" + int(bits.ljust(length * 8, "0"), 2).to_bytes(length)


def _chunks(*chunks: tuple[bytes, bytes]) -> Iterator[bytes]:
    """Yield the chunks of a picture by the PNG specification (ISO/IEC 15948)."""
    for name, data in chunks:
        yield struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _stored(data: bytes) -> bytes:
    """Return a zlib stream (RFC 1950) of blocks that are stored as they are (RFC 1951, 3.2.4)."""
    blocks = [data[start : start + BLOCK_MOST] for start in range(0, len(data), BLOCK_MOST)]
    stream = b"".join(
        struct.pack("<BHH", block is blocks[-1], len(block), len(block) ^ 0xFFFF) + block for block in blocks
    )
    return b"\x78\x01" + stream + struct.pack(">I", zlib.adler32(data))
