"""Identities: ids for questions without one, revisions asked for, and the lock itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.diagnostics import Text
from generator.fix.edits import Edit, Source
from generator.fix.replaced import at_its_place
from generator.model.lock import Lock, Locked
from generator.model.question import Bank, Question
from generator.model.site import Site
from generator.question_types.fingerprint import fingerprint
from generator.source.nodes import Map, Node, Seq

_HEADER = """\
# 由 suixue check --fix 写，随题库一起提交，不用手改：编号: 修订号 判分指纹；retired 是删去的题，编号不再用
schema: 1
"""
_BANK = re.compile("[a-z][a-z0-9-]{1,30}")
_WIDTH = 4
"""Digits of an id, at least."""


def new_ids(bank: Bank, lock: Lock | None, source: Source) -> Iterator[Edit]:
    """An id for every question without one, counting on from the highest number the bank has ever used, and from those
    of questions that were not read.

    A bank whose own name is wrong gives none: ids are for good.
    """
    if not _BANK.fullmatch(bank.id) or bank.id != PurePosixPath(bank.location.file).stem:
        return
    used = [*_written(source.root), *([*lock.questions, *lock.retired] if lock else [])]
    numbers = (re.fullmatch(f"{bank.id}-([0-9]{{1,6}})", name) for name in used)
    last = max((int(number[1]) for number in numbers if number), default=0)
    for question in bank.questions:
        if not question.id and question.id.location == question.location:
            last += 1
            name = f"{bank.id}-{last:0{_WIDTH}}"
            yield from _given(source, question, "id", name, f"编号 {name}")


def _written(root: Node | None) -> list[str]:
    """The ids in a bank, as they are written."""
    questions = root.get("questions") if isinstance(root, Map) else None
    listed = questions if isinstance(questions, Seq) else []
    return [str(question.get("id")) for question in listed if isinstance(question, Map)]


def new_revisions(bank: Bank, lock: Lock | None, source: Source) -> Iterator[Edit]:
    """The next revision for every question that is no longer marked as it was; one that cannot be read must be mended first."""
    for question in filter(lambda question: question.sound, bank.questions):
        locked = lock.questions.get(question.id) if lock else None
        if locked and question.rev == locked.rev and fingerprint(question) != locked.mark:
            why = f"{question.id} 的修订号改为 {locked.rev + 1}"
            yield from _given(source, question, "rev", str(locked.rev + 1), why)


def _given(source: Source, question: Question, key: str, value: str, why: str) -> Iterator[Edit]:
    """A question with `value` under `key`: at its place where that is written, even with nothing after it, or before all else."""
    node = source.mapping_at(question.location)
    if node is None:
        return
    written = node.get(key)
    if isinstance(written, Text):
        yield from at_its_place(written, value, value, why, source)
    elif written is None:
        yield _before(source, node, key, value, why)


def _before(source: Source, node: Map, key: str, value: str, why: str) -> Edit:
    """A pair put before the first of a mapping, in the way that is written."""
    start = source.offset(node)
    if source.text[start] == "{":
        return Edit(start + 1, start + 1, f"{key}: {value}, ", why, node, {key: value})
    return Edit(start, start, f"{key}: {value}\n{' ' * (node.column - 1)}", why, node, {key: value})


def lock_text(site: Site) -> str:
    """The lock as it should be: every question in its revision, and tombstones of those that have gone.

    A question whose marking has changed without a new revision keeps its old entry, and so its finding; an id that
    was retired stays so, whoever uses it. In a bank of which not all could be read a question may only seem to have
    gone: its entries stay.
    """
    lock = site.lock or Lock()
    read = {bank.location.file for bank in site.banks if bank.sound}
    retired = set(lock.retired)
    entries: dict[str, str] = {name: _line(locked) for name, locked in lock.questions.items()}
    for name in lock.questions:
        bank = f"quizzes/{name.rpartition('-')[0]}.yml"
        if bank in read or bank not in site.files:
            del entries[name]
            retired.add(name)
    for question in reversed(list(site.questions)):
        if question.id and question.id not in lock.retired:
            retired.discard(question.id)
            entries |= _entry(question, lock.questions.get(question.id))
    lines = [f"  {name}: {entry}\n" for name, entry in sorted(entries.items())]
    gone = [f"- {name}\n" for name in sorted(retired)]
    return "".join([_HEADER, "questions:\n" if lines else "", *lines, "retired:\n" if gone else "", *gone])


def _entry(question: Question, locked: Locked | None) -> dict[str, str]:
    """What is kept of a question that is there: nothing new of one that has a fault, for it is not yet what it will be."""
    if question.sound and (locked is None or question.rev > locked.rev):
        return {question.id: f"{question.rev} {fingerprint(question)}"}
    return {question.id: _line(locked)} if locked else {}


def _line(locked: Locked) -> str:
    return f"{locked.rev} {locked.mark}"
