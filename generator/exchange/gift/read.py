"""GIFT → items: which lines make a question, and what stands around its answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from generator.exchange.base import Item, Reading
from generator.exchange.gift.answers import BRACES, Answers, shape_of
from generator.exchange.gift.signs import form_of, hidden, markdown, shown
from generator.exchange.groups import gathered, material
from generator.model.shape import Entry, Group
from generator.source.foreign.problems import Place, Problem, Unreadable, fault, mended
from generator.source.foreign.texts import decoded, is_text

_CATEGORY = re.compile(r"\s*\$CATEGORY:\s*(.+)")
_ID, _TAG = re.compile(r"\[id:([^\]]+)\]"), re.compile(r"\[tag:([^\]]+)\]")
_TITLE = re.compile(r"\s*::(.*?)::", re.S)

_SIGN = re.compile(r"^[^\S\n]*+::.+?::|^\$CATEGORY:|(?<!\{)\{\s*(?:[=~#>]|T(?:RUE)?\s*[#}]|F(?:ALSE)?\s*[#}])", re.M)
"""Of a question in GIFT."""
_TYPED = re.compile(
    r"^[^\S\n]*+(?:【[^\S\n]*+)?(?:正确|参考|标准)?答案|^[^\S\n]*+[A-HＡ-Ｈ] ?[.．、:：)）]|[（(] ?[A-HＡ-Ｈ√×]{1,8} ?[)）]",
    re.M,
)
"""An answer or an option outside of braces."""


@dataclass
class _Block:
    """The lines of one question and what remarks above it say."""

    line: int = 0
    lines: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    category: str = ""

    def of(self, category: str) -> _Block:
        """Itself, in that category."""
        self.category = "" if category in ("top", "$course$") else category
        return self


def suits(name: str, data: bytes) -> bool:
    """By the suffix .gift, or by more titles and answers in braces than there are signs of questions as people type them."""
    if name.lower().endswith(".gift"):
        return is_text(data)
    text = _looked_at(data)
    ours = len(_SIGN.findall(text))
    return ours > 0 and ours > len(_TYPED.findall(BRACES.sub("", hidden(text))))


def _looked_at(data: bytes) -> str:
    """The text, if it is one."""
    try:
        return decoded(data)[0] if is_text(data) else ""
    except Unreadable:
        return ""


def read(data: bytes) -> Reading:
    """Every question; a fault is named by the line in which its question begins."""
    text, problems = decoded(data)
    items: list[Item] = []
    said = list(problems)
    for block in _blocks(text):
        for place, part in enumerate(_apart(block)):
            if place:
                said.append(mended(Place(line=part.line), "这道题与上一道之间没有空行，已分开，请核对"))
            item, found = _item(part)
            items += [item] if item else []
            said += found
    whole, found = gathered(items)
    if not whole and not said:
        found.append(fault(Place(), "没有找到试题，请检查是不是选错了文件"))
    return Reading(tuple(whole), (*said, *found))


def _blocks(text: str) -> Iterator[_Block]:
    """Lines between empty lines; remarks and categories are no part of a question."""
    block, category = _Block(), ""
    for number, line in enumerate((*text.split("\n"), ""), 1):
        found = _CATEGORY.fullmatch(line)
        if (found or line.lstrip().startswith("//")) and block.lines and "}" in block.lines[-1]:
            yield block.of(category)
            block = _Block()
        if line.lstrip().startswith("//"):
            block.remarks.append(line)
        elif found:
            category = found[1].strip().rpartition("/")[2]
        elif line.strip():
            block.line = block.line or number
            block.lines.append(line)
        elif block.lines:
            yield block.of(category)
            block = _Block()


def _apart(block: _Block) -> Iterator[_Block]:
    """The questions of a block: one, or as many as have answers where nobody left an empty line between them. What
    stands in the line in which answers end belongs to them.
    """
    text = hidden("\n".join(block.lines))
    found = [(text.count("\n", 0, match.start()), text.count("\n", 0, match.end())) for match in BRACES.finditer(text)]
    begins = [0, *(end + 1 for (_, end), (begin, _) in pairwise(found) if begin > end), len(block.lines)]
    for begin, end in pairwise(begins):
        yield _Block(block.line + begin, block.lines[begin:end], [] if begin else block.remarks, block.category)


def _item(block: _Block) -> tuple[Item | None, list[Problem]]:
    place = Place(line=block.line)
    text = hidden("\n".join(block.lines))
    title = _TITLE.match(text)
    text = text[title.end() :] if title else text
    remarks = "\n".join(block.remarks)
    named = _ID.search(remarks)
    number = named[1].strip() if named else shown(title[1]).strip() if title else ""
    form, text = form_of(text, "moodle")
    braces = BRACES.search(text)
    topics = tuple(tag.strip() for tag in _TAG.findall(remarks))
    if not braces:
        return _without_answers(text, form, material(place, "", number, topics=topics, chapter=block.category))
    if BRACES.search(text, braces.end()):
        return None, [fault(place, "一道题里有两处花括号，GIFT 一题只能有一处，请拆成几道题，题与题之间空一行")]
    answers = Answers(place, form)
    shape = shape_of(braces[1], answers)
    if shape is None:
        return None, answers.problems
    stem = answers.text(_stem(text[: braces.start()], text[braces.end() :], isinstance(shape, Entry)))
    if not stem:
        return None, [*answers.problems, fault(place, "没有题干，请补上")]
    item = Item(
        place, stem, shape, number, answers.general, topics=topics, chapter=block.category, media=tuple(answers.media)
    )
    return item, answers.problems


def _without_answers(text: str, form: str, empty: Item) -> tuple[Item | None, list[Problem]]:
    """The material `empty` with its text."""
    if "{" in text or "}" in text:
        return None, [fault(empty.place, "花括号没有配对，请检查这道题的 { 和 }；正文里的花括号请写成 \\{ 和 \\}")]
    said, media, _ = markdown(text, form)
    notes = [mended(empty.place, "材料里的图片没有导入")] if media else []
    return replace(empty, shape=Group(said, ())), notes


def _stem(before: str, after: str, entry: bool) -> str:
    """The text around the answers, with a place where they stood in its middle; an entry always has one."""
    if entry:
        return f"{before}{{{{1}}}}{after}"
    return f"{before.rstrip()}（　）{after.lstrip()}" if after.strip() else before
