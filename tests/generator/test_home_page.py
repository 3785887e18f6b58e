"""What the home page is given: the notices that are not over, the lessons that came last, and with what to begin."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from generator import pipeline
from generator.derive.collected import Collected
from generator.derive.home import derive_home, newest
from generator.diagnostics import Location, text_at
from generator.history import added_days
from generator.model.notice import Notice
from generator.model.site import Site
from generator.pipeline import Project

GOOD = Path(__file__).parents[1] / "fixtures/good"
TODAY = date(2026, 11, 20)
FILE = "content/notices.yml"


@pytest.fixture(scope="module")
def site() -> Site:
    read, _ = pipeline.check(Project(GOOD, TODAY))
    assert read is not None
    return read


def _notice(name: str, since: int, until: int, link: str | None = None) -> Notice:
    """A notice so many days from now until so many days from now."""
    text = text_at(name, FILE, 3, 3)
    days = [TODAY + timedelta(days=away) for away in (since, until)]
    return Notice(Location(FILE, 3, 3), text, text, text, *days, text_at(link, FILE, 8, 9) if link else None)


def _home(site: Site) -> dict[str, object]:
    out = Collected(site.root)
    derive_home(site, out)
    return out.pages[0].data


def test_notices_that_are_not_over_are_given_the_newest_first(site: Site) -> None:
    notices = (_notice("over", -9, -1), _notice("last-day", -9, 0), _notice("later", 1, 5), _notice("now", -1, 1))
    given = _home(replace(site, notices=notices))["notices"]
    assert [(one["id"], one["now"]) for one in given] == [("later", False), ("now", True), ("last-day", True)]


def test_a_notice_leads_to_a_page_of_ours_or_out_of_the_site(site: Site) -> None:
    ours, abroad = _notice("a", 0, 0, "lessons/demo/demo-two.md"), _notice("b", 0, 0, "https://example.org/")
    (first, second) = _home(replace(site, notices=(ours, abroad)))["notices"]
    assert (first.get("path"), first.get("href")) == ("lessons/demo/demo-two/", None)
    assert (second.get("path"), second.get("href")) == (None, "https://example.org/")


def test_the_lessons_that_came_last_are_new_for_a_while(site: Site) -> None:
    files = [lesson.location.file for lesson in site.lessons]
    old, recent = TODAY - timedelta(days=200), TODAY - timedelta(days=60)
    added = dict.fromkeys(files, old) | {files[1]: recent}
    assert [one.location.file for one in newest(replace(site, added=added))] == [files[1]]
    assert newest(replace(site, added=added, today=TODAY + timedelta(days=1))) == []
    assert newest(replace(site, added=dict.fromkeys(files, recent))) == []


def test_a_site_without_lessons_has_nothing_to_begin_with(site: Site) -> None:
    assert _home(site)["first"]["title"] == site.lesson_by_id[site.courses[0].chapters[0].lessons[0]].title
    assert _home(replace(site, courses=(), tracks=()))["first"] is None


def _git(root: Path, *arguments: str, day: str = "2026-01-01") -> None:
    times = {"GIT_AUTHOR_DATE": f"{day}T12:00:00+08:00", "GIT_COMMITTER_DATE": f"{day}T12:00:00+08:00"}
    who = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
    subprocess.run(
        ["git", *who, *arguments], cwd=root, check=True, capture_output=True, env={"PATH": "/usr/bin", **times}
    )


def test_a_file_is_there_since_it_was_first_committed(tmp_path: Path) -> None:
    folder = tmp_path / "project/content"
    folder.mkdir(parents=True)
    _git(tmp_path, "init", "-q")
    for day, name in (("2026-01-01", "甲.md"), ("2026-02-01", "b.md"), ("2026-03-01", "甲.md")):
        (folder / name).write_text(day)
        _git(tmp_path, "add", ".")
        _git(tmp_path, "commit", "-qm", day, day=day)
    days = added_days(tmp_path / "project", "content")
    assert days == {"content/甲.md": date(2026, 1, 1), "content/b.md": date(2026, 2, 1)}


def test_without_a_whole_history_nothing_is_said(tmp_path: Path) -> None:
    assert added_days(tmp_path, "content") == {}
    origin = tmp_path / "origin"
    origin.mkdir()
    _git(origin, "init", "-q")
    for name in ("a.md", "b.md"):
        (origin / name).write_text(name)
        _git(origin, "add", ".")
        _git(origin, "commit", "-qm", name)
    _git(tmp_path, "clone", "-q", "--depth=1", origin.as_uri(), "shallow")
    assert added_days(tmp_path / "shallow", ".") == {}
