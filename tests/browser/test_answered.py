"""What is seen and heard once a question of a level is answered."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Arrive
from tests.browser.player import QUESTIONS, Player, right_keys
from tests.browser.visitor import PHONE, SMALL_PHONE, Visitor

LEVELS = ("basics-nature", "basics-five-rights", "organize-who-joins", "organize-candidates")

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


@pytest.mark.parametrize("size", [PHONE, SMALL_PHONE], ids=["390", "360"])
@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_the_verdict_and_the_explanation_are_in_sight(arrive: Arrive, size: dict[str, Any], motion: str) -> None:
    phone = arrive({**size, "reduced_motion": motion})
    player = Player.of(phone)
    faults = []
    for level in LEVELS:
        phone.go(f"play/?level={level}")
        for number in range(1, QUESTIONS + 1):
            (player.wrong if number == 2 else player.right)(number)
            if motion != "reduce":
                _settle(phone.page)
            faults += [f"{level} {number}: {fault}" for fault in phone.page.evaluate(_HIDDEN)]
            player.next()
    assert not faults, "\n".join(faults)


def test_an_answer_moves_nothing_that_was_there(phone: Visitor, player: Player) -> None:
    for level in LEVELS:
        phone.go(f"play/?level={level}")
        for number in range(1, QUESTIONS + 1):
            question = player.reach(number)
            before = phone.page.evaluate(_PLACES)
            player.give(question, right_keys(question))
            assert phone.page.evaluate(_PLACES) == before, (level, number)
            player.next()
