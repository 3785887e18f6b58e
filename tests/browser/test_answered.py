"""What is seen and heard once a question of a level is answered."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Arrive
from tests.browser.player import QUESTIONS, Player, right_keys, squashed, words
from tests.browser.visitor import PHONE, SMALL_PHONE, Visitor

LEVELS = ("basics-nature", "basics-five-rights", "organize-who-joins", "organize-candidates")
SOME_LEVELS = pytest.mark.parametrize(
    "levels", [LEVELS[:1], pytest.param(LEVELS[1:], marks=pytest.mark.long)], ids=["one", "others"]
)

# Between the bars: the verdict, and the first paragraph of the explanation.
_HIDDEN = """
() => {
  const top = Math.max(0, document.querySelector('body > header').getBoundingClientRect().bottom);
  const end = Math.min(innerHeight, document.querySelector('[data-action]').getBoundingClientRect().top);
  const verdict = document.querySelector('.feedback-title').getBoundingClientRect();
  const words = document.createRange();
  words.selectNodeContents(document.querySelector('.feedback > .prose'));
  const [line] = words.getClientRects();
  const faults = [];
  if (verdict.top < top || verdict.bottom > end) faults.push(`verdict ${verdict.top}–${verdict.bottom}`);
  if (line.top < top || line.bottom > end) faults.push(`explanation ${line.top}–${line.bottom}`);
  return faults.map((fault) => `${fault} is not in ${top}–${end}`);
}
"""

# Where everything of the question stands in the page, whatever has been scrolled.
_PLACES = """
() => [...document.querySelectorAll('.eyebrow, .stem, .option, [data-action]')].map((one) => {
  const box = one.getBoundingClientRect();
  const fixed = one.matches('[data-action]');
  return Math.round(box.top + (fixed ? 0 : scrollY));
})
"""


def _settle(page: Page) -> None:
    """Waits until nothing scrolls any more."""
    page.wait_for_function(
        """() => new Promise((done) => {
          const before = scrollY;
          setTimeout(() => done(scrollY === before), 120);
        })"""
    )


def _hidden(page: Page) -> list[str]:
    faults: list[str] = page.evaluate(_HIDDEN)
    return faults


def _hidden_at_last(page: Page) -> list[str]:
    """What stays hidden once the page has had time to scroll."""
    for _ in range(30):
        if not _hidden(page):
            break
        page.wait_for_timeout(100)
    return _hidden(page)


@pytest.mark.parametrize("size", [pytest.param(PHONE, marks=pytest.mark.long), SMALL_PHONE], ids=["390", "360"])
@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
@SOME_LEVELS
def test_the_verdict_and_the_explanation_are_in_sight(
    arrive: Arrive, size: dict[str, Any], motion: str, levels: tuple[str, ...]
) -> None:
    phone = arrive({**size, "reduced_motion": motion})
    player = Player.of(phone)
    faults = []
    for level in levels:
        phone.go(f"play/?level={level}")
        for number in range(1, QUESTIONS + 1):
            (player.wrong if number == 2 else player.right)(number)
            hidden = _hidden(phone.page) if motion == "reduce" else _hidden_at_last(phone.page)
            faults += [f"{level} {number}: {fault}" for fault in hidden]
            player.next()
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("hesitation", [0, 150])
def test_what_comes_next_begins_at_the_top(arrive: Arrive, hesitation: int) -> None:
    """However soon one goes on, while the page still scrolls to the explanation."""
    phone = arrive(SMALL_PHONE)
    player = Player.of(phone)
    phone.go(f"play/?level={LEVELS[0]}")
    for number, answer in enumerate((player.wrong, player.right, player.wrong), 1):
        answer(number)
        phone.page.wait_for_timeout(hesitation)
        player.next()
        _settle(phone.page)
        assert phone.page.evaluate("() => scrollY") == 0, number


@SOME_LEVELS
def test_an_answer_moves_nothing_that_was_there(phone: Visitor, player: Player, levels: tuple[str, ...]) -> None:
    for level in levels:
        phone.go(f"play/?level={level}")
        for number in range(1, QUESTIONS + 1):
            question = player.reach(number)
            before = phone.page.evaluate(_PLACES)
            player.give(question, right_keys(question))
            assert phone.page.evaluate(_PLACES) == before, (level, number)
            player.next()


def test_what_an_answer_came_to_is_heard_once_with_its_explanation(phone: Visitor, player: Player) -> None:
    phone.go(f"play/?level={LEVELS[0]}")
    for number in range(1, QUESTIONS + 1):
        question = (player.wrong if number == 2 else player.right)(number)
        heard = squashed(player.live.inner_text())
        assert re.match("答错了|只对了一部分" if number == 2 else "答对了", heard)
        assert heard.count(words(question["explanation"])) == 1
        assert all(squashed(citation) in heard for citation in question["citations"])
        assert heard.count("正确答案") == 1
        spoken = phone.page.locator("[aria-live], [role=status], [role=alert], [aria-describedby]")
        assert [one for one in spoken.all_inner_texts() if squashed(one)] == [player.live.inner_text()]
        player.next()


def test_a_question_of_another_lesson_says_so_and_where_it_is_from(phone: Visitor, player: Player) -> None:
    phone.go(f"play/?level={LEVELS[0]}")
    own = set()
    for number in range(1, QUESTIONS + 1):
        own.add((player.wrong if number == 1 else player.right)(number)["id"])
        expect(player.main.get_by_text("复习", exact=True)).to_have_count(0)
        player.next()
    phone.go("play/?level=basics-duties")
    marked = 0
    for number in range(1, QUESTIONS + 1):
        question = player.reach(number)
        foreign = "basics-duties" not in question["lessons"]
        expect(player.main.get_by_text("复习", exact=True)).to_have_count(int(foreign))
        expect(player.live).to_have_text(re.compile("^复习题" if foreign else "^第"))
        expect(player.main.get_by_text("出自")).to_have_count(0)
        player.right(number)
        source = player.feedback.get_by_role("link", name="《工会到底是个什么组织》")
        expect(source).to_have_count(int(foreign))
        if foreign:
            expect(source).to_have_attribute("href", re.compile("/lessons/basics/basics-nature/$"))
        marked += foreign
        player.next()
    assert marked in (1, 2)
