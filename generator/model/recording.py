"""Recordings that lie outside the repository, as its register knows them."""

from __future__ import annotations

from dataclasses import dataclass

from generator.diagnostics import Location, Text

REGISTER = "content/media.lock"


@dataclass(frozen=True)
class Registered:
    """A recording in the media folder, as it was when it was taken in."""

    location: Location
    file: Text
    sha256: Text
    bytes: int | None
    seconds: int | None
    width: int | None
    height: int | None
