"""``content/media.lock`` → Registered. Written by `suixue video add`, a block a recording, so that git can merge it."""

from __future__ import annotations

from generator.diagnostics import Findings
from generator.model.recording import REGISTER, Registered
from generator.read.common import read_yaml
from generator.read.tree import Tree
from generator.source.fields import Field, ListOf, Record
from generator.source.scalars import OneOf, Whole, Words

FILE_NAME = Words(most=100, pattern=r"[^/\\]+", form="文件名，不带文件夹")
_SIDE = Whole(1, 20_000)
_RECORDING = Record(
    "一个录像",
    {
        "file": Field(FILE_NAME, required=True),
        "sha256": Field(Words(most=64, pattern="[0-9a-f]{64}", form="64 位的校验值"), required=True),
        "bytes": Field(Whole(1, 999_999_999), required=True),
        "seconds": Field(Whole(0, 3600), required=True),
        "width": Field(_SIDE, required=True),
        "height": Field(_SIDE, required=True),
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
