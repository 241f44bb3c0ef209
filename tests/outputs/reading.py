"""From the text of an output back to facts: what is said at the head holds for rows that say nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from tests.outputs.facts import MARK, OPEN, Facts, RowFacts, Told
from tests.outputs.handbooks import CHECKERS, CONVENTIONS, KEEPERS, OFTEN, POINTS, RULES, YEARS


def squeezed(text: str) -> str:
    """Return a text without white space: where lines break says nothing."""
    return "".join(text.split())


def facts(head: str, rows: Mapping[str, str]) -> Facts:
    """Return what the text at the head and that of each row, by its title, tell together."""
    head = squeezed(head)
    texts = {title: squeezed(text) for title, text in rows.items()}
    return Facts(
        rows={title: row_facts(head, text) for title, text in texts.items()},
        not_applicable=read(head, CONVENTIONS.values()),
        keeper=read(head, KEEPERS.values()),
        period=read(head, YEARS.values()),
    )


def row_facts(head: str, text: str) -> RowFacts:
    """Return what a row tells; who checks and how often is told together, in the row or at the head."""
    by, often = read(text, CHECKERS.values()), read(text, OFTEN.values())
    checked = text if (by, often) != (OPEN, OPEN) or tells_check(text) else head
    return RowFacts(
        by=read(checked, CHECKERS.values()),
        often=read(checked, OFTEN.values()),
        points=read(text, POINTS),
        rule=read(text, RULES),
    )


def tells_check(text: str) -> bool:
    """Tell whether a row says by whom it is checked, though it may say that nobody knows."""
    return re.search(r"由【原文未载】检查|检查人|检查频次|检查安排", text) is not None


def read(text: str, vocabulary: Iterable[str]) -> Told:
    """Return the one word of a vocabulary that stands in a text, and whether the mark follows it."""
    found = [word for word in vocabulary if squeezed(word) in text]
    assert len(found) <= 1, (found, text)
    if not found:
        return OPEN
    word = squeezed(found[0])
    return Told(found[0], f"{word}{MARK}" in text)


def sliced(text: str, titles: Iterable[str], others: Iterable[str]) -> tuple[str, dict[str, str]]:
    """Cut a running text at the titles of rows, and at other words that end a row; return head and rows.

    What stands neither in a row nor before the first one belongs to the head: the ends of sheets tell facts.
    """
    text, names = squeezed(text), {squeezed(title): title for title in titles}
    stops = "|".join(re.escape(squeezed(word)) for word in (*names, *others))
    head: list[str] = []
    rows: dict[str, str] = {}
    for piece in re.split(f"(?={stops})", text):
        title = next((name for name in names if piece.startswith(name)), None)
        if title is None:
            head.append(piece)
        else:
            rows[names[title]] = rows.get(names[title], "") + piece
    return " ".join(head), rows
