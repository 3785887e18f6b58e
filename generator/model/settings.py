"""Our typed settings, authored under `extra.suixue` of site_config.yml."""

from __future__ import annotations

from dataclasses import dataclass

from generator.diagnostics import Location, Text
from generator.model.credits import Credits

THEMES = ("red", "blue", "night")
"""How slides may look; the first is usual."""


@dataclass(frozen=True)
class Look:
    """How made videos look. `burnt` are captions that are part of the picture."""

    theme: str = THEMES[0]
    burnt: bool = False


@dataclass(frozen=True)
class Speech:
    """Who reads made videos aloud: a program we know by its name, or any by its command line."""

    location: Location
    engine: Text | None
    command: tuple[Text, ...]


@dataclass(frozen=True)
class MediaPlace:
    """Where recordings lie that are too large for the repository: in a `folder`, as seen from the project's, or at an
    address, which nothing is fetched from but by learners.
    """

    location: Location
    folder: Text | None
    base: Text | None


MAP_BASES = ("none", "tianditu", "xyz", "wmts", "pmtiles")
"""What may lie under the dots of a map; the first is usual: names and dots, and nothing that is fetched."""
MAP_CRS = ("wgs84", "cgcs2000", "gcj02")
"""In which system its tiles are. The first two differ by less than a tile's pixel."""


@dataclass(frozen=True)
class MapBase:
    """What lies under the dots of the map of places, from one host. Tiles are cut in Web Mercator, 256 pixels wide."""

    location: Location
    base: Text
    url: Text | None
    key: Text | None
    crs: Text | None
    attribution: Text | None
    approval_number: Text | None
    approval_source: Text | None
    borders: Text | None
    """`true` where the author says that borders are shown."""
    min_zoom: int
    max_zoom: int


@dataclass(frozen=True)
class Filing:
    """The numbers under which the state knows a site; the law wants them at the foot of its pages."""

    icp: Text | None
    police: Text | None


@dataclass(frozen=True)
class Settings:
    """What an office may set without touching code."""

    location: Location
    name: Text
    organisation: Text
    address: Text | None
    """Where the site will be, with a slash at its end; without it there is no site map and no feed."""
    filing: Filing | None
    hsts: bool
    """Whether the web server says that it will be encrypted for a year to come."""
    contact: Text | None
    """To whom a report of a mistake in a room goes: a mail address, or words."""
    video_seconds: int
    """The longest a lesson's video may be."""
    slides: Look
    speech: Speech | None
    media: MediaPlace | None
    map: MapBase | None
    level_pool: int
    """The fewest live practice questions a lesson needs to open its level."""
    boss_pool: int
    """The fewest that the lessons of a chapter need together to open its boss."""
    suggestions: tuple[Text, ...]
    """What the search page offers before anyone has typed."""
    offline: bool
    """Whether phones may keep the site for times without a network; where not, those that have it forget it."""
    credits: tuple[Credits, ...]
    """Every version of the credit rules, in their order; none where the office counts no credits."""

    @property
    def films(self) -> str:
        """The address outside the site that films are fetched from; empty where there is none."""
        return str(self.media.base) if self.media and self.media.base else ""
