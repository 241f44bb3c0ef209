"""How scoring is told in words, once for pages and prints: rules, ladders, schemes and worked examples.

Of an item: `rule_words` tells its rule as `Prose`, with the mark of silence and links in it (print takes the
characters by `plain`); `limit_words` tells only how far deductions go, `ladder_words` what is left after 0,
1, 2 ... occurrences. `example_lines(wording, row(handbook, scheme, criterion), scheme)` works its rule out
with numbers, a line each; `row` stands in `generator.scoring.plan`. `penalty_lines` does so for what it costs
a target that another is missed; `rule_words(wording, target.penalty)` tells that rule.

Of a scheme: `scheme_facts` tells what it settles, as labels with `Prose`; `bound_words` the bounds of grades;
`not_applicable_words` what N/A does; `inherited_words` its rule for items that have none of their own.
`sheet_example_lines(wording, plan(handbook, sheet))` works it out on a sheet; a scheme without a sheet has no
such examples.

Of a filled sheet: `mark_words` tells what was put down, `missing_words` what the handbook would have to state
for a score, `shown` a number of a result.
"""

from generator.views.scoring.examples import example_lines, penalty_lines, unknown_words
from generator.views.scoring.full import full_words
from generator.views.scoring.marks import mark_words, missing_words, shown
from generator.views.scoring.rules import (
    Context,
    bound_words,
    ladder_words,
    limit_words,
    not_applicable_words,
    rule_words,
)
from generator.views.scoring.schemes import SchemeFact, inherited_words, scheme_facts
from generator.views.scoring.sheets import sheet_example_lines

__all__ = [
    "Context",
    "SchemeFact",
    "bound_words",
    "example_lines",
    "full_words",
    "inherited_words",
    "ladder_words",
    "limit_words",
    "mark_words",
    "missing_words",
    "not_applicable_words",
    "penalty_lines",
    "rule_words",
    "scheme_facts",
    "sheet_example_lines",
    "shown",
    "unknown_words",
]
