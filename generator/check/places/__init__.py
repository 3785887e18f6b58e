"""Rules over all rooms at once; what one cell can get wrong is found while reading it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.check.places.address import address_names_another_county
from generator.check.places.border import outside_county
from generator.check.places.identity import duplicate_ids, duplicate_names
from generator.check.places.neighbours import close_together
from generator.check.places.reviewed import review_date
from generator.diagnostics import Diagnostic
from generator.model.site import Site

RULES: tuple[Callable[[Site], Iterator[Diagnostic]], ...] = (
    duplicate_ids,
    duplicate_names,
    address_names_another_county,
    outside_county,
    close_together,
    review_date,
)
