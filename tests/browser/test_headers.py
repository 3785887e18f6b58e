"""What hosts say with the example site's files: understood by a browser, and the same by `_headers` as by nginx."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from pathlib import Path

from playwright.sync_api import Browser, Route

from generator.assets import immutable
from generator.derive.hosting import ASK_FIRST, FOR_EVER, Server, headers_of, nginx
from generator.diagnostics import Findings
from generator.model.settings import Settings
from generator.read.settings import read_settings
from tests.browser.published import ROOT, published

PACKED = {".gz", ".br"}
MOST_RULES = 100
"""Of one file, as Cloudflare Pages takes them."""


def _settings() -> Settings:
    settings = read_settings(ROOT, Findings())
    assert settings is not None
    return settings


def test_a_browser_knows_all_that_the_headers_speak_of(browser: Browser, site: str) -> None:
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))

    def with_headers(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, headers=answer.headers | headers_of(_settings()))

    page.route(site, with_headers)
    page.goto(site)
    assert page.evaluate("document.featurePolicy.allowedFeatures().includes('camera')") is False, "the headers came"
    page.close()
    assert said == []


def _by_nginx(path: str) -> str:
    rules = re.findall(r'^    "~(.+)" "(.+)";$', nginx(_settings(), Server()), re.M)
    return next((said for pattern, said in rules if re.search(pattern, path)), ASK_FIRST)


def _by_file(path: str, rules: dict[str, str]) -> str:
    """What is said of a path that no rule fits is ours to say: ask first. Two that fit would both be said."""
    return ", ".join(said for pattern, said in rules.items() if fnmatchcase(path, pattern)) or ASK_FIRST


def test_hosts_keep_what_nginx_keeps() -> None:
    site = published(ROOT).resolve()
    told = (site / "_headers").read_text("utf-8")
    assert len(re.findall("^/", told, re.M)) <= MOST_RULES
    rules = dict(re.findall(r"^(/.+)\n  Cache-Control: (.+)$", told, re.M))
    assert [pattern for pattern in rules if pattern.count("*") > 1] == [], "Cloudflare Pages knows one star"
    files = [path for path in site.rglob("*") if path.is_file() and path.suffix not in PACKED]
    paths = [f"/{path.relative_to(site).as_posix()}" for path in files]
    assert [path for path in paths if _by_file(path, rules) != _by_nginx(path)] == []
    assert [path for path in paths if immutable(path[1:]) and _by_nginx(path) != FOR_EVER] == []
    kept = {Path(path).parent.as_posix() for path in paths if _by_nginx(path) == FOR_EVER}
    assert {"/data/places/mama-rooms", "/assets/suixue", "/assets/stylesheets"} <= kept
    assert _by_nginx("/assets/suixue/LICENSES.txt") == ASK_FIRST and "/assets/suixue/LICENSES.txt" in paths
