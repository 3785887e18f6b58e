"""A bank of ours → a file for other systems, and a report of everything the file does not hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.diagnostics import Findings
from generator.exchange.banks import file_of
from generator.exchange.base import Format, Item, Loss, Reading, Written
from generator.exchange.losses import EXTRAS
from generator.exchange.questions import flattened, item_of
from generator.exchange.readback import differences
from generator.model.question import Question
from generator.question_types import TYPES
from generator.read.questions import read_bank
from generator.read.registers import SOURCES, TOPICS, read_sources, read_topics
from generator.read.tree import Tree
from generator.source.foreign.problems import Unreadable

_OURS = (
    ("hints", (), "提示"), ("stems", (), "题干的其他问法"), ("lessons", (), "课时"), ("at", None, "视频的时段"),
    ("roles", (), "岗位"), ("region", "全国", "适用地区"), ("tier", "should", "应知应会的层级"),
    ("time", 45, "答题时间"), ("pool", "practice", "题池"), ("valid", None, "有效期"), ("author", None, "出题人"),
    ("checker", None, "复核人"),
)  # fmt: skip
"""Fields that no format has a place for, what they usually are, and what they are called."""
_SHOWN = 3
UNLIKE = "读回来与原题不一样的有"


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
    """What the format writes, which can be imported: a question that cannot be read back is left out and said; and of
    every question that reads back otherwise than was said, what differs.
    """
    written = form.write(items)
    held = _held(items, written)
    back = _read_back(form, written.data, held)
    lost = (
        () if back.whole else tuple(_unreadable(form, [item for item in held if item.number not in back.items] or held))
    )
    if lost:
        written = form.write([item for item in items if item.number not in {loss.number for loss in lost}])
        held = _held([item for item in held if item.number not in {loss.number for loss in lost}], written)
        back = _read_back(form, written.data, held)
    unsaid = (loss for item in held for loss in _unsaid(item, back.items.get(item.number), written))
    return Written(written.data, (*written.losses, *lost, *unsaid))


def _held(items: Sequence[Item], written: Written) -> list[Item]:
    left_out = {loss.number for loss in written.losses if _is_whole(loss.message)}
    return [item for item in items if item.number not in left_out]


def _unreadable(form: Format, items: Sequence[Item]) -> Iterator[Loss]:
    """Those that even alone in a file are not read as one question."""
    for item in items:
        found = _reading(form, form.write([item]).data)
        fault = next((problem.message for problem in found.problems if problem.severity == "error"), "")
        if fault or len(found.items) != 1:
            reason = fault.partition("，请")[0] or f"会读成 {len(found.items)} 道题"
            yield Loss(item.number, f"整道题（这种格式写出来读不回去：{reason}）")


def _is_whole(message: str) -> bool:
    """Whether a loss is that of the whole question."""
    return message.startswith("整道题")


@dataclass(frozen=True)
class _Back:
    """The items of what was written, by number; `whole` whether they are as many as were written, and none is faulty."""

    items: dict[str, Item]
    whole: bool


def _reading(form: Format, data: bytes) -> Reading:
    try:
        return form.read(data)
    except Unreadable as refused:
        return Reading((), (refused.problem,))


def _read_back(form: Format, data: bytes, held: Sequence[Item]) -> _Back:
    """Where the format has no numbers, the items are those of `held` in their order."""
    found = _reading(form, data)
    whole = len(found.items) == len(held) and not any(problem.severity == "error" for problem in found.problems)
    if any(item.number for item in found.items):
        return _Back({item.number: item for item in found.items}, whole)
    if not held:
        return _Back({}, True)
    return _Back(dict(zip((item.number for item in held), found.items, strict=True)) if whole else {}, whole)


def _unsaid(item: Item, back: Item | None, written: Written) -> Iterator[Loss]:
    messages = {loss.message for loss in written.losses if loss.number == item.number}
    lost = [name for name, message in EXTRAS.items() if message in messages]
    found = differences(item, back, lost) if back else ["整道题"]
    if found:
        yield Loss(item.number, f"{UNLIKE}：{'、'.join(found)}；请对照检查")


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
    yield from (Loss(str(question.id), message) for message in flattened(question))


def report(made: Export, file: str) -> list[str]:
    """The questions without each thing that is lost, then what was written, in Chinese."""
    by_message: dict[str, list[str]] = {}
    for loss in made.written.losses:
        by_message.setdefault(loss.message, []).append(loss.number)
    lines = []
    for message, numbers in by_message.items():
        shown = "、".join(numbers[:_SHOWN])
        more = f" 等 {len(numbers)} 题" if len(numbers) > _SHOWN else ""
        lines.append(f"{shown}{more}: {message if message.startswith(UNLIKE) else f'没有写进去：{message}'}")
    return [*lines, f"写了 {file}：{made.count} 道题" + ("" if lines else "，没有丢下什么")]
