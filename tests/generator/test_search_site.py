"""The example site's own index, searched by the script that ships: lunr's own scores, and what people expect."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.derive.search import HEAD
from generator.derive.search.entries import Section, sections_of
from generator.derive.topics import topic_slugs
from generator.pipeline import Project, check, derive
from tests.generator.searched import answers as answered
from tests.generator.searched import cards, hits, relevance, write_index

ROOT = Path(__file__).parents[2]
CASES = json.loads((ROOT / "tests/vectors/search.json").read_text(encoding="utf-8"))["cases"]
ASKED = [asked["query"] for asked in relevance()]
QUERIES = list(dict.fromkeys([*(case["query"] for case in CASES), *ASKED]))
Answers = dict[str, dict[str, Any]]
FIRST_ANSWER = 27_000
"""Bytes of the index, gzipped; the script comes on top."""


@pytest.fixture(scope="module")
def built() -> dict[str, bytes]:
    """The data files that a build of the repository's own content writes."""
    out, _, findings = derive(Project(ROOT, videos=False))
    assert out is not None, list(findings.errors)
    return out.data


@pytest.fixture(scope="module")
def sections() -> list[Section]:
    site, _ = check(Project(ROOT))
    assert site is not None
    return sections_of(site, topic_slugs(site), {})


@pytest.fixture(scope="module")
def answers(built: dict[str, bytes], sections: list[Section], tmp_path_factory: pytest.TempPathFactory) -> Answers:
    """What the shipped script answers, by query."""
    return answered(write_index(built, tmp_path_factory.mktemp("search")), QUERIES, sections)


@pytest.mark.parametrize("query", QUERIES)
def test_the_parts_of_the_index_score_what_the_whole_one_scores(answers: Answers, query: str) -> None:
    """lunr makes the whole index of the same words; order and scores are its, to nine decimals."""
    ours, theirs = answers[query]["ours"], answers[query]["theirs"]
    assert [place for place, _ in ours] == [place for place, _ in theirs]
    assert [score for _, score in ours] == pytest.approx([score for _, score in theirs], abs=1e-9)


def test_nineteen_of_twenty_are_answered_by_the_first_three_results(answers: Answers) -> None:
    found = hits({query: answer["first"] for query, answer in answers.items()})
    missed = [query for query in ASKED if query not in found]
    assert len(found) >= 0.95 * len(ASKED), missed


def test_a_first_answer_fetches_little_of_the_index(answers: Answers) -> None:
    costs = sorted((answers[query]["cost"]["bytes"], query) for query in QUERIES)
    assert costs[-1][0] <= FIRST_ANSWER, costs[-5:]
    assert costs[len(costs) // 2][0] <= FIRST_ANSWER / 2


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["query"])
def test_what_people_type_finds_what_they_mean(answers: Answers, case: dict[str, Any]) -> None:
    answer = answers[case["query"]]
    firsts = answer["paths"][: len(case["first"])]
    assert len(firsts) == len(case["first"])
    for path, begin in zip(firsts, case["first"], strict=True):
        assert path.startswith(begin), firsts
    assert (answer["wholes"] > 0) is case["whole"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("25 人以上", "二十五人以上"), ("2/3", "三分之二"), ("第3条", "第三条"), ("工会法第43条", "工会法第四十三条")],
)
def test_a_number_finds_the_same_in_digits_and_in_hanzi(answers: Answers, one: str, other: str) -> None:
    assert answers[one]["paths"] == answers[other]["paths"] != []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("会员待表大会", "会员代表大会"),
        ("huiyuandahui", "会员大会"),
        ("hydh", "会员大会"),
        ("huiyuandahiu", "会员大会"),
        ("huiyuandah", "会员大会"),
        ("fei1", ""),
    ],
)
def test_what_sounds_alike_is_what_was_meant(built: dict[str, bytes], tmp_path: Path, typed: str, meant: str) -> None:
    assert answered(write_index(built, tmp_path), [typed])[typed]["read"] == meant


def test_who_asks_for_25_people_finds_every_page_that_says_so(built: dict[str, bytes], answers: Answers) -> None:
    saying = {card["path"] for card in cards(built) if re.search("(25|二十五) ?人", card["title"] + card["text"])}
    assert len(saying) > 5
    assert saying <= set(answers["25人"]["paths"])


@pytest.mark.parametrize("query", ["历下区妈妈小屋", "历下 母婴室"])
def test_a_county_stands_above_its_rooms_and_they_alone_match_wholly(answers: Answers, query: str) -> None:
    paths = answers[query]["paths"][: answers[query]["wholes"]]
    assert paths[0] == "rooms/370102/"
    assert len(paths) > 1
    assert all(path.startswith("rooms/370102/#") for path in paths[1:])


def test_a_facility_finds_the_rooms_that_have_it(built: dict[str, bytes], answers: Answers) -> None:
    having = {card["path"] for card in cards(built) if "微波炉" in card["more"]}
    assert len(having) > 5
    assert having <= set(answers["微波炉"]["paths"])


def test_an_article_finds_the_lessons_and_questions_that_cite_it(built: dict[str, bytes], answers: Answers) -> None:
    article = "中华人民共和国工会法第四十三条"
    citing = {card["path"] for card in cards(built) if article in card["more"]}
    answer = answers["工会法第43条"]
    assert {path.partition("/")[0] for path in citing} == {"lessons", "topics"}
    assert citing <= set(answer["paths"][: answer["wholes"]])


def test_a_question_leads_on_to_a_level_that_asks_it(built: dict[str, bytes]) -> None:
    questions = [card for card in cards(built) if card["kind"] == "question"]
    assert len(questions) > 100
    for card in questions:
        _, path, level = card["way"]
        assert path.startswith("lessons/") and level
        own = json.loads(built[f"data/questions/{path.split('/')[-2]}.json"])
        asked = [question["id"] for question in own["questions"]]
        assert own["shards"] == 1 and card["path"].partition("#")[2] in asked


def test_only_questions_for_practice_are_found(built: dict[str, bytes]) -> None:
    site, _ = check(Project(ROOT, today=date(2026, 11, 22)))
    assert site is not None
    closed = {question.id for question in site.questions if not question.asked(site.today)}
    found = {card["path"].partition("#")[2] for card in cards(built) if card["kind"] == "question"}
    assert found and not found & closed


def test_every_file_of_the_index_is_named_for_who_wants_all_of_it(built: dict[str, bytes]) -> None:
    head = json.loads(built[HEAD])
    files = {path for path in built if path.startswith("data/search/")}
    assert all(path.startswith(head["at"]) for path in files)
    assert sum(len(built[path]) for path in files) == head["bytes"]
