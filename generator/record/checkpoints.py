"""How somebody stands at the checkpoints of a lesson's video. The phone's twin is theme/runner/record/checkpoints.js; both run
tests/vectors/checkpoints.json.

Every checkpoint asked is a session of its own: `initialized` of the lesson names its place in `result.checkpoint`. Right is
passed; wrong is asked again with another question, once; wrong again is over. Either is done, until the record says that the
lesson was watched: then all begins anew, but nothing is asked twice on one day.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.record.calendar import shanghai_day
from generator.record.chain import Statement

State = Literal["open", "again", "passed", "over"]


@dataclass(frozen=True)
class Stand:
    """What the answers at a checkpoint come to, and the questions answered."""

    state: State
    answered: tuple[str, ...]

    @property
    def done(self) -> bool:
        return self.state in ("passed", "over")


def state_of(states: Sequence[str]) -> State:
    """What so many answers come to."""
    if not states:
        return "open"
    if "right" in states[:2]:
        return "passed"
    return "again" if len(states) == 1 else "over"


def standing(statements: Sequence[Statement], lesson: str, now: int) -> dict[int, Stand]:
    """The checkpoints of a lesson that have been asked, by their places; one begun on another day and not done is not
    listed.
    """
    own = [one for one in statements if one["object"] == {"type": "lesson", "id": lesson}]
    watched = max((at for at, one in enumerate(own) if one["verb"] == "experienced"), default=-1)
    stands: dict[int, Stand] = {}
    for at, one in enumerate(own):
        place = one["result"].get("checkpoint") if one["verb"] == "initialized" else None
        if type(place) is not int or (place in stands and stands[place].done):
            continue
        stand = _stand(statements, one["session"])
        day, today = shanghai_day(one["time"]), shanghai_day(now)
        if day == today or (day < today and at > watched and stand.done):
            stands[place] = stand
    return stands


def _stand(statements: Sequence[Statement], session: str) -> Stand:
    answers = [one for one in statements if one["verb"] == "answered" and one["session"] == session]
    return Stand(state_of([one["result"]["state"] for one in answers]), tuple(one["object"]["id"] for one in answers))


def done_of(stands: Mapping[int, Stand], count: int) -> int:
    """How many of so many checkpoints are done."""
    return sum(place in stands and stands[place].done for place in range(1, count + 1))
