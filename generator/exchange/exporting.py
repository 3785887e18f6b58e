"""A bank of ours → a file for other systems, and a report of everything the file does not hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.diagnostics import Findings
from generator.exchange.banks import file_of
from generator.exchange.base import Format, Item, Loss, Unreadable, Written
from generator.exchange.fromhtml import canonical
from generator.exchange.questions import compared, item_of, shape_losses
from generator.model.question import Question
from generator.question_types import TYPES
from generator.read.questions import read_bank
from generator.read.registers import SOURCES, TOPICS, read_sources, read_topics
from generator.read.tree import Tree

_OURS = (
    ("hints", (), "提示"), ("stems", (), "题干的其他问法"), ("lessons", (), "课时"), ("at", None, "视频的时段"),
    ("roles", (), "岗位"), ("region", "全国", "适用地区"), ("tier", "should", "应知应会的层级"),
    ("time", 45, "答题时间"), ("pool", "practice", "题池"), ("valid", None, "有效期"), ("author", None, "出题人"),
    ("checker", None, "复核人"),
)  # fmt: skip
"""Fields that no format has a place for, what they usually are, and what they are called."""
_SHOWN = 3
UNLIKE = "读回来与原题不完全一样，请对照检查"


@dataclass(frozen=True)
class Export:
    """A file for others and what it lacks; `count` are the questions in it."""

    written: Written
    count: int


def export(root: Path, bank: str, form: Format) -> Export:
    """The bank in that format; Unreadable if there is no such bank or it has faults."""
    questions = _questions(root, bank)
    tree = Tree(root, (SOURCES,) if (root / SOURCES).is_file() else ())
    sources = read_sources(tree, Findings()) if tree.files else ()
    kept = [question for question in questions if question.status != "retired"]
    losses = [Loss(str(question.id), "整道题（已停用）") for question in questions if question.status == "retired"]
    losses += [loss for question in kept for loss in _own_fields(question)]
    written = checked(form, [item_of(question, sources) for question in kept])
    whole = [loss for loss in written.losses if _is_whole(loss.message)]
    return Export(Written(written.data, tuple(sorted({*losses, *written.losses}))), len(kept) - len(whole))


def template(root: Path) -> bytes:
    """The empty workbook to fill in, with the topics that the site has registered."""
    from generator.exchange.tables.excel import template as workbook

    tree = Tree(root, (TOPICS,) if (root / TOPICS).is_file() else ())
    return workbook([topic.name for topic in read_topics(tree, Findings())] if tree.files else [])


def checked(form: Format, items: Sequence[Item]) -> Written:
    """What the format writes; and, for every question that reads back otherwise than was said, a loss."""
    written = form.write(items)
    told: dict[str, set[str]] = {}
    for loss in written.losses:
        told.setdefault(loss.number, set()).add(loss.message)
    held = [item for item in items if not any(map(_is_whole, told.get(item.number, ())))]
    back = _read_back(form, written.data, [item.number for item in held])
    unsaid = [
        Loss(item.number, UNLIKE)
        for item in items
        if not _explained(item, told.get(item.number, set())) and not _same(item, back.get(item.number))
    ]
    return Written(written.data, (*written.losses, *unsaid))


def _is_whole(message: str) -> bool:
    """Whether a loss is that of the whole question."""
    return message.startswith("整道题")


def _read_back(form: Format, data: bytes, numbers: Sequence[str]) -> dict[str, Item]:
    """The items of what was written, by number; where the format has none, in the order of `numbers`."""
    try:
        items = form.read(data).items
    except Unreadable:
        return {}
    if any(item.number for item in items):
        return {item.number: item for item in items}
    return dict(zip(numbers, items, strict=True)) if len(items) == len(numbers) else {}


def _explained(item: Item, messages: set[str]) -> bool:
    """Whether it was said that the question itself changes, so that it need not read back the same."""
    return any(map(_is_whole, messages)) or bool(messages & shape_losses(item))


def _same(item: Item, back: Item | None) -> bool:
    if back is None:
        return False
    return canonical(item.stem) == canonical(back.stem) and compared(item.shape) == compared(back.shape)


def _questions(root: Path, bank: str) -> Sequence[Question]:
    file = file_of(bank)
    if not (root / file).is_file():
        raise Unreadable(f"没有题库 {file}，请检查名字")
    findings = Findings()
    found = read_bank(root, file, findings)
    questions = found.questions if found else ()
    if not findings.errors:
        findings.items += [item for q in questions if q.content is not None for item in TYPES[q.type].check(q)]
    if findings.errors:
        raise Unreadable(f"题库 {file} 有 {findings.errors} 处错误，请先运行 suixue check 改好")
    return questions


def _own_fields(question: Question) -> Iterator[Loss]:
    for name, usual, label in _OURS:
        if getattr(question, name) not in (usual, None):
            yield Loss(str(question.id), label)


def report(made: Export, file: str) -> list[str]:
    """The questions without each thing that is lost, then what was written, in Chinese."""
    by_message: dict[str, list[str]] = {}
    for loss in made.written.losses:
        by_message.setdefault(loss.message, []).append(loss.number)
    lines = []
    for message, numbers in by_message.items():
        shown = "、".join(numbers[:_SHOWN])
        more = f" 等 {len(numbers)} 题" if len(numbers) > _SHOWN else ""
        lines.append(f"{shown}{more}: {message if message == UNLIKE else f'没有写进去：{message}'}")
    return [*lines, f"写了 {file}：{made.count} 道题" + ("" if lines else "，没有丢下什么")]
