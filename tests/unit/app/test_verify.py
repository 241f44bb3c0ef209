"""`handbook verify`, `sign` and `withdraw`: whatever was altered is found, and named where it can be."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from generator import cli
from generator.app import verify as verifying
from generator.app.project import Project
from generator.app.verify import NAMED_MOST, Examined, examined
from generator.findings import Finding, Position
from generator.model.release import Proposal
from generator.source import seal
from generator.source.record import record_bytes
from generator.source.releases import (
    PRINTS,
    PROPOSAL,
    RECORD,
    SNAPSHOT,
    WITHDRAWAL,
    Files,
    files_of,
    folders,
    releases,
)
from generator.source.signatures import TOOL
from generator.words import Words
from tests.handbooks import copy_case
from tests.unit.app.approving import approve_now, later, options

FIRST, SECOND = "2026Q4", "2027Q1"
SIGNED = f"{RECORD}.1.sig"
DAY = "2027-02-01"


@pytest.fixture(scope="module")
def key(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("keys") / "id"
    subprocess.run([TOOL, "-q", "-t", "ed25519", "-N", "", "-f", path], check=True)
    return path


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory, key: Path) -> Project:
    """Return the small handbook with a release that is proposed, signed and withdrawn, and one after it."""
    project = copy_case("base", tmp_path_factory.mktemp("kept"))
    root = ["--root", str(project.root)]
    approve_now(project, FIRST, options())
    assert cli.run(["sign", FIRST, "--key", str(key), *root]) == 0
    approve_now(project, SECOND, later())
    withdrawal = ["--by", "manager", "--on", "2027-01-10", "--reason", "印错了", "--date", DAY]
    assert cli.run(["withdraw", FIRST, *withdrawal, *root]) == 0
    shutil.rmtree(project.work)
    return project


@pytest.fixture
def project(kept: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Return a copy of it, to do anything to."""
    shutil.copytree(kept.root, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("HANDBOOK_LANG", raising=False)
    return Project(tmp_path)


def folder(project: Project, name: str = FIRST) -> Path:
    return project.standards / "releases" / name


def archive(project: Project) -> dict[Path, Files]:
    return {path: files_of(path) for path in folders(project.standards)}


def look(files: dict[Path, Files], allowed: bytes | None = None) -> Examined:
    return examined(files, allowed, Path("r"), date(2027, 2, 1))


def told(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(one.rule, one.where.file) for one in findings if isinstance(one.where, Position)]


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[tuple[str, str]]]:
    """Return the exit code and what was found."""
    capsys.readouterr()
    code = cli.run(["verify", "--date", DAY, "--format", "json", *arguments])
    found = json.loads(capsys.readouterr().out)["findings"]
    return code, [(one["rule"], one["file"].removeprefix("standards/releases/")) for one in found]


# ---------------------------------------------------------------------------------------------- every byte


def flipped(data: bytes, place: int) -> bytes:
    return data[:place] + bytes((data[place] ^ 1,)) + data[place + 1 :]


def flips(kept: Project, name: str, places: range) -> Iterator[tuple[int, Examined]]:
    """Yield what is found with each of these bytes of the first release's file altered, one at a time.

    Signatures that are not the point are left away: to judge one takes the tool's time.
    """
    first = folder(kept)
    files = {file: data for file, data in files_of(first).items() if file != SIGNED or file == name}
    for place in places:
        yield place, look({first: files | {name: flipped(files[name], place)}})


@pytest.mark.parametrize("name", [RECORD, SNAPSHOT, PRINTS, PROPOSAL, WITHDRAWAL, SIGNED])
def test_every_flipped_byte_of_every_file_of_a_release_is_found(
    kept: Project, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """The search for the very byte takes a while and is tested below; here only whether it is found."""
    monkeypatch.setattr(seal, "_flipped", lambda *_: None)
    size = len((folder(kept) / name).read_bytes())
    missed = [
        place
        for place, found in flips(kept, name, range(size))
        if f"r/{FIRST}/{name}" not in {file for _, file in told(found.findings)}
    ]
    assert size > 100
    assert missed == []


@pytest.mark.parametrize("name", [RECORD, SNAPSHOT, PRINTS, PROPOSAL, WITHDRAWAL])
def test_a_flipped_byte_is_named(kept: Project, name: str) -> None:
    data = (folder(kept) / name).read_bytes()
    for place, found in flips(kept, name, range(7, len(data), len(data) // 5)):
        (finding,) = found.findings
        lines = data[:place].decode("utf-8", "replace").split("\n")
        assert finding.rule == "release-altered"
        assert finding.arguments["first"] == place + 1
        assert isinstance(finding.where, Position)
        assert (finding.where.file, finding.where.line) == (f"r/{FIRST}/{name}", len(lines))


def test_of_several_altered_bytes_the_first_thousand_or_so_are_named(kept: Project) -> None:
    files = files_of(folder(kept))
    for place in (3000, 3010, 5000):
        files[SNAPSHOT] = flipped(files[SNAPSHOT], place)
    (finding,) = look({folder(kept): files}).findings
    assert finding.rule == "release-altered-within"
    assert finding.arguments == {"first": 2 * seal.BLOCK + 1, "last": 3 * seal.BLOCK}


def test_what_was_not_altered_is_as_it_was(kept: Project) -> None:
    found = look(archive(kept))
    assert [rule for rule, _ in told(found.findings)] == ["signature-unjudged"]
    assert [(row.name, row.state) for row in found.rows] == [(FIRST, "withdrawn"), (SECOND, "effective")]


# ----------------------------------------------------------------------------- the verb, and what it finds


def test_the_table_tells_each_release(
    project: Project, key: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    allow(project, key)
    assert cli.run(["verify", "--date", DAY]) == 0
    lines = [re.split(r"\s{2,}", line) for line in capsys.readouterr().out.splitlines()]
    digests = [one.record_digest[:16] for one in releases(project.standards, project.standards)]
    assert lines[1:] == [
        [FIRST, "已撤回", "周岚 2026-09-20", "2026-10-01", "总经理", digests[0]],
        [SECOND, "现行", "周岚 2026-12-20", "2027-01-01", "（无）", digests[1]],
        ["发布过 2 版，都和批准时一样。"],
    ]
    assert cli.run(["verify", FIRST, "--date", "2026-09-25"]) == 0
    assert "未生效" in (text := capsys.readouterr().out)
    assert SECOND not in text


def test_programs_are_told_the_same(project: Project, key: Path, capsys: pytest.CaptureFixture[str]) -> None:
    allow(project, key)
    assert cli.run(["verify", SECOND, "--format", "json", "--date", DAY]) == 0
    (row,) = json.loads(capsys.readouterr().out)["releases"]
    assert (row["release"], row["state"], row["signers"]) == (SECOND, "effective", [])
    assert row["approved"] == {"by": "周岚", "on": "2026-12-20"}
    assert len(row["digest"]) == 64


def test_a_proposal_alone_is_told_and_proves_nothing(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(folder(project, SECOND))
    for name in (RECORD, SNAPSHOT, PRINTS, WITHDRAWAL, SIGNED):
        (folder(project) / name).unlink()
    assert cli.run(["verify"]) == 0
    out = capsys.readouterr().out
    assert "送审" in out
    assert "还没有发布过" in out


@pytest.mark.usefixtures("project")
def test_an_unknown_release_is_a_wrong_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["verify", "2025Q1"]) == 2
    assert "现有：2026Q4, 2027Q1" in capsys.readouterr().err


def test_an_altered_release_is_told_by_people_and_exit_code(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder(project) / SNAPSHOT
    path.write_bytes(flipped(path.read_bytes(), 2000))
    assert cli.run(["verify"]) == 1
    out = capsys.readouterr().out
    assert "[release-altered] 第 2001 个字节被改动过" in out
    assert "有不一致的地方" in out
    assert cli.run(["verify", SECOND]) == 0


def reseal(project: Project) -> None:
    """Put forward another handbook than the one that was approved, with a proper seal."""
    record = {"format": "1", "release": FIRST, "proposed": "2026-09-15", "snapshot": "0" * 64}
    (folder(project) / PROPOSAL).write_bytes(record_bytes(Proposal.model_validate(record)))


def stray(project: Project) -> None:
    (folder(project) / "notes.txt").write_bytes(b"")
    (folder(project) / "pictures").mkdir()
    (folder(project, "2026q4")).mkdir()
    (folder(project) / ".DS_Store").write_bytes(b"")


def test_what_does_not_belong_is_found(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    stray(project)
    (folder(project) / SIGNED).unlink()
    places = [f"{FIRST}/notes.txt", f"{FIRST}/pictures", "2026q4"]
    assert run(capsys) == (0, [("release-stray", place) for place in places])
    assert run(capsys, SECOND) == (0, [])
    reseal(project)
    assert ("proposal-differs", f"{FIRST}/{PROPOSAL}") in run(capsys)[1]
    assert run(capsys)[0] == 1


def test_a_release_that_is_missing_between_others_is_found(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(folder(project))
    assert run(capsys) == (1, [("chain-broken", f"{SECOND}/{RECORD}")])


def printed(project: Project) -> list[str]:
    """Put other files into the site in the place of the second release's prints; return their places."""
    (release,) = (one for one in releases(project.standards, project.standards) if one.name == SECOND)
    place = project.site / SECOND / "printables"
    place.mkdir(parents=True)
    names = sorted(name for row in release.prints for name in row["files"])
    for name in names:
        (place / name).write_bytes(b"%PDF")
    return [f"site/{SECOND}/printables/{name}" for name in names]


def test_prints_on_the_site_are_those_that_were_approved(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder(project) / SIGNED).unlink()
    assert run(capsys) == (0, [])
    places = printed(project)
    assert run(capsys) == (1, [("prints-altered", place) for place in places[:NAMED_MOST]])
    cli.run(["verify"])
    assert f"共 {len(places)} 个" in capsys.readouterr().out
    (project.root / places[0]).unlink()
    assert run(capsys)[1][0] == ("prints-missing", places[0])
    assert run(capsys, FIRST) == (0, [])


def test_another_version_of_the_program_may_set_prints_otherwise(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(verifying, "maker", lambda: "9.0")
    places = printed(project)
    assert run(capsys, SECOND) == (0, [("prints-made-anew", place) for place in places[:NAMED_MOST]])
    cli.run(["verify", SECOND])
    assert "现在是 9.0 版" in capsys.readouterr().out


# ---------------------------------------------------------------------------------------------- signatures


def allow(project: Project, key: Path, options: str = 'namespaces="handbook"') -> None:
    line = f"总经理 {options} {key.with_suffix('.pub').read_text(encoding='utf-8')}"
    (project.standards / "releases" / "allowed_signers").write_text(line, encoding="utf-8")


def test_signatures_are_judged_by_the_list(
    project: Project, key: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = f"{FIRST}/{SIGNED}"
    assert run(capsys) == (0, [("signature-unjudged", place)])
    allow(project, key)
    assert run(capsys) == (0, [])
    allow(project, key, 'namespaces="git"')
    assert run(capsys) == (1, [("signature-refused", place)])
    (project.standards / "releases" / "allowed_signers").write_text("", encoding="utf-8")
    assert run(capsys) == (1, [("signature-unknown", place)])


@pytest.mark.parametrize(
    ("namespace", "record", "rule"),
    [("handbook", b"another", "signature-wrong"), ("git", None, "signature-elsewhere")],
)
def test_a_signature_of_something_else_is_found(  # noqa: PLR0913, PLR0917 - fixtures and cases
    project: Project,
    key: Path,
    capsys: pytest.CaptureFixture[str],
    namespace: str,
    record: bytes | None,
    rule: str,
) -> None:
    data = record or (folder(project) / RECORD).read_bytes()
    sign = [TOOL, "-Y", "sign", "-n", namespace, "-f", str(key)]
    made = subprocess.run(sign, input=data, capture_output=True, check=True).stdout
    (folder(project) / SIGNED).write_bytes(made)
    assert run(capsys) == (1, [(rule, f"{FIRST}/{SIGNED}")])


def test_what_is_no_signature_is_found(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    (folder(project) / SIGNED).write_bytes(
        b"-----BEGIN SSH SIGNATURE-----\nAAAA\n-----END SSH SIGNATURE-----\n"
    )
    assert run(capsys) == (1, [("signature-unreadable", f"{FIRST}/{SIGNED}")])


def test_without_the_tool_signatures_are_not_tried_and_not_made(
    project: Project, key: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")
    assert run(capsys) == (0, [("signature-untried", f"{FIRST}/{SIGNED}")])
    assert cli.run(["sign", SECOND, "--key", str(key)]) == 2
    told = capsys.readouterr().err
    assert "没有 ssh-keygen" in told
    assert "openssh-client" in told
    assert cli.run(["verify"]) == 0
    assert "openssh-client" in capsys.readouterr().out
    assert SIGNED not in files_of(folder(project, SECOND))


def test_each_key_signs_once_and_nothing_is_written_over(
    project: Project, key: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files_of(folder(project))
    assert cli.run(["sign", FIRST, "--key", str(key)]) == 2
    assert f"签名是 {SIGNED}" in capsys.readouterr().err
    other = tmp_path / "other"
    subprocess.run([TOOL, "-q", "-t", "ed25519", "-N", "", "-f", other], check=True)
    assert cli.run(["sign", FIRST, "--key", str(other)]) == 0
    after = files_of(folder(project))
    assert after.keys() - before.keys() == {f"{RECORD}.2.sig"}
    assert {name: after[name] for name in before} == before
    line = capsys.readouterr().out.splitlines()[-1]
    (project.standards / "releases" / "allowed_signers").write_text(line + "\n", encoding="utf-8")
    assert run(capsys) == (1, [("signature-unknown", f"{FIRST}/{SIGNED}")])


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([FIRST], "还缺少：--key"),
        ([FIRST, "--key", "gone"], "找不到文件 gone"),
        (["2025Q1", "--key", "gone"], "没有发布过 2025Q1"),
    ],
)
def test_what_cannot_be_signed(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["sign", *arguments]) == 2
    assert said in capsys.readouterr().err


# --------------------------------------------------------------------------------------------- withdrawals


def withdrawal(name: str = SECOND, **changes: str) -> list[str]:
    given = {"by": "manager", "on": "2027-01-20", "reason": "附表印错", "date": DAY} | changes
    return ["withdraw", name, *(part for key, value in given.items() for part in (f"--{key}", value))]


def test_a_withdrawal_is_recorded_once(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    before = files_of(folder(project, SECOND))
    assert cli.run(withdrawal()) == 0
    assert "现在没有现行的发布版" in capsys.readouterr().out
    after = files_of(folder(project, SECOND))
    assert after.keys() - before.keys() == {WITHDRAWAL}
    record = releases(project.standards, project.standards)[1].withdrawal
    assert record is not None
    assert (record.withdrawn.by, str(record.withdrawn.on), record.reason) == (
        "经理",
        "2027-01-20",
        "附表印错",
    )
    assert cli.run(withdrawal(reason="又一次")) == 2
    assert "已在 2027-01-20 撤回" in capsys.readouterr().err
    assert files_of(folder(project, SECOND)) == after


def test_the_release_before_is_in_force_again(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    (folder(project) / WITHDRAWAL).unlink()
    assert cli.run(withdrawal()) == 0
    assert f"现行的是 {FIRST}" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (withdrawal("2025Q1"), 2, "没有发布过 2025Q1"),
        (withdrawal("2026Q3"), 2, "没有发布过 2026Q3"),
        (withdrawal(on="2026-12-01"), 2, "要在批准日期 2026-12-20"),
        (withdrawal(on="2027-03-01"), 2, "和今天 2027-02-01 之间"),
        (withdrawal(reason="见[[desk]]"), 1, "release-reason-marked"),
        (withdrawal(by="mangaer"), 1, "是不是想写“manager”"),
        (["withdraw", SECOND], 2, "还缺少：--by --on --reason"),
    ],
)
def test_what_cannot_be_withdrawn(
    project: Project, arguments: list[str], code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder(project, "2026Q3").mkdir()
    shutil.copy(folder(project) / PROPOSAL, folder(project, "2026Q3"))
    before = archive(project)
    assert cli.run(arguments) == code
    output = capsys.readouterr()
    assert said in output.out + output.err
    assert archive(project) == before


def test_help_speaks_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    for verb in ("approve", "sign", "withdraw", "verify"):
        for language, word in (("zh", "选项"), ("en", "Options")):
            assert cli.run(["--lang", language, verb, "--help"]) == 0
            assert word in capsys.readouterr().out


def test_every_finding_of_verifying_is_shown_by_a_test() -> None:
    """Here, or where releases are read from their files."""
    shown = "".join(
        path.read_text(encoding="utf-8")
        for path in (
            Path(__file__),
            Path(__file__).with_name("test_approve.py"),
            Path(__file__).with_name("test_drop.py"),
            *_of_the_source(),
        )
    )
    prefixes = ("release-", "chain-", "proposal-", "signature-", "prints-altered", "prints-m")
    worded = {key.partition(".")[0] for key in Words("zh").section("findings") if key.startswith(prefixes)}
    assert {rule for rule in worded if f'"{rule}"' not in shown} == set()


def _of_the_source() -> list[Path]:
    folder = Path(__file__).parents[1] / "source"
    return [folder / "test_releases.py", folder / "test_seal.py"]
