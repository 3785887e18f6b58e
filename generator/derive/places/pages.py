"""A layer's pages: one that lists every city, and one a county, where every place is an article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from generator.derive.addresses import staged_path
from generator.derive.page import StagedPage
from generator.derive.places.columns import where_inside
from generator.derive.places.files import described, manifest_path
from generator.derive.places.structured import structured
from generator.derive.places.words import hours_in_words, level_in_words, map_links
from generator.geo.divisions import Division, register
from generator.model.place import ACCESS, REVOKED, Layer, Place
from generator.model.site import Site

LAYER = "mama-rooms"
"""The layer that home page and tabs know."""


def rooms_layer(site: Site) -> Layer | None:
    return next((layer for layer in site.layers if layer.id == LAYER), None)


def county_path(layer: Layer, code: str) -> str:
    return f"{layer.home}{code}/"


def layer_pages(layer: Layer, others: Sequence[Layer], today: date) -> list[StagedPage]:
    """`others`: layers the first page leads to."""
    by_county: dict[str, list[Place]] = defaultdict(list)
    for place in sorted(layer.places, key=lambda place: place.id):
        by_county[place.county].append(place)
    counties = [county for county in register().counties if county.code in by_county]
    return [_home_page(layer, others, by_county)] + [
        _county_page(layer, county, by_county[county.code], today) for county in counties
    ]


def _home_page(layer: Layer, others: Sequence[Layer], by_county: dict[str, list[Place]]) -> StagedPage:
    cities = [_city(layer, city, by_county) for city in register().cities]
    total = sum(city["count"] for city in cities)
    return StagedPage(
        path=staged_path(layer.home),
        template="rooms.html",
        title=layer.title,
        description=f"山东省 16 市 {total} {layer.counter}{layer.noun}：在哪里、对谁开放、有什么设施。",
        data={
            "layer": _layer(layer) | _finder(layer),
            "access": list(ACCESS),
            "total": total,
            "cities": cities,
            "others": [_other(layer) for layer in others],
        },
    )


def _other(layer: Layer) -> dict[str, Any]:
    return {"path": layer.home, "noun": layer.noun, "counter": layer.counter, "total": len(layer.shown)}


def _layer(layer: Layer) -> dict[str, Any]:
    return {
        "id": layer.id,
        "title": layer.title,
        "noun": layer.noun,
        "counter": layer.counter,
        "intro": layer.intro,
        "sample": layer.sample,
        "home": layer.home,
    }


def _finder(layer: Layer) -> dict[str, Any]:
    """What the list may be narrowed by, and where its data are."""
    return {
        "manifest": manifest_path(layer),
        "types": list(layer.types),
        "levels": list(layer.levels),
        "facilities": list(layer.facilities),
        "basic": layer.basic is not None,
        "seasonal": layer.seasonal,
        "columns": [described(column) for column in layer.columns],
    }


def _city(layer: Layer, city: Division, by_county: dict[str, list[Place]]) -> dict[str, Any]:
    counties = [
        {
            "code": county.code,
            "name": county.name,
            "count": _count(by_county[county.code]),
            "path": county_path(layer, county.code),
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
        path=staged_path(county_path(layer, county.code)),
        template="county.html",
        title=f"{county.name}{layer.noun}",
        description=f"{city.name}{county.name} {_count(places)} {layer.counter}{layer.noun}的地址、开放范围、开放时间、电话和设施。",
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
        "detail": where_inside(place),
        "type": place.type,
        "access": place.access,
        "hours": hours_in_words(place.hours),
        "phone": place.phone,
        "area": f"{place.size:g}" if place.size else None,
        "facilities": [layer.facilities[position] for position in place.facilities],
        "level": level_in_words(place.level, place.county) if layer.levels else None,
        "status": place.status,
        "checked": place.checked.isoformat() if place.checked else None,
        "stale": place.stale(today),
        "lon": round(place.point[0], 6),
        "lat": round(place.point[1], 6),
        "notes": place.notes,
        "own": [
            {"name": column.name, "value": value or column.unknown}
            for column, value in zip(layer.columns, place.own, strict=True)
            if value or column.unknown
        ],
        "photos": [{"small": small, "large": _large(small)} for small in place.photos],
        "structured": structured(layer, place),
        "links": map_links(place.name, place.address, place.point),
    }


def _large(small: str) -> str:
    """The same picture in the size for looking at it."""
    return f"{small.removesuffix('-320.webp')}-1280.webp"
