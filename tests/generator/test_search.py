"""What is found by which words, and how the index is cut into files."""

from __future__ import annotations

import json
import random
from datetime import date
from pathlib import Path

import pytest

from generator.derive.collected import Collected
from generator.derive.search import BOOSTS, HEAD, derive_search, search_files
from generator.derive.search.entries import Entry, Section, Way, way_on
from generator.derive.search.sounds import alike, known_words, sound_files
from generator.derive.tokens import tokens
from generator.derive.video import Line, Video
from generator.diagnostics import Findings
from generator.memory import Memory
from generator.model.vocabulary import NO_WORDS, Vocabulary
from generator.progress import quiet
from generator.read.site import read_site
from tests.generator.searched import answers, cards, write_index

_WORDS = (
    "工会 会员 经费 2 百分之二 wage 职工 代表 大会 协商 集体 合同 女职工 法人 资格 委员会 主席 选举 任期 公示 a1 中"
)


def _sections(seed: int, size: int, most: int = 40) -> list[Section]:
    chance = random.Random(seed)
    words = _WORDS.split()

    def text(most: int) -> str:
        return "，".join(chance.choices(words, k=chance.randint(0, most)))

    return [
        Section("lesson", "lesson", "课时", 1, [Entry(text(4), f"lessons/a/l{n}/", text(most)) for n in range(size)])
    ]


def _files(*entries: Entry, vocabulary: Vocabulary = NO_WORDS) -> dict[str, bytes]:
    return search_files([Section("lesson", "lesson", "课时", 1, list(entries))], [], vocabulary)


@pytest.mark.parametrize(("seed", "size", "most"), [(1, 1, 40), (2, 7, 40), (3, 60, 400)])
def test_parts_of_the_index_score_what_lunr_scores_in_the_whole(
    tmp_path: Path, seed: int, size: int, most: int
) -> None:
    """However often a word stands in a text."""
    sections = _sections(seed, size, most)
    queries = ["工会", "主席任期", "集体合同协商", "wage a1", "会员大会选举委员会主席", "百分之二"]
    site = write_index(search_files(sections, [], NO_WORDS), tmp_path)
    for answer in answers(site, queries, sections).values():
        ours, theirs = answer["ours"], answer["theirs"]
        assert [place for place, _ in ours] == [place for place, _ in theirs]
        assert [score for _, score in ours] == pytest.approx([score for _, score in theirs], abs=1e-9)


def test_a_term_that_stands_in_very_many_things_has_a_file_of_its_own() -> None:
    files = _files(*(Entry("", f"{n}/", "工会" + "会员" * (n < 1000)) for n in range(2000)))
    head = json.loads(files[HEAD])
    assert list(json.loads(files[head["at"] + "own/0.json"])) == ["工会"]
    assert "会员" in json.loads(files[head["at"] + "terms/0.json"])


def test_a_word_in_the_title_weighs_four_times_as_much(tmp_path: Path) -> None:
    files = _files(Entry("经费", "a/", ""), Entry("", "b/", "经费"))
    found = answers(write_index(files, tmp_path), ["经费"])["经费"]["ours"]
    assert found[0][1] == pytest.approx(4 * found[1][1], rel=0.01) and BOOSTS["title"] == 4


def test_an_empty_site_has_an_index_that_finds_nothing(tmp_path: Path) -> None:
    assert answers(write_index(_files(), tmp_path), ["工会"])["工会"]["paths"] == []


def test_the_same_content_makes_the_same_files() -> None:
    assert search_files(_sections(5, 50), ["工会法"], NO_WORDS) == search_files(_sections(5, 50), ["工会法"], NO_WORDS)


def test_what_changes_lies_in_another_folder() -> None:
    folders = {json.loads(_files(Entry(title, "a/", ""))[HEAD])["at"] for title in ("工会", "会员")}
    assert len(folders) == 2


def test_tokens_are_bigrams_of_hanzi_and_whole_words_of_latin() -> None:
    assert tokens("《工会法》第２条 Wage-2x，中") == ["工会", "会法", "第2", "2条", "条wage", "wage", "2x", "中"]


def test_a_question_leads_on_to_the_first_of_its_lessons_with_a_level() -> None:
    one, two = Way("一", "lessons/a/one/", False), Way("二", "lessons/a/two/", True)
    ways = {"one": one, "two": two}
    assert way_on(("one", "two"), ways) is two
    assert way_on(("gone", "one"), ways) is one
    assert way_on(("gone",), ways) is None


def test_what_results_show_of_an_entry() -> None:
    way, said = Way("课", "lessons/a/b/", True), (Line(2.96, "先说经费"), Line(7.0, "再说审查"))
    files = _files(
        Entry("问", "topics/a/#q", "析", more=("甲法第一条",), way=way),
        Entry("屋", "rooms/1/#r", "址", True, "别名", ("空调",)),
        Entry("课", "lessons/a/b/", "文", said=said),
    )
    question, room, lesson = cards(files)
    assert (question["title"], question["text"], question["more"]) == ("问", "析", ["甲法第一条"])
    assert question["way"] == ["课", "lessons/a/b/", True] and not question["sample"]
    assert room["sample"] and room["more"] == ["空调"] and room["way"] is None
    assert lesson["said"] == [[2, "先说经费"], [7, "再说审查"]]


def test_synonyms_find_each_other_and_words_that_only_ask_are_not_looked_for(tmp_path: Path) -> None:
    read = Findings()
    vocabulary = Vocabulary((("职工代表大会", "职代会"),), ("怎么", "吗"))  # type: ignore[arg-type]
    files = _files(Entry("职工代表大会怎么开", "a/", ""), Entry("职代会", "b/", ""), vocabulary=vocabulary)
    found = answers(write_index(files, tmp_path), ["职代会怎么开", "职工代表大会吗", "怎么"])
    assert set(found["职代会怎么开"]["paths"]) == {"a/", "b/"} and not read.items
    assert found["职工代表大会吗"]["wholes"] == 2
    assert found["怎么"]["paths"] == ["a/"]


def test_words_are_those_that_are_words() -> None:
    words = known_words(["工会主席任期"], ["集体合同草案"], {"会员": [1, 2], "席任": [1, 2, 3], "法人": [1]})
    assert {"工会主席", "任期", "集体合同", "集体合同草案", "会员"} <= words.keys()
    assert not {"席任", "法人"} & words.keys(), "no word, and one that stands but once"
    assert words["集体合同"] > words["任期"]


def test_words_lie_by_their_first_letter_as_they_are_said() -> None:
    files = {
        letter: json.loads(content) for letter, content in sound_files({"长清区": 2, "女工": 1, "莘县": 1}).items()
    }
    assert files == {"c": {"chang qing qu": "长清区"}, "n": {"nv gong": "女工"}, "s": {"shen xian": "莘县"}}


def test_what_sounds_the_same_stands_before_what_nearly_does() -> None:
    like = alike()["绳"]
    assert "绳" not in like and like.index("生") < like.index("森")


def _spoken_video(*lines: Line) -> Video:
    return Video("v.mp4", "v.jpg", "v.vtt", 60, 640, 360, False, lines=lines)


def test_what_a_video_says_is_found_and_its_slides_say_it_no_second_time(root: Path, tmp_path: Path) -> None:
    site = read_site(root, date(2026, 12, 1), Findings(), Memory(), quiet)
    assert site is not None
    slugs = {topic.name: "t" for topic in site.topics}
    first, second = Collected(site.root), Collected(site.root)
    derive_search(site, slugs, {}, first)
    derive_search(site, slugs, {"demo-one": _spoken_video(Line(3, "讲到昙"), Line(5, "花一现"))}, second)
    narration = site.lesson_by_id["demo-one"].slides[0].lines[0]
    before, after = (cards(out.data) for out in (first, second))
    assert narration in before[0]["text"] and narration not in after[0]["text"]
    assert after[0]["said"] == [[3, "讲到昙"], [5, "花一现"]]
    assert answers(write_index(second.data, tmp_path), ["昙花"])["昙花"]["paths"] == [before[0]["path"]]
    assert before[1] == after[1]
