"""Digests that tell not only that a file was altered, but where.

A digest is the SHA-256 of the whole, then eight hexadecimal digits of the SHA-256 of each block of 1,024
bytes. The whole makes it sure, the blocks only find the place: the first block that differs, and in it the
very byte when a single one was altered.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

BLOCK = 1024
WHOLE, SHORT = 64, 8
"""Digits of the digest of the whole, and of a block."""
SEAL = "seal: "
"""The key of the last line of a sealed record: the digest of all bytes above it."""
STATED = re.compile(rb"[0-9a-f]{64} [0-9a-f]*\n?\Z")


@dataclass(frozen=True)
class Altered:
    """Where a file was altered: between two bytes, counted from 0, `end` not included."""

    start: int
    end: int

    @property
    def exact(self) -> bool:
        """Whether it is this one byte."""
        return self.end - self.start == 1


def digest(data: bytes) -> str:
    """Return the digest of bytes."""
    blocks = "".join(_short(data[start : start + BLOCK]) for start in range(0, len(data), BLOCK))
    return f"{hashlib.sha256(data).hexdigest()} {blocks}"


def altered(data: bytes, stated: str) -> Altered | None:
    """Return where bytes first differ from those of a digest; none when they are the same."""
    if hashlib.sha256(data).hexdigest() == stated[:WHOLE]:
        return None
    blocks = stated[WHOLE + 1 :]
    shorts = [blocks[start : start + SHORT] for start in range(0, len(blocks), SHORT)]
    for number, short in enumerate(shorts):
        start = number * BLOCK
        block = data[start : start + BLOCK]
        if _short(block) != short:
            place = _flipped(block, short)
            if place is not None:
                return Altered(start + place, start + place + 1)
            # Where the file ends within the block, it may have been cut off there.
            return Altered(start, start + min(BLOCK, len(block) + 1))
    return Altered(len(shorts) * BLOCK, max(len(data), len(shorts) * BLOCK + 1))


def _short(block: bytes) -> str:
    return hashlib.sha256(block).hexdigest()[:SHORT]


def _flipped(block: bytes, short: str) -> int | None:
    """Return the byte of a block that was altered, if it was only one: found by trying every other value."""
    for place, byte in enumerate(block):
        before, after = hashlib.sha256(block[:place]), block[place + 1 :]
        for value in range(256):
            if value != byte:
                tried = before.copy()
                tried.update(bytes((value,)) + after)
                if tried.hexdigest()[:SHORT] == short:
                    return place
    return None


def sealed(text: str) -> bytes:
    """Return a record with its seal as the last line; the text ends with a newline."""
    return f"{text}{SEAL}{digest(text.encode())}\n".encode()


def unsealed(data: bytes) -> tuple[bytes, Altered | None]:
    """Return a sealed record without its seal, and where it was altered."""
    body = data[: _body_length(data)]
    expected = body + f"{SEAL}{digest(body)}\n".encode()
    if data == expected:
        return body, None
    stated, right = data[len(body) + len(SEAL) :].decode("latin-1").rstrip("\n"), digest(body)
    if stated[:WHOLE] == right[:WHOLE] or stated[WHOLE + 1 :] == right[WHOLE + 1 :]:
        # One half of the digest fits the record: it is the seal that was altered.
        return body, first_difference(data, expected)
    return body, altered(body, stated) or first_difference(data, expected)


def _body_length(data: bytes) -> int:
    """Return where the seal begins; where the way to it is broken, the digest at the end tells."""
    start = data.rfind(f"\n{SEAL}".encode())
    if start >= 0:
        return start + 1
    stated = STATED.search(data)
    return max(0, stated.start() - len(SEAL)) if stated else len(data)


def first_difference(data: bytes, expected: bytes) -> Altered:
    """Return the first byte in which bytes differ from others; they do."""
    shared = min(len(data), len(expected))
    place = next((place for place in range(shared) if data[place] != expected[place]), shared)
    return Altered(place, place + 1)
