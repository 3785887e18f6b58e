"""What rows gave of a question → the question as found; questions on the same material → one case."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from generator.exchange.blocks.lines import heading
from generator.exchange.mess import LETTERS
from generator.exchange.raw import NO_CELL, Cell, Raw
from generator.exchange.tables.headers import Headers
from generator.source.foreign.grid import Sheet
from generator.source.foreign.problems import Place

_YES = frozenset(("是", "1", "TRUE", "YES", "Y", "T", "√", "✓", "✔", "对", "正确", "R"))


@dataclass
class Draft:
    """A question being collected: its texts by role, and the options that had rows of their own."""

    row: int
    headers: Headers
    cells: dict[str, Cell]
    kind: str
    chapter: str
    options: list[Cell] = field(default_factory=list)
    rights: list[bool] = field(default_factory=list)
    told: list[Cell] = field(default_factory=list)


def raw_of(draft: Draft, sheet: Sheet) -> Raw:
    """The question; whatever it lacks has the place where it should be."""
    one, headers = draft.cells.get, draft.headers
    place = sheet.place(draft.row)
    part = one("part")
    stem = part or one("stem") or Cell("", sheet.place(draft.row, headers.column("part", "stem")))
    chapter = one("chapter") or Cell(draft.chapter, place)
    kind = one("kind") or Cell(draft.kind or heading(chapter.text), place)
    return Raw(
        place,
        stem,
        answer=_answer(draft, headers, sheet),
        kind=kind,
        options=_options(draft, headers, place),
        feedback=tuple(draft.told) or _feedback(draft, headers),
        pairs=_lines(one("pairs", NO_CELL)),
        fix=one("fix", NO_CELL),
        explanation=one("explanation", NO_CELL),
        citations=one("citations", NO_CELL),
        topics=one("topics", NO_CELL),
        difficulty=one("difficulty", NO_CELL),
        points=one("points", NO_CELL),
        chapter=chapter,
        number=one("number", NO_CELL).text.strip(),
        media=tuple(filter(None, re.split("[、\n]", one("media", NO_CELL).text))),
        material=(one("stem") if part else one("material")) or NO_CELL,
    )


def _options(draft: Draft, headers: Headers, place: Place) -> tuple[Cell, ...]:
    """The options that had rows; or those of columns by their letters, blank in between; or all of one cell."""
    if draft.options:
        return tuple(draft.options)
    numbered = _numbered(draft, headers, "option") or _numbered(draft, headers, "content")
    if numbered:
        blank = Cell("", place)
        return tuple([numbered.get(at, blank) for at in range(max(numbered) + 1)])
    return (draft.cells["options"],) if "options" in draft.cells else ()


def _numbered(draft: Draft, headers: Headers, role: str) -> dict[int, Cell]:
    cells = draft.cells
    return {at: cells[name] for at, name in headers.numbered.get(role, ()) if name in cells}


def _feedback(draft: Draft, headers: Headers) -> tuple[Cell, ...]:
    told = _numbered(draft, headers, "told")
    return tuple(told.get(at, NO_CELL) for at in range(max(told) + 1)) if told else ()


def _answer(draft: Draft, headers: Headers, sheet: Sheet) -> Cell:
    """The cell of the answer, or what the marks beside options or the cells of blanks say."""
    if "answer" in draft.cells:
        return draft.cells["answer"]
    rights = _numbered(draft, headers, "right")
    if draft.rights or rights:
        yes = draft.rights or [at in rights and is_yes(rights[at]) for at in range(max(rights) + 1)]
        place = sheet.place(draft.row, headers.column("right", "right A"))
        return Cell("".join(letter for letter, right in zip(LETTERS, yes, strict=False) if right), place)
    blanks = _numbered(draft, headers, "blank")
    if blanks:
        return Cell("\n".join(cell.text for _, cell in sorted(blanks.items())), blanks[min(blanks)].place)
    return Cell("", sheet.place(draft.row, headers.column("answer", "right A", "blank A")))


def is_yes(cell: Cell | None) -> bool:
    return cell is not None and cell.text.strip().upper() in _YES


def _lines(cell: Cell) -> tuple[Cell, ...]:
    return tuple(Cell(line, cell.place) for line in cell.text.split("\n") if line.strip()) if cell.text else ()


def gathered(raws: Iterable[Raw]) -> Iterator[Raw]:
    """The questions with every case as one: rows with the same material, or a material numbered X and rows X.1, X.2 …"""
    case: Raw | None = None
    for raw in raws:
        if case is not None and _belongs(case, raw):
            case = replace(case, parts=(*case.parts, replace(raw, material=NO_CELL)))
            continue
        if case is not None:
            yield case
        case = _case(raw)
        if case is None:
            yield raw
    if case is not None:
        yield case


def _belongs(case: Raw, raw: Raw) -> bool:
    if raw.material.text:
        return raw.material.text == case.stem.text
    return bool(case.number) and raw.number == f"{case.number}.{len(case.parts) + 1}"


def _case(raw: Raw) -> Raw | None:
    """The case that a row begins; None if it is a question by itself."""
    if raw.material.text:
        kind = Cell("案例题", raw.place)
        part = replace(raw, material=NO_CELL, chapter=NO_CELL, topics=NO_CELL)
        return Raw(raw.place, raw.material, kind=kind, chapter=raw.chapter, topics=raw.topics, parts=(part,))
    return raw if raw.kind.text.startswith(("案例", "材料")) and not raw.options else None
