"""review-overdue, review-in-future, source-superseded: 题库按期复核；依据的政策废止或被替代，题目要改。

复核日期写到今天之后，题库就永远不会提醒复核。时间过去不会让发布失败，这里只提醒；依据过时的题练习时照出，上面写明依据已变，考试不再抽到。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Diagnostic, warning
from generator.model.dates import months_later
from generator.model.question import Question
from generator.model.site import Site


def check(site: Site) -> Iterator[Diagnostic]:
    for bank in site.banks:
        if bank.reviewed and bank.review_every and months_later(bank.reviewed, bank.review_every) < site.today:
            yield warning(
                bank.location,
                "review-overdue",
                f"上次复核是 {bank.reviewed}，已过 {bank.review_every} 个月，请复核后改 reviewed",
            )
        elif bank.reviewed and bank.reviewed > site.today:
            message = f"复核日期 {bank.reviewed} 在今天（{site.today}）之后，请把 reviewed 改成实际复核的那天"
            yield warning(bank.location, "review-in-future", message)
        for question in bank.questions:
            if question.live:
                yield from _sources(site, question)


def _sources(site: Site, question: Question) -> Iterator[Diagnostic]:
    past = {source.id: source for source in site.past_sources(question)}
    for citation in filter(None, question.citations):
        source = past.get(citation.source)
        if source:
            later = f"，现行的是 {source.superseded_by}" if source.superseded_by else ""
            yield warning(
                citation.source.location,
                "source-superseded",
                f"“{source.title}”（{source.version}）已不再施行{later}，请核对题目并改依据",
            )
