"""A question being collected from lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from generator.exchange import mess
from generator.exchange.raw import Cell, Raw
from generator.source.foreign.problems import Place

_LISTED = re.compile(r"\s*(\d{1,2})\s*[.．、)）]")
_LISTS = ("answer", "explanation")
"""Roles whose texts may hold numbered lists of their own."""


@dataclass
class Lines:
    """A text whose lines are still coming in."""

    place: Place
    lines: list[str]

    @property
    def cell(self) -> Cell:
        return Cell("\n".join(self.lines).strip("\n"), self.place)


@dataclass
class Draft:
    """Its texts by role, in order; `last` is the role a further line goes on with, `section` which heading it stands under;
    `listed` is the last number of a list inside its answer or explanation; `answer_inside` whether its stem holds one.
    """

    place: Place
    section: int = 0
    numbered: int = 0
    last: str = "stem"
    listed: int = 0
    answer_inside: bool = False
    texts: dict[str, list[Lines]] = field(default_factory=dict)
    parts: list[Draft] = field(default_factory=list)

    @property
    def open(self) -> Draft:
        """The part that texts go to."""
        return self.parts[-1] if self.parts else self

    @property
    def over(self) -> bool:
        """Whether it has its answer, in its stem perhaps, so that another question may begin."""
        return self.answer_inside or self.has("answer", "pairs")

    @property
    def only_a_line(self) -> bool:
        """Whether it is nothing but words, and so perhaps a title."""
        return not self.numbered and not self.parts and set(self.texts) == {"stem"}

    def add(self, role: str, text: str, place: Place) -> None:
        self.texts.setdefault(role, []).append(Lines(place, [text]))
        found = _LISTED.match(text) if role in _LISTS else None
        self.last, self.listed = role, int(found[1]) if found else 0
        self._look(text)

    def go_on(self, text: str) -> None:
        """Another line of the last text."""
        if self.last in self.texts:
            self.texts[self.last][-1].lines.append(text.strip())
            self._look(text)

    def _look(self, text: str) -> None:
        if self.last == "stem" and mess.without_answer(text)[1]:
            self.answer_inside = True

    def goes_on_a_list(self, number: int) -> bool:
        """Whether a line with that number belongs to a list inside the answer or the explanation."""
        if self.last in _LISTS and number == self.listed + 1 and number not in (self.numbered + 1,) * (not self.listed):
            self.listed = number
            return True
        return False

    def has(self, *roles: str) -> bool:
        return any(role in self.texts for role in roles) or (bool(self.parts) and self.parts[-1].has(*roles))

    @property
    def answered(self) -> bool:
        return any(text.cell.text for text in self.texts.get("answer", ()))

    @property
    def next_letter(self) -> str:
        """The letter that the next option should have."""
        return mess.LETTERS[min(len(self.texts.get("options", ())), len(mess.LETTERS) - 1)]

    def raw(self) -> Raw:
        one, several = self._one, self._several
        return Raw(
            self.place,
            stem=one("stem"),
            answer=one("answer"),
            kind=one("kind"),
            options=several("options"),
            pairs=several("pairs"),
            fix=one("fix"),
            explanation=one("explanation"),
            citations=one("citations"),
            topics=one("topics"),
            difficulty=one("difficulty"),
            points=one("points"),
            chapter=one("chapter"),
            number=one("number").text or (str(self.numbered) if self.numbered else ""),
            media=tuple(cell.text for cell in several("media")),
            parts=tuple(part.raw() for part in self.parts),
        )

    def _several(self, role: str) -> tuple[Cell, ...]:
        return tuple(filter(_has_text, (text.cell for text in self.texts.get(role, ()))))

    def _one(self, role: str) -> Cell:
        cells = self._several(role)
        return Cell("\n".join(cell.text for cell in cells), cells[0].place) if cells else Cell("", self.place)


def _has_text(cell: Cell) -> bool:
    return bool(cell.text)
