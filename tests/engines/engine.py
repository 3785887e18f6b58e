"""Firefox and WebKitGTK behind one small face: a page is opened, asked and tapped by script, so one journey runs in both."""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import sync_playwright
from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

PATIENCE = 20.0
WINDOW = {"width": 460, "height": 844}
"""WebKitGTK's window gets no narrower than 447 px."""
MINI_BROWSERS = "/usr/lib/*/webkit2gtk-4.*/MiniBrowser"


class Engine(NamedTuple):
    """A window of a browser. `run` gives the value of a JavaScript expression, which may be a promise. Its `dialogs` are
    dismissed; WebKit's end the next call with an exception.
    """

    name: str
    open: Callable[[str], object]
    run: Callable[[str], Any]
    dialogs: list[str]

    def wait(self, expression: str) -> Any:
        """The expression's value once it is true of the page; raises AssertionError with what the page shows instead."""
        end = time.monotonic() + PATIENCE
        while not (value := self._asked(expression)):
            if time.monotonic() > end:
                raise AssertionError(f"{self.name}: not so: {expression}\n{self.run('document.body.innerText')[:2000]}")
            time.sleep(0.1)
        return value

    def _asked(self, expression: str) -> Any:
        try:
            return self.run(expression)
        except (PlaywrightError, WebDriverException):  # the page is just being left
            return None

    def tap(self, selector: str, words: str = "") -> None:
        """Taps the first thing that can be seen of `selector` and holds `words`, once there is one."""
        found = f"{_SEEN}({json.dumps(selector)}, {json.dumps(words)})"
        self.wait(f"!!{found}")
        self.run(f"(setTimeout((one) => one.click(), 0, {found}), true)")  # it may lead away from what answers here


_SEEN = """((selector, words) => [...document.querySelectorAll(selector)]
  .find((one) => one.getClientRects().length > 0 && !one.disabled && one.textContent.includes(words)))"""


@contextmanager
def firefox() -> Iterator[Engine]:
    """Firefox ESR as the distribution packs it; without touch, which Playwright cannot give it."""
    path = os.environ.get("FIREFOX") or shutil.which("firefox-esr") or shutil.which("firefox")
    assert path, "没有找到 Firefox，请安装 firefox-esr"
    with sync_playwright() as playwright:
        browser = playwright.firefox.launch(channel="moz-firefox", executable_path=path)
        page = browser.new_page(viewport=WINDOW, locale="zh-CN")
        page.set_default_timeout(1000 * PATIENCE)
        dialogs: list[str] = []
        page.on("dialog", lambda shown: (dialogs.append(shown.message), shown.dismiss()))
        yield Engine("firefox", page.goto, page.evaluate, dialogs)
        browser.close()


@contextmanager
def webkit() -> Iterator[Engine]:
    """WebKitGTK's own small browser; it wants a display, which `xvfb-run` gives."""
    found = sorted(Path("/").glob(MINI_BROWSERS.lstrip("/")))
    driver_path = shutil.which("WebKitWebDriver")
    assert found and driver_path, "没有找到 WebKitGTK，请安装 webkit2gtk-driver"
    options = Options()
    options.binary_location = str(found[-1])
    options.add_argument("--automation")
    driver = webdriver.WebKitGTK(options=options, service=Service(driver_path))
    driver.set_window_size(WINDOW["width"], WINDOW["height"])
    driver.set_script_timeout(PATIENCE)

    def run(expression: str) -> Any:
        return driver.execute_async_script(
            f"const done = arguments[0]; Promise.resolve({expression}).then(done, (error) => done(String(error)));"
        )

    yield Engine("webkit", driver.get, run, [])
    driver.quit()


ENGINES = {"firefox": firefox, "webkit": webkit}
