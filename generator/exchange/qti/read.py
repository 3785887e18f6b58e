"""QTI → items: one item, or every item of a package, those on one stimulus as a case."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, replace
from urllib.parse import unquote

from generator.exchange.base import CASE_STEM, Item, Reading
from generator.exchange.fromhtml import from_html
from generator.exchange.qti.interactions import read_item
from generator.exchange.qti.names import old
from generator.model.shape import Group, Part
from generator.source.foreign.archive import is_archive, names, opened
from generator.source.foreign.problems import Place, Problem, Unreadable, fault, mended
from generator.source.foreign.xmltree import parse, root_name

_MANIFEST = "imsmanifest.xml"


def suits(_: str, data: bytes) -> bool:
    if is_archive(data):
        return any(posixpath.basename(name) == _MANIFEST for name in names(data))
    return old(root_name(data)) in ("assessmentItem", "assessmentTest", "questestinterop")


def read(data: bytes) -> Reading:
    """The items, in the order of the manifest."""
    if is_archive(data):
        return _package(opened(data, (".xml", ".qti")))
    root = parse(data, rename=old)
    if root.name != "assessmentItem":
        raise Unreadable(
            "这是 QTI 1.2 或只有试卷的 QTI 文件，还不能导入，请从原系统导出 QTI 2.1 或 3.0 的内容包（zip）"
        )
    item, problems = read_item(root, Place(line=root.line))
    return Reading((item,) if item else (), tuple(problems))


@dataclass(frozen=True)
class _Resource:
    """A file that the manifest names and the words it is found by."""

    path: str
    topics: tuple[str, ...]


def _package(files: dict[str, bytes]) -> Reading:
    """A file that cannot be read is a problem of its own; the others are read all the same."""
    found: list[tuple[Item, str]] = []
    problems: list[Problem] = []
    for resource in _resources(files):
        try:
            root = parse(files[resource.path], resource.path, old)
        except KeyError:
            problems.append(fault(Place(resource.path), "清单里有这个文件，压缩包里却没有，请重新导出"))
            continue
        except Unreadable as refused:
            problems.append(refused.problem)
            continue
        if root.name != "assessmentItem":
            continue
        item, said = read_item(root, Place(resource.path, root.line))
        problems += said
        if item:
            stimulus = root.first("assessmentStimulusRef")
            path = _beside(resource.path, stimulus.get("href")) if stimulus else ""
            found.append((replace(item, topics=resource.topics), path))
    if not found and not problems:
        raise Unreadable("内容包里没有找到试题，请检查是不是选错了文件")
    items, said = _with_stimuli(found, files)
    return Reading(tuple(items), (*problems, *said))


def _resources(files: dict[str, bytes]) -> list[_Resource]:
    """What the manifest names, in its order."""
    manifest = next((name for name in files if posixpath.basename(name) == _MANIFEST), None)
    if manifest is None:
        raise Unreadable("压缩包里没有 imsmanifest.xml，不是 QTI 内容包，请重新导出")
    root = parse(files[manifest], manifest, old)
    found = []
    for resource in (node for node in root.descendants() if node.name == "resource"):
        if resource.get("type").lower().startswith("imsqti_item"):
            words = [node for node in resource.descendants() if node.name == "keyword"]
            topics = tuple(filter(None, (word.text() for word in words)))
            found.append(_Resource(_beside(manifest, resource.get("href")), topics))
    return found


def _beside(path: str, href: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(href)))


def _with_stimuli(found: list[tuple[Item, str]], files: dict[str, bytes]) -> tuple[list[Item], list[Problem]]:
    """The items, those on one stimulus gathered as the parts of a case where the first of them stood."""
    items: dict[str, Item] = {}
    problems: list[Problem] = []
    for place, (item, path) in enumerate(found):
        if not path:
            items[f"{place}"] = item
            continue
        if path not in items:
            items[path] = _case(item, path, files, problems)
        case = items[path]
        if isinstance(case.shape, Group):
            part = Part(item.stem, item.shape, item.explanation)
            items[path] = replace(case, shape=Group(case.shape.material, (*case.shape.parts, part)))
    return list(items.values()), problems


def _case(item: Item, path: str, files: dict[str, bytes], problems: list[Problem]) -> Item:
    """A case without its parts yet; its id is that of its first part, whatever follows the last point left out."""
    material = ""
    try:
        root = parse(files[path], path, old)
        body = root.first("stimulusBody")
        rich = from_html(body.as_html() if body else "")
        material = rich.text
        if rich.media or rich.lost:
            problems.append(mended(Place(path), f"材料里的{'、'.join((*rich.lost, *rich.media))}没有导入"))
    except KeyError:
        problems.append(fault(Place(path), "题目引用的材料不在压缩包里，请重新导出"))
    except Unreadable as refused:
        problems.append(refused.problem)
    number = item.number.rpartition(".")[0] or item.number
    return Item(item.place, CASE_STEM, Group(material, ()), number, topics=item.topics)
