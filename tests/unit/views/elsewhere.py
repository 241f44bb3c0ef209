"""Draws charts under another Python: run as a script, with nothing installed but that Python.

Handbooks come pickled. What they need besides the standard library stands here as an empty shell: nothing is
validated again, and no shell has a part in what is drawn.
"""

from __future__ import annotations

import json
import pickle
import sys
from dataclasses import asdict
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import Any, ClassVar

LIBRARIES = {"opencc", "pydantic", "pydantic_core", "yaml"}


def annotations_of(kind: type) -> dict[str, str]:
    """Return what a class writes of its fields: texts, since every module puts off their evaluation."""
    return {name: str(told) for name, told in getattr(kind, "__annotations__", {}).items()}


class Shell:
    """Stands for whatever a library offers: to inherit from, to call, to decorate with, to index."""

    model_fields: ClassVar[dict[str, str]] = {}
    """The fields of a model, as its class writes them."""

    def __init__(self, *_: Any, **__: Any) -> None:
        pass

    def __init_subclass__(cls, **__: Any) -> None:
        told = {name: kind for base in cls.__mro__[::-1] for name, kind in annotations_of(base).items()}
        cls.model_fields = {name: kind for name, kind in told.items() if not kind.startswith("ClassVar")}

    def __class_getitem__(cls, _: Any) -> type:
        return cls

    def __call__(self, *found: Any, **__: Any) -> Any:
        return found[0] if found else self

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return Shell()

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state["__dict__"])


class Library(ModuleType):
    """A library of shells."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return Shell if name[0].isupper() else Shell()


class Libraries(MetaPathFinder, Loader):
    """Finds the libraries before any that may be installed."""

    def find_spec(self, name: str, *_: Any) -> ModuleSpec | None:
        """Return a shell's place, or none for every other module."""
        return ModuleSpec(name, self) if name.partition(".")[0] in LIBRARIES else None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """Return a shell."""
        return Library(spec.name)

    def exec_module(self, _: ModuleType) -> None:
        """Run nothing."""


def drawn(data: bytes) -> str:
    """Return all charts of pickled handbooks with their wordings, as SVG and as the print's geometry."""
    # Only once the shells stand can these be imported.
    from generator.render.flowchart import flowchart_svg  # noqa: PLC0415
    from generator.views.flowchart import flowchart_view  # noqa: PLC0415
    from generator.views.flowchart.pages import flowchart_print  # noqa: PLC0415

    charts = [
        (flowchart_svg(flowchart_view(book, one, wording)), asdict(flowchart_print(book, one, wording, "")))
        for book, wording in pickle.loads(data)  # noqa: S301 - our own
        for one in book.procedures
    ]
    return json.dumps(charts, ensure_ascii=False)


if __name__ == "__main__":
    sys.meta_path.insert(0, Libraries())
    sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
    sys.stdout.buffer.write(drawn(sys.stdin.buffer.read()).encode())
