"""Cases in formats that have none: a text without a question, numbered X, before questions numbered X.1, X.2 …"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.exchange.base import CASE_STEM, Item
from generator.model.shape import Group, Part
from generator.source.foreign.problems import Place, Problem, mended


def material(
    place: Place, text: str, number: str, explanation: str = "", topics: tuple[str, ...] = (), chapter: str = ""
) -> Item:
    """A text without a question, until the questions on it are found."""
    return Item(place, CASE_STEM, Group(text, ()), number, explanation, topics=topics, chapter=chapter)


def parts_of(item: Item, shape: Group) -> Iterator[Item]:
    """The parts of a case as questions of their own."""
    for place, part in enumerate(shape.parts, 1):
        yield Item(item.place, part.stem, part.shape, f"{item.number}.{place}", part.explanation)


def gathered(items: Iterable[Item]) -> tuple[list[Item], list[Problem]]:
    """The items with every material and its questions as one case; a material of nothing is left out and said."""
    found: list[Item] = []
    problems = []
    for item in items:
        last = found[-1] if found else None
        if last and isinstance(last.shape, Group) and item.number == f"{last.number}.{len(last.shape.parts) + 1}":
            part = Part(item.stem, item.shape, item.explanation)
            found[-1] = replace(last, shape=Group(last.shape.material, (*last.shape.parts, part)))
        else:
            found.append(item)
    alone = [item for item in found if isinstance(item.shape, Group) and not item.shape.parts]
    problems = [mended(item.place, "这段说明文字没有编号与它相连的试题，没有导入") for item in alone]
    return [item for item in found if item not in alone], problems
