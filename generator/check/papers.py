"""paper-scope, paper-quotas-exceed, paper-infeasible, paper-guessable, paper-too-hard: 每张试卷都抽得出来，靠猜考不过，学会了考得过。

试卷考哪些课时，写几门课程（courses）或者一个培训方案（track），只写一样。每道大题下面的配额加起来不超过大题的题数；一道题只占一个配额，
够不够是把所有大题放在一起精确算的，所以只要检查通过，怎么抽都抽得出。草稿、停用和密封的题，不在有效期里的题，依据已经不再施行的题，都不算在内。
什么都不懂、全靠猜的人，考及格的机会要小于千分之一（多选题少选得一半，也算了进去）；十道题会九道的人，考及格的机会不能小于九成。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Diagnostic, error
from generator.model.paper import Paper, Section
from generator.model.question import Question
from generator.model.site import Site
from generator.modes.chance import Stream
from generator.modes.mock_exam.mode import current, eligible, groups_of, wanted
from generator.modes.mock_exam.odds import guessing, knowing
from generator.modes.odds import GUESSER_MOST, KNOWER_LEAST, Luck
from generator.modes.pick import most
from generator.question_types import TYPES


def check(site: Site) -> Iterator[Diagnostic]:
    for paper in filter(lambda paper: paper.sound, site.papers):
        found = [*_scope(paper), *(item for section in paper.sections for item in _quotas(section))]
        yield from found
        if not found and _known(site, paper):
            yield from _infeasible(site, paper)
            yield from _odds(site, paper)


def _scope(paper: Paper) -> Iterator[Diagnostic]:
    if bool(paper.courses) == bool(paper.track):
        at = paper.track.location if paper.track else paper.location
        message = "试卷要写明考哪些课时：courses（课程）和 track（培训方案）请写一样，只写一样"
        yield error(at, "paper-scope", message)


def _quotas(section: Section) -> Iterator[Diagnostic]:
    total = sum(quota.count for quota in section.quotas)
    if total > section.count:
        message = f"这道大题只有 {section.count} 题，各条配额加起来却有 {total} 题，请减少配额或增加 count"
        yield error(section.location, "paper-quotas-exceed", message)


def _known(site: Site, paper: Paper) -> bool:
    """Whether its courses, its track and its topics exist; what else is said of a paper whose do not is of no use."""
    topics = {name for topic in site.topics for name in (topic.name, topic.parent)}
    return (
        set(paper.courses) <= {course.id for course in site.courses}
        and paper.track in (None, *(track.id for track in site.tracks))
        and topics.issuperset(paper.topics)
    )


def _infeasible(site: Site, paper: Paper) -> Iterator[Diagnostic]:
    """Every group for which the questions do not suffice once those before it have theirs."""
    candidates: list[Question] = []
    past: list[Question] = []
    for question in eligible(site, paper):
        (candidates if current(site, question) else past).append(question)
    groups = [group for section in paper.sections for group in groups_of(site, section)]
    pools = wanted((group for group, _ in groups), candidates)
    for (group, part), pool, own in zip(groups, pools, most(Stream(""), pools), strict=True):
        if len(own) < group.count:
            suited, gone = len(pool.pool), sum(map(group.suits, past))
            taken = f"，其中 {suited - len(own)} 道前面的大题或配额要用" if suited > len(own) else ""
            withdrawn = f"；另有 {gone} 道不在有效期内或依据已不再施行，考试不抽" if gone else ""
            message = (
                f"这里要 {group.count} 道{TYPES[group.type].label}，合条件的有 {suited} 道{taken}{withdrawn}。"
                f"还差 {group.count - len(own)} 道，请补题、放宽条件或减少题数"
            )
            yield error(part.location, "paper-infeasible", message)


def _luck(question: Question) -> Luck:
    return TYPES[question.type].luck(question.content)


def _odds(site: Site, paper: Paper) -> Iterator[Diagnostic]:
    """Whatever the day: a paper does not become wrong by time passing."""
    readable = [question for question in eligible(site, paper) if question.content is not None]
    chance = guessing(site, paper, readable, _luck)
    if chance >= GUESSER_MOST:
        message = (
            f"什么都不懂、全靠猜，也有 {100 * chance:.2f}% 的机会及格，要小于 {100 * GUESSER_MOST:.1f}%，"
            "请提高及格线、增加题数或少出判断题"
        )
        yield error(paper.location, "paper-guessable", message)
    chance = knowing(paper)
    if chance < KNOWER_LEAST:
        message = (
            f"十道题会九道的人，及格的机会只有 {100 * chance:.0f}%，不能小于 {100 * KNOWER_LEAST:.0f}%，"
            "请降低及格线或增加题数"
        )
        yield error(paper.location, "paper-too-hard", message)
