"""What somebody with a slow phone waits for: the built example site in a real Chromium that gets a quarter of the processor.

A huge record is opened with the whole processor: what counts there is how it grows. Wall time, so it is true of a machine that does nothing else; the load is printed beside it.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from playwright.sync_api import Locator, Page, expect, sync_playwright

from tests.bench.measure import Table
from tests.browser.chromium import launch
from tests.browser.huge import HUGE, OPENED, Shown, give_huge_record
from tests.browser.player import QUESTIONS, Player, right_keys, wrong_keys
from tests.browser.published import ROOT, published, served
from tests.browser.records import record, write
from tests.browser.visitor import SMALL_PHONE, Visitor

SLOWER = 4
MANY = 10_000
READ_AGAIN = 5
"""How often a page may take the time that the browser alone needs to hand over a huge record, and a second."""
TRIES = 9
SETTLED = 0.5
"""Seconds in which a page at rest has done all it had to do, and a tap has been answered."""
LEVELS = ("basics-nature", "basics-five-rights", "organize-who-joins", "organize-candidates")
PAGES = (
    "play",
    "practice",
    "practice/go",
    "practice/round",
    "practice/mistakes",
    "exam/go",
    "contest/go",
    "contest/live",
    "me",
    "me/transcript",
    "me/backup",
)
_SCRIPT = re.compile(r'<(?:script src|link rel="preload" as="script"[^>]*? href)="([^"]+)"')

# From the finger's tap until a frame that shows what is said to it has been drawn. What listens stands ready before.
_ANSWERED = """
(said) => {
  window.answered = new Promise((resolve) => {
    let tapped;
    document.addEventListener('click', ({ timeStamp }) => { tapped = timeStamp; }, { capture: true, once: true });
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(performance.now() - tapped);
    new MutationObserver((_, observer) => {
      if (!document.querySelector(said)) return;
      observer.disconnect();
      requestAnimationFrame(() => port2.postMessage(''));
    }).observe(document.body, { childList: true, subtree: true });
  });
}
"""
# As little as can be said to a tap.
_BARE = "<button>A</button><script>onclick = () => document.body.append(document.createElement('hr'))</script>"
_MARKS = """
() => Object.fromEntries(performance.getEntriesByType('mark').map(({ name, startTime }) => [name, startTime]))
"""
_PACKS = """
async () => {
  const db = await new Promise((resolve) => {
    const opening = indexedDB.open('suixue');
    opening.onsuccess = () => resolve(opening.result);
  });
  const ask = (request) => new Promise((resolve) => { request.onsuccess = () => resolve(request.result); });
  const keys = await ask(db.transaction('meta').objectStore('meta').getAllKeys());
  db.close();
  return keys.filter((key) => Array.isArray(key) && key[1] === 'counted').length;
}
"""
_ONE_BY_ONE = """
async () => {
  const db = await new Promise((resolve) => {
    const opening = indexedDB.open('suixue');
    opening.onsuccess = () => resolve(opening.result);
  });
  const begun = performance.now();
  const count = await new Promise((resolve) => {
    const reading = db.transaction('statements').objectStore('statements').getAll();
    reading.onsuccess = () => resolve(reading.result.length);
  });
  const ms = performance.now() - begun;
  db.close();
  return [count, ms];
}
"""


def measure_phone(table: Table) -> None:
    """Answering, 我的, drawing a paper, and what each page's script weighs."""
    site = published(ROOT)
    print(f"# load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors; 4× throttle, medians of {TRIES} or more")
    with served(site) as base, sync_playwright() as playwright:
        browser = launch(playwright)
        answering(table, Visitor.arrive(browser, base, SMALL_PHONE))
        opening(table, Visitor.arrive(browser, base, SMALL_PHONE))
        growing(table, Visitor.arrive(browser, base, SMALL_PHONE), Visitor.arrive(browser, base, SMALL_PHONE))
        browser.close()
    drawing(table)
    for page in PAGES:
        table.add(f"{page}/, script gzipped", script_weight(site, page) / 1024, "KB", 35)


@contextmanager
def slowed(page: Page) -> Iterator[None]:
    """The page has a quarter of the processor as long as this lasts."""
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    yield
    session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    session.detach()


def answering(table: Table, phone: Visitor) -> None:
    """Single choice in levels, right and wrong in turn; a tap falls anywhere between two frames, so there are many."""
    player, taken, bare = Player.of(phone), list[float](), list[float]()
    while len(taken) < 3 * TRIES:
        for level in LEVELS:
            phone.go(f"play/?level={level}")
            taken += _answers(player)
        blank = phone.context.new_page()
        blank.set_content(_BARE)
        bare += [_tapped(blank.get_by_role("button"), "hr") for _ in range(TRIES)]
        blank.close()
    table.add("a question answered, until what is said to it is drawn", median(taken), "ms", 50)
    table.add("  the fastest", min(taken), "ms")
    table.add("  a line drawn by a page with nothing else", median(bare), "ms")


def _answers(player: Player) -> list[float]:
    """What the single choice questions of a level took. Playwright's own clicks would leave listeners that slow a tap."""
    taken = []
    for number in range(1, QUESTIONS + 1):
        question = player.reach(number)
        keys = (wrong_keys if number == 2 else right_keys)(question)
        options = [player.options.nth(place) for place in player.places(question, keys)]
        if question["type"] == "single_choice":
            taken.append(_tapped(options[0], ".feedback"))
        else:
            for option in options:
                _tap(option)
        if question["type"] == "multiple_choice":
            _tap(player.page.get_by_role("button", name="选好了"))
        _tap(player.page.get_by_role("button", name=re.compile("下一题|看结果")))
    return taken


def _tap(target: Locator) -> None:
    target.page.touchscreen.tap(*_place(target))


def _place(target: Locator) -> tuple[float, float]:
    """Where a finger touches it."""
    target.scroll_into_view_if_needed()
    box = target.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def _tapped(target: Locator, said: str) -> float:
    """Milliseconds from a finger's tap until what is `said` to it is drawn; nobody asks the page anything in between."""
    page, place = target.page, _place(target)
    page.evaluate(_ANSWERED, said)
    with slowed(page):
        time.sleep(SETTLED)
        page.touchscreen.tap(*place)
        time.sleep(SETTLED)
    taken: float = page.evaluate("() => answered")
    return taken


def opening(table: Table, phone: Visitor) -> None:
    """我的 with very many statements, with none, and what the browser alone takes to hand the many over one by one."""
    _open(phone)
    with slowed(phone.page):
        empty = _steps(phone)
    write(phone, record(MANY, _places(phone), phone.page.evaluate("Date.now()")))
    _open(phone)
    phone.page.wait_for_function(f"async () => await ({_PACKS})() === {MANY // 1000}")
    with slowed(phone.page):
        many = _steps(phone)
        read = [_one_by_one(phone, MANY) for _ in range(TRIES)]
    table.add(f"我的 with {MANY:,} statements, until the credits are drawn", many["standing"], "ms", 300)
    table.add("  the fastest", many["fastest"], "ms")
    table.add("  until everything is", many["shown"], "ms")
    table.add("  the script begins, after navigation began", many["begun"], "ms")
    table.add("  credits of an empty record", empty["standing"], "ms")
    table.add("  Chromium alone hands the statements over one by one", median(read), "ms")


def _one_by_one(phone: Visitor, many: int) -> float:
    """Milliseconds until the browser has handed over the record."""
    count, milliseconds = phone.page.evaluate(_ONE_BY_ONE)
    assert count == many
    return milliseconds


def growing(table: Table, phone: Visitor, new: Visitor) -> None:
    """Pages with a huge record, beyond what they take with none."""
    give_huge_record(phone)
    held = HUGE
    for name, page in OPENED.items():
        most = READ_AGAIN * _one_by_one(phone, held) / 1000 + 1
        taken = _seconds(phone, page.path, page.huge) - _seconds(new, page.path, page.empty)
        table.add(f"{HUGE:,} statements, {name}, beyond an empty record", taken, "s", round(most, 1))
        held += name == "level"


def _seconds(phone: Visitor, path: str, ready: Shown) -> float:
    began = time.monotonic()
    phone.go(path)
    ready(phone.page)
    return time.monotonic() - began


def _open(phone: Visitor) -> None:
    phone.go("me/")
    expect(phone.page.locator("[data-me][aria-busy=false]")).to_be_visible(timeout=60_000)


def _steps(phone: Visitor) -> dict[str, float]:
    """Milliseconds of each step of 我的: `begun` since navigation, the others since the script began."""
    tries = []
    for _ in range(TRIES):
        _open(phone)
        phone.page.wait_for_function("() => performance.getEntriesByName('shown').length > 0")
        tries.append(phone.page.evaluate(_MARKS))
    begun = [marks["begun"] for marks in tries]
    since = {step: median(marks[step] - marks["begun"] for marks in tries) for step in ("standing", "shown")}
    fastest = min(marks["standing"] - marks["begun"] for marks in tries)
    return {"begun": median(begun), "fastest": fastest, **since}


def _places(phone: Visitor) -> list[tuple[str, list[str]]]:
    """Levels with five of their questions each."""
    index = phone.fetch("data/questions/index.json")
    columns = index["questions"]
    places = [
        (one["set"], [name for name, of in zip(columns["id"], columns["set"], strict=True) if of == number][:5])
        for number, one in enumerate(index["sets"])
    ]
    return [place for place in places if len(place[1]) == 5]


def drawing(table: Table) -> None:
    """A paper of fifty questions from five thousand, by the published script in Node at full speed."""
    command = ["node", "--disable-warning=MODULE_TYPELESS_PACKAGE_JSON", str(Path(__file__).with_name("drawing.mjs"))]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    for paper, milliseconds in json.loads(told).items():
        table.add(f"50 of 5,000 drawn, {paper}", milliseconds, "ms", 2)


def script_weight(site: Path, page: str) -> int:
    """Bytes of the scripts that a page asks for before anybody taps anything, as a web host sends them."""
    folder = site / page
    scripts = _SCRIPT.findall((folder / "index.html").read_text(encoding="utf-8"))
    assert scripts, page
    return sum(len(gzip.compress((folder / script).resolve().read_bytes(), 9)) for script in scripts)
