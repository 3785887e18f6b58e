"""The index of rooms that a phone fetches: a column a fact, so that equal values lie side by side and compress.

Coordinates are GCJ-02 in whole hundred-thousandths of a degree (about a metre); facilities are a bit each, in the order
of the layer's list. Who may enter is in the order of `ACCESS`, everybody first. theme/map/rooms.js reads it.
"""

from __future__ import annotations

from generator.derive.page import dump_json
from generator.derive.places.words import NAVIGATION, address_within_city, hours_in_words
from generator.geo.coordinates import Point
from generator.geo.divisions import register
from generator.model.place import ACCESS, PAUSED, Layer, Place

SCALE = 100_000


def rooms_index(layer: Layer) -> bytes:
    places = sorted(layer.shown, key=lambda place: place.id)
    divisions = register()
    county_position = {county.code: position for position, county in enumerate(divisions.counties)}
    city_position = {city.code: position for position, city in enumerate(divisions.cities)}
    hours = sorted({hours_in_words(place.hours) for place in places})
    phones = sorted({place.phone or "" for place in places})
    points = [_whole(place.point) for place in places if place.point]
    index = {
        "schema": 1,
        "scale": SCALE,
        "noun": layer.noun,
        "access": ACCESS,
        "facilities": layer.facilities,
        "hours": hours,
        "phones": phones,
        "navigation": NAVIGATION["amap"],
        "cities": [[city.code, city.name, *_whole(city.label)] for city in divisions.cities],
        "counties": [
            [county.code, county.name, city_position[county.city], *_whole(county.label)]
            for county in divisions.counties
        ],
        "rooms": {
            "id": [place.id for place in places],
            "name": [place.name for place in places],
            "address": [address_within_city(place.address, place.county) for place in places],
            "detail": [place.floor for place in places],
            "county": [county_position[place.county] for place in places],
            "lon": [longitude for longitude, _ in points],
            "lat": [latitude for _, latitude in points],
            "access": [ACCESS.index(place.access) for place in places],
            "facilities": [_bits(place) for place in places],
            "hours": [hours.index(hours_in_words(place.hours)) for place in places],
            "phone": [phones.index(place.phone or "") for place in places],
            "paused": [int(place.status == PAUSED) for place in places],
        },
    }
    return dump_json(index).encode()


def _whole(point: Point) -> tuple[int, int]:
    return round(point[0] * SCALE), round(point[1] * SCALE)


def _bits(place: Place) -> int:
    return sum(1 << position for position in place.facilities)
