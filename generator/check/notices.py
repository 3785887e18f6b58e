"""notice-dates-reversed, notice-over, duplicate-notice: 首页的通知要有起有止，过了日子就删掉。

通知只在起止两天之间给人看，写反了谁也看不到。过期的留着不碍事，只是提醒清理；学员点过“知道了”的，靠编号记住，所以新的通知要换新编号。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.listing import twice
from generator.diagnostics import Diagnostic, error, warning
from generator.model.site import Site


def check(site: Site) -> Iterator[Diagnostic]:
    yield from twice((notice.id for notice in site.notices), "duplicate-notice", "通知编号")
    for notice in site.notices:
        if notice.reversed:
            message = f"通知从 {notice.since} 起，到 {notice.until} 就止了，请对调或改正"
            yield error(notice.location, "notice-dates-reversed", message)
        elif notice.until and notice.until < site.today:
            message = f"通知“{notice.title}”到 {notice.until} 已经过期，请删去，或改 until"
            yield warning(notice.location, "notice-over", message)
