"""Authors who mean harm: what they write stays letters, even if nothing had checked it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Dialog, Page, expect

from generator import pipeline
from generator.derive.video import Source, Video
from generator.diagnostics import Findings, text_at
from generator.media import Media
from generator.mkdocs_hook import render
from generator.model.place import Column, Layer
from generator.model.site import Site
from generator.pipeline import Project
from generator.video.captions import silent, write_webvtt
from tests.browser.conftest import Arrive
from tests.browser.hostile import CHANGED_BY_MARKDOWN, GROUP, GROUPS, PAYLOADS, lay, lesson, one_line
from tests.browser.look import wider_than_screen
from tests.browser.player import Player, right_keys, squashed, wrong_keys
from tests.browser.published import made, served, small_project
from tests.browser.sets import set_of
from tests.browser.visitor import PHONE, Visitor

TODAY = date(2026, 11, 20)
FOREIGN = """
() => {
  const KINDS = 'script:not([src]):not([type$="json"]), iframe, object, embed, form, base, style, link:not(head link), meta:not(head meta),' +
    'math, animate, template, custom-tag, [srcdoc], [formaction], svg:not(.icon):not(.sprite):not([class*=leaflet])';
  const inContent = [...document.querySelectorAll(KINDS)].map((one) => one.outerHTML.slice(0, 120));
  const handlers = [...document.querySelectorAll('*')].filter((one) =>
    one.getAttributeNames().some((name) => name.startsWith('on'))).map((one) => one.outerHTML.slice(0, 120));
  const NAMES = ['href', 'src', 'action', 'data', 'poster'];
  const addresses = NAMES.flatMap((name) => [...document.querySelectorAll(`[${name}]`)].map((one) => one.getAttribute(name)))
    .filter((address) => /^(javascript|vbscript|data|file):$/.test(new URL(address, location.href).protocol));
  return [...inContent, ...handlers, ...addresses];
}
"""
READ_LESSON = """
async () => {
  const element = document.querySelector('track');
  const loaded = new Promise((resolve) => { element.addEventListener('load', resolve); });
  element.track.mode = 'showing';
  if (element.readyState !== 2) await loaded;
  const cues = [...element.track.cues].map((cue) => cue.getCueAsHTML());
  return {
    title: document.title,
    heading: document.querySelector('h1').innerText,
    label: document.querySelector('video').getAttribute('aria-label'),
    main: document.querySelector('main').textContent,
    prose: document.querySelector('.prose:not([data-transcript] *)').innerText,
    captions: cues.map((cue) => cue.textContent).join(''),
    captionTags: cues.flatMap((cue) => [...cue.children]).length,
  };
}
"""


def _poisoned(site: Site) -> Site:
    """What readers refuse is put into the model by hand, so that pages see it all the same."""
    return replace(site, layers=tuple(map(_poisoned_layer, site.layers)))


def _poisoned_layer(layer: Layer) -> Layer:
    words = tuple(text_at(one_line(payload), "layer.yml", 1, 1, "") for payload in PAYLOADS)
    column = Column(layer.location, words[0], "choice", words, unknown=words[1], filter=True)
    places = tuple(_poisoned_place(place, n) for n, place in enumerate(layer.places))
    return replace(layer, types=words, columns=(column,), places=places)


def _poisoned_place(place: Any, number: int) -> Any:
    payload = one_line(PAYLOADS[number])
    texts = {name: getattr(place, name) or payload for name in ("name", "address", "notes", "floor", "area_name")}
    return place._replace(phone=payload, type=payload, level=payload, own=(payload,), **texts)


def media_of(site: Site, folder: Path) -> Media:
    """Videos that nobody plays, with the captions their narrations make."""
    (folder / "film.mp4").write_bytes(b"")
    Image.new("RGB", (16, 9)).save(folder / "poster.jpg")
    media = Media()
    for one in site.lessons:
        captions = folder / f"{one.id}.vtt"
        captions.write_text(write_webvtt(silent(one.slides).cues), encoding="utf-8")
        files = {"mp4": folder / "film.mp4", "jpg": folder / "poster.jpg", "vtt": captions}
        media.files.update({f"media/{one.id}.{kind}": path for kind, path in files.items()})
        names = [f"media/{one.id}.{kind}" for kind in files]
        sources = (Source(360, names[0], 100_000),)
        media.videos[one.id] = Video(*names, seconds=60, width=640, height=360, silent=True, sources=sources)
    return media


def _publish(folder: Path) -> None:
    """Lays the project and publishes it as if the check had found nothing."""
    lay(folder / "project")
    check = pipeline.check

    def blind(given: Project) -> tuple[Site | None, Findings]:
        site, _ = check(given)
        assert site is not None
        return _poisoned(site), Findings()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "check", blind)
        patch.setattr("generator.derive.collected.Collected.use", lambda *_: None)  # they name no real files
        patch.setattr("generator.verify.verify_site", lambda *_, **__: iter(()))
        patch.setattr("generator.media.make_media", lambda site, *_: media_of(site, folder))
        findings = pipeline.build(Project(folder / "project", TODAY), folder / "site", render)
    assert not findings.errors


@pytest.fixture(scope="module")
def hostile() -> Path:
    """The folder of the project and its site."""
    return made("hostile", _publish)


@pytest.fixture(scope="module")
def bad_site(hostile: Path) -> Iterator[str]:
    with served(hostile / "site") as base:
        yield base


@pytest.fixture
def victim(arrive: Arrive, bad_site: str) -> Iterator[Visitor]:
    visitor = arrive(PHONE, base=bad_site)

    def dialog(shown: Dialog) -> None:
        visitor.witness.dialogs.append(shown.message)
        shown.dismiss()

    visitor.context.on("dialog", dialog)
    visitor.witness.expect(r"404 .*/x%22onerror")  # a picture of that name, which nobody has
    yield visitor


def _is_clean(page: Page) -> None:
    """Nothing an author wrote became an element, a handler or an address that runs, or pushed the page wide."""
    foreign = page.evaluate(FOREIGN)
    assert foreign == [], page.url
    assert wider_than_screen(page) == [], page.url


def _shows(text: str, payload: str) -> bool:
    return squashed(payload) in squashed(text)


def test_there_are_enough_payloads() -> None:
    assert len(set(PAYLOADS)) == len(PAYLOADS) >= 60


def test_the_check_names_every_tag_in_a_lesson(hostile: Path) -> None:
    _, found = pipeline.check(Project(hostile / "project", TODAY))
    named = {item.location.file for item in found if item.slug in ("raw-html", "unsafe-link")}
    for number, payload in enumerate(PAYLOADS):
        if re.search(r"(?<!\\)<[a-z]", payload.replace("`", ""), re.I):  # an escaped sign is only a sign
            assert f"content/lessons/bad/{lesson(number)}.md" in named, payload
    tagged = {
        f"quizzes/bad{number}.yml"
        for number, group in enumerate(GROUPS)
        if "<img src=x onerror=alert(1)>" in str(group)
    }
    assert tagged and tagged <= named


@pytest.mark.parametrize("start", [0, *(pytest.param(start, marks=pytest.mark.long) for start in (1, 2))])
def test_lessons(victim: Visitor, start: int) -> None:
    """Every third; `make test-long` opens the others too."""
    for number in range(start, len(PAYLOADS), 3):
        payload = one_line(PAYLOADS[number])
        victim.go(f"lessons/bad/{lesson(number)}/")
        _is_clean(victim.page)
        read = victim.page.evaluate(READ_LESSON)
        for place in ("heading", "title", "label"):
            assert _shows(read[place], payload), place
        assert squashed(read["main"]).count(squashed(payload)) >= 4, payload
        assert _shows(read["prose"], payload) or PAYLOADS[number] in CHANGED_BY_MARKDOWN, payload
        if not payload.startswith("!["):  # a picture of a slide is not said
            assert re.sub(r"\W", "", payload) in re.sub(r"\W", "", read["captions"])
        assert read["captionTags"] == 0


def test_courses_home_and_tracks(victim: Visitor) -> None:
    victim.go("")
    _is_clean(victim.page)
    text = victim.page.locator("main").evaluate("main => main.textContent")
    for payload in PAYLOADS:
        assert _shows(text, payload), payload
    for number, group in enumerate(GROUPS):
        victim.go(f"courses/course-{number}/")
        _is_clean(victim.page)
        text = victim.page.locator("main").inner_text()
        for payload in group:
            assert _shows(text, payload), payload


def _topic_pages(victim: Visitor) -> list[str]:
    """As the search knows them."""
    head = victim.fetch("data/search.json")
    start, pages = 0, []
    for kind, _, _, count, each in head["sections"]:
        for first in range(start, start + count, each) if kind == "topic" else ():
            pages += [path for _, path, *_ in victim.fetch(f"{head['at']}cards/{first}.json")["docs"]]
        start += count
    return pages


def test_topics(victim: Visitor) -> None:
    seen = ""
    for path in _topic_pages(victim):
        victim.go(path)
        _is_clean(victim.page)
        text = victim.page.locator("main").evaluate("main => main.textContent")
        seen += squashed(text)
    for number, payload in enumerate(PAYLOADS):
        if payload not in CHANGED_BY_MARKDOWN:
            assert seen.count(squashed(payload)) >= 5, payload
            option = squashed(f"选项b {payload}")
            assert number % GROUP > 2 or seen.count(option) >= 2, "the answer is not in the words of its option"


def test_rooms(victim: Visitor) -> None:
    victim.go("rooms/370102/")
    _is_clean(victim.page)
    names = victim.page.get_by_role("article").get_by_role("heading", level=2).all_inner_texts()
    assert list(map(squashed, names)) == [squashed(payload) for payload in PAYLOADS]
    text = squashed(victim.page.locator("main").inner_text())
    for payload in PAYLOADS:
        assert text.count(squashed(payload)) >= 5, payload
    victim.go("rooms/?city=370100")
    cards = victim.page.locator("[data-list] > li")
    expect(cards.first).to_be_visible()
    while victim.page.locator("[data-more]").is_visible():
        victim.page.locator("[data-more]").click()
    expect(cards).to_have_count(len(PAYLOADS))
    _is_clean(victim.page)
    victim.page.get_by_role("button", name="看地图").click()
    expect(victim.page.locator("[data-map] canvas").first).to_be_visible()
    _is_clean(victim.page)


_SOME = range(0, len(GROUPS), 4)
"""Groups of every kind of payload; `make test-long` plays the others, whose words `test_topics` has seen besides."""


@pytest.mark.parametrize(
    "number",
    [number if number in _SOME else pytest.param(number, marks=pytest.mark.long) for number in range(len(GROUPS))],
)
def test_levels(victim: Visitor, number: int) -> None:
    player = Player(victim.page, _known(victim, number))
    victim.go(f"play/?level={lesson(number * GROUP)}")
    shown = ""
    for place in range(1, GROUP + 1):
        question = player.reach(place)
        player.main.get_by_role("button", name="提示").click()
        player.give(question, wrong_keys(question) if place == GROUP else right_keys(question))
        _is_clean(victim.page)
        shown += squashed(player.main.inner_text())
        player.next()
    expect(player.stem).to_have_text("过关")
    _is_clean(victim.page)
    for payload in GROUPS[number]:
        if payload not in CHANGED_BY_MARKDOWN:
            assert shown.count(squashed(payload)) >= 4, payload
    if number == 0:
        victim.go("")
        expect(victim.page.get_by_text("继续学习").first).to_be_visible()
        _is_clean(victim.page)


def _known(victim: Visitor, number: int) -> dict[str, dict[str, Any]]:
    """A group's questions by the words of their stems, which begin with their number."""
    questions = set_of(victim, lesson(number * GROUP))
    asked = [(stem, question) for question in questions for stem in (question["stem"], *question.get("stems", ()))]
    stems = victim.page.evaluate(
        "stems => stems.map((html) => new DOMParser().parseFromString(html, 'text/html').body.textContent)",
        [stem for stem, _ in asked],
    )
    return {squashed(stem): question for stem, (_, question) in zip(stems, asked, strict=True)}


def test_search(victim: Visitor) -> None:
    victim.go("search/")
    for word in ("alert", "img src onerror", "script", "onload", "javascript", "evil example", "7", "alert 1 x"):
        victim.page.get_by_role("searchbox").fill(word)
        expect(victim.page.get_by_role("status").first).to_contain_text("找到")
        expect(victim.page.get_by_role("main").get_by_role("link").first).to_be_visible()
        _is_clean(victim.page)
    for payload in map(one_line, PAYLOADS):
        victim.page.get_by_role("searchbox").fill(payload)
    victim.page.wait_for_timeout(300)
    _is_clean(victim.page)


_LINKS = (
    *("search/?q=", "play/?level=", "rooms/?city=", "rooms/?facility=", "rooms/#", "?next="),
    *("me/offline/?of=", "contest/go/?way=duel#", "practice/go/?way=search&q=", "practice/go/?way=type&of="),
)


@pytest.mark.parametrize(
    "payload",
    ["<img src=x onerror=alert(1)>", '"><svg onload=alert(1)>', "javascript:alert(1)", "http://["],
)
def test_addresses(victim: Visitor, payload: str) -> None:
    """What stands in an address is written by whoever sends the link; no script fails of it, since the worker would then
    take the release for one that does not start.
    """
    for path in _LINKS:
        victim.go(path + payload.replace("#", "%23"))
        victim.page.wait_for_timeout(150)
        _is_clean(victim.page)


def test_handbook(victim: Visitor) -> None:
    """Another template, without our policy: the sanitised text alone has to hold."""
    victim.go("handbook/")
    body = victim.page.locator("article")
    assert body.locator("script, iframe, object, embed, form, base, style, svg, math, input, [srcdoc]").count() == 0
    assert _handlers(victim.page) == []
    links = body.locator("a").evaluate_all("links => links.map((link) => link.protocol)")
    assert set(links) <= {"http:", "https:", ":"}
    text = squashed(body.inner_text())
    for payload in PAYLOADS:
        if payload not in CHANGED_BY_MARKDOWN:
            assert _shows(text, payload), payload


def _handlers(page: Page) -> list[str]:
    return page.evaluate(
        """() => [...document.querySelectorAll('*')].filter((one) =>
          one.getAttributeNames().some((name) => name.startsWith('on'))).map((one) => one.outerHTML.slice(0, 120))"""
    )


def _published(project: Path, folder: Path) -> bool:
    """Builds with every check on; whether the project passes."""
    return not pipeline.build(Project(project, TODAY, videos=False), folder, render).errors


@pytest.mark.parametrize(
    "payload",
    ["</title><script>alert(1)</script>", pytest.param("<b onclick=alert(1)>甲", marks=pytest.mark.long)],
)
@pytest.mark.parametrize("place", ["title", "description", "site_name"])
def test_words_of_the_frame_of_the_handbook(arrive: Arrive, tmp_path: Path, payload: str, place: str) -> None:
    """They do not pass the check, or they stay letters."""
    project = small_project(tmp_path / "project")
    front = {"title": "手册", "description": "说明", place: payload}
    handbook = project / "content/handbook/index.md"
    handbook.parent.mkdir()
    handbook.write_text(
        f"---\ntitle: {json.dumps(front['title'])}\ndescription: {json.dumps(front['description'])}\n---\n\n正文。\n"
    )
    config = project / "site_config.yml"
    config.write_text(
        config.read_text().replace("site_name: 随学", f"site_name: {json.dumps(front.get('site_name', '随学'))}")
    )
    if not _published(project, tmp_path / "site"):
        return
    with served(tmp_path / "site") as base:
        visitor = arrive(PHONE, base=base)
        visitor.context.on("dialog", lambda shown: (visitor.witness.dialogs.append(shown.message), shown.dismiss()))
        visitor.go("handbook/")
        handlers, dialogs = _handlers(visitor.page), list(visitor.witness.dialogs)
        visitor.context.close()
        visitor.witness.dialogs.clear()
    assert handlers == []
    assert dialogs == []


def test_a_picture_of_another_host_is_not_published(tmp_path: Path) -> None:
    project = small_project(tmp_path / "project")
    text = project / "content/lessons/demo/demo-one.md"
    text.write_text(text.read_text().replace("## FAQ", "![图](https://evil.example/x.png)\n\n## FAQ"))
    assert not _published(project, tmp_path / "site")
    assert not (tmp_path / "site").exists()


def test_no_page_holds_a_payload_as_live_html(hostile: Path) -> None:
    for path in (hostile / "site").rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert "<img src=x" not in text, path
        assert "<svg onload" not in text, path
        assert not re.search(r"<script>alert", text), path
