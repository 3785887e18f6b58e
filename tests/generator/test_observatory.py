"""题库观察: the page says what is so, and nobody's guesses are better than it says."""

from __future__ import annotations

from random import Random

import pytest

from generator import pipeline
from generator.derive.collected import Collected
from generator.derive.observatory import derive_observatory
from generator.diagnostics import Location, warning
from generator.modes.levels.mode import QUESTIONS, draw
from generator.modes.levels.odds import passing
from generator.modes.order import Drawable
from tests.generator.test_published_papers import PAPER


@pytest.mark.parametrize(
    "pool",
    [
        [("single_choice", 0.25)] * 6 + [("multiple_choice", 1 / 11)] * 4 + [("true_false", 0.5)] * 4,
        [("single_choice", 0.5)] * 5 + [("multiple_choice", 0.25)] * 9,
        [("multiple_choice", 0.25)] * 4 + [("true_false", 0.5)] * 1,
    ],
)
def test_the_chance_is_that_of_many_tries(pool: list[tuple[str, float]]) -> None:
    """Drawing takes a multiple choice first if there is none yet: that makes it a little harder than the mean says."""
    drawables = [Drawable(f"q-{number:04d}", kind) for number, (kind, _) in enumerate(pool)]
    guess = {one.id: share for one, (_, share) in zip(drawables, pool, strict=True)}
    chance, passed, tries = Random(7), 0, 20_000
    for seed in range(tries):
        right = sum(chance.random() < guess[one.id] for one in draw(str(seed), drawables))
        passed += right >= 0.8 * QUESTIONS
    assert passed / tries == pytest.approx(passing(pool), abs=0.004)


def test_pools_that_make_no_level_have_no_chance() -> None:
    assert passing([("single_choice", 0.25)] * 9) == 0.0
    assert passing([]) == 0.0


def test_certain_answers_always_pass_and_impossible_ones_never() -> None:
    assert passing([("multiple_choice", 1.0)] * 7) == pytest.approx(1)
    assert passing([("multiple_choice", 0.0)] * 7) == 0


def test_the_page_holds_what_the_check_found(project: pipeline.Project) -> None:
    site, findings = pipeline.check(project)
    assert site is not None
    at = Location("quizzes/demo.yml", 30, 9)
    found = [
        warning(at, "near-duplicate-stem", "像"),
        warning(at, "stem-too-long", "长"),
        warning(at, "review-overdue", "旧"),
    ]
    out = Collected(site.root)
    derive_observatory(site, [*findings, *found], out)
    (page,) = out.pages
    assert page.path == "observatory.md"
    assert [row["place"] for row in page.data["doubles"]["rows"]] == ["quizzes/demo.yml:30"]
    assert [row["message"] for row in page.data["stale"]["rows"]] == ["旧"]
    assert page.data["statuses"] == ["草稿", "待审", "上线", "停用"]
    (bank,) = page.data["banks"]
    assert bank["count"] == sum(bank["statuses"]) == len(list(site.questions))
    assert sum(at["count"] for at in bank["positions"]) == sum(q.type == "single_choice" for q in site.questions)
    assert {topic["name"] for group in page.data["topics"] for topic in group["topics"]} == {
        t.name for t in site.topics
    }
    assert [float(level["chance"]) for level in page.data["levels"]] == sorted(
        (float(level["chance"]) for level in page.data["levels"]), reverse=True
    )


def test_the_page_says_what_chapters_lack_for_a_boss_and_how_papers_are_passed(project: pipeline.Project) -> None:
    (project.root / "quizzes/papers").mkdir()
    (project.root / "quizzes/papers/demo-paper.yml").write_text(PAPER, encoding="utf-8")
    config = project.root / "site_config.yml"
    text = config.read_text(encoding="utf-8")
    for least, chapter in ((28, {"count": 28, "lacks": 0, "chance": "<0.001"}), (30, {"count": 28, "lacks": 2})):
        config.write_text(text.replace("boss_pool: 28", f"boss_pool: {least}"), encoding="utf-8")
        site, findings = pipeline.check(project)
        assert site is not None and not findings.errors
        out = Collected(site.root)
        derive_observatory(site, findings, out)
        (page,) = out.pages
        assert page.data["bosses"] == [{"course": "示例课程", "title": "第一章", **chapter}]
    (paper,) = page.data["papers"]
    assert (paper["title"], paper["questions"], paper["pool"], paper["passing"]) == ("示例模拟考试", 19, 29, 70)
    assert 0 < float(paper["guessed"]) < 0.1 and 90 < float(paper["known"]) <= 100


def test_no_page_of_learners_links_to_it(project: pipeline.Project) -> None:
    out, *_ = pipeline.derive(project)
    assert out is not None
    assert "observatory.md" in {page.path for page in out.pages}
    for template in (project.root / "theme/overrides").glob("*.html"):
        assert "observatory/" not in template.read_text(encoding="utf-8")
