"""level-too-small, level-mix, level-guessable: 一个课时要开关卡，至少要有九道可练习的题，其中至少一道多选、四道不是判断题，而且不容易猜过。

关卡每次抽五道题，判断题至多一道、多选题至少一道；题太少就只能反复出同样的题。简答题不判分，关卡不抽，不算在内。没有题的课时不开关卡。
什么都不懂、全靠猜的人，一次过关的机会要小于二十分之一；只有两个选项的单选、三个选项的多选多了，就会猜得过。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Diagnostic, error
from generator.model.question import Question
from generator.model.site import Site
from generator.modes.levels.mode import drawable, feasible
from generator.modes.levels.odds import GUESSER_MOST, passing
from generator.question_types import TYPES


def check(site: Site) -> Iterator[Diagnostic]:
    pools: dict[str, list[Question]] = {}
    for question in filter(lambda question: question.open, site.questions):
        for lesson_id in question.lessons:
            pools.setdefault(lesson_id, []).append(question)
    for lesson in site.lessons:
        pool = drawable(pools.get(lesson.id, ()))
        least = site.settings.level_pool
        if 0 < len(pool) < least:
            yield error(
                lesson.id.location,
                "level-too-small",
                f"课时“{lesson.title}”只有 {len(pool)} 道可练习的题，关卡至少要 {least} 道，请补题",
            )
        elif pool and not feasible(pool):
            yield error(
                lesson.id.location,
                "level-mix",
                f"课时“{lesson.title}”抽不出一关：要有至少一道多选题和四道不是判断的题，请补题",
            )
        elif pool and (chance := _guessed(pool)) >= GUESSER_MOST:
            yield error(
                lesson.id.location,
                "level-guessable",
                f"课时“{lesson.title}”的关卡，什么都不懂、全靠猜，也有 {100 * chance:.1f}% 的机会过，"
                f"要小于 {100 * GUESSER_MOST:.0f}%，请给单选和多选题多写干扰项，或少出判断题",
            )


def _guessed(pool: list[Question]) -> float:
    """The chance to pass without knowing anything; questions that cannot be read are nobody's luck."""
    readable = (question for question in pool if question.content is not None)
    return passing([(question.type, TYPES[question.type].guess(question.content)) for question in readable])
