"""Write the JSON Schema of the source's files beside them."""

from __future__ import annotations

from generator.app.project import Project
from generator.publish.files import write_folder
from generator.source.schema import schemas


def write_schema(project: Project) -> tuple[int, int]:
    """Write the schemas of all kinds of files; return how many there are and how many changed."""
    files = {name: text.encode() for name, text in schemas()}
    return len(files), write_folder(project.standards / "schema", files)
