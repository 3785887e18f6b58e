"""In which order options are shown. The phone's twin is theme/runner/order.js."""

from __future__ import annotations

from dataclasses import dataclass

from generator.modes.chance import Stream

UNCREDITED = ("short_answer",)
"""Types whose mark does not count: their learners judge themselves. No mode draws them where it matters."""


@dataclass(frozen=True)
class Drawable:
    """What drawing needs to know of a question; `pinned` options stay last; `parts` are the questions of a case."""

    id: str
    type: str
    options: tuple[str, ...] = ()
    pinned: tuple[str, ...] = ()
    parts: tuple[Drawable, ...] = ()


def option_order(stream: Stream, question: Drawable) -> tuple[str, ...]:
    """Options shuffled; those pinned stay last, in the order written. A case has the options of its questions, one after
    another, each key with the number of its question before it.
    """
    free = [key for key in question.options if key not in question.pinned]
    pinned = [key for key in question.options if key in question.pinned]
    inner = [f"{place}.{key}" for place, part in enumerate(question.parts, 1) for key in option_order(stream, part)]
    return (*stream.shuffle(free), *pinned, *inner)
