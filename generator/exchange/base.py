"""The seam of exchange: what a format reads and writes, and how it says what went wrong or was lost.

A format is a module or folder with `read(data) -> Reading` and `write(items) -> Written`, and one row in the table of
`generator/exchange/__init__.py`. It maps its own forms to shapes (generator/model/shape.py) and knows no question type.

* Files whose structure says what is what (GIFT, Moodle XML, QTI) make `Item`s themselves.
* Files written by hand (text blocks, tables, documents) collect a `Raw` (raw.py) a question and give it to `assemble`
  (assemble.py), which mends and names the messes of mess.py.

All texts of an `Item` are inline Markdown, made by generator/exchange/richtext.py from plain text or from HTML.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from generator.model.shape import Shape

CASE_STEM = "阅读材料，回答下面的问题。"
"""The stem of a group whose source has a material and parts, and no words of its own for the whole."""


class Place(NamedTuple):
    """Where something stands in a source: `part` a sheet or a file in an archive, `line` its line or row from 1 (a
    paragraph, where `unit` says so), `column` a column's letters. What a format does not know is left out.
    """

    part: str = ""
    line: int = 0
    column: str = ""
    unit: str = "行"

    def __str__(self) -> str:
        """“Sheet1” 第 12 行 B 列."""
        return self.at(str(self.line) if self.line else "")

    def at(self, lines: str) -> str:
        """The same with other lines, several perhaps: “Sheet1” 第 2–5、12 行 B 列."""
        words = (
            f"“{self.part}”" if self.part else "",
            f"第 {lines} {self.unit}" if lines else "",
            f"{self.column} 列" if self.column else "",
        )
        return " ".join(filter(None, words)) or "整个文件"


@dataclass(frozen=True, order=True)
class Problem:
    """Something wrong in a source. An error keeps the whole file from being imported; a warning says what was mended or
    left out. `message` is Chinese; that of an error ends with the remedy.
    """

    place: Place
    severity: Literal["error", "warning"]
    message: str


def fault(place: Place, message: str) -> Problem:
    """What keeps a file from being imported."""
    return Problem(place, "error", message)


def mended(place: Place, message: str) -> Problem:
    """What was mended, left out or guessed, to be looked at."""
    return Problem(place, "warning", message)


@dataclass(frozen=True)
class Item:
    """A question as formats exchange it. `number` is what the source calls it, our id when we write; `citations`, `topics`
    and `chapter` are the source's words, which need not be known here; `points` what it counts, where that is said;
    `media` names what is shown beside the stem; `places` are those of its single texts, where they are known.
    """

    place: Place
    stem: str
    shape: Shape
    number: str = ""
    explanation: str = ""
    citations: str = ""
    topics: tuple[str, ...] = ()
    difficulty: int | None = None
    points: int | None = None
    chapter: str = ""
    media: tuple[str, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict, compare=False, repr=False)


@dataclass
class Said:
    """A question whose structure says what is what, while it is read: where it stands, what is said of it, what it shows."""

    place: Place
    problems: list[Problem] = field(default_factory=list, kw_only=True)
    media: list[str] = field(default_factory=list, kw_only=True)

    def fault(self, message: str) -> None:
        self.problems.append(fault(self.place, message))

    def mended(self, message: str) -> None:
        self.problems.append(mended(self.place, message))

    def take(self, text: str, media: Sequence[str], lost: Sequence[str]) -> str:
        """A `text` of the question; its media are kept, and what it lost is said."""
        self.media += media
        if lost:
            self.mended(f"{'、'.join(lost)}没有导入")
        return text


@dataclass(frozen=True)
class Reading:
    """All that a file holds, and everything wrong with it; an item with an error is left out."""

    items: tuple[Item, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, order=True)
class Loss:
    """Something of the question `number` that the written file does not hold, in Chinese."""

    number: str
    message: str


@dataclass(frozen=True)
class Written:
    """A file's bytes and what they do not hold."""

    data: bytes
    losses: tuple[Loss, ...] = ()


@dataclass(frozen=True)
class Format:
    """A row of the table. `suits` says from its first look at a file, given name and bytes, whether it is of this format."""

    name: str
    label: str
    suffix: str
    suits: Callable[[str, bytes], bool]
    read: Callable[[bytes], Reading]
    write: Callable[[Sequence[Item]], Written]


class Unreadable(Exception):
    """A file of which nothing can be read; caught by the table, never seen outside."""

    def __init__(self, message: str, place: Place | None = None) -> None:
        super().__init__(message)
        self.problem = fault(place or Place(), message)


class NotHeld(Exception):
    """A question that a format cannot hold at all; the message says why. Caught where the format writes."""
