"""Invented Chinese prose of a given length, in the words of the example lessons; the same for the same seed."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable
from pathlib import Path

_CLAUSE = re.compile(r"[\u4e00-\u9fff]{4,16}")
_HANZI = re.compile(r"[\u4e00-\u9fff]")


def clauses_of(texts: Iterable[str]) -> list[str]:
    """The different clauses of `texts`, in order."""
    return [
        clause
        for clause in dict.fromkeys(clause for text in texts for clause in _CLAUSE.findall(text))
        if _common(clause)
    ]


def _common(clause: str) -> bool:
    """Whether all its characters are of GB 2312's first level, as slides can surely show."""
    encoded = clause.encode("gb2312", "ignore")
    return len(encoded) == 2 * len(clause) and max(encoded[::2]) <= 0xD7


def lesson_texts(root: Path) -> list[str]:
    """The example lessons of the project at `root`."""
    return [path.read_text(encoding="utf-8") for path in sorted((root / "content/lessons").rglob("*.md"))]


def hanzi(text: str) -> int:
    """How many Chinese characters `text` has."""
    return len(_HANZI.findall(text))


class Prose:
    """Draws clauses and joins them into sentences and Markdown."""

    def __init__(self, clauses: list[str], seed: object) -> None:
        self.clauses, self.chance = clauses, random.Random(str(seed))

    def words(self, most: int) -> str:
        """A title or a point of at most `most` characters."""
        return self.chance.choice(self.clauses)[:most]

    def sentence(self) -> str:
        return "，".join(self.chance.sample(self.clauses, self.chance.randint(2, 3))) + "。"

    def option(self) -> str:
        return "，".join(self.chance.sample(self.clauses, self.chance.randint(1, 2)))

    def paragraph(self, length: int) -> str:
        """Sentences of `length` hanzi in all, or a few more."""
        found = ""
        while hanzi(found) < length:
            found += self.sentence()
        return found

    def body(self, length: int, link: str) -> str:
        """A lesson's Markdown of about `length` hanzi: headings, bold, a list, a table, a quotation and a link."""
        cells = "\n".join(f"| {self.words(6)} | {self.words(14)} |" for _ in range(4))
        items = "\n".join(f"- **{self.words(6)}**：{self.sentence()}" for _ in range(4))
        parts = [
            self.paragraph(90),
            f"## {self.words(10)}\n\n{self.paragraph(160)}\n\n{items}",
            f"## {self.words(10)}\n\n{self.paragraph(160)}\n\n| 事项 | 怎么办 |\n|---|---|\n{cells}",
            f"## {self.words(10)}\n\n> {self.paragraph(60)}\n\n{self.paragraph(120)}**{self.words(8)}**。",
            f"### {self.words(10)}\n\n1. {self.sentence()}\n2. {self.sentence()}\n\n往下看[{self.words(8)}]({link})。",
        ]
        while length - hanzi("".join(parts)) > 30:
            parts.append(self.paragraph(min(170, length - hanzi("".join(parts)) - 20)))
        return "\n\n".join(parts)

    def slides(self) -> str:
        """Six slides with some six hundred characters of narration."""
        return "\n\n".join(
            f"### {self.words(12)}\n\n- {self.words(16)}\n- {self.words(16)}\n\n{self.paragraph(95)}" for _ in range(6)
        )
