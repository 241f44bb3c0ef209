"""Several files as one to load down. The same files give the same bytes on every machine."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The first moment that an archive can hold."""
UNIX, READABLE = 3, 0o100644 << 16
"""System and permissions that every entry claims, whatever made it."""


def archive(files: Mapping[str, bytes]) -> bytes:
    """Return a ZIP archive of files by path, sorted. Names that are not ASCII are marked as UTF-8.

    Nothing is compressed: PDF and DOCX are so already, and other versions of the library would give other
    bytes.
    """
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        for name, data in sorted(files.items()):
            entry = zipfile.ZipInfo(name, FIRST_DAY)
            entry.create_system, entry.external_attr = UNIX, READABLE
            made.writestr(entry, data)
    return target.getvalue()
