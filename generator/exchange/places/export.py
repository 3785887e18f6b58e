"""Places → files for other maps, in WGS-84: GeoJSON (RFC 7946), KML 2.2, and CSV that our own reader takes.

What is not published leaves in no other way either: no checker's name, no telephone that its owner keeps, no photo's file.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape

from generator.exchange.places.cells import (
    CHECKER,
    DATUM,
    FACILITIES,
    ID,
    LATITUDE,
    LONGITUDE,
    MOBILE,
    NAME,
    PHONE,
    facilities,
    facts,
)
from generator.exchange.tables.separated import guarded
from generator.geo.coordinates import gcj02_to_wgs84
from generator.model.place import Layer, Place

_WGS84 = "手机GPS(WGS-84)"
_UNTOLD = "不公布"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Format:
    """`write` makes the whole file of a layer's places, in their order."""

    suffix: str
    write: Callable[[Layer, Iterable[Place]], bytes]


def note(layer: Layer) -> str:
    """What whoever opens the file must know."""
    sample = f"示例数据：这些{layer.noun}是编造的，不能照着去。" if layer.sample else ""
    return f"{sample}坐标是 WGS-84（手机 GPS 用的坐标系）。"


def _position(place: Place) -> tuple[str, str]:
    """Longitude and latitude with six decimals, a tenth of a metre."""
    assert place.point is not None
    longitude, latitude = gcj02_to_wgs84(place.point)
    return f"{longitude:.6f}", f"{latitude:.6f}"


def geojson(layer: Layer, places: Iterable[Place]) -> bytes:
    """A FeatureCollection, a line a place; `name` and `description` are foreign members, as RFC 7946 allows."""
    told: dict[str, object] = {"type": "FeatureCollection", "name": layer.title, "description": note(layer)}
    features = ",\n".join(_json(_feature(layer, place)) for place in places)
    return f'{_json(told)[:-1]},"features":[\n{features}\n]}}\n'.encode()


def _json(value: dict[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _feature(layer: Layer, place: Place) -> dict[str, object]:
    told: dict[str, object] = {name: text for name, text in facts(layer, place).items() if text}
    told[FACILITIES] = facilities(layer, place)
    return {
        "type": "Feature",
        "id": place.id,
        "geometry": {"type": "Point", "coordinates": list(map(float, _position(place)))},
        "properties": told,
    }


def kml(layer: Layer, places: Iterable[Place]) -> bytes:
    """A Document with a Placemark a place, whose facts are ExtendedData."""
    begin = (
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<kml xmlns="http://www.opengis.net/kml/2.2">',
        "<Document>",
        f"<name>{_xml(layer.title)}</name>",
        f"<description>{_xml(note(layer))}</description>",
    )
    marks = (line for place in places for line in _placemark(layer, place))
    return ("\n".join((*begin, *marks, "</Document>", "</kml>")) + "\n").encode()


def _placemark(layer: Layer, place: Place) -> Iterator[str]:
    told = facts(layer, place)
    yield f'<Placemark id="place-{_xml(place.id)}">'
    yield f"<name>{_xml(place.name)}</name>"
    yield f"<address>{_xml(place.address)}</address>"
    yield "<ExtendedData>"
    for name, text in told.items():
        if text:
            yield f'<Data name="{_xml(name)}"><value>{_xml(text)}</value></Data>'
    yield "</ExtendedData>"
    yield f"<Point><coordinates>{','.join(_position(place))}</coordinates></Point>"
    yield "</Placemark>"


def _xml(text: str) -> str:
    return escape(_NOT_XML.sub("", text), {'"': "&quot;"})


def table(layer: Layer, places: Iterable[Place]) -> bytes:
    """CSV with the columns of our tables and a mark for Excel. The sample says so in each row, as there is no other place
    where the reader takes words of ours.
    """
    rows = [_row(layer, place) for place in places]
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(columns(layer))
    writer.writerows([guarded(row[name]) for name in columns(layer)] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def columns(layer: Layer) -> list[str]:
    """The header of `table`: the position stands behind the address, whether a mobile is published behind its number."""
    own = [column.name for column in layer.columns]
    names = [
        *(
            ID,
            NAME,
            "区划代码",
            "市",
            "县(市、区)",
            "功能区",
            "楼层房间",
            "使用说明",
            "地址",
            LONGITUDE,
            LATITUDE,
            DATUM,
        ),
        *("场所类型", "开放范围", "开放时间", PHONE, MOBILE, "面积", FACILITIES, "级别", *own),
        *("状态", "核对日期", CHECKER),
    ]
    return [name for name in names if name not in layer.without]


def _row(layer: Layer, place: Place) -> dict[str, str]:
    longitude, latitude = _position(place)
    return facts(layer, place) | {
        LONGITUDE: longitude,
        LATITUDE: latitude,
        DATUM: _WGS84,
        MOBILE: place.row[MOBILE] if place.phone else "",
        CHECKER: f"示例数据，{_UNTOLD}" if layer.sample else _UNTOLD,
    }


FORMATS: dict[str, Format] = {
    "geojson": Format(".geojson", geojson),
    "kml": Format(".kml", kml),
    "csv": Format(".csv", table),
}
