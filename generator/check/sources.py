"""source-title-quoted, source-dates-reversed, source-replaces-itself: 政策依据登记得对不对。

名称不写书名号，页面会加上；施行的日子早于废止的日子；替代它的是另一份文件。登记错一处，引用它的题都会跟着被提醒，所以先在这里改。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics import Diagnostic, error
from generator.model.site import Site

_QUOTED = re.compile("《[^《》]*》")


def check(site: Site) -> Iterator[Diagnostic]:
    for source in site.sources:
        if _QUOTED.fullmatch(source.title):
            message = "页面会给名称加上书名号，请去掉这里的“《》”"
            yield error(source.title.location, "source-title-quoted", message)
        if source.reversed:
            message = f"{source.until} 废止，{source.since} 才施行，请对调或改正"
            yield error(source.location, "source-dates-reversed", message)
        if source.superseded_by and source.superseded_by == source.id:
            message = "替代它的不能是它自己，请改成另一份文件的编号，或删去这一行"
            yield error(source.superseded_by.location, "source-replaces-itself", message)
