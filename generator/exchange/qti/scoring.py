"""What QTI declares of a response: which is right, what it scores, how an incomplete one does."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from generator.source.foreign.xmltree import Node


@dataclass(frozen=True)
class Declared:
    """A response declaration and the item it stands in."""

    node: Node
    item: Node

    @property
    def several(self) -> bool:
        return self.node.get("cardinality") == "multiple"

    @property
    def correct(self) -> list[str]:
        """The values of the right response, in order."""
        correct = self.node.first("correctResponse")
        return [value.text() for value in correct.all("value")] if correct else []

    @property
    def mapped(self) -> dict[str, float]:
        """Value → score, where there is a mapping."""
        mapping = self.node.first("mapping")
        entries = mapping.all("mapEntry") if mapping else []
        return {entry.get("mapKey"): float(entry.get("mappedValue")) for entry in entries if _is_number(entry)}

    @property
    def processing(self) -> Node:
        return self.item.first("responseProcessing") or Node("", {}, 0)

    def uses(self, name: str) -> list[Node]:
        """The elements of this name in the response processing that speak of this response."""
        found = [node for node in self.processing.descendants() if node.name == name]
        own = self.node.get("identifier")
        return [node for node in found if any(inner.get("identifier") == own for inner in node.descendants())]


def _is_number(entry: Node) -> bool:
    return bool(re.fullmatch(r"[-+]?\d{1,9}(\.\d{1,12})?", entry.get("mappedValue")))


def partial_of(declared: Declared, mended: Callable[[str], None]) -> str:
    """How an incomplete answer scores: what contains no wrong one half, shares of a map, or else nothing."""
    if declared.uses("contains"):
        return "half"
    if not declared.mapped or not (
        "map_response" in declared.processing.get("template") or declared.uses("mapResponse")
    ):
        return "all"
    count = len(declared.correct)
    shares = {round(value * count, 2) for key, value in declared.mapped.items() if key in declared.correct}
    wrong = {round(value * count, 2) for key, value in declared.mapped.items() if key not in declared.correct}
    if len(shares) != 1 or wrong not in (set(), {-max(shares)}):
        mended("多选题各选项的分与这里的算法不同，导入后按比例得分、选错倒扣")
    return "prop"
