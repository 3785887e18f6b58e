"""What the header of a column means, in the words of every template that people fill in."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from generator.source.foreign.grid import index

WORDS: dict[str, tuple[str, ...]] = {
    "number": ("编号", "序号", "题号", "题目序号", "试题编号", "试题序号", "题目编号", "id", "no", "number"),
    "kind": ("题型", "题目类型", "试题类型", "题目题型", "试题题型", "题类", "类型", "type", "questiontype"),
    "stem": (
        "题干", "题目", "题目内容", "试题内容", "试题题干", "题目题干", "试题", "问题", "大题题干", "题干内容", "题面",
        "题目名称", "试题名称", "题目描述", "stem", "question", "questiontext",
    ),
    "part": ("小题题干", "小题"),
    "answer": (
        "答案", "正确答案", "标准答案", "参考答案", "正确选项", "试题答案", "题目答案", "答案选项", "answer", "answers",
        "correctanswer", "correct", "key",
    ),
    "explanation": (
        "解析", "答案解析", "试题解析", "题目解析", "解题思路", "答题解析", "解释", "说明", "explanation", "analysis",
    ),
    "citations": ("依据", "政策依据", "法律依据", "法规依据", "出处", "citation", "reference"),
    "topics": ("知识点", "考点", "标签", "知识点标签", "考核点", "tag", "tags", "topic", "topics"),
    "difficulty": ("难度", "难易度", "难易程度", "难度等级", "难度系数", "difficulty", "level"),
    "chapter": ("章节", "目录", "章", "所属章节", "分类", "试题分类", "题目分类", "科目", "chapter", "category"),
    "fix": ("改正句", "改正", "更正", "正确说法", "正确表述"),
    "pairs": ("配对", "匹配", "连线"),
    "material": ("材料", "案例", "案例材料", "案例内容", "材料内容", "背景材料", "material"),
    "media": ("图片", "配图", "题干图片", "图片名称", "题目图片", "image", "images"),
    "status": ("状态", "是否启用", "启用状态", "status"),
    "options": ("选项", "备选项", "选择项", "备选答案", "候选项", "选项列表", "options", "choices"),
    "content": ("选项内容",),
    "right": ("是否正确项", "是否正确", "是否正确答案", "是否答案", "正确项"),
    "told": ("选项解析", "选项反馈"),
    "points": ("分值", "分数", "题分", "每题分值", "score", "points"),
    "": ("选项数", "选项个数", "选项序号", "licence", "license"),
}  # fmt: skip
"""Role → the headers that mean it; '' is known and not imported."""
WEAK = {
    "stem": ("描述", "内容", "标题", "content", "title", "text", "input"),
    "answer": ("output", "结果"),
    "explanation": ("备注", "notes", "note", "remark"),
    "citations": ("来源", "source"),
}
"""Headers that mean it only where no other column does."""
_ROLES = {word: role for role, words in WORDS.items() for word in words}
_WEAK = {word: f"{role}?" for role, words in WEAK.items() for word in words}
_NUMERALS = {word: str(place) for place, word in enumerate("一二三四五六七八九", 1)} | {"十": "10"}
_PLACE = "[a-z]|10|[1-9]|十|[一二三四五六七八九]"
_NUMBERED = (
    ("option", re.compile(rf"(?:选项|备选项|备选答案|选择项|候选项|选项内容|option|choice)_?({_PLACE})")),
    ("option", re.compile(r"(?:答案)?([a-k])(?:选项|项)?")),
    ("content", re.compile(rf"选项({_PLACE})内容")),
    ("right", re.compile(rf"选项({_PLACE})(?:是否)?(?:正确|答案)(?:项|答案)?")),
    ("told", re.compile(rf"选项({_PLACE})(?:解析|反馈)")),
    ("blank", re.compile(r"(?:答案|空|填空|第)?(20|1[0-9]|[1-9]|[一二三四五六七八九])(?:空|空答案)?")),
    ("media", re.compile(r"(?:题干图片|图片名称|图片|image)\d{1,2}")),
)
_ASIDE = re.compile(r"[（(【\[].*?[)）】\]]")
_BETWEEN = re.compile(r"[\s*＊:：_\-·]+")
LONGEST = 30
"""Characters above which a text is no header."""


@cache
def role_of(header: str) -> str | None:
    """`stem`, `option A`, `blank 2`, `stem?` …; '' of one that is known and not imported, None of one that is not known."""
    if len(header) > LONGEST:
        return None
    plain = unicodedata.normalize("NFKC", html.unescape(header)).lower()
    word = _BETWEEN.sub("", _ASIDE.sub("", plain))
    if word in _ROLES:
        return _ROLES[word]
    if word in _WEAK:
        return _WEAK[word]
    for role, form in _NUMBERED:
        found = form.fullmatch(word)
        if found:
            return f"{role} {_place(found[1])}" if form.groups else role
    return None


def _place(text: str) -> str:
    """A, B, C of letters and of numbers alike: 1 and 一 are A."""
    number = _NUMERALS.get(text, text)
    return chr(ord("A") + int(number) - 1) if number.isdecimal() else text.upper()


@dataclass(frozen=True)
class Headers:
    """Role → the letters of its columns, in their order; `unknown` are the columns whose header nobody knows."""

    columns: Mapping[str, tuple[str, ...]]
    unknown: Mapping[str, str]
    row: int = 0

    def has(self, *roles: str) -> bool:
        return any(role in self.columns for role in roles)

    def column(self, *roles: str) -> str:
        """The first column of the first of these roles that has one, '' if none has."""
        return next((self.columns[role][0] for role in roles if role in self.columns), "")

    @cached_property
    def numbered(self) -> dict[str, list[tuple[int, str]]]:
        """`option` → places from 0 and roles: (0, `option A`), (1, `option B`) …"""
        found: dict[str, list[tuple[int, str]]] = {}
        for role in self.columns:
            name, _, letter = role.partition(" ")
            if letter:
                found.setdefault(name, []).append((ord(letter) - ord("A"), role))
        return {name: sorted(places) for name, places in found.items()}


def headers_of(cells: Mapping[str, str], row: int, below: Mapping[str, str] | None = None) -> Headers | None:
    """The headers that a row has, if it is a row of headers; `below` are those of a second row, under 选项 say."""
    columns: dict[str, list[str]] = {}
    unknown = {}
    for column in sorted({**cells, **(below or {})}, key=index):
        own = role_of(cells[column]) if column in cells else None
        under = role_of(below[column]) if below and column in below else None
        role = under if under and under.startswith(("option ", "content ", "right ")) else own
        if role is None:
            unknown[column] = cells.get(column, "") or (below or {}).get(column, "")
        elif role:
            columns.setdefault(role, []).append(column)
    _strengthen(columns, cells, unknown)
    if not _are_headers(columns):
        return None
    return Headers({role: tuple(found) for role, found in columns.items()}, unknown, row)


def _strengthen(columns: dict[str, list[str]], cells: Mapping[str, str], unknown: dict[str, str]) -> None:
    """A weak header means what it may mean if nothing else does."""
    for weak in [role for role in columns if role.endswith("?")]:
        found = columns.pop(weak)
        if weak[:-1] in columns:
            unknown.update({column: cells[column] for column in found})
        else:
            columns[weak[:-1]] = found


def _are_headers(columns: Mapping[str, list[str]]) -> bool:
    others = [role for role in columns if role.partition(" ")[0] in _BESIDE]
    return ("stem" in columns or "part" in columns) and bool(others)


_BESIDE = ("answer", "option", "options", "content", "right", "blank", "kind", "explanation", "pairs")
