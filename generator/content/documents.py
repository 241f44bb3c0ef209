"""What the documents of a handbook say: sheets, forms, procedures, and the whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from generator.content.canonical import Content, content_code, present
from generator.content.facts import AllFacts, Facts
from generator.lens.carried import in_effect
from generator.lens.lens import Lens
from generator.lens.rules import row_rule
from generator.model.base import Entity, Unspecified
from generator.model.forms import Form
from generator.model.handbook import Handbook, texts
from generator.model.people import Script
from generator.model.procedures import Branch, Procedure, Step
from generator.model.schemes import Scheme
from generator.model.sheets import Section, Sheet
from generator.model.standards import Criterion
from generator.model.standing import Standing
from generator.model.text import mentions

WHOLE = "handbook"
"""What stands for the id of the whole handbook, which is no entity."""
BLANK_RECORD, OPEN_FORMS = "blank-record", "open-forms"
"""Likewise of the page on which forms with open fields are filled in, and of the list of these forms."""
OFFICE = frozenset({"accepted", "areas", "clauses", "reasons", "withheld"})
"""What the quality department keeps count of, and the whole handbook in print does not show."""
PLACE = "address"
"""Where the site is published: no content."""


def carried(codes: Mapping[str, str], before: Contents, after: Contents) -> dict[str, str]:
    """Return the codes that documents keep, by id: those whose content is what it was when they were given.

    Both contents are told in the present form. So a code that was given to a content stays with it, though
    the form may have changed since.
    """
    both = set(before.ids) & set(after.ids)
    return {one: code for one, code in codes.items() if one in both and before.of(one) == after.of(one)}


class Contents:
    """The contents of all documents of one published handbook, in its language and script."""

    def __init__(self, written: Handbook, lens: Lens | None = None) -> None:
        """Take the handbook as it is written: its contents are told with its decisions in effect.

        `lens` is the one that it is seen through, where there is one already.
        """
        self.written = written
        self.facts = Facts(lens or Lens(in_effect(written)), written)
        self.handbook = self.facts.handbook

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The ids of all documents: sheets, forms and procedures in their order, then the whole."""
        handbook = self.handbook
        sheets, forms, procedures = (
            [str(one.id) for one in some] for some in (handbook.sheets, handbook.forms, handbook.procedures)
        )
        general = (BLANK_RECORD, OPEN_FORMS) if any(form.is_open for form in handbook.forms) else ()
        return (*sheets, *forms, *general, *procedures, WHOLE)

    def of(self, identifier: str) -> Content:
        """Return the content of a document."""
        general = {WHOLE: self.whole, BLANK_RECORD: self.blank_record, OPEN_FORMS: self.open_forms}
        if identifier in general:
            return general[identifier]()
        match self.handbook.by_id[identifier].entity:
            case Sheet() as sheet:
                return self.sheet(sheet)
            case Form() as form:
                return self.form(form)
            case Procedure() as procedure:
                return self.procedure(procedure)
        raise KeyError(identifier)

    def code(self, identifier: str) -> str:
        """Return the content code of a document."""
        return content_code(self.of(identifier))

    # ------------------------------------------------------------------------------ sheets

    def sheet(self, sheet: Sheet) -> Content:
        """Return the content of a sheet, or of one that was narrowed down to a site or round."""
        handbook, facts = self.handbook, self.facts
        scheme = handbook.get(sheet.scheme, Scheme)
        criteria = tuple(one for section in sheet.sections for one in handbook.criteria(section))
        checks = facts.lens.checks(None, sheet).value
        listing = {} if criteria else {"item": facts.value(scheme.item), "checks": facts.value(checks)}
        named = (mention.id for one in criteria for _, text in texts(one) for mention in mentions(text))
        scripts = (handbook.find(identifier, Script) for identifier in dict.fromkeys(named))
        return {
            **self._head("sheet", sheet, (sheet, *sheet.sections, *criteria)),
            **facts.of(sheet, "scheme", "checks", "sections", "subject"),
            **present({"subject": sheet.subject if sheet.subject == "person" else ""}),
            "scheme": {**facts.of(scheme, "item"), **present(listing)},
            "sections": [self._section(sheet, scheme, section) for section in sheet.sections],
            "scripts": [facts.of(script, "channel", "who") for script in scripts if script],
        }

    def _section(self, sheet: Sheet, scheme: Scheme, section: Section) -> Content:
        rows = [self._row(sheet, scheme, one) for one in self.handbook.criteria(section)]
        found = {"findings": section.blank_rows is not None, "rows": rows}
        return {**self.facts.of(section, "items"), **present(found)}

    def _row(self, sheet: Sheet, scheme: Scheme, criterion: Criterion) -> Content:
        facts, lens = self.facts, self.facts.lens
        holds = {
            "rule": row_rule(criterion, scheme),
            "checks": lens.checks(criterion, sheet).value,
            "methods": lens.methods(criterion, sheet).value,
            "applies-to": lens.applies_to(criterion).value,
        }
        told = {key: facts.value(value) for key, value in holds.items()}
        return {**facts.of(criterion, *holds, "verifies"), **present(told)}

    # ------------------------------------------------------------------------------ forms

    def form(self, form: Form) -> Content:
        """Return the content of a form; where its fields are not known, what is said of its use."""
        facts = self.facts
        content = () if isinstance(form.content, Unspecified) else form.content
        fields = [field for group in content for field in group.fields]
        groups = [
            {**facts.of(group, "fields"), "fields": [facts.of(field) for field in group.fields]}
            for group in content
        ]
        return {
            **self._head("form", form, (form, *fields)),
            **facts.of(form, "content", "groups"),
            "groups": groups,
            "uses": [] if fields else [self._use(user) for user in self._users(form)],
        }

    def blank_record(self) -> Content:
        """Return the content of the page on which any form is filled in whose fields are open."""
        return self._house(BLANK_RECORD)

    def open_forms(self) -> Content:
        """Return the content of the list of forms whose fields are open, with what is said of their use."""
        told = [
            {
                "number": self.facts.value(form.number),
                "title": self.facts.value(form.title),
                "uses": [self._use(user) for user in self._users(form)],
            }
            for form in self.handbook.forms
            if form.is_open
        ]
        return {**self._house(OPEN_FORMS), "forms": [present(form) for form in told]}

    def _users(self, form: Form) -> tuple[Entity, ...]:
        return self.facts.lens.relations.users_of_form.get(form.id, ())

    def _use(self, user: Entity) -> Content:
        facts, place = self.facts, self.handbook.parents.get(user.id)
        told = {name: facts.value(getattr(user, name, None)) for name in ("title", "who", "text")}
        return present({"in": facts.named(place) if place else "", **told})

    # ------------------------------------------------------------------------------ procedures

    def procedure(self, procedure: Procedure) -> Content:
        """Return the content of a procedure's chart with its steps and rules."""
        order: dict[str, int] = {step.id: place for place, step in enumerate(procedure.steps, start=1)}
        facts = self.facts
        return {
            **self._head("procedure", procedure, tuple(self._based(procedure))),
            **facts.of(procedure, "steps", "rules", "limits", "department", "purpose", "scope"),
            "steps": [self._step(step, order) for step in procedure.steps],
            "rules": [{**facts.of(rule, "limits"), **self._limits(rule.limits)} for rule in procedure.rules],
        }

    @staticmethod
    def _based(procedure: Procedure) -> Iterator[Entity]:
        yield from (procedure, *procedure.steps, *procedure.rules, *procedure.limits)

    def _step(self, step: Step, order: dict[str, int]) -> Content:
        onward = {"next": self._target(step.next, order) if step.next else ""}
        branches = {"branches": [self._branch(branch, order) for branch in step.branches]}
        known = self.facts.of(step, "limits", "next", "branches")
        return {**known, **self._limits(step.limits), **present(onward | branches)}

    def _branch(self, branch: Branch, order: dict[str, int]) -> Content:
        next_ = {"next": self._target(branch.next, order)}
        return {**self.facts.of(branch, "next", "limits"), **self._limits(branch.limits), **next_}

    def _target(self, step: str, order: dict[str, int]) -> Content:
        """Return the number of a step of this procedure, or what another one's is called."""
        return str(order[step]) if step in order else self.facts.referred(step)

    def _limits(self, limits: tuple[str, ...] | Unspecified) -> dict[str, Content]:
        if isinstance(limits, Unspecified):
            return {"limits": self.facts.value(limits)}
        entities = (self.handbook.by_id[limit].entity for limit in limits)
        return present({"limits": [self.facts.of(entity, "from", "to") for entity in entities]})

    # ------------------------------------------------------------------------------ all

    def whole(self) -> Content:
        """Return the content of the whole handbook."""
        all_ = AllFacts(self.facts.lens, self.written)
        about = all_.of(self.handbook.about, PLACE)
        return {"kind": WHOLE, **all_.of(self.handbook, "about", *OFFICE), "about": about}

    def _head(self, kind: str, entity: Standing, based: tuple[Entity, ...]) -> dict[str, Content]:
        """Return what a document says of the house and of itself (ISO 9001:2015 7.5.2)."""
        kept = [held.value for held in self.facts.lens.retention(entity)]
        return {
            **self._house(kind),
            "based-on": self.facts.basis(*based),
            "keeping": [self.facts.of(rule, "title", "holds", "also") for rule in kept],
        }

    def _house(self, kind: str) -> dict[str, Content]:
        """Return what every document says of the house."""
        about, facts = self.handbook.about, self.facts
        settings = about.control
        return {
            "kind": kind,
            "language": about.language,
            "script": about.script,
            "organisation": facts.value(about.organisation),
            "handbook": facts.value(about.title),
            "owner": facts.value(about.owner),
            "suggestions-to": facts.value(settings.suggestions_to if settings else None),
        }
