"""Kinds → JSON Schema (draft-07), by which editors complete authored YAML and show its faults while it is typed.

Our reader takes every scalar as text; an editor types it first, so that a title `2024` is a number to it. A schema
therefore allows whatever a well-written value may be taken for. What typing loses it cannot see: `+5` is 5 to it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from generator.source.fields import Chooses, Field, ListOf, MapOf, Record, Through
from generator.source.scalars import Day, Kind, Months, OneOf, Truth, Whole, Words

JSON = dict[str, Any]
Help = Callable[[Record], Mapping[str, str]]
"""What is said of the fields of a record, by their names."""

DEFINITIONS: JSON = {
    "absent": {"maxLength": 0, "not": {"type": ["array", "boolean", "number", "object"]}},
}
"""What a schema refers to: nothing and '' are absent. It names no value, so that editors propose none."""
ABSENT: JSON = {"$ref": "#/definitions/absent"}
_ELSEWHERE: JSON = {"enum": [None, ""], "errorMessage": "这一项不写在这里，请删去", "doNotSuggest": True}


def schema_of(kind: Kind, told: Help) -> JSON:
    """The schema of what `kind` reads; the document it becomes part of has `DEFINITIONS`."""
    match kind:
        case Words() | OneOf() | Whole() | Truth() | Day() | Months():
            found = _scalar(kind)
        case ListOf(item, least, most):
            size = {"minItems": least, "maxItems": most}
            found = {"type": "array", "items": schema_of(item, told)} | size | _wanted("一个列表，每项以“- ”开头")
        case MapOf(inner):
            found = {"type": "object", "additionalProperties": schema_of(inner, told)}
        case Record():
            found = _open(kind, told) | {"additionalProperties": False}
        case Chooses():
            found = _choice(kind, told)
        case Through():
            found = schema_of(kind.kind, told)
        case _:
            raise TypeError(f"no schema is known for {kind!r}")
    return found


def _wanted(form: str) -> JSON:
    """What an editor says of another type or form, in place of its own words."""
    return {"errorMessage": f"这里应为{form}，请改正"}


def _scalar(kind: Words | OneOf | Whole | Truth | Day | Months) -> JSON:
    match kind:
        case Words():
            return _words(kind)
        case OneOf(words):
            spellings = [spelling for word in words for spelling in _spellings(word)]
            return {"enum": spellings, "errorMessage": f"这里请改为：{'、'.join(words)}"}
        case Whole(least, most):
            typed = {"type": ["integer", "string"], "minimum": least, "maximum": most, "pattern": "^-?[0-9]{1,9}$"}
        case Truth():
            typed = {"type": ["boolean", "string"], "pattern": "^(?:true|false)$"}
        case Day():
            typed = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
        case Months():
            typed = {"type": "string", "pattern": r"^[1-9]\d{0,2}m$"}
    return typed | _wanted(kind.form)


def _words(kind: Words) -> JSON:
    """A form may allow what an editor takes for numbers: some digits, as `1`, or all of them."""
    size: JSON = {"minLength": kind.least, "maxLength": kind.most}
    if not kind.pattern:
        seen: JSON = {"pattern": r"[^\s]"} if kind.least else {}
        return {"type": ["string", "number", "boolean"]} | size | seen | _wanted("一段文字")
    text = {"type": "string", "pattern": f"^(?:{kind.pattern})$"} | size | _wanted(kind.form)
    digits = [digit for digit in range(10) if re.fullmatch(kind.pattern, str(digit))]
    number: JSON = {"type": "number"} if len(digits) == 10 else {"enum": digits}
    return {"anyOf": [text, number]} if digits else text


def _spellings(word: str) -> list[str | int]:
    return [int(word), word] if word.isdecimal() else [word]


def _open(record: Record, told: Help) -> JSON:
    """The schema of a record that may have other keys besides."""
    helps = told(record)
    return {
        "type": "object",
        "title": record.name,
        "properties": {name: _field(field, helps.get(name, ""), told) for name, field in record.fields.items()},
        "required": [name for name, field in record.fields.items() if field.required],
    }


def _field(field: Field, says: str, told: Help) -> JSON:
    value = schema_of(field.kind, told)
    return ({"description": says} if says else {}) | (value if field.required else {"anyOf": [value, ABSENT]})


def _choice(kind: Chooses, told: Help) -> JSON:
    """What all records share stands once; to it each adds its own fields, and refuses others. With a word that is not
    known nothing is refused, as it cannot be known what belongs to it.
    """
    records, otherwise = kind.choices()
    shared = _open(otherwise, told)
    shared["properties"] |= dict.fromkeys(sorted(kind.elsewhere), _ELSEWHERE)
    names = dict.fromkeys(shared["properties"], True)
    return shared | {"allOf": [_if_so(kind.by, word, record, names, told) for word, record in records.items()]}


def _if_so(key: str, word: str, record: Record, names: dict[str, bool], told: Help) -> JSON:
    own = Record(record.name, {name: field for name, field in record.fields.items() if name not in names})
    then = _open(own, told)
    return {
        "if": {"properties": {key: {"const": word}}, "required": [key]},
        "then": {"properties": names | then["properties"], "required": then["required"], "additionalProperties": False},
    }
