"""A question as its author typed it: what text blocks, tables and documents have in common.

A format fills a `Raw` with what it found, each text in a `Cell` that knows its place, and calls `assemble` (assemble.py).
It need not take anything apart: numbers and types before a stem, letters before options, options in one cell, answers
inside stems are seen to by the functions of mess.py, and said in the problems that come back.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from generator.exchange import mess
from generator.source.foreign.problems import Place, Problem, fault, mended

NOWHERE = Place()


class Cell(NamedTuple):
    """A text where it stands; there are many, and tuples are made fastest."""

    text: str = ""
    place: Place = NOWHERE


NO_CELL = Cell()


@dataclass(frozen=True)
class Raw:
    """A question as found, plain texts, nothing taken apart. `pairs` are texts `左 → 右`, or `→ 右` for one
    too many; `fix` is the right sentence of a false one; `feedback` goes with `options` one to one, where there is any;
    `parts` are the questions of a case, `material` what a question of a table shares with its neighbours.
    """

    place: Place
    stem: Cell
    answer: Cell = NO_CELL
    kind: Cell = NO_CELL
    options: tuple[Cell, ...] = ()
    feedback: tuple[Cell, ...] = ()
    pairs: tuple[Cell, ...] = ()
    fix: Cell = NO_CELL
    explanation: Cell = NO_CELL
    citations: Cell = NO_CELL
    topics: Cell = NO_CELL
    difficulty: Cell = NO_CELL
    points: Cell = NO_CELL
    chapter: Cell = NO_CELL
    material: Cell = NO_CELL
    number: str = ""
    media: tuple[str, ...] = ()
    parts: tuple[Raw, ...] = ()


@dataclass
class Notes:
    """Collects what is said about one question."""

    problems: list[Problem] = field(default_factory=list)

    def fault(self, place: Place, message: str) -> None:
        self.problems.append(fault(place, message))

    def mended(self, place: Place, message: str) -> None:
        self.problems.append(mended(place, message))

    @property
    def failed(self) -> bool:
        return any(problem.severity == "error" for problem in self.problems)

    def tidy(self, cell: Cell, what: str) -> Cell:
        """The cell without what cannot be seen."""
        if mess.is_tidy(cell.text):
            return cell
        found = mess.tidied(cell.text)
        if found.mends:
            self.mended(cell.place, f"{what}里有{'、'.join(found.mends)}，已换掉")
        return Cell(found.text, cell.place)


@dataclass(frozen=True)
class Question:
    """A `Raw` made tidy: the stem alone, the answer wherever it stood, the kind, of KINDS in assemble.py, or '' if nobody said."""

    stem: Cell
    answer: Cell
    kind: str
    options: tuple[Cell, ...]
    feedback: tuple[Cell, ...]
    pairs: tuple[Cell, ...]
    fix: Cell
