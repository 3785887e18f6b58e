"""Our typed settings, authored under `extra.suixue` of site_config.yml."""

from __future__ import annotations

from dataclasses import dataclass

from generator.diagnostics import Location, Text
from generator.model.credits import Credits


@dataclass(frozen=True)
class Settings:
    """What an office may set without touching code."""

    location: Location
    name: Text
    organisation: Text
    contact: Text | None
    """To whom a report of a mistake in a room goes: a mail address, or words."""
    video_seconds: int
    """The longest a lesson's video may be."""
    media: Text | None
    """Where recordings lie that are too large for the repository: a folder, as seen from the project's."""
    level_pool: int
    """The fewest live practice questions a lesson needs to open its level."""
    boss_pool: int
    """The fewest that the lessons of a chapter need together to open its boss."""
    suggestions: tuple[Text, ...]
    """What the search page offers before anyone has typed."""
    credits: tuple[Credits, ...]
    """Every version of the credit rules, in their order; none where the office counts no credits."""
