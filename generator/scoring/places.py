"""What is asked at a place: what its types leave off, and what it can never meet."""

from __future__ import annotations

from generator.model.base import Unspecified
from generator.model.handbook import Handbook
from generator.model.sheets import Sheet
from generator.model.sites import Exclusion, Site, SiteType
from generator.model.standards import Criterion, ServiceStandard

Place = Site | SiteType
"""A site, or any site of a type."""


def applies(entity: Sheet | Criterion | ServiceStandard, place: Place | None) -> bool:
    """Tell whether something applies at a place. Of a site of unknown type nothing is known not to."""
    if place is None or not entity.applies_to:
        return True
    if isinstance(place, SiteType):
        return place.id in entity.applies_to
    return isinstance(place.types, Unspecified) or bool(set(place.types) & set(entity.applies_to))


def left_off(
    handbook: Handbook, criterion: Criterion, place: Place | None
) -> Criterion | ServiceStandard | Exclusion | None:
    """Return what keeps a criterion off the sheets of a place; none where it is on them."""
    standard = handbook.parents[criterion.id]
    for entity in (criterion, standard):
        if isinstance(entity, Criterion | ServiceStandard) and not applies(entity, place):
            return entity
    if isinstance(place, Site):
        ids = {str(criterion.id), str(standard.id)}
        return next((one for one in place.without if ids & set(one.items)), None)
    return None
