"""A layer's description, layer.yml: the words of its pages, what its tables hold and the columns that it alone has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from generator.diagnostics import Findings, Location, Text
from generator.model.place import KINDS, TYPES, Basic, Column, Layer
from generator.read.common import SENTENCE, SLUG, TITLE
from generator.read.places_county import CITY, CODE, COUNTY
from generator.source.fields import Field, ListOf, MapOf, Record
from generator.source.patience import Patience
from generator.source.scalars import OneOf, Truth, Whole, Words, nearest

REQUIRED = ("编号", "名称", "地址", "经度", "纬度", "坐标系", "场所类型", "开放范围", "状态", "核对日期", "核对人")
_DISPENSABLE = ("功能区", "楼层房间", "使用说明", "开放时间", "联系电话", "公布手机", "面积", "照片", "级别")
"""Common columns that a layer may do without."""
OPTIONAL = (CODE, CITY, COUNTY, "设施", *_DISPENSABLE)
ALIASES = {"县": COUNTY, "区县": COUNTY, "县市区": COUNTY, "面积(平方米)": "面积", "面积(㎡)": "面积"}
_TAKEN = frozenset(
    ("assets", "contest", "courses", "data", "handbook", "lessons", "me", "media", "papers", "photos", "play",
     "practice", "quizzes", "review", "search", "topics")
)  # fmt: skip
"""First parts of addresses that other pages and files have."""
_WORD = Words(most=20)
COLUMN = Record(
    "自己的列",
    {
        "name": Field(Words(most=20, pattern=r"[^\s（）,，]+", form="没有空格、逗号和全角括号的列名"), required=True),
        "kind": Field(OneOf(KINDS), required=True),
        "words": Field(ListOf(_WORD, least=2, most=60), default=()),
        "unit": Field(Words(most=6), default=""),
        "required": Field(Truth(), default=False),
        "unknown": Field(_WORD, default=""),
        "filter": Field(Truth(), default=False),
        "after": Field(_WORD),
    },
    Column,
    placed=True,
)
LAYER = Record(
    "图层",
    {
        "id": Field(SLUG, required=True),
        "path": Field(SLUG, default=""),
        "title": Field(TITLE, required=True),
        "noun": Field(_WORD, required=True),
        "counter": Field(Words(most=2), default="间"),
        "also_called": Field(ListOf(_WORD, least=1, most=10), default=()),
        "intro": Field(SENTENCE, required=True),
        "sample": Field(Truth(), required=True),
        "types": Field(ListOf(_WORD, least=1, most=60), default=TYPES),
        "facilities": Field(ListOf(_WORD, least=1, most=31), required=True),
        "basic": Field(
            Record(
                "基本配置",
                {"facilities": Field(Whole(1, 31), required=True), "size": Field(Whole(2, 500), required=True)},
                Basic,
            )
        ),
        "synonyms": Field(MapOf(ListOf(_WORD, least=1)), default={}),
        "without": Field(ListOf(OneOf(_DISPENSABLE)), default=()),
        "columns": Field(ListOf(COLUMN, least=1, most=12), default=()),
    },
)


@dataclass(frozen=True)
class Description:
    """A layer without its places, and its facility words: each word and synonym → position in the list. None at all if
    the description is damaged, which is reported there; places are not measured by it then.
    """

    layer: Layer
    positions: dict[str, int]

    @cached_property
    def facilities(self) -> frozenset[str]:
        """The words that may be columns of their own."""
        return frozenset(self.layer.facilities)

    @cached_property
    def required(self) -> tuple[str, ...]:
        return (*REQUIRED, *(column.name for column in self.layer.columns if column.required))

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """Every column that its tables may have, but for those named after facilities."""
        common = tuple(name for name in (*REQUIRED, *OPTIONAL) if name not in self.layer.without)
        return (*common, *(column.name for column in self.layer.columns))


def described(values: dict[str, Any], file: str, findings: Findings) -> Description:
    """What a description says that was read as `LAYER`."""
    at, folder = values["id"].location, file.split("/")[-2]
    if values["id"] and values["id"] != folder:
        findings.error(at, "place-layer-id", f"id“{values['id']}”与文件夹名不同，请改成 {folder}")
    if (values["path"] or values["id"]) in _TAKEN:
        where = values["path"].location if values["path"] else at
        findings.error(where, "place-layer-path", f"网址 {values['path'] or values['id']}/ 已有别的用处，请换一个")
    synonyms = values.pop("synonyms")
    values["columns"] = tuple(column for column in values["columns"] if column and column.name)
    layer = Layer(location=Location(file), **(values | {"sample": values["sample"] is not False}), places=())
    _check_basic(layer, findings)
    _check_columns(layer, findings)
    return Description(layer, _positions(layer.facilities, synonyms, findings))


def _positions(names: tuple[Text, ...], synonyms: dict[Text, tuple[Text, ...]], findings: Findings) -> dict[str, int]:
    positions: dict[str, int] = {word: index for index, word in enumerate(names)}
    patience = Patience(findings)
    for word, others in synonyms.items():
        if patience.ends(word.location):
            break
        if names and word not in positions:
            message = f"同义词写给了词表里没有的“{word}”{nearest(word, names)}，请改成 facilities 里的词"
            findings.error(word.location, "place-synonym-unknown", message)
        positions.update({other: positions[word] for other in others if word in positions})
    return positions


def _check_basic(layer: Layer, findings: Findings) -> None:
    if layer.facilities and layer.basic and (layer.basic.facilities or 0) > len(layer.facilities):
        message = f"基本配置要前 {layer.basic.facilities} 个设施词，词表只有 {len(layer.facilities)} 个，请改小"
        findings.error(layer.facilities[0].location, "place-layer-basic", message)


def _check_columns(layer: Layer, findings: Findings) -> None:
    taken = {*REQUIRED, *OPTIONAL, *ALIASES, *layer.facilities}
    dates = [column.name for column in layer.columns if column.kind == "date"]
    for column in layer.columns:
        if column.name in taken:
            message = f"已经有叫“{column.name}”的列或设施，请换一个列名"
            findings.error(column.name.location, "place-own-name", message)
        taken.add(column.name)
        for slug, message in _slips(column, dates):
            findings.error(column.location, slug, message)


def _slips(column: Column, dates: list[Text]) -> Iterator[tuple[str, str]]:
    """What does not go together in a column's description."""
    choice = column.kind == "choice"
    if column.kind and choice != bool(column.words):
        remedy = "请写上 words" if choice else "请删去 words，或把 kind 改成 choice"
        yield "place-own-words", f"“{column.name}”的 kind 是 {column.kind}，{remedy}"
    if column.filter and column.kind and not choice:
        yield "place-own-filter", f"只有 kind 是 choice 的列能筛选，请删去“{column.name}”的 filter"
    if column.after is not None and (column.kind != "date" or column.after not in dates or column.after == column.name):
        yield "place-own-after", f"“{column.name}”的 after 要是另一个 kind 为 date 的列，它自己也要是 date，请改正"
