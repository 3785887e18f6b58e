"""The editors' pages as HTML: all lessons, and one with its timeline, what may be asked, and what is wrong."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from generator.desk.drawing import clock, drawing
from generator.desk.timeline import Chapter, Look, Stop, Timeline, files_of, found
from generator.diagnostics import Diagnostic, Findings
from generator.model.lesson import Lesson
from generator.model.site import Site
from generator.read.lessons import FRONT
from generator.source.layout import formatted
from generator.source.scalars import nearest
from generator.source.yaml import parse_yaml

ROOT = "/-/lessons/"
_MOST = 12
"""Questions listed of a checkpoint: a topic may offer hundreds."""
_NOTE = "只在这台电脑上看得到，不会发布。存了文件，这里自己刷新。"


def every_lesson(look: Look) -> str:
    """The way to each lesson's timeline."""
    if look.site is None:
        return _page("时间线", _unreadable("site_config.yml", look))
    rows = "".join(_listed(lesson, look) for lesson in look.site.lessons)
    head = "<tr><th>课时</th><th>视频</th><th>章节</th><th>随堂题</th><th>问题</th></tr>"
    return _page(
        "各课视频的时间线", f'<div class="wide"><table><thead>{head}</thead><tbody>{rows}</tbody></table></div>'
    )


def _listed(lesson: Lesson, look: Look) -> str:
    video = look.videos.get(lesson.id)
    length = clock(video.seconds) if video else "还没做"
    chapters = len(lesson.chapters) or len(video.chapters if video else ())
    faults = len(found(look.findings, *files_of(lesson)))
    cells = (length, chapters or "—", len(lesson.checkpoints) or "—", faults or "—")
    name = f'<a href="{ROOT}{escape(lesson.id)}/">{escape(lesson.title)}</a>'
    return f"<tr><td>{name}</td>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def one_lesson(look: Look, line: Timeline | None, name: str) -> str:
    """A lesson's timeline; or, where the lesson cannot be read, what is wrong with its file."""
    if line is None or look.site is None:
        file = next((item.location.file for item in look.findings if item.location.file.endswith(f"/{name}.md")), "")
        return _page("读不出来", _unreadable(file or "site_config.yml", look))
    length = f"全长 {clock(line.seconds)}（{line.seconds} 秒）"
    if not line.measured:
        length = f"视频还没做好，先按 {clock(line.seconds)}（{line.seconds} 秒）画"
    parts = [
        f'<p class="muted">{length} · 信息栏在 <code>{escape(line.file)}</code> · <a href="/{escape(line.path)}">看网页</a></p>',
        _findings(line.findings, line.file),
        f'<section class="card">{drawing(line)}</section>',
        _chapters(line),
        *(_stop(line, stop, number) for number, stop in enumerate(line.stops, 1)),
        "" if line.stops else _sample(look.site, line),
    ]
    return _page(line.title, "".join(parts))


def no_such(look: Look, name: str) -> str:
    """Of an address at which there is nothing: what was meant, if that is known, and the way back."""
    near = nearest(name, look.site.lesson_by_id) if look.site else ""
    why = f"没有“{name}”这一课{near}。课时可能改了编号，或者地址抄错了。" if name else "这里没有网页，地址可能抄错了。"
    return _page(
        "没有这一课" if name else "没有这一页", f'<p>{escape(why)}</p><p><a href="{ROOT}">看各课的时间线</a></p>'
    )


def _unreadable(file: str, look: Look) -> str:
    return f"<p>{escape(file)} 读不出来，请照下面的提示改好。</p>{_findings(found(look.findings, file), file)}"


def _findings(items: Iterable[Diagnostic], own: str) -> str:
    rows = "".join(_finding(item, own) for item in items)
    return f'<ul class="findings">{rows}</ul>' if rows else ""


def _finding(item: Diagnostic, own: str) -> str:
    """The name of the file only where it is another one."""
    kind = "错误" if item.severity == "error" else "提醒"
    file = "" if item.location.file == own else f"{item.location.file} "
    where = f"{file}第 {item.location.line} 行：{item.message}"
    return f'<li class="{item.severity}"><b>{kind}</b> {escape(where)} <code>{escape(item.slug)}</code></li>'


def _span(span: tuple[int, int] | None) -> str:
    """In minutes, as the player shows them, and in seconds, as they are written."""
    return f"{clock(span[0])}–{clock(span[1])}（第 {span[0]}–{span[1]} 秒）" if span else "写法不对，看上面的错误"


def _chapters(line: Timeline) -> str:
    if not line.chapters:
        return (
            '<section class="card"><h2>章节</h2><p class="muted">没有章节标记，在信息栏的 chapters 里写。</p></section>'
        )
    rows = "".join(_chapter(line, chapter) for chapter in line.chapters)
    where = "从幻灯的标题来；信息栏写了 chapters，就用写的。" if line.chapters[0].line is None else ""
    return f'<section class="card"><h2>章节</h2><p class="muted">{where}</p><ol>{rows}</ol></section>'


def _chapter(line: Timeline, chapter: Chapter) -> str:
    where = f" · 第 {chapter.line} 行" if chapter.line else ""
    return (
        f'<li><a href="/{escape(line.path)}?t={chapter.start}">{clock(chapter.start)}</a>（第 {chapter.start} 秒） '
        f'{escape(chapter.title)} <span class="muted">长 {max(0, chapter.end - chapter.start)} 秒{where}</span></li>'
    )


def _stop(line: Timeline, stop: Stop, number: int) -> str:
    notes = "".join(f"<li>{note}</li>" for note in stop.notes)
    asked = "".join(
        f'<li><b>{escape(item.id)}</b> <span class="tag">{item.kind}</span> {escape(item.stem)} '
        f'<span class="muted">{escape(item.file)} 第 {item.line} 行</span></li>'
        for item in stop.asked[:_MOST]
    )
    more = f'<p class="muted">还有 {len(stop.asked) - _MOST} 道。</p>' if len(stop.asked) > _MOST else ""
    start, again = (span[0] if span else 0 for span in (stop.window, stop.back))
    return (
        f'<section class="card"><h2>第 {number} 处随堂题</h2>'
        f'<p class="muted">改在 <code>{escape(line.file)}</code> 第 {stop.line} 行起</p>'
        f'<dl><dt>停下 <code>window</code></dt><dd><a href="/{escape(line.path)}?t={start}">{_span(stop.window)}</a></dd>'
        f'<dt>重看 <code>back</code></dt><dd><a href="/{escape(line.path)}?t={again}">{_span(stop.back)}</a></dd></dl>'
        f'<ul class="notes">{notes}</ul><h3>可能问 {len(stop.asked)} 道</h3><ul class="asked">{asked}</ul>{more}</section>'
    )


def _sample(site: Site, line: Timeline) -> str:
    """What to write for a first checkpoint, with this lesson's own seconds and questions, in the form `fmt` writes."""
    seconds = line.seconds
    pool = [question.id for question in site.asked_of.get(line.id, ())][:2]
    ask = f"questions: [{', '.join(pool)}]" if len(pool) == 2 else "topics: [知识点]"
    window, back = (seconds // 2, seconds * 3 // 5), (seconds // 3, seconds // 2)
    text = f"checkpoints:\n- {{window: [{window[0]}, {window[1]}], back: [{back[0]}, {back[1]}], {ask}}}\n"
    node = parse_yaml(text, line.file, Findings())
    assert node is not None
    return (
        '<section class="card"><h2>随堂题</h2><p class="muted">还没有。要让视频放到一半停下来问一道题，'
        f"在 <code>{escape(line.file)}</code> 的信息栏末尾（第二个 --- 上面）加上，数字是秒：</p>"
        f"<pre>{escape(formatted(text, node, FRONT))}</pre></section>"
    )


def _page(title: str, body: str) -> str:
    return (
        '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">'
        f'<title>{escape(title)} · 时间线</title><link rel="icon" href="/assets/favicon.svg"><link rel="stylesheet" href="/-/desk.css"><script src="/-/look.js" defer></script>'
        f'</head><body><header><a href="{ROOT}">各课</a><a href="/">网站</a></header><main><h1>{escape(title)}</h1>'
        f'<p class="note">{_NOTE}</p>{body}</main></body></html>'
    )
