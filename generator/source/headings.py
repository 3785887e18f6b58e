"""The ids of headings, as Python-Markdown's own extension gives them, which would make a table of contents as well."""

from __future__ import annotations

import html
import re
from xml.etree.ElementTree import Element

from markdown.extensions.toc import render_inner_html, strip_tags, unique
from markdown.treeprocessors import Treeprocessor

from generator.source.markup import ID_PREFIX

_HEADINGS = {f"h{level}" for level in range(1, 7)}


class HeadingIds(Treeprocessor):
    """Gives every heading an id of its own, made of its words."""

    def run(self, root: Element) -> None:
        taken: set[str] = set()
        counters: dict[str, int] = {}
        for element in root.iter():
            if element.tag in _HEADINGS:
                words = html.unescape(strip_tags(render_inner_html(element, self.md)))
                own = unique(_slug(words), taken, counters)  # type: ignore[call-arg] # missing from the types
                element.set("id", own)


def _slug(words: str) -> str:
    """Letters, hanzi included, and `-` for everything else."""
    return ID_PREFIX + re.sub(r"\W+", "-", words.strip().lower()).strip("-")
