"""Some five hundred payloads in every field that a page shows, on a site made as if the check had found nothing. Every page
is read as a browser reads it; one or two of each kind are opened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.source.markup import render_block, render_inline
from tests.browser import hostile, test_hostile
from tests.browser.conftest import Arrive
from tests.browser.payloads import corpus
from tests.browser.published import made, served
from tests.browser.test_hostile import FOREIGN
from tests.browser.visitor import PHONE, Visitor

_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffd]")
"""No authored file may hold these, which the readers' tests keep."""
PAYLOADS = tuple({hostile.one_line(payload): payload for payload in corpus() if not _REFUSED.search(payload)}.values())
GROUPS = [PAYLOADS[start : start + hostile.GROUP] for start in range(0, len(PAYLOADS), hostile.GROUP)]
_NEVER = (
    "iframe, object, embed, base, style, math, animate, set, template, noembed, xmp, portal, marquee, [style], [srcdoc],"
    "[formaction], body link, body meta, body title, main input:not([type]), main svg:not(.icon), main form"
)
_ADDRESS = re.compile(
    r"[\x00-\x20]*(?:javascript|vbscript|livescript|data|blob|file|filesystem|feed|view-source):", re.I
)
_MARKDOWN = (
    "{}",
    "## {}",
    "- {}",
    "> {}",
    "[{}](https://e.invalid/)",
    "`{}`",
    "```\n{}\n```",
    "1. {}\n\n    {}",
    "[点][x]\n\n[x]: {}",
)


def _live(text: str | bytes) -> list[str]:
    """What of a page's source would act."""
    page = LexborHTMLParser(text)
    found = [node.html or "" for node in page.css(_NEVER)]
    for node in page.css("*"):
        for name, value in node.attributes.items():
            if name.startswith("on") or (name in ("href", "src", "action", "poster") and _ADDRESS.match(value or "")):
                found.append(node.html or "")
    scripts = page.css("script:not([src]):not([type$=json])")
    return [one[:120] for one in (*found, *(node.html or "" for node in scripts))]


def test_there_are_hundreds_of_payloads() -> None:
    assert len(PAYLOADS) > 450


def test_markdown_makes_none_of_them_live() -> None:
    for payload in corpus():
        for place in _MARKDOWN:
            assert _live(render_block(place.replace("{}", payload))) == [], (place, payload)
        assert _live(render_inline(payload)) == [], payload


def _publish(folder: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        for module in (hostile, test_hostile):
            patch.setattr(module, "PAYLOADS", PAYLOADS)
            patch.setattr(module, "GROUPS", GROUPS)
        test_hostile._publish(folder)


@pytest.fixture(scope="module")
def site() -> Path:
    return made("corpus", _publish) / "site"


def test_no_page_holds_one_of_them_live(site: Path) -> None:
    pages = [path for path in site.resolve().rglob("*.html") if "handbook" not in path.parts]
    assert len(pages) > len(PAYLOADS)
    live = {path.as_posix(): found for path in pages if (found := _live(path.read_bytes()))}
    assert live == {}


@pytest.fixture
def victim(arrive: Arrive, site: Path) -> Iterator[Visitor]:
    with served(site) as base:
        visitor = arrive(PHONE, base=base)
        visitor.witness.expect(r"Failed to load resource")  # pictures that nobody has
        yield visitor


_LESSONS = [f"lessons/bad/{hostile.lesson(number)}/" for number in range(len(PAYLOADS))]
_KINDS = [
    "", _LESSONS[7], _LESSONS[-9], "courses/course-3/", "rooms/", "rooms/370102/", "handbook/", "practice/",
    f"play/?level={hostile.lesson(10)}", "search/?q=alert", "me/", "privacy/",
]  # fmt: skip


@pytest.mark.parametrize(
    "pages", [_KINDS, pytest.param(_LESSONS[::3], marks=pytest.mark.long)], ids=["kinds", "lessons"]
)
def test_nothing_runs_in_the_browser(victim: Visitor, pages: list[str]) -> None:
    """The witness of every visitor knows of dialogs and of what a policy had to stop."""
    for path in pages:
        victim.go(path)
        assert [one for one in victim.page.evaluate(FOREIGN) if "md-" not in one] == [], path
