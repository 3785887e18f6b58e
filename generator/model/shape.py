"""Interaction shapes: what an answer to a question consists of, whatever its type is called here or elsewhere.

A question type says which shape its content has and makes its authored fields of a shape; an exchange format reads and
writes shapes. So types × formats stay a sum. All texts are authored inline Markdown.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Choosable:
    """Something to choose; `right` whether it belongs to the answer, `last` whether shuffling leaves it last."""

    text: str
    right: bool
    feedback: str = ""
    last: bool = False


@dataclass(frozen=True)
class Choice:
    """Choose one, or, where `several`, all that are right; `partial` as in multiple_choice."""

    options: tuple[Choosable, ...]
    several: bool = False
    partial: str = "half"


@dataclass(frozen=True)
class Verdict:
    """Say whether the stem is true; `fix` is the corrected sentence of a false one."""

    true: bool
    fix: str = ""


@dataclass(frozen=True)
class Blank:
    """A place in the stem; any of `accept` is right; `tiles` are offered to tap instead of typing; where `numerals`,
    numbers in hanzi count as digits.
    """

    accept: tuple[str, ...]
    tiles: tuple[str, ...] = ()
    numerals: bool = False


@dataclass(frozen=True)
class Entry:
    """Fill the places `{{1}}`, `{{2}}` … of the stem; `any_order` whether the answers may change places."""

    blanks: tuple[Blank, ...]
    any_order: bool = False


@dataclass(frozen=True)
class Number:
    """Give a number from `low` to `high`; `near` is the value in the middle, if one was named. `unit` may be said, or
    one of `units`; `wrong` are numbers people arrive at by a mistake, each with what to tell them.
    """

    low: Fraction
    high: Fraction
    near: Fraction | None = None
    unit: str = ""
    units: tuple[str, ...] = ()
    wrong: tuple[tuple[Fraction, str], ...] = ()


@dataclass(frozen=True)
class Order:
    """Put the items, here in the right order, into it."""

    items: tuple[str, ...]
    partial: str = "all"


@dataclass(frozen=True)
class Pairs:
    """Give every one of `left` its partner: `answer[i]` is the place in `right` of the partner of `left[i]`."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    answer: tuple[int, ...]


@dataclass(frozen=True)
class Open:
    """Write freely; `model` is a good answer, `rubric` (point, keywords, points) what it is judged by."""

    model: str
    rubric: tuple[tuple[str, tuple[str, ...], int], ...] = ()


@dataclass(frozen=True)
class Part:
    """One question of a group."""

    stem: str
    shape: Shape
    explanation: str = ""


@dataclass(frozen=True)
class Group:
    """Questions on the same material."""

    material: str
    parts: tuple[Part, ...]


Shape = Choice | Verdict | Entry | Number | Order | Pairs | Open | Group
