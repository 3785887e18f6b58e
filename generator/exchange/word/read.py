"""A Word document → questions: its paragraphs as lines of text, its tables by their headers.

The parts are read by the guarded parser of xmltree.py; python-docx, which writes our documents, would read texts alone,
and neither the numbers that Word writes by itself nor what was struck out under revision.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.exchange.base import Reading
from generator.exchange.blocks.read import read_lines
from generator.exchange.tables.rows import has_headers, read_sheets
from generator.exchange.word.numbering import Numbering, numbering
from generator.source.foreign import office
from generator.source.foreign.grid import Row, Sheet, letters
from generator.source.foreign.problems import Place, Problem, fault, mended
from generator.source.foreign.xmltree import Node, parse

_UNREAD = frozenset(("del", "moveFrom", "rt", "Fallback", "instrText", "delText", "pPr", "rPr"))
"""What is struck out, moved away, the reading above a hanzi, or said twice."""
_AS_TEXT = {"tab": "    ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_PICTURES = frozenset(("drawing", "pict", "object"))
Line = tuple[Place, str]


def suits(_: str, data: bytes) -> bool:
    return office.is_of(data, "word")


def read(data: bytes) -> Reading:
    """The questions of the paragraphs, then those of tables that have headers."""
    parts = office.parts(data, ".docx")
    root = office.main_part(parts, "word/document.xml")
    body = parse(parts[root], root).first("body")
    reader = _Reader(numbering(parts))
    lines = list(reader.block(body)) if body else []
    texts = read_lines(lines) if any(text.strip() for _, text in lines) else Reading()
    tables = read_sheets(reader.tables) if reader.tables else Reading()
    if reader.tables and not texts.items:
        texts = Reading()
    if not (texts.items or texts.problems or tables.items or tables.problems):
        return Reading((), (fault(Place(), "没有找到试题，请检查是不是选错了文件"),))
    return Reading(texts.items + tables.items, (*reader.problems, *texts.problems, *tables.problems))


class _Reader:
    """Goes through a document, counting its paragraphs as a person would."""

    def __init__(self, counted: Numbering) -> None:
        self.numbering, self.count = counted, 0
        self.tables: list[Sheet] = []
        self.problems: list[Problem] = []

    def block(self, node: Node) -> Iterator[Line]:
        """The lines of everything below a node."""
        for child in node.children:
            if child.name == "p":
                yield from self._paragraph(child)
            elif child.name == "tbl":
                yield from self._table(child)
            elif child.name not in _UNREAD:
                yield from self.block(child)

    def _paragraph(self, node: Node) -> Iterator[Line]:
        self.count += 1
        place = Place(line=self.count, unit="段")
        label = self.numbering.label(node)
        text = "".join(self._letters(node, place))
        for line in f"{label} {text}".split("\n") if label else text.split("\n"):
            yield place, line
        yield from self._boxes(node)

    def _letters(self, node: Node, place: Place) -> Iterator[str]:
        for child in node.children:
            if child.name in _UNREAD or child.name == "txbxContent":
                continue
            if child.name == "t":
                yield "".join(child.letters())
            elif child.name in _AS_TEXT:
                yield _AS_TEXT[child.name]
            elif child.name == "oMath":
                self.problems.append(mended(place, "这里有公式，只导入了它的字，请核对"))
                yield "".join(child.letters())
            else:
                if child.name in _PICTURES and not any(one.name == "txbxContent" for one in child.descendants()):
                    yield f"\n【图片】第 {place.line} 段的图片\n"
                yield from self._letters(child, place)

    def _boxes(self, node: Node) -> Iterator[Line]:
        """The lines of boxes of text that hang on a paragraph."""
        for child in node.children:
            if child.name == "txbxContent":
                yield from self.block(child)
            elif child.name not in _UNREAD:
                yield from self._boxes(child)

    def _table(self, node: Node) -> Iterator[Line]:
        """Nothing of a table with headers, which is kept for later; else the lines of its cells."""
        sheet = Sheet(f"表格 {len(self.tables) + 1}", [])
        lines: list[Line] = []
        above: dict[str, str] = {}
        for number, row in enumerate(node.all("tr"), 1):
            cells, filled, column = {}, set(), 0
            for cell in row.all("tc"):
                name = letters(min(column, 700))
                given = list(self.block(cell))
                properties = cell.first("tcPr")
                merge = properties.first("vMerge") if properties else None
                text = "\n".join(line for _, line in given).strip()
                if merge is not None and merge.get("val") != "restart":
                    text = above.get(name, "")
                    filled.add(name)
                if text:
                    cells[name] = text
                lines += given
                span = properties.first("gridSpan") if properties else None
                column += _span(span)
            above = cells
            sheet.rows.append(Row(number, cells, frozenset(filled & set(cells))))
        sheet.rows = [row for row in sheet.rows if row.cells]
        if has_headers(sheet):
            self.tables.append(sheet)
        else:
            yield from lines


def _span(node: Node | None) -> int:
    text = node.get("val") if node else ""
    return int(text) if text.isascii() and text.isdecimal() and 0 < len(text) < 4 else 1
