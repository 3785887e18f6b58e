"""Keyed items: what is put in order, and either side of what is paired — reading them, their rules, publishing them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from generator.diagnostics import Diagnostic, Text, error
from generator.question_types.base import Render
from generator.question_types.options import KEY, compared
from generator.source.fields import Field, ListOf, Record
from generator.source.scalars import Words

MOST = 8
ANSWER = Words(most=300)
"""The key of an item; whether there is such an item is a rule, so that the finding can say which there are."""


@dataclass(frozen=True)
class Item:
    key: Text
    text: Text


def items_of(name: str, key: Words = KEY) -> Field:
    """A field of two to eight items; `name` is what its author calls one of them."""
    fields = {"key": Field(key, required=True), "text": Field(Words(most=300), required=True)}
    return Field(ListOf(Record(name, fields, Item), 2, MOST), required=True, default=())


def check_keys(items: Sequence[Item | None]) -> Iterator[Diagnostic]:
    """Keys differ, so that an answer means one thing."""
    seen: set[str] = set()
    for item in filter(None, items):
        if item.key and item.key in seen:
            yield error(item.key.location, "option-key-twice", f"“{item.key}”写了两次，请给这一项换一个")
        seen.add(item.key)


def twins(items: Sequence[Item | None]) -> Iterator[tuple[Item, Item]]:
    """Every item whose text an earlier one has, and that one."""
    first: dict[str, Item] = {}
    for item in filter(None, items):
        same = compared(item.text)
        if same and same in first:
            yield item, first[same]
        first.setdefault(same, item)


def key_meant(written: str, items: Sequence[Item | None]) -> str:
    """The key of the item that `written` names in the wrong way, by its text or in capital or wide letters; or nothing."""
    known = {item.key: compared(item.text) for item in items if item and item.key}
    form = compared(written)
    if form.lower() in known:
        return form.lower()
    return next((key for key, text in known.items() if text and text == form), "")


def publish_items(items: Sequence[Item], render: Render) -> list[dict[str, Any]]:
    """Items for the phone, where they are shown and shuffled as options."""
    return [{"key": item.key, "html": render(item.text)} for item in items]


def item_texts(items: Sequence[Item | None]) -> Iterator[Text]:
    return (item.text for item in items if item)


def lettered(texts: Sequence[str]) -> tuple[list[dict[str, str]], list[str]]:
    """`texts` as authored items, and the key of each; the letters go by the texts, so they say nothing about the answer."""
    places = sorted(range(len(texts)), key=texts.__getitem__)
    keys = {place: chr(ord("a") + number) for number, place in enumerate(places)}
    return [{"key": keys[place], "text": texts[place]} for place in places], [
        keys[place] for place in range(len(texts))
    ]
