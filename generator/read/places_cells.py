"""Single cells of a row: each reader takes a row and a column, and reports what it cannot read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from generator.diagnostics import Findings
from generator.geo.coordinates import Point
from generator.read.places_hours import normalise_hours
from generator.read.places_meant import day_meant, degrees_meant, phone_meant
from generator.source.row import Row
from generator.source.scalars import nearest, shown

_ID = re.compile(r"37\d{4}-\d{4,6}", re.ASCII)
_NUMBER = re.compile(r"\d+(\.\d+)?", re.ASCII)
_PLAIN = re.compile(r"\d+\.\d{4,}", re.ASCII)
"""Degrees with nothing wrong in how they are written."""
_DATE = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})", re.ASCII)
_PUBLIC_PHONE = re.compile(
    r"0(?:10|2\d|(?!400|800)[3-9]\d\d)-?\d{7,8}(-\d{1,6})?|400-?\d{3}-?\d{4}|12\d{3}|9[56]\d{3,4}", re.ASCII
)
PUBLIC_PHONES = re.compile(rf"(?:(?:{_PUBLIC_PHONE.pattern})?\n)*", re.ASCII)
"""Lines that are such numbers or empty."""
_MOBILE = re.compile(r"0?1[3-9]\d-?\d{4}-?\d{4}", re.ASCII)
_SEPARATORS = re.compile("[、，,;；]")
_FORMULA = re.compile(r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|SPILL!)|#{3,}|=[A-Za-z(+\-].*", re.I | re.S)
_PHONES = "0531-12345678、0531-12345678-801、400-123-4567 或 12351 这样的号码"
_NOTES = "使用说明"
"""The one column whose cells may have several lines."""
_ODD = re.compile("[#=\t\n]")


def reports_nothing_odd(row: Row, findings: Findings) -> bool:
    """False for a row with a cell that holds what a spreadsheet could not work out; breaks inside cells are reported."""
    sound = True
    for index, cell in enumerate(row.cells) if _ODD.search(row.source) else ():
        if _FORMULA.fullmatch(cell):
            message = f"“{shown(cell)}”是 Excel 的公式或出错的结果，请改成真正的内容"
            findings.error(row.at_index(index), "place-cell-formula", message)
            sound = False
        elif "\t" in cell or ("\n" in cell and index != row.columns.get(_NOTES)):
            what = "换行" if "\n" in cell else "制表符（Tab）"
            findings.error(row.at_index(index), "place-cell-break", f"这一格里面有{what}，请改成空格或删去")
    return sound


def required(row: Row, column: str, findings: Findings) -> str:
    """The cell, reported if it is empty; a missing column was reported at the header."""
    value = row[column]
    if not value and column in row.columns:
        findings.error(row.at(column), "place-cell-missing", f"“{column}”不能空着，请补上")
    return value


def read_id(row: Row, county: str, findings: Findings) -> str:
    value = required(row, "编号", findings)
    if not value:
        return ""
    if not _ID.fullmatch(value):
        message = f"编号“{value}”写法不对，应为六位区划代码、连字符、四到六位数字，如 370102-0001，请改正"
        findings.error(row.at("编号"), "place-id-malformed", message)
        return ""
    if county and not value.startswith(county):
        message = f"编号以 {value[:6]} 开头，这一行的区划代码是 {county}，请改成一致"
        findings.error(row.at("编号"), "place-id-prefix", message)
    return value


def read_name(row: Row, findings: Findings) -> str:
    value = required(row, "名称", findings)
    if value and not 2 <= len(value) <= 40:
        findings.error(row.at("名称"), "place-name-length", f"名称有 {len(value)} 个字，请改为 2–40 个字")
    return value


def read_note(row: Row, column: str, findings: Findings) -> str:
    value = row[column]
    if len(value) > 60:
        findings.error(row.at(column), "place-text-too-long", f"“{column}”有 {len(value)} 个字，请缩到 60 个字以内")
    return value


def read_address(row: Row, findings: Findings) -> str:
    value = required(row, "地址", findings)
    if value and not 5 <= len(value) <= 80:
        message = f"地址有 {len(value)} 个字，请写到门牌或明显的标志物，5–80 个字"
        findings.warning(row.at("地址"), "place-address-length", message)
    return value


def read_word(
    row: Row, column: str, words: tuple[str, ...], slug: str, findings: Findings, *, default: str = ""
) -> str:
    """One of a controlled list; `default` stands for an empty cell where one is allowed."""
    value = row[column]
    if value in words:
        return value
    if not value and default:
        return default
    if required(row, column, findings):
        message = f"{column}没有“{value}”{nearest(value, words)}，请改为：{'、'.join(words)}"
        findings.error(row.at(column), slug, message)
    return ""


def read_point(row: Row, findings: Findings) -> Point | None:
    """Longitude and latitude as written, or None after reporting why they cannot be a place in China."""
    written = row["经度"], row["纬度"]
    if _PLAIN.fullmatch(written[0]) and _PLAIN.fullmatch(written[1]):
        point = float(written[0]), float(written[1])
        if 73 <= point[0] <= 136 and 3 <= point[1] <= 54:
            return point
    longitude = _degrees(row, "经度", findings)
    latitude = _degrees(row, "纬度", findings)
    if longitude is None or latitude is None:
        return None
    fits = 73 <= longitude <= 136
    if fits and 3 <= latitude <= 54:
        return longitude, latitude
    if 73 <= latitude <= 136 and 3 <= longitude <= 54:
        message = f"经度和纬度写反了，请改为经度 {row['纬度']}、纬度 {row['经度']}"
        findings.error(row.at("经度"), "place-coordinates-swapped", message)
    else:
        message = f"经度 {row['经度']}、纬度 {row['纬度']} 不在我国境内，请重新取点"
        findings.error(row.at("纬度" if fits else "经度"), "place-coordinate-range", message)
    return None


def _degrees(row: Row, column: str, findings: Findings) -> float | None:
    value = required(row, column, findings)
    if not value:
        return None
    if not _NUMBER.fullmatch(value):
        example = "117.0994 这样的写法" if column == "经度" else "36.6424 这样的写法"
        message = f"{column}“{value}”不是十进制的度数，请改成 {degrees_meant(value) or example}"
        findings.error(row.at(column), "place-coordinate-malformed", message)
        return None
    if len(value.partition(".")[2]) < 4 and not 3 <= float(value) <= 136:
        findings.error(row.at(column), "place-coordinate-range", f"{column} {shown(value)} 不在我国境内，请重新取点")
        return None
    if len(value.partition(".")[2]) < 4:
        message = f"{column}“{value}”的小数不到四位，会偏出几十米以上，请重新取点，写到四位以上"
        findings.error(row.at(column), "place-coordinate-coarse", message)
        return None
    return float(value)


def read_datum(row: Row, spellings: Mapping[str, str], findings: Findings) -> str:
    value = required(row, "坐标系", findings)
    found = spellings.get(value.replace("（", "(").replace("）", ")").replace(" ", "").upper(), "")
    if value and not found:
        message = f"没有“{value}”这个坐标系，请按取点用的地图改为：{'、'.join(dict.fromkeys(spellings.values()))}"
        findings.error(row.at("坐标系"), "place-datum-unknown", message)
    return found


def read_hours(row: Row, findings: Findings) -> str | None:
    value = row["开放时间"]
    if not value:
        return None
    hours = normalise_hours(value)
    if hours is None:
        message = f"开放时间“{value}”读不懂，请改成“周一至周五 8:30-17:30”或“全天”的写法，不清楚就空着"
        findings.error(row.at("开放时间"), "place-hours-unreadable", message)
    return hours


def read_phone(row: Row, findings: Findings) -> str | None:
    """The number to publish; a personal mobile only if its owner agreed."""
    value, agreed = row["联系电话"], read_flag(row, "公布手机", findings)
    if not value or _PUBLIC_PHONE.fullmatch(value):
        return value or None
    if not _MOBILE.fullmatch(value):
        findings.error(row.at("联系电话"), "place-phone-malformed", _phone_remedy(value))
    elif agreed:
        return value
    elif row["公布手机"] in ("", "否"):
        message = "这是个人手机号，不会公布；请换成办公电话，本人同意公布的在“公布手机”一列填“是”"
        findings.warning(row.at("联系电话"), "place-phone-personal", message)
    return None


def _phone_remedy(value: str) -> str:
    if _PUBLIC_PHONE.fullmatch(f"0{value}"):
        return f"电话“{value}”像是丢了开头的 0，请把这一列设为文本格式，改成 0{value}"
    meant = phone_meant(value, lambda number: _PUBLIC_PHONE.fullmatch(number) or _MOBILE.fullmatch(number))
    return f"电话“{value}”写法不对，一格只写一个号码，请改成 {meant or _PHONES}"


def read_flag(row: Row, column: str, findings: Findings) -> bool:
    value = row[column]
    if value not in ("", "是", "否"):
        findings.error(row.at(column), "place-flag-unknown", f"“{column}”只能填是或否，现在是“{value}”，请改正")
    return value == "是"


def read_size(row: Row, findings: Findings) -> float | None:
    value = row["面积"].removesuffix("㎡").removesuffix("m²").removesuffix("平方米").strip()
    if not value:
        return None
    if not _NUMBER.fullmatch(value):
        findings.error(row.at("面积"), "place-size-malformed", f"面积“{value}”不是数，请只填平方米数")
        return None
    size = float(value)
    if not 2 <= size <= 500:
        findings.warning(row.at("面积"), "place-size-range", f"面积 {value} 平方米不合常理，请核对，应在 2–500 之间")
    elif size < 10:
        findings.warning(row.at("面积"), "place-size-small", f"面积 {value} 平方米，不到基本配置的 10 平方米，请核对")
    return size


def read_facilities(row: Row, positions: Mapping[str, int], flags: list[str], findings: Findings) -> tuple[int, ...]:
    """Facility words and 是/否 columns → positions in the layer's list. `positions` knows the synonyms too."""
    if not positions:
        return ()
    if not flags and (known := _all_known(row["设施"], positions)):
        return known
    found = {positions[column] for column in flags if read_flag(row, column, findings)}
    cell = row["设施"] if flags else required(row, "设施", findings)
    for word in filter(None, map(str.strip, _SEPARATORS.split(cell))):
        if word in positions:
            found.add(positions[word])
        else:
            near = nearest(word, positions) if len(word) > 1 else ""  # 无 is no beginning of 无障碍
            message = f"设施里没有“{word}”这个词{near}，请改为词表里的词"
            findings.error(row.at("设施"), "place-facility-unknown", message)
    return tuple(sorted(found))


def _all_known(cell: str, positions: Mapping[str, int]) -> tuple[int, ...]:
    """The positions of words with 、 between them, as nearly all cells have them; none if any needs a closer look."""
    try:
        return tuple(sorted({positions[word] for word in cell.split("、")}))
    except KeyError:
        return ()


def read_date(row: Row, column: str, findings: Findings) -> date | None:
    """The day in a cell that is not empty."""
    value = row[column]
    found = day(value)
    if found is None:
        meant = day_meant(value)
        what = "是 Excel 里日期的序号" if meant and value.isdecimal() and len(value) == 5 else "读不懂"
        message = f"{column}“{value}”{what}，请改成 {meant or '2026-03-01 这样的写法'}"
        findings.error(row.at(column), "place-date-malformed", message)
    return found


def day(value: str) -> date | None:
    """The day that is written, if it can be read."""
    match = _DATE.fullmatch(value)
    try:
        return date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None
