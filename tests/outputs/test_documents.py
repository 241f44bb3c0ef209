"""The files that are handed out tell what holds: PDF, Word and Excel, read back from their bytes."""

from __future__ import annotations

from random import Random

import pytest

from generator.render.word import WordWriter
from tests.outputs.documents import docx, pdf, xlsx
from tests.outputs.facts import agree
from tests.outputs.handbooks import sample
from tests.printables.press import Press


@pytest.mark.parametrize("seed", range(6))
def test_every_file_tells_what_holds(seed: int, press: Press, writer: WordWriter) -> None:
    made = sample(Random(seed))  # noqa: S311 - the same handbooks in every run
    read = {
        "pdf": pdf(made.handbook, press),
        "docx": docx(made.handbook, writer),
        "xlsx": xlsx(made.handbook),
    }
    wrong = {name: agree(found, made.facts) for name, found in read.items()}
    assert not any(wrong.values()), wrong
