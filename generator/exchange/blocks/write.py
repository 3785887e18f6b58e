"""Items → plain text that people can read, check and send back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.exchange.base import Item, Written
from generator.exchange.losses import each
from generator.exchange.mess import LETTERS
from generator.exchange.richtext import to_plain
from generator.exchange.typed import HOLDS, typed
from generator.model.shape import Group, Shape


def write(items: Sequence[Item]) -> Written:
    """A question a block, numbered, with its id, an empty line between them."""
    made, losses = each(items, HOLDS, _block)
    blocks = (f"{place}. {block}" for place, block in enumerate(made, 1))
    return Written("\n".join(blocks).encode(), tuple(losses))


def _block(item: Item) -> str:
    more = (
        ("编号", item.number),
        ("依据", item.citations),
        ("知识点", "、".join(item.topics)),
        ("难度", str(item.difficulty or "")),
        ("分值", str(item.points or "")),
        ("章节", item.chapter),
    )
    fields = [f"【{name}】{text}" for name, text in more if text]
    if isinstance(item.shape, Group):
        head = f"【案例题】{to_plain(item.shape.material).text}"
        lines = [head, *_told(item.explanation), *fields, *_parts(item.shape)]
    else:
        lines = [*_question(item.stem, item.shape, item.explanation), *fields]
    return "\n".join(lines) + "\n"


def _parts(shape: Group) -> Iterator[str]:
    for part in shape.parts:
        first, *others = _question(part.stem, part.shape, part.explanation)
        yield from (f"【小题】{first}", *others)


def _question(stem: str, shape: Shape, explanation: str) -> Iterator[str]:
    made = typed(shape)
    yield f"【{made.kind}】{to_plain(stem).text}"
    yield from (f"{letter}. {text}" for letter, text in zip(LETTERS, made.options, strict=False))
    yield from (f"【配对】{pair}" for pair in made.pairs)
    yield from (f"【{name}】{text}" for name, text in (("答案", made.answer), ("改正", made.fix)) if text)
    yield from _told(explanation)


def _told(explanation: str) -> Iterator[str]:
    if explanation:
        yield f"【解析】{to_plain(explanation).text}"
