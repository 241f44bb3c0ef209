"""Content codes as people read and type them: alphabet, parts, check character."""

from __future__ import annotations

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no letter that is taken for a digit on paper."""
BITS = 5
"""Of a character."""
GROUP = 4
"""Characters between two hyphens."""
REDUCTION = 0b100101
"""x^5 + x^2 + 1, by which products in the field of 32 elements are reduced."""


def short(digest: bytes) -> str:
    """Return the first 40 bits of a digest as `XXXX-XXXX`."""
    return _grouped(int.from_bytes(digest[:5]), 2 * GROUP)


def _grouped(number: int, length: int) -> str:
    signs = [ALPHABET[number >> BITS * place & 31] for place in reversed(range(length))]
    return "-".join("".join(signs[start : start + GROUP]) for start in range(0, length, GROUP))


def part_code(whole: str, *parts: str) -> str:
    """Return the code of what was taken of a document: that of the whole, then four characters a part.

    So whoever knows the whole document can tell whether the part is still valid; each further group (20 bits)
    tells one choice from another.
    """
    return "-".join((whole, *(part[:GROUP] for part in parts)))


def whole_code(code: str) -> str:
    """Return the code of the whole document that a code, maybe of a part of it, begins with."""
    return "-".join(code.split("-")[:2])


def scanned(code: str) -> str:
    """Return the part of a code that a QR code holds: that of the document, and one part of it at most."""
    return "-".join(code.split("-")[: 2 + 1])


def printed(code: str) -> str:
    """Return a code with its check character, as it stands on paper: `7K2M-Q9XD-F`.

    The check tells any one wrong character, and any two that changed places, from another document's code. It
    is the sum of each character times its own power of x in the field of 32 elements (a code of Reed and
    Solomon with one check symbol): up to 30 characters, all weights differ and none is zero.
    """
    check, weight = 0, 1
    for sign in code.replace("-", ""):
        weight = _times_x(weight)
        check ^= _product(ALPHABET.index(sign), weight)
    return f"{code}-{ALPHABET[check]}"


def _times_x(element: int) -> int:
    doubled = element << 1
    return doubled ^ REDUCTION if doubled >> BITS else doubled


def _product(one: int, other: int) -> int:
    total = 0
    while other:
        if other & 1:
            total ^= one
        one, other = _times_x(one), other >> 1
    return total
