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

from generator.model.shape import Shape
from generator.source.foreign.problems import Place, Problem, fault, mended

CASE_STEM = "阅读材料，回答下面的问题。"
"""The stem of a group whose source has a material and parts, and no words of its own for the whole."""


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


class NotHeld(Exception):
    """A question that a format cannot hold at all; the message says why. Caught where the format writes."""
