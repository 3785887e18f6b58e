"""Rows under headers → questions as found: one row each, one row an option, or a row and those that go on with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from generator.exchange import mess
from generator.exchange.assemble import KINDS
from generator.exchange.base import Place, Problem, mended
from generator.exchange.blocks.lines import heading
from generator.exchange.raw import Cell, Raw
from generator.exchange.tables.grid import Row, Sheet
from generator.exchange.tables.headers import LONGEST, Headers, headers_of, role_of

_SECTION = re.compile(
    r"\s*(?:第[一二三四五六七八九十百\d]{1,5}[章节篇讲单部]|[（(]?[一二三四五六七八九十]{1,3}[)）]?\s*[、.．])"
)
_OFF = frozenset(("停用", "已停用", "禁用", "作废", "否", "FALSE", "N", "NO", "0", "OFF", "DISABLED"))
_YES = frozenset(("是", "1", "TRUE", "YES", "Y", "T", "√", "✓", "✔", "对", "正确", "R"))
_JOINED = {"topics": "、", "media": "、"}
_LONGER = ("stem", "answer", "explanation", "material", "options", "pairs", "fix")
"""Roles whose text may go on in the next row."""


@dataclass
class _Draft:
    """A question being collected: its texts by role, and the options that had rows of their own."""

    row: int
    cells: dict[str, Cell]
    kind: str
    chapter: str
    options: list[Cell] = field(default_factory=list)
    rights: list[bool] = field(default_factory=list)
    told: list[Cell] = field(default_factory=list)


class Drafts:
    """Goes through the rows of a sheet; `found` counts what became a question."""

    def __init__(self, sheet: Sheet, headers: Headers, kind: str) -> None:
        self.sheet, self.headers, self.kind, self.chapter = sheet, headers, kind, ""
        self.drafts: list[_Draft] = []
        self.problems: list[Problem] = []
        self.used: set[str] = set()
        self._take(headers)

    def _take(self, headers: Headers) -> None:
        self.headers = headers
        self.by_row = headers.has("content")
        self.stems = frozenset(headers.columns.get("stem", ()) + headers.columns.get("part", ()))

    @property
    def found(self) -> int:
        return len(self.drafts)

    def row(self, row: Row) -> None:
        self.used.update(row.cells)
        if len(row.cells) - len(row.filled) == 1 and self._section(row):
            return
        if self._is_header(row):
            return
        cells = self._cells(row)
        if not cells:
            return
        if "status" in cells and cells["status"].text.strip().upper() in _OFF:
            self.problems.append(mended(self.sheet.place(row.number), "这一行的状态是停用，没有导入"))
        elif self.drafts and self._goes_on(row, cells):
            self._add(self.drafts[-1], cells)
        else:
            self.drafts.append(_Draft(row.number, {}, self.kind, self.chapter))
            self._add(self.drafts[-1], cells)

    def _is_header(self, row: Row) -> bool:
        """Whether the headers are said once more, perhaps others than before."""
        if not any(len(row.cells.get(column, "")) <= LONGEST and column in row.cells for column in self.stems):
            return False
        if not any(role_of(row.cells.get(column, "")) == "stem" for column in row.cells):
            return False
        headers = headers_of(row.cells, row.number)
        if headers:
            self._take(headers)
        return headers is not None

    def _section(self, row: Row) -> bool:
        """A row of one cell: a heading for the rows below it, or words that belong to nothing."""
        column, text = next(one for one in row.cells.items() if one[0] not in row.filled)
        named = heading(text)
        numbered = bool(_SECTION.match(text)) and len(text) < 60
        if named or numbered:
            word = named or next((word for word in KINDS if word in text[:20]), "")
            self.kind, self.chapter = (word, self.chapter) if word else (self.kind, text.strip())
            return True
        if column in self.stems or self.drafts:
            return False
        self.problems.append(mended(self.sheet.place(row.number, column), f"这一行只有“{text[:20]}”，已跳过"))
        return True

    def _cells(self, row: Row) -> dict[str, Cell]:
        """Role → text of a row; what was to be said of its cells is said now that they are used."""
        found = {}
        number, cells, notes = row.number, row.cells, self.sheet.notes
        for role, columns in self.headers.columns.items():
            given = [column for column in columns if column in cells]
            if given:
                text = cells[given[0]] if len(given) == 1 else _JOINED.get(role, "\n").join(cells[c] for c in given)
                found[role] = Cell(text, self.sheet.place(number, given[0]))
            if notes:
                self.problems += [notes[number, c] for c in given if (number, c) in notes and c not in row.filled]
        return found

    def _goes_on(self, row: Row, cells: dict[str, Cell]) -> bool:
        """Whether a row belongs to the question above it."""
        last = self.drafts[-1]
        own = {column for column in self.stems if column in row.cells and column not in row.filled}
        if self.by_row:
            stem, number = cells.get("stem"), cells.get("number")
            same = not own or (stem is not None and stem.text == last.cells.get("stem", Cell()).text)
            return same and (number is None or number.text == last.cells.get("number", number).text)
        if own:
            text = row.cells[min(own)]
            letter = mess.without_letter(text)[1]
            if letter and "answer" not in cells and "number" not in cells and not _has_options(last, cells):
                cells["option row"] = cells.pop("stem")
                return letter == "A" or bool(last.options)
            return False
        again = [role for role in ("number", "answer", "kind") if role in cells and role in last.cells]
        return not again or bool(row.filled & self.stems)

    def _add(self, draft: _Draft, cells: dict[str, Cell]) -> None:
        for role, cell in cells.items():
            if role == "option row":
                draft.options.append(cell)
            elif role == "content" and self.by_row:
                draft.options.append(cell)
                draft.rights.append(_yes(cells.get("right")))
                draft.told.append(cells.get("told", Cell("", cell.place)))
            elif role in ("right", "told"):
                continue
            elif role not in draft.cells:
                draft.cells[role] = cell
            elif role in _LONGER and draft.cells[role].text != cell.text:
                draft.cells[role] = replace(draft.cells[role], text=f"{draft.cells[role].text}\n{cell.text}")

    def unknown(self) -> Iterator[Problem]:
        """Columns that hold something and belong nowhere."""
        for column, header in self.headers.unknown.items():
            if column in self.used and header:
                place = self.sheet.place(self.headers.row, column)
                yield mended(place, f"“{header.strip()[:20]}”这一列没有对应的内容，没有导入")

    def raws(self) -> Iterator[Raw]:
        for draft in self.drafts:
            yield self._raw(draft)

    def _raw(self, draft: _Draft) -> Raw:
        cells = draft.cells
        place = self.sheet.place(draft.row)
        nothing = Cell("", place)
        one = cells.get
        part = one("part")
        stem = part or one("stem", nothing)
        material = one("stem") if part else one("material")
        options = self._options(draft)
        return Raw(
            place,
            stem if stem.text or part else replace(stem, place=self._stem_place(draft.row)),
            answer=self._answer(draft, place),
            kind=one("kind") or Cell(draft.kind, place),
            options=options,
            feedback=tuple(draft.told) or self._told(draft),
            pairs=_lines(one("pairs", nothing)),
            fix=one("fix", nothing),
            explanation=one("explanation", nothing),
            citations=one("citations", nothing),
            topics=one("topics", nothing),
            difficulty=one("difficulty", nothing),
            chapter=one("chapter") or Cell(draft.chapter, place),
            number=one("number", nothing).text.strip(),
            media=tuple(filter(None, re.split("[、\n]", one("media", nothing).text))),
            material=material or Cell(),
        )

    def _stem_place(self, row: int) -> Place:
        return self.sheet.place(row, min(self.stems, default=""))

    def _options(self, draft: _Draft) -> tuple[Cell, ...]:
        """The options by their letters, those in between left blank; or those of rows; or all of one cell."""
        cells = draft.cells
        if draft.options:
            return tuple(draft.options)
        numbered = self._numbered(draft, "option") or self._numbered(draft, "content")
        if numbered:
            last = max(numbered)
            blank = self.sheet.place(draft.row)
            return tuple(numbered.get(place, Cell("", blank)) for place in range(last + 1))
        return (cells["options"],) if "options" in cells else ()

    def _numbered(self, draft: _Draft, role: str) -> dict[int, Cell]:
        return {ord(name[-1]) - ord("A"): cell for name, cell in draft.cells.items() if name.startswith(f"{role} ")}

    def _told(self, draft: _Draft) -> tuple[Cell, ...]:
        told = self._numbered(draft, "told")
        return tuple(told.get(place, Cell()) for place in range(max(told) + 1)) if told else ()

    def _answer(self, draft: _Draft, place: Place) -> Cell:
        """The answer cell, or what the marks beside options or the cells of blanks say."""
        cells = draft.cells
        if "answer" in cells:
            return cells["answer"]
        if draft.options and self.by_row:
            right = [mess.LETTERS[at] for at, yes in enumerate(draft.rights[: len(mess.LETTERS)]) if yes]
            return Cell("".join(right), place)
        rights = self._numbered(draft, "right")
        if rights:
            chosen = "".join(mess.LETTERS[at] for at, cell in sorted(rights.items()) if _yes(cell) and at < 8)
            return Cell(chosen, rights[min(rights)].place)
        blanks = self._numbered(draft, "blank")
        if blanks:
            return Cell("\n".join(cell.text for _, cell in sorted(blanks.items())), blanks[min(blanks)].place)
        columns = self.headers.columns.get("answer", ("",))
        return Cell("", self.sheet.place(draft.row, columns[0]))


def _has_options(draft: _Draft, cells: dict[str, Cell]) -> bool:
    return any(role.startswith("option") and role != "option row" for role in (*draft.cells, *cells))


def _yes(cell: Cell | None) -> bool:
    return cell is not None and cell.text.strip().upper() in _YES


def _lines(cell: Cell) -> tuple[Cell, ...]:
    return tuple(Cell(line, cell.place) for line in cell.text.split("\n") if line.strip())


def gathered(raws: Iterable[Raw]) -> Iterator[Raw]:
    """The questions with every case as one: rows with the same material, or a material numbered X and rows X.1, X.2 …"""
    case: Raw | None = None
    for raw in raws:
        if case is not None and _belongs(case, raw):
            case = replace(case, parts=(*case.parts, replace(raw, material=Cell())))
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
        part = replace(raw, material=Cell(), chapter=Cell(), topics=Cell())
        return Raw(raw.place, raw.material, kind=kind, chapter=raw.chapter, topics=raw.topics, parts=(part,))
    return raw if raw.kind.text.startswith(("案例", "材料")) and not raw.options else None
