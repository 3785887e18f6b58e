"""The example site's own index, searched by lunr.py and by the script that ships: one order, and what people expect."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from lunr.index import Index
from lunr.query import Query

from generator.derive.tokens import tokens
from generator.pipeline import Project, derive

ROOT = Path(__file__).parents[2]
CASES = json.loads((ROOT / "tests/vectors/search.json").read_text(encoding="utf-8"))["cases"]
ANYWHERE = Query.WILDCARD_LEADING | Query.WILDCARD_TRAILING


@pytest.fixture(scope="module")
def built() -> dict[str, bytes]:
    """The data files that a build of the repository's own content writes."""
    out, _, findings = derive(Project(ROOT, videos=False))
    assert out is not None, list(findings.errors)
    return out.data


@pytest.fixture(scope="module")
def file(built: dict[str, bytes]) -> bytes:
    return built["data/search.json"]


@pytest.fixture(scope="module")
def index(file: bytes) -> Any:
    return Index.load(json.loads(file)["index"])


@pytest.fixture(scope="module")
def answers(file: bytes, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """What the shipped script answers, by query."""
    path = tmp_path_factory.mktemp("search") / "search.json"
    path.write_bytes(file)
    command = ["node", str(ROOT / "tests/theme/search_answers.js"), str(path)]
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    return {case["query"]: answer for case, answer in zip(CASES, json.loads(done.stdout), strict=True)}


def _by_lunr_py(index: Any, text: str) -> list[tuple[str, float]]:
    """References and scores, best first; the query is put as the script puts it."""
    words = list(dict.fromkeys(tokens(text)))
    alone = len(words) == 1 and len(words[0]) == 1
    query = index.create_query()
    for word in words:
        query.term(word, use_pipeline=False, wildcard=ANYWHERE if alone else Query.WILDCARD_NONE)
    return [(hit["ref"], hit["score"]) for hit in index.query(query)]


@pytest.mark.parametrize("query", [case["query"] for case in CASES])
def test_the_shipped_lunr_finds_what_lunr_py_finds_in_the_same_order(
    index: Any, answers: dict[str, dict[str, Any]], query: str
) -> None:
    wanted = _by_lunr_py(index, query)
    found = answers[query]["hits"]
    assert [ref for ref, _ in found] == [ref for ref, _ in wanted]
    assert [score for _, score in found] == pytest.approx([score for _, score in wanted], rel=1e-9)


def test_most_queries_find_something(answers: dict[str, dict[str, Any]]) -> None:
    assert sum(bool(answer["paths"]) for answer in answers.values()) >= len(CASES) - 1


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["query"])
def test_what_people_type_finds_what_they_mean(answers: dict[str, dict[str, Any]], case: dict[str, Any]) -> None:
    answer = answers[case["query"]]
    firsts = answer["paths"][: len(case["first"])]
    assert len(firsts) == len(case["first"])
    for path, begin in zip(firsts, case["first"], strict=True):
        assert path.startswith(begin), firsts
    assert answer["whole"] is case["whole"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("25 人以上", "二十五人以上"), ("2/3", "三分之二"), ("第3条", "第三条"), ("工会法第43条", "工会法第四十三条")],
)
def test_a_number_finds_the_same_in_digits_and_in_hanzi(
    answers: dict[str, dict[str, Any]], one: str, other: str
) -> None:
    assert answers[one]["paths"] == answers[other]["paths"] != []


def test_who_asks_for_25_people_finds_every_page_that_says_so(file: bytes, answers: dict[str, dict[str, Any]]) -> None:
    docs = json.loads(file)["docs"]
    saying = {path for _, title, path, text, *_ in docs if re.search("(25|二十五) ?人", title + text)}
    assert len(saying) > 5
    assert saying <= set(answers["25人"]["paths"])


@pytest.mark.parametrize("query", ["历下区妈妈小屋", "历下 母婴室"])
def test_a_county_stands_above_its_rooms_and_they_alone_match_wholly(
    answers: dict[str, dict[str, Any]], query: str
) -> None:
    paths = answers[query]["paths"][: answers[query]["wholes"]]
    assert paths[0] == "rooms/370102/"
    assert len(paths) > 1
    assert all(path.startswith("rooms/370102/#") for path in paths[1:])


def test_a_facility_finds_the_rooms_that_have_it(file: bytes, answers: dict[str, dict[str, Any]]) -> None:
    parts = json.loads(file)
    having = {doc[2] for doc in parts["docs"] if parts["more"].index("微波炉") in doc[5]}
    assert len(having) > 5
    assert having <= set(answers["微波炉"]["paths"])


def test_an_article_finds_the_lessons_and_questions_that_cite_it(
    file: bytes, answers: dict[str, dict[str, Any]]
) -> None:
    parts = json.loads(file)
    article = next(place for place, text in enumerate(parts["more"]) if text.endswith("工会法第四十三条"))
    citing = {doc[2] for doc in parts["docs"] if article in doc[5]}
    answer = answers["工会法第43条"]
    assert {path.partition("/")[0] for path in citing} == {"lessons", "topics"}
    assert citing <= set(answer["paths"][: answer["wholes"]])


def test_what_things_share_weighs_no_more_than_a_tenth_of_the_file(file: bytes) -> None:
    parts = json.loads(file)
    shared = [parts["more"], [doc[5] for doc in parts["docs"]]]
    assert len(json.dumps(shared, ensure_ascii=False).encode()) < len(file) / 10


def test_a_question_leads_on_to_a_level_that_asks_it(built: dict[str, bytes], file: bytes) -> None:
    parts = json.loads(file)
    docs, levels = parts["docs"], set(parts["levels"])
    questions = [doc for doc in docs if doc[0] == "question"]
    assert len(questions) > 100
    for _, _, path, _, _, _, lesson in questions:
        assert docs[lesson][0] == "lesson" and lesson in levels
        own = json.loads(built[f"data/questions/{docs[lesson][2].split('/')[-2]}.json"])
        assert own["shards"] == 1 and path.partition("#")[2] in [question["id"] for question in own["questions"]]
