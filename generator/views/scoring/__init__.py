"""How scoring is told in words, once for pages and prints: rules, ladders, schemes and worked examples.

`rule_words` tells an item's rule as `Prose`, with the mark of silence and links in it; print takes its
characters with `plain(...)`. `ladder_words` tells what is left after 0, 1, 2 ... occurrences.
`not_applicable_words` tells what "not applicable" does.
"""

from generator.views.scoring.rules import (
    Context,
    bound_words,
    ladder_words,
    limit_words,
    not_applicable_words,
    rule_words,
)

__all__ = [
    "Context",
    "bound_words",
    "ladder_words",
    "limit_words",
    "not_applicable_words",
    "rule_words",
]
