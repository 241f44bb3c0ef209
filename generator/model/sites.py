"""Sites: of which types they are, and what does not apply there by design."""

from __future__ import annotations

from typing import ClassVar

from generator.model.base import Entity, Maybe, Model, Text
from generator.model.standards import CriterionReference, SiteTypeReference


class SiteType(Entity):
    """A type of site, such as one that tenants only use. What applies to some types only names them."""

    kind: ClassVar[str] = "site-type"
    title: Text


class Exclusion(Model):
    """Criteria, or service standards for all of theirs, that a site can never meet, with the reason.

    This is not "not applicable" on the day of a check: such rows are not on the site's sheets at all, and
    their points are not among its full points.
    """

    items: tuple[CriterionReference, ...]
    reason: Text


class Site(Entity):
    """A place where the service is given and checked, such as one building or estate."""

    kind: ClassVar[str] = "site"
    title: Text
    types: Maybe[tuple[SiteTypeReference, ...]]
    without: tuple[Exclusion, ...] = ()
