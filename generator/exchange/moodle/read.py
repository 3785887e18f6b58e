"""Moodle XML → items."""

from __future__ import annotations

from generator.exchange.base import Item, Reading
from generator.exchange.groups import gathered, material
from generator.exchange.moodle.shapes import SHAPES
from generator.exchange.moodle.texts import Texts
from generator.source.foreign.problems import Place, Problem, Unreadable
from generator.source.foreign.xmltree import Node, parse, root_name


def suits(_: str, data: bytes) -> bool:
    return root_name(data) == "quiz"


def read(data: bytes) -> Reading:
    """Every question of the quiz; categories become chapters."""
    root = parse(data)
    if root.name != "quiz":
        raise Unreadable("不是 Moodle XML（最外层应是 quiz），请从 Moodle 题库重新导出")
    items: list[Item] = []
    problems: list[Problem] = []
    chapter = ""
    for node in root.all("question"):
        if node.get("type") == "category":
            last = node.text("category", "text").rpartition("/")[2]
            chapter = "" if last in ("top", "$course$") else last
            continue
        texts = Texts(Place(line=node.line))
        item = _item(node, texts, chapter)
        items += [item] if item else []
        problems += texts.problems
    whole, found = gathered(items)
    if not whole and not problems:
        raise Unreadable("没有找到试题，请检查是不是选错了文件")
    return Reading(tuple(whole), (*problems, *found))


def _item(node: Node, texts: Texts, chapter: str) -> Item | None:
    kind = node.get("type")
    number = node.text("idnumber") or node.text("name", "text")
    explanation = texts.read(node.first("generalfeedback"))
    topics = tuple(filter(None, (tag.text("text") for tag in (node.first("tags") or node).all("tag"))))
    if kind == "description":
        return material(texts.place, texts.read(node.first("questiontext")), number, explanation, topics, chapter)
    read_shape = SHAPES.get(kind)
    if read_shape is None:
        texts.fault(f"Moodle 的“{kind}”题还不能导入，请在 Moodle 里改成别的题型或删去")
        return None
    made = read_shape(node, texts)
    _say_hints(node, texts)
    if made is None:
        return None
    stem, shape = made
    if not stem:
        texts.fault("没有题干，请补上")
        return None
    media = tuple(dict.fromkeys(filter(None, texts.media)))
    return Item(texts.place, stem, shape, number, explanation, topics=topics, chapter=chapter, media=media)


def _say_hints(node: Node, texts: Texts) -> None:
    if any(hint.text("text") for hint in node.all("hint")):
        texts.mended("提示（hint）没有导入")
