"""The verbs that release: drop, approve, withdraw, sign; and the one that proves releases, verify."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path

import click

from generator.app.approve import APPROVING, Approved, Request, approve
from generator.app.drop import drop
from generator.app.progress import Progress
from generator.app.project import project_at
from generator.app.sign import can_sign, key_command, sign, usual_key
from generator.app.verify import verify
from generator.app.verify_told import FORMATS
from generator.app.withdraw import withdraw
from generator.cli.days import as_day, day_option, today
from generator.cli.pasting import pasted
from generator.cli.worded import WordedCommand
from generator.findings import CommandError, Finding, InputError
from generator.model.release import ROLES, ReleaseName, Role
from generator.words import Words

Tell = Callable[[tuple[Finding, ...], Words, str], None]
"""Shows findings in a format."""
CLEAN, INPUT_WRONG = 0, 1


def releasing_commands(words: Words, root: click.Option, tell: Tell) -> list[WordedCommand]:
    """Return the verbs."""
    return [
        drop_command(words, root, tell),
        approve_command(words, root, tell),
        sign_command(words, root, tell),
        withdraw_command(words, root, tell),
        verify_command(words, root),
    ]


def as_release(value: str) -> ReleaseName:
    """Return the name of a release, as `2026Q4`. Raises CommandError when it is none."""
    if not ReleaseName.fits(value):
        raise CommandError("releases.bad-name", value=value)
    return ReleaseName(value)


def release_argument(*, required: bool = True) -> click.Argument:
    """Return the argument that names a release."""
    return click.Argument(["release"], type=as_release, required=required, metavar="RELEASE")


def given(options: Mapping[str, object]) -> None:
    """Raise CommandError with all of these options that were left out or left blank."""
    missing = [name for name, value in options.items() if value is None or not str(value).strip()]
    if missing:
        raise CommandError("releases.missing-options", options=" ".join(missing))


def approve_command(words: Words, root: click.Option, tell: Tell) -> WordedCommand:
    """Return the verb that records an approval."""
    effective = click.Option(
        ["--effective"], type=as_day, metavar="DATE", help=words("releases.help.effective")
    )

    @click.pass_obj
    def run(
        words: Words, /, release: ReleaseName, root: Path | None, effective: date, day: date, **roles: object
    ) -> int:
        options = {f"--{role}-{part}": roles[f"{role}_{part}"] for role in ROLES for part in ("by", "on")}
        given(options | {"--effective": effective})
        by: dict[Role, str] = {role: str(roles[f"{role}_by"]) for role in ROLES}
        on: dict[Role, date] = {role: as_day(roles[f"{role}_on"]) for role in ROLES}  # type: ignore[arg-type]
        project = project_at(root)
        try:
            approved = approve(project, Request(release, by, on, effective, day), Progress(words, APPROVING))
        except InputError as error:
            tell(error.findings, words, "text")
            click.echo(words("releases.not-approved"), err=True)
            return INPUT_WRONG
        for line in _recorded(approved, project.shown(approved.folder), words, pasted(root)):
            click.echo(line)
        return CLEAN

    roles = [option for role in ROLES for option in _role_options(role, words)]
    options: list[click.Parameter] = [release_argument(), *roles, effective, day_option(words), root]
    return WordedCommand("approve", callback=run, params=options, help=words("releases.help.approve"))


def _role_options(role: Role, words: Words) -> list[click.Option]:
    by, on = f"releases.help.{role}-by", f"releases.help.{role}-on"
    return [
        click.Option([f"--{role}-by"], metavar="ID", help=words(by)),
        click.Option([f"--{role}-on"], type=as_day, metavar="DATE", help=words(on)),
    ]


def _recorded(approved: Approved, folder: Path, words: Words, again: Callable[..., str]) -> Iterator[str]:
    approval = approved.approval
    names = {role: f"{getattr(approval, role).by} {getattr(approval, role).on}" for role in ROLES}
    yield words("releases.approved", release=approval.release, effective=approval.effective, **names)
    yield words("releases.recorded", folder=folder, prints=approved.prints, files=approved.files)
    yield words("releases.digest", digest=approved.digest)
    if can_sign():
        key = usual_key()
        if not key.exists():
            yield words("releases.then-key")
            yield f"  {key_command(key, str(approval.approved.id))}"
        yield words("releases.then-sign")
        yield again("sign", str(approval.release), "--key", str(key))
    yield words("releases.then-build")
    yield again("build")
    yield words("releases.then-commit")


def sign_command(words: Words, root: click.Option, tell: Tell) -> WordedCommand:
    """Return the verb that signs a release."""
    key = click.Option(["--key"], type=click.Path(path_type=Path), help=words("releases.help.key"))

    @click.pass_obj
    def run(words: Words, /, release: ReleaseName, root: Path | None, key: Path | None) -> int:
        given({"--key": key})
        project = project_at(root)
        try:
            made = sign(project, release, Path(str(key)))
        except InputError as error:
            tell(error.findings, words, "text")
            return INPUT_WRONG
        click.echo(words("releases.signed", file=project.shown(made.file), key=made.fingerprint))
        if made.line:
            click.echo(words("releases.add-signer", file=project.shown(made.signers), line=made.line))
        else:
            click.echo(words("releases.then-verify"))
            click.echo(pasted(root)("verify", str(release)))
        return CLEAN

    return WordedCommand(
        "sign", callback=run, params=[release_argument(), key, root], help=words("releases.help.sign")
    )


def withdraw_command(words: Words, root: click.Option, tell: Tell) -> WordedCommand:
    """Return the verb that withdraws a release."""
    by = click.Option(["--by"], metavar="ID", help=words("releases.help.by"))
    on = click.Option(["--on"], type=as_day, metavar="DATE", help=words("releases.help.on"))
    reason = click.Option(["--reason"], metavar="TEXT", help=words("releases.help.reason"))

    @click.pass_obj
    def run(  # noqa: PLR0913 - each option of the command line
        words: Words, /, *, release: ReleaseName, root: Path | None, by: str, on: date, reason: str, day: date
    ) -> int:
        given({"--by": by, "--on": on, "--reason": reason})
        project = project_at(root)
        try:
            done = withdraw(project, release, by=by, on=on, reason=reason, today=day)
        except InputError as error:
            tell(error.findings, words, "text")
            return INPUT_WRONG
        click.echo(words("releases.withdrawn-now", release=release, file=project.shown(done.file)))
        if done.effective:
            click.echo(words("releases.in-force", release=done.effective))
        else:
            click.echo(words("releases.none-in-force"))
        click.echo(words("releases.then-build"))
        click.echo(pasted(root)("build"))
        return CLEAN

    options: list[click.Parameter] = [release_argument(), by, on, reason, day_option(words), root]
    return WordedCommand("withdraw", callback=run, params=options, help=words("releases.help.withdraw"))


def drop_command(words: Words, root: click.Option, tell: Tell) -> WordedCommand:
    """Return the verb that takes a proposal back."""
    by = click.Option(["--by"], metavar="ID", help=words("releases.help.drop-by"))
    reason = click.Option(["--reason"], metavar="TEXT", help=words("releases.help.drop-reason"))
    day = click.Option(
        ["--date", "day"],
        type=as_day,
        default=today,
        metavar="YYYY-MM-DD",
        help=words("releases.help.drop-date"),
    )

    @click.pass_obj
    def run(  # noqa: PLR0913 - each option of the command line
        words: Words, /, *, release: ReleaseName, root: Path | None, by: str, reason: str, day: date
    ) -> int:
        given({"--by": by, "--reason": reason})
        project = project_at(root)
        try:
            done = drop(project, release, by=by, reason=reason, day=day)
        except InputError as error:
            tell(error.findings, words, "text")
            click.echo(words("releases.drop.refused"), err=True)
            return INPUT_WRONG
        click.echo(words("releases.drop.done", release=release, file=project.shown(done.file)))
        click.echo(words("releases.then-propose"))
        click.echo(pasted(root)("propose", str(release)))
        return CLEAN

    options: list[click.Parameter] = [release_argument(), by, reason, day, root]
    return WordedCommand("drop", callback=run, params=options, help=words("releases.help.drop"))


def verify_command(words: Words, root: click.Option) -> WordedCommand:
    """Return the verb that proves releases."""
    form = click.Option(
        ["--format", "style"],
        type=click.Choice([*FORMATS]),
        default="text",
        help=words("releases.help.format"),
    )

    @click.pass_obj
    def run(words: Words, /, release: ReleaseName | None, root: Path | None, style: str, day: date) -> int:
        verified = verify(project_at(root), release, day)
        click.echo(FORMATS[style](verified, words), nl=False)
        return INPUT_WRONG if verified.wrong else CLEAN

    options: list[click.Parameter] = [release_argument(required=False), form, day_option(words), root]
    return WordedCommand("verify", callback=run, params=options, help=words("releases.help.verify"))
