"""The texts of one Moodle question: their formats, and what is said of them."""

from __future__ import annotations

from collections.abc import Callable

from generator.exchange.base import Said
from generator.exchange.fromhtml import from_html
from generator.exchange.richtext import from_plain, to_html
from generator.source.foreign.xmltree import Node

_PLAIN = ("plain_text", "plain")


class Texts(Said):
    """Reads the texts of one question."""

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
        return self.take(rich.text, rich.media, rich.lost)
