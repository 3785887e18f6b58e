"""题库观察: what the banks look like as a whole, for those who write and answer for them. No page for learners links here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from generator.derive.addresses import staged_path
from generator.derive.collected import Collected
from generator.derive.page import StagedPage
from generator.diagnostics import Diagnostic
from generator.model.paper import Paper
from generator.model.question import STATUSES, Bank, Question
from generator.model.site import Site
from generator.modes.boss import mode as boss
from generator.modes.boss import odds as boss_odds
from generator.modes.levels.mode import drawable, feasible
from generator.modes.levels.odds import passing
from generator.modes.mock_exam import odds as paper_odds
from generator.modes.mock_exam.mode import current, eligible
from generator.question_types import TYPES

ADDRESS = "observatory/"
SHOWN = 100
"""Rows of a list; the rest is counted."""

_STATUS_WORDS = {"draft": "草稿", "review": "待审", "live": "上线", "retired": "停用"}
_DOUBLES = ("near-duplicate-stem", "same-stem-other-answer")
_STALE = ("source-superseded", "review-overdue")


def derive_observatory(site: Site, findings: Iterable[Diagnostic], out: Collected) -> None:
    """The page; `findings` are those of the check that ran on `site`."""
    found = list(findings)
    levels = _levels(site)
    data = {
        "banks": [_bank(bank) for bank in site.banks],
        "statuses": [_STATUS_WORDS[status] for status in STATUSES],
        "levels": levels[:SHOWN],
        "levels_more": max(0, len(levels) - SHOWN),
        "bosses": _bosses(site),
        "papers": [_paper(site, paper) for paper in site.papers],
        "topics": _topics(site),
        "doubles": _list(found, _DOUBLES),
        "stale": _list(found, _STALE),
    }
    title = "题库观察"
    description = "每个题库的答案分布、猜中的机会、知识点覆盖、相近的题和过期的依据"
    out.pages.append(StagedPage(staged_path(ADDRESS), "observatory.html", title, description, data))


def _bank(bank: Bank) -> dict[str, Any]:
    kinds = Counter(question.type for question in bank.questions)
    statuses = Counter(question.status for question in bank.questions)
    truths = [q.content.answer for q in bank.questions if q.type == "true_false" and q.content is not None]
    singles = [q for q in bank.questions if q.type == "single_choice" and q.content is not None]
    return {
        "title": bank.title,
        "file": bank.location.file,
        "owner": bank.owner,
        "reviewed": str(bank.reviewed or ""),
        "count": len(bank.questions),
        "statuses": [statuses[status] for status in STATUSES],
        "kinds": [{"label": TYPES[kind].label, "count": count} for kind, count in kinds.most_common() if kind in TYPES],
        "positions": _positions(singles),
        "longest": _share(sum(map(_longest_is_right, singles)), len(singles)),
        "truths": _share(sum(truth is True for truth in truths), len(truths)),
        "guess": _share(sum(_guess(question) for question in bank.questions), len(bank.questions)),
    }


def _positions(singles: list[Question]) -> list[dict[str, Any]]:
    """How often the right option of a single choice is the first, the second …, as written."""
    keys = [[option.key for option in question.content.options] for question in singles]
    counts = Counter(
        own.index(question.content.answer)
        for own, question in zip(keys, singles, strict=True)
        if question.content.answer in own
    )
    most = max(counts, default=-1) + 1
    return [
        {"letter": chr(65 + at), "count": counts[at], "share": _share(counts[at], len(singles))} for at in range(most)
    ]


def _longest_is_right(question: Question) -> bool:
    lengths = {option.key: len(option.text) for option in question.content.options}
    right = lengths.pop(question.content.answer, 0)
    return all(right > length for length in lengths.values())


def _share(part: float, whole: int) -> int | None:
    """Per cent; None of nothing."""
    return round(100 * part / whole) if whole else None


def _guess(question: Question) -> float:
    return TYPES[question.type].guess(question.content) if question.content is not None else 0.0


def _levels(site: Site) -> list[dict[str, Any]]:
    """Every level with the chance to pass it by guessing, in per cent, the likeliest first."""
    rows = []
    for lesson in site.lessons:
        pool = drawable(site.asked_of.get(lesson.id, ()))
        if feasible(pool):
            chance = passing([(question.type, _guess(question)) for question in pool])
            rows.append(
                {"lesson": lesson.id, "title": lesson.title, "count": len(pool), "chance": f"{100 * chance:.2f}"}
            )
    return sorted(rows, key=lambda row: (-float(row["chance"]), row["lesson"]))


def _bosses(site: Site) -> list[dict[str, Any]]:
    """Every chapter with what it has for a boss: the chance to pass by guessing, or how many questions it lacks."""
    rows = []
    for course in site.courses:
        for chapter in course.chapters:
            pool, least = boss.asked(site, chapter), site.settings.boss_pool
            row = {"course": course.title, "title": chapter.title, "count": len(pool), "lacks": least - len(pool)}
            if boss.feasible(pool, least):
                row["chance"] = _percent(boss_odds.passing([(question.type, _guess(question)) for question in pool]))
            rows.append(row)
    return rows


def _paper(site: Site, paper: Paper) -> dict[str, Any]:
    """A paper with the chances of those who know nothing and of those who know nine in ten answers."""
    pool = [question for question in eligible(site, paper) if current(site, question)]
    guessed = paper_odds.guessing(site, paper, pool, lambda one: TYPES[one.type].luck(one.content))
    return {
        "title": paper.title,
        "file": paper.location.file,
        "questions": paper.questions,
        "passing": paper.passing,
        "pool": len(pool),
        "guessed": _percent(guessed),
        "known": f"{100 * paper_odds.knowing(paper):.1f}",
    }


def _percent(chance: float) -> str:
    """Of chances that are hardly any, that they are less than can be shown."""
    return f"{100 * chance:.3f}" if chance >= 0.00001 or not chance else "<0.001"


def _topics(site: Site) -> list[dict[str, Any]]:
    """First-level topics with their second-level ones: live questions there are, and wanted."""
    counts = Counter(topic for question in site.questions if question.live for topic in question.topics)
    groups: dict[str, list[dict[str, Any]]] = {}
    for topic in site.topics:
        row = {"name": topic.name, "count": counts[topic.name], "target": topic.target}
        groups.setdefault(topic.parent, []).append(row)
    return [{"name": parent, "topics": rows} for parent, rows in groups.items()]


def _list(findings: Iterable[Diagnostic], slugs: tuple[str, ...]) -> dict[str, Any]:
    rows = [item for item in findings if item.slug in slugs]
    shown = [
        {"place": f"{item.location.file}:{item.location.line}", "message": item.message}
        for item in sorted(rows)[:SHOWN]
    ]
    return {"rows": shown, "more": len(rows) - len(shown)}
