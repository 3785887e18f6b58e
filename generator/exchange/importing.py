"""Somebody's file → a bank of ours: a preview with every problem by its place, then all of it or nothing."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path

from generator.diagnostics import Findings
from generator.exchange import MAX_BYTES as MAX_SOURCE
from generator.exchange import read_any
from generator.exchange.banks import Before, Grown, before, faults, file_of, with_questions
from generator.exchange.base import Item
from generator.exchange.canonical import Value
from generator.exchange.questions import Authored, Known, authored, compared, item_of
from generator.fix.edits import write_whole
from generator.model.question import Question
from generator.model.shape import Group
from generator.question_types import TYPES
from generator.read.registers import SOURCES, TOPICS, read_sources, read_topics
from generator.read.tree import Tree
from generator.source.foreign.problems import Place, Problem, Unreadable, fault, mended

_LONGEST_TITLE = 60
MOST_LINES = 200
"""Lines of problems that a preview lists."""
UNKNOWN_OWNER = "待定"
_FIELDS = {
    "stem": ("题干", "stem"), "options": ("选项", "options"), "key": ("选项", "options"), "text": ("选项", "options"),
    "feedback": ("选项解析", "options"), "answer": ("答案", "answer"), "explanation": ("解析", "explanation"), "fix": ("改正句", "fix"),
    "blanks": ("空", "answer"), "accept": ("答案", "answer"), "items": ("要排序的各项", "options"), "left": ("配对的左边", "pairs"),
    "right": ("配对的右边", "pairs"), "model_answer": ("参考答案", "answer"), "material": ("材料", "stem"), "parts": ("小题", ""),
    "notes": ("来历（notes）", ""), "title": ("标题", ""), "owner": ("部门", ""),
}  # fmt: skip
"""Field of a bank → what the authors of other files call it, and under which name an item knows its place."""


@dataclass(frozen=True)
class Target:
    """The bank that is imported into; title and owner are those of a new one."""

    name: str
    today: date
    title: str = ""
    owner: str = ""


@dataclass
class Plan:
    """What an import would do. `banks` are those that would be written, none if any problem is an error."""

    target: Target
    form: str = ""
    read: int = 0
    problems: list[Problem] = field(default_factory=list)
    made: list[Authored] = field(default_factory=list)
    banks: list[Grown] = field(default_factory=list)

    @property
    def errors(self) -> int:
        return sum(problem.severity == "error" for problem in self.problems)


def plan(root: Path, source: Path, target: Target) -> Plan:
    """Reads the file and the bank, and works out what would be written; writes nothing."""
    made = Plan(target)
    form, reading = read_any(source.name, _bytes(source))
    made.form, made.read = form.label if form else "", len(reading.items)
    made.problems += reading.problems
    try:
        old = before(root, target.name)
    except Unreadable as refused:
        made.problems.append(refused.problem)
        return made
    _make(made, _known(root, source.name), _without_twins(reading.items, old, made), old, root)
    made.problems = sorted(dict.fromkeys(made.problems), key=lambda problem: problem.place)
    if made.errors:
        made.banks = []
    return made


def _bytes(source: Path) -> bytes:
    """No more of a file than it takes to see that it is too large."""
    with source.open("rb") as file:
        return file.read(MAX_SOURCE + 1)


def carry_out(root: Path, made: Plan) -> None:
    """Writes the banks as planned, each in one move; the one that was there comes last, so that nothing is half done."""
    for bank in reversed(made.banks):
        (root / "quizzes").mkdir(exist_ok=True)
        write_whole(root / file_of(bank.name), bank.data)


def _known(root: Path, file: str) -> Known:
    tree = Tree(root, tuple(name for name in (TOPICS, SOURCES) if (root / name).is_file()))
    topics = read_topics(tree, Findings()) if TOPICS in tree.files else ()
    sources = read_sources(tree, Findings()) if SOURCES in tree.files else ()
    return Known(file, {topic.name for topic in topics}, sources)


def _without_twins(items: Sequence[Item], old: Before, made: Plan) -> list[Item]:
    """The items that are neither in the bank already nor twice in the file; a stem with two answers is said."""
    present: dict[str, list[Question]] = {}
    for question in old.bank.questions if old.bank else ():
        present.setdefault(str(question.stem), []).append(question)
    seen: dict[str, Item] = {}
    kept = []
    for item in items:
        twin = seen.get(_asked(item))
        held = next((one for one in present.get(item.stem, ()) if _same(one, item)), None)
        if held:
            made.problems.append(mended(item.place, f"题库里已有同样的题（{held.id}），不再导入"))
        elif twin and compared(twin.shape) == compared(item.shape):
            made.problems.append(mended(item.place, f"与{_at(twin)}的题重复，只导入一次"))
        else:
            if twin:
                made.problems.append(mended(item.place, f"与{_at(twin)}的题题干相同，选项或答案不同，请核对"))
            seen.setdefault(_asked(item), item)
            kept.append(item)
    return kept


def _asked(item: Item) -> str:
    """What an item asks: cases share a stem, so that it is their material that tells them apart."""
    return f"{item.stem}\n{item.shape.material}" if isinstance(item.shape, Group) else item.stem


def _same(question: Question, item: Item) -> bool:
    return compared(item_of(question, ()).shape) == compared(item.shape)


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
    made.banks = with_questions(
        root, made.target.name, old, partial(_head, made.target), [one.fields for one in made.made]
    )
    rest = made.made
    for bank in made.banks:
        of_bank, rest = rest[: len(bank.ids)], rest[len(bank.ids) :]
        made.problems += _as_told(bank, of_bank)


def _as_told(bank: Grown, made: Sequence[Authored]) -> Iterator[Problem]:
    """What is wrong with a bank that nobody has seen yet, in the words and at the places of the file it comes from."""
    found = faults(bank.name, bank.data)
    lines = bank.data.split(b"\n") if found else []
    for fault_of_bank in found:
        line = fault_of_bank.location.line
        key = re.match(rb"[\s-]*([a-z_]+):", lines[line - 1]) if line else None
        label, role = _FIELDS.get(key[1].decode() if key else "", ("", ""))
        at = bisect_right(bank.starts, line) - 1
        place = made[at].item.places.get(role, made[at].item.place) if at >= 0 else Place()
        yield fault(place, f"{label}：{fault_of_bank.message}" if label else fault_of_bank.message)


def _head(target: Target, name: str) -> dict[str, Value]:
    title = target.title or target.name
    title += "" if name == target.name else name.removeprefix(target.name)
    return {
        "schema": 1,
        "bank": name,
        "title": title[:_LONGEST_TITLE],
        "owner": target.owner or UNKNOWN_OWNER,
        "reviewed": target.today,
        "review_every": "12m",
    }


def told(problems: Sequence[Problem]) -> list[str]:
    """Every problem by its place; what is said of several rows alike is said once, with all of them."""
    rows: dict[Problem, list[int]] = {}
    for problem in problems:
        rows.setdefault(replace(problem, place=problem.place._replace(line=0)), []).append(problem.place.line)
    return [f"{one.place.at(_spans(lines))}: {one.severity}: {one.message}" for one, lines in rows.items()]


def _spans(lines: Sequence[int]) -> str:
    """2–5、12 of 2, 3, 4, 5, 12; '' of what has no line."""
    spans: list[list[int]] = []
    for line in sorted(filter(None, set(lines))):
        if spans and line == spans[-1][1] + 1:
            spans[-1][1] = line
        else:
            spans.append([line, line])
    return "、".join(f"{first}–{last}" if first < last else str(first) for first, last in spans)


def preview(made: Plan, source: str) -> list[str]:
    """Every problem by its place, then what was or would be written, in Chinese."""
    lines = [f"{source}: {line}" for line in told(made.problems)]
    if len(lines) > MOST_LINES:
        lines.sort(key=lambda line: ": error: " not in line)
        lines[MOST_LINES:] = [f"还有 {len(lines) - MOST_LINES} 条没有列出；请先改好上面的，再来看其余的"]
    if made.form:
        kinds = Counter(TYPES[one.type].label for one in made.made)
        counted = "，".join(f"{label} {count} 道" for label, count in kinds.items())
        lines.append(f"格式是 {made.form}，读出 {made.read} 道题" + (f"；可以导入的：{counted}" if counted else ""))
    if not made.banks:
        return [*lines, f"有 {made.errors} 处错误，一道题也没有导入；请改好后再来"]
    for bank in made.banks:
        verb = "新建" if bank.new else "接在后面写入"
        lines.append(f"{verb} {file_of(bank.name)}：{len(bank.ids)} 道题，{bank.ids[0]} 到 {bank.ids[-1]}")
    if len(made.banks) > 1:
        lines.append(f"一个题库文件放不下这么多，所以分成 {len(made.banks)} 个题库")
    lacks = Counter(lack for one in made.made for lack in one.lacks)
    drafts = sum(bool(one.lacks) for one in made.made)
    if drafts:
        missing = "，".join(f"缺{lack}的 {count} 道" for lack, count in lacks.items())
        lines.append(f"其中 {drafts} 道存为草稿（draft）：{missing}；补齐后把 status 改成 live")
    if drafts < len(made.made):
        lines.append(f"其中 {len(made.made) - drafts} 道存为待审（review）；核对后把 status 改成 live")
    if made.banks[0].new and not made.target.owner:
        lines.append(f"新题库的 owner 写了“{UNKNOWN_OWNER}”，请改成负责答疑的部门，或用 --owner 写明")
    return lines
