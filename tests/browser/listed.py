"""The places of a layer as the site's own data have them."""

from __future__ import annotations

from itertools import accumulate
from typing import Any

from tests.browser.visitor import Visitor


def places(visitor: Visitor, layer: str = "mama-rooms") -> list[dict[str, Any]]:
    """A dict a place, in the order of the data: id, name, point (GCJ-02), access, paused, city, county, code."""
    folder = f"data/places/{layer}"
    manifest = visitor.fetch(f"{folder}/manifest.json")
    [[index, _, _]] = manifest["shards"]
    columns = visitor.fetch(f"{folder}/{index}")
    rows = iter(range(manifest["total"]))
    found = []
    for code, county, _, city, lon, lat, count, details in manifest["counties"]:
        own = [next(rows) for _ in range(count)]
        names = visitor.fetch(f"{folder}/{code}.{details}.json")["name"] if count else []
        lons = _absolute(lon, _column(columns["lon"], own))
        lats = _absolute(lat, _column(columns["lat"], own))
        facts = zip(own, names, lons, lats, _column(columns["number"], own), strict=True)
        for row, name, x, y, number in facts:
            found.append(
                {
                    "id": f"{code}-{number:04}" if isinstance(number, int) else f"{code}-{number}",
                    "name": name,
                    "point": (x / manifest["scale"], y / manifest["scale"]),
                    "access": manifest["access"][_column(columns["access"], [row])[0]],
                    "paused": bool(_column(columns["flags"], [row])[0] & 1),
                    "county": county,
                    "code": code,
                    "city": manifest["cities"][city][1],
                }
            )
    return found


def _column(values: Any, rows: list[int]) -> list[Any]:
    """A column whose values are all the same is one value."""
    return [values[row] if isinstance(values, list) else values for row in rows]


def _absolute(label: int, steps: list[int]) -> list[int]:
    return list(accumulate(steps, initial=label))[1:]
