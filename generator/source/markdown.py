"""Markdown files: YAML front matter, and the parts of the text below it, each with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import Any

from generator.diagnostics import Findings, Location, Text, text_at
from generator.source.fields import Record
from generator.source.layout import report_form
from generator.source.text import read_text
from generator.source.yaml import parse_yaml

MAX_PAGE = 200_000
"""Bytes, some sixty thousand characters; the longest page of the handbook has a ninth of it."""
_FENCE = re.compile(r" {0,3}(```|~~~)")
_MARK_MEANT = re.compile(r"\s*[-－–—―─]+\s*")
"""What stands for `---` where a word processor wrote it or a hand slipped."""


@dataclass(frozen=True)
class Line:
    """A line of an authored text, without its line end."""

    text: str
    file: str
    number: int

    def part(self, start: int, end: int | None = None) -> Text:
        """The characters from `start` to `end`, marked with their place."""
        return text_at(self.text[start:end], self.file, self.number, start + 1)


def read_markdown(
    root: Path, file: str, record: Record, findings: Findings, hint: str = ""
) -> tuple[dict[str, Any] | None, list[Line]]:
    """The typed front matter of a file (None after reporting why it cannot be read) and the lines below it.

    `hint` begins what a template asks the author to replace; wherever it is left, that is reported.
    """
    text = read_text(root / file, file, findings, MAX_PAGE)
    if text is None:
        return None, []
    if hint and hint in text:
        _report_left(text, file, hint, findings)
    return _split(text, file, record, findings)


def _report_left(text: str, file: str, hint: str, findings: Findings) -> None:
    message = f"这里还是模板的提示，请换成自己的话，连“{hint}”一起删去"
    for number, line in enumerate(text.split("\n"), 1):
        if hint in line:
            findings.warning(Location(file, number, line.index(hint) + 1), "template-left", message)


def _split(text: str, file: str, record: Record, findings: Findings) -> tuple[dict[str, Any] | None, list[Line]]:
    lines = [Line(line, file, number) for number, line in enumerate(text.split("\n"), 1)]
    if lines[0].text.rstrip() != "---":
        _report_missing(lines, file, findings)
        return None, lines
    end = next((i for i, line in enumerate(lines[1:], 1) if line.text.rstrip() == "---"), None)
    if end is None:
        _report_unclosed(lines, file, findings)
        return None, []
    source = "\n" + "\n".join(line.text for line in lines[1:end]) + "\n"
    known = frozenset(record.fields)
    node = parse_yaml(source, file, findings, known)
    if node is None:
        return None, lines[end + 1 :]
    report_form(source, node, record, file, findings, start=1)
    return record.read(node, findings), lines[end + 1 :]


def _report_missing(lines: list[Line], file: str, findings: Findings) -> None:
    first = next((line for line in lines if line.text.strip()), None)
    if first and _MARK_MEANT.fullmatch(first.text):
        message = "信息栏要从文件的第一行、第一个字开始，这一行请只写三个半角减号 ---"
        findings.error(Location(file, first.number), "front-matter-missing", message)
    else:
        findings.error(Location(file), "front-matter-missing", "文件要以 --- 开头的信息栏开始，请照手册补上")


def _report_unclosed(lines: list[Line], file: str, findings: Findings) -> None:
    fields = takewhile(lambda line: line.text.strip(), lines[1:])
    mark = next((line for line in fields if _MARK_MEANT.fullmatch(line.text)), None)
    if mark:
        message = "信息栏要以单独一行三个半角减号 --- 结束，这一行请改成那样"
        findings.error(Location(file, mark.number), "front-matter-unclosed", message)
    else:
        findings.error(Location(file), "front-matter-unclosed", "信息栏没有结束，请在它的末尾单独写一行 ---")


def sections(lines: list[Line], level: int) -> list[tuple[Line | None, list[Line]]]:
    """The text cut at headings of `level`; the first part has no heading. Fenced code is not searched."""
    parts: list[tuple[Line | None, list[Line]]] = [(None, [])]
    mark, fenced = "#" * level + " ", False
    for line in lines:
        fenced ^= bool(_FENCE.match(line.text))
        if line.text.startswith(mark) and not fenced:
            parts.append((line, []))
        else:
            parts[-1][1].append(line)
    return parts


def open_fence(lines: list[Line]) -> Line | None:
    """The line where code begins that does not end in `lines`."""
    fences = [line for line in lines if _FENCE.match(line.text)]
    return fences[-1] if len(fences) % 2 else None


def heading(line: Line) -> Text:
    """The words of a heading line."""
    start = len(line.text) - len(line.text.lstrip("# "))
    return line.part(start, len(line.text.rstrip()))


def bullets(lines: list[Line]) -> tuple[Text, ...]:
    """The items of a flat list, `- ` or `* ` at the start of a line."""
    return tuple(line.part(2, len(line.text.rstrip())) for line in lines if re.match(r"[-*] +\S", line.text))


_SENTENCE = re.compile(r"(?:[^。！？；!?;]|(?<=<)[!?])+[。！？；!?;]*[”’」』）)]*")
"""The sign in `<!` ends none: markup is found whole."""


def sentences(lines: list[Line]) -> tuple[Text, ...]:
    """The sentences of ordinary paragraphs, each with its place; a paragraph may begin in bold."""
    found = []
    for line in lines:
        if line.text.strip() and not re.match(r"[-#]|\*(?!\*)", line.text):
            for match in _SENTENCE.finditer(line.text):
                if match[0].strip():
                    start = match.start() + len(match[0]) - len(match[0].lstrip())
                    found.append(line.part(start, match.end()))
    return tuple(found)


def joined(lines: list[Line], file: str) -> Text:
    """Lines as one text that knows where it begins; blank lines at both ends dropped."""
    kept = list(lines)
    while kept and not kept[0].text.strip():
        kept.pop(0)
    while kept and not kept[-1].text.strip():
        kept.pop()
    first = kept[0].number if kept else (lines[0].number if lines else 1)
    return text_at("\n".join(line.text for line in kept), file, first)
