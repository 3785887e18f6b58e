"""The small registers every lesson and question points into: courses, tracks, topics, sources;
and the notices of the home page.
"""

from __future__ import annotations

import os
from typing import Any

from generator.diagnostics import Findings, Location
from generator.model.lesson import Chapter, Course, Track
from generator.model.notice import Notice
from generator.model.question import ROLES
from generator.model.site import Topic
from generator.model.source import Source
from generator.model.vocabulary import NO_WORDS, Vocabulary
from generator.read.common import SENTENCE, SLUG, TITLE, read_yaml
from generator.read.tree import Tree
from generator.source.fields import Field, ListOf, MapOf, Record
from generator.source.scalars import Day, Kind, OneOf, Whole, Words

COURSES, TOPICS, SOURCES = "content/courses.yml", "quizzes/topics.yml", "content/sources.yml"
NOTICES = "content/notices.yml"
SYNONYMS = "content/synonyms.yml"


def _file(**fields: Kind) -> Record:
    """A register file: its schema version and its lists."""
    return Record(
        "文件",
        {"schema": Field(OneOf(("1",)), required=True)}
        | {name: Field(kind, default=()) for name, kind in fields.items()},
    )


_CHAPTER = Record(
    "章", {"title": Field(TITLE, required=True), "lessons": Field(ListOf(SLUG, 1), required=True)}, Chapter
)


def _course(location: Location, chapters: tuple[Chapter | None, ...], **values: Any) -> Course:
    return Course(location=location, chapters=tuple(filter(None, chapters)), **values)


_COURSE = Record(
    "课程",
    {
        "id": Field(SLUG, required=True),
        "title": Field(TITLE, required=True),
        "owner": Field(TITLE, required=True),
        "summary": Field(SENTENCE, required=True),
        "chapters": Field(ListOf(_CHAPTER, 1), required=True),
    },
    _course,
    placed=True,
)
_TRACK = Record(
    "培训方案",
    {
        "id": Field(SLUG, required=True),
        "title": Field(TITLE, required=True),
        "summary": Field(SENTENCE, required=True),
        "roles": Field(ListOf(OneOf(ROLES), 1), required=True),
        "register_days": Field(Whole(1, 366)),
        "finish_months": Field(Whole(1, 36)),
        "lessons": Field(ListOf(SLUG, 1), required=True),
    },
    Track,
    placed=True,
)


def _source(location: Location, in_force: dict[str, Any] | None, **values: Any) -> Source:
    force = in_force or {"from": None, "until": None}
    return Source(location=location, since=force["from"], until=force["until"], **values)


_FORCE = Record("施行日期", {"from": Field(Day(), required=True), "until": Field(Day())})
_SOURCE = Record(
    "政策依据",
    {
        "id": Field(
            Words(most=60, pattern=r"[a-z][a-z0-9-]*@\d{4}", form="英文简称@年份，如 trade-union-law@2021"),
            required=True,
        ),
        "title": Field(TITLE, required=True),
        "version": Field(TITLE, required=True),
        "in_force": Field(_FORCE, required=True),
        "superseded_by": Field(Words(most=60)),
    },
    _source,
    placed=True,
)


def _notice(location: Location, **values: Any) -> Notice:
    return Notice(location=location, since=values.pop("from"), **values)


_NOTICE = Record(
    "通知",
    {
        "id": Field(SLUG, required=True),
        "title": Field(Words(most=30), required=True),
        "text": Field(Words(most=140), required=True),
        "from": Field(Day(), required=True),
        "until": Field(Day(), required=True),
        "link": Field(Words(most=300)),
    },
    _notice,
    placed=True,
)

COURSES_FILE = _file(courses=ListOf(_COURSE), tracks=ListOf(_TRACK))
SOURCES_FILE = _file(sources=ListOf(_SOURCE))
NOTICES_FILE = _file(notices=ListOf(_NOTICE))
TOPICS_FILE = _file(topics=MapOf(MapOf(Whole(0, 10_000))))
_WORD, _FORM = "[0-9]*[A-Za-z一-鿿][0-9A-Za-z一-鿿]*", "一个词，不带空格和标点"
_SAID = Words(2, 20, _WORD, _FORM)
_ASKED = Words(1, 10, _WORD, _FORM)
SYNONYMS_FILE = Record(
    "文件",
    {
        "schema": Field(OneOf(("1",)), required=True),
        "synonyms": Field(MapOf(ListOf(_SAID, 1)), default={}),
        "ignored": Field(ListOf(_ASKED), default=()),
    },
)


def _register(tree: Tree, file: str, kind: Kind, findings: Findings) -> Any:
    """The content of a register; None after reporting that it is missing or unreadable."""
    if file in tree.files:
        return read_yaml(tree.root, file, kind, findings)
    if not os.path.lexists(tree.root / file):
        findings.error(Location(file), "file-missing", f"缺少登记表 {file}，请照手册补上")
    return None


def read_courses(tree: Tree, findings: Findings) -> tuple[tuple[Course, ...], tuple[Track, ...]]:
    values = _register(tree, COURSES, COURSES_FILE, findings) or {"courses": (), "tracks": ()}
    return tuple(filter(None, values["courses"])), tuple(filter(None, values["tracks"]))


def read_sources(tree: Tree, findings: Findings) -> tuple[Source, ...]:
    values = _register(tree, SOURCES, SOURCES_FILE, findings)
    return tuple(filter(None, values["sources"])) if values else ()


def read_topics(tree: Tree, findings: Findings) -> tuple[Topic, ...]:
    values = _register(tree, TOPICS, TOPICS_FILE, findings)
    groups = values["topics"] if values else ()
    return tuple(Topic(name, parent, target or 0) for parent in groups for name, target in groups[parent].items())


def read_notices(tree: Tree, findings: Findings) -> tuple[Notice, ...]:
    """Those of the home page; an office may have none, and no file for them."""
    values = read_yaml(tree.root, NOTICES, NOTICES_FILE, findings) if NOTICES in tree.files else None
    return tuple(filter(None, values["notices"])) if values else ()


def read_synonyms(tree: Tree, findings: Findings) -> Vocabulary:
    """The words of a site that has such a register; it need not."""
    values = read_yaml(tree.root, SYNONYMS, SYNONYMS_FILE, findings) if SYNONYMS in tree.files else None
    if not values:
        return NO_WORDS
    groups = ((_SAID.read(word, findings), *filter(None, others or ())) for word, others in values["synonyms"].items())
    return Vocabulary(tuple(groups), tuple(filter(None, values["ignored"])))
