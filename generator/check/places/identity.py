"""One number, one room; one name, one room in a county."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from operator import attrgetter

from generator.diagnostics import Diagnostic
from generator.model.place import Place
from generator.model.site import Site


def duplicate_ids(site: Site) -> Iterator[Diagnostic]:
    """place-id-duplicate: 小屋的编号全省不重复。

    编号是一间小屋终身不变的号码，链接、收藏和“信息有误”都靠它。
    """
    for layer in site.layers:
        for earlier, place in _alike(layer.places, attrgetter("id")):
            if place.id:
                message = f"编号 {place.id} 已经用过（{_where(earlier, place)}），请换一个没有用过的号"
                yield Diagnostic(place.row.at("编号"), "error", "place-id-duplicate", message)


def duplicate_names(site: Site) -> Iterator[Diagnostic]:
    """place-name-duplicate: 同一个县里的小屋不重名。

    两间同名，找的人分不清该去哪一间；也可能是同一间录了两遍。只提醒。
    """
    for layer in site.layers:
        for places in layer.by_county.values():
            for earlier, place in _alike([place for place in places if place.name], attrgetter("name")):
                if place.id == earlier.id:
                    continue  # entered twice, which is said of the number
                message = f"本县已有一间“{place.name}”（{_where(earlier, place)}），请在名称里加上楼名，重复的请删去"
                yield Diagnostic(place.row.at("名称"), "warning", "place-name-duplicate", message)


def _alike(places: Sequence[Place], key: Callable[[Place], Hashable]) -> Iterator[tuple[Place, Place]]:
    """The first with a key, and each other that has it."""
    if len(set(map(key, places))) == len(places):
        return
    first: dict[Hashable, Place] = {}
    for place in places:
        if (earlier := first.setdefault(key(place), place)) is not place:
            yield earlier, place


def _where(earlier: Place, place: Place) -> str:
    """“第 3 行”, with the file and the sheet if it is another one."""
    at, own = earlier.location, place.location
    file = f"{at.file} " if at.file != own.file else ""
    sheet = f"工作表“{at.sheet}”" if at.sheet and (at.file, at.sheet) != (own.file, own.sheet) else ""
    return f"{file}{sheet}第 {at.line} 行"
