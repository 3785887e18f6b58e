"""How slides may be coloured. Whatever is to be read keeps a contrast of 4.5 to 1 to all that may lie behind it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Theme:
    """Colours as #rrggbb."""

    paper: str
    glow: str
    """The large round in a corner of the paper."""
    card: str
    ink: str
    soft: str
    """What is read in passing: the course, the page, what a picture shows."""
    accent: str
    """Marks, and the terms that stand out, on paper and card."""
    rest: str
    """Marks of the slides to come."""
    cover: str
    light: str
    deep: str
    """The rounds on the cover."""
    cover_ink: str
    gold: str
    band: str = "#15120f"
    """Behind burnt captions."""
    band_ink: str = "#ffffff"
    band_term: str = "#ffd166"


THEMES = {
    "red": Theme(
        paper="#fcf6ea",
        glow="#faeacf",
        card="#ffffff",
        ink="#2e211b",
        soft="#735b4b",
        accent="#b5161d",
        rest="#e3d2b4",
        cover="#b0151c",
        light="#b72428",
        deep="#9a0f15",
        cover_ink="#fff6e6",
        gold="#fbd68f",
    ),
    "blue": Theme(
        paper="#f1f6fb",
        glow="#dceaf7",
        card="#ffffff",
        ink="#14243a",
        soft="#4a6078",
        accent="#0b5cad",
        rest="#c6d8ea",
        cover="#0b4f9c",
        light="#185eac",
        deep="#083f80",
        cover_ink="#ffffff",
        gold="#ffdc8a",
    ),
    "night": Theme(
        paper="#101a2b",
        glow="#16243b",
        card="#1c2c47",
        ink="#f3f6fb",
        soft="#adbbd1",
        accent="#ffcf5c",
        rest="#3a4e72",
        cover="#0e1829",
        light="#182943",
        deep="#0a111e",
        cover_ink="#ffffff",
        gold="#ffcf5c",
        band="#05080e",
    ),
}
"""One for each name in the settings."""
