"""A backup of a record: the file that a phone saved, or the text copied from it, read whole or not at all. The phone's
twins are theme/runner/record/backup.js and packets.js; all run tests/vectors/backup.json.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from generator.record.chain import Statement, digest
from generator.record.packets import UNREADABLE, Fault, holds_packets, unpacked
from generator.record.shape import is_statement, is_whole

FORMAT = "suixue-record"
SCHEMA = 1
_FOREIGN = "这不是学习档案的备份。请选“存成文件”存下的文件，或者把备份文字从头到尾复制过来。"
_NEWER = "这份备份是更新的版本存的，这里还读不了。请先更新，再来恢复。"
_DAMAGED = (
    "这份备份坏了：应有 {} 条记录，从第 {} 条起对不上，前面 {} 条是好的。坏的备份一条也不恢复，请换一份备份再来。"
)


def read_backup(text: str) -> list[Statement] | Fault:
    """The statements of a backup, in the order of the record; or what is wrong with it."""
    if f'"{FORMAT}"' in text:
        value = _parse(text.lstrip("\ufeff")) or _salvage(text)
        return Fault(UNREADABLE) if value is None else _judged(value)
    value = unpacked(text) if holds_packets(text) else None
    return value if isinstance(value, Fault) else _judged(value)


def _parse(text: str) -> Any:
    """The value of a JSON text; None where it is none."""
    try:
        return json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError):
        return None


def _refuse(constant: str) -> Any:
    """NaN and the infinities, which Python reads and JSON does not have."""
    raise ValueError(constant)


def _salvage(text: str) -> dict[str, Any] | None:
    """Of a text that is no whole JSON: as many of its lines as can be read."""
    first, *lines = text.split("\n")
    head = _parse(first.lstrip("\ufeff").strip() + "]}")
    statements = []
    for line in lines:
        one = _parse(line.strip().removesuffix(","))
        if not one:
            break
        statements.append(one)
    return {**head, "statements": statements} if isinstance(head, dict) else None


def _judged(value: Any) -> list[Statement] | Fault:
    """Holds a backup to what it says of itself."""
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        return Fault(_FOREIGN)
    if is_whole(value.get("schema")) and value["schema"] > SCHEMA:
        return Fault(_NEWER)
    if value.get("schema") != SCHEMA or not _has_head(value):
        return Fault(UNREADABLE)
    statements, count = value["statements"], value["count"]
    good, ended = _followed(statements, value["chains"])
    return statements if ended and good == count else Fault(_DAMAGED.format(count, good + 1, good))


def _has_head(value: dict[str, Any]) -> bool:
    chains = value.get("chains")
    return (
        is_whole(value.get("made"))
        and is_whole(value.get("count"))
        and isinstance(chains, list)
        and all(map(_is_tail, chains))
        and isinstance(value.get("statements"), list)
    )


def _is_tail(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and isinstance(value.get("chain"), str)
        and is_whole(value.get("n"))
        and isinstance(value.get("digest"), str)
    )


def _followed(statements: Sequence[Any], chains: Sequence[dict[str, Any]]) -> tuple[int, bool]:
    """How many statements from the first on are as they were written, and whether that is all of every chain. Where one
    does not hold the hash of the one before it, that one is in doubt already.
    """
    ends = {tail["chain"]: tail for tail in chains}
    last: dict[str, int] = {}
    ids = set()
    for place, one in enumerate(statements):
        if not is_statement(one) or one["id"] in ids:
            return place, False
        before, end = last.get(one["chain"]), ends.get(one["chain"])
        tail = None if before is None else statements[before]
        if end is None or one["n"] != (tail["n"] + 1 if tail else 1) or one["n"] > end["n"]:
            return place, False
        if one["previous"] != (digest(tail) if tail else ""):
            return place if before is None else before, False
        if one["n"] == end["n"] and digest(one) != end["digest"]:
            return place, False
        last[one["chain"]] = place
        ids.add(one["id"])
    whole = all(name in last and statements[last[name]]["n"] == end["n"] for name, end in ends.items())
    return len(statements), whole
