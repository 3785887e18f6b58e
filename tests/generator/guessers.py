"""People who know nothing and answer anyway, as the phone lets them: from what is published of a question."""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations
from random import Random
from types import SimpleNamespace
from typing import Any

from generator.question_types import TYPES
from generator.question_types.multiple_choice.type import MultipleChoice
from generator.source.fields import Items


def seen(kind: str, content: Any) -> dict[str, Any]:
    """What a guesser sees of a question."""
    return _seen({"type": kind, **TYPES[kind].publish(content, str)})


def _seen(shown: dict[str, Any]) -> dict[str, Any]:
    """Not the answer; but of a matching whether everyone has a partner alone."""
    answer = shown.pop("answer", None)
    if shown["type"] == "matching":
        shown["alone"] = len(set(answer)) == len(answer) <= len(shown["options"])
    return shown | ({"parts": list(map(_seen, shown["parts"]))} if "parts" in shown else {})


def whole(shown: dict[str, Any], chance: Random) -> Any:
    """A guess at the whole answer; None where one would have to write."""
    keys = [option["key"] for option in shown.get("options", ())]
    response: Any = None
    match shown["type"]:
        case "single_choice":
            response = chance.choice(keys)
        case "true_false":
            response = chance.random() < 0.5
        case "multiple_choice":
            response = chance.choice(_sets("".join(keys)))
        case "ordering":
            response = chance.sample(keys, len(keys))
        case "matching":
            count = len(shown["left"])
            response = chance.sample(keys, count) if shown["alone"] else chance.choices(keys, k=count)
        case "fill_blank":
            response = [chance.choice(blank.get("tiles") or [""]) for blank in shown["blanks"]]
        case "case":
            response = [whole(part, chance) for part in shown["parts"]]
    return response


@lru_cache
def _sets(keys: str) -> list[list[str]]:
    return [list(chosen) for size in range(2, len(keys) + 1) for chosen in combinations(keys, size)]


def sly(shown: dict[str, Any], chance: Random) -> Any:
    """A guess at points: of several options as many are ticked as pays best, elsewhere as `whole`."""
    if shown["type"] == "case":
        return [sly(part, chance) for part in shown["parts"]]
    if shown["type"] != "multiple_choice" or shown["partial"] == "all":
        return whole(shown, chance)
    keys = [option["key"] for option in shown["options"]]
    return chance.sample(keys, _ticks("".join(keys), shown["partial"]))


@lru_cache
def _ticks(keys: str, partial: str) -> int:
    """How many ticks pay best, tried on every answer there can be."""
    options = tuple(SimpleNamespace(key=key) for key in keys)
    contents = [MultipleChoice(options, Items(right), partial) for right in _sets(keys)]

    def worth(ticks: int) -> float:
        return sum(TYPES["multiple_choice"].mark(content, list(keys[:ticks])).score for content in contents)

    return max(range(1, len(keys) + 1), key=worth)
