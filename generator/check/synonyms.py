"""synonym-twice: 同义词表里一个词只写一处。

搜索时，一个词换成同组的别的词再找一遍。写在两组里，两组就串成了一组，找出来的东西对不上；同一组里写两遍是白写。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Diagnostic, Text, error
from generator.model.site import Site


def check(site: Site) -> Iterator[Diagnostic]:
    known: dict[str, Text] = {}
    for word in (word for group in site.vocabulary.synonyms for word in group):
        if word in known:
            message = f"“{word}”在第 {known[word].location.line} 行已经写过，请留一处"
            yield error(word.location, "synonym-twice", message)
        known.setdefault(word, word)
