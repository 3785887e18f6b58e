"""Opening hours, as editors write them and as they are published and shown."""

from __future__ import annotations

import pytest

from generator.derive.places.words import hours_in_words
from generator.read.places_hours import normalise_hours


@pytest.mark.parametrize(
    ("written", "published", "shown"),
    [
        ("24/7", "24/7", "全天"),
        ("全天", "24/7", "全天"),
        ("24小时开放", "24/7", "全天"),
        ("Mo-Fr 08:30-12:00,13:30-17:30; Sa 09:00-12:00; PH off",) * 2
        + ("周一至周五 8:30–12:00、13:30–17:30；周六 9:00–12:00；节假日不开放",),
        ("周一至周五 8:30-17:30", "Mo-Fr 08:30-17:30", "周一至周五 8:30–17:30"),
        ("星期一到星期日 8：30～17：30", "Mo-Su 08:30-17:30", "每天 8:30–17:30"),
        (
            "工作日 9:00-17:00，周末 10:00-16:00",
            "Mo-Fr 09:00-17:00; Sa-Su 10:00-16:00",
            "周一至周五 9:00–17:00；周六至周日 10:00–16:00",
        ),
        ("周一、周三 9:00-11:00；法定节假日休息", "Mo,We 09:00-11:00; PH off", "周一、周三 9:00–11:00；节假日不开放"),
        ("8:00-20:00", "Mo-Su 08:00-20:00", "每天 8:00–20:00"),
        ("每天 20:00-8:00", "Mo-Su 20:00-08:00", "每天 20:00–次日 8:00"),
        ("24h服务", "24/7", "全天"),
        (
            "周一至周五上午8:30-11:30，下午13:30-17:30",
            "Mo-Fr 08:30-11:30,13:30-17:30",
            "周一至周五 8:30–11:30、13:30–17:30",
        ),
        ("8:30-12:00 13:30-17:30", "Mo-Su 08:30-12:00,13:30-17:30", "每天 8:30–12:00、13:30–17:30"),
        (
            "周一、三、五 8.30-11.30；周六、日 9:00-12:00",
            "Mo,We,Fr 08:30-11:30; Sa,Su 09:00-12:00",
            "周一、周三、周五 8:30–11:30；周六、周日 9:00–12:00",
        ),
        ("周1-周5 08:30:00-17:30:00，节假日除外", "Mo-Fr 08:30-17:30; PH off", "周一至周五 8:30–17:30；节假日不开放"),
        ("周一至周五 8:30-17:30（法定节假日除外）", "Mo-Fr 08:30-17:30; PH off", "周一至周五 8:30–17:30；节假日不开放"),
        ("每日 6:00-次日2:00", "Mo-Su 06:00-02:00", "每天 6:00–次日 2:00"),
        ("Mo-Su 00:00-24:00", "Mo-Su 00:00-24:00", "每天 0:00–24:00"),
    ],
)
def test_understood(written, published, shown):
    assert normalise_hours(written) == published
    assert normalise_hours(published) == published
    assert hours_in_words(published) == shown


@pytest.mark.parametrize(
    "written",
    [
        "白天",
        "8:30",
        "周一至周五",
        "8:30-25:00",
        "8:60-17:00",
        "9:00-9:00",
        "下午1:30-5:00",
        "8:30-5:30",
        "上午8:30-11:30，下午1:30-5:30",
        "8:00-次日17:00",
        "off",
        "Mo-Fr 8:30-17:30 Sa",
        ";",
        "周八 8:00-9:00",
    ],
)
def test_not_understood(written):
    assert normalise_hours(written) is None


def test_unknown_is_not_closed():
    assert hours_in_words(None) == "时间不详"
