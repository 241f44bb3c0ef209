"""Sign: put a detached signature beside the record of a release."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from generator.app.commands import line
from generator.app.judging import SIGNERS
from generator.app.project import Project
from generator.app.withdraw import released
from generator.app.writing import writing
from generator.findings import CommandError
from generator.model.release import ReleaseName
from generator.publish.kept import write_new
from generator.source.custody import next_signature, signatures
from generator.source.releases import FOLDER, RECORD, files_of
from generator.source.signatures import NAMESPACE, available, parsed, signed, signer

KEYS = ("handbook", "id_ed25519", "id_ecdsa", "id_rsa")
"""Files of private keys in the folder where OpenSSH keeps them, that of the guide first."""
SPECIAL = re.compile(r"[\s,*?!\"#]+")
"""What means something in a list of allowed signers."""


@dataclass(frozen=True)
class SignedRelease:
    """What was written."""

    file: Path
    fingerprint: str
    signers: Path
    """The list of allowed signers."""
    line: str
    """The line that the list lacks for this key; empty when it knows the key."""


def sign(project: Project, name: ReleaseName, key: Path) -> SignedRelease:
    """Sign a release with a private key.

    Raises CommandError when there is no such key or release, or the key has signed it already; InputError
    when a release was altered; ToolError when `ssh-keygen` fails.
    """
    release, _ = released(project, name)
    if not available():
        raise CommandError("releases.no-keygen")
    if not key.expanduser().is_file():
        raise CommandError("cli.no-file", file=key)
    files = files_of(release.folder)
    signature = signed(files[RECORD], key.expanduser())
    made = parsed(signature)
    for former, data in signatures(files).items():
        if _key(data) == made.key:
            raise CommandError("releases.signed-before", file=former, key=made.fingerprint)
    file = release.folder / next_signature(files)
    with writing(file):
        write_new(file, signature)
    signers = project.standards / FOLDER / SIGNERS
    allowed = signers.read_bytes() if signers.is_file() else b""
    who, _ = signer(signature, files[RECORD], allowed, release.approval.approved.on)
    principal = SPECIAL.sub("-", release.approval.approved.by)
    lacking = "" if who else f'{principal} namespaces="{NAMESPACE}" {made.key}'
    return SignedRelease(file, made.fingerprint, signers, lacking)


def can_sign() -> bool:
    """Tell whether this machine has what signs."""
    return available()


def usual_key() -> Path:
    """Return the private key to sign with: one that is there, or the place for one."""
    folder = Path.home() / ".ssh"
    known = (folder / name for name in KEYS)
    return next((key for key in known if key.is_file()), folder / KEYS[0])


def key_command(key: Path, owner: str) -> str:
    """Return the line that makes a key; it asks for the words that protect it."""
    words = ["ssh-keygen", "-t", "ed25519", "-f", str(key), "-C", owner]
    return line(words, windows=os.name == "nt")


def _key(signature: bytes) -> str:
    try:
        return parsed(signature).key
    except ValueError:
        return ""
