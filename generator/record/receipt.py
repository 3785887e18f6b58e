"""作答凭据 of a mock exam: from it anyone draws the same paper again and marks it again. The phone makes it in
generator/modes/mock_exam/receipt.js; both run tests/vectors/receipts.json.

It shows what was answered, and not by whom. Nothing in it is believed: every point is counted anew.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from generator.modes.mock_exam.mode import Candidate, Group, draw
from generator.question_types import TYPES
from generator.question_types.luck import hundredths
from generator.record.chain import digest
from generator.record.shape import is_count

VERSION = 1
_LONGEST = 200_000
_NAMED = 5
"""So many questions are named where more are wrong."""
_MINUTE = 60_000
_AGAIN = "请回到成绩页，把整段凭据重新复制一遍"


class Asked(Candidate, Protocol):
    """What marking reads of a question, besides what drawing does."""

    @property
    def id(self) -> str: ...
    @property
    def content(self) -> Any: ...


@dataclass(frozen=True)
class Exam:
    """What a receipt is held against: a paper over one revision of its questions, which are in the order of their ids.
    `sections`: the points of each question, and what is drawn. `passing`: per cent of the points.
    """

    paper: str
    revision: str
    minutes: int
    passing: int
    sections: Sequence[tuple[int, Sequence[Group]]]
    questions: Sequence[Asked]


@dataclass(frozen=True)
class Remarked:
    """What a receipt came to when it was marked again, in hundredths of points, and all that is wrong with it. Where it
    could not be marked, `of` is 0.
    """

    faults: tuple[str, ...]
    points: int = 0
    of: int = 0
    passed: bool = False

    @property
    def holds(self) -> bool:
        return not self.faults


def remark(text: str, exams: Mapping[str, Exam], now: int) -> Remarked:
    """Marks a receipt again as of `now`, milliseconds since 1970; `exams` by the ids of their papers."""
    receipt = _parsed(text)
    if isinstance(receipt, str):
        return Remarked((receipt,))
    faults = list(_shape_faults(receipt))
    if faults:
        return Remarked(tuple(faults))
    exam = exams.get(receipt["paper"])
    if exam is None or exam.revision != receipt["revision"]:
        return Remarked((_not_here(receipt, exam),))
    return _marked(receipt, exam, now)


def _parsed(text: str) -> dict[str, Any] | str:
    """The receipt, or what it is instead."""
    if len(text) > _LONGEST:
        return f"这段文字太长，不是作答凭据。{_AGAIN}"
    try:
        value = json.loads(text.strip().lstrip("\ufeff"), object_pairs_hook=_once, parse_constant=_refuse)
    except (ValueError, RecursionError):
        return f"这段文字读不出来：没有复制完整，或者改动过。{_AGAIN}"
    if not isinstance(value, dict) or value.get("kind") != "paper":
        return f"这不是模拟考试的作答凭据。{_AGAIN}"
    if is_count(value.get("version")) and value["version"] > VERSION:
        return "这份凭据是更新的版本写的，这里还读不了。请先更新，再来重新判分"
    return value


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """JSON lets a name come twice, of which every reader takes another."""
    if len(dict(pairs)) < len(pairs):
        raise ValueError("twice")
    return dict(pairs)


def _refuse(constant: str) -> Any:
    """NaN and the infinities, which Python reads and JSON does not have."""
    raise ValueError(constant)


def _like(pattern: str) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, str) and re.fullmatch(pattern, value, re.ASCII) is not None


def _are_answers(value: Any) -> bool:
    return isinstance(value, dict) and all(map(_is_response, value.values()))


def _is_response(value: Any, depth: int = 3) -> bool:
    if isinstance(value, list):
        return depth > 0 and all(_is_response(one, depth - 1) for one in value)
    return value is None or isinstance(value, (bool, str))


_FIELDS: dict[str, tuple[str, Callable[[Any], bool]]] = {
    "kind": ("凭据种类", lambda value: value == "paper"),
    "version": ("凭据版本", lambda value: is_count(value) and value == VERSION),
    "paper": ("试卷名", _like(r"[a-z0-9-]{1,60}")),
    "revision": ("题库版本", _like(r"[0-9a-f]{16}")),
    "seed": ("抽签号", _like(r"[A-Za-z0-9-]{1,80}")),
    "started": ("开考时间", is_count),
    "ended": ("交卷时间", is_count),
    "answers": ("作答", _are_answers),
    "points": ("得分", is_count),
    "of": ("满分", is_count),
    "rule": ("学分规则", lambda value: isinstance(value, str) and value.isprintable() and len(value) <= 60),
    "chain": ("记录链", _like(r"[A-Za-z0-9-]{1,80}")),
    "n": ("记录序号", is_count),
    "previous": ("前一条的校验码", _like(r"([0-9a-f]{64})?")),
    "digest": ("校验码", _like(r"[0-9a-f]{64}")),
}
"""What a receipt holds, what it is called, and what it must be."""


def _shape_faults(receipt: Mapping[str, Any]) -> Iterator[str]:
    for name, (label, suits) in _FIELDS.items():
        if name not in receipt:
            yield f"凭据里少了 {name}（{label}）。{_AGAIN}"
        elif not suits(receipt[name]):
            yield f"凭据里的 {name}（{label}）写得不对，原样的凭据不会这样。{_AGAIN}"
    more = len(receipt.keys() - _FIELDS.keys())
    if more:
        yield f"凭据里多出 {more} 项不该有的东西，改动过。{_AGAIN}"


def _not_here(receipt: Mapping[str, Any], exam: Exam | None) -> str:
    if exam is None:
        return f"这里没有“{receipt['paper']}”这份试卷，不能重新判分。请到发布这份试卷的题库里去核"
    return (
        f"凭据用的题库版本是 {receipt['revision']}，这里是 {exam.revision}，抽不出同一份卷子。"
        "请换回考试那天的题库和日期再核"
    )


def _marked(receipt: Mapping[str, Any], exam: Exam, now: int) -> Remarked:
    """Draws the paper of the seed and marks every answer, whatever the receipt says it came to."""
    drawn = draw(receipt["seed"], [groups for _, groups in exam.sections], exam.questions)
    asked = [
        (exam.questions[number], each)
        for (each, _), own in zip(exam.sections, drawn, strict=True)
        for number in own
    ]  # fmt: skip
    answers = receipt["answers"]
    faults = [*_time_faults(receipt, exam, now), *_other_questions(answers, [one.id for one, _ in asked])]
    points, unread = 0, []
    for place, (question, each) in enumerate(asked, 1):
        response = answers.get(question.id)
        mark = TYPES[question.type].mark(question.content, response)
        if response is not None and mark.state in ("blank", "invalid"):
            unread.append(f"第 {place} 题")
        points += each * hundredths(mark.score)
    of = 100 * sum(each for _, each in asked)
    if unread:
        faults.append(f"{_listed(unread)}的作答不是这道题能有的答案，改动过，按没有答判分。{_AGAIN}")
    faults += _count_faults(receipt, points, of)
    return Remarked(tuple(faults), points, of, points * 100 >= exam.passing * of)


def _time_faults(receipt: Mapping[str, Any], exam: Exam, now: int) -> Iterator[str]:
    took = receipt["ended"] - receipt["started"]
    if took < 0:
        yield "交卷时间比开考时间还早，改动过。请考生把手机时间调准，重考一次"
    if took > exam.minutes * _MINUTE:
        yield f"从开考到交卷用了 {-(-took // _MINUTE)} 分钟，这份试卷限时 {exam.minutes} 分钟。这次成绩不能算，请重考一次"
    if receipt["ended"] > now:
        yield "交卷时间比现在还晚。请先核对这台电脑的时间；电脑没错，就请考生把手机时间调准，重考一次"


def _other_questions(answers: Mapping[str, Any], asked: Sequence[str]) -> Iterator[str]:
    missing = [f"第 {place} 题" for place, name in enumerate(asked, 1) if name not in answers]
    if missing:
        yield f"抽到的卷子里，{_listed(missing)}在凭据里没有，按没有答判分。{_AGAIN}"
    more = len(answers.keys() - set(asked))
    if more:
        yield f"凭据里有 {more} 道题不在抽到的卷子里，不算分。{_AGAIN}"


def _count_faults(receipt: Mapping[str, Any], points: int, of: int) -> Iterator[str]:
    if (receipt["points"], receipt["of"]) != (points, of):
        yield (
            f"凭据写的是 {_read(receipt['points'])} 分（满分 {_read(receipt['of'])}），"
            f"重新判分是 {_read(points)} 分（满分 {_read(of)}）。请以重新判分为准"
        )
    if receipt["digest"] != digest(_end_of(receipt)):
        yield f"校验码与内容对不上，凭据改动过。{_AGAIN}"


def _end_of(receipt: Mapping[str, Any]) -> dict[str, Any]:
    """The statement with which the exam ended, as the phone wrote it."""
    return {
        "id": f"{receipt['seed']}/end",
        "time": receipt["ended"],
        "verb": "completed",
        "object": {"type": "paper", "id": receipt["paper"]},
        "session": receipt["seed"],
        "rev": 0,
        "result": {"points": receipt["points"], "of": receipt["of"]},
        "evidence": "E1",
        "rule": receipt["rule"],
        "chain": receipt["chain"],
        "n": receipt["n"],
        "previous": receipt["previous"],
    }


def _listed(places: Sequence[str]) -> str:
    shown = "、".join(places[:_NAMED])
    return f"{shown}等 {len(places)} 题" if len(places) > _NAMED else shown


def _read(points: int) -> str:
    """Hundredths of points as one reads them."""
    whole, rest = divmod(points, 100)
    return f"{whole}.{rest:02}".rstrip("0").rstrip(".")
