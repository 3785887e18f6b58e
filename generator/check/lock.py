"""lock-mismatch, lock-rev-backwards, lock-missing-entry, lock-lost, lock-orphan, retired-id, lock-syntax: 试题的身份不会悄悄改变。

quizzes/bank.lock 记着每道题的修订号和判分方式的指纹，由 `suixue check --fix` 写，随题库一起提交。
改了答案、选项个数、分值等判分的依据，就要把 rev 加 1，否则别人的旧成绩会被按新答案重算；只改文字不用加。
用过的编号不再给别的题用：删掉的题由 `suixue check --fix` 记进 retired。新题没记进去只是提醒，发布前要补上。
这个文件不能删：没有了它，改过的题、用过的编号就都认不出来。上次提交里有而现在不见了，仍按上次提交的查，`suixue check --fix` 照它找回。
两个人各改了题，合并时它有冲突，就留下两边的行，删去三种标记行，再运行 `suixue check --fix`。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Diagnostic, Location, error, warning
from generator.model.lock import LOCK, Lock
from generator.model.question import Bank, Question
from generator.model.site import Site
from generator.question_types import TYPES
from generator.question_types.fingerprint import fingerprint

_REMEDY = "请运行 suixue check --fix"


def check(site: Site) -> Iterator[Diagnostic]:
    if site.lock is None:
        if LOCK not in site.files and any(site.banks):
            message = f"没有试题的锁定文件：以前有过，请从版本库里找回它；从来没有过，{_REMEDY} 生成它"
            yield warning(Location(LOCK), "lock-missing-entry", message)
        return
    if site.lock.lost:
        message = f"锁定文件不见了，上次提交里还有，{_REMEDY} 照它找回；自己找回请运行 git checkout HEAD -- {LOCK}"
        yield error(Location(LOCK), "lock-lost", message)
    yield from _orphans(site, site.lock)
    for bank in site.banks:
        yield from _unlocked(bank, site.lock)
    retired = set(site.lock.retired)
    for name, question in {question.id: question for question in reversed(list(site.questions))}.items():
        if name in retired:
            message = f"编号“{name}”属于一道已删去的题，不能再用，请换一个没用过的编号"
            yield error(question.id.location, "retired-id", message)
        else:
            yield from _changed(question, site.lock)


def _orphans(site: Site, lock: Lock) -> Iterator[Diagnostic]:
    """Entries whose question has gone; not while a bank has a fault that may hide it."""
    banks = {bank.location.file for bank in site.banks if bank.sound}
    held = {question.id for question in site.questions}
    for name in lock.questions:
        bank = f"quizzes/{name.rpartition('-')[0]}.yml"
        if name not in held and (bank in banks or bank not in site.files):
            message = f"题库里已没有“{name}”，请找回这道题，或运行 suixue check --fix 把编号记为已删去"
            yield error(name.location, "lock-orphan", message)


def _unlocked(bank: Bank, lock: Lock) -> Iterator[Diagnostic]:
    """The questions of a bank that the lock does not know, or not in this revision: one finding for all of them.

    One with a fault is not locked before it is mended.
    """
    news = [
        question
        for question in bank.questions
        if question.id
        and question.sound
        and question.id not in lock.retired
        and (question.id not in lock.questions or lock.questions[question.id].rev < question.rev)
    ]
    if news:
        message = f"从这道起有 {len(news)} 道新题或新修订还没记进 bank.lock，发布前{_REMEDY}"
        yield warning(news[0].id.location, "lock-missing-entry", message)


def _changed(question: Question, lock: Lock) -> Iterator[Diagnostic]:
    locked = lock.questions.get(question.id)
    if locked is None or question.rev > locked.rev:
        return
    at = question.rev_location or question.location
    if question.rev < locked.rev:
        message = f"修订号由 {locked.rev} 退回到 {question.rev}，请改回 {locked.rev} 或更大"
        yield error(at, "lock-rev-backwards", message)
    elif question.sound and fingerprint(question) != locked.mark and _sound(question):
        message = f"判分的依据改了，请把 rev 改成 {locked.rev + 1}；没想改就请改回原样"
        yield error(at, "lock-mismatch", message)


def _sound(question: Question) -> bool:
    """Whether it means what it says: what is faulty in itself is to be mended first, and may then be as it was."""
    return not any(fault.severity == "error" for fault in TYPES[question.type].check(question))
