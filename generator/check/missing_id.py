"""missing-id: 每道题要有自己的编号。

不会用命令的编辑可以先不写：`suixue check --fix` 会接着题库里最大的号往下编，发布前要补上。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Diagnostic, warning
from generator.model.site import Site


def check(site: Site) -> Iterator[Diagnostic]:
    for question in site.questions:
        if not question.id and question.id.location == question.location:
            yield warning(question.location, "missing-id", "这道题还没有编号，请运行 suixue check --fix 补上")
