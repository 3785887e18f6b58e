"""Somebody's Office document → its XML parts; what is dangerous or unfit is refused by its name before any part is read."""

from __future__ import annotations

import re

from generator.source.foreign.archive import is_archive, names, opened
from generator.source.foreign.problems import Place, Unreadable
from generator.source.foreign.xmltree import parse

_DTDS = tuple(word.encode(code) for word in ("<!DOCTYPE", "<!ENTITY") for code in ("utf-8", "utf-16-le", "utf-16-be"))
_MACROS = re.compile(r"(?i)vbaProject\.bin$|vbaData\.xml$|/macrosheets/")


def is_of(data: bytes, folder: str) -> bool:
    """Whether an archive is an Office document whose parts lie in that folder, xl or word."""
    return is_archive(data) and any(name.lower().startswith(f"{folder}/") for name in names(data))


def parts(data: bytes, instead: str) -> dict[str, bytes]:
    """Name → bytes of the XML parts. `instead` is the kind of file to save a refused one as, such as .xlsx."""
    given = names(data)
    macros = next((name for name in given if _MACROS.search(name)), None)
    if macros:
        raise Unreadable(f"文件里有宏（{macros}），不能读取；请另存为不带宏的 {instead} 再试")
    if any(name.lower() == "xl/workbook.bin" for name in given):
        raise Unreadable(f"这是二进制工作簿（.xlsb），不能读取，请另存为 {instead}")
    found = opened(data, (".xml", ".rels"))
    for name, part in found.items():
        if any(word in part for word in _DTDS):
            raise Unreadable("文件里有 DTD 声明（外部实体或实体炸弹），不能读取；请检查来源", Place(name))
    if b"macroEnabled" in found.get("[Content_Types].xml", b""):
        raise Unreadable(f"这是带宏的文件，不能读取；请另存为不带宏的 {instead} 再试")
    return found


def main_part(found: dict[str, bytes], usual: str) -> str:
    """The part that everything hangs on, which is not always called as usual; Unreadable if it is not there."""
    begin = "_rels/.rels"
    for node in parse(found[begin], begin).children if begin in found else ():
        if node.get("Type").endswith("/officeDocument"):
            usual = related(found, "", node.get("Target")) or usual
    if usual not in found:
        raise Unreadable("文件缺了主要部分，可能没有存完整，请用 Office 或 WPS 打开、另存后再试")
    return usual


def relations(found: dict[str, bytes], part: str) -> dict[str, str]:
    """Id of a relation of `part` → name of the part it leads to."""
    folder, _, name = part.rpartition("/")
    rels = f"{folder}/_rels/{name}.rels"
    nodes = parse(found[rels], rels).children if rels in found else ()
    return {node.get("Id"): related(found, part, node.get("Target")) for node in nodes}


def related(found: dict[str, bytes], part: str, target: str) -> str:
    """The name of the part that a relation of `part` leads to, '' if there is none; case does not count."""
    folder = part.rpartition("/")[0]
    path = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
    steps: list[str] = []
    for step in path.split("/"):
        if step == ".." and steps:
            steps.pop()
        elif step not in ("", "."):
            steps.append(step)
    name = "/".join(steps)
    return name if name in found else next((one for one in found if one.lower() == name.lower()), "")
