"""A project as large as wanted, in a folder of its own: lessons, banks and rooms in the authored formats."""

from __future__ import annotations

import shutil
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from generator.diagnostics import Findings
from generator.fix.form import reformat
from generator.fix.run import write_lock
from generator.progress import quiet
from tests.bench.prose import Prose, clauses_of, lesson_texts
from tests.bench.questions import COUNT, levels, question_yaml, raw_questions
from tests.bench.rooms import write_rooms

HERE = Path(__file__).parents[2]
REVIEWED = "2026-11-01"
HANZI = 1450
LARGEST_BANK = 2000
"""Questions; some two megabytes of them, of the five that a file may have."""
_BANK = "schema: 1\nbank: {name}\ntitle: {title}\nowner: 宣传教育部\nreviewed: {day}\nreview_every: 12m\nquestions:\n"
_LESSON = (
    "---\nid: {id}\ntitle: {title}\ngoal: {goal}\ntier: should\ntopics: [{topic}]\n"
    "citations:\n- {{source: trade-union-law@2021, article: 二}}\n---\n\n{body}\n\n"
    "## 要点\n\n{points}\n\n## 幻灯稿\n\n{slides}\n"
)


@dataclass(frozen=True)
class Size:
    """How much there is to learn; `courses` share the lessons out, chapters hold eight of them."""

    lessons: int
    courses: int = 16
    questions: int = COUNT
    rooms: bool = True


def make_project(folder: Path, size: Size, questions: Path, seed: int = 1) -> None:
    """Fills the empty `folder`, its YAML in the canonical form. Questions are those of the file, or invented."""
    raw = raw_questions(questions, Prose(clauses_of(lesson_texts(HERE)), seed), size.questions)
    clauses = clauses_of([*lesson_texts(HERE), *(question["stem"] for question in raw)])
    _copy_frame(folder)
    lessons = [f"c{number % size.courses:02d}-l{number // size.courses:04d}" for number in range(size.lessons)]
    topics = _topics(folder)
    for number, lesson in enumerate(lessons):
        beside = lessons[number - size.courses] if number >= size.courses else lesson
        _write_lesson(folder, lesson, beside, topics[number % len(topics)], Prose(clauses, (seed, lesson)))
    _write_courses(folder, sorted(lessons), Prose(clauses, seed))
    _write_banks(folder, lessons, topics, raw, Prose(clauses, seed))
    if size.rooms:
        write_rooms(folder / "content/places/mama-rooms", REVIEWED, seed)
    files = [path.relative_to(folder).as_posix() for path in folder.glob("[cq]*/**/*.[my]*")]
    for _ in reformat(folder, files, Findings()):
        pass
    write_lock(folder, date.fromisoformat(REVIEWED), quiet)


def _copy_frame(folder: Path) -> None:
    """Settings, registers and theme, as the example site has them."""
    for path in (
        "site_config.yml",
        "content/index.md",
        "content/sources.yml",
        "content/places/mama-rooms/layer.yml",
        "quizzes/topics.yml",
    ):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(HERE / path, folder / path)
    shutil.copytree(HERE / "theme/overrides", folder / "theme/overrides")
    (folder / "theme/node_modules").symlink_to(HERE / "theme/node_modules")
    (folder / "generator").symlink_to(HERE / "generator")


def _topics(folder: Path) -> list[str]:
    lines = (folder / "quizzes/topics.yml").read_text(encoding="utf-8").splitlines()
    return [line.strip().partition(":")[0] for line in lines if line.startswith("    ")]


def _write_lesson(folder: Path, lesson: str, beside: str, topic: str, prose: Prose) -> None:
    path = folder / "content/lessons" / lesson.partition("-")[0] / f"{lesson}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    points = "\n".join(f"- {prose.sentence()}" for _ in range(4))
    text = _LESSON.format(
        id=lesson, title=prose.words(14), goal=prose.words(16), topic=topic, body=prose.body(HANZI, f"{beside}.md"),
        points=points, slides=prose.slides(),
    )  # fmt: skip
    path.write_text(text, encoding="utf-8")


def _write_courses(folder: Path, lessons: list[str], prose: Prose) -> None:
    lines = ["schema: 1", "courses:"]
    for course in dict.fromkeys(lesson.partition("-")[0] for lesson in lessons):
        own = [lesson for lesson in lessons if lesson.startswith(f"{course}-")]
        lines += [
            f"- id: {course}",
            f"  title: {prose.words(12)}",
            "  owner: 宣传教育部",
            f"  summary: {prose.sentence()}",
            "  chapters:",
        ]
        for start in range(0, len(own), 8):
            lines += [f"  - title: {prose.words(8)}", f"    lessons: [{', '.join(own[start : start + 8])}]"]
    (folder / "content/courses.yml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _write_banks(folder: Path, lessons: list[str], topics: list[str], raw: list[dict[str, Any]], prose: Prose) -> None:
    """A bank a course, or several where one would be too large a file."""
    banks: dict[str, list[str]] = {}
    dealt: Counter[str] = Counter()
    for number, (lesson, level) in enumerate(zip(lessons, levels(raw, len(lessons)) if raw else (), strict=False)):
        course, topic = lesson.partition("-")[0], topics[number % len(topics)]
        for question in level:
            bank = f"bank-{course}-{dealt[course] // LARGEST_BANK}"
            dealt[course] += 1
            written = banks.setdefault(bank, [])
            written.append(question_yaml(question, f"{bank}-{len(written) + 1:04d}", lesson, topic, prose))
    for bank, written in banks.items():
        head = _BANK.format(name=bank, title=prose.words(8), day=REVIEWED)
        (folder / f"quizzes/{bank}.yml").write_text(head + "".join(written), encoding="utf-8")


def copy_example(folder: Path) -> None:
    """The example site, with the videos made for it so far."""
    for part in ("content", "quizzes", "theme/overrides", ".cache/video"):
        if (HERE / part).is_dir():
            shutil.copytree(HERE / part, folder / part)
    shutil.copyfile(HERE / "site_config.yml", folder / "site_config.yml")
    (folder / "theme/node_modules").symlink_to(HERE / "theme/node_modules")
    (folder / "generator").symlink_to(HERE / "generator")
