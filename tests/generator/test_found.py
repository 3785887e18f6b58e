"""What search engines, feed readers and programs that pass links on find on a site."""

from __future__ import annotations

import io
import json
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image
from selectolax.lexbor import LexborHTMLParser

from generator import mkdocs_hook, pipeline

ADDRESS = "https://xuexi.example.org/gh/"
_ATOM, _MAP = "{http://www.w3.org/2005/Atom}", "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LESSON = "content/lessons/demo/demo-one.md"


def _addressed(project: pipeline.Project) -> Path:
    """The site of the project once it knows its address."""
    config = project.root / "site_config.yml"
    text = config.read_text("utf-8").replace(
        "    video_seconds: 300\n", f"    video_seconds: 300\n    address: {ADDRESS}\n"
    )
    config.write_text(text, "utf-8")
    findings = pipeline.build(project, project.root / "site", mkdocs_hook.render)
    assert not findings.errors, list(findings)
    return project.root / "site"


def _commit(root: Path, day: str) -> None:
    """Everything there is now, as somebody committed it at noon of that day."""
    who = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]
    moment = {
        "GIT_COMMITTER_DATE": f"{day}T12:00:00+08:00",
        "GIT_AUTHOR_DATE": f"{day}T12:00:00+08:00",
        "PATH": "/usr/bin:/bin",
    }
    for command in (["init", "-q"], ["add", "content"], [*who, "commit", "-q", "-m", day]):
        subprocess.run(["git", *command], cwd=root, check=True, env=moment, capture_output=True)


def _meta(page: LexborHTMLParser) -> dict[str, str]:
    return {str(one.attributes["property"]): str(one.attributes["content"]) for one in page.css("meta[property]")}


def test_a_site_that_knows_its_address_is_mapped_and_fed(project: pipeline.Project) -> None:
    _commit(project.root, "2026-03-01")
    lesson = project.root / LESSON
    lesson.write_text(lesson.read_text("utf-8").replace("goal: ", "goal: 更好地", 1), "utf-8")
    _commit(project.root, "2026-04-05")
    site = _addressed(project)
    urls = {
        one.findtext(f"{_MAP}loc"): one.findtext(f"{_MAP}lastmod")
        for one in ElementTree.parse(site / "sitemap.xml").getroot()
    }
    assert urls[f"{ADDRESS}lessons/demo/demo-one/"] == "2026-04-05"
    assert {ADDRESS, f"{ADDRESS}rooms/"} <= urls.keys()
    assert not [url for url in urls if url and ("/play/" in url or "/observatory/" in url or url.endswith("index/"))]
    assert all((site / str(url).removeprefix(ADDRESS) / "index.html").is_file() for url in urls)
    entries = ElementTree.parse(site / "feed.xml").getroot().findall(f"{_ATOM}entry")
    (entry,) = (one for one in entries if one.findtext(f"{_ATOM}id") == f"{ADDRESS}lessons/demo/demo-one/")
    assert entry.findtext(f"{_ATOM}published") == "2026-03-01T00:00:00+08:00"
    assert entry.findtext(f"{_ATOM}updated") == "2026-04-05T00:00:00+08:00"


def test_a_link_that_is_passed_on_shows_a_picture_and_words(project: pipeline.Project) -> None:
    site = _addressed(project)
    page = LexborHTMLParser((site / "courses/demo/index.html").read_bytes())
    told = _meta(page)
    assert told["og:url"] == f"{ADDRESS}courses/demo/" == page.css_first("link[rel=canonical]").attributes["href"]
    assert told["og:title"] and told["og:description"]
    picture = site / told["og:image"].removeprefix(ADDRESS)
    assert Image.open(io.BytesIO(picture.read_bytes())).size == (1200, 630)
    assert picture.stat().st_size < 60_000
    assert page.css_first("link[type='application/atom+xml']").attributes["href"] == "../../feed.xml"


def test_an_address_is_part_of_the_page_that_nobody_finds(project: pipeline.Project) -> None:
    """Such a page is shown at any depth, so that what it loads is named from the host's own root."""
    page = LexborHTMLParser((_addressed(project) / "404.html").read_bytes())
    loaded = [
        one.attributes.get("href") or one.attributes.get("src") or ""
        for one in page.css("link[rel=stylesheet], script[src]")
    ]
    assert loaded and all(one.startswith("/gh/") for one in loaded)


def test_a_site_without_an_address_says_only_what_is_true_anywhere(project: pipeline.Project) -> None:
    findings = pipeline.build(project, project.root / "site", mkdocs_hook.render)
    assert not findings.errors
    site = project.root / "site"
    assert not (site / "sitemap.xml").exists() and not (site / "feed.xml").exists()
    page = LexborHTMLParser((site / "courses/demo/index.html").read_bytes())
    assert not _meta(page) and not page.css("link[rel=canonical]")
    facts = json.loads(page.css_first("script[type='application/ld+json']").text())
    assert facts["hasPart"][0]["url"].startswith("../../lessons/demo/")


@pytest.mark.parametrize(("path", "kind"), [("courses/demo", "Course"), ("lessons/demo/demo-one", "LearningResource")])
def test_facts_are_told_in_the_words_of_schema_org(project: pipeline.Project, path: str, kind: str) -> None:
    site = _addressed(project)
    facts = json.loads(
        LexborHTMLParser((site / path / "index.html").read_bytes())
        .css_first("script[type='application/ld+json']")
        .text()
    )
    assert (facts["@context"], facts["@type"]) == ("https://schema.org", kind)
    assert facts["provider"] == {"@type": "Organization", "name": "示例总工会干部学习平台"}
    linked = facts["hasPart"][0]["url"] if kind == "Course" else facts["isPartOf"]["url"]
    assert linked.startswith(ADDRESS)
