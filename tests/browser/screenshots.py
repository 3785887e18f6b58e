"""Pictures of every kind of page of the built site, phone and desktop, light and dark: `make screenshots`.

They go to build/screenshots; the four that the READMEs show are then copied to docs/images.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from tests.browser.chromium import launch
from tests.browser.player import Player
from tests.browser.published import ROOT, published, served
from tests.browser.visitor import Visitor

OUT = ROOT / "build" / "screenshots"
IMAGES = ROOT / "docs" / "images"
SIZES = {"phone": {"width": 390, "height": 844}, "desktop": {"width": 1280, "height": 800}}
PAGES = {
    "home": "",
    "course": "courses/basics/",
    "lesson": "lessons/basics/basics-nature/",
    "rooms": "rooms/",
    "county": "rooms/370102/",
    "search": "search/",
    "topic": "topics/hui-yuan-da-hui/",
    "handbook": "handbook/questions/",
    "observatory": "observatory/",
    "practice": "practice/",
    "exams": "exam/",
    "contests": "contest/",
    "hall": "contest/live/",
    "404": "404.html",
}
OWN = {
    "me": "me/",
    "transcript": "me/transcript/",
    "backup": "me/backup/",
    "mistakes": "practice/mistakes/",
    "walk": "practice/go/?way=undone",
    "daily": "practice/round/?way=daily",
    "exam": "exam/go/?way=paper&of=new-cadre",
    "contest": "contest/go/?way=duel",
}
"""Pages that show what a phone holds: taken once a level has been played on it."""
LEVEL = "basics-nature"
HERE = {"longitude": 117.02, "latitude": 36.66}
README = {"home": "home", "playing": "player", "course": "course", "right": "question", "nearest": "rooms"}
"""Picture → its name in docs/images."""


@dataclass
class Camera:
    """Takes pictures named ``<what>-<look>.png``."""

    visitor: Visitor
    look: str

    def keep(self, what: str) -> None:
        self.visitor.page.wait_for_timeout(400)
        self.visitor.page.screenshot(path=OUT / f"{what}-{self.look}.png")

    def pages(self) -> None:
        self._visit(PAGES)

    def own(self) -> None:
        self._visit(OWN)

    def _visit(self, pages: Mapping[str, str]) -> None:
        for what, path in pages.items():
            self.visitor.go(path)
            self.keep(what)

    def search(self) -> None:
        self.visitor.go("search/")
        self.visitor.page.get_by_role("searchbox").fill("会员大会")
        self.keep("found")

    def rooms(self) -> None:
        self.visitor.go("rooms/")
        self.visitor.page.get_by_role("button", name="用我的位置找最近的").click()
        self.keep("nearest")
        button = self.visitor.page.get_by_role("button", name="看地图")
        if button.is_visible():
            button.click()
        self.keep("map")

    def level(self) -> None:
        """A question, a wrong answer, a right one and the result."""
        self.visitor.go(f"play/?level={LEVEL}")
        player = Player.of(self.visitor)
        player.reach(1)
        self.keep("question")
        for number in range(1, 6):
            (player.wrong if number == 1 else player.right)(number)
            if number < 3:
                self.keep("wrong" if number == 1 else "right")
            player.next()
        self.keep("result")

    def video(self) -> None:
        """The player while it plays, its sizes, its words; on phones lying on their side too."""
        page = self.visitor.page
        if page.viewport_size == SIZES["phone"]:
            page.set_viewport_size({"width": 360, "height": 740})
        self.visitor.go(f"lessons/basics/{LEVEL}/")
        player = page.get_by_role("region", name="课时视频")
        player.get_by_role("button", name="播放").click()
        place = player.get_by_role("slider", name="播放到哪里")
        place.fill("40")
        page.wait_for_timeout(1500)
        self.keep("playing")
        player.get_by_role("button", name="清晰度和流量").click()
        self.keep("sizes")
        player.get_by_role("button", name="清晰度和流量").click()
        player.get_by_text("文字稿", exact=True).click()
        self.keep("words")
        if page.viewport_size != SIZES["desktop"]:
            page.set_viewport_size({"width": 844, "height": 390})
            self.keep("lying")


def options(viewport: dict[str, int], scheme: str) -> dict[str, Any]:
    """A browser profile that stands in the middle of Jinan and is looked at closely."""
    place = {"geolocation": HERE, "permissions": ["geolocation"]}
    return {"viewport": viewport, "color_scheme": scheme, "device_scale_factor": 2} | place


def main() -> None:
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    with served(published(ROOT)) as base, sync_playwright() as playwright:
        browser = launch(playwright)
        for size, viewport in SIZES.items():
            for scheme in ("light", "dark"):
                visitor = Visitor.arrive(browser, base, options(viewport, scheme))
                camera = Camera(visitor, f"{size}-{scheme}")
                for take in (camera.pages, camera.search, camera.rooms, camera.level, camera.own, camera.video):
                    take()
                visitor.context.close()
        browser.close()
    for what, name in README.items():
        Path(IMAGES).mkdir(parents=True, exist_ok=True)
        shutil.copyfile(OUT / f"{what}-phone-light.png", IMAGES / f"{name}.png")


if __name__ == "__main__":
    main()
