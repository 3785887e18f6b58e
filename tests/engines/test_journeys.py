"""What a cadre does, in Firefox and WebKitGTK: the same built site, the same record."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.player import option_words, right_keys, squashed, words
from tests.browser.published import ROOT, published, served
from tests.engines.engine import ENGINES, Engine

pytestmark = pytest.mark.engines

LEVEL = "basics-nature"
QUESTIONS = 5
_STEM = "document.querySelector('h1.stem')"
_AXE = (ROOT / "theme/node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module", params=sorted(ENGINES))
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    with ENGINES[request.param]() as engine:
        yield engine


@pytest.fixture(scope="module")
def base() -> Iterator[str]:
    with served(published(ROOT)) as address:
        yield address


def test_a_lesson_is_read_and_its_level_won_and_kept(engine: Engine, base: str) -> None:
    engine.open(base)
    engine.tap("main a", "工会入门")
    engine.wait("location.pathname.startsWith('/courses/basics')")
    engine.tap("main a", "工会到底是个什么组织")
    engine.wait("document.querySelector('video').canPlayType('video/mp4') !== undefined")
    assert "文字稿" in engine.run("document.body.textContent")
    engine.tap("main a, .action a", "开始闯关")
    known = _known(published(ROOT))
    for number in range(1, QUESTIONS + 1):
        _answer_right(engine, known, number)
        engine.tap("[data-action] button", "看结果" if number == QUESTIONS else "下一题")
    engine.wait("document.querySelector('h1').textContent === '过关'")
    engine.open(base + "courses/basics/")
    engine.wait("document.querySelector('main').textContent.includes('得了 2 颗星')")
    engine.open(base + "me/")
    engine.wait("document.querySelector('[data-me]').textContent.includes('学分')")


def test_a_room_is_found_by_its_county(engine: Engine, base: str) -> None:
    engine.open(base + "rooms/")
    engine.wait("!document.querySelector('[data-words]').disabled")
    engine.run(
        "(() => { const words = document.querySelector('[data-words]'); words.value = 'changqing';"
        " words.dispatchEvent(new Event('input', { bubbles: true })); return true; })()"
    )
    engine.wait("[...document.querySelectorAll('[data-list] li')].some((one) => one.textContent.includes('长清'))")


def test_search_finds_a_lesson(engine: Engine, base: str) -> None:
    engine.open(base + "search/?q=%E9%9B%86%E4%BD%93%E5%90%88%E5%90%8C")
    engine.wait('document.querySelectorAll(\'main a[href*="lessons/"], main a[href*="topics/"]\').length > 0')


@pytest.mark.parametrize(
    "page", ["", "courses/basics/", f"lessons/basics/{LEVEL}/", "practice/", "rooms/", "search/", "me/"]
)
def test_a_page_can_be_used_without_sight_or_mouse_and_asks_nobody_else(engine: Engine, base: str, page: str) -> None:
    engine.open(base + page)
    engine.wait("document.readyState === 'complete'")
    engine.run(f"(() => {{ {_AXE}; return true; }})()")
    found = engine.run("axe.run().then(({ violations }) => violations.map(({ id }) => id))")
    assert found == []
    hosts = engine.run("[...new Set(performance.getEntriesByType('resource').map(({ name }) => new URL(name).host))]")
    assert hosts in ([], [engine.run("location.host")])
    assert engine.run("document.documentElement.scrollWidth <= innerWidth")


def _known(site: Path) -> dict[str, dict[str, object]]:
    """The level's questions by the words of their stems, in any wording."""
    told = json.loads((site / f"data/questions/{LEVEL}.json").read_text(encoding="utf-8"))
    return {words(stem): one for one in told["questions"] for stem in (one["stem"], *one.get("stems", ()))}


def _answer_right(engine: Engine, known: dict[str, dict[str, object]], number: int) -> None:
    engine.wait(f"document.querySelector('main').textContent.includes('第 {number} 题，共 {QUESTIONS} 题')")
    question = known[squashed(engine.wait(f"{_STEM} && {_STEM}.innerText"))]
    for wanted in (option_words(question, key) for key in right_keys(question)):
        engine.run(
            "(() => { [...document.querySelectorAll('.option')].find((one) =>"
            f" one.querySelector('.option-text').innerText.replace(/\\s/g, '') === {json.dumps(wanted)}).click();"
            " return true; })()"
        )
    if question["type"] == "multiple_choice":
        engine.tap("[data-action] button", "选好了")
    engine.wait("!!document.querySelector('.feedback[data-state=right]')")
