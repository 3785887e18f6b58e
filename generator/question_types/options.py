"""Options: what the choice types share — reading them, their rules, and publishing them."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from generator.diagnostics import Diagnostic, Text, error
from generator.model.shape import Choice, Choosable
from generator.question_types.base import Render
from generator.source.fields import Field, ListOf, OneOf, Record, Words, nearest, shown

KEY = Words(pattern="[a-h]", form="一个小写字母 a–h")


@dataclass(frozen=True)
class Option:
    """One option; `pin` keeps it last when the others are shuffled."""

    key: Text
    text: Text
    feedback: Text | None
    pin: Text | None


ANSWER = Words(most=300)
"""The key of a right option; whether there is such an option is a rule, so that the finding can say which there are."""
OPTION = Record(
    "选项",
    {
        "key": Field(KEY, required=True),
        "text": Field(Words(most=300), required=True),
        "feedback": Field(Words(most=500)),
        "pin": Field(OneOf(("last",))),
    },
    Option,
)


def options_of(least: int, most: int) -> Field:
    """The `options` field of a type with `least` to `most` options."""
    return Field(ListOf(OPTION, least, most), required=True, default=())


def compared(text: str) -> str:
    """The form in which two options count as the same: NFKC and trimmed, punctuation kept."""
    return unicodedata.normalize("NFKC", text).strip()


def check_options(options: tuple[Option | None, ...]) -> Iterator[Diagnostic]:
    """Keys differ and texts differ, so that an answer means one thing."""
    keys: set[str] = set()
    texts: dict[str, str] = {}
    for option in filter(None, options):
        if option.key and option.key in keys:
            yield error(option.key.location, "option-key-twice", f"选项“{option.key}”写了两次，请换一个字母")
        keys.add(option.key)
        same = compared(option.text)
        if same and same in texts:
            yield error(
                option.text.location, "options-equal", f"选项 {option.key} 与 {texts[same]} 相同，请改写其中一个"
            )
        texts.setdefault(same, option.key)


def check_answer(answer: Text, options: tuple[Option | None, ...]) -> Iterator[Diagnostic]:
    """The answer names an option that exists."""
    keys = [option.key for option in options if option and option.key]
    if answer in keys:
        return
    letter = compared(answer).lower()
    of_text = {compared(option.text): option.key for option in options if option and option.key and option.text}
    if compared(answer) in of_text:
        message = f"答案要写字母，不写选项的文字，请改成 {of_text[compared(answer)]}"
        yield error(answer.location, "answer-as-text", message)
    elif letter in keys:
        yield error(answer.location, "answer-not-an-option", f"答案要写成小写半角字母，请把“{answer}”改成 {letter}")
    elif answer and keys:
        span = f"{keys[0].upper()}–{keys[-1].upper()}"
        yield error(
            answer.location,
            "answer-not-an-option",
            f"答案“{shown(answer.upper())}”不在选项 {span} 之中{nearest(answer, keys)}，请改为其中之一",
        )


def publish_options(options: tuple[Option, ...], render: Render) -> list[dict[str, Any]]:
    """Options for the phone, texts rendered, empty keys left out."""
    return [
        {"key": option.key, "html": render(option.text)}
        | ({"feedback": render(option.feedback)} if option.feedback else {})
        | ({"pin": option.pin} if option.pin else {})
        for option in options
    ]


def option_texts(options: tuple[Option | None, ...]) -> Iterator[Text]:
    """Every authored text of the options."""
    for option in filter(None, options):
        yield option.text
        if option.feedback:
            yield option.feedback


def chosen_text(keys: tuple[str, ...], options: tuple[Option | None, ...]) -> str:
    """The options named by `keys`, letter and words, as a learner reads the answer."""
    return "；".join(f"{option.key.upper()}. {option.text}" for option in filter(None, options) if option.key in keys)


def choosables(options: tuple[Option, ...], right: Collection[str]) -> tuple[Choosable, ...]:
    """The options as a shape has them; `right` are the keys of the right ones."""
    return tuple(
        Choosable(option.text, option.key in right, option.feedback or "", option.pin == "last") for option in options
    )


def authored_options(shape: Choice) -> tuple[list[dict[str, str]], list[str]]:
    """A shape's options as authored, lettered from a, and the keys of the right ones."""
    lettered = list(zip("abcdefgh", shape.options, strict=False))
    options = [
        {"key": key, "text": option.text}
        | ({"feedback": option.feedback} if option.feedback else {})
        | ({"pin": "last"} if option.last else {})
        for key, option in lettered
    ]
    return options, [key for key, option in lettered if option.right]
