"""The texts of one Moodle question: their formats, and what is said of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from generator.exchange.base import Place, Problem, fault, mended
from generator.exchange.fromhtml import from_html
from generator.exchange.richtext import from_plain, to_html
from generator.exchange.xmltree import Node

_PLAIN = ("plain_text", "plain")


@dataclass
class Texts:
    """Reads the texts of one question."""

    place: Place
    problems: list[Problem] = field(default_factory=list)
    media: list[str] = field(default_factory=list)

    def fault(self, message: str) -> None:
        self.problems.append(fault(self.place, message))

    def mended(self, message: str) -> None:
        self.problems.append(mended(self.place, message))

    def read(self, node: Node | None, change: Callable[[str], str] = str) -> str:
        """Inline Markdown of `<node format="…"><text>…</text></node>`, `change`d before; '' if there is no such node."""
        if node is None:
            return ""
        self.media += [file.get("name") for file in node.all("file")]
        return self.markdown(change(node.text("text")), node.get("format") or "html")

    def markdown(self, text: str, form: str) -> str:
        if form in _PLAIN:
            return from_plain(text)
        if form == "moodle_auto_format":
            text = text.replace("\n", "<br>")
        rich = from_html(to_html(text) if form == "markdown" else text)
        self.media += rich.media
        if rich.lost:
            self.mended(f"{'、'.join(rich.lost)}没有导入")
        return rich.text
