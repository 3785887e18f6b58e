"""What each column of a layer's table asks for: what the template says, offers and lets be written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.geo.coordinates import TO_GCJ02
from generator.model.place import ACCESS, STATUSES, Layer
from generator.model.place import Column as OwnColumn
from generator.read.places_county import CITY, CODE, COUNTY
from generator.read.places_layer import REQUIRED

Form = Literal["text", "degrees", "date", "number"]
YES_NO = ("是", "否")


@dataclass(frozen=True)
class Rule:
    """A column: what to write in it, in Chinese; the words to choose from, if they are fixed."""

    name: str
    says: str
    required: bool = False
    form: Form = "text"
    words: tuple[str, ...] = ()
    width: int = 14


_COMMON = {
    "编号": ("六位区划代码、连字符、四到六位数字，如 370102-0001。全省不重复，撤销了的号不再用。", 14),
    "名称": ("2–40 个字，同一个县里不要重名。", 34),
    CODE: ("县(市、区)的六位代码。填代码，或者填后面的市和县(市、区)；都填就要对得上。", 10),
    CITY: ("从下拉框里选。", 10),
    COUNTY: ("先选市，再从下拉框里选。开发区、高新区不在里面，填它所在的县(市、区)。", 12),
    "功能区": ("高新区、开发区之类写在这里，没有就空着。", 14),
    "楼层房间": ("60 字以内，如 二楼205室。", 20),
    "使用说明": ("60 字以内，如 门口按铃，有人来开。", 26),
    "地址": ("写到门牌或明显的标志物，5–80 个字。", 40),
    "经度": ("十进制，至少四位小数，山东在 114–123 之间。到门口取，或在地图上点准那座楼。", 12),
    "纬度": ("十进制，至少四位小数，山东在 34–39 之间。", 12),
    "坐标系": ("从哪里取的点就选哪个：高德、腾讯地图选高德，手机 GPS 选手机GPS。选错会偏几百米。", 18),
    "场所类型": ("从下拉框里选。", 12),
    "开放范围": ("谁可以进，从下拉框里选。这是来的人最先看的。", 14),
    "开放时间": ("如 周一至周五 8:30-17:30，或 全天。不清楚就空着。", 28),
    "联系电话": ("座机、400、12351 之类，座机写区号。个人手机号不公布，除非下一列选“是”。", 16),
    "公布手机": ("本人同意公布手机号才选“是”。", 10),
    "面积": ("平方米，只填数，2–500。", 8),
    "照片": ("照片的文件名，至多三个，用顿号隔开；照片文件和表一起交。", 22),
    "级别": ("从下拉框里选，空着就是普通。", 12),
    "状态": ("启用、暂停或撤销。停用了的选撤销，不要删行。", 8),
    "核对日期": ("最近一次到现场或打电话核对是哪天，如 2026-03-01，不能写将来的日子。", 13),
    "核对人": ("谁核对的。只留在表里，从不公布。", 10),
}
"""Column → what to write in it, and how wide it is."""
_FORMS: dict[str, Form] = {"经度": "degrees", "纬度": "degrees", "核对日期": "date", "面积": "number"}
_OWN_SAYS = {
    "text": "60 字以内",
    "number": "只填数",
    "range": "从几到几，如 6-12",
    "date": "日期，如 2026-07-06",
    "choice": "从下拉框里选",
}
_OWN_FORMS: dict[str, Form] = {"number": "number", "date": "date"}


def rules(layer: Layer) -> list[Rule]:
    """Every column of the template from left to right; each facility has one, in which 是 or 否 is chosen."""
    words = _words(layer)
    found = [
        Rule(name, says, name in REQUIRED, _FORMS.get(name, "text"), words.get(name, ()), width)
        for name, (says, width) in _COMMON.items()
        if name not in layer.without
    ]
    last = next(place for place, rule in enumerate(found) if rule.name == "状态")
    found[last:last] = [_of_own(column) for column in layer.columns]
    return [*found, *_of_facilities(layer)]


def _words(layer: Layer) -> dict[str, tuple[str, ...]]:
    return {
        "坐标系": tuple(TO_GCJ02),
        "场所类型": layer.types,
        "开放范围": ACCESS,
        "公布手机": YES_NO,
        "级别": layer.levels,
        "状态": STATUSES,
    }


def _of_own(column: OwnColumn) -> Rule:
    unit = f"，单位是{column.unit}，不用写" if column.unit else ""
    after = f"，不早于“{column.after}”" if column.after else ""
    blank = "" if column.required else "，不清楚就空着"
    says = f"{_OWN_SAYS[column.kind]}{unit}{after}{blank}。"
    return Rule(column.name, says, column.required, _OWN_FORMS.get(column.kind, "text"), column.words, 14)


def _of_facilities(layer: Layer) -> Iterator[Rule]:
    for word in layer.facilities:
        yield Rule(str(word), f"有“{word}”选是，没有选否或空着。", words=YES_NO, width=max(6, 2 * len(word) + 2))
