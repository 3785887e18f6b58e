"""level-too-small, level-mix: 一个课时要开关卡，至少要有九道可练习的题，其中至少一道多选、四道不是判断题。

关卡每次抽五道题，判断题至多一道、多选题至少一道；题太少就只能反复出同样的题。简答题不判分，关卡不抽，不算在内。没有题的课时不开关卡。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Diagnostic, error
from generator.model.question import Question
from generator.model.site import Site
from generator.modes.levels.mode import drawable, feasible


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
