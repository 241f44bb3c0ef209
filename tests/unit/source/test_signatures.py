"""Signatures: whoever altered a byte of one is found, and nobody signs who is not on the list."""

from __future__ import annotations

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from generator.findings import ToolError
from generator.source import signatures
from generator.source.signatures import (
    NAMESPACE,
    altered_armour,
    armoured,
    bare,
    fits,
    parsed,
    signed,
    signer,
)

DATA = b"release: 2026Q4\n"
DAY = date(2026, 9, 20)


@pytest.fixture(scope="module")
def key(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("keys") / "id"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", path], check=True)
    return path


@pytest.fixture(scope="module")
def signature(key: Path) -> bytes:
    return signed(DATA, key)


def public(key: Path) -> str:
    return " ".join(key.with_suffix(".pub").read_text(encoding="utf-8").split()[:2])


def allowed(key: Path, name: str = "经理", options: str = f'namespaces="{NAMESPACE}"') -> bytes:
    return f"{name} {options} {public(key)}\n".encode()


def test_a_signature_fits_what_was_signed_and_nothing_else(signature: bytes) -> None:
    assert fits(signature, DATA)
    assert not fits(signature, DATA + b" ")


def test_a_signature_tells_its_key(key: Path, signature: bytes) -> None:
    known = parsed(signature)
    assert known.key == public(key)
    assert known.namespace == NAMESPACE
    shown = subprocess.run(["ssh-keygen", "-lf", key], check=True, capture_output=True, text=True).stdout
    assert known.fingerprint in shown


def test_the_armour_can_be_written_in_one_way_only(signature: bytes) -> None:
    assert altered_armour(signature) is None
    assert armoured(bare(signature)) == signature
    for other in (
        signature + b"\n",
        signature.replace(b"\n", b"\r\n"),
        signature[:-1],
        b"",
        b"\n" + signature,
    ):
        assert altered_armour(other) is not None


def test_every_flipped_byte_is_found_and_those_of_the_armour_are_named(signature: bytes) -> None:
    named = 0
    for place in range(len(signature)):
        other = signature[:place] + bytes((signature[place] ^ 1,)) + signature[place + 1 :]
        wrong = altered_armour(other)
        if wrong is None:
            assert not parses(other) or parsed(other).namespace != NAMESPACE or not fits(other, DATA), place
        else:
            assert (wrong.start, wrong.exact) == (place, True)
            named += 1
    assert named >= 60


def parses(signature: bytes) -> bool:
    try:
        parsed(signature)
    except ValueError:
        return False
    return True


@pytest.mark.parametrize("blob", [b"", b"SSHSIG", b"SSHSIG\0\0\0\2", b"SSHSIG\0\0\0\1\0\0\0\7ssh"])
def test_what_is_no_signature_is_refused(blob: bytes) -> None:
    with pytest.raises(ValueError, match=r"signature|cut off"):
        parsed(armoured(blob))


def test_a_signer_is_known_by_the_list(key: Path, signature: bytes) -> None:
    assert signer(signature, DATA, allowed(key), DAY) == ("经理", "")
    who, why = signer(signature, DATA, b"", DAY)
    assert (who, bool(why)) == ("", True)


def test_a_key_counts_for_what_and_when_the_list_says(key: Path, signature: bytes) -> None:
    who, why = signer(signature, DATA, allowed(key, options='namespaces="git"'), DAY)
    assert who == "经理"
    assert "namespace" in why
    until = allowed(key, options='valid-before="20261001"')
    assert signer(signature, DATA, until, DAY) == ("经理", "")
    assert signer(signature, DATA, until, date(2026, 10, 2))[0] == ""


def test_a_key_that_is_none_is_told_by_the_tool(tmp_path: Path) -> None:
    (tmp_path / "id").write_text("no key", encoding="utf-8")
    (tmp_path / "id").chmod(0o600)
    with pytest.raises(ToolError) as caught:
        signed(DATA, tmp_path / "id")
    assert caught.value.tool == "ssh-keygen"
    assert caught.value.detail


def test_without_the_tool_nothing_can_be_signed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert signatures.available()
    monkeypatch.setenv("PATH", "")
    assert not signatures.available()


@pytest.mark.skipif(os.name == "nt", reason="what can be run is told by the ending there")
def test_a_tool_that_cannot_be_run_is_named(
    key: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ssh-keygen").write_bytes(b"\0 no program")
    (tmp_path / "ssh-keygen").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ToolError) as caught:
        signed(DATA, key)
    assert caught.value.tool == "ssh-keygen"
