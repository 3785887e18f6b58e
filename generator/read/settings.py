"""site_config.yml → Settings; the rest of the file belongs to the renderer."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from generator.diagnostics import Findings, Location
from generator.model.credits import Credits
from generator.model.settings import THEMES, Filing, Look, MediaPlace, Settings, Speech
from generator.modes.boss.mode import QUESTIONS
from generator.read.common import TITLE
from generator.read.credits import CREDITS
from generator.read.map_base import MAP
from generator.source.fields import Field, ListOf, Record
from generator.source.nodes import Map
from generator.source.scalars import OneOf, Truth, Whole, Words
from generator.source.text import read_text
from generator.source.yaml import parse_yaml

CONFIG = "site_config.yml"


def _settings(location: Location, credits: Iterable[Credits | None], slides: Look | None, **values: Any) -> Settings:
    return Settings(location, credits=tuple(filter(None, credits)), slides=slides or _THE_LOOK(), **values)


def _look(theme: str, subtitles: str) -> Look:
    return _THE_LOOK(str(theme), subtitles == _BURN)


_THE_LOOK = cache(Look)
"""One object for every look, by which all that was worked out for it is known again when the settings are read anew."""


_BASE = Words(
    most=200,
    pattern=r"https://[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::[0-9]{1,5})?(?:/[A-Za-z0-9._~-]+)*",
    form="https:// 开头、末尾不带 / 的网址，如 https://media.example.org/suixue",
)
_MEDIA = Record("media", {"folder": Field(Words(most=200)), "base": Field(_BASE)}, MediaPlace, placed=True)
_ADDRESS = Words(
    most=200,
    pattern=r"https://[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::[0-9]{1,5})?/(?:(?!\.+/)[A-Za-z0-9._~-]+/)*",
    form="https:// 开头、以 / 结尾的网址，如 https://xuexi.example.org/",
)
_FILING = Record(
    "filing",
    {
        "icp": Field(
            Words(
                most=40,
                pattern=r"[\u4e00-\u9fff]ICP(?:备[0-9]{6,12}号(?:-[0-9]{1,4})?|证[0-9]{6,8}号)",
                form="备案系统给的号，如 鲁ICP备20260001号-1",
            )
        ),
        "police": Field(
            Words(
                most=40,
                pattern=r"[\u4e00-\u9fff]公网安备 ?[0-9]{14}号",
                form="公安给的号，如 鲁公网安备37010202000123号",
            )
        ),
    },
    Filing,
)
_BURN = "burn"
_SLIDES = Record(
    "slides",
    {
        "theme": Field(OneOf(THEMES), default=THEMES[0]),
        "subtitles": Field(OneOf(("player", _BURN)), default="player"),
    },
    _look,
)
ENGINES = ("espeak-ng",)
_SPEECH = Record(
    "speech",
    {"engine": Field(OneOf(ENGINES)), "command": Field(ListOf(Words(most=300), 1, 30), default=())},
    Speech,
    placed=True,
)
_SETTINGS = Record(
    "extra.suixue",
    {
        "name": Field(TITLE, required=True),
        "organisation": Field(TITLE, required=True),
        "address": Field(_ADDRESS),
        "filing": Field(_FILING),
        "hsts": Field(Truth(), default=False),
        "contact": Field(TITLE),
        "video_seconds": Field(Whole(10, 3600), default=300),
        "slides": Field(_SLIDES),
        "speech": Field(_SPEECH),
        "media": Field(_MEDIA),
        "map": Field(MAP),
        "level_pool": Field(Whole(5, 100), default=9),
        "boss_pool": Field(Whole(QUESTIONS, 500), default=60),
        "suggestions": Field(ListOf(Words(most=20), 1, 12), default=()),
        "offline": Field(Truth(), default=True),
        "credits": Field(CREDITS, default=()),
    },
    _settings,
    placed=True,
)
_WHOLE = Record("网站配置", {"site_name": Field(TITLE, required=True)})
_ELSEWHERE = "INHERIT"
"""Would bring in a file that no check has read."""
_EXTRA = Record("extra", {"suixue": Field(_SETTINGS, required=True)})


def read_settings(root: Path, findings: Findings) -> Settings | None:
    """Our settings; None after reporting that there are none that can be read."""
    text = read_text(root / CONFIG, CONFIG, findings)
    node = parse_yaml(text, CONFIG, findings) if text is not None else None
    if node is None:
        return None
    if isinstance(node, Map):
        _WHOLE.values(node, findings, frozenset(node))
        if _ELSEWHERE in node:
            message = f"配置不能从别的文件里继承，请删去“{_ELSEWHERE}”，要用的直接写在这里"
            findings.error(node.key(_ELSEWHERE).location, "setting-unknown-to-renderer", message)
    extra = node.get("extra") if isinstance(node, Map) else None
    if not isinstance(extra, Map):
        findings.error(Location(CONFIG), "missing-field", "网站配置缺少“extra”，请照手册补上 extra.suixue")
        return None
    settings: Settings | None = _EXTRA.values(extra, findings, frozenset(extra))["suixue"]
    return settings


def place_of(root: Path, key: str) -> Location:
    """Where the file says `key`; its beginning if it does not."""
    nothing = Findings()
    text = read_text(root / CONFIG, CONFIG, nothing)
    node = parse_yaml(text, CONFIG, nothing) if text is not None else None
    keys = node.marked_keys() if isinstance(node, Map) else ()
    return next((name.location for name in keys if name == key), Location(CONFIG))
