"""The 幻灯稿 section of a lesson: a heading a slide, its points, its picture, how long it stands, and what is said."""

from __future__ import annotations

import re

from generator.diagnostics import Findings, Location, Text, text_at
from generator.model.lesson import Duration, Picture, Slide
from generator.source.markdown import Line, bullets, heading, sentences

SLIDES = "幻灯稿"
_MARK = re.compile(r"\s*(?:([•·●○◦▪■◆▶►➤－﹣])\s*|([–—−])\s+|(-)(?=[^ \d-])\s*)(?=\S)")
"""What people type for the `- ` of a list."""
RULE = re.compile(r"[-*_\s]*")
"""A line that only parts what is above from what is below."""
_PICTURE = re.compile(r"\s*!\[(.*?)\]\(([^()]*)\)\s*")
_LIKE_PICTURE = re.compile(r"(?<!<)[!！][\[［]")
"""Not the `<![CDATA[` of a web page, which is markup like any other."""
_STAY = re.compile(r"\s*[（(]\s*停留(?:[^在]{0,8}|[^在()（）]{0,60}秒\s*)[)）]\s*[。．.]?\s*")
_SECONDS = re.compile(r"\s*[（(]\s*停留\s*([0-9０-９]{1,4})\s*秒\s*[)）]\s*")
_MOST_SECONDS = 120
_BOLD = re.compile(r"\*\*(?=[^\s*])(.*?[^\s*])\*\*")
_MOST_OF_TITLE, _MOST_OF_POINT = 20, 30
"""Characters that a slide has room for."""


def line_at(line: Line, column: int = 1) -> Location:
    return Location(line.file, line.number, column)


def check_slides(title: Line, slides: list[tuple[Line | None, list[Line]]], findings: Findings) -> None:
    """Reports what stands before the first slide, or that there is none."""
    lost = [line for line in slides[0][1] if not RULE.fullmatch(line.text)]
    if lost:
        message = f"从这里起有 {len(lost)} 行不在幻灯里，不会显示，请在前面写上“### 标题”，或移到正文里"
        findings.error(line_at(lost[0]), "text-not-shown", message)
    elif len(slides) == 1:
        findings.error(
            line_at(title), "section-empty", f"“## {SLIDES}”下面还没有幻灯，请写五到八张，每张以“### 标题”开头"
        )


def report_marks(lines: list[Line], findings: Findings) -> list[Line]:
    """The lines that begin like points, with another sign; the first of them is reported."""
    marks = {line.number: match for line in lines if (match := _MARK.match(line.text))}
    marked = [line for line in lines if line.number in marks]
    if marked:
        match = marks[marked[0].number]
        mark = next(filter(None, match.groups()))
        message = f"从这里起有 {len(marked)} 行以“{mark}”开头，不成要点，请改成半角减号加空格“- ”"
        findings.error(line_at(marked[0], match.start(match.lastindex or 0) + 1), "point-mark", message)
    return marked


def read_slide(title: Line, part: list[Line], findings: Findings) -> Slide:
    """The slide below `title`; what would not be shown or said is reported."""
    rest, picture, stay = _apart(part, findings)
    left = [line for line in rest if not bullets([line]) and not RULE.fullmatch(line.text)]
    marked = report_marks(left, findings)
    said = [line for line in left if line not in marked]
    unsaid = [line for line in said if not sentences([line])]
    _report_unsaid(unsaid, findings)
    points, lines = bullets(rest), sentences(said)
    written = (*points, *lines)
    slide = Slide(
        _plain(heading(title)),
        tuple(map(_plain, points)),
        tuple(map(_plain, lines)),
        tuple(dict.fromkeys(term for text in written for term in _BOLD.findall(text))),
        picture,
        stay,
        written,
    )
    _report_lacks(title, slide, bool(marked), bool(unsaid), findings)
    return slide


def _plain(text: Text) -> Text:
    """Without the signs of what is bold."""
    return text_at(_BOLD.sub(r"\1", text), text.file, text.line, text.column) if "**" in text else text


def _apart(part: list[Line], findings: Findings) -> tuple[list[Line], Picture | None, Duration | None]:
    """The lines of a slide that are neither its picture nor how long it stands, and these two."""
    pictures = [line for line in part if _LIKE_PICTURE.search(line.text)]
    stays = [line for line in part if _STAY.fullmatch(line.text)]
    rest = [line for line in part if line not in pictures and line not in stays]
    return rest, _picture(pictures, findings), _stay(stays, findings)


def _picture(lines: list[Line], findings: Findings) -> Picture | None:
    if len(lines) > 1:
        findings.error(line_at(lines[1]), "slide-picture", "一张幻灯只放得下一张图片，请拆成两张幻灯")
    match = _PICTURE.fullmatch(lines[0].text) if lines else None
    if lines and not match:
        message = "幻灯里的图片认不出来，请单独写一行“![图上有什么](图片文件名.png)”，符号都用半角"
        begins = _LIKE_PICTURE.search(lines[0].text)
        findings.error(line_at(lines[0], begins.start() + 1 if begins else 1), "slide-picture", message)
    if match is None:
        return None
    at = line_at(lines[0], match.start(1) - 1)
    return Picture(at, lines[0].part(*match.span(2)), lines[0].part(*match.span(1)))


def _stay(lines: list[Line], findings: Findings) -> Duration | None:
    if len(lines) > 1:
        findings.error(line_at(lines[1]), "slide-stay", "停留几秒在这张幻灯里写了两次，请只留一处")
    match = _SECONDS.fullmatch(lines[0].text) if lines else None
    seconds = int(match[1]) if match else 0
    if lines and not 1 <= seconds <= _MOST_SECONDS:
        message = f"停留几秒认不出来，请单独写一行“（停留 8 秒）”，秒数从 1 到 {_MOST_SECONDS}"
        findings.error(line_at(lines[0]), "slide-stay", message)
        return None
    return Duration(line_at(lines[0]), seconds) if lines else None


def _report_lacks(title: Line, slide: Slide, marked: bool, unsaid: bool, findings: Findings) -> None:
    if not slide.title.strip("* "):
        findings.error(line_at(title), "slide-without-title", "这张幻灯没有标题，请在“### ”后面写上标题")
    if not slide.points and not marked:
        findings.error(line_at(title), "slide-without-points", "这张幻灯没有要点，请写一到五条“- ”开头的要点")
    if not slide.lines and not unsaid:
        findings.error(line_at(title), "slide-without-narration", "这张幻灯没有旁白，请在要点下面空一行写旁白")
    texts = ((slide.title, _MOST_OF_TITLE, "标题"), *((point, _MOST_OF_POINT, "要点") for point in slide.points))
    for text, most, what in texts:
        if len(text) > most:
            message = f"幻灯{what}有 {len(text)} 个字，最多 {most} 个，请精简"
            findings.error(text.location, "slide-text-too-long", message)


def _report_unsaid(lines: list[Line], findings: Findings) -> None:
    if lines:
        message = f"从这里起有 {len(lines)} 行既不是要点也不是旁白，不会显示，请改成“- ”开头的要点，或去掉行首的符号"
        findings.error(line_at(lines[0]), "text-not-shown", message)
