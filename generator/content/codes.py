"""Content codes as people read and type them: alphabet, parts, check character."""

from __future__ import annotations

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no letter that is taken for a digit on paper."""
OF_SITE, OF_ROUND = ALPHABET[:16], ALPHABET[16:]
"""With which characters a part begins: what applies to a site, or what a round asks for besides."""
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


def part(code: str, signs: str) -> str:
    """Return the four characters that tell what was taken: 19 bits; of what, by which `signs` they begin."""
    return signs[ALPHABET.index(code[0]) % len(signs)] + code[1:GROUP]


def part_code(whole: str, *parts: str) -> str:
    """Return the code of what was taken of a document: that of the whole, then those of the parts.

    So whoever knows the whole document can tell whether it is still valid, and whoever knows the sites,
    whether what was taken for one still is.
    """
    return "-".join((whole, *filter(None, parts)))


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
