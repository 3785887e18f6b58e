"""``content/media.lock`` → Registered. Written by `suixue video add`, a block a recording, so that git can merge it."""

from __future__ import annotations

from typing import Any

from generator.diagnostics import Findings
from generator.model.recording import REGISTER, Grid, Published, Registered, Sent, SentFilm, SentPieces
from generator.read.common import read_yaml
from generator.read.tree import Tree
from generator.source.fields import Field, ListOf, Record
from generator.source.scalars import OneOf, Whole, Words

FILE_NAME = Words(most=100, pattern=r"[^/\\]+", form="文件名，不带文件夹")
_SIDE = Whole(1, 20_000)
_BYTES = Whole(1, 999_999_999)
_HASH = Words(most=64, pattern="[0-9a-f]{64}", form="64 位的校验值")
_SENT = {"bytes": Field(_BYTES, required=True), "sha256": Field(_HASH, required=True)}
_FILM = Record("一种大小", {"height": Field(_SIDE, required=True)} | _SENT, SentFilm)
_PIECES = Record("分段", {"files": Field(Whole(1, 100_000), required=True)} | _SENT, SentPieces)
_GRID = Record(
    "缩略图", {name: Field(_SIDE, required=True) for name in ("columns", "count", "every", "width", "height")}, Grid
)


def _published(films: list[SentFilm | None], **values: Any) -> Published:
    return Published(films=tuple(filter(None, films)), **values)


_PUBLISHED = Record(
    "传到网址上的几份",
    {
        "name": Field(Words(most=100, pattern="[a-z0-9-]+", form="小写字母、数字、连字符"), required=True),
        "films": Field(ListOf(_FILM, 1, 10), required=True),
        "audio": Field(Record("声音", _SENT, Sent)),
        "hls": Field(_PIECES),
        "sprite": Field(_GRID),
    },
    _published,
    placed=True,
)
_RECORDING = Record(
    "一个录像",
    {
        "file": Field(FILE_NAME, required=True),
        "sha256": Field(_HASH, required=True),
        "bytes": Field(_BYTES, required=True),
        "seconds": Field(Whole(0, 3600), required=True),
        "width": Field(_SIDE, required=True),
        "height": Field(_SIDE, required=True),
        "published": Field(_PUBLISHED),
    },
    Registered,
    placed=True,
)
_FILE = Record(
    "媒体登记表",
    {"schema": Field(OneOf(("1",)), required=True), "recordings": Field(ListOf(_RECORDING), default=())},
)


def read_media(tree: Tree, findings: Findings) -> tuple[Registered, ...]:
    """The registered recordings; none without a register."""
    if REGISTER not in tree.files:
        return ()
    values = read_yaml(tree.root, REGISTER, _FILE, findings, authored=False)
    return tuple(filter(None, values["recordings"])) if values else ()
