"""Which file of the source holds what: one row a kind of file."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase

from generator.model.base import Model
from generator.model.forms import Form, Retention
from generator.model.handbook import Organisation, Source
from generator.model.parties import Department, Person, Post, Term
from generator.model.people import Competence, Script, Staffing
from generator.model.procedures import Procedure
from generator.model.register import Acceptance, Area, Conflict, Document
from generator.model.release import ChangeReason, Clause, Confirmation, Suggestion
from generator.model.schemes import Scheme
from generator.model.scoring import ResponseSet
from generator.model.sheets import Sheet
from generator.model.sites import Site, SiteType
from generator.model.standards import Mark, Method, ServiceStandard
from generator.model.time_limits import Case, Event


@dataclass(frozen=True)
class FileKind:
    """A kind of file: one `model` a file, which goes into `field`, or lists under the keys of `lists`."""

    pattern: str
    field: str = ""
    model: type[Model] | None = None
    lists: tuple[tuple[str, type[Model]], ...] = ()
    required: bool = False

    @property
    def fields(self) -> frozenset[str]:
        """The fields of the handbook that such a file fills."""
        return frozenset({self.field} if self.model else {name for name, _ in self.lists})


FILE_KINDS = (
    FileKind("handbook.yml", "about", Organisation, required=True),
    FileKind("sources.yml", lists=(("sources", Source),)),
    FileKind("posts.yml", lists=(("departments", Department), ("posts", Post), ("people", Person))),
    FileKind("terms.yml", lists=(("terms", Term),)),
    FileKind("sites.yml", lists=(("types", SiteType), ("sites", Site))),
    FileKind("events.yml", lists=(("events", Event), ("cases", Case))),
    FileKind("scoring.yml", lists=(("schemes", Scheme), ("responses", ResponseSet))),
    FileKind("methods.yml", lists=(("marks", Mark), ("methods", Method))),
    FileKind("scripts.yml", lists=(("scripts", Script),)),
    FileKind("competences.yml", lists=(("competences", Competence),)),
    FileKind("staffing.yml", lists=(("staffing", Staffing),)),
    FileKind("documents.yml", lists=(("documents", Document),)),
    FileKind("conflicts.yml", lists=(("conflicts", Conflict),)),
    FileKind("coverage.yml", lists=(("areas", Area),)),
    FileKind("accepted.yml", lists=(("accepted", Acceptance),)),
    FileKind("clauses.yml", lists=(("clauses", Clause),)),
    FileKind("suggestions.yml", lists=(("suggestions", Suggestion),)),
    FileKind("reasons.yml", lists=(("reasons", ChangeReason), ("stands", Confirmation))),
    FileKind("records.yml", lists=(("records", Retention),)),
    FileKind("services/*.yml", "services", ServiceStandard),
    FileKind("procedures/*.yml", "procedures", Procedure),
    FileKind("sheets/*.yml", "sheets", Sheet),
    FileKind("forms/*.yml", lists=(("forms", Form),)),
)


def kind_of(name: str) -> FileKind | None:
    """Return the kind of a file by its path below the source folder."""
    return next((kind for kind in FILE_KINDS if fnmatchcase(name, kind.pattern)), None)
