"""Someone who plays a level: reads the question on the screen, knows the answers from the site's own files."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.sets import set_of
from tests.browser.visitor import Visitor

QUESTIONS = 5


def squashed(text: str) -> str:
    """Text without any white space, for comparing what two programs laid out."""
    return re.sub(r"\s+", "", text)


def words(rendered: str) -> str:
    """The words of rendered HTML, squashed."""
    return squashed(html.unescape(re.sub(r"<[^>]+>", "", rendered)))


_known: dict[tuple[str, str], dict[str, dict[str, Any]]] = {}
"""What was read before, by the address of the site and the revision of its questions."""


def known_questions(visitor: Visitor) -> dict[str, dict[str, Any]]:
    """Every published question by the words of its stem, in any wording."""
    index = visitor.fetch("data/questions/index.json")
    site = (visitor.base, index["revision"])
    if site not in _known:
        questions = [question for one in index["sets"] for question in set_of(visitor, one["set"])]
        _known[site] = {words(stem): one for one in questions for stem in (one["stem"], *one.get("stems", ()))}
    return _known[site]


@dataclass
class Player:
    page: Page
    known: dict[str, dict[str, Any]]

    @classmethod
    def of(cls, visitor: Visitor) -> Player:
        return cls(visitor.page, known_questions(visitor))

    @property
    def main(self) -> Locator:
        return self.page.get_by_role("main")

    @property
    def stem(self) -> Locator:
        return self.page.get_by_role("heading", level=1)

    @property
    def options(self) -> Locator:
        group = self.page.get_by_role("group", name="选项")
        return group.get_by_role("button").or_(group.get_by_role("checkbox"))

    @property
    def feedback(self) -> Locator:
        return self.page.get_by_role("region", name="解析")

    @property
    def live(self) -> Locator:
        """The one region that says each step aloud."""
        return self.page.locator("body > [role=status], main > [role=status]")

    def reach(self, number: int) -> dict[str, Any]:
        """Waits for the question at place `number` and gives what the site's file says of it."""
        expect(self.main.get_by_text(f"第 {number} 题，共 {QUESTIONS} 题").first).to_be_visible()
        expect(self.feedback).to_have_count(0)
        return self.known[squashed(self.stem.inner_text())]

    def places(self, question: dict[str, Any], keys: list[Any]) -> list[int]:
        """Where on the screen the options `keys` stand, from 0."""
        shown = [squashed(text) for text in self.options.all_inner_texts()]
        wanted = [option_words(question, key) for key in keys]
        return [next(at for at, text in enumerate(shown) if text in (want, f"{text[0]}{want}")) for want in wanted]

    def give(self, question: dict[str, Any], keys: list[Any]) -> None:
        """Answers with `keys` and waits for what is said to it."""
        self.tap(question, keys)
        expect(self.feedback).to_be_visible()

    def tap(self, question: dict[str, Any], keys: list[Any]) -> None:
        """Taps `keys` and, where several may be chosen, says so."""
        for place in self.places(question, keys):
            self.options.nth(place).click()
        if question["type"] == "multiple_choice":
            self.page.get_by_role("button", name="选好了").click()

    def right(self, number: int) -> dict[str, Any]:
        question = self.reach(number)
        self.give(question, right_keys(question))
        return question

    def wrong(self, number: int) -> dict[str, Any]:
        question = self.reach(number)
        self.give(question, wrong_keys(question))
        return question

    def next(self) -> None:
        self.page.get_by_role("button", name=re.compile("下一题|看结果")).click()

    def play(self, pattern: str) -> None:
        """A whole try, e.g. `rrwrr`: right or wrong, question by question, to the result."""
        for number, letter in enumerate(pattern, 1):
            (self.right if letter == "r" else self.wrong)(number)
            self.next()
        expect(self.stem).to_have_text(re.compile("过关|没过关"))


def right_keys(question: dict[str, Any]) -> list[Any]:
    answer = question["answer"]
    return answer if isinstance(answer, list) else [answer]


def wrong_keys(question: dict[str, Any]) -> list[Any]:
    """One choice that scores less than 1: an option that is not right if there is one."""
    if question["type"] == "true_false":
        return [not question["answer"]]
    keys = [option["key"] for option in question["options"]]
    return [key for key in keys if key not in right_keys(question)][:1] or keys[:1]


def option_words(question: dict[str, Any], key: Any) -> str:
    if question["type"] == "true_false":
        return "对" if key else "不对"
    return next(words(option["html"]) for option in question["options"] if option["key"] == key)
