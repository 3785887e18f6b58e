"""Lines → drafts: where one question ends and the next begins, and which line belongs to what."""

from __future__ import annotations

import re

from generator.exchange import mess
from generator.exchange.assemble import kind_of
from generator.exchange.blocks.draft import Draft
from generator.exchange.blocks.keys import Key, keys_of, section_of, sections_in
from generator.exchange.blocks.lines import Piece, asks, heading, is_chapter, is_option, pieces
from generator.source.foreign.problems import Place, Problem, mended

_KEY_TITLE = re.compile(r"\s*+[【\[]?\s*+(?:参考|标准|试题)?答案(?:[及与和]解析|部分)?\s*+[】\]]?\s*+[:：]?\s*+$")
_WORDS_OF_KEY = re.compile(r"\s*(\d{1,3})\s*[.．、:：)）]\s*(\S.*)")
"""The answer of a question that has no letters."""


class Segments:
    """Goes through the lines of a text. `kinds` are the types that headings gave, one a section, the first of none."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.problems: list[Problem] = []
        self.keys: list[Key] = []
        self.kinds = [""]
        self.chapters: dict[int, str] = {}
        self.chapter = self.style = ""
        self.blank = self.fresh = self.in_key = False
        self.key_section = 0

    def line(self, text: str, place: Place) -> None:
        if self.drafts and _KEY_TITLE.match(text) and (self.blank or not self.drafts[-1].has("options")):
            self.in_key = self.blank or self.in_key
        for piece in pieces(text, place):
            self._piece(piece)
            self.blank = False
        self.blank = self.blank or not text.strip()

    @property
    def _last(self) -> Draft | None:
        return self.drafts[-1] if self.drafts else None

    def _piece(self, piece: Piece) -> None:
        last = self._last
        if not piece.role:
            self._unlabelled(piece)
        elif piece.role == "part" and last:
            last.parts.append(Draft(piece.place))
            self._begin(last.open, piece)
        elif piece.role in ("stem", "kind", "number", "part"):
            role = "stem" if piece.role == "part" else piece.role
            if last is None or last.has(role) or (self.blank and last.has("answer")):
                last = self._open(piece.place)
            last.add(role, piece.text, piece.place)
        elif last and not self._key(piece):
            last.open.add(piece.role, piece.text, piece.place)

    def _key(self, piece: Piece) -> bool:
        """Whether a labelled answer is those of several questions, 答案：1.A 2.B."""
        found = self._keys_in(piece.text, piece.place) if piece.role == "answer" else []
        if len(found) > 1:
            self._take(found)
            self.in_key = self.in_key or self.key_section > 0
        return len(found) > 1 or (piece.role == "answer" and self.in_key and not piece.text)

    def _unlabelled(self, piece: Piece) -> None:
        last, text = self._last, piece.text
        if heading(text):
            self._section(heading(text), piece)
        elif is_chapter(text) and (last is None or self.blank or self.fresh or last.over):
            self._drop_title()
            self.chapter = text.strip()
        elif (self.in_key and _KEY_TITLE.match(text)) or (last and self._is_key_line(text, piece.place)):
            return
        elif self._begins(text, last):
            self._begin(self._open(piece.place), piece)
        elif self.in_key:
            self.problems.append(mended(piece.place, f"答案部分的“{text.strip()[:20]}”看不懂，没有用上"))
        elif last and last.open.has("stem") and not last.open.has("answer") and is_option(text, last.open.next_letter):
            last.open.add("options", _with_mark(text), piece.place)
        elif last:
            last.open.go_on(text) if last.open.has("stem") else last.open.add("stem", text, piece.place)

    def _is_key_line(self, text: str, place: Place) -> bool:
        found = self._keys_in(text, place) if self.in_key else keys_of(text, place, self.key_section)
        if len(found) > 1 or (found and self.in_key):
            self._take(found)
            return True
        named = section_of(text) if self.in_key else None
        if named:
            self.key_section = self._section_called(*named[:2])
            text = named[2]
        words = _WORDS_OF_KEY.match(text) if self.in_key else None
        if words and self._waits(int(words[1])):
            self.keys.append(Key(int(words[1]), words[2], place, self.key_section))
            return True
        return named is not None and not text

    def _keys_in(self, text: str, place: Place) -> list[Key]:
        """The answers of a line of nothing else, each under the section that is named before it."""
        found: list[Key] = []
        section = self.key_section
        for named, answers in sections_in(text):
            section = self._section_called(*named) if named else section
            keys = keys_of(answers, place, section)
            if not keys:
                return []
            found += keys
        return found

    def _take(self, keys: list[Key]) -> None:
        """What follows stands under the section of the last of them."""
        self.keys += keys
        self.key_section = keys[-1].section

    def _waits(self, number: int) -> bool:
        """Whether a question of that number, one without options, has no answer yet and none was found for it."""
        if any(key.number == number and key.section == self.key_section for key in self.keys):
            return False
        return any(
            draft.numbered == number and not draft.has("options", "answer") and self.key_section in (0, draft.section)
            for draft in self.drafts
        )

    def _section_called(self, place: int, named: str) -> int:
        """The section of the paper at that place, or else the first of that type; 0 if there is none."""
        if 0 < place < len(self.kinds) and (not named or kind_of(self.kinds[place]) == kind_of(named)):
            return place
        same = (at for at, kind in enumerate(self.kinds) if kind and named and kind_of(kind) == kind_of(named))
        return next(same, 0)

    def _section(self, named: str, piece: Piece) -> None:
        """A heading: of questions, or, below 参考答案, of the answers to those under the same heading above."""
        if self.in_key:
            self.key_section = self._section_called(0, named)
            return
        self._drop_title()
        self.kinds.append(named)
        self.fresh = True

    def _drop_title(self) -> None:
        """A line that began a question and was followed by a heading or the first number was a title."""
        last = self._last
        if last and last.only_a_line and not mess.without_answer(last.raw().stem.text)[1]:
            self.drafts.pop()
            text = last.raw().stem.text.replace("\n", " ")[:20]
            self.problems.append(mended(last.place, f"“{text}”当作标题，没有导入"))

    def _begins(self, text: str, last: Draft | None) -> bool:
        """Whether an unlabelled text is the begin of another question."""
        number = int(mess.without_number(text)[1] or 0)
        if number and (last is None or last.only_a_line) and self._is_ours(text):
            self._drop_title()
            return True
        if last is None:
            return True
        if not last.has("stem"):
            return False
        if number:
            return self._is_ours(text) and self._follows(number, text, last)
        if last.over and mess.without_kind(text)[1]:
            return True
        ended = last.over and self.blank and last.numbered == 0 and not last.parts
        return self.fresh or (ended and not is_option(text, last.open.next_letter))

    def _is_ours(self, text: str) -> bool:
        """Whether a number is written as those before it: （1） below 1. is a list."""
        return not self.style or mess.number_style(text) == self.style

    def _follows(self, number: int, text: str, last: Draft) -> bool:
        if self.fresh:
            return True
        if number == last.numbered + 1 and (self.blank or asks(text)):
            return True
        if last.open.goes_on_a_list(number) and not self.blank:
            return False
        if number == last.numbered + 1 or last.numbered == 0:
            return last.over or last.has("options") or self.blank or last.open.last == "stem"
        return last.over and (self.blank or last.open.last == "answer")

    def _open(self, place: Place) -> Draft:
        self.drafts.append(Draft(place, len(self.kinds) - 1))
        self.chapters[len(self.drafts) - 1] = self.chapter
        self.fresh = self.in_key = False
        return self.drafts[-1]

    def _begin(self, draft: Draft, piece: Piece) -> None:
        """The first line of a question: its number and its type go their own ways."""
        text, number = mess.without_number(piece.text)
        if number and draft is self._last:
            self.style = self.style or mess.number_style(piece.text)
        text, kind = mess.without_kind(text)
        draft.numbered = int(number or 0)
        if kind:
            draft.add("kind", kind, piece.place)
        draft.add("stem", text, piece.place)


def _with_mark(text: str) -> str:
    """`A维护` as `A. 维护`."""
    text = text.strip()
    return text if mess.without_letter(text)[1] else f"{text[0]}. {text[1:]}"
