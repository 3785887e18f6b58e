"""What search engines and assistants read of a place: schema.org's words for it, as JSON-LD.

It is data, which no policy against scripts concerns; it cannot end the element that it stands in.
"""

from __future__ import annotations

from typing import Any

from generator.derive.page import data_block
from generator.geo.coordinates import gcj02_to_wgs84
from generator.geo.divisions import register
from generator.model.place import PAUSED, Layer, Place

_DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def structured(layer: Layer, place: Place) -> str:
    """The content of a `<script type="application/ld+json">`; coordinates are WGS-84, as schema.org wants them."""
    county = register().by_code[place.county]
    facts: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Place",
        "@id": f"#{place.id}",
        "name": place.name,
        "address": {
            "@type": "PostalAddress",
            "addressCountry": "CN",
            "addressRegion": "山东省",
            "addressLocality": register().city_of(county).name + county.name,
            "streetAddress": place.address,
        },
        "amenityFeature": [
            {"@type": "LocationFeatureSpecification", "name": layer.facilities[position], "value": True}
            for position in place.facilities
        ],
    }
    if place.point:
        longitude, latitude = gcj02_to_wgs84(place.point)
        point = {"latitude": round(latitude, 6), "longitude": round(longitude, 6)}
        facts["geo"] = {"@type": "GeoCoordinates", **point}
    if layer.sample:
        facts["disambiguatingDescription"] = "示例数据，不是真的"
    if place.phone:
        facts["telephone"] = place.phone
    hours = opening_hours(place.hours) if place.hours and place.status != PAUSED else []
    if hours:
        facts["openingHoursSpecification"] = hours
    return data_block(facts)


def opening_hours(hours: str) -> list[dict[str, Any]]:
    """Published hours in schema.org's form; nothing where it has no words for them: rules about holidays that are not
    merely closed days, and rules that go over one another.
    """
    if hours == "24/7":
        return [_open(list(range(7)), "00:00-23:59")]
    found: list[dict[str, Any]] = []
    told: set[int] = set()
    for rule in hours.split("; "):
        days, _, times = rule.partition(" ")
        if rule == "PH off":
            continue
        if "PH" in days or told & set(_positions(days)):
            return []
        told.update(_positions(days))
        found += [_open(_positions(days), span) for span in times.split(",") if times != "off"]
    return found


def _positions(days: str) -> list[int]:
    """`Mo-Fr,Su` → 0 1 2 3 4 6; a span may go over the end of the week."""
    found: list[int] = []
    for part in days.split(","):
        first, _, last = part.partition("-")
        start = _DAYS.index(first)
        length = (_DAYS.index(last or first) - start) % 7
        found += [(start + step) % 7 for step in range(length + 1)]
    return found


def _open(days: list[int], span: str) -> dict[str, Any]:
    opens, _, closes = span.replace("24:00", "23:59").partition("-")
    names = [_NAMES[day] for day in days]
    return {"@type": "OpeningHoursSpecification", "dayOfWeek": names, "opens": opens, "closes": closes}
