"""Words that name an article ⇄ citations of the sources a site knows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from generator.model.source import Citation, Source

_NUMERAL = "[一二三四五六七八九十百零]+"
_NAMED = re.compile(rf"《([^《》]+)》\s*(?:（[^（）]*）)?\s*(?:第?({_NUMERAL})条(?:(之{_NUMERAL}))?)?")
_COUNTRY = "中华人民共和国"


def cited(text: str, sources: Sequence[Source]) -> tuple[list[dict[str, str]], str]:
    """The citations that a text names, as authored, and '' or the whole text if anything in it is not understood."""
    found = []
    for match in _NAMED.finditer(text):
        source = _newest(match[1], sources)
        if source is None:
            return [], text
        article = {"article": f"{match[2]}{match[3] or ''}"} if match[2] else {}
        found.append({"source": str(source.id), **article})
    rest = _NAMED.sub("", text)
    return (found, "") if found and not re.search(r"\w", rest) else ([], text)


def _newest(title: str, sources: Iterable[Source]) -> Source | None:
    """The latest version under that title, with or without the country's name."""
    same = [one for one in sources if one.title.removeprefix(_COUNTRY) == title.strip().removeprefix(_COUNTRY)]
    return max(same, key=lambda one: one.since, default=None)


def words(citations: Iterable[Citation], sources: Iterable[Source]) -> str:
    """《中华人民共和国工会法》第四十三条、《…》."""
    titles = {one.id: one.title for one in sources}
    return "、".join(
        f"《{titles.get(one.source, one.source)}》" + (f"第{one.article}条" if one.article else "") for one in citations
    )
