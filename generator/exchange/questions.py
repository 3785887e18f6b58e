"""An item → a question as authored, with what it still lacks; a question → an item."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from generator.exchange.base import Item
from generator.exchange.citations import cited, words
from generator.exchange.fromhtml import canonical, from_html
from generator.model.question import Question
from generator.model.shape import Choice, Entry, Group, Number, Open, Order, Pairs, Shape, Verdict
from generator.model.source import Source
from generator.question_types import TYPES
from generator.source.foreign.problems import Place, Problem, fault, mended
from generator.source.markup import render_block

LABELS: dict[type, str] = {
    Choice: "选择题", Verdict: "判断题", Entry: "填空题", Number: "数值题", Order: "排序题", Pairs: "匹配题", Open: "简答题",
    Group: "案例题",
}  # fmt: skip
MOST_TOPICS = 5
_LISTS = re.compile("<[uo]l>")
_LONGEST_NOTE = 500
_USUAL_DIFFICULTY, _USUAL_POINTS = 3, 1


@dataclass(frozen=True)
class Known:
    """What a site's registers know, and what the file that is imported is called."""

    file: str
    topics: Collection[str] = ()
    sources: Sequence[Source] = ()


@dataclass
class Authored:
    """A question as it will stand in a bank; `lacks` is what keeps it a draft, `problems` what is to be said of it."""

    item: Item
    fields: dict[str, Any] = field(default_factory=dict)
    lacks: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def type(self) -> str:
        return str(self.fields.get("type", ""))


def authored(item: Item, known: Known) -> Authored:
    """The fields of a question but its id; an error among the problems where no type takes its shape."""
    made = Authored(item)
    given = _typed(item.shape)
    if given is None:
        label = LABELS[type(item.shape)]
        made.problems.append(fault(item.place, f"“{label}”这种题型还不支持，请先从文件里删去这道题"))
        return made
    topics = [topic for topic in item.topics if topic in known.topics][:MOST_TOPICS]
    citations, unknown = cited(item.citations, known.sources)
    made.lacks = _lacking(item, topics)
    kind, content = given
    made.fields = {
        "type": kind,
        "status": "draft" if made.lacks else "review",
        **({"topics": topics} if topics else {}),
        **({"difficulty": item.difficulty} if item.difficulty else {}),
        **({"points": item.points} if item.points else {}),
        "stem": item.stem,
        **content,
        **({"explanation": item.explanation} if item.explanation else {}),
        **({"citations": citations} if citations else {}),
        "notes": _notes(item, known, topics, unknown, made),
    }
    return made


def _typed(shape: Shape) -> tuple[str, dict[str, Any]] | None:
    """The first type that takes the shape, and its fields."""
    found = ((name, kind.authored(shape)) for name, kind in TYPES.items())
    return next(((name, fields) for name, fields in found if fields is not None), None)


def _lacking(item: Item, topics: Sequence[str]) -> list[str]:
    """What a live question must have and this one has not."""
    shape = item.shape
    parts = shape.parts if isinstance(shape, Group) else ()
    shapes = [part.shape for part in parts] or [shape]
    opens = [one for one in shapes if isinstance(one, Open)]
    rubrics = [one.rubric for one in opens]
    missing = {
        "解析": not item.explanation and not (parts and all(part.explanation for part in parts)),
        "知识点": not topics,
        "改正句": any(isinstance(one, Verdict) and not one.true and not one.fix for one in shapes),
        "参考答案": not all(one.model for one in opens),
        "评分要点": not all(rubric and all(words for _, words, _ in rubric) for rubric in rubrics),
        "能判分的小题": parts and len(opens) == len(parts),
        "图片": item.media,
    }
    return [name for name, is_missing in missing.items() if is_missing]


def _notes(item: Item, known: Known, topics: Sequence[str], citations: str, made: Authored) -> str:
    """Where the question came from and what of it found no place; never published."""
    unknown = [topic for topic in item.topics if topic not in topics]
    kept = (
        ("number", "原题号", item.number),
        ("chapter", "原章节", item.chapter),
        ("topics", "原知识点", "、".join(unknown)),
        ("citations", "原依据", citations),
        ("media", "原图片等", "、".join(item.media)),
    )
    for name, label, text in kept[2:]:
        if text:
            place = item.places.get(name, item.place)
            message = f"{label.removeprefix('原')}“{text[:40]}”对不上本站的登记，记在 notes 里"
            made.problems.append(mended(place, message))
    told = (f"{label}：{text[:_LONGEST_NOTE]}" for _, label, text in kept if text)
    notes = [f"导入自 {known.file} {item.place}", *told]
    return "；".join(notes)


def item_of(question: Question, sources: Sequence[Source]) -> Item:
    """A question without fault, for a format to write."""
    return Item(
        Place(line=question.location.line),
        str(question.stem),
        _in_lines(TYPES[question.type].shape(question.content)),
        str(question.id),
        _lines(question.explanation or ""),
        words(filter(None, question.citations), sources),
        tuple(map(str, question.topics)),
        None if question.difficulty == _USUAL_DIFFICULTY else question.difficulty,
        None if question.points == _USUAL_POINTS else question.points,
        media=tuple(str(media.src) for media in question.media if media),
    )


def flattened(question: Question) -> Iterator[str]:
    """What of the look of paragraphs is lost by `item_of`, in Chinese."""
    shape = TYPES[question.type].shape(question.content)
    texts = [("解析", question.explanation or "")]
    if isinstance(shape, Group):
        texts += [("材料", shape.material), *(("小题的解析", part.explanation) for part in shape.parts)]
    elif isinstance(shape, Open):
        texts.append(("参考答案", shape.model))
    for label, text in texts:
        rendered = render_block(text)
        if _LISTS.search(rendered):
            yield f"{label}里列表的样子（写成几行）"
        elif rendered.count("<p>") > 1:
            yield f"{label}的分段（写成几行）"


def _in_lines(shape: Shape) -> Shape:
    """A shape whose texts of several paragraphs are inline, as those of shapes are."""
    match shape:
        case Open(model, rubric):
            return Open(_lines(model), rubric)
        case Group(material, parts):
            inline = (replace(one, shape=_in_lines(one.shape), explanation=_lines(one.explanation)) for one in parts)
            return Group(_lines(material), tuple(inline))
        case _:
            return shape


def _lines(text: str) -> str:
    """Markdown of several paragraphs as inline Markdown of several lines."""
    return from_html(render_block(text)).text


def compared(shape: Shape) -> Shape:
    """A shape every text of which is in its one form, pairs in the order of the left side."""
    match shape:
        case Choice(options):
            made: Shape = Choice(tuple(_plain_option(one) for one in options), shape.several, shape.partial)
        case Verdict(true, fix):
            made = Verdict(true, canonical(fix))
        case Number():
            told = tuple((value, canonical(text)) for value, text in shape.wrong)
            made = Number(shape.low, shape.high, shape.near, shape.unit, shape.units, told)
        case Order(items):
            made = Order(tuple(map(canonical, items)), shape.partial)
        case Pairs():
            made = _in_order(shape)
        case Open(model):
            made = Open(canonical(model), shape.rubric)
        case Group(material, parts):
            made = Group(canonical(material), tuple(_plain_part(part) for part in parts))
        case _:
            made = shape
    return made


def _plain_option(option: Any) -> Any:
    return type(option)(canonical(option.text), option.right, canonical(option.feedback), option.last)


def _plain_part(part: Any) -> Any:
    return type(part)(canonical(part.stem), compared(part.shape), canonical(part.explanation))


def _in_order(shape: Pairs) -> Pairs:
    right = tuple(map(canonical, shape.right))
    partners = [right[to] for to in shape.answer]
    sorted_right = tuple(dict.fromkeys((*partners, *sorted(right))))
    return Pairs(tuple(map(canonical, shape.left)), sorted_right, tuple(map(sorted_right.index, partners)))
