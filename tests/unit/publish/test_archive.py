"""The bundle: the same bytes whenever and wherever it is made, and names that every system reads."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from generator.app.bundle import bundle
from generator.publish.archive import archive
from generator.publish.artifacts import Artifact, made
from generator.views.prints import Print
from tests.printables.samples import handbook, wording

FILES = {"表单/b.pdf": b"b", "a.pdf": b"a" * 1000}
UTF_8 = 0x800


def test_the_order_of_files_changes_nothing() -> None:
    assert archive(FILES) == archive(dict(reversed(FILES.items())))


def test_what_is_packed_is_there_again() -> None:
    packed = zipfile.ZipFile(io.BytesIO(archive(FILES)))
    assert packed.testzip() is None
    assert {name: packed.read(name) for name in packed.namelist()} == FILES
    assert packed.namelist() == sorted(FILES)


def test_entries_tell_nothing_of_the_day_or_the_machine() -> None:
    for entry in zipfile.ZipFile(io.BytesIO(archive(FILES))).infolist():
        assert entry.date_time == (1980, 1, 1, 0, 0, 0)
        assert (entry.create_system, entry.external_attr >> 16) == (3, 0o100644)
        assert entry.filename.isascii() or entry.flag_bits & UTF_8


def test_the_bundle_is_packed_anew_only_when_a_part_changes(tmp_path: Path) -> None:
    known = Print(
        code="X",
        id="slip",
        title="Slip",
        number="1",
        version="draft",
        effective="",
        note="",
        page="forms/slip.html",
        file="printables/slip.pdf",
    )

    def run(key: str, data: bytes) -> tuple[str, bytes]:
        part = Artifact("slip.pdf", key, lambda: data)
        whole = bundle([part], (known,), wording(handbook(), "en"), tmp_path)
        return whole.key, dict(made([whole, part], tmp_path))["printables.zip"]

    one, packed = run("one", b"one")
    assert run("one", b"never made") == (one, packed)
    other, changed = run("two", b"two")
    assert other != one
    assert zipfile.ZipFile(io.BytesIO(changed)).read("Forms/1 Slip.pdf") == b"two"
    assert len(list(tmp_path.iterdir())) == 2
