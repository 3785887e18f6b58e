"""The text of a lesson below its front matter → body, key points, slides. What would not be shown is reported."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from generator.diagnostics import Findings, Location
from generator.read.slides import RULE, SLIDES, check_slides, line_at, read_slide, report_marks
from generator.source.markdown import Line, bullets, heading, joined, open_fence, sections
from generator.source.scalars import shown

POINTS = "要点"
_ORDER = {POINTS: 1, SLIDES: 2}
_TRADITIONAL = str.maketrans("點燈", "点灯")

Named = dict[str, tuple[Line, list[Line]]]


def read_parts(lines: list[Line], file: str, recorded: bool, findings: Findings) -> dict[str, Any]:
    """Body, key points and slides, told apart by their fixed headings. A `recorded` lesson needs no slides."""
    body, named = _apart(lines, findings)
    missing = [name for name in ((POINTS,) if recorded else (POINTS, SLIDES)) if name not in named]
    for name in missing:
        _report_missing(name, lines, file, findings)
    points = named.get(POINTS, (None, []))[1]
    if POINTS in named and not missing:
        _check_points(*named[POINTS], findings)
    slides = sections(named.get(SLIDES, (None, []))[1], 3)
    if SLIDES in named:
        check_slides(named[SLIDES][0], slides, findings)
    return {
        "body": joined(body, file),
        "points": bullets(points),
        "slides": tuple(read_slide(title, part, findings) for title, part in slides if title),
    }


def _apart(lines: list[Line], findings: Findings) -> tuple[list[Line], Named]:
    """The lines of the body and the fixed sections; one written twice or out of order is reported."""
    body: list[Line] = []
    named: Named = {}
    last = ""
    for title, part in sections(lines, 2):
        name = heading(title) if title else ""
        if title and _ORDER.get(name, 0) < _ORDER.get(last, 0):
            message = f"“## {shown(name)}”写在了“## {last}”后面，请移到它前面"
            findings.warning(line_at(title), "section-order", message)
        if title and name in _ORDER:
            if name in named:
                findings.error(line_at(title), "section-twice", f"“## {name}”写了两次，请合成一节")
            named[name] = title, part
            last = max(last, name, key=lambda known: _ORDER.get(known, 0))
        else:
            body += ([title] if title else []) + part
    return body, named


def _report_missing(name: str, lines: list[Line], file: str, findings: Findings) -> None:
    """Where a line looks like the heading that is missed, it is most likely it."""
    alike = next((line for line in lines if _bare(line.text) == name), None)
    code = open_fence(lines[: lines.index(alike)]) if alike else None
    if code:
        message = "从这里起的代码没有结束，后面几节也算在里面，请在代码末尾补上同样的一行符号，不是代码就删去这一行"
        findings.error(line_at(code), "section-missing", message)
    elif alike:
        written = alike.text.strip()
        remedy = "前面多了空格，请删去" if written == f"## {name}" else f"认不出来，请改成“## {name}”"
        findings.error(line_at(alike), "section-missing", f"“{shown(written)}”{remedy}")
    else:
        findings.error(Location(file), "section-missing", f"课时缺少“## {name}”一节，请补上")


def _bare(text: str) -> str:
    """The words of a short line, without signs and in simplified characters."""
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", text)).translate(_TRADITIONAL) if len(text) < 40 else ""


def _check_points(title: Line, part: list[Line], findings: Findings) -> None:
    """Nothing but a list is shown of the key points."""
    left = [line for line in part if not bullets([line]) and not RULE.fullmatch(line.text)]
    marked = report_marks(left, findings)
    lost = [line for line in left if line not in marked]
    if lost:
        message = f"从这里起有 {len(lost)} 行不是要点，不会显示，请改成“- ”开头、一条一行，或移到正文里"
        findings.error(line_at(lost[0]), "text-not-shown", message)
    elif not marked and not bullets(part):
        findings.error(line_at(title), "section-empty", f"“## {POINTS}”下面还没有要点，请写三到五条“- ”开头的要点")
