"""Judging the signatures of a release: whether each is whole, fits its record, and whose it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.findings import Finding, Position, Severity
from generator.source.custody import signatures
from generator.source.record import alteration
from generator.source.releases import RECORD, Files
from generator.source.signatures import NAMESPACE, altered_armour, available, fits, parsed, signer

SIGNERS = "allowed_signers"
"""The file beside the releases that names whose signatures count (ssh-keygen(1), ALLOWED SIGNERS)."""


@dataclass(frozen=True)
class Judge:
    """What signatures are judged by."""

    allowed: bytes | None
    """The list of allowed signers, or none."""
    day: date
    """The day on which a signer must be on the list: that of the approval, however long ago it was."""

    def judged(self, files: Files, shown: Path, findings: list[Finding]) -> Iterator[str]:
        """Yield who signed a release, by name or key, for each good signature; note what is wrong."""
        for name, signature in signatures(files).items():
            place = shown / name
            if wrong := altered_armour(signature):
                findings.append(alteration(place, signature, wrong))
            else:
                yield from self._one(files[RECORD], signature, Position(place.as_posix()), findings)

    def _one(
        self, record: bytes, signature: bytes, where: Position, findings: list[Finding]
    ) -> Iterator[str]:
        try:
            known = parsed(signature)
        except ValueError:
            findings.append(Finding("signature-unreadable", where))
            return
        key = {"key": known.fingerprint}
        if known.namespace != NAMESPACE:
            findings.append(Finding("signature-elsewhere", where, {"namespace": known.namespace}))
        elif not available():
            findings.append(Finding("signature-untried", where, key, Severity.WARNING))
            yield known.fingerprint
        elif not fits(signature, record):
            findings.append(Finding("signature-wrong", where))
        elif self.allowed is None:
            findings.append(Finding("signature-unjudged", where, key, Severity.WARNING))
            yield known.fingerprint
        else:
            who, why = signer(signature, record, self.allowed, self.day)
            if not who:
                findings.append(Finding("signature-unknown", where, key))
            elif why:
                findings.append(Finding("signature-refused", where, {"signer": who, "reason": why}))
            else:
                yield who
