"""Places: rooms for nursing mothers first; every layer is the same kind of data with its own description."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.diagnostics import Location, Text


@dataclass(frozen=True)
class Place:
    """One room. Coordinates are GCJ-02 degrees; `hours` is in the subset of OSM opening_hours, None = unknown."""

    location: Location
    id: Text
    name: Text
    county: str
    """Six-digit division code."""
    area_name: str
    floor: str
    notes: str
    address: Text
    longitude: float
    latitude: float
    type: str
    access: str
    hours: str | None
    phone: str | None
    size: float | None
    """Square metres."""
    facilities: tuple[int, ...]
    """Positions in the layer's fixed word list, ascending."""
    level: str
    status: str
    checked: date


@dataclass(frozen=True)
class Layer:
    """A folder of place files with the words its pages use."""

    location: Location
    id: Text
    title: Text
    noun: Text
    intro: Text
    sample: bool
    """True while the data are invented; every page that shows them says so."""
    facilities: tuple[Text, ...]
    places: tuple[Place, ...]
