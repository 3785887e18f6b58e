"""When somebody last made sure that a room is as described."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Diagnostic
from generator.model.site import Site


def review_date(site: Site) -> Iterator[Diagnostic]:
    """place-date-future, place-date-stale: 每间小屋一年核对一次。

    核对日期不能在今天之后。超过十二个月没有核对的小屋照常显示，但标“待核对”，提醒妈妈先打电话。两条都只提醒。
    """
    for layer in site.layers:
        by_day = {place.checked: place for place in layer.places if place.checked}
        told = {day for day, place in by_day.items() if place.stale(site.today)}
        for place in layer.places:
            if place.checked is None or place.checked not in told:
                continue
            at = place.row.at("核对日期")
            if place.checked > site.today:
                message = f"核对日期 {place.checked} 在今天（{site.today}）之后，请改成实际核对的那天"
                yield Diagnostic(at, "warning", "place-date-future", message)
            else:
                message = f"上次核对是 {place.checked}，已超过十二个月，页面会标“待核对”，请核对后更新日期"
                yield Diagnostic(at, "warning", "place-date-stale", message)
