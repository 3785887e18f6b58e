"""Somebody's file → a bank of ours: a preview with every problem by its place, then all of it or nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from pathlib import Path

from generator.diagnostics import Findings
from generator.exchange import read_any
from generator.exchange.banks import WIDTH, Before, before, faults, file_of, last_number, with_questions
from generator.exchange.base import Item, Place, Problem, Unreadable, fault, mended
from generator.exchange.canonical import Value
from generator.exchange.questions import Authored, Known, authored, compared
from generator.fix.edits import write_whole
from generator.question_types import TYPES
from generator.read.registers import SOURCES, TOPICS, read_sources, read_topics
from generator.read.tree import Tree

NAME = re.compile(r"[a-z][a-z0-9-]{1,30}")
_LONGEST_TITLE = 60
UNKNOWN_OWNER = "待定"


@dataclass(frozen=True)
class Target:
    """The bank that is imported into; title and owner are those of a new one."""

    name: str
    today: date
    title: str = ""
    owner: str = ""


@dataclass
class Plan:
    """What an import would do. `data` are the bytes of the whole bank, None if any problem is an error."""

    target: Target
    form: str = ""
    read: int = 0
    problems: list[Problem] = field(default_factory=list)
    made: list[Authored] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    new: bool = True
    data: bytes | None = None

    @property
    def errors(self) -> int:
        return sum(problem.severity == "error" for problem in self.problems)


def plan(root: Path, source: Path, target: Target) -> Plan:
    """Reads the file and the bank, and works out what would be written; writes nothing."""
    made = Plan(target)
    form, reading = read_any(source.name, source.read_bytes())
    made.form, made.read = form.label if form else "", len(reading.items)
    made.problems += reading.problems
    try:
        old = before(root, target.name)
    except Unreadable as refused:
        made.problems.append(refused.problem)
        return made
    made.new = old.bank is None
    _make(made, _known(root, source.name), _without_twins(reading.items, old, made), old, root)
    made.problems = sorted(dict.fromkeys(made.problems), key=lambda problem: problem.place)
    if made.errors:
        made.data = None
    return made


def carry_out(root: Path, made: Plan) -> None:
    """Writes the bank as planned, in one move."""
    if made.data is not None:
        (root / "quizzes").mkdir(exist_ok=True)
        write_whole(root / file_of(made.target.name), made.data)


def _known(root: Path, file: str) -> Known:
    tree = Tree(root, tuple(name for name in (TOPICS, SOURCES) if (root / name).is_file()))
    topics = read_topics(tree, Findings()) if TOPICS in tree.files else ()
    sources = read_sources(tree, Findings()) if SOURCES in tree.files else ()
    return Known(file, {topic.name for topic in topics}, sources)


def _without_twins(items: Sequence[Item], old: Before, made: Plan) -> list[Item]:
    """The items that are neither in the bank already nor twice in the file; a stem with two answers is said."""
    present = (
        {(str(q.stem), compared(TYPES[q.type].shape(q.content))): str(q.id) for q in old.bank.questions}
        if old.bank
        else {}
    )
    seen: dict[str, Item] = {}
    kept = []
    for item in items:
        twin = seen.get(item.stem)
        held = present.get((item.stem, compared(item.shape)))
        if held:
            made.problems.append(mended(item.place, f"题库里已有同样的题（{held}），不再导入"))
        elif twin and compared(twin.shape) == compared(item.shape):
            made.problems.append(mended(item.place, f"与{_at(twin)}的题重复，只导入一次"))
        else:
            if twin:
                made.problems.append(mended(item.place, f"与{_at(twin)}的题题干相同，选项或答案不同，请核对"))
            seen.setdefault(item.stem, item)
            kept.append(item)
    return kept


def _at(item: Item) -> str:
    return str(item.place) if item.place != Place() else f"“{item.number}”"


def _make(made: Plan, known: Known, items: Sequence[Item], old: Before, root: Path) -> None:
    """Gives the questions their ids, writes them as YAML, and has our own reader look at that."""
    made.made = [authored(item, known) for item in items]
    made.problems += [problem for one in made.made for problem in one.problems]
    made.made = [one for one in made.made if one.fields]
    if not made.made:
        if not made.errors:
            made.problems.append(fault(Place(), "文件里没有新题，题库不用改；若不该如此，请检查是不是选错了文件"))
        return
    first = last_number(root, made.target.name, old.bank) + 1
    made.ids = [f"{made.target.name}-{first + place:0{WIDTH}}" for place in range(len(made.made))]
    questions = [{"id": name, "rev": 1, **one.fields} for name, one in zip(made.ids, made.made, strict=True)]
    data, starts = with_questions(old, _head(made.target), questions)
    for found in faults(made.target.name, data):
        place = _place_of(found.location.line, starts, made.made)
        made.problems.append(fault(place, found.message))
    made.data = data


def _place_of(line: int, starts: list[int], made: Sequence[Authored]) -> Place:
    """The place in the source of the question that stands at a line of the bank."""
    for (start, end), one in zip(pairwise([*starts, 10**9]), made, strict=True):
        if start <= line < end:
            return one.item.place
    return Place()


def _head(target: Target) -> dict[str, Value]:
    return {
        "schema": 1,
        "bank": target.name,
        "title": (target.title or target.name)[:_LONGEST_TITLE],
        "owner": target.owner or UNKNOWN_OWNER,
        "reviewed": target.today,
        "review_every": "12m",
    }


def preview(made: Plan, source: str) -> list[str]:
    """Every problem by its place, then what was or would be written, in Chinese."""
    lines = [f"{source}: {problem.place}: {problem.severity}: {problem.message}" for problem in made.problems]
    if made.form:
        kinds = Counter(TYPES[one.type].label for one in made.made)
        counted = "，".join(f"{label} {count} 道" for label, count in kinds.items())
        lines.append(f"格式是 {made.form}，读出 {made.read} 道题" + (f"；可以导入的：{counted}" if counted else ""))
    if made.data is None:
        return [*lines, f"有 {made.errors} 处错误，一道题也没有导入；请改好后再来"]
    verb = "新建" if made.new else "接在后面写入"
    lines.append(f"{verb} {file_of(made.target.name)}：{len(made.ids)} 道题，{made.ids[0]} 到 {made.ids[-1]}")
    lacks = Counter(lack for one in made.made for lack in one.lacks)
    drafts = sum(bool(one.lacks) for one in made.made)
    if drafts:
        missing = "，".join(f"缺{lack}的 {count} 道" for lack, count in lacks.items())
        lines.append(f"其中 {drafts} 道存为草稿（draft）：{missing}；补齐后把 status 改成 live")
    if drafts < len(made.made):
        lines.append(f"其中 {len(made.made) - drafts} 道存为待审（review）；核对后把 status 改成 live")
    if made.new and not made.target.owner:
        lines.append(f"新题库的 owner 写了“{UNKNOWN_OWNER}”，请改成负责答疑的部门，或用 --owner 写明")
    return lines
