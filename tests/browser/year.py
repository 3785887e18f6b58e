"""A year of learning of every kind, E0 to E3, as a phone and the office's answers would have written it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from typing import Any

from generator.record.chain import digest

NOW = datetime(2026, 9, 16, 10, 0, tzinfo=timezone(timedelta(hours=8)))
"""A Wednesday in Shanghai."""
FINAL = "yzyh-2026"
"""The paper of a final; the example site has none, so the rules must be told of it."""


class Writer:
    """Writes one chain; `days` are counted back from `NOW`."""

    def __init__(self) -> None:
        self.statements: list[dict[str, Any]] = []

    def add(self, verb: str, about: tuple[str, str], result: dict[str, Any], days: int, evidence: str = "E0") -> None:
        n = len(self.statements) + 1
        time = NOW - timedelta(days=days) + timedelta(seconds=n)
        before = self.statements[-1] if self.statements else None
        self.statements.append(
            {
                "id": f"year/{n}",
                "chain": "year",
                "n": n,
                "time": round(time.timestamp() * 1000),
                "verb": verb,
                "object": {"type": about[0], "id": about[1]},
                "session": f"year-{n}",
                "rev": 1 if about[0] == "question" else 0,
                "result": result,
                "evidence": evidence,
                "rule": "",
                "previous": digest(before) if before else "",
            }
        )

    def ended(self, kind: str, name: str, days: int, of: int = 5, evidence: str = "E0") -> None:
        """Something finished without an error."""
        self.add("completed", (kind, name), {"points": of, "of": of}, days, evidence)

    def answered(self, question: str, right: bool, days: int) -> None:
        points = 100 if right else 0
        state = "right" if right else "wrong"
        given = {"response": "a", "state": state, "points": points, "of": 100, "ms": 9000}
        self.add("answered", ("question", question), given, days)


def a_year(index: Mapping[str, Any], videos: Mapping[str, int]) -> list[dict[str, Any]]:
    """As of `NOW`, from an index of questions and the lengths of lessons' videos. The first topic of the index goes badly;
    of this week Monday and Tuesday are done; the final is passed.
    """
    writer = Writer()
    columns = index["questions"]
    asked = list(zip(columns["id"], columns["topics"], strict=True))[:60]
    for at, (question, topics) in enumerate(asked):
        writer.answered(question, 0 not in topics or at % 3 == 0, 150 - at)
    for at, lesson in enumerate([one["set"] for one in index["sets"] if one["course"]]):
        if lesson in videos:
            writer.add("experienced", ("lesson", lesson), {"covered": videos[lesson], "of": videos[lesson]}, 90 - at)
        writer.ended("level", lesson, 90 - at)
    for chapter in ("basics-nature", "basics-five-rights", "organize-who-joins"):
        writer.ended("boss", chapter, 70, of=20)
    for day in range(60, 0, -1):
        writer.ended("daily", str(day), day)
        if day % 2:
            writer.ended("review", "due", day, of=12)
        if day < 5:
            writer.ended("paper", "new-cadre", day, of=100, evidence="E1")
        if day < 4:
            writer.ended("class", f"night-{day}", day, evidence="E2")
    writer.ended("paper", FINAL, 1, of=100, evidence="E3")
    return writer.statements
