"""Packages of parts (ISO/IEC 29500-2) as the same bytes on every machine."""

from __future__ import annotations

import io
import zipfile

UNIX, READABLE = 3, 0o100644 << 16
"""System and permissions that every part claims, whatever made it."""


def uncompressed(package: io.BytesIO) -> bytes:
    """Return the same package with its parts stored as they are, in their order.

    What compresses differs between builds of Python (zlib, zlib-ng), so that the same document would have
    other bytes, and an approved one would seem to be altered.
    """
    target = io.BytesIO()
    with zipfile.ZipFile(package) as packed, zipfile.ZipFile(target, "w") as made:
        for entry in packed.infolist():
            plain = zipfile.ZipInfo(entry.filename, entry.date_time)
            plain.create_system, plain.external_attr = UNIX, READABLE
            made.writestr(plain, packed.read(entry))
    return target.getvalue()
