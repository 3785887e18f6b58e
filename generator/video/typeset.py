"""Chinese lines: where each character stands, and where a text may be broken."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from generator.video.fonts import Face

CLOSING = frozenset("，。、；：）》」』】〕〉”’")
OPENING = frozenset("（《「『【〔〈“‘")
NO_START = CLOSING | frozenset("？！…—～·％%‰°,.;:?!)]}")
"""Characters that never begin a line."""
NO_END = OPENING | frozenset("([{")
"""Characters that never end a line."""
_GAP = 1 / 8
_BLANK = 1 / 2
_HANG = 3 / 8
_BREAK_COSTS = {**dict.fromkeys("，。；：？！", 0.0), "、": 0.02}
_PHRASE_COST = 0.15
"""What a break is worth against unevenness, which is counted in squared parts of the line's width."""
Measure = Callable[[str], float]


def positions(text: str, face: Face) -> Iterator[tuple[float, str]]:
    """The left edge of each character in pixels.

    The blank half of a bracket or stop is dropped at the line's start and beside another one; Latin letters and
    digits keep an eighth of an em from hanzi.
    """
    at = -_HANG * face.size if text[:1] in OPENING else 0.0
    before = ""
    for character in text:
        at += _space(before, character) * face.size
        yield at, character
        at += face.advance(character)
        before = character


def _space(before: str, after: str) -> float:
    """Ems added between two neighbours; less than 0 where their blank halves meet."""
    if (before in CLOSING and after in CLOSING | OPENING) or (before in OPENING and after in OPENING):
        return -_BLANK
    mixed = before.isalnum() and after.isalnum() and before.isascii() != after.isascii()
    return _GAP if mixed else 0


def width(text: str, face: Face) -> float:
    """Pixels the line takes, without the blank half of a stop that ends it."""
    placed = list(positions(text, face))
    if not placed:
        return 0.0
    at, last = placed[-1]
    return at + face.advance(last) - (_BLANK * face.size if last in CLOSING else 0)


def break_lines(text: str, limit: float, measure: Measure) -> list[str]:
    """The fewest lines no wider than `limit`: as even as they can be, and rather cut after a mark than in a phrase."""
    pieces = _pieces(text, limit, measure)
    count = len(_fill(pieces, limit, measure))
    return _even(pieces, count, limit, measure) if count > 1 else _fill(pieces, limit, measure)


def count_lines(text: str, limit: float, measure: Measure) -> int:
    """How many lines `break_lines` will make."""
    return len(_fill(_pieces(text, limit, measure), limit, measure))


def _pieces(text: str, limit: float, measure: Measure) -> list[str]:
    return [part for piece in units(text) for part in _small(piece, limit, measure)]


def units(text: str) -> list[str]:
    """The text as pieces that stay whole: words, with the marks that may not stand apart from them. The dictionary is read
    when a text is broken for the first time, as few checks do.
    """
    import rjieba

    return _glue(rjieba.cut(" ".join(text.split())))


def _glue(words: list[str]) -> list[str]:
    pieces: list[str] = []
    for word in words:
        if pieces and (word[0] in NO_START or word == " " or pieces[-1][-1] in NO_END):
            pieces[-1] += word
        else:
            pieces.append(word)
    return pieces


def _small(piece: str, limit: float, measure: Measure) -> list[str]:
    """A piece too wide for any line is cut between characters, marks still kept in place unless there are too many."""
    if measure(piece) <= limit:
        return [piece]
    parts = _glue(list(piece))
    return [small for part in parts for small in ([part] if measure(part) <= limit else part)]


def _fill(pieces: list[str], limit: float, measure: Measure) -> list[str]:
    ends = _ends(pieces, limit, measure)
    return ["".join(pieces[start:end]).strip() for start, end in pairwise([0, *ends])]


def _ends(pieces: list[str], limit: float, measure: Measure) -> list[int]:
    """Where each line ends, counted in pieces, if every line takes as many as it can."""
    ends: list[int] = []
    line = ""
    for number, piece in enumerate(pieces, 1):
        if line and measure((line + piece).rstrip()) <= limit:
            line += piece
            ends[-1] = number
        else:
            line = piece
            ends.append(number)
    return ends


def _even(pieces: list[str], count: int, limit: float, measure: Measure) -> list[str]:
    """The cheapest way to lay `pieces` out in `count` lines, found from the last line back to the first.

    Only places are weighed that lines before can reach, so that the work grows with the text and not with its square.
    """
    ideal = measure("".join(pieces)) / count
    reached = [0, *_ends(pieces, limit, measure)]
    after: dict[int, float] = {len(pieces): 0.0}
    chosen: list[dict[int, tuple[str, int]]] = []
    for number in reversed(range(count)):
        costs: dict[int, float] = {}
        choices: dict[int, tuple[str, int]] = {}
        last = number == count - 1
        for start in range(reached[number], number - 1, -1):
            found = [
                (((measure(line) - ideal) / limit) ** 2 + (0 if last else _break_cost(line)) + after[end], line, end)
                for line, end in _lines(pieces, start, limit, measure)
                if end in after
            ]
            if not found and costs:
                break  # what begins earlier is longer still
            if found:
                costs[start], line, end = min(found)
                choices[start] = line, end
        after = costs
        chosen.append(choices)
    return list(_walk(chosen))


def _walk(chosen: list[dict[int, tuple[str, int]]]) -> Iterator[str]:
    """The lines from the first on, by what was chosen for each place."""
    at = 0
    for choices in reversed(chosen):
        line, at = choices[at]
        yield line


def _lines(pieces: list[str], start: int, limit: float, measure: Measure) -> Iterator[tuple[str, int]]:
    """Every line that may begin at `start`, and where it ends; one of a single piece may be too wide."""
    line = ""
    for end in range(start + 1, len(pieces) + 1):
        line += pieces[end - 1]
        if end > start + 1 and measure(line.strip()) > limit:
            return
        yield line.strip(), end


def _break_cost(line: str) -> float:
    return _BREAK_COSTS.get(line[-1:], _PHRASE_COST)
