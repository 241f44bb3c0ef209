"""The arithmetic of scoring: from what an inspector puts down to points, result and grade.

`plan(handbook, sheet)` gathers all that a score depends on; `score(plan, marks)` reckons it. What the
handbook leaves `unspecified` is never guessed: the row has no score, and neither has a sheet that depends on
it; `missing` names the entity and key, `gaps(plan)` beforehand. `problems(plan, marks)` lists marks that
can't be put down, which `score` raises as one `MarksError`. `row_examples` and `sheet_examples` show how it
works.

    exact       fractions inside, decimals outside
    marks       what can be put down for a row
    plan, gaps  the sheet as it is scored; what is not known of it
    measure     what makes two scores comparable; places: what is asked at a site or type of site
    problems    marks that can't be put down
    costs       what a mark costs by the item's rule; rates for penalties by rate
    rows        floor, overflow, conventions
    sections    pool or sum, what is left out
    score       bonus, weights, automatic fail, rounding; grading for grades
    results     what came out, in decimals
    examples    marks that show how it works
    ladder      what a deducting rule leaves; totals for sums of points of which some are unknown
"""
