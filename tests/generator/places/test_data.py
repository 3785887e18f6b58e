"""What phones fetch of a layer: nothing is lost, all files keep one order, and they stay small."""

from __future__ import annotations

import gzip
import json
import shutil
from datetime import date
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from generator.derive.places import derive_places
from generator.derive.places.files import published
from generator.derive.places.holidays import holidays
from generator.derive.places.names import readings
from generator.derive.places.order import hilbert
from generator.derive.places.structured import opening_hours
from generator.diagnostics import Findings
from generator.geo.coordinates import metres_between
from generator.model.place import REVOKED, Layer
from generator.read.places import read_layers
from generator.read.tree import walk_tree
from tests.bench.rooms import COUNT, write_rooms

ROOT = Path(__file__).parents[3]
TODAY = date(2026, 11, 20)
Files = dict[str, Any]


def _layer(root: Path) -> Layer:
    return next(layer for layer in read_layers(walk_tree(root, Findings()), Findings()) if layer.id == "mama-rooms")


def _decoded(data: dict[str, bytes]) -> tuple[Any, Files]:
    """The manifest, and every other file by its name."""
    files = {path.rpartition("/")[2]: json.loads(text) for path, text in data.items()}
    return files.pop("manifest.json"), files


def _project(root: Path, count: int) -> Path:
    folder = root / "content/places/mama-rooms"
    folder.mkdir(parents=True)
    shutil.copy(ROOT / "content/places/mama-rooms/layer.yml", folder)
    write_rooms(folder, "2026-11-01", seed=7, count=count)
    return root


def _read_back(manifest: Any, files: Files) -> dict[str, tuple[str, float, float, list[str]]]:
    """Id → name, longitude, latitude, facilities, as a phone finds them by rows alone."""
    found = {}
    for index, names, cities in manifest["shards"]:
        columns, spoken = files[index], files[names]["names"]
        assert {len(c) for c in columns.values() if isinstance(c, list) and c} == {len(spoken)}
        row = 0
        told: dict[str, int] = {}
        for code, _, _, city, lon, lat, count, stem in manifest["counties"]:
            details = files[f"{stem}.json"] if stem else {"name": []}
            before, told[stem] = told.get(stem, 0), told.get(stem, 0) + count
            at = (lon, lat)
            for inside in range(before, before + count if city in cities else 0):
                at = at[0] + columns["lon"][row], at[1] + columns["lat"][row]
                number = columns["number"][row]
                key = f"{code}-{number:04d}" if isinstance(number, int) else f"{code}-{number}"
                words = [
                    word for bit, word in enumerate(manifest["facilities"]) if columns["facilities"][row] >> bit & 1
                ]
                assert details["name"][inside] == spoken[row]
                found[key] = (spoken[row], at[0] / manifest["scale"], at[1] / manifest["scale"], words)
                row += 1
        assert row == len(spoken)
        assert all(len(files[f"{stem}.json"]["name"]) == count for stem, count in told.items() if stem)
    return found


@pytest.mark.parametrize("whole", [15_000, 100])
def test_every_shown_place_is_found_again_in_one_index_or_in_many(monkeypatch, whole):
    monkeypatch.setattr("generator.derive.places.files.WHOLE", whole)
    layer = _layer(ROOT)
    manifest, files = _decoded(published(layer, TODAY))
    assert len(manifest["shards"]) == (1 if whole == 15_000 else 16)
    assert {stem[4:6] == "00" for *_, stem in manifest["counties"] if stem} == {whole == 15_000}
    found = _read_back(manifest, files)
    assert found.keys() == {place.id for place in layer.shown} and manifest["total"] == len(found)
    for place in layer.shown:
        name, lon, lat, words = found[place.id]
        assert name == place.name
        assert metres_between((lon, lat), place.point) < 1
        assert words == [layer.facilities[position] for position in place.facilities]


def test_an_id_with_more_than_four_digits_or_none_before_it_is_kept_as_written(check_rows):
    rows = [{"编号": "370102-000012"}, {"编号": "370102-0012", "名称": "示例·白露公园妈妈小屋", "楼层房间": "三楼"}]
    _, files = _decoded(published(check_rows(*rows).layers[0], TODAY))
    (numbers,) = (file["number"] for name, file in files.items() if name.startswith("index"))
    assert sorted(map(str, numbers)) == ["000012", "12"]


def test_revoked_places_and_checkers_are_in_no_file():
    layer = _layer(ROOT)
    names = {place.name for place in layer.shown}
    revoked = [place for place in layer.places if place.status == REVOKED and place.name not in names]
    text = "".join(data.decode() for data in published(layer, TODAY).values())
    assert revoked and not any(place.name in text for place in revoked)
    assert "示例核对人" not in text


def test_flags_hours_and_equal_columns(check_rows):
    full = "、".join(_layer(ROOT).facilities[:11])
    rows = [
        {"设施": full, "面积": "10", "状态": "暂停", "核对日期": "2025-11-19", "开放时间": "全天"},
        {"编号": "370102-0002", "名称": "示例·白露", "设施": full, "面积": "9", "楼层房间": "三楼", "纬度": "36.64940"},
    ]
    manifest, files = _decoded(published(check_rows(*rows).layers[0], TODAY))
    index = next(file for name, file in files.items() if name.startswith("index"))
    by_number = dict(zip(index["number"], zip(index["flags"], index["hours"], strict=True), strict=True))
    assert by_number == {1: (1 | 2 | 8, 1), 2: (0, 0)}
    assert manifest["hours"] == [["", "时间不详"], ["24/7", "全天"]]
    assert index["access"] == 0 and index["level"] == 0  # all alike


def test_a_file_that_changes_gets_another_name_and_only_it(check_rows):
    other = {"编号": "370202-0001", "区划代码": "370202", "市": "青岛市", "县(市、区)": "市南区", "名称": "示例·白露",
             "地址": "山东省青岛市市南区示例路1号", "经度": "120.38299", "纬度": "36.06622"}  # fmt: skip
    one = published(check_rows({}, other).layers[0], TODAY)
    two = published(check_rows({}, other | {"联系电话": "12351"}).layers[0], TODAY)
    changed = {path.rpartition("/")[2].partition(".")[0] for path in one.keys() ^ two.keys()}
    assert changed == {"370200"}
    assert one["data/places/mama-rooms/manifest.json"] != two["data/places/mama-rooms/manifest.json"]


def test_at_the_size_of_the_province_a_place_costs_twelve_bytes_in_the_index_and_eighteen_in_the_details(tmp_path):
    layer = _layer(_project(tmp_path, COUNT))
    packed = {path.rpartition("/")[2]: len(gzip.compress(data, 9)) for path, data in published(layer, TODAY).items()}
    index = sum(size for name, size in packed.items() if name.startswith("index") or name == "manifest.json")
    details = [size for name, size in packed.items() if name[:2] == "37"]
    assert index / len(layer.shown) <= 12
    assert len(details) == 16
    assert sum(details) / len(layer.shown) <= 18 and max(details) <= 12_000


def test_neighbours_on_the_curve_are_neighbours_on_the_ground():
    cells = sorted(((x, y) for x in range(32) for y in range(32)), key=lambda cell: hilbert(*cell))
    assert all(abs(a - c) + abs(b - d) == 1 for (a, b), (c, d) in pairwise(cells))


def test_characters_are_said_as_in_these_names():
    said = readings(["长清大学城妈妈小屋", "成长中心", "乐陵市音乐厅", "单县单位食堂", "A座3楼"])
    assert said["长"] == "chang zhang"
    assert said["乐"] == "lao yue"
    assert said["单"] == "dan shan"
    assert said["屋"] == "wu" and "A" not in said and "3" not in said


def test_holidays_are_those_announced_and_no_more():
    known = holidays(TODAY)
    assert "2027" not in known  # announced after this version of the calendar
    assert {"01-01", "02-17", "05-01", "10-01"} <= set(known["2026"]["off"])
    assert "02-14" in known["2026"]["work"] and "02-14" not in known["2026"]["off"]
    assert holidays(date(2031, 1, 1)) == {}


@pytest.mark.parametrize(
    ("hours", "told"),
    [
        ("24/7", [(7, "00:00", "23:59")]),
        ("Mo-Fr 08:30-12:00,13:30-17:30; PH off", [(5, "08:30", "12:00"), (5, "13:30", "17:30")]),
        ("Sa-Mo 20:00-08:00", [(3, "20:00", "08:00")]),
        ("Mo-Fr 08:00-24:00; Sa,Su off", [(5, "08:00", "23:59")]),
        ("Mo-Su 08:00-17:00; Su off", []),
        ("Mo-Fr 08:00-17:00; PH 09:00-12:00", []),
    ],
)
def test_hours_in_the_words_of_schema_org_or_not_at_all(hours, told):
    assert [(len(rule["dayOfWeek"]), rule["opens"], rule["closes"]) for rule in opening_hours(hours)] == told


def test_structured_data_cannot_end_its_element_and_says_that_it_is_an_example(check_rows):
    checked = check_rows({"名称": "示例</script><b>&屋", "开放时间": "每天 9:00-21:00", "联系电话": "12351"})
    pages, _ = derive_places(SimpleNamespace(layers=checked.layers, today=TODAY))  # type: ignore[arg-type]
    (room,) = (room for page in pages for room in page.data.get("rooms", []))
    assert not set("<>&") & set(room["structured"])
    facts = json.loads(room["structured"])
    assert facts["name"] == "示例</script><b>&屋" and facts["@type"] == "Place"
    assert facts["address"]["addressLocality"] == "济南市历下区" and facts["telephone"] == "12351"
    assert [feature["name"] for feature in facts["amenityFeature"]] == ["哺乳座椅", "冰箱"]
    assert 0.003 < room["lon"] - facts["geo"]["longitude"] < 0.008  # a phone's coordinates, not the map's
    assert facts["openingHoursSpecification"][0]["opens"] == "09:00"
    assert "示例数据" in facts["disambiguatingDescription"]
