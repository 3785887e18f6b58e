"""Layers of places → their pages and the data that phones search."""

from __future__ import annotations

from generator.derive.page import StagedPage
from generator.derive.places.files import published
from generator.derive.places.pages import LAYER, county_path, layer_pages, rooms_layer
from generator.model.site import Site

__all__ = ["LAYER", "county_path", "derive_places", "rooms_layer"]


def derive_places(site: Site) -> tuple[list[StagedPage], dict[str, bytes]]:
    """The staged pages, and the data files by site path."""
    pages: list[StagedPage] = []
    data: dict[str, bytes] = {}
    for layer in site.layers:
        others = [other for other in site.layers if other is not layer]
        pages += layer_pages(layer, others, site.today)
        data |= published(layer, site.today)
    return pages, data
