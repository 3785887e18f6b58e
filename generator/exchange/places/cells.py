"""A place → the text of each of its columns, in the one spelling that our own reader gives the same meaning."""

from __future__ import annotations

from generator.geo.divisions import register
from generator.model.place import Layer, Place
from generator.read.places_county import CITY, CODE, COUNTY

ID, NAME, CHECKER, PHONE, MOBILE, STATUS, CHECKED = (
    "编号", "名称", "核对人", "联系电话", "公布手机", "状态", "核对日期",
)  # fmt: skip
LONGITUDE, LATITUDE, DATUM, PHOTOS, FACILITIES = "经度", "纬度", "坐标系", "照片", "设施"


def facts(layer: Layer, place: Place) -> dict[str, str]:
    """Column → text, in the order of our tables; without the position, photos and what is not published."""
    county = register().by_code.get(place.county)
    own = zip(layer.columns, place.own, strict=False)
    all_facts = {
        ID: place.id,
        NAME: place.name,
        CODE: place.county,
        CITY: register().city_of(county).name if county else "",
        COUNTY: county.name if county else "",
        "功能区": place.area_name,
        "楼层房间": place.floor,
        "使用说明": place.notes,
        "地址": place.address,
        "场所类型": place.type,
        "开放范围": place.access,
        "开放时间": place.hours or "",
        PHONE: place.phone or "",
        "面积": f"{place.size:g}" if place.size else "",
        FACILITIES: "、".join(facilities(layer, place)),
        "级别": place.level,
        **{str(column.name): value or "" for column, value in own},
        STATUS: place.status,
        CHECKED: place.checked.isoformat() if place.checked else "",
    }
    return {name: text for name, text in all_facts.items() if name not in layer.without}


def facilities(layer: Layer, place: Place) -> list[str]:
    return [layer.facilities[position] for position in place.facilities]
