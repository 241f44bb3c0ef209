"""Detached signatures of releases, made and judged by `ssh-keygen -Y`: the only file that runs it.

The text of a signature is armour around the bytes that the SSH signature format defines (PROTOCOL.sshsig).
Only one way of writing the armour is taken, so that every altered byte of it is found.
"""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
import struct
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.findings import ToolError
from generator.source.seal import Altered, first_difference

TOOL = "ssh-keygen"
NAMESPACE = "handbook"
"""What the signature is for: a key that signs commits or mail can't be made to speak for a release."""
BEGIN, END = b"-----BEGIN SSH SIGNATURE-----", b"-----END SSH SIGNATURE-----"
COLUMNS = 70
MAGIC, VERSION = b"SSHSIG", 1


@dataclass(frozen=True)
class Signature:
    """What a signature says of itself."""

    key: str
    """The public key of its signer, as `ssh-ed25519 AAAA…`."""
    namespace: str

    @property
    def fingerprint(self) -> str:
        """The signer's key as `ssh-keygen -l` shows it."""
        hashed = hashlib.sha256(base64.b64decode(self.key.split()[1])).digest()
        return f"SHA256:{base64.b64encode(hashed).decode().rstrip('=')}"


def armoured(blob: bytes) -> bytes:
    """Return the one text of a signature's bytes."""
    return _in_lines(base64.b64encode(blob))


def _in_lines(text: bytes) -> bytes:
    lines = [text[start : start + COLUMNS] for start in range(0, len(text), COLUMNS)]
    return b"\n".join([BEGIN, *lines, END, b""])


def bare(armour: bytes) -> bytes:
    """Return the bytes in a signature's text, whatever the lines between its first and last are."""
    kept = _characters(armour)
    kept = kept[:-1] if len(kept) % 4 == 1 else kept  # one character more than bytes can make
    return base64.b64decode(_padded(kept))


def _characters(armour: bytes) -> bytes:
    return re.sub(rb"[^A-Za-z0-9+/]", b"", armour[len(BEGIN) + 1 : -len(END) - 1])


def _padded(characters: bytes) -> bytes:
    return characters + b"=" * (-len(characters) % 4)


def altered_armour(armour: bytes) -> Altered | None:
    """Return where the text of a signature first differs from the only right way to write it."""
    # Its characters first: what is none is seen at its place. Then bits in the last one that no byte needs.
    for right in (_in_lines(_padded(_characters(armour))), armoured(bare(armour))):
        if armour != right:
            return first_difference(armour, right)
    return None


def parsed(armour: bytes) -> Signature:
    """Return what a signature says of itself. Raises ValueError when it is none."""
    blob = bare(armour)
    version = blob[len(MAGIC) : len(MAGIC) + 4]
    if not blob.startswith(MAGIC) or version != struct.pack(">I", VERSION):
        raise ValueError("no signature")
    parts = list(_strings(blob[len(MAGIC) + 4 :]))
    match parts:
        case [key, namespace, b"", b"sha256" | b"sha512", _]:
            name = next(_strings(key)).decode("ascii")
            return Signature(f"{name} {base64.b64encode(key).decode()}", namespace.decode())
    raise ValueError("no signature of a known kind")


def _strings(data: bytes) -> Iterator[bytes]:
    """Yield the strings of the SSH wire format (RFC 4251, 5): each has its length before it."""
    while data:
        if len(data) < 4 or len(data) < 4 + (length := int.from_bytes(data[:4])):  # noqa: PLR2004 - of a number
            raise ValueError("cut off")
        yield data[4 : 4 + length]
        data = data[4 + length :]


def available() -> bool:
    """Tell whether `ssh-keygen` is there. What runs it raises ToolError where it can't be run."""
    return shutil.which(TOOL) is not None


def signed(data: bytes, key: Path) -> bytes:
    """Return the signature of data by a private key. Raises ToolError when there is none.

    Asks for the key's passphrase on the terminal when it has one.
    """
    run = _run(data, "sign", "-n", NAMESPACE, "-f", str(key))
    if run.returncode:
        raise ToolError(TOOL, _said(run))
    return armoured(bare(run.stdout))


def fits(signature: bytes, data: bytes) -> bool:
    """Tell whether a signature is one of these data, whoever signed."""
    with tempfile.TemporaryDirectory() as folder:
        file = _written(folder, "sig", signature)
        return _run(data, "check-novalidate", "-n", NAMESPACE, "-s", file).returncode == 0


def signer(signature: bytes, data: bytes, allowed: bytes, day: date) -> tuple[str, str]:
    """Return who signed, by the list of allowed signers on a day, and why it is not let pass, or nothing.

    Nobody is a signer that the list does not know.
    """
    with tempfile.TemporaryDirectory() as folder:
        file, names = _written(folder, "sig", signature), _written(folder, "allowed", allowed)
        # Older versions know neither days in the list nor this option.
        on = [f"-Overify-time={day:%Y%m%d}"] if b"valid-" in allowed else []
        found = _run(b"", "find-principals", "-s", file, "-f", names, *on)
        listed = found.stdout.decode("utf-8", "replace").splitlines()
        if not listed:
            return "", _said(found)
        tried = _run(data, "verify", "-n", NAMESPACE, "-s", file, "-f", names, "-I", listed[0], *on)
        return listed[0], _said(tried) if tried.returncode else ""


def _written(folder: str, name: str, data: bytes) -> str:
    path = Path(folder) / name
    path.write_bytes(data)
    return str(path)


def _run(data: bytes, verb: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    command = [shutil.which(TOOL) or TOOL, "-Y", verb, *arguments]
    try:
        return subprocess.run(command, input=data, capture_output=True, check=False)  # noqa: S603 - the system's own
    except OSError as error:  # it is there but cannot be run
        raise ToolError(TOOL, str(error)) from error


def _said(run: subprocess.CompletedProcess[bytes]) -> str:
    """Return the tool's own words."""
    return " ".join(run.stderr.decode("utf-8", "replace").replace("\r", "").split("\n")).strip()
