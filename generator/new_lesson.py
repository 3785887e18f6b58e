"""`suixue new lesson`: the frame of a lesson with a hint wherever its author is to write, and its place in a course."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from generator import ingest
from generator.diagnostics import Findings, Text, text_at
from generator.fix.edits import Edit, Source, load, write_whole
from generator.ingest import Answer
from generator.memory import Memory
from generator.model.lesson import TO_WRITE, Chapter, Course
from generator.model.site import Site
from generator.progress import Report, quiet
from generator.read.lessons import FRONT, read_lesson
from generator.read.registers import COURSES, TOPICS
from generator.read.site import read_site
from generator.source.canonical import text_lines
from generator.source.nodes import Map, Node, Seq
from generator.source.scalars import nearest, shown

_BODY = """
【待写】开头讲一件真会发生的事，两三句，让人想往下看。

## 【待写】规矩是什么，一句话

【待写】用自己的话讲三五句；依据的条款写进信息栏的 citations。

## 你的下一步

【待写】看完这一课，明天上班能做的一件事。

## 要点

- 【待写】三到五条，每条单独读也要通
- 【待写】第二条
- 【待写】第三条
"""
_SLIDES = """
## 幻灯稿

### 【待写】标题，16 字以内

- 【待写】屏上的要点，22 字以内

【待写】旁白，写成说话的样子，两到五句。一共写五到八张，旁白合计 450–800 字。

### 【待写】第二张的标题

- 【待写】屏上的要点，一到五条

【待写】第二张的旁白。
"""
_GUESSED = f"  # {TO_WRITE}照前一课填的：对就删去井号起的这一句，不对就改"


@dataclass(frozen=True)
class Request:
    """A lesson to be begun: `chapter` is a chapter's title, the course's last one if None; `file` its recording, if any."""

    lesson: str
    title: str
    course: str
    chapter: str | None = None
    topics: tuple[str, ...] = ()
    tier: str = "should"
    file: Path | None = None


@dataclass(frozen=True)
class _Plan:
    """The new file, and the register with the lesson in its chapter."""

    file: str
    text: str
    courses: Source
    edit: Edit


def create(root: Path, today: date, request: Request, progress: Report = quiet) -> Answer:
    """Writes the lesson and its entry in the course, both or neither. Raises VideoFault or OSError when the machine is
    at fault.
    """
    site = read_site(root, today, Findings(), Memory(), quiet)
    if site is None:
        return Answer(refused=["site_config.yml 读不出来，请先运行 suixue check 改好"])
    why = next(_refusals(site, request), "")
    plan = why or _planned(site, request)
    if isinstance(plan, str):
        return Answer(refused=[plan, "什么也没有写"])
    recording = ingest.Request(request.file, request.lesson) if request.file else None
    if recording and (tried := ingest.tried(site, recording, progress)).refused:
        return tried
    _write(root, plan)
    answer = Answer([f"写了 {plan.file}", f"改了 {COURSES}：{plan.edit.why}"])
    if recording:
        added = ingest.add(root, today, recording, progress)
        answer.done += added.done
        answer.refused += added.refused
    answer.done += _next_steps(plan, request)
    return answer


def _refusals(site: Site, request: Request) -> Iterator[str]:
    """What is wrong with what was asked, the first of which is told."""
    for label, name, given in (("编号", "id", request.lesson), ("标题", "title", request.title)):
        findings = Findings()
        FRONT.fields[name].kind.read(text_at(given, COURSES, 1), findings)
        yield from (f"{label}：{item.message}" for item in findings)
    taken = {name.casefold() for name in site.lesson_names}
    if request.lesson.casefold() in taken or (site.root / _file(request)).exists():
        yield f"已经有“{shown(request.lesson)}”这一课了，请换一个编号"
    known: dict[str, Course] = {course.id: course for course in site.courses}
    course = known.get(request.course)
    if course is None:
        yield f"没有“{shown(request.course)}”这门课程{nearest(request.course, known)}，有的是：{_listed(known)}；请改正 --course"
        return
    titles = [chapter.title for chapter in course.chapters]
    if request.chapter is not None and request.chapter not in titles:
        near = nearest(request.chapter, titles)
        yield f"“{course.id}”没有“{shown(request.chapter)}”这一章{near}，有的是：{_listed(titles)}；请改正 --chapter"
    topics = [topic.name for topic in site.topics]
    for topic in request.topics:
        if topic not in topics:
            yield f"知识点表里没有“{shown(topic)}”{nearest(topic, topics)}，请改正 --topic，或先登记在 {TOPICS}"
    if not topics:
        yield f"{TOPICS} 里还没有知识点，请先登记"
    folder = next((path for path in _folders(site.root, request) if path.is_symlink()), None)
    if folder:
        yield f"{folder.relative_to(site.root).as_posix()} 是符号链接，请换成真正的文件夹"


def _listed(names: Iterable[str]) -> str:
    return "、".join(names) or "还没有"


def _file(request: Request) -> str:
    return f"content/lessons/{request.course}/{request.lesson}.md"


def _folders(root: Path, request: Request) -> Iterator[Path]:
    yield from (root / "content", root / "content/lessons", root / "content/lessons" / request.course)


def _planned(site: Site, request: Request) -> _Plan | str:
    """What to write; or, if the lesson or the register would then have a fault, which."""
    course = next(course for course in site.courses if course.id == request.course)
    chapter = next((own for own in course.chapters if own.title == request.chapter), course.chapters[-1])
    text = _text(site, request, chapter)
    fault = _fault(text + _SLIDES, _file(request))
    if fault:
        return fault
    source = load(site.root / COURSES)
    edit = _entry(source, course, chapter, request.lesson) if source else None
    if source is None or edit is None or not source.bears([edit]):
        return f"{COURSES} 有错误，或者这一章的写法认不出来，请先运行 suixue check 和 suixue fmt 改好"
    return _Plan(_file(request), text if request.file else text + _SLIDES, source, edit)


def _text(site: Site, request: Request, chapter: Chapter) -> str:
    before = site.lesson_by_id.get(chapter.lessons[-1])
    known = {topic.name for topic in site.topics}
    guess = next((topic for topic in before.topics if topic in known), None) if before else None
    topics = [(topic, "") for topic in request.topics] or [(guess or site.topics[0].name, _GUESSED)]
    front = [
        "---",
        f"id: {request.lesson}",
        *text_lines("title:", request.title, ""),
        f"goal: {TO_WRITE}学完能做什么，接在“学完能”三个字后面要通顺",
        f"tier: {request.tier}",
        "topics:",
        *(f"{text_lines('-', topic, '')[0]}{remark}" for topic, remark in topics),
        "---",
    ]
    return "\n".join(front) + "\n" + _BODY


def _fault(text: str, file: str) -> str:
    """What the checker would say of the new lesson, but for the hints in it."""
    findings = Findings()
    with TemporaryDirectory(prefix="suixue-") as folder:
        path = Path(folder, file)
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        read_lesson(Path(folder), file, findings)
    return next((item.message for item in findings if item.slug != "template-left"), "")


def _entry(source: Source, course: Course, chapter: Chapter, lesson: str) -> Edit | None:
    """The lesson put last in its chapter, in the way the list is written; None where that cannot be told."""
    courses = _child(source.root, "courses")
    own = next((node for node in courses if isinstance(node, Map) and node.get("id") == course.id), None)
    chapters = _child(own, "chapters")
    place = course.chapters.index(chapter)
    listed = _child(chapters[place], "lessons") if place < len(chapters) else []
    last = listed[-1] if listed else None
    extent = source.extent(last) if isinstance(last, Text) else None
    if not isinstance(listed, Seq) or last is None or extent is None:
        return None
    why = f"“{chapter.title}”一章的最后加上 {lesson}"
    if source.text[source.offset(listed)] == "-":
        at = source.line_end(last.line)
        return Edit(at, at, f"\n{' ' * (listed.column - 1)}- {lesson}", why, listed, [*listed, lesson])
    return Edit(extent[1], extent[1], f", {lesson}", why, listed, [*listed, lesson])


def _child(node: Node | None, name: str) -> list[Node]:
    """The list under a key; nothing where there is none."""
    return node.get(name, []) if isinstance(node, Map) else []


def _write(root: Path, plan: _Plan) -> None:
    path = root / plan.file
    new_folder = not path.parent.exists()
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        write_whole(path, plan.text.encode())
        plan.courses.write([plan.edit])
    except BaseException:
        with suppress(OSError):
            path.unlink(missing_ok=True)
            if new_folder:
                path.parent.rmdir()
        raise


def _next_steps(plan: _Plan, request: Request) -> list[str]:
    own = (
        [] if request.file else [f"有录好的视频：suixue video add 录像.mp4 --lesson {request.lesson}，幻灯稿就可以删去"]
    )
    steps = [
        f"打开 {plan.file}，把每一处“{TO_WRITE}”换成自己的话；漏下的，suixue check 会一处处指出来",
        "边写边看：suixue serve，网页最下面有章节和随堂题的时间线",
        f"出题：suixue template 写一张 Excel 试题模板，填好用 suixue import 导入，再在每道题的 lessons 里写上 {request.lesson}",
        *own,
    ]
    return ["接着做：", *(f"{number}. {step}" for number, step in enumerate(steps, 1))]
