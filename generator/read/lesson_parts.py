"""The text of a lesson below its front matter → body, key points, slides. What would not be shown is reported."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from generator.diagnostics import Findings, Location
from generator.model.lesson import Slide
from generator.source.markdown import Line, bullets, heading, joined, sections, sentences
from generator.source.scalars import shown

POINTS, SLIDES = "要点", "幻灯稿"
_ORDER = {POINTS: 1, SLIDES: 2}
_TRADITIONAL = str.maketrans("點燈", "点灯")
_MARK = re.compile(r"\s*(?:([•·●○◦▪■◆▶►➤－﹣])\s*|([–—−])\s+|(-)(?=[^ \d-])\s*)(?=\S)")
"""What people type for the `- ` of a list."""
_RULE = re.compile(r"[-*_\s]*")
_MOST_OF_TITLE, _MOST_OF_POINT = 20, 30
"""Characters that a slide has room for."""

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
        _check_slides(named[SLIDES][0], slides, findings)
    return {
        "body": joined(body, file),
        "points": bullets(points),
        "slides": tuple(_slide(title, part, findings) for title, part in slides if title),
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
            findings.warning(_at(title), "section-order", message)
        if title and name in _ORDER:
            if name in named:
                findings.error(_at(title), "section-twice", f"“## {name}”写了两次，请合成一节")
            named[name] = title, part
            last = max(last, name, key=lambda known: _ORDER.get(known, 0))
        else:
            body += ([title] if title else []) + part
    return body, named


def _at(line: Line, column: int = 1) -> Location:
    return Location(line.file, line.number, column)


def _report_missing(name: str, lines: list[Line], file: str, findings: Findings) -> None:
    """Where a line looks like the heading that is missed, it is most likely it."""
    alike = next((line for line in lines if _bare(line.text) == name), None)
    if alike:
        message = f"“{shown(alike.text.strip())}”认不出来，请改成“## {name}”"
        findings.error(_at(alike), "section-missing", message)
    else:
        findings.error(Location(file), "section-missing", f"课时缺少“## {name}”一节，请补上")


def _bare(text: str) -> str:
    """The words of a short line, without signs and in simplified characters."""
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", text)).translate(_TRADITIONAL) if len(text) < 40 else ""


def _check_points(title: Line, part: list[Line], findings: Findings) -> None:
    """Nothing but a list is shown of the key points."""
    left = [line for line in part if not bullets([line]) and not _RULE.fullmatch(line.text)]
    marked = _report_marks(left, findings)
    lost = [line for line in left if line not in marked]
    if lost:
        message = f"从这里起有 {len(lost)} 行不是要点，不会显示，请改成“- ”开头、一条一行，或移到正文里"
        findings.error(_at(lost[0]), "text-not-shown", message)
    elif not marked and not bullets(part):
        findings.error(_at(title), "section-empty", f"“## {POINTS}”下面还没有要点，请写三到五条“- ”开头的要点")


def _check_slides(title: Line, slides: list[tuple[Line | None, list[Line]]], findings: Findings) -> None:
    lost = [line for line in slides[0][1] if not _RULE.fullmatch(line.text)]
    if lost:
        message = f"从这里起有 {len(lost)} 行不在幻灯里，不会显示，请在前面写上“### 标题”，或移到正文里"
        findings.error(_at(lost[0]), "text-not-shown", message)
    elif len(slides) == 1:
        findings.error(_at(title), "section-empty", f"“## {SLIDES}”下面还没有幻灯，请写五到八张，每张以“### 标题”开头")


def _report_marks(lines: list[Line], findings: Findings) -> list[Line]:
    """The lines that begin like points, with another sign; the first of them is reported."""
    marks = {line.number: match for line in lines if (match := _MARK.match(line.text))}
    marked = [line for line in lines if line.number in marks]
    if marked:
        match = marks[marked[0].number]
        mark = next(filter(None, match.groups()))
        message = f"从这里起有 {len(marked)} 行以“{mark}”开头，不成要点，请改成半角减号加空格“- ”"
        findings.error(_at(marked[0], match.start(match.lastindex or 0) + 1), "point-mark", message)
    return marked


def _slide(title: Line, part: list[Line], findings: Findings) -> Slide:
    left = [line for line in part if not bullets([line]) and not _RULE.fullmatch(line.text)]
    marked = _report_marks(left, findings)
    said = [line for line in left if line not in marked]
    unsaid = [line for line in said if not sentences([line])]
    _report_unsaid(unsaid, findings)
    slide = Slide(heading(title), bullets(part), sentences(said))
    if not slide.points and not marked:
        findings.error(_at(title), "slide-without-points", "这张幻灯没有要点，请写一到五条“- ”开头的要点")
    if not slide.lines and not unsaid:
        findings.error(_at(title), "slide-without-narration", "这张幻灯没有旁白，请在要点下面空一行写旁白")
    texts = ((slide.title, _MOST_OF_TITLE, "标题"), *((point, _MOST_OF_POINT, "要点") for point in slide.points))
    for text, most, what in texts:
        if len(text) > most:
            message = f"幻灯{what}有 {len(text)} 个字，最多 {most} 个，请精简"
            findings.error(text.location, "slide-text-too-long", message)
    return slide


def _report_unsaid(lines: list[Line], findings: Findings) -> None:
    if lines:
        message = f"从这里起有 {len(lines)} 行既不是要点也不是旁白，不会显示，请改成“- ”开头的要点，或去掉行首的符号"
        findings.error(_at(lines[0]), "text-not-shown", message)
