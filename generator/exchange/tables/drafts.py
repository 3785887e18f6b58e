"""Rows under headers → questions as found: one row each, one row an option, or a row and those that go on with it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.exchange import mess
from generator.exchange.assemble import KINDS
from generator.exchange.blocks.lines import heading
from generator.exchange.raw import Cell, Raw
from generator.exchange.tables.headers import LONGEST, Headers, headers_of, role_of
from generator.exchange.tables.raws import Draft, is_yes, raw_of
from generator.source.foreign.grid import Row, Sheet
from generator.source.foreign.problems import Problem, mended

_SECTION = re.compile(
    r"\s*(?:第[一二三四五六七八九十百\d]{1,5}[章节篇讲单部]|[（(]?[一二三四五六七八九十]{1,3}[)）]?\s*[、.．])"
)
_OFF = frozenset(("停用", "已停用", "禁用", "作废", "否", "FALSE", "N", "NO", "0", "OFF", "DISABLED"))
_NO_CONTENT = frozenset(("number", "kind", "points", "difficulty", "chapter", "topics", "status"))
"""Roles that alone make no question."""
_SUM = re.compile(
    r"\s*(?:(?:合计|总计|小计|共计|总分)\s*[:：]?\s*(?:\d+(?:\s*[道个小]*[题分])?[，,、]?){0,2}|共\s*\d+\s*[道个小]*题)[。\s]*"
)
_FEW = 4
"""Roles that a row of sums has fewer of."""
_JOINED = {"topics": "、", "media": "、"}
_LONGER = ("stem", "answer", "explanation", "material", "options", "pairs", "fix")
"""Roles whose text may go on in the next row."""


class Drafts:
    """Goes through the rows of a sheet; `found` counts what became a question."""

    def __init__(self, sheet: Sheet, headers: Headers, kind: str) -> None:
        self.sheet, self.headers, self.kind, self.chapter = sheet, headers, kind, ""
        self.drafts: list[Draft] = []
        self.problems: list[Problem] = []
        self.used: set[str] = set()
        self._take(headers)

    def _take(self, headers: Headers) -> None:
        self.headers = headers
        self.by_row = headers.has("content")
        self.stems = frozenset(headers.columns.get("stem", ()) + headers.columns.get("part", ()))
        self.known = frozenset(column for columns in headers.columns.values() for column in columns)

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
        if not cells or self._is_empty(row, cells):
            return
        if "status" in cells and cells["status"].text.strip().upper() in _OFF:
            self.problems.append(mended(self.sheet.place(row.number), "这一行的状态是停用，没有导入"))
        elif self.drafts and self._goes_on(row, cells):
            self._add(self.drafts[-1], cells)
        else:
            self.drafts.append(Draft(row.number, self.headers, {}, self.kind, self.chapter))
            self._add(self.drafts[-1], cells)

    def _is_empty(self, row: Row, cells: dict[str, Cell]) -> bool:
        """Whether a row only counts: a number filled in beforehand, a sum below the questions."""
        counts = ("number" in cells or "kind" in cells) and _NO_CONTENT.issuperset(cells)
        first = next(iter(row.cells.values()))
        if not counts and not (len(cells) < _FEW and len(first) <= LONGEST and _SUM.fullmatch(first)):
            return False
        self.problems.append(mended(self.sheet.place(row.number), "这一行除了题号、题型之类没有内容，已跳过"))
        return True

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
        number, cells, notes, place = row.number, row.cells, self.sheet.notes, self.sheet.place
        for role, columns in self.headers.columns.items():
            if columns[0] in cells and len(columns) == 1:
                found[role] = Cell(cells[columns[0]], place(number, columns[0]))
            elif len(columns) > 1:
                given = [column for column in columns if column in cells]
                if given:
                    text = _JOINED.get(role, "\n").join(cells[column] for column in given)
                    found[role] = Cell(text, place(number, given[0]))
        for column in cells if notes else ():
            if (number, column) in notes and column in self.known and column not in row.filled:
                self.problems.append(notes[number, column])
        return found

    def _goes_on(self, row: Row, cells: dict[str, Cell]) -> bool:
        """Whether a row belongs to the question above it."""
        last = self.drafts[-1]
        own = [role for role in ("part", "stem") if role in cells and not self._only_filled(role, row)]
        if self.by_row:
            stem, number = cells.get("stem"), cells.get("number")
            same = not own or (stem is not None and stem.text == last.cells.get("stem", Cell()).text)
            return same and (number is None or number.text == last.cells.get("number", number).text)
        if own:
            return self._is_option(own[0], last, cells)
        again = [role for role in ("number", "answer", "kind") if role in cells and role in last.cells]
        return not again or bool(row.filled & self.stems)

    def _only_filled(self, role: str, row: Row) -> bool:
        return all(column in row.filled for column in self.headers.columns[role] if column in row.cells)

    def _is_option(self, role: str, last: Draft, cells: dict[str, Cell]) -> bool:
        """Whether what stands where stems do is an option of the question above: `A. 甲` in a row without an answer."""
        if "answer" in cells or "number" in cells or _has_options(last, cells):
            return False
        letter = mess.without_letter(cells[role].text)[1]
        if not (letter == "A" or (letter and last.options)):
            return False
        cells["as option"] = cells.pop(role)
        return True

    def _add(self, draft: Draft, cells: dict[str, Cell]) -> None:
        for role, cell in cells.items():
            if role == "as option":
                draft.options.append(cell)
            elif role == "content" and self.by_row:
                draft.options.append(cell)
                draft.rights.append(is_yes(cells.get("right")))
                draft.told.append(cells.get("told", Cell("", cell.place)))
            elif role in ("right", "told"):
                continue
            elif role not in draft.cells:
                draft.cells[role] = cell
            elif role in _LONGER and draft.cells[role].text != cell.text:
                draft.cells[role] = Cell(f"{draft.cells[role].text}\n{cell.text}", draft.cells[role].place)

    def unknown(self) -> Iterator[Problem]:
        """Columns that hold something and belong nowhere."""
        for column, header in self.headers.unknown.items():
            if column in self.used and header:
                place = self.sheet.place(self.headers.row, column)
                yield mended(place, f"“{header.strip()[:20]}”这一列没有对应的内容，没有导入")

    def raws(self) -> Iterator[Raw]:
        return (raw_of(draft, self.sheet) for draft in self.drafts)


def _has_options(draft: Draft, cells: dict[str, Cell]) -> bool:
    return any(role.startswith("option") for role in (*draft.cells, *cells))
