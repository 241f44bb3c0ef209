"""The code by which a filled workbook is known to be scored as it was when it was given out."""

from __future__ import annotations

from generator.model.base import Unspecified
from generator.scoring.plan import Plan
from generator.views.control import content_code


def rules_code(plan_: Plan) -> str:
    """Return the code of all that the score of a sheet depends on."""
    apart = {"basis", "text", "title"}
    parts = [
        [part.id, str(part.total), str(part.weight), *([len(part.blanks)] if part.blanks else [])]
        + [
            [
                row.id, str(row.full), row.conforms, row.critical,
                row.rule.value if isinstance(row.rule, Unspecified) else row.rule.model_dump_json(),
                [response.model_dump_json(exclude={"basis"}) for response in row.responses],
                row.target.model_dump_json(exclude=apart) if row.target else "",
            ]
            for row in part.rows
        ]
        for part in plan_.parts
    ]  # fmt: skip
    return content_code([plan_.scheme.model_dump_json(exclude=apart), parts])
