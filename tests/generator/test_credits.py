"""Credits: counted as on the phone, published with the words that learners read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from generator.check import credit_dates, credits
from generator.derive.collected import Collected
from generator.derive.credits import CREDITS, derive_credits
from generator.derive.video import Video
from generator.diagnostics import Findings
from generator.memory import Memory
from generator.model.credits import ACTS
from generator.model.paper import KINDS
from generator.model.site import Site
from generator.progress import quiet
from generator.read.credits import BATCH, FIVE
from generator.read.settings import CONFIG, read_settings
from generator.read.site import read_site
from generator.record.calendar import day_of, end_of, months_after, year_of
from generator.record.certificate import Certificate, certificate_of
from generator.record.chain import in_order
from generator.record.credits import count
from tests.generator.planted import FIXTURES, TODAY, lay

ROOT = Path(__file__).parents[2]
VECTORS = json.loads((ROOT / "tests/vectors/credits.json").read_text(encoding="utf-8"))
DAY = 24 * 3600 * 1000


def _ms(written: str) -> int:
    return round(datetime.fromisoformat(written).timestamp() * 1000)


def _statements(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The record that the rows of a case stand for, as its phones would send it."""
    written: list[dict[str, Any]] = []
    for row in rows:
        chain = row.get("chain", "a")
        for turn in range(row.get("times", 1)):
            n = 1 + sum(one["chain"] == chain for one in written)
            written.append(
                {
                    "id": f"{chain}/{n}", "chain": chain, "n": n, "time": _ms(row["at"]) + turn * row.get("days", 0) * DAY,
                    "verb": row["verb"], "object": {"type": row["type"], "id": row["id"].format(turn + 1)},
                    "session": f"{chain}/{n}", "rev": 0, "result": row["result"],
                    "evidence": row.get("evidence", "E0"), "rule": row.get("rule", ""), "previous": "",
                }
            )  # fmt: skip
    return in_order(written)


def _told(certificate: Certificate) -> dict[str, Any]:
    """A certificate as the vectors write it."""
    final = certificate.final

    def day(count_of_days: int | None) -> str | None:
        return None if count_of_days is None else date.fromordinal(count_of_days + day_one).isoformat()

    day_one = date(1970, 1, 1).toordinal()
    return {
        "granted": certificate.granted,
        "final": [day(final.day), day(final.until)] if final else None,
        "missing": [[one.what, one.much, [[at.act, at.room] for at in one.where]] for one in certificate.missing],
    }


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: case["name"])
def test_credits_are_counted_as_in_the_vectors(case: dict[str, Any]) -> None:
    rules, record, now = VECTORS["rules"][case["rules"]], _statements(case["statements"]), _ms(case["now"])
    found, want = count(record, rules, case["year"], now), case["count"]
    assert {one.evidence: [one.earned, one.counted] for one in found.evidence if one.earned} == want["evidence"]
    done = {one.act: [one.times, one.earned, one.counted, one.room] for one in found.acts if one.times}
    assert done == want["acts"]
    assert (found.total, found.missing, found.minutes) == (want["total"], want["missing"], want["minutes"])
    if "certificate" in want:
        assert _told(certificate_of(record, rules, case["year"], now)) == want["certificate"]


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: case["name"])
def test_nothing_is_counted_that_is_no_whole_number_or_over_a_cap(case: dict[str, Any]) -> None:
    rules, record = VECTORS["rules"][case["rules"]], _statements(case["statements"])
    found = asdict(count(record, rules, case["year"], _ms(case["now"])))
    numbers = [value for part in (*found["acts"], *found["evidence"]) for value in part.values() if value is not None]
    assert all(isinstance(value, int | str) for value in numbers)
    assert all(
        part["counted"] <= part["cap"] for part in (*found["acts"], *found["evidence"]) if part["cap"] is not None
    )
    assert found["total"] == sum(one["counted"] for one in found["evidence"])


def test_a_calendar_in_shanghai() -> None:
    assert year_of(day_of("2026-12-31")) == 2026
    assert end_of(day_of("2026-12-31")) + 1 == _ms("2027-01-01T00:00+08:00")
    assert months_after(day_of("2026-01-31"), 1) == day_of("2026-02-28")
    assert months_after(day_of("2026-11-30"), 36) == day_of("2029-11-30")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The good project with one version of the rules."""
    project = tmp_path_factory.mktemp("credits") / "project"
    lay(FIXTURES / "near/credit-units--whole", project)
    site = read_site(project, TODAY, Findings(), Memory(), quiet)
    assert site is not None
    return site


def _published(site: Site, videos: dict[str, Video]) -> dict[str, Any]:
    out = Collected(site.root)
    derive_credits(site, videos, out)
    published: dict[str, Any] = json.loads(out.data[CREDITS])
    return published


def test_the_rules_are_published_in_centi_credits(site: Site) -> None:
    video = Video("a.mp4", "a.jpg", None, 200, 720, 1280, True)
    published = _published(site, {"demo-one": video})
    (version,) = published["versions"]
    assert (version["version"], version["from"], version.get("until")) == ("2026", "2026-01-01", None)
    assert (version["year"], version["caps"]) == ({"credits": 9000, "hours": 40}, {"E0": 5400, "E1": 2700})
    lesson = {key: value for key, value in version["acts"]["lesson"].items() if key not in ("title", "words")}
    assert lesson == {"minutes": 8, "credits": 30, "evidence": "E0", "once": "each_year", "coverage": 90, "pass": 80}
    assert version["acts"]["final"]["valid"] == 36
    assert published["videos"] == {"demo-one": 200}


def test_learners_read_the_rules_in_words_made_of_them(site: Site) -> None:
    (version,) = _published(site, {})["versions"]
    said = {name: act["words"] for name, act in version["acts"].items()}
    assert said == {
        "lesson": "看完一课并过关（视频看到 90% 以上、随堂题都答过，答对 80% 以上）：0.30 学分（8 分钟），每课每年一次",
        "daily": "做完当天的题（至少 5 道）：0.15 学分（4 分钟），每天一次，一年最多 12 学分",
        "mock_exam": "模拟考试及格（得分率 60% 以上）：2.25 学分（60 分钟），一年最多 9 学分",
        "class": "上完一次夜校或面授：3 学分（80 分钟），每次只记一次，一年最多 36 学分",
        "final": "监考下考试合格（得分率 60% 以上，合格后 36 个月内有效）：4.50 学分（120 分钟），每年一次",
    }
    assert version["words"] == [
        "一年满 90 学分，合 40 学时",
        "本机自报的一年最多算 54 学分",
        "凭据可复核的一年最多算 27 学分",
    ]


def test_every_kind_of_paper_is_an_act() -> None:
    assert set(KINDS) <= set(ACTS)


def _acts(published: dict[str, Any]) -> Iterator[str]:
    for version in published["versions"]:
        yield from version["acts"]


def test_our_own_rules_are_those_of_the_vectors() -> None:
    """The default table of site_config.yml: every act, with every number."""
    own = read_site(ROOT, TODAY, Findings(), Memory(), quiet)
    assert own is not None
    published = _published(own, {})
    told = {"title", "words"}
    (version,) = published["versions"]
    version["acts"] = {name: {key: act[key] for key in act.keys() - told} for name, act in version["acts"].items()}
    assert {key: version[key] for key in version.keys() - told} == VECTORS["rules"]["table"]["versions"][0]
    assert len(list(_acts(published))) == 12


def test_no_batch_asks_for_more_than_the_phone_gives() -> None:
    daily = (ROOT / "generator/modes/daily/draw.js").read_text(encoding="utf-8")
    assert sum(int(one) for one in re.findall(r"const (?:COMMON|PERSONAL) = (\d+)", daily)) == FIVE
    assert f"const BATCH = {BATCH};" in (ROOT / "generator/modes/review/choose.js").read_text(encoding="utf-8")


_VALUE = re.compile(r'(?<=: )("[^"]*"|[\w.-]+)(?=[,}\n])')


@pytest.mark.parametrize(
    "harm", ["", "[]", "{}", "~", "x", "-1", "0", "'0.001'", "九十", "2026-02-30", "99999999999999999999"]
)
def test_whatever_stands_in_the_rules_is_reported_and_never_a_crash(harm: str, tmp_path: Path, site: Site) -> None:
    text = (FIXTURES / "near/credit-units--whole/site_config.yml").read_text(encoding="utf-8")
    start = text.index("credits:\n")
    for found in _VALUE.finditer(text, start):
        (tmp_path / CONFIG).write_text(text[: found.start()] + harm + text[found.end() :], encoding="utf-8")
        findings = Findings()
        settings = read_settings(tmp_path, findings)
        if settings is not None:
            harmed = replace(site, settings=settings)
            findings.items += [*credits.check(harmed), *credit_dates.check(harmed)]
        for item in findings:
            assert re.search(r"请|改为|最多", item.message), item
        needed = not re.search(r"(?:once|cap|valid|E[01]): $", text[: found.start()])
        if harm in ("", "[]", "{}", "~") and needed:
            assert findings.errors, text[: found.start()][-20:]
