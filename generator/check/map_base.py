"""map-missing, map-unused, map-placeholder, map-key, map-crs, map-approval, map-zooms: 地图的底图（extra.suixue.map）要写全：网址里的占位、密钥、坐标系、图的来源和审图号，缩放从小到大。

底图上有界线，没有审图号不能公开；网址、密钥错了，看地图的人只见一片空白；坐标系错了，点会偏出几百米。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics import Diagnostic, Text, error
from generator.model.settings import MapBase
from generator.model.site import Site

_PLACEHOLDER = re.compile(r"\{[^{}]*\}?|\}")
_KEY = re.compile(r"[A-Za-z0-9._~-]{4,}")
_EXAMPLE = re.compile(r"(?i)your|example|placeholder|x{4,}|\*{3,}|(.)\1{5,}|tk|key|token")
"""What a guide writes where the key goes: within a short word, or as the whole of it."""

_PLAIN = frozenset(("{z}", "{x}", "{y}"))
_KVP = frozenset(("{TileMatrix}", "{TileRow}", "{TileCol}"))
_WANTED: dict[str, tuple[frozenset[str], ...]] = {
    "xyz": (_PLAIN, frozenset(("{z}", "{x}", "{-y}"))),
    "wmts": (_KVP, _PLAIN),
    "tianditu": (_PLAIN, _KVP),
    "pmtiles": (frozenset(),),
}
"""Which placeholders the address of a base has, one of these sets whole; `{key}` may come with any."""
_ALSO = {"tianditu": frozenset(("{key}", "{layer}"))}
_NEEDED = {
    "tianditu": ("attribution",),
    "xyz": ("url", "crs", "attribution"),
    "wmts": ("url", "crs", "attribution"),
    "pmtiles": ("url", "crs", "attribution"),
}
_MEANING = {
    "url": "瓦片的网址",
    "crs": "瓦片的坐标系",
    "attribution": "底图是谁的",
}


def check(site: Site) -> Iterator[Diagnostic]:
    base = site.settings.map
    if base is None or not base.base:
        return
    yield from _approval(base)
    if base.base == "none":
        yield from _unused(base)
        return
    for field in _NEEDED[base.base]:
        if not getattr(base, field):
            message = f"底图“{base.base}”缺少 {field}（{_MEANING[field]}），请补上"
            yield error(base.base.location, "map-missing", message)
    if base.url:
        yield from _placeholders(base, base.url)
    yield from _key(base)
    if base.base == "tianditu" and base.crs == "gcj02":
        yield error(
            base.crs.location, "map-crs", "天地图的瓦片是 CGCS2000 的，点会偏出几百米，请改为 cgcs2000 或删去 crs"
        )
    if base.min_zoom > base.max_zoom:
        message = f"min_zoom（{base.min_zoom}）比 max_zoom（{base.max_zoom}）大，一张瓦片也不会取，请对调"
        yield error(base.location, "map-zooms", message)


def _approval(base: MapBase) -> Iterator[Diagnostic]:
    at = base.borders if base.borders == "true" else base.base if base.base != "none" else None
    missing = [field for field in ("approval_number", "approval_source") if not getattr(base, field)]
    if at is not None and missing:
        message = f"带界线的地图要有审图号和它的出处才能公开，请补上 {'、'.join(missing)}，或改为 base: none、不画界线"
        yield error(at.location, "map-approval", message)


def _unused(base: MapBase) -> Iterator[Diagnostic]:
    """Nothing lies under the dots: what else is written was meant for something."""
    for field in ("url", "key", "crs"):
        written = getattr(base, field)
        if written:
            message = f"没有底图（base: none），{field} 用不上，请删去，或在 base 写上用哪种底图"
            yield error(written.location, "map-unused", message)


def _placeholders(base: MapBase, url: Text) -> Iterator[Diagnostic]:
    found = {match[0]: match.start() for match in _PLACEHOLDER.finditer(url)}
    wanted = max(_WANTED[base.base], key=lambda names: len(names & found.keys()))
    form = "、".join(sorted(wanted)) or "不写占位"
    also = _ALSO.get(base.base, frozenset(("{key}",)))
    for name, offset in found.items():
        if name not in wanted | also:
            message = f"“{base.base}”的网址里不认“{name}”，请改正，应为：{form}"
            yield error(url.at(offset), "map-placeholder", message)
    if missing := sorted(wanted - found.keys()):
        message = f"网址里缺少 {'、'.join(missing)}，瓦片取不对，请照底图的说明补上"
        yield error(url.location, "map-placeholder", message)


def _key(base: MapBase) -> Iterator[Diagnostic]:
    wanted = "{key}" in base.url if base.url else base.base == "tianditu"
    if base.key is None:
        if wanted:
            at = base.url or base.base
            yield error(at.location, "map-key", "取这个底图要密钥，请在 key 写上向它申请到的那一串")
    elif not wanted:
        yield error(
            base.key.location, "map-key", "网址里没有 {key}，密钥用不上，请在该写密钥的地方写 {key}，或删去 key"
        )
    elif not _KEY.fullmatch(base.key) or _is_example(base.key):
        yield error(base.key.location, "map-key", f"“{base.key}”是说明里的例子，不是申请到的密钥，请换成申请到的那一串")


def _is_example(key: str) -> bool:
    found = _EXAMPLE.search(key)
    return found is not None and (len(key) < 20 or found[0] == key)
