"""What pages say of a room in words, and where a tap on 导航 leads."""

from __future__ import annotations

from urllib.parse import quote

from generator.geo.coordinates import Point
from generator.geo.divisions import register

UNKNOWN_HOURS = "时间不详"
NAVIGATION = {
    "amap": "https://uri.amap.com/marker?position={lon},{lat}&name={name}&src=suixue&coordinate=gaode&callnative=1",
    "baidu": "https://api.map.baidu.com/marker?location={lat},{lon}&title={name}&content={address}"
    "&output=html&coord_type=gcj02&src=webapp.suixue",
    "tencent": "https://apis.map.qq.com/uri/v1/marker"
    "?marker=coord:{lat},{lon};title:{name};addr:{address}&referer=suixue",
}
"""Pages of map apps that need no key and take GCJ-02; nothing is asked of them before the tap. Values are encoded as parts
of an address.
"""
_APPS = {"amap": "高德", "baidu": "百度", "tencent": "腾讯"}
_DAY_WORDS = {
    "Mo": "周一",
    "Tu": "周二",
    "We": "周三",
    "Th": "周四",
    "Fr": "周五",
    "Sa": "周六",
    "Su": "周日",
    "PH": "节假日",
}


def hours_in_words(hours: str | None) -> str:
    """`Mo-Fr 08:30-12:00; PH off` → 周一至周五 8:30–12:00；节假日不开放."""
    if hours is None:
        return UNKNOWN_HOURS
    return "全天" if hours == "24/7" else "；".join(map(_rule_in_words, hours.split("; ")))


def _rule_in_words(rule: str) -> str:
    days, _, times = rule.partition(" ")
    for short, word in _DAY_WORDS.items():
        days = days.replace(short, word)
    days = days.replace("-", "至").replace(",", "、").replace("周一至周日", "每天")
    if times == "off":
        return f"{days}不开放"
    return f"{days} {'、'.join(map(_span_in_words, times.split(',')))}"


def _span_in_words(span: str) -> str:
    start_hour, start_minute, end_hour, end_minute = span.replace("-", ":").split(":")
    next_day = "次日 " if span[6:] < span[:5] else ""
    return f"{int(start_hour)}:{start_minute}–{next_day}{int(end_hour)}:{end_minute}"


def address_within_city(address: str, county: str) -> str:
    """The address for readers who know the city: without the names of province and city."""
    divisions = register()
    city = divisions.city_of(divisions.by_code[county]).name
    return address.removeprefix("山东省").removeprefix(city)


def level_in_words(level: str, county: str) -> str:
    """`县级示范` reads 区级示范 where the county is a district."""
    is_district = register().by_code[county].name.endswith("区")
    return level.replace("县级", "区级") if is_district else level


def map_links(name: str, address: str, point: Point) -> list[dict[str, str]]:
    """A link for every app, with the app's name."""
    longitude, latitude = (f"{degrees:.6f}" for degrees in point)
    values = {"lon": longitude, "lat": latitude, "name": quote(name, safe=""), "address": quote(address, safe="")}
    return [{"app": app, "label": _APPS[app], "href": form.format(**values)} for app, form in NAVIGATION.items()]
