"""Blanks: how they are written, which responses fit them, and how they stand in a stem."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.diagnostics import Text
from generator.question_types.normalise import normalise

MOST = 9
PLACEHOLDER = re.compile(r"\{\{ *([^{}]*?) *\}\}")


@dataclass(frozen=True)
class Blank:
    """A place in the stem: any of `accept` is right, `choices` are offered to tap instead of typing."""

    accept: tuple[Text, ...]
    choices: tuple[Text, ...]
    normalise: tuple[Text, ...]

    @property
    def numerals(self) -> bool:
        """Whether numbers in hanzi count as digits."""
        return "numerals" in self.normalise

    def compared(self, text: str) -> str:
        """The form in which responses to this blank are compared."""
        return normalise(text, self.numerals)

    @property
    def accepted(self) -> set[str]:
        """The accepted texts as they are compared."""
        return {self.compared(text) for text in self.accept}

    def fits(self, response: str) -> bool:
        return self.compared(response) in self.accepted - {""}


@dataclass(frozen=True)
class FillBlank:
    """`blanks` by their numbers, in order; where `any_order`, a response may stand in any of them."""

    blanks: dict[Text, Blank]
    any_order: bool

    @property
    def ordered(self) -> list[Blank]:
        return list(self.blanks.values())


def fill_blank(blanks: dict[Text, Blank | None], any_order: bool) -> FillBlank:
    """In the order of the numbers, however the author ordered them; a blank that could not be read accepts nothing."""
    return FillBlank({key: blanks[key] or Blank((), (), ()) for key in sorted(blanks, key=_number)}, any_order)


def _number(key: str) -> tuple[int, str]:
    return len(key), key


def placed(content: FillBlank, responses: Sequence[str]) -> dict[int, int]:
    """Blank → the response that fills it: as many as can be; without `any_order` each response only its own blank."""
    blanks = content.ordered
    held: dict[int, int] = {}

    def place(response: int, tried: set[int]) -> bool:
        """Finds it a blank, moving on those that fit elsewhere too."""
        for blank in range(len(blanks)) if content.any_order else (response,):
            if blank not in tried and blanks[blank].fits(responses[response]):
                tried.add(blank)
                if blank not in held or place(held[blank], tried):
                    held[blank] = response
                    return True
        return False

    for response in range(len(blanks)):
        place(response, set())
    return held


def circled(number: int) -> str:
    """① for 1."""
    return chr(0x2460 + number - 1)


def with_places(stem: str) -> str:
    """A rendered stem whose placeholders are the numbers that stand before the blanks."""
    return PLACEHOLDER.sub(_place, stem)


def _place(found: re.Match[str]) -> str:
    number = found[1]
    return f'<span class="blank">{circled(int(number))}</span>' if re.fullmatch("[1-9]", number) else found[0]
