"""What a statement must be, so that everything computed from a record can trust it. What a later release may write — another
verb, another kind of object, more beside what is known — is kept, and counts for nothing. The phone's twin is
theme/runner/record/shape.js; both run tests/vectors/backup.json.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

_NAME_LENGTH = 200
_DAYS = 700_000
"""Days before and after 1970 that the calendars of both languages hold, with room for the longest term."""
_DAY = 24 * 3600 * 1000
_DEPTH = 8
_LARGEST = 2**53 - 1
_STATES = ("right", "part", "wrong")
_HALF_A_PAIR = re.compile("[\ud800-\udfff]")


def is_statement(value: Any) -> bool:
    """Whether a value, as `json.loads` gives it, is a whole statement."""
    if not isinstance(value, dict) or not _is_plain(value, _DEPTH):
        return False
    names = (value.get(name) for name in ("id", "chain", "verb", "evidence"))
    texts = (value.get(name) for name in ("session", "rule", "previous"))
    counts = (value.get(name) for name in ("n", "rev"))
    about, result = value.get("object"), value.get("result")
    return (
        all(map(_is_name, names))
        and all(map(_is_text, texts))
        and all(map(is_count, counts))
        and _is_time(value.get("time"))
        and isinstance(about, dict)
        and _is_name(about.get("type"))
        and _is_name(about.get("id"))
        and isinstance(result, dict)
        and _has_result(value["verb"], result)
    )


def _has_result(verb: str, result: Mapping[str, Any]) -> bool:
    return verb not in _RESULTS or _RESULTS[verb](result)


def is_whole(value: Any) -> bool:
    """A whole number that every language holds exactly."""
    return isinstance(value, int) and not isinstance(value, bool) and -_LARGEST <= value <= _LARGEST


def is_count(value: Any) -> bool:
    return is_whole(value) and value >= 0


def _is_time(value: Any) -> bool:
    return is_count(value) and value < _DAYS * _DAY


def _is_day(value: Any) -> bool:
    return is_whole(value) and abs(value) < _DAYS


def _is_text(value: Any) -> bool:
    """A string that UTF-8 can hold: no half of a surrogate pair."""
    return isinstance(value, str) and not _HALF_A_PAIR.search(value)


def _is_name(value: Any) -> bool:
    # Counted as the phone counts, in UTF-16.
    return _is_text(value) and 0 < len(value.encode("utf-16-le")) <= 2 * _NAME_LENGTH


def _is_plain(value: Any, depth: int) -> bool:
    """Whether a value has one canonical form in every language."""
    if value is None or isinstance(value, bool):
        return True
    if isinstance(value, int):
        return is_whole(value)
    if isinstance(value, str):
        return _is_text(value)
    if depth == 0 or not isinstance(value, (dict, list)):
        return False
    inner = [*value, *value.values()] if isinstance(value, dict) else value
    return all(_is_plain(one, depth - 1) for one in inner)


def _is_item(item: Any) -> bool:
    return (
        isinstance(item, dict)
        and _is_name(item.get("id"))
        and is_count(item.get("rev"))
        and _is_name(item.get("lesson"))
        and isinstance(item.get("order"), list)
        and all(map(_is_text, item["order"]))
    )


def _is_beginning(result: Mapping[str, Any]) -> bool:
    items = result.get("items")
    return _is_text(result.get("seed")) and isinstance(items, list) and all(map(_is_item, items))


def _is_score(result: Mapping[str, Any]) -> bool:
    return is_count(result.get("points")) and is_count(result.get("of"))


def _is_answer(result: Mapping[str, Any]) -> bool:
    return _is_score(result) and result.get("state") in _STATES


def _is_watched(result: Mapping[str, Any]) -> bool:
    counts = (result.get("covered"), result.get("of"), result.get("checkpoints", 0), result.get("done", 0))
    return all(map(is_count, counts))


def _is_switch(result: Mapping[str, Any]) -> bool:
    return isinstance(result.get("on"), bool)


_RESULTS: dict[str, Callable[[Mapping[str, Any]], bool]] = {
    "initialized": _is_beginning,
    "answered": _is_answer,
    "interacted": lambda result: "response" in result and is_count(result.get("ms")),
    "completed": _is_score,
    "experienced": _is_watched,
    "bookmarked": _is_switch,
    "voided": _is_switch,
    "commented": lambda result: _is_text(result.get("text")),
    "registered": lambda result: _is_day(result.get("day")),
}
"""What the result of a verb must hold."""
