"""Answers by letters: lower case, in order, and several in one word as a list."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from generator.diagnostics import Text
from generator.fix.edits import Edit, Source
from generator.fix.replaced import at_its_place, change_of, replaced
from generator.source.nodes import Map, Node, Seq


def changed_answer(question: Map, answer: Node, source: Source) -> Iterator[Edit]:
    """Letters in lower case and in order; several in one word become a list. Answers that are no letters stay."""
    kind = question.get("type")
    if isinstance(answer, Text):
        letters = _letters(answer)
        if kind == "multiple_choice" and len(letters) > 1:
            written = f"[{', '.join(sorted(letters))}]"
            why = change_of(answer.line, answer, written)
            yield from at_its_place(answer, written, sorted(letters), why, source)
        elif kind == "single_choice" and len(letters) == 1:
            yield from replaced(answer, letters, source)
    elif isinstance(answer, Seq) and kind == "multiple_choice":
        given = [_letters(item) if isinstance(item, Text) else "" for item in answer]
        if all(len(letter) == 1 for letter in given) and list(answer) != sorted(given):
            yield from _in_order(answer, given, source)


def _letters(answer: Text) -> str:
    """`answer` as option letters without what stands between them; nothing if it is anything else."""
    plain = re.sub(r"[\s,、，;；]", "", unicodedata.normalize("NFKC", answer)).lower()
    return plain if re.fullmatch("[a-h]+", plain) and len(set(plain)) == len(plain) else ""


def _in_order(answer: Seq, letters: list[str], source: Source) -> Iterator[Edit]:
    """The letters in order, and with each the remark beside it; where remarks stand otherwise, all stay in their places."""
    extents = [source.extent(item) for item in answer]
    ends = [source.line_end(item.line) for item in answer]
    known = [extent for extent in extents if extent]
    if len(known) < len(letters):
        return
    block = source.text[source.offset(answer)] == "-"
    last = ends[-1] if block else known[-1][1]
    if "#" not in source.text[known[0][0] : last]:
        for item, letter in zip(answer, sorted(letters), strict=True):
            yield from replaced(item, letter, source)
    elif block and not any("#" in source.text[end:start] for end, (start, _) in zip(ends, known[1:], strict=False)):
        yield from _with_remarks(answer, letters, known, ends, source)
    else:
        for item, letter in zip(answer, letters, strict=True):
            yield from replaced(item, letter, source)


def _with_remarks(
    answer: Seq, letters: list[str], extents: list[tuple[int, int]], ends: list[int], source: Source
) -> Iterator[Edit]:
    rests = [source.text[stop:end] for (_, stop), end in zip(extents, ends, strict=True)]
    wanted = sorted(zip(letters, rests, strict=True), key=lambda pair: pair[0])
    for item, (start, _), end, (letter, rest) in zip(answer, extents, ends, wanted, strict=True):
        if item != letter:
            yield Edit(start, end, letter + rest, change_of(item.line, item, letter), item, letter)
