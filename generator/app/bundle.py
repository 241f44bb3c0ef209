"""All printables of a version in one archive, under names that people can read."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from generator.publish.archive import archive
from generator.publish.artifacts import Artifact, key, stored
from generator.views.pages.prints import BUNDLE
from generator.views.prints import Print, in_bundle, names_in_bundle
from generator.views.wording import Wording


def bundle(artifacts: Iterable[Artifact], prints: Iterable[Print], wording: Wording, cache: Path) -> Artifact:
    """Return the archive of these artifacts; its key is made of theirs: it is packed when one changed."""
    parts = {artifact.path: artifact for artifact in artifacts}
    kept = in_bundle(wording.handbook, prints)
    named = {name: parts[path] for path, name in names_in_bundle(wording.words, kept, parts).items()}
    return Artifact(
        BUNDLE,
        key("zip", *(text for name, part in sorted(named.items()) for text in (name, part.key))),
        lambda: archive({name: stored(part, cache) for name, part in named.items()}),
    )
