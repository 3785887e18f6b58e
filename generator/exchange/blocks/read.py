"""Plain text → items."""

from __future__ import annotations

from collections.abc import Iterable

from generator.exchange.assemble import assemble
from generator.exchange.base import Item, Reading
from generator.exchange.blocks.keys import assign
from generator.exchange.blocks.segment import Segments
from generator.source.foreign.archive import is_archive
from generator.source.foreign.problems import Place, fault, mended
from generator.source.foreign.texts import decoded, is_text

MAX_LINES = 200_000
"""Of twenty thousand questions and more; what is longer is none that people wrote, and would fill the memory."""


def suits(name: str, data: bytes) -> bool:
    """Any text, unless it says of itself that it is something else."""
    other = name.lower().endswith((".csv", ".tsv", ".xml", ".json", ".zip", ".xlsx", ".docx", ".yml", ".yaml"))
    return is_text(data) and not (other or is_archive(data) or data.lstrip()[:1] == b"<")


def read(data: bytes) -> Reading:
    """Every question of a text; one that cannot be understood is named by its first line."""
    text, problems = decoded(data)
    count = text.count("\n", 0, len(text.rstrip()))
    if count > MAX_LINES:
        return Reading((), (fault(Place(), f"文件有 {count} 行，超过 {MAX_LINES} 行，请拆成几个文件"),))
    found = read_lines((Place(line=number), line) for number, line in enumerate(text.split("\n"), 1))
    return Reading(found.items, (*problems, *found.problems))


def read_lines(lines: Iterable[tuple[Place, str]]) -> Reading:
    """Every question of lines, whatever they were lines of: a text, a document, a column of a sheet."""
    segments = Segments()
    for place, line in lines:
        segments.line(line, place)
    if not segments.drafts:
        return Reading((), (fault(Place(), "没有找到试题，请检查是不是选错了文件"),))
    problems = list(segments.problems)
    for key in assign(segments.keys, segments.drafts):
        problems.append(mended(key.place, f"答案“{key.number}.{key.answer}”找不到它的题，没有用上"))
    items: list[Item] = []
    for at, draft in enumerate(segments.drafts):
        kind, chapter = segments.kinds[draft.section], segments.chapters[at]
        if kind and not draft.has("kind"):
            draft.add("kind", kind, draft.place)
        if chapter and not draft.has("chapter"):
            draft.add("chapter", chapter, draft.place)
        item, found = assemble(draft.raw())
        problems += found
        items += [item] if item else []
    return Reading(tuple(items), tuple(problems))
