"""What pages weigh on a phone's first visit, gzipped as a web host sends them."""

from __future__ import annotations

import gzip
import re

from playwright.sync_api import Response, expect

from tests.browser.conftest import Arrive
from tests.browser.visitor import PHONE, Visitor

KB = 1024
RELOADING = b'<script src="/-/reload.js"></script>'
MEDIA = re.compile(r"\.(mp4|jpg|vtt)$")
LESSONS = ("lessons/basics/basics-nature/", "lessons/organize/organize-congress/", "lessons/basics/basics-five-rights/")


def _visit(phone: Visitor, path: str) -> dict[str, int]:
    """Everything fetched by a first visit of `path` → gzipped size; media and the server's own reloading left out. What
    makes the page work without a network is among it, though it comes after all else."""
    answers: list[Response] = []

    def keep(response: Response) -> None:
        answers.append(response)

    phone.page.on("response", keep)
    phone.go(path)
    phone.page.wait_for_load_state("networkidle")
    phone.page.remove_listener("response", keep)
    own = [answer for answer in answers if "/-/" not in answer.url and not MEDIA.search(answer.url)]
    return {answer.url.removeprefix(phone.base): _weight(answer) for answer in own}


def _weight(answer: Response) -> int:
    return len(gzip.compress(answer.body().replace(RELOADING, b""), 6))


def test_a_lesson_is_light(arrive: Arrive) -> None:
    for path in LESSONS:
        weights = _visit(arrive(PHONE), path)
        assert len(weights) <= 8, weights
        assert sum(weights.values()) <= 30 * KB, weights


def test_no_video_before_it_is_asked_for(phone: Visitor) -> None:
    phone.go(LESSONS[0])
    phone.page.wait_for_load_state("networkidle")
    assert not [path for path in phone.witness.paths if path.endswith(".mp4")]


def test_lesson_pages_are_small_files(phone: Visitor) -> None:
    sizes = {}
    for course in phone.fetch("data/courses.json")["courses"]:
        for chapter in course["chapters"]:
            for lesson in chapter["lessons"]:
                answer = phone.page.request.get(phone.base + lesson["path"])
                sizes[lesson["path"]] = len(answer.body().replace(RELOADING, b""))
    assert {path: size for path, size in sizes.items() if size > 20 * KB} == {}


def test_other_pages_are_light_too(arrive: Arrive) -> None:
    limits = {"": 32, "courses/organize/": 30, "rooms/": 60, "rooms/370103/": 30, "search/": 40}
    for path, most in limits.items():
        weights = _visit(arrive(PHONE), path)
        assert sum(weights.values()) <= most * KB, (path, weights)
        assert len(weights) <= 9, (path, weights)


def test_a_level_fetches_its_own_questions_only(phone: Visitor) -> None:
    """Beside the outline and the credit rules in force, which what it writes names."""
    weights = _visit(phone, "play/?level=basics-nature")
    fetched = [path for path in weights if path.startswith(("data/questions/", "data/explanations/"))]
    assert sorted(fetched) == ["data/explanations/basics-nature.json", "data/questions/basics-nature.json"]
    assert len(weights) <= 11, weights
    assert sum(weights.values()) <= 53 * KB, weights


def test_search_fetches_no_index_before_a_word_is_typed(phone: Visitor) -> None:
    phone.go("search/")
    phone.page.get_by_role("searchbox").click()
    phone.page.wait_for_timeout(400)
    assert not [path for path in phone.witness.paths if path.startswith("data/")]
    phone.page.get_by_role("searchbox").fill("会员大会")
    expect(phone.page.get_by_role("status")).to_contain_text("找到")
    assert [path for path in phone.witness.paths if path.startswith("data/")]


def test_the_map_comes_only_when_asked_for(phone: Visitor) -> None:
    phone.go("rooms/")
    expect(phone.page.get_by_role("button", name="用我的位置找最近的")).to_be_visible()
    assert not [path for path in phone.witness.paths if "roommap" in path]
    phone.page.get_by_role("button", name="看地图").click()
    expect(phone.page.get_by_role("complementary", name="地图").locator("canvas").first).to_be_visible()
    assert [path for path in phone.witness.paths if "roommap" in path]


def test_no_page_names_another_host_to_fetch_from(phone: Visitor) -> None:
    """Neither now nor by a hint: no preconnect, prefetch or form to anywhere else."""
    for path in ("", LESSONS[0], "rooms/", "rooms/370103/", "search/", "play/?level=basics-nature"):
        phone.go(path)
        foreign = phone.page.evaluate(
            """() => [...document.querySelectorAll('link[href], script[src], img[src], source[src], form[action], iframe')]
              .map((one) => one.href || one.src || one.action || one.tagName)
              .filter((address) => new URL(address, location.href).origin !== location.origin)"""
        )
        assert foreign == [], path
