"""Plain text → items: where one question ends and the next begins, and which line belongs to what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.exchange import mess
from generator.exchange.archive import is_archive
from generator.exchange.assemble import assemble
from generator.exchange.base import Item, Place, Problem, Reading, fault
from generator.exchange.blocks.lines import Piece, heading, is_option, pieces
from generator.exchange.raw import Cell, Raw
from generator.exchange.texts import decoded, is_text


@dataclass
class _Draft:
    """A question being collected: its texts by role, in order; `last` is the role a further line goes on with."""

    place: Place
    numbered: int = 0
    last: str = "stem"
    texts: dict[str, list[Cell]] = field(default_factory=dict)
    parts: list[_Draft] = field(default_factory=list)

    @property
    def open(self) -> _Draft:
        """The part that texts go to."""
        return self.parts[-1] if self.parts else self

    def add(self, role: str, text: str, place: Place) -> None:
        self.texts.setdefault(role, []).append(Cell(text, place))
        self.last = role

    def go_on(self, text: str) -> None:
        """Another line of the last text."""
        if self.last in self.texts:
            cell = self.texts[self.last][-1]
            self.texts[self.last][-1] = Cell(f"{cell.text}\n{text.strip()}".strip("\n"), cell.place)

    def has(self, *roles: str) -> bool:
        return any(role in self.texts for role in roles) or (bool(self.parts) and self.parts[-1].has(*roles))

    def raw(self) -> Raw:
        one = self._one
        return Raw(
            self.place,
            stem=one("stem"),
            answer=one("answer"),
            kind=one("kind"),
            options=tuple(cell for cell in self.texts.get("options", ()) if cell.text),
            pairs=tuple(cell for cell in self.texts.get("pairs", ()) if cell.text),
            fix=one("fix"),
            explanation=one("explanation"),
            citations=one("citations"),
            topics=one("topics"),
            difficulty=one("difficulty"),
            chapter=one("chapter"),
            number=one("number").text or (str(self.numbered) if self.numbered else ""),
            media=tuple(cell.text for cell in self.texts.get("media", ()) if cell.text),
            parts=tuple(part.raw() for part in self.parts),
        )

    def _one(self, role: str) -> Cell:
        cells = self.texts.get(role, [])
        return Cell("\n".join(cell.text for cell in cells), cells[0].place) if cells else Cell("", self.place)


@dataclass
class _Reader:
    """Goes through the lines of a text."""

    drafts: list[_Draft] = field(default_factory=list)
    kind: str = ""
    blank: bool = False

    def line(self, text: str, place: Place) -> None:
        for piece in pieces(text, place):
            self._piece(piece)
            self.blank = False
        self.blank = self.blank or not text.strip()

    def _piece(self, piece: Piece) -> None:
        if not piece.role:
            self._unlabelled(piece)
        elif piece.role == "part" and self.drafts:
            self.drafts[-1].parts.append(_Draft(piece.place))
            self._begin(self.drafts[-1].open, piece)
        elif piece.role in ("stem", "kind", "number", "part"):
            role = "stem" if piece.role == "part" else piece.role
            if not self.drafts or self.drafts[-1].has(role) or (self.blank and self.drafts[-1].has("answer")):
                self._open(piece.place)
            self.drafts[-1].add(role, piece.text, piece.place)
        elif self.drafts:
            self.drafts[-1].open.add(piece.role, piece.text, piece.place)

    def _unlabelled(self, piece: Piece) -> None:
        draft = self.drafts[-1] if self.drafts else None
        named = heading(piece.text)
        if named and (draft is None or draft.has("answer", "pairs")):
            self.kind = named
        elif self._begins(piece, draft):
            self._begin(self._open(piece.place), piece)
        elif draft and is_option(piece.text) and draft.open.has("stem") and not draft.open.has("answer"):
            draft.open.add("options", piece.text.strip(), piece.place)
        elif draft:
            draft.open.go_on(piece.text) if draft.open.has("stem") else draft.open.add("stem", piece.text, piece.place)

    def _begins(self, piece: Piece, draft: _Draft | None) -> bool:
        """Whether an unlabelled text is the begin of another question."""
        if draft is None:
            return True
        if not draft.has("stem"):
            return False
        over = draft.has("answer", "pairs")
        number = mess.without_number(piece.text)[1]
        if number:
            follows = draft.numbered == 0 or int(number) == draft.numbered + 1
            ended = over or draft.has("options") or self.blank
            return (ended and follows) or (over and (self.blank or draft.open.last == "answer"))
        if over and mess.without_kind(piece.text)[1]:
            return True
        return over and self.blank and draft.numbered == 0 and not draft.parts

    def _open(self, place: Place) -> _Draft:
        self.drafts.append(_Draft(place))
        return self.drafts[-1]

    def _begin(self, draft: _Draft, piece: Piece) -> None:
        """The first line of a question: its number and its type go their own ways."""
        text, number = mess.without_number(piece.text)
        text, kind = mess.without_kind(text)
        draft.numbered = int(number or 0)
        if kind:
            draft.add("kind", kind, piece.place)
        draft.add("stem", text, piece.place)


def suits(name: str, data: bytes) -> bool:
    """Any text, unless it says of itself that it is something else."""
    other = name.lower().endswith((".csv", ".tsv", ".xml", ".json", ".zip", ".xlsx", ".docx", ".yml", ".yaml"))
    return is_text(data) and not (other or is_archive(data) or data.lstrip()[:1] == b"<")


def read(data: bytes) -> Reading:
    """Every question of a text; one that cannot be understood is named by its first line."""
    text, problems = decoded(data)
    found = read_lines((Place(line=number), line) for number, line in enumerate(text.split("\n"), 1))
    return Reading(found.items, (*problems, *found.problems))


def read_lines(lines: Iterable[tuple[Place, str]]) -> Reading:
    """Every question of lines, whatever they were lines of: a text, a document, a column of a sheet."""
    reader = _Reader()
    kinds: list[str] = []
    for place, line in lines:
        reader.line(line, place)
        kinds += [reader.kind] * (len(reader.drafts) - len(kinds))
    if not reader.drafts:
        return Reading((), (fault(Place(), "没有找到试题，请检查是不是选错了文件"),))
    return _assembled(reader.drafts, kinds)


def _assembled(drafts: list[_Draft], kinds: list[str]) -> Reading:
    items: list[Item] = []
    problems: list[Problem] = []
    for draft, kind in zip(drafts, kinds, strict=True):
        if kind and not draft.has("kind"):
            draft.add("kind", kind, draft.place)
        item, found = assemble(draft.raw())
        problems += found
        items += [item] if item else []
    return Reading(tuple(items), tuple(problems))
