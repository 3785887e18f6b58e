"""`extra.suixue.credits` of site_config.yml → versions of the credit rules."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from generator.diagnostics import Findings, Location
from generator.model.credits import ACTS, EVIDENCE, FINAL, ONCE, Act, Amount, Caps, Credits, Need
from generator.source.fields import Field, ListOf, Record
from generator.source.nodes import Map, Node, Seq
from generator.source.scalars import Day, Kind, Months, OneOf, Whole, Words, shown, wrong_type

_DECIMAL = re.compile(r"([0-9]{1,4})(?:\.([0-9]{1,2}))?")


@dataclass(frozen=True)
class _Decimal:
    """Credits as a decimal of at most two places, read as centi-credits."""

    may_be_none: bool = True

    def empty(self, at: Location) -> None:
        return None

    def read(self, node: Node, findings: Findings) -> Amount | None:
        if isinstance(node, Map | Seq):
            wrong_type(node, "学分数，写法如 0.30", findings)
            return None
        found = _DECIMAL.fullmatch(node)
        if not self.may_be_none and not node.strip("0."):
            message = "全年要求是 0，什么都不学也满了，请写成 90.00 这样"
            findings.error(node.location, "credit-amount", message)
            return None
        if not found:
            message = f"“{shown(node)}”不是学分数，最多两位小数、不带单位，请写成 0.30 这样"
            findings.error(node.location, "credit-amount", message)
            return None
        return Amount(node.location, int(found[1]) * 100 + int((found[2] or "").ljust(2, "0")))


class _Minutes:
    """A whole number of minutes."""

    def empty(self, at: Location) -> None:
        return None

    def read(self, node: Node, findings: Findings) -> Amount | None:
        value = Whole(1, 1000).read(node, findings)
        return None if value is None else Amount(node.location, value)


FIVE, BATCH = 5, 12
"""How many questions a day asks (modes/daily/draw.js) and a batch of what is due (modes/review/choose.js): no act has more."""
_CONDITIONS = ("coverage", "pass", "questions", "valid")
_PASS: dict[str, Kind] = {"pass": Whole(1, 100)}
_OWN: dict[str, dict[str, Kind]] = {
    "lesson": {"coverage": Whole(1, 100), **_PASS},
    "boss": _PASS,
    "daily": {"questions": Whole(1, FIVE)},
    "review": {"questions": Whole(1, BATCH)},
    "weekly_test": _PASS,
    "mock_exam": _PASS,
    FINAL: {**_PASS, "valid": Months()},
}
"""The conditions that belong to an act; of the others it is enough to have taken part, or to have finished."""
_NEVER_ABSENT = ("coverage", "pass", "questions")


def _act(location: Location, **values: Any) -> Act:
    conditions = {name: None for name in _CONDITIONS} | values
    return Act(location, pass_mark=conditions.pop("pass"), **conditions)


def _act_record(name: str) -> Record:
    own = {key: Field(kind, required=key in _NEVER_ABSENT) for key, kind in _OWN.get(name, {}).items()}
    return Record(
        f"学分规则的“{name}”",
        {
            "minutes": Field(_Minutes(), required=True),
            "credits": Field(_Decimal(), required=True),
            **own,
            "once": Field(OneOf(ONCE)),
            "cap": Field(_Decimal()),
            "evidence": Field(OneOf(EVIDENCE), required=True),
        },
        _act,
        placed=True,
    )


def _caps(location: Location, **caps: Amount | None) -> Caps:
    return Caps(location, {evidence: cap for evidence, cap in caps.items() if cap})


def _version(location: Location, acts: dict[str, Act | None] | None, **values: Any) -> Credits:
    read = {name: act for name, act in (acts or {}).items() if act}
    return Credits(location, since=values.pop("from"), acts=read, **values)


_NEED = Record(
    "全年要求",
    {"credits": Field(_Decimal(may_be_none=False), required=True), "hours": Field(Whole(1, 1000), required=True)},
    Need,
    placed=True,
)
_CAPS = Record("各类证据的封顶", {name: Field(_Decimal()) for name in EVIDENCE}, _caps, placed=True)
_ACTS = Record("得分项", {name: Field(_act_record(name), required=name == FINAL) for name in ACTS})
_VERSION = Record(
    "学分规则",
    {
        "version": Field(
            Words(most=20, pattern="[0-9a-z][0-9a-z.-]*", form="小写字母、数字、点、连字符，如 2026"), required=True
        ),
        "from": Field(Day(), required=True),
        "until": Field(Day()),
        "year": Field(_NEED, required=True),
        "caps": Field(_CAPS, required=True),
        "acts": Field(_ACTS, required=True),
    },
    _version,
    placed=True,
)
CREDITS = ListOf(_VERSION, 1, 50)
