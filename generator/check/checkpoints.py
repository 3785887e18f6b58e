"""checkpoint-asks, checkpoint-question, checkpoint-no-sibling: 随堂题问什么，questions（题号）和 topics（知识点）写一样；能问的至少两道。

答错了看一遍片段再换一道，所以一道不够。随堂题只问练习题（pool: practice）里在用的，不问案例题和简答题：看视频时停不了那么久，简答题也不判分。
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from generator.diagnostics import Diagnostic, error
from generator.model.lesson import Checkpoint
from generator.model.question import Question
from generator.model.site import Site
from generator.modes.checkpoints.mode import LEAST, NEVER, candidates


def check(site: Site) -> Iterator[Diagnostic]:
    known: dict[str, Question] = {question.id: question for question in site.questions}
    topics = {topic.name for topic in site.topics}
    for lesson in site.lessons:
        for checkpoint in lesson.checkpoints:
            yield from _asked(site, checkpoint, known, topics)


def _asked(
    site: Site, checkpoint: Checkpoint, known: Mapping[str, Question], topics: Collection[str]
) -> Iterator[Diagnostic]:
    if bool(checkpoint.questions) == bool(checkpoint.topics):
        message = "随堂题要写明问什么：questions（题号）和 topics（知识点）请写一样，只写一样"
        yield error(checkpoint.location, "checkpoint-asks", message)
        return
    unfit = list(_unfit(checkpoint, known))
    yield from unfit
    if unfit or not _all_known(checkpoint, known, topics):
        return
    count = len(candidates(site, checkpoint))
    if count < LEAST:
        message = f"这里能问的只有 {count} 道题，答错了没有另一道可问，请至少写 {LEAST} 道，或者补题"
        yield error(checkpoint.location, "checkpoint-no-sibling", message)


def _all_known(checkpoint: Checkpoint, known: Collection[str], topics: Collection[str]) -> bool:
    """Whether every name it gives exists; what else is said of one whose do not is of no use."""
    return set(checkpoint.questions) <= set(known) and set(checkpoint.topics) <= set(topics)


def _unfit(checkpoint: Checkpoint, known: Mapping[str, Question]) -> Iterable[Diagnostic]:
    for name in checkpoint.questions:
        question = known.get(name)
        if question is None or question.pool == "sealed":
            continue  # said elsewhere
        why = _why_not(question)
        if why:
            message = f"“{name}”{why}，随堂不能问，请换一道"
            yield error(name.location, "checkpoint-question", message)


def _why_not(question: Question) -> str:
    if question.type in NEVER:
        return "是案例题或简答题"
    if not question.live:
        return "是草稿、待审或停用的题"
    return "" if question.open else "只在考试里用"
