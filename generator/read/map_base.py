"""`map` of the settings: what lies under the dots of the map of places."""

from __future__ import annotations

from generator.model.settings import MAP_BASES, MAP_CRS, MapBase
from generator.source.fields import Field, Record
from generator.source.scalars import OneOf, Whole, Words

_URL = Words(
    most=500,
    pattern=r"https://[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::[0-9]{1,5})?/[A-Za-z0-9._~/?&=:%+,@{}-]*",
    form="https:// 开头的网址，如 https://tiles.example.org/{z}/{x}/{y}.png",
)
_APPROVAL = Words(
    most=40,
    pattern=r"(?:审图号[：:] ?)?[\u4e00-\u9fffA-Z]{1,6}[(（][0-9]{4}[)）][0-9-]{1,9}号",
    form="图上印的审图号，如 GS(2024)0650号",
)

MAP = Record(
    "map",
    {
        "base": Field(OneOf(MAP_BASES), required=True),
        "url": Field(_URL),
        "key": Field(Words(most=200)),
        "crs": Field(OneOf(MAP_CRS)),
        "attribution": Field(Words(most=60)),
        "approval_number": Field(_APPROVAL),
        "approval_source": Field(Words(most=60)),
        "borders": Field(OneOf(("true", "false"))),
        "min_zoom": Field(Whole(1, 19), default=5),
        "max_zoom": Field(Whole(1, 19), default=18),
    },
    MapBase,
    placed=True,
)
