"""longest-option-right, answer-positions, true-share: 不看题也能猜对的题库。

最长的选项总是对的、答案总在同一个位置、判断题多半是对的——学员会发现这些规律，分数就不再说明什么。只提醒。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.diagnostics import Diagnostic, warning
from generator.model.question import Bank

_CRITICAL = {1: 6.635, 2: 9.210, 3: 11.345, 4: 13.277, 5: 15.086}
"""χ² at p = .01 by degrees of freedom (NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.4)."""


def check(bank: Bank) -> Iterator[Diagnostic]:
    singles = _singles(bank)
    yield from _longest(bank, singles)
    yield from _positions(bank, singles)
    yield from _truths(bank)


_Single = tuple[int, list[int]]


def _singles(bank: Bank) -> list[_Single]:
    """(position of the right option, lengths of all) of every single choice that can be read."""
    found = []
    for question in bank.questions:
        if question.type == "single_choice" and question.content is not None:
            keys = [option.key for option in question.content.options if option]
            if question.content.answer in keys:
                lengths = [len(option.text) for option in question.content.options if option]
                found.append((keys.index(question.content.answer), lengths))
    return found


def _longest(bank: Bank, singles: list[_Single]) -> Iterator[Diagnostic]:
    right = sum(all(lengths[at] > n for i, n in enumerate(lengths) if i != at) for at, lengths in singles)
    if len(singles) >= 10 and right > 0.4 * len(singles):
        yield warning(
            bank.location,
            "longest-option-right",
            f"{len(singles)} 道单选题里有 {right} 道的最长选项就是答案，请把干扰项写得一样完整",
        )


def _positions(bank: Bank, singles: list[_Single]) -> Iterator[Diagnostic]:
    by_size: dict[int, Counter[int]] = {}
    for at, lengths in singles:
        by_size.setdefault(len(lengths), Counter())[at] += 1
    for size, counts in sorted(by_size.items()):
        total = sum(counts.values())
        expected = total / size
        squares = sum((counts[at] - expected) ** 2 / expected for at in range(size))
        if total >= 20 and squares > _CRITICAL[size - 1]:
            shares = "、".join(f"{chr(65 + at)} {counts[at]} 次" for at in range(size))
            yield warning(
                bank.location,
                "answer-positions",
                f"{total} 道 {size} 个选项的单选题答案位置不匀（{shares}），请调换选项次序",
            )


def _truths(bank: Bank) -> Iterator[Diagnostic]:
    answers = [q.content.answer for q in bank.questions if q.type == "true_false" and q.content is not None]
    right = sum(answer is True for answer in answers)
    if len(answers) >= 10 and not 0.4 <= right / len(answers) <= 0.6:
        yield warning(
            bank.location, "true-share", f"{len(answers)} 道判断题里有 {right} 道是对的，请调到四成到六成之间"
        )
