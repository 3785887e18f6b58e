"""Elements of QTI 3, made by the names of QTI 2."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from generator.exchange.qti.names import new
from generator.exchange.richtext import to_html

_HTML = frozenset(("p", "div", "span", "br"))


def element(tag: str, **attributes: str) -> ET.Element:
    """`simpleChoice` as qti-simple-choice, its attributes likewise; elements of HTML as they are."""
    name = tag if tag in _HTML else f"qti-{new(tag)}"
    return ET.Element(name, {new(key): value for key, value in attributes.items()})


def add(parent: ET.Element, tag: str, **attributes: str) -> ET.Element:
    made = element(tag, **attributes)
    parent.append(made)
    return made


def document(tag: str, namespace: str, **attributes: str) -> ET.Element:
    made = element(tag, **attributes)
    made.set("xmlns", namespace)
    return made


def paragraph(markdown: str, tag: str = "p", places: dict[str, ET.Element] | None = None) -> ET.Element:
    """A text as XHTML; `places` are elements that take the place of a word in it."""
    html = to_html(markdown).replace("<br>", "<br/>")
    for number, word in enumerate(places or {}):
        html = html.replace(word, f'<place number="{number}"/>', 1)
    made = ET.fromstring(f"<{tag}>{_closed(html)}</{tag}>")
    for parent in list(made.iter()):
        for index, child in enumerate(list(parent)):
            if child.tag == "place":
                instead = list((places or {}).values())[int(child.get("number", "0"))]
                instead.tail = child.tail
                parent[index] = instead
    return made


def told(tag: str, markdown: str, **attributes: str) -> ET.Element:
    """An element of QTI that holds a text."""
    made, text = element(tag, **attributes), paragraph(markdown)
    made.text = text.text
    made.extend(text)
    return made


def _closed(html: str) -> str:
    """Our own sanitised HTML as XML: its pictures closed."""
    parts = html.split("<img ")
    return parts[0] + "".join("<img " + part.replace(">", "/>", 1) for part in parts[1:])
