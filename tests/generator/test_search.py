"""The index that a build writes is the one lunr would make of the same tokens."""

from __future__ import annotations

import json
import random
from datetime import date
from pathlib import Path

import pytest
from lunr.builder import Builder
from lunr.pipeline import Pipeline

from generator.derive.collected import Collected
from generator.derive.search import BOOSTS, FIELDS, Entry, derive_search, row, search_index, way_on
from generator.derive.tokens import tokens
from generator.derive.video import Line, Video
from generator.diagnostics import Findings
from generator.memory import Memory
from generator.progress import quiet
from generator.read.site import read_site

_WORDS = (
    "工会 会员 经费 2 百分之二 wage 职工 代表 大会 协商 集体 合同 女职工 法人 资格 委员会 主席 选举 任期 公示 a1 中"
)


def _entries(seed: int, size: int) -> list[Entry]:
    chance = random.Random(seed)
    words = _WORDS.split()

    def text(most: int) -> str:
        return "，".join(chance.choices(words, k=chance.randint(0, most)))

    return [Entry("lesson", text(4), "", text(40)) for _ in range(size)]


def _by_lunr(entries: list[Entry]) -> dict[str, dict[str, object]]:
    """lunr.py's index of our tokens set apart by spaces, with no pipeline; term → number and holders, vectors by ref."""
    builder = Builder()
    builder.ref("ref")
    builder.pipeline = Pipeline()
    builder.search_pipeline = Pipeline()
    for name, boost in BOOSTS.items():
        builder.field(name, boost)
    for ref, entry in enumerate(entries):
        builder.add({"ref": str(ref), **{name: " ".join(find(entry)) for name, find in FIELDS.items()}})
    return builder.build().serialize()


def _weights(index: dict[str, object]) -> dict[str, dict[str, float]]:
    """Field reference → term → weight."""
    terms = {posting["_index"]: term for term, posting in index["invertedIndex"]}
    return {
        ref: {terms[int(at)]: round(weight, 3) for at, weight in zip(vector[::2], vector[1::2], strict=True)}
        for ref, vector in index["fieldVectors"]
    }


def _holders(index: dict[str, object]) -> dict[str, dict[str, list[str]]]:
    """Term → field → references, in order."""
    return {
        term: {name: sorted(holders) for name, holders in posting.items() if name != "_index"}
        for term, posting in index["invertedIndex"]
    }


@pytest.mark.parametrize(("seed", "size"), [(1, 1), (2, 7), (3, 60), (4, 200)])
def test_postings_and_weights_are_those_of_lunr(seed: int, size: int) -> None:
    entries = _entries(seed, size)
    ours, theirs = json.loads(search_index(entries)), _by_lunr(entries)
    assert _holders(ours) == _holders(theirs)
    wanted = _weights(theirs)
    for ref, weights in _weights(ours).items():
        assert weights == pytest.approx(wanted.get(ref, {}), abs=0.0011), ref


def test_a_word_in_the_title_weighs_four_times_as_much() -> None:
    weights = _weights(
        json.loads(search_index([Entry("lesson", "经费", "", "经费"), Entry("lesson", "会员", "", "会员")]))
    )
    assert weights["title/0"]["经费"] == pytest.approx(4 * weights["text/0"]["经费"], abs=0.004)


def test_terms_and_the_numbers_in_vectors_ascend_as_lunr_demands() -> None:
    index = json.loads(search_index(_entries(5, 50)))
    assert all(vector[::2] == sorted(vector[::2]) for _, vector in index["fieldVectors"])
    assert [term for term, _ in index["invertedIndex"]] == sorted(term for term, _ in index["invertedIndex"])


def test_an_empty_site_has_an_empty_index() -> None:
    assert json.loads(search_index([]))["invertedIndex"] == []


def test_tokens_are_bigrams_of_hanzi_and_whole_words_of_latin() -> None:
    assert tokens("《工会法》第２条 Wage-2x，中") == ["工会", "会法", "第2", "2条", "条wage", "wage", "2x", "中"]


def test_a_question_leads_on_to_the_first_of_its_lessons_with_a_level() -> None:
    places = {"one": 0, "two": 1}
    assert way_on(("one", "two"), places, {"two"}) == 1
    assert way_on(("one", "two"), places, {"one", "two"}) == 0
    assert way_on(("gone", "one"), places, set()) == 0
    assert way_on(("gone",), places, {"two"}) is None


def test_what_results_show_of_an_entry() -> None:
    shared = {"甲法第一条": 0, "空调": 1}
    question = Entry("question", "问", "topics/a/#q", "析", more=("甲法第一条",), lesson=3)
    room = Entry("room", "屋", "rooms/1/#r", "址", True, "别名", ("空调",))
    assert row(question, shared) == ["question", "问", "topics/a/#q", "析", False, [0], 3]
    assert row(room, shared) == ["room", "屋", "rooms/1/#r", "址", True, [1]]
    lines = (Line(2.96, "先说经费"), Line(7.0, "再说审查"))
    lesson = Entry("lesson", "课", "lessons/a/b/", "文", said=lines)
    told = [[2, "先说经费"], [7, "再说审查"]]
    assert row(lesson, shared) == ["lesson", "课", "lessons/a/b/", "文", False, [], None, told]


def _spoken_video(*lines: Line) -> Video:
    return Video("v.mp4", "v.jpg", "v.vtt", 60, 640, 360, False, lines=lines)


def test_what_a_video_says_is_found_and_its_slides_say_it_no_second_time(root: Path) -> None:
    site = read_site(root, date(2026, 12, 1), Findings(), Memory(), quiet)
    assert site is not None
    slugs = {topic.name: "t" for topic in site.topics}
    first, second = Collected(site.root), Collected(site.root)
    derive_search(site, slugs, {}, first)
    derive_search(site, slugs, {"demo-one": _spoken_video(Line(3, "讲到昙"), Line(5, "花一现"))}, second)
    narration = site.lesson_by_id["demo-one"].slides[0].lines[0]
    before, after = (json.loads(out.data["data/search.json"]) for out in (first, second))
    assert narration in before["docs"][0][3] and narration not in after["docs"][0][3]
    assert after["docs"][0][6:] == [None, [[3, "讲到昙"], [5, "花一现"]]]
    terms = {term: held for term, held in after["index"]["invertedIndex"]}
    assert list(terms["昙花"]["text"]) == ["0"]
    assert before["docs"][1] == after["docs"][1] and len(after["docs"][1]) == 6
