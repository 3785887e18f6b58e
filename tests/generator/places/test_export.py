"""Files for other maps: in WGS-84, well formed whatever names hold, and without what is not published."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from generator.diagnostics import Findings
from generator.exchange.places.export import FORMATS, columns, note
from generator.exchange.places.reading import sent
from generator.exchange.places.wanted import Wanted
from generator.geo.coordinates import metres_between, wgs84_to_gcj02
from generator.model.place import Layer
from tests.generator.places.conftest import REPOSITORY, TODAY
from tests.generator.places.layers import SECOND, THIRD, code, lay, layer_of, run

KML = "{http://www.opengis.net/kml/2.2}"
NAUGHTY = SECOND | {"名称": "示例·<b>甲&乙</b>\"丙'", "使用说明": "第一行，]]> 第二行", "楼层房间": "-1+2"}
PERSONAL = THIRD | {"联系电话": "13800000000"}


def written(root: Path, form: str, layer: str = "mama-rooms") -> bytes:
    found = layer_of(root, layer)
    return FORMATS[form].write(found, found.shown)


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def positions(form: str, data: bytes) -> dict[str, tuple[float, float]]:
    """Number → longitude and latitude, as the file has them."""
    if form == "geojson":
        return {item["id"]: tuple(item["geometry"]["coordinates"]) for item in json.loads(data)["features"]}
    if form == "csv":
        return {row["编号"]: (float(row["经度"]), float(row["纬度"])) for row in rows(data)}
    found = {}
    for mark in ElementTree.fromstring(data).iter(f"{KML}Placemark"):
        longitude, latitude = (mark.findtext(f"{KML}Point/{KML}coordinates") or "").split(",")
        found[mark.attrib["id"].removeprefix("place-")] = float(longitude), float(latitude)
    return found


@pytest.mark.parametrize("form", FORMATS)
def test_positions_are_in_wgs84(tmp_path: Path, form: str) -> None:
    lay(tmp_path, {}, THIRD | {"坐标系": "手机GPS(WGS-84)"}, SECOND | {"坐标系": "百度(BD-09)", "经度": "117.10600"})
    layer = layer_of(tmp_path)
    found = positions(form, written(tmp_path, form))
    assert list(found) == [place.id for place in layer.places]
    for place in layer.places:
        assert place.point and metres_between(wgs84_to_gcj02(found[place.id]), place.point) < 0.2
    assert metres_between(found["370102-0001"], layer.places[0].point or (0, 0)) > 300
    assert found["370103-0001"] == (116.917386, 36.579353)


def test_geojson_is_as_the_rfc_says(tmp_path: Path) -> None:
    lay(tmp_path, {}, NAUGHTY)
    whole = json.loads(written(tmp_path, "geojson"))
    assert whole["type"] == "FeatureCollection" and "crs" not in whole
    first, second = whole["features"]
    assert (first["type"], first["geometry"]["type"]) == ("Feature", "Point")
    assert 114 < first["geometry"]["coordinates"][0] < 123 and 34 < first["geometry"]["coordinates"][1] < 39
    assert second["properties"]["名称"] == NAUGHTY["名称"]
    assert first["properties"]["设施"] == ["哺乳座椅", "冰箱"]
    assert "联系电话" not in first["properties"]  # nothing is said of what is not known


def test_kml_is_well_formed_whatever_names_hold(tmp_path: Path) -> None:
    lay(tmp_path, {}, NAUGHTY)
    layer = layer_of(tmp_path)
    odd = layer.places[0]._replace(id="370102-0009", notes="响铃\x07和\x0b")
    root = ElementTree.fromstring(FORMATS["kml"].write(layer, (*layer.places, odd)))
    assert root.tag == f"{KML}kml"
    marks = list(root.iter(f"{KML}Placemark"))
    assert [mark.findtext(f"{KML}name") for mark in marks][1] == NAUGHTY["名称"]
    data = {item.attrib["name"]: item.findtext(f"{KML}value") for item in marks[1].iter(f"{KML}Data")}
    assert data["使用说明"] == NAUGHTY["使用说明"] and data["县(市、区)"] == "历下区"
    assert "响铃和" in {value.text for value in marks[2].iter(f"{KML}value")}
    assert [child.tag.removeprefix(KML) for child in marks[0]] == [
        "name",
        "address",
        "ExtendedData",
        "Point",
    ]  # as ordered in KML 2.2


def test_csv_begins_with_a_mark_and_holds_no_formula(tmp_path: Path) -> None:
    lay(tmp_path, NAUGHTY)
    data = written(tmp_path, "csv")
    assert data.startswith(b"\xef\xbb\xbf")
    assert rows(data)[0]["楼层房间"] == "'-1+2"
    (tmp_path / "back.csv").write_bytes(data)
    back = sent(tmp_path, "mama-rooms", [tmp_path / "back.csv"], TODAY, Findings())
    assert back is not None
    (place,) = back.layers[0].places
    assert (place.name, place.floor, place.notes) == (NAUGHTY["名称"], "-1+2", NAUGHTY["使用说明"])


@pytest.mark.parametrize("name", sorted(path.parent.name for path in REPOSITORY.glob("content/places/*/layer.yml")))
def test_csv_of_the_sites_own_layers_is_read_back(tmp_path: Path, name: str) -> None:
    layer = layer_of(REPOSITORY, name)
    (tmp_path / "back.csv").write_bytes(FORMATS["csv"].write(layer, layer.shown))
    findings = Findings()
    found = sent(REPOSITORY, name, [tmp_path / "back.csv"], TODAY, findings)
    assert {item.slug for item in findings} <= {
        "place-date-stale",
        "place-date-future",
        "place-near-border",
        "place-size-small",
    }
    assert found is not None
    back = {place.id: place for place in found.layers[0].places}
    assert len(back) == len(layer.shown)
    for place in layer.shown:
        same = back[place.id]
        assert same.point and place.point and metres_between(same.point, place.point) < 0.2
        kept = (
            "name",
            "county",
            "area_name",
            "floor",
            "notes",
            "address",
            "type",
            "access",
            "hours",
            "phone",
            "size",
            "facilities",
            "level",
            "status",
            "checked",
            "own",
        )
        assert [getattr(same, one) for one in kept] == [getattr(place, one) for one in kept]


def test_the_header_is_what_our_tables_have(tmp_path: Path) -> None:
    lay(tmp_path)
    camps = columns(layer_of(tmp_path, "camps"))
    assert not {"级别", "面积", "照片", "公布手机", "设施"}.intersection(camps) - {"设施"}
    assert camps[-9:] == ["开营", "结营", "年龄", "名额", "收费", "备注", "状态", "核对日期", "核对人"]


@pytest.mark.parametrize("form", FORMATS)
def test_what_is_not_published_is_not_given_away(tmp_path: Path, form: str) -> None:
    lay(
        tmp_path,
        {"核对人": "张示例", "照片": "secret.jpg"},
        PERSONAL,
        SECOND | {"联系电话": "13900000000", "公布手机": "是"},
        {"编号": "370102-0007", "名称": "示例·撤了的小屋", "状态": "撤销"},
    )
    text = written(tmp_path, form).decode("utf-8-sig")
    assert "张示例" not in text and "secret.jpg" not in text
    assert "13800000000" not in text and "13900000000" in text
    assert "撤了的小屋" not in text


@pytest.mark.parametrize("sample", [True, False])
@pytest.mark.parametrize("form", FORMATS)
def test_a_sample_says_that_it_is_one(tmp_path: Path, form: str, sample: bool) -> None:
    lay(tmp_path, {"名称": "青杏社区妈妈小屋"})
    layer = replace(layer_of(tmp_path), sample=sample)
    assert ("示例数据" in FORMATS[form].write(layer, layer.shown).decode("utf-8-sig")) == sample
    assert ("示例数据" in note(layer)) == sample


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        ({}, "370102-0001 370102-0002 370103-0001"),
        ({"cities": ("济南市",)}, "370102-0001 370102-0002 370103-0001"),
        ({"cities": ("370200",)}, ""),
        ({"counties": ("历下区",)}, "370102-0001 370102-0002"),
        ({"counties": ("370103", "历下区")}, "370102-0001 370102-0002 370103-0001"),
        ({"access": ("本单位职工",)}, "370103-0001"),
        ({"types": ("医院", "社区"), "counties": ("370103",)}, "370103-0001"),
        ({"levels": ("县级示范",)}, "370103-0001"),
        ({"facilities": ("冰箱",)}, "370102-0001 370102-0002"),
        ({"facilities": ("冰箱", "电源插座")}, ""),
        ({"basic": True}, ""),
    ],
)  # fmt: skip
def test_filters_choose_as_the_page_does(tmp_path: Path, asked: dict[str, Any], numbers: str) -> None:
    lay(tmp_path, {}, SECOND, THIRD)
    layer = layer_of(tmp_path)
    assert not Wanted(**asked).refused(layer)
    assert [place.id for place in Wanted(**asked).chosen(layer)] == numbers.split()


def test_basic_is_the_first_facilities_and_the_size(tmp_path: Path) -> None:
    lay(tmp_path)
    layer: Layer = layer_of(tmp_path)
    enough = "、".join(layer.facilities[:11])
    lay(
        tmp_path / "more",
        {"设施": enough, "面积": "10"},
        SECOND | {"设施": enough, "面积": "9"},
        THIRD | {"设施": enough.rpartition("、")[0]},
    )
    assert [place.id for place in Wanted(basic=True).chosen(layer_of(tmp_path / "more"))] == ["370102-0001"]


def test_the_command_writes_what_was_asked_for(tmp_path: Path) -> None:
    lay(tmp_path, {}, SECOND, THIRD)
    file = tmp_path / "out.kml"
    result = run(tmp_path, "export", "--format", "kml", "-o", str(file), "--county", "历下区", "--facility", "冰箱")
    assert code(result) == 0 and "2 处" in result.stdout and "WGS-84" in result.stdout
    assert set(positions("kml", file.read_bytes())) == {"370102-0001", "370102-0002"}


def test_nothing_is_written_of_tables_with_errors_or_where_nothing_fits(tmp_path: Path) -> None:
    lay(tmp_path, {}, SECOND | {"设施": "喷泉"})
    file = tmp_path / "out.csv"
    result = run(tmp_path, "export", "--format", "csv", "-o", str(file))
    assert code(result) == 1 and "place-facility-unknown" in result.stdout and not file.exists()
    lay(tmp_path / "good")
    result = run(tmp_path / "good", "export", "--format", "csv", "-o", str(file), "--city", "青岛市")
    assert code(result) == 1 and "没有一处符合" in result.stderr and not file.exists()
