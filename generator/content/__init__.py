"""What each document says, in a canonical form: the ground of content codes.

A content code is made of content alone: the words, figures, rules, choices and order that a person reads or
fills in. They are written from the handbook, not from a view of it, with keys of their own and a version
(`canonical.FORM`), so that no layout, typeface, phrase of the program, library, day or place is in them.
"""

from generator.content.canonical import Content, content_code
from generator.content.codes import ALPHABET, OF_ROUND, OF_SITE, part, part_code, printed, scanned, whole_code
from generator.content.documents import BLANK_RECORD, OPEN_FORMS, WHOLE, Contents, carried

__all__ = [
    "ALPHABET",
    "BLANK_RECORD",
    "OF_ROUND",
    "OF_SITE",
    "OPEN_FORMS",
    "WHOLE",
    "Content",
    "Contents",
    "carried",
    "content_code",
    "part",
    "part_code",
    "printed",
    "scanned",
    "whole_code",
]
