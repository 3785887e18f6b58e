"""Items → rows of a table, in the columns that import knows best; for workbooks, CSV and JSON alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.exchange.base import Item, Loss
from generator.exchange.groups import parts_of
from generator.exchange.losses import each
from generator.exchange.mess import LETTERS
from generator.exchange.richtext import to_plain
from generator.exchange.typed import HOLDS as TYPED
from generator.exchange.typed import typed
from generator.model.shape import Choice, Group

HOLDS = TYPED | {"feedback", "media"}
_OPTIONS = tuple(f"选项{letter}" for letter in LETTERS)
_TOLD = tuple(f"选项{letter}解析" for letter in LETTERS)
HEADERS = (
    "编号", "题型", "题干", *_OPTIONS, "答案", "解析", "依据", "知识点", "难度", "分值", "章节", "改正句", "配对", "图片", *_TOLD,
)  # fmt: skip
KINDS = ("单选题", "多选题", "判断题", "填空题", "数值题", "排序题", "匹配题", "简答题", "案例题")
"""The words of 题型, as drop-downs offer them."""
Record = dict[str, str]


def records(items: Sequence[Item]) -> tuple[list[Record], list[Loss]]:
    """A record a question by header, without empty cells; a case is its material, then its parts as X.1, X.2 …"""
    made, losses = each(items, HOLDS, lambda item: list(_records(item)))
    return [record for group in made for record in group], losses


def _records(item: Item) -> Iterator[Record]:
    if not isinstance(item.shape, Group):
        yield _record(item)
        return
    material = {"题型": "案例题", "题干": to_plain(item.shape.material).text}
    yield _filled({**material, **_around(item)})
    yield from (_record(part) for part in parts_of(item, item.shape))


def _record(item: Item) -> Record:
    made = typed(item.shape)
    options = dict(zip(_OPTIONS, made.options, strict=False))
    told = [option.feedback for option in item.shape.options] if isinstance(item.shape, Choice) else []
    return _filled(
        {
            "题型": made.kind,
            "题干": to_plain(item.stem).text,
            **options,
            "答案": made.answer,
            "改正句": made.fix,
            "配对": "\n".join(made.pairs),
            **{name: to_plain(text).text for name, text in zip(_TOLD, told, strict=False)},
            **_around(item),
        }
    )


def _around(item: Item) -> Record:
    return {
        "编号": item.number,
        "解析": to_plain(item.explanation).text,
        "依据": item.citations,
        "知识点": "、".join(item.topics),
        "难度": str(item.difficulty or ""),
        "分值": str(item.points or ""),
        "章节": item.chapter,
        "图片": "、".join(item.media),
    }


def _filled(record: Record) -> Record:
    return {name: record[name] for name in HEADERS if record.get(name)}


def used(made: Sequence[Record]) -> tuple[str, ...]:
    """The columns that a table of these records has: those that any needs, and those that everybody expects."""
    expected = {"编号", "题型", "题干", *_OPTIONS[:4], "答案", "解析"}
    present = expected.union(*made)
    return tuple(name for name in HEADERS if name in present)
