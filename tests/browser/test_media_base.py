"""A film that lies at the media base plays on a page whose policy allows that address and no other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Route, expect

from generator.ingest import Request, add
from generator.mkdocs_hook import render
from generator.pipeline import Project, build
from generator.progress import quiet
from generator.report import terminal
from tests.browser.published import served, small_project
from tests.browser.visitor import PHONE
from tests.generator.publishing import lock
from tests.generator.video.films import H264, film, picture, sound

BASE = "https://media.example.org/suixue"
PAGE = "lessons/demo/demo-two/"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built site beside its project, with a recording at the media base and the other lesson without one."""
    folder = tmp_path_factory.mktemp("based")
    root = small_project(folder / "project")
    config = root / "site_config.yml"
    settings = yaml.safe_load(config.read_text(encoding="utf-8"))
    settings["extra"]["suixue"]["media"] = {"base": BASE}
    config.write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")
    (root / "theme").symlink_to(Path(__file__).parents[2] / "theme")
    lock(root)
    talk = film(folder / "talk.mp4", *picture("320x240", 10, 8), *sound(8), *H264)
    assert not add(root, date(2026, 11, 20), Request(talk, "demo-two"), quiet).refused
    findings = build(Project(root), folder / "site", render)
    assert not findings.errors, terminal(findings)
    return root


@pytest.fixture
def base(project: Path) -> Iterator[str]:
    with served(project.parent / "site") as address:
        yield address


def test_a_film_elsewhere_plays_and_nothing_else_is_fetched_from_there(
    browser: Browser, project: Path, base: str
) -> None:
    context = browser.new_context(**PHONE, base_url=base)
    asked: list[str] = []
    said: list[str] = []

    def send(route: Route) -> None:
        asked.append(route.request.url.removeprefix(f"{BASE}/"))
        route.fulfill(path=project / "build/upload" / asked[-1], content_type="video/mp4")

    context.route(f"{BASE}/**", send)
    page = context.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.goto(base + PAGE)
    page.wait_for_timeout(300)
    assert asked == []
    page.locator("[data-start]").click()
    expect(page.locator("[data-start]")).to_be_hidden()
    page.wait_for_function("() => document.querySelector('video').currentTime > 1", timeout=30_000)
    assert asked and all(path.endswith(".mp4") and (project / "build/upload" / path).is_file() for path in asked)
    assert not [text for text in said if "Content Security Policy" in text]
    page.evaluate("() => fetch('https://elsewhere.example.org/x').catch(() => {})")
    assert [text for text in said if "Content Security Policy" in text and "elsewhere.example.org" in text]
    context.close()
