"""What a question may carry besides its stem: pictures and recordings, hints, and other wordings."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Route, expect

from tests.browser.look import axe_faults, wider_than_screen
from tests.browser.sets import QUESTION_FILES
from tests.browser.visitor import Visitor

LEVEL = "play/?level=basics-nature"
PICTURE = """<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="900"><rect width="1600" height="900" fill="#888"/></svg>"""
EXTRAS: dict[str, Any] = {
    "media": [
        {"kind": "image", "src": "media/notice.svg", "alt": "一张公告栏的照片", "transcript": None},
        {
            "kind": "audio",
            "src": "media/talk.mp3",
            "alt": "一段对话",
            "transcript": "甲问：怎么入会？\n乙答：写一份申请。",
        },
    ],
    "hints": ["先想想<strong>三性</strong>", "再想想章程"],
}


@pytest.fixture
def phone_with_extras(phone: Visitor) -> Visitor:
    """A site whose every question has a picture, a recording, two hints and two more wordings."""

    def answer(route: Route) -> None:
        file = route.fetch().json()
        for question in file["questions"]:
            question.update(EXTRAS, stems=[f"换个问法{n}：{question['stem']}" for n in (1, 2)])
        route.fulfill(body=json.dumps(file), content_type="application/json")

    phone.context.route(QUESTION_FILES, answer)
    phone.context.route("**/media/notice.svg", lambda route: route.fulfill(body=PICTURE, content_type="image/svg+xml"))
    return phone


def test_pictures_and_recordings_stand_above_the_options(phone_with_extras: Visitor) -> None:
    page = phone_with_extras.page
    phone_with_extras.go(LEVEL)
    picture = page.get_by_role("img", name="一张公告栏的照片")
    expect(picture).to_be_visible()
    page.wait_for_function("() => document.querySelector('main img').complete")
    box, options = picture.bounding_box(), page.get_by_role("group", name="选项").bounding_box()
    assert box and options and 300 < box["width"] <= 390 and box["y"] + box["height"] < options["y"]
    expect(page.locator("audio[controls][aria-label=一段对话]")).to_be_visible()
    page.get_by_text("文字稿", exact=True).click()
    expect(page.get_by_text("乙答：写一份申请。")).to_be_visible()
    assert not [*wider_than_screen(page), *axe_faults(page)]


def test_hints_come_one_by_one_and_cost_nothing(phone_with_extras: Visitor) -> None:
    page = phone_with_extras.page
    phone_with_extras.go(LEVEL)
    expect(page.get_by_text("先想想三性")).to_have_count(0)
    page.get_by_role("button", name="提示", exact=True).click()
    expect(page.get_by_text("先想想三性")).to_be_visible()
    page.get_by_role("button", name="再给一条提示").click()
    expect(page.get_by_text("再想想章程")).to_be_focused()
    expect(page.get_by_role("button", name="再给一条提示")).to_be_hidden()
    expect(page.get_by_role("banner").get_by_text("还剩 2 颗心")).to_be_attached()
    assert [one["verb"] for one in phone_with_extras.record()] == ["initialized"]


def test_coming_back_finds_the_same_wording(phone_with_extras: Visitor) -> None:
    stem = phone_with_extras.page.get_by_role("heading", level=1)
    phone_with_extras.go(LEVEL)
    expect(stem).not_to_be_empty()
    asked = stem.inner_text()
    for _ in range(4):
        phone_with_extras.page.reload()
        expect(stem).to_have_text(asked)
