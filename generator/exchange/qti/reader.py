"""One QTI item being read: its texts, its declarations, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.exchange.base import Said
from generator.exchange.fromhtml import from_html
from generator.exchange.qti.scoring import Declared
from generator.source.foreign.xmltree import Node

FEEDBACK = ("feedbackInline", "feedbackBlock")
NOT_SHOWN = (*FEEDBACK, "prompt", "rubricBlock", "stylesheet", "templateInline", "templateBlock")


@dataclass
class Reader(Said):
    """One item being read; texts go through it so that what they lose is said."""

    root: Node

    @property
    def body(self) -> Node:
        return self.root.first("itemBody") or Node("itemBody", {}, self.root.line)

    def declared(self, interaction: Node) -> Declared:
        """What is said of the response that an interaction gives."""
        wanted = interaction.get("responseIdentifier")
        nodes = self.root.all("responseDeclaration")
        return Declared(next((node for node in nodes if node.get("identifier") == wanted), Node("", {}, 0)), self.root)

    def text(self, node: Node, change: Callable[[Node], str | None] | None = None) -> str:
        """Inline Markdown of what a node holds, without feedback and such."""
        rich = from_html(node.as_html(change or _without_feedback))
        return self.take(rich.text, rich.media, rich.lost)


def _without_feedback(node: Node) -> str | None:
    return "" if node.name in NOT_SHOWN else None
