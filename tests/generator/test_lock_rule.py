"""What is said where the lock is not there, was lost, or names a bank that cannot be read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.check.lock import check
from generator.diagnostics import Findings, Location, error, text_at, warning
from generator.memory import Memory
from generator.model.lock import LOCK, Lock, Locked
from generator.model.site import Site
from generator.progress import quiet
from generator.read.site import read_site
from tests.generator.planted import TODAY, lay


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    root = tmp_path_factory.mktemp("locked") / "project"
    lay(None, root)
    found = read_site(root, TODAY, Findings(), Memory(), quiet)
    assert found is not None and list(check(found)) == []
    return found


def test_banks_without_a_lock_are_told_to_look_for_it_or_to_make_one(site: Site) -> None:
    message = "没有试题的锁定文件：以前有过，请从版本库里找回它；从来没有过，请运行 suixue check --fix 生成它"
    never = replace(site, lock=None, files=site.files - {LOCK})
    assert list(check(never)) == [warning(Location(LOCK), "lock-missing-entry", message)]


def test_a_lock_that_cannot_be_read_or_has_nothing_to_lock_is_no_matter_of_this_rule(site: Site) -> None:
    assert LOCK in site.files
    assert list(check(replace(site, lock=None))) == []
    assert list(check(replace(site, lock=None, files=site.files - {LOCK}, banks=()))) == []


def test_a_lost_lock_is_an_error_and_counts_all_the_same(site: Site) -> None:
    assert site.lock is not None
    message = "锁定文件不见了，上次提交里还有，请运行 suixue check --fix 照它找回；自己找回请运行 git checkout HEAD -- quizzes/bank.lock"
    lost = replace(site, lock=replace(site.lock, lost=True))
    assert list(check(lost)) == [error(Location(LOCK), "lock-lost", message)]


@pytest.mark.parametrize(("files", "slugs"), [({"quizzes/law-trade.yml"}, []), ({"quizzes/law.yml"}, ["lock-orphan"])])
def test_entries_of_a_bank_that_is_there_and_cannot_be_read_are_no_orphans(
    site: Site, files: set[str], slugs: list[str]
) -> None:
    assert site.lock is not None
    name = text_at("law-trade-0001", LOCK, 9, 3)
    entries = {**site.lock.questions, name: Locked(Location(LOCK, 9, 19), 1, "0" * 12)}
    changed = replace(site, lock=Lock(entries, site.lock.retired), files=site.files | files)
    assert [(item.location, item.slug) for item in check(changed)] == [(name.location, slug) for slug in slugs]
    assert all("law-trade-0001" in item.message for item in check(changed))


def test_the_remedy_for_an_orphan_is_either_way(site: Site) -> None:
    assert site.lock is not None
    name = text_at("gone-0001", LOCK, 9, 3)
    entries = {name: Locked(Location(LOCK, 9, 14), 1, "0" * 12)}
    orphan = replace(site, lock=Lock(entries, ()), banks=())
    message = "题库里已没有“gone-0001”，请找回这道题，或运行 suixue check --fix 把编号记为已删去"
    assert list(check(orphan)) == [error(name.location, "lock-orphan", message)]
