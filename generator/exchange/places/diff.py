"""Two states of a layer's tables → what has changed, by the numbers of the places and by what their cells mean.

How a cell is written does not count: 37.0 and 37, a synonym of a facility, another system for the same point are no change.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from generator.exchange.places.cells import CHECKER, FACILITIES, MOBILE, NAME, PHONE, PHOTOS, STATUS, facts
from generator.geo.coordinates import metres_between
from generator.geo.divisions import register
from generator.model.place import REVOKED, Layer, Place
from generator.read.places_county import CITY, CODE, COUNTY
from generator.read.places_layer import OPTIONAL

NEW, GONE, REUSED, STATUS_CHANGED, MOVED, CHANGED = "新增", "没有了", "编号换了地方", "状态变了", "移位", "改动"
KINDS = (NEW, GONE, REUSED, STATUS_CHANGED, MOVED, CHANGED)
"""In the order in which they are told."""
_LEAST_METRES = 1.0
"""Less is the rounding of coordinates."""
_OTHER_PLACE = 1000.0
"""Metres from which on another name is another place."""
_ALIKE = 0.6
"""Share of matching characters from which on two names may be of one place."""
_AS_WRITTEN = (PHONE, MOBILE, PHOTOS, CHECKER)
"""Columns that are compared as they stand in the tables: of these less is published than is written."""


@dataclass(frozen=True)
class Change:
    """One difference. `column`, `old` and `new` are empty where it is the whole place that came or went; `metres` is how far
    a place moved, where it did.
    """

    kind: str
    id: str
    name: str
    county: str
    column: str = ""
    old: str = ""
    new: str = ""
    metres: int | None = None


def one_sided(old: Layer, new: Layer) -> list[str]:
    """Columns that only one side's tables have: that they are not there says nothing of a place."""
    had, has = ({name for place in layer.places for name in place.row.columns} for layer in (old, new))
    return sorted(name for name in had ^ has if name in _cells_named(new) and name not in (CITY, COUNTY, FACILITIES))


def _cells_named(layer: Layer) -> set[str]:
    return {*_AS_WRITTEN, *OPTIONAL, *(column.name for column in layer.columns)}


def differences(old: Layer, new: Layer) -> list[Change]:
    """By kind, then by number, then by column; without columns that only one side has."""
    before = {place.id: place for place in old.places if place.id}
    after = {place.id: place for place in new.places if place.id}
    found = [_whole(NEW, place) for id, place in after.items() if id not in before]
    found += [_whole(GONE, place) for id, place in before.items() if id not in after]
    for id in before.keys() & after.keys():
        found += _of_place(old, before[id], new, after[id])
    skipped = one_sided(old, new)
    return sorted((change for change in found if change.column not in skipped), key=_order)


def _order(change: Change) -> tuple[int, str]:
    return KINDS.index(change.kind), change.id


def _whole(kind: str, place: Place) -> Change:
    return Change(kind, place.id, place.name, _county(place))


def _county(place: Place) -> str:
    county = register().by_code.get(place.county)
    return f"{register().city_of(county).name}{county.name}" if county else ""


def _of_place(old_layer: Layer, old: Place, layer: Layer, new: Place) -> Iterator[Change]:
    metres = metres_between(old.point, new.point) if old.point and new.point else 0.0

    def change(kind: str, column: str, before: str, after: str, moved: float | None = None) -> Change:
        return Change(
            kind, new.id, new.name, _county(new), column, before, after, None if moved is None else round(moved)
        )

    before, after = _cells(old_layer, old), _cells(layer, new)
    if _is_another(layer, old, new, metres):
        yield change(REUSED, NAME, old.name, new.name, metres if metres >= _LEAST_METRES else None)
        before.pop(NAME), after.pop(NAME)
    elif metres >= _LEAST_METRES:
        yield change(MOVED, "经度、纬度", _stated(old), _stated(new), metres)
    for column in dict.fromkeys((*after, *before)):
        was, now = before.get(column, ""), after.get(column, "")
        if was != now:
            yield change(STATUS_CHANGED if column == STATUS else CHANGED, column, was, now)


def _cells(layer: Layer, place: Place) -> dict[str, str]:
    """Column → what it means, or what is written where that is not kept."""
    cells = facts(layer, place) | {name: place.row[name] for name in _AS_WRITTEN if name not in layer.without}
    cells.pop(CODE)  # its names say the same
    return cells


def _stated(place: Place) -> str:
    return f"{place.row['经度']},{place.row['纬度']} {place.datum}"


def _is_another(layer: Layer, old: Place, new: Place, metres: float) -> bool:
    """Whether a number that should be a place's for ever has been given to another."""
    if old.name == new.name:
        return False
    if old.status == REVOKED and new.status != REVOKED:
        return True
    one, other = (place.name.replace(layer.noun, "").removeprefix("示例·") for place in (old, new))
    return metres >= _OTHER_PLACE or SequenceMatcher(None, one, other).ratio() < _ALIKE


def words_of(change: Change) -> str:
    """What a change says behind the place's number and name."""
    if change.kind in (NEW, GONE):
        return ""
    if change.column == FACILITIES:
        return f"{FACILITIES}：{_lists(change.old, change.new)}"
    moved = f"，相距 {change.metres} 米" if change.metres is not None else ""
    return f"{change.column}：{change.old or '（空）'} → {change.new or '（空）'}{moved}"


def _lists(old: str, new: str) -> str:
    """Of a list of words only those that came or went."""
    was, now = old.split("、") if old else [], new.split("、") if new else []
    more, fewer = [word for word in now if word not in was], [word for word in was if word not in now]
    return "，".join([*(f"加 {word}" for word in more), *(f"去掉 {word}" for word in fewer)])
