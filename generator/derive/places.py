"""Rooms → the page that lists every city, a page a county, and the index the phone searches."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from generator.derive.addresses import staged_path
from generator.derive.page import StagedPage
from generator.derive.places_index import rooms_index
from generator.derive.places_words import hours_in_words, level_in_words, map_links
from generator.geo.divisions import Division, register
from generator.model.place import ACCESS, REVOKED, Layer, Place
from generator.model.site import Site

LAYER = "mama-rooms"
"""The one layer that has pages so far."""


def derive_places(site: Site) -> tuple[list[StagedPage], dict[str, bytes]]:
    """The staged pages, and the data files by site path."""
    layer = rooms_layer(site)
    if layer is None:
        return [], {}
    by_county: dict[str, list[Place]] = defaultdict(list)
    for place in sorted(layer.places, key=lambda place: place.id):
        by_county[place.county].append(place)
    counties = [county for county in register().counties if county.code in by_county]
    pages = [_rooms_page(layer, by_county)]
    pages += [_county_page(layer, county, by_county[county.code], site.today) for county in counties]
    return pages, {"data/rooms.json": rooms_index(layer)}


def rooms_layer(site: Site) -> Layer | None:
    """The layer whose places have pages."""
    return next((layer for layer in site.layers if layer.id == LAYER), None)


def county_path(code: str) -> str:
    return f"rooms/{code}/"


def _rooms_page(layer: Layer, by_county: dict[str, list[Place]]) -> StagedPage:
    cities = [_city(city, by_county) for city in register().cities]
    total = sum(city["count"] for city in cities)
    return StagedPage(
        path=staged_path("rooms/"),
        template="rooms.html",
        title=layer.title,
        description=f"山东省 16 市 {total} 间{layer.noun}：在哪里、对谁开放、有什么设施。",
        data={"layer": _layer(layer), "access": list(ACCESS), "total": total, "cities": cities},
    )


def _layer(layer: Layer) -> dict[str, Any]:
    return {
        "id": layer.id,
        "title": layer.title,
        "noun": layer.noun,
        "intro": layer.intro,
        "sample": layer.sample,
    }


def _city(city: Division, by_county: dict[str, list[Place]]) -> dict[str, Any]:
    counties = [
        {
            "code": county.code,
            "name": county.name,
            "count": _count(by_county[county.code]),
            "path": county_path(county.code),
        }
        for county in register().counties
        if county.city == city.code and county.code in by_county
    ]
    return {
        "code": city.code,
        "name": city.name,
        "count": sum(county["count"] for county in counties),
        "counties": counties,
    }


def _count(places: list[Place]) -> int:
    return sum(place.status != REVOKED for place in places)


def _county_page(layer: Layer, county: Division, places: list[Place], today: date) -> StagedPage:
    city = register().city_of(county)
    return StagedPage(
        path=staged_path(county_path(county.code)),
        template="county.html",
        title=f"{county.name}{layer.noun}",
        description=f"{city.name}{county.name} {_count(places)} 间{layer.noun}的地址、开放范围、开放时间、电话和设施。",
        data={
            "code": county.code,
            "name": county.name,
            "city": {"code": city.code, "name": city.name},
            "layer": _layer(layer),
            "rooms": [_room(layer, place, today) for place in places],
        },
    )


def _room(layer: Layer, place: Place, today: date) -> dict[str, Any]:
    """What the county's page says of a room; of a revoked one only that it is."""
    if place.status == REVOKED or place.point is None:
        return {"id": place.id, "name": place.name, "status": place.status}
    return {
        "id": place.id,
        "name": place.name,
        "address": place.address,
        "detail": " · ".join(filter(None, (place.area_name, place.floor))),
        "type": place.type,
        "access": place.access,
        "hours": hours_in_words(place.hours),
        "phone": place.phone,
        "area": f"{place.size:g}" if place.size else None,
        "facilities": [layer.facilities[position] for position in place.facilities],
        "level": level_in_words(place.level, place.county),
        "status": place.status,
        "checked": place.checked.isoformat() if place.checked else None,
        "stale": place.stale(today),
        "lon": round(place.point[0], 6),
        "lat": round(place.point[1], 6),
        "notes": place.notes,
        "links": map_links(place.name, place.address, place.point),
    }
