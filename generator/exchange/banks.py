"""Banks as files: what one holds before an import, and how questions are put at its end without touching what is there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.diagnostics import Diagnostic, Findings
from generator.exchange.canonical import Value, lines
from generator.model.lock import LOCK
from generator.model.question import Bank
from generator.question_types import TYPES
from generator.read.lock import read_lock
from generator.read.questions import MOST_QUESTIONS, read_bank
from generator.read.tree import Tree
from generator.source.foreign.problems import Unreadable
from generator.source.nodes import Map, Seq
from generator.source.text import MAX_BYTES, read_text
from generator.source.yaml import MAX_PARTS, parse_yaml

_NAME = re.compile(r"[a-z][a-z0-9-]{1,30}")
WIDTH = 4
"""Digits of an id, at least."""
LONGEST_NAME = 31
Fields = Mapping[str, Value]
Head = Callable[[str], Fields]
"""What stands above the questions of a new bank of that name."""


def file_of(name: str) -> str:
    return f"quizzes/{name}.yml"


def refused(root: Path, name: str) -> str:
    """Why nothing is read from nor written to a bank of that name, in Chinese; '' if there may be one. What leads out of
    the folder of banks is refused: a path for a name, a link for a file.
    """
    if name == "topics":
        return "“topics”不是题库，quizzes/topics.yml 登记的是知识点；请写题库的名字，如 gonghui-fa"
    if not _NAME.fullmatch(name):
        return f"“{name}”不是题库的名字，要用小写字母开头的字母、数字、连字符，如 gonghui-fa"
    linked = next((path for path in ("quizzes", file_of(name)) if (root / path).is_symlink()), None)
    return f"{linked} 是链接，不能写也不能读，请换成{'文件夹' if linked == 'quizzes' else '文件'}本身" if linked else ""


@dataclass(frozen=True)
class Before:
    """A bank as it is: its bytes, its questions, and how far its list is indented; all empty where there is none yet."""

    data: bytes = b""
    bank: Bank | None = None
    indent: int = 0

    @property
    def newline(self) -> str:
        return "\r\n" if b"\r\n" in self.data else "\n"


def before(root: Path, name: str) -> Before:
    """The bank of that name; Unreadable if it has faults of its own or its end is not where questions can be added."""
    file = file_of(name)
    if not (root / file).exists():
        return Before()
    findings = Findings()
    bank = read_bank(root, file, findings)
    if bank is None or findings.errors:
        first = next((item for item in findings if item.severity == "error"), None)
        where = f"第 {first.location.line} 行：{first.message}" if first else "读不出来"
        raise Unreadable(f"题库 {file} 本身有错误（{where}），请先运行 suixue check 改好")
    text = read_text(root / file, file, Findings()) or ""
    node = parse_yaml(text, file, Findings())
    listed = node.get("questions") if isinstance(node, Map) else None
    last = isinstance(node, Map) and list(node)[-1] == "questions"
    if not (last and isinstance(listed, Seq) and listed and _character(text, listed) == "-"):
        raise Unreadable(f"题库 {file} 的 questions 要放在文件最后，每道题以“- ”开头，请先改好")
    return Before((root / file).read_bytes(), bank, listed.column - 1)


def _character(text: str, seq: Seq) -> str:
    return text.split("\n")[seq.line - 1][seq.column - 1 : seq.column]


def last_number(root: Path, name: str, bank: Bank | None) -> int:
    """The highest number that an id of the bank ever had, by the bank and by the lock."""
    lock = read_lock(Tree(root, (LOCK,)), Findings()) if (root / LOCK).is_file() else None
    used = [question.id for question in bank.questions] if bank else []
    used += [*lock.questions, *lock.retired] if lock else []
    numbers = [
        int(one.rpartition("-")[2])
        for one in used
        if one.rpartition("-")[0] == name and one.rpartition("-")[2].isdecimal()
    ]
    return max(numbers, default=0)


@dataclass
class Grown:
    """A bank as it will be: `ids` and `starts` are those of the questions put at its end and the lines they begin in."""

    name: str
    data: bytes
    new: bool
    ids: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)


def with_questions(root: Path, name: str, old: Before, head: Head, questions: Sequence[Fields]) -> list[Grown]:
    """The banks that hold these questions after those they have: one, and as many more, NAME-2, NAME-3 …, as it takes for
    none to hold more than a bank may.
    """
    made: list[Grown] = []
    names = _names(root, name)
    waiting = list(reversed(questions))
    while waiting:
        one = next(names)
        before = Before() if made else old
        bank = Grown(one, before.data or _begin(head(one)), before.bank is None)
        made.append(_fill(bank, before, waiting, last_number(root, one, before.bank)))
    return [bank for bank in made if bank.ids]


@dataclass
class _Held:
    """What a bank holds, against what one may."""

    size: int = 0
    parts: int = 0
    questions: int = 0

    def has_room(self, part: bytes) -> bool:
        fits = self.size + len(part) <= MAX_BYTES and self.parts + _parts(part) <= MAX_PARTS
        return fits and self.questions < MOST_QUESTIONS

    def add(self, part: bytes, questions: int) -> None:
        self.size += len(part)
        self.parts += _parts(part)
        self.questions += questions


def _parts(part: bytes) -> int:
    return part.count(b"\n") + part.count(b",")


def _fill(bank: Grown, old: Before, waiting: list[Fields], last: int) -> Grown:
    """Puts as many of the questions, the last of the list first, at the end of a bank as it can hold."""
    newline = old.newline
    parts = [bank.data if bank.data.endswith(b"\n") else bank.data + newline.encode()]
    line, held = parts[0].count(b"\n") + 1, _Held()
    held.add(parts[0], len(old.bank.questions) if old.bank else 0)
    while waiting:
        name = f"{bank.name}-{last + len(bank.ids) + 1:0{WIDTH}}"
        added = lines([{"id": name, "rev": 1, **waiting[-1]}], old.indent)
        part = "".join(text + newline for text in added).encode()
        if not held.has_room(part) and (bank.ids or not bank.new):
            break
        waiting.pop()
        parts.append(part)
        bank.ids.append(name)
        bank.starts.append(line)
        held.add(part, 1)
        line += len(added)
    bank.data = b"".join(parts)
    return bank


def _begin(head: Mapping[str, Value]) -> bytes:
    return ("\n".join((*lines(head), "questions:")) + "\n").encode()


def _names(root: Path, name: str) -> Iterator[str]:
    """The bank itself, then names like it that no bank has and no id ever had."""
    yield name
    for number in count(2):
        another = f"{name[: LONGEST_NAME - len(str(number)) - 1]}-{number}"
        taken = (root / file_of(another)).exists() or (root / file_of(another)).is_symlink()
        if not taken and not last_number(root, another, None):
            yield another


def faults(name: str, data: bytes) -> list[Diagnostic]:
    """What our own reader, and the rules of the types, find wrong with a bank of these bytes."""
    findings = Findings()
    with TemporaryDirectory() as folder:
        file = Path(folder) / file_of(name)
        file.parent.mkdir()
        file.write_bytes(data)
        bank = read_bank(Path(folder), file_of(name), findings)
    found = [item for item in findings if item.severity == "error"]
    for question in bank.questions if bank and not found else ():
        if question.content is not None:
            found += [item for item in TYPES[question.type].check(question) if item.severity == "error"]
    return found
