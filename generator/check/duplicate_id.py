"""duplicate-id, id-not-of-bank: 每道题的编号全站唯一，并以所在题库的名字开头。

编号是试题的身份：学习记录、错题本和报错都靠它找到这道题，所以不能重复，也不能挪作他用。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Diagnostic, Text, error
from generator.model.site import Site


def check(site: Site) -> Iterator[Diagnostic]:
    seen: dict[str, Text] = {}
    for bank in site.banks:
        for question in bank.questions:
            if not question.id:
                continue
            if question.id in seen:
                first = seen[question.id]
                yield error(
                    question.id.location,
                    "duplicate-id",
                    f"编号“{question.id}”已用在 {first.file} 第 {first.line} 行，请换一个没用过的编号",
                )
            elif bank.id and question.id.rpartition("-")[0] != bank.id:
                yield error(
                    question.id.location, "id-not-of-bank", f"编号“{question.id}”不以题库名“{bank.id}-”开头，请改正"
                )
            seen.setdefault(question.id, question.id)
