"""A site of which every text that an author wrote is a payload: found by the types of the model, so that a field which is
added tomorrow holds one too. What is refused unless it has a certain form stays as it is, and is named in `KEPT`.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import Any, get_args, get_origin, get_type_hints

import yaml

import generator.model
import generator.question_types
from generator import pipeline
from generator.diagnostics import Text, text_at
from generator.model.place import Place
from generator.model.site import Site
from generator.pipeline import Project
from generator.report import terminal
from tests.browser import hostile
from tests.browser.payloads import corpus
from tests.browser.published import ROOT, small_project
from tests.browser.test_bases import TILES
from tests.generator.publishing import lock
from tests.generator.test_published_papers import PAPER

REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffd]")
"""No authored file may hold these, which the readers' tests keep."""
PAYLOADS = tuple({hostile.one_line(one): one for one in corpus() if not REFUSED.search(one)}.values())
MOST = 40
"""Payloads in a text."""
_IDS = """
Chapter.lessons Checkpoint.questions Citation.source Course.id Layer.id Layer.path Lesson.id Notice.id Paper.courses Paper.id
Paper.track Part.id Place.county Place.id Question.id Question.lessons Question.replaced_by Bank.id Source.id
Source.superseded_by Track.id Track.lessons Item.key Option.key Matching.answer MultipleChoice.answer
Ordering.answer SingleChoice.answer
"""
_WORDS_OF_A_LIST = """
Act.evidence Act.once Blank.normalise Column.after Column.kind Layer.without Lesson.tier Look.theme MapBase.base
MapBase.borders MapBase.crs Media.kind MultipleChoice.partial Option.pin Ordering.partial Paper.kind Part.type Place.access
Place.datum Place.level Place.status Question.pool Question.region Question.roles Question.status Question.tier Question.type
Quota.tier Section.tier Section.type Track.roles
"""
_NUMBERS = "Answer.max Answer.min Answer.tolerance Answer.value Wrong.value Place.hours"
_FILES_AND_ADDRESSES = """
Lesson.captions Lesson.narration Lesson.video MapBase.url MediaPlace.base MediaPlace.folder Media.src Picture.file
Place.photos Published.name Registered.file Registered.sha256 Sent.sha256 SentFilm.sha256 SentPieces.sha256 Settings.address
"""
_NEVER_PUBLISHED = "Lock.retired Locked.mark Site.files Site.misread Speech.command Speech.engine"
KEPT = frozenset(f"{_IDS}{_WORDS_OF_A_LIST}{_NUMBERS}{_FILES_AND_ADDRESSES} {_NEVER_PUBLISHED}".split())
_SEVERAL_LINES = {
    "Lesson.body",
    "Page.body",
    "Question.explanation",
    "Part.explanation",
    "Case.material",
    "Notice.text",
}
_PLACE = re.compile(r"\{\{\d+\}\}")
_FRONT = """\
chapters:
- at: 2
  title: 第一段
checkpoints:
- window: [40, 45]
  back: [10, 20]
  topics: [岁时节令]
---
"""
_EXTRA = {
    "address": "https://poisoned.example/",
    "filing": {"icp": "鲁ICP备20260001号-1", "police": "鲁公网安备37010202000123号"},
    "contact": "写信给示例部",
    "suggestions": ["读书角"],
    "map": TILES,
}


def lay(project: Path) -> None:
    """A project without a fault that has something of everything that can be written."""
    small_project(project)
    (project / "theme").symlink_to(ROOT / "theme")  # whose font cards are drawn in
    for name in ("typed", "placed", "cases"):
        shutil.copy(Path(__file__).with_name(f"{name}.yml"), project / "quizzes")
    (project / "quizzes/papers").mkdir()
    (project / "quizzes/papers/demo-paper.yml").write_text(f"{PAPER}  topics: [数与量, 岁时节令]\n", encoding="utf-8")
    for name in ("notices.yml", "synonyms.yml"):
        text = (ROOT / "content" / name).read_text(encoding="utf-8")
        (project / "content" / name).write_text(re.sub(r"link: .*", "link: https://e.invalid/", text), encoding="utf-8")
    childcare = project / "content/places/childcare"
    childcare.mkdir()
    shutil.copy(ROOT / "content/places/childcare/layer.yml", childcare)
    rows = (ROOT / "content/places/childcare/jinan.csv").read_text(encoding="utf-8").splitlines()[:6]
    (childcare / "jinan.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    handbook = project / "content/handbook/index.md"
    handbook.parent.mkdir()
    handbook.write_text("---\ntitle: 手册\ndescription: 怎么写\n---\n\n正文。\n", encoding="utf-8")
    _change(project / "content/lessons/demo/demo-two.md", r"\n---\n", f"\n{_FRONT}")
    _change(
        project / "content/lessons/demo/demo-one.md", r"- 一楼大厅东侧\n", "- **一楼**大厅东侧\n\n![书架](pic.png)\n\n"
    )
    config = project / "site_config.yml"
    settings = yaml.safe_load(config.read_text(encoding="utf-8"))
    settings["extra"]["suixue"] |= _EXTRA
    config.write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")
    lock(project)


def _change(path: Path, pattern: str, text: str) -> None:
    """Changes the first that is found."""
    changed, found = re.subn(pattern, text, path.read_text(encoding="utf-8"), count=1)
    assert found, pattern
    path.write_text(changed, encoding="utf-8")


def read(project: Project) -> Site:
    site, findings = pipeline.check(project)
    assert site is not None and not findings.errors, terminal(findings)
    return site


class Poison:
    """Gives the same text the same payloads wherever it stands, so that names still name; `given` counts them by field."""

    def __init__(self) -> None:
        self.given: Counter[str] = Counter()
        self._known: dict[str, str] = {}
        self._next = 0

    def into(self, value: Any, field: str = "") -> Any:
        """`value` with payloads for texts; `field` is where it stands, as `KEPT` names it."""
        if isinstance(value, str) and field not in KEPT:
            self.given[field] += 1
            return self._text(value, field)
        if isinstance(value, Place):
            texts = {name: self.into(getattr(value, name), f"Place.{name}") for name in _texts_of(Place)}
            return value._replace(**texts)
        if is_dataclass(value) and not isinstance(value, type) and type(value).__module__.startswith("generator."):
            return self._whole(value)
        return self._each(value, field)

    def _each(self, value: Any, field: str) -> Any:
        if field not in KEPT and isinstance(value, tuple):
            return tuple(self.into(one, field) for one in value)
        if field not in KEPT and isinstance(value, Mapping):
            return {key: self.into(one, field) for key, one in value.items()}
        return value

    def _whole(self, value: Any) -> Any:
        name = type(value).__name__
        if name == "Location":
            return value
        changed = {one.name: self.into(getattr(value, one.name), f"{name}.{one.name}") for one in fields(value)}
        return replace(value, **changed)

    def _text(self, text: str, field: str) -> str:
        if text not in self._known:
            several = field in _SEVERAL_LINES
            payloads = [self._payload() for _ in range(MOST if several else 4)]
            whole = "\n\n".join(payloads) if several else " ".join(map(hostile.one_line, payloads))
            self._known[text] = f"{whole} {len(self._known)}{''.join(_PLACE.findall(text))}"
        made = self._known[text]
        return text_at(made, text.file, text.line, text.column, text.style) if isinstance(text, Text) else made

    def _payload(self) -> str:
        self._next += 1
        return PAYLOADS[self._next % len(PAYLOADS)]


def all_fields() -> set[str]:
    """Every field of the model, as `Class.field`."""
    return {f"{one.__name__}.{name}" for one in _classes() for name in get_type_hints(one)}


def text_fields() -> set[str]:
    """Every field of the model that may hold a text, as `Class.field`."""
    return {f"{one.__name__}.{name}" for one in _classes() for name in _texts_of(one)}


def _classes() -> Iterator[type]:
    for module in (*_modules(generator.model), *_modules(generator.question_types)):
        for one in vars(module).values():
            if isinstance(one, type) and one.__module__ == module.__name__ and _is_authored(one):
                yield one


def _is_authored(one: type) -> bool:
    """Shapes are what exchange makes of questions; types of questions are ours."""
    ours = one.__module__ == "generator.model.shape" or one.__name__ in ("QuestionType", "PartKind", "_Cases")
    return not ours and (is_dataclass(one) or one is Place)


def _modules(package: ModuleType) -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        yield importlib.import_module(found.name)


def _texts_of(one: type) -> Iterator[str]:
    return (name for name, hint in get_type_hints(one).items() if _holds_text(hint))


def _holds_text(hint: Any) -> bool:
    """Keys of a mapping are words of a list or numbers."""
    inside = get_args(hint)[1:] if get_origin(hint) in (Mapping, dict) else get_args(hint)
    return hint in (Text, str) or any(map(_holds_text, inside))
