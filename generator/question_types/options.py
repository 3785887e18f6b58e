"""Options: what the choice types share — reading them, their rules, and publishing them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from generator.diagnostics import Diagnostic, Text, error
from generator.frozen import frozen
from generator.model.shape import Choice, Choosable
from generator.question_types.base import Render
from generator.question_types.normalise import nfkc
from generator.source.fields import Field, ListOf, Record
from generator.source.meant import letters_meant
from generator.source.scalars import OneOf, Words, nearest, shown

KEY = Words(pattern="[a-h]", form="一个小写字母 a–h")


@frozen()
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
    return nfkc(text).strip()


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


ONE_EACH = "请一项只写一个：一行一个“- ”，或在方括号里用半角逗号隔开，如 "
"""The remedy for what `several` finds, before it."""


def several(answer: str, keys: Collection[str]) -> str:
    """How an answer is written as a list that names several of `keys` in one, as `a、c` does; nothing of any other."""
    letters = letters_meant(answer)
    known = len(letters) > 1 and all(letter in keys for letter in letters)
    return f"[{', '.join(letters)}]" if known else ""


def check_answer(answer: Text, options: tuple[Option | None, ...], listed: bool = False) -> Iterator[Diagnostic]:
    """The answer names an option that exists; `listed` is one of several."""
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
        yield error(answer.location, "answer-not-an-option", _not_there(answer, keys, listed))


def _not_there(answer: Text, keys: list[Text], listed: bool) -> str:
    """What to say of an answer that no option has as its key."""
    letters = several(answer, keys)
    if letters and listed:
        return f"“{shown(answer)}”里有几个字母，{ONE_EACH}{letters}"
    if letters:
        return f"单选题只有一个答案，“{shown(answer)}”请只留一个字母，或把 type 改成 multiple_choice，答案写 {letters}"
    like = next((key for key in keys if compared(key).lower() == compared(answer).lower()), "")
    if like:
        letter = compared(like).lower()
        return f"答案写的是“{answer}”，选项的字母写成了“{like}”，只差大小写或全角半角，请都写成 {letter}"
    return f"答案“{shown(answer)}”不在选项 {'、'.join(keys)} 之中{nearest(answer, keys)}，请改为其中之一"


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
