"""All that the program gives out for small handbooks, into a new folder: `python -m tests.whole FOLDER`.

Sites with a release and a draft, prints, content codes, snapshots, an approval pack and change lists; nothing
of it may depend on the Python, its hash seed, the time zone, the locale or the folder.
"""

from __future__ import annotations

import contextlib
import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from generator import cli
from generator.app.project import Project
from tests.handbooks import DAY, build_now, copy_case, in_traditional, release

CASES: dict[str, Callable[[Path], Project]] = {
    "base": lambda folder: copy_case("base", folder),
    "traditional": lambda folder: in_traditional(copy_case("base", folder)),
    "english": lambda folder: copy_case("english", folder),
    "hygiene": lambda folder: copy_case("hygiene", folder),
    "withheld": lambda folder: copy_case("withheld", folder),
}
NEVER_APPROVED = ("withheld",)
"""What waits for a review forbids it."""
FORMATS = ("txt", "json", "pdf", "docx")
TITLE = re.compile(r"^( +title: \S.*)$", re.MULTILINE)


def main(folder: Path, names: list[str]) -> None:
    for name in names or CASES:
        project = CASES[name](folder / name)
        if name not in NEVER_APPROVED:
            release(project, "2026Q4", "2026-10-01")
            change(project)
        build_now(project)
        shutil.rmtree(project.work)


def change(project: Project) -> None:
    """Change a handbook that was approved; write what is told of it in every format, and put it forward."""
    for file in sorted((project.standards / "services").glob("*.yml")):
        changed = TITLE.sub(r"\1 II", file.read_text(encoding="utf-8"), count=1)
        file.write_text(changed, encoding="utf-8", newline="\n")
    with contextlib.chdir(project.root):
        for ending in FORMATS:
            told = ["--format", "text"] if ending == "txt" else []
            said("diff", *told, "--output", f"changes/list.{ending}")
        said("propose", "2027Q1", "--date", f"{DAY:%Y-%m-%d}", "--output", "changes/pack")


def said(*arguments: str) -> None:
    if cli.run([*arguments]):
        raise SystemExit(f"handbook {' '.join(arguments)} fails")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), sys.argv[2:])
