"""Which county a row is in: by division code, by the names of city and county, or by both if they agree."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from generator.diagnostics import Findings
from generator.geo.divisions import Division, register
from generator.source.row import Row
from generator.source.scalars import nearest

CODE, CITY, COUNTY = "区划代码", "市", "县(市、区)"
_ZONE_ENDINGS = ("高新区", "开发区", "经开区", "新区", "度假区", "示范区", "保税区", "高新技术产业")


def read_county(row: Row, findings: Findings) -> str:
    """The six-digit code, empty after reporting why it is not known."""
    code, city, county = row[CODE], row[CITY], row[COUNTY]
    if not code and not (city and county):
        if CODE in row.columns or {CITY, COUNTY} <= row.columns.keys():
            column = CODE if CODE in row.columns else COUNTY if city else CITY
            findings.error(row.at(column), "place-cell-missing", "看不出在哪个县，请填区划代码，或填市和县(市、区)")
        return ""
    if not code:
        found = _by_names(row, city, county, findings)
        return found.code if found else ""
    return code if _code_agrees(row, code, city, county, findings) else ""


def _code_agrees(row: Row, code: str, city: str, county: str, findings: Findings) -> bool:
    """Whether the code is a county's and the names beside it, if any, are that county's."""
    divisions = register()
    if code not in divisions.county_codes:
        findings.error(row.at(CODE), "place-county-unknown", _unknown_code(code, city, county))
        return False
    named = divisions.by_code[code]
    expected_city = divisions.city_of(named).name
    if city in ("", expected_city) and county in ("", named.name):
        return True
    findings.error(
        row.at(CITY if county in ("", named.name) else COUNTY),
        "place-county-mismatch",
        f"{code} 是{expected_city}{named.name}，这一行却写着{city}{county}，请核对后改成一致",
    )
    return False


def _unknown_code(code: str, city: str, county: str) -> str:
    """Of codes that look like it none is nearer to what was meant; the names beside it are, and its own first digits."""
    divisions = register()
    if whole := divisions.by_code.get(code):
        return f"{code} 是{whole.name}的代码，请改为具体县(市、区)的六位代码"
    named = divisions.by_names.get((city, county))
    meant = named.code if named else unicodedata.normalize("NFKC", code)[:6]
    hint = f"，是否想写“{meant}”" if meant in divisions.county_codes else ""
    return f"“{code}”不是山东省县级区划代码{hint}，请查区划代码表后改正"


def _by_names(row: Row, city: str, county: str, findings: Findings) -> Division | None:
    divisions = register()
    if found := divisions.by_names.get((city, county)):
        return found
    cities = [division.name for division in divisions.cities]
    if city not in cities:
        _report_name(row, CITY, city, cities, findings)
        return None
    elsewhere = [divisions.city_of(other).name for other in divisions.counties if other.name == county]
    if elsewhere:
        message = f"{county}属于{'、'.join(elsewhere)}，不属于{city}，请改正市或县(市、区)"
        findings.error(row.at(COUNTY), "place-county-mismatch", message)
    else:
        own = [other.name for other in divisions.counties if divisions.city_of(other).name == city]
        _report_name(row, COUNTY, county, own, findings)
    return None


def _report_name(row: Row, column: str, name: str, known: Iterable[str], findings: Findings) -> None:
    if name.endswith(_ZONE_ENDINGS):
        message = f"“{name}”是功能区，不是行政区划，请填它所在的县(市、区)，功能区的名称写进“功能区”一列"
    else:
        message = f"没有“{name}”这个{column}{nearest(name, known)}，请改为规范的全称"
    findings.error(row.at(column), "place-county-unknown", message)
