"""What a page with a map says of the tiles under it: where they are fetched, how they lie, whose they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from generator.derive.page import StagedPage
from generator.derive.policy import policy
from generator.model.settings import MapBase

MAPS = "rooms.html"
"""The template of pages with a map."""

TIANDITU = (
    "https://t0.tianditu.gov.cn/{layer}_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER={layer}&STYLE=default"
    "&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk={key}"
)
_LAYERS = ("vec", "cva")
"""Of 天地图: roads, water and borders, and the names on them."""
_WMTS = {"{TileMatrix}": "{z}", "{TileRow}": "{y}", "{TileCol}": "{x}"}


def lay_base(pages: Iterable[StagedPage], base: MapBase | None, films: str) -> list[StagedPage]:
    """The pages; those with a map know what lies under it, if anything does, and may ask its host besides that of `films`."""
    if base is None or base.base == "none":
        return list(pages)
    host = host_of(base)
    ground = {"host": host, "policy": policy(films, host, base.base != "pmtiles"), "base": _said(base)}
    return [replace(page, data={**page.data, "ground": ground}) if page.template == MAPS else page for page in pages]


def host_of(base: MapBase | None) -> str:
    """The one host that the map asks, as `https://tiles.example.org`; empty where it asks nobody."""
    if base is None or base.base == "none":
        return ""
    parts = urlsplit(_template(base))
    return f"{parts.scheme}://{parts.netloc}"


def _template(base: MapBase) -> str:
    return base.url or (TIANDITU if base.base == "tianditu" else "")


def _said(base: MapBase) -> dict[str, Any]:
    return {
        "kind": "pmtiles" if base.base == "pmtiles" else "tiles",
        "urls": _urls(base),
        "wgs84": base.crs != "gcj02",
        "zooms": [base.min_zoom, base.max_zoom],
        "keyed": base.key is not None,
        "credit": _credit(base),
    }


def _urls(base: MapBase) -> list[str]:
    """What is drawn one over the other, with `{z}`, `{x}` and `{y}` to fill in."""
    url = _template(base).replace("{key}", base.key or "")
    for theirs, ours in _WMTS.items():
        url = url.replace(theirs, ours)
    return [url.replace("{layer}", layer) for layer in _LAYERS] if "{layer}" in url else [url]


def _credit(base: MapBase) -> str:
    number = (base.approval_number or "").removeprefix("审图号").lstrip("：: ")
    return f"底图：{base.attribution}　审图号：{number}（{base.approval_source}）"
