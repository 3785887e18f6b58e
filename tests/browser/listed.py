"""The places of a layer as the site's own data have them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from typing import Any

from tests.browser.visitor import Visitor


def places(visitor: Visitor, layer: str = "mama-rooms") -> list[dict[str, Any]]:
    """A dict a place, in the order of the data: id, name, point (GCJ-02), access, hours (position), own (words), paused,
    city, county, code, phone."""
    folder = f"data/places/{layer}"
    manifest = visitor.fetch(f"{folder}/manifest.json")
    rows: dict[int, list[dict[str, Any]]] = {}
    told: dict[str, int] = {}
    for index, _, covered in manifest["shards"]:
        columns = visitor.fetch(f"{folder}/{index}")
        first = 0
        for position, county in enumerate(manifest["counties"]):
            count, stem = county[6:]
            if county[3] in covered and count:
                before, told[stem] = told.get(stem, 0), told.get(stem, 0) + count
                file = visitor.fetch(f"{folder}/{stem}.json")
                details = {name: file[name][before : before + count] for name in ("name", "phone") if name in file}
                rows[position] = list(_county(manifest, county, details, columns, first))
                first += count
    return [row for position in sorted(rows) for row in rows[position]]


def _county(manifest: dict[str, Any], county: list[Any], details: Any, columns: Any, first: int) -> Iterator[Any]:
    code, title, _, city, lon, lat, count, _ = county
    own = list(range(first, first + count))
    lons = _absolute(lon, _column(columns["lon"], own))
    lats = _absolute(lat, _column(columns["lat"], own))
    said = [column for column in manifest["columns"] if column["filter"]]
    phones = details.get("phone") or [""] * count
    facts = zip(own, details["name"], phones, lons, lats, _column(columns["number"], own), strict=True)
    for row, name, phone, x, y, number in facts:
        yield {
            "id": f"{code}-{number:04}" if isinstance(number, int) else f"{code}-{number}",
            "name": name,
            "phone": phone,
            "point": (x / manifest["scale"], y / manifest["scale"]),
            "access": manifest["access"][_column(columns["access"], [row])[0]],
            "hours": _column(columns["hours"], [row])[0],
            "own": [
                column["words"][_column(values, [row])[0]]
                for column, values in zip(said, columns.get("own", []), strict=True)
            ],
            "paused": bool(_column(columns["flags"], [row])[0] & 1),
            "county": title,
            "code": code,
            "city": manifest["cities"][city][1],
        }


def _column(values: Any, rows: list[int]) -> list[Any]:
    """A column whose values are all the same is one value."""
    return [values[row] if isinstance(values, list) else values for row in rows]


def _absolute(label: int, steps: list[int]) -> list[int]:
    return list(accumulate(steps, initial=label))[1:]
