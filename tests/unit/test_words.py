"""The catalogue and the code agree in both directions, and both languages say the same things.

A use of the catalogue is, in Python and in page templates, any literal or f-string that reads like a key,
wherever it stands (`print.total`: the name of a catalogue file, a dot, the rest), and whatever text stands as
the key in a call of `t` or `words`. A hole in it is one part of a key or more: `f"findings.{rule}.says"`.
`words.section("amounts.read")` uses all below it, except the section `print`: that one goes to the layouts,
which name each entry as `t.total` or `t.at("total")`.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import jinja2
import pytest
import yaml
from jinja2 import nodes

from generator.words import LANGUAGES, catalogue, placeholders

Catalogue = Mapping[str, str]
SPEAKERS = {"t", "words"}
LAYOUT_SECTION = "print"
HOLE = "\0"
KEY_SHAPE = re.compile(rf"[a-z][a-z0-9-]*(\.[a-z0-9{HOLE}-]+)+")
FILE_NAME = re.compile(r".*\.(css|html|j2|js|json|md|pdf|png|py|svg|toml|ttf|typ|txt|yml)")


class Use(NamedTuple):
    """A key that code asks for, with HOLE for what is known only at run time."""

    where: str
    key: str

    def matches(self, keys: Iterable[str]) -> set[str]:
        pattern = re.escape(self.key).replace(re.escape(HOLE), r"[^.]+(?:\.[^.]+)*")
        return {key for key in keys if re.fullmatch(pattern, key)}


# ------------------------------------------------------------------------------------------ finding uses


def python_uses(name: str, code: str, files: set[str]) -> Iterator[Use]:
    tree = ast.parse(code)
    sections = set()
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and node.args):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        where = f"{name}:{node.lineno}"
        if called in SPEAKERS:
            yield from (Use(where, key) for key in python_texts(node.args[0]))
        elif called == "section":
            sections |= {id(part) for part in ast.walk(node.args[0])}
            yield from (
                Use(where, f"{key}.{HOLE}") for key in python_texts(node.args[0]) if key != LAYOUT_SECTION
            )
    for node in ast.walk(tree):
        if id(node) not in sections and isinstance(node, ast.Constant | ast.JoinedStr):
            where = f"{name}:{node.lineno}"
            yield from (Use(where, key) for key in python_texts(node) if reads_like_a_key(key, files))


def python_texts(node: ast.expr) -> set[str]:
    """Return the texts that an expression may be, or none where nothing of it is literal."""
    match node:
        case ast.Constant(value=str(text)):
            return {text}
        case ast.JoinedStr(values=parts):
            texts = (part.value if isinstance(part, ast.Constant) else HOLE for part in parts)
            return {"".join(map(str, texts))}
        case ast.IfExp(body=one, orelse=other):
            return python_texts(one) | python_texts(other)
    return set()


def template_uses(name: str, code: str, files: set[str]) -> Iterator[Use]:
    tree = jinja2.Environment(autoescape=True).parse(code)
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name in SPEAKERS and call.args:
            yield from (Use(f"{name}:{call.lineno}", key) for key in template_texts(call.args[0]))
    for node in tree.find_all((nodes.Const, nodes.Concat)):
        texts = template_texts(node)
        yield from (Use(f"{name}:{node.lineno}", key) for key in texts if reads_like_a_key(key, files))


def template_texts(node: nodes.Node) -> set[str]:
    match node:
        case nodes.Const(value=str(text)):
            return {text}
        case nodes.Concat(nodes=parts):
            return {"".join(part.value if isinstance(part, nodes.Const) else HOLE for part in parts)}
        case nodes.CondExpr(expr1=one, expr2=other) if other is not None:
            return template_texts(one) | template_texts(other)
    return set()


def layout_uses(name: str, code: str) -> Iterator[Use]:
    for number, line in enumerate(code.splitlines(), start=1):
        line_of_code = re.sub(r"(?<!:)//.*", "", line)
        for literal, open_end, field in re.findall(
            r'\bt\.(?:at\(\s*(?:"([^"]*)"\s*(\+?))?|([a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)*))', line_of_code
        ):
            key = literal + (HOLE if open_end else "") or field
            yield Use(f"{name}:{number}", f"{LAYOUT_SECTION}.{key or '(not a literal)'}")


def reads_like_a_key(text: str, files: set[str]) -> bool:
    known_file = text.partition(".")[0] in files
    return known_file and bool(KEY_SHAPE.fullmatch(text)) and not FILE_NAME.fullmatch(text)


# ----------------------------------------------------------------------------------------------- checking


def disagreements(entries: Catalogue, sources: Mapping[str, str]) -> list[str]:
    """Return what the code of `sources` (path → text) asks for in vain, and what it never asks for."""
    files = {key.partition(".")[0] for key in entries}
    uses: list[Use] = []
    for name, code in sources.items():
        match Path(name).suffix:
            case ".py":
                uses += python_uses(name, code, files)
            case ".j2":
                uses += template_uses(name, code, files)
            case ".typ":
                uses += layout_uses(name, code)
    used: set[str] = set().union(*(use.matches(entries) for use in uses))
    missing = {
        f"{use.where}: no entry {use.key.replace(HOLE, '*')}" for use in uses if not use.matches(entries)
    }
    return sorted(missing) + [f"nothing uses {key}" for key in sorted(entries.keys() - used)]


def differences(one: Catalogue, other: Catalogue) -> list[str]:
    """Return the keys that only one language has and the entries that need other arguments."""
    return [f"only in one language: {key}" for key in sorted(one.keys() ^ other.keys())] + [
        f"other placeholders: {key}"
        for key in sorted(one.keys() & other.keys())
        if placeholders(one[key]) != placeholders(other[key])
    ]


def keys_that_stand_twice(node: yaml.Node | None, path: str) -> Iterator[str]:
    if isinstance(node, yaml.MappingNode):
        keys = [key.value for key, _ in node.value]
        yield from (f"{path}.{key}" for key in set(keys) if keys.count(key) > 1)
        for key, value in node.value:
            yield from keys_that_stand_twice(value, f"{path}.{key.value}")


# ----------------------------------------------------------------------------------------- the project's own


def test_code_and_catalogue_agree(root: Path) -> None:
    folders = {"generator": ".py", "site_templates": ".j2", "printables": ".typ"}
    sources = {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
        for folder, suffix in folders.items()
        for path in sorted((root / folder).rglob(f"*{suffix}"))
    }
    problems = disagreements(catalogue("zh"), sources)
    assert not problems, "\n".join(problems)


def test_languages_agree() -> None:
    for language in LANGUAGES:
        problems = differences(catalogue("zh"), catalogue(language))
        assert not problems, "\n".join([language, *problems])


def test_no_entry_stands_twice(root: Path) -> None:
    for path in (root / "generator/words").rglob("*.yml"):
        tree = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
        assert not list(keys_that_stand_twice(tree, path.stem)), path


# --------------------------------------------------------------------------------------- the check itself

ENTRIES = {"print.total": "", "site.home": "", "findings.late.says": "", "findings.late.mend": ""}
COMPLETE = {
    "a.typ": '#t.total // t.forgotten, see https://t.example\n#t.at("total")',
    "a.md.j2": '{{ t("site.home") }}',
    "a.py": 'words(f"findings.{rule}.says"); self.words("findings.late.mend")',
}


def test_agreement_is_silent() -> None:
    assert disagreements(ENTRIES, COMPLETE) == []


@pytest.mark.parametrize(
    ("name", "code", "missing"),
    [
        ("b.py", 't("print.sum")', "b.py:1: no entry print.sum"),
        ("b.py", 'words("prnt.total")', "b.py:1: no entry prnt.total"),
        ("b.py", 'self.words("site.a" if x else "site.home")', "b.py:1: no entry site.a"),
        ("b.py", "words(f'findings.{rule}.hint')", "b.py:1: no entry findings.*.hint"),
        ("b.py", '\nraise CommandError("site.no-folder")', "b.py:2: no entry site.no-folder"),
        ("b.py", 'words.section("findings.early")', "b.py:1: no entry findings.early.*"),
        ("b.md.j2", '\n{{ t("site.hme") }}', "b.md.j2:2: no entry site.hme"),
        ("b.md.j2", '{{ t("site." ~ kind ~ ".x") }}', "b.md.j2:1: no entry site.*.x"),
        ("b.typ", "#t.sum-total", "b.typ:1: no entry print.sum-total"),
        ("b.typ", '#t.at("sum-" + kind)', "b.typ:1: no entry print.sum-*"),
        ("b.typ", "#t.at(kind)", "b.typ:1: no entry print.(not a literal)"),
    ],
)
def test_a_missing_entry_is_found(name: str, code: str, missing: str) -> None:
    assert disagreements(ENTRIES, {**COMPLETE, name: code}) == [missing]


@pytest.mark.parametrize("key", ["print.sum", "site.away", "findings.late.hint", "other.word"])
def test_a_surplus_entry_is_found(key: str) -> None:
    assert disagreements({**ENTRIES, key: ""}, COMPLETE) == [f"nothing uses {key}"]


def test_handing_the_section_to_the_layouts_uses_nothing_by_itself() -> None:
    sources = {**COMPLETE, "a.typ": "", "b.py": 'words.section("print")'}
    assert disagreements(ENTRIES, sources) == ["nothing uses print.total"]


def test_a_section_uses_all_below_it() -> None:
    sources = {**COMPLETE, "b.py": 'words.section("other.read")'}
    assert disagreements({**ENTRIES, "other.read.a": "", "other.read.b.c": ""}, sources) == []


@pytest.mark.parametrize(
    "text", ["site.css", "print.typ", "See site.home.", "complaints.first-reply", "site."]
)
def test_other_texts_are_not_taken_for_keys(text: str) -> None:
    assert disagreements(ENTRIES, {**COMPLETE, "b.py": f"x = {text!r}"}) == []


def test_a_difference_between_languages_is_found() -> None:
    assert differences({"a.b": "{n} x", "a.c": ""}, {"a.b": "{m} x", "a.d": ""}) == [
        "only in one language: a.c",
        "only in one language: a.d",
        "other placeholders: a.b",
    ]


def test_a_key_that_stands_twice_is_found() -> None:
    tree = yaml.compose("b: {c: x, d: x, c: y}", Loader=yaml.CBaseLoader)
    assert list(keys_that_stand_twice(tree, "a")) == ["a.b.c"]
