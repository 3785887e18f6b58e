"""Everything the phone needs to count credits, and the words in which it tells the rules: data/credits.json."""

from __future__ import annotations

from datetime import date
from typing import Any

from generator.derive.collected import Collected
from generator.derive.credit_words import EVIDENCE_TITLES, act_title, act_words, year_words
from generator.derive.video import Video
from generator.model.credits import Act, Credits
from generator.model.site import Site

CREDITS = "data/credits.json"


def derive_credits(site: Site, videos: dict[str, Video], out: Collected) -> None:
    """`versions` in the order of their days, none where the office counts no credits; `videos`: lesson → seconds;
    `papers`: paper → kind, which is the act that it is;
    `tracks` with the days and months in which to register and to finish.
    """
    versions = sorted(site.settings.credits, key=lambda rules: rules.since or site.today)
    tracks = [
        _given(
            id=track.id,
            title=track.title,
            register_days=track.register_days,
            finish_months=track.finish_months,
            lessons=list(track.lessons),
        )
        for track in site.tracks
    ]
    out.add_json(
        CREDITS,
        {
            "versions": [_version(rules) for rules in versions],
            "videos": {lesson: video.seconds for lesson, video in videos.items()},
            "papers": {paper.id: paper.kind for paper in site.papers},
            "tracks": tracks,
            "evidence": EVIDENCE_TITLES,
        },
    )


def _version(rules: Credits) -> dict[str, Any]:
    need, caps = rules.year, rules.caps
    return _given(
        version=rules.version,
        **{"from": _day(rules.since)},
        until=_day(rules.until),
        year={"credits": need.credits.value, "hours": need.hours} if need and need.credits else None,
        caps={name: cap.value for name, cap in caps.most.items()} if caps else {},
        acts={name: _act(name, act) for name, act in rules.acts.items()},
        words=year_words(rules),
    )


def _act(name: str, act: Act) -> dict[str, Any]:
    return _given(
        title=act_title(name),
        words=act_words(name, act),
        minutes=act.minutes.value if act.minutes else None,
        credits=act.credits.value if act.credits else None,
        evidence=act.evidence,
        once=act.once,
        cap=act.cap.value if act.cap else None,
        coverage=act.coverage,
        questions=act.questions,
        valid=act.valid,
        **{"pass": act.pass_mark},
    )


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _given(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}
