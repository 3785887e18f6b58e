"""What only a fill-in question can get wrong."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Diagnostic, Text, error, warning
from generator.model.question import Question
from generator.question_types.fill_blank.blanks import MOST, PLACEHOLDER, Blank, FillBlank
from generator.source.fields import Items


def check(question: Question) -> Iterator[Diagnostic]:
    content: FillBlank = question.content
    yield from _numbers(content)
    for stem in (question.stem, *question.stems):
        yield from _places(stem, content)
    for key, blank in content.blanks.items():
        yield from _accepts(blank)
        yield from _choices(key, blank)
    if not content.any_order:
        yield from _shared(content)


def _numbers(content: FillBlank) -> Iterator[Diagnostic]:
    for number, key in enumerate(content.blanks, 1):
        if key != str(number):
            yield error(key.location, "bad-form", f"空的编号“{key}”不对，从 1 起连着写，请改成 {number}")
            return
        if number > MOST:
            yield error(key.location, "bad-count", f"一道题最多 {MOST} 个空，请拆成两道题")
            return


def _places(stem: Text, content: FillBlank) -> Iterator[Diagnostic]:
    """Blanks and placeholders answer each other, in every wording of the stem."""
    if not stem or not content.blanks:
        return
    found = {match[1]: match for match in PLACEHOLDER.finditer(stem)}
    for key in content.blanks:
        if key not in found:
            message = f"题干“{stem[:12]}……”里没有 {{{{{key}}}}}，请在该填的地方写上 {{{{{key}}}}}，或删去这个空"
            yield error(key.location, "blank-without-placeholder", message)
    for number, match in found.items():
        if number not in content.blanks:
            message = f"题干里有 {match[0]}，blanks 里没有这个空，请补上它的 accept，或从题干里删去"
            yield error(stem.at(match.start()), "placeholder-without-blank", message)


def _accepts(blank: Blank) -> Iterator[Diagnostic]:
    first: dict[str, Text] = {}
    for text in filter(None, blank.accept):
        same = blank.compared(text)
        if not same:
            yield error(text.location, "bad-form", f"“{text}”去掉空格和标点就什么也不剩了，请写出要填的字")
        elif same in first:
            yield error(text.location, "accepts-equal", f"“{text}”和“{first[same]}”判分时是一样的，请删去一个")
        first.setdefault(same, text)


def _choices(key: Text, blank: Blank) -> Iterator[Diagnostic]:
    if not blank.choices:
        return
    first: dict[str, Text] = {}
    for text in filter(None, blank.choices):
        same = blank.compared(text)
        if same in first:
            yield error(text.location, "options-equal", f"“{text}”和“{first[same]}”判分时是一样的，请改写其中一个")
        first.setdefault(same, text)
    if blank.accept and not blank.accepted & set(first):
        at = blank.choices.location if isinstance(blank.choices, Items) else key.location
        yield error(at, "tiles-lack-answer", "供点选的词里没有一个是对的，请把正确的词加进 choices")


def _shared(content: FillBlank) -> Iterator[Diagnostic]:
    """In a stem like “有①和②” who fills ② first is told to be wrong."""
    seen: dict[str, Text] = {}
    for key, blank in content.blanks.items():
        for text in blank.accept:
            same = blank.compared(text)
            if same and same in seen and seen[same] != key:
                yield warning(
                    text.location,
                    "accept-fits-another",
                    f"“{text}”在第 {seen[same]} 空也算对；如果次序可以互换，请写 any_order: true",
                )
            seen.setdefault(same, key)
