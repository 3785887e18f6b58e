"""What a room is found by: where it is, and every name of its kind, each word once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.derive.search import FIELDS
from generator.derive.search.entries import Entry, layer_sections
from generator.derive.tokens import tokens
from generator.pipeline import Project, derive
from tests.generator.places.conftest import Checked
from tests.generator.searched import cards, words_of

ROOT = Path(__file__).parents[3]
Check = Callable[..., Checked]


def _room(check_rows: Check, **cells: str) -> Entry:
    (layer,) = check_rows(cells).layers
    *_, rooms = layer_sections(layer)
    (entry,) = rooms.entries
    return entry


@pytest.mark.parametrize("query", ["济南市历下区", "妈妈小屋", "母婴室", "哺乳室", "示例一路1号"])
def test_a_room_is_found_by_its_county_and_every_name_of_its_kind(check_rows: Check, query: str) -> None:
    entry = _room(check_rows, 名称="示例·青杏社区哺乳间", 地址="示例一路1号")
    assert set(tokens(query)) <= set(words_of(entry))


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("示例一路1号", "济南市历下区示例一路1号"),
        ("历下区示例一路1号", "济南市历下区示例一路1号"),
        ("济南市示例一路1号", "济南市历下区示例一路1号"),
        ("山东省示例一路1号", "济南市历下区示例一路1号"),
        ("山东省济南市历下区示例一路1号", "山东省济南市历下区示例一路1号"),
    ],
)
def test_what_is_shown_says_city_and_county(check_rows: Check, address: str, shown: str) -> None:
    assert _room(check_rows, 地址=address).text == shown


def test_a_name_that_a_room_bears_already_costs_no_second_place(check_rows: Check) -> None:
    entry = _room(check_rows)
    assert entry.title.endswith("妈妈小屋")
    added = FIELDS["text"](entry)[len(tokens(entry.text)) :]
    assert sorted(added) == sorted({*tokens("母婴室"), *tokens("哺乳室")})


def test_a_room_has_its_facilities_apart_from_its_words(check_rows: Check) -> None:
    entry = _room(check_rows, 设施="冰箱；空调")
    assert entry.more == ("冰箱", "空调")
    assert "冰箱" not in words_of(entry)


def test_a_county_is_found_like_its_rooms_and_says_how_many_it_has(check_rows: Check) -> None:
    (layer,) = check_rows({}, {}).layers
    whole, counties, rooms = layer_sections(layer)
    (county,) = counties.entries
    assert (county.title, county.path) == ("历下区的妈妈小屋", "rooms/370102/")
    assert county.text == f"济南市历下区，共 {len(rooms.entries)} 间"
    assert [entry.path for entry in whole.entries] == ["rooms/"]
    assert {*tokens("济南市历下区"), *tokens("母婴室"), *tokens("妈妈小屋")} <= set(words_of(county))


def test_the_site_finds_the_places_of_every_layer_and_says_what_they_are() -> None:
    out, _, findings = derive(Project(ROOT, videos=False))
    assert out is not None, list(findings.errors)
    places = {(card["path"].partition("/")[0], card["label"]) for card in cards(out.data) if card["kind"] == "room"}
    assert places == {("childcare", "托管班"), ("rooms", "妈妈小屋")}
    (page,) = (page for page in out.pages if page.template == "search.html")
    assert [layer["noun"] for layer in page.data["layers"]] == ["托管班", "妈妈小屋"]
