"""Layers of places → their pages and the data that phones search."""

from __future__ import annotations

from generator.derive.page import StagedPage
from generator.derive.places.files import published
from generator.derive.places.pages import LAYER, county_path, layer_pages, rooms_layer
from generator.derive.places.rooms_json import rooms_index
from generator.model.site import Site

__all__ = ["LAYER", "county_path", "derive_places", "rooms_layer"]


def derive_places(site: Site) -> tuple[list[StagedPage], dict[str, bytes]]:
    """The staged pages, and the data files by site path."""
    pages: list[StagedPage] = []
    data: dict[str, bytes] = {}
    for layer in site.layers:
        pages += layer_pages(layer, site.today)
        data |= published(layer, site.today)
    rooms = rooms_layer(site)
    return pages, data | ({"data/rooms.json": rooms_index(rooms)} if rooms else {})
