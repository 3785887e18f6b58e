"""Banks as files: what one holds before an import, and how questions are put at its end without touching what is there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.diagnostics import Diagnostic, Findings
from generator.exchange.base import Unreadable
from generator.exchange.canonical import Value, lines
from generator.model.lock import LOCK
from generator.model.question import Bank
from generator.question_types import TYPES
from generator.read.lock import read_lock
from generator.read.questions import read_bank
from generator.read.tree import Tree
from generator.source.text import read_text
from generator.source.yaml import Map, Seq, parse_yaml

WIDTH = 4
"""Digits of an id, at least."""


def file_of(name: str) -> str:
    return f"quizzes/{name}.yml"


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
    numbers = [int(one.rpartition("-")[2]) for one in used if one.rpartition("-")[0] == name and one[-1:].isdecimal()]
    return max(numbers, default=0)


def with_questions(old: Before, head: Mapping[str, Value], questions: Sequence[Value]) -> tuple[bytes, list[int]]:
    """The bytes of the bank with these questions at its end, and the line in which each of them begins."""
    given = old.data or ("\n".join((*lines(head), "questions:")) + "\n").encode()
    if not given.endswith(b"\n"):
        given += old.newline.encode()
    first = given.count(b"\n") + 1
    starts: list[int] = []
    added: list[str] = []
    for question in questions:
        starts.append(first + len(added))
        added += list(lines([question], old.indent))
    return given + "".join(line + old.newline for line in added).encode(), starts


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
