"""near-duplicate-stem, same-stem-other-answer: 几乎一样的题只算一道；一样的题答案不一样，必有一道是错的。

两道题的题干去掉空格和标点，按连续三个字切开，相同的部分占到 85 % 以上就算重复；案例题连材料一起比。只提醒。
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain

from generator.check.texts import normalised
from generator.diagnostics import Diagnostic, warning
from generator.model.question import Case, Question
from generator.model.site import Site
from generator.question_types import TYPES

_ALIKE = 0.85


def check(site: Site) -> Iterator[Diagnostic]:
    first: dict[str, Question] = {}
    others = []
    for question in site.questions:
        if not question.stem:
            continue
        stem = normalised(_asked(question))
        if stem in first:
            yield _same(first[stem], question)
        else:
            first[stem] = question
            others.append((question, stem))
    for later, earlier, share in _near(others):
        yield warning(
            later.stem.location,
            "near-duplicate-stem",
            f"题干与 {earlier.id} 有 {share:.0%} 相同，请删去一道或改成真正不同的问法",
        )


def _asked(question: Question) -> str:
    """What a question asks; cases may share a stem, so that it is their material that tells them apart."""
    content = question.content
    return f"{question.stem}{content.material}" if isinstance(content, Case) else question.stem


def _answer(question: Question) -> str:
    """The right answer as words, letters and order aside."""
    if question.content is None:
        return ""
    text = TYPES[question.type].answer_text(question.content)
    return "；".join(sorted(part.partition(". ")[2] or part for part in text.split("；")))


def _same(earlier: Question, later: Question) -> Diagnostic:
    if _answer(earlier) != _answer(later):
        return warning(
            later.stem.location, "same-stem-other-answer", f"题干与 {earlier.id} 相同而答案不同，请核对哪一道是对的"
        )
    return warning(later.stem.location, "near-duplicate-stem", f"题干与 {earlier.id} 相同，请删去一道")


def _near(stems: list[tuple[Question, str]]) -> Iterator[tuple[Question, Question, float]]:
    """Pairs with a 3-gram Jaccard index of at least .85, found by prefix filtering (Bayardo, Ma, Srikant 2007).

    Grams are ordered from rare to common; two sets that alike must share one of the first few of each. A set with too
    many grams that no other holds is like none, and most are.
    """
    grams = [{stem[i : i + 3] for i in range(max(1, len(stem) - 2))} for _, stem in stems]
    shared = _shared(grams)
    rank = _from_rare_to_common(shared.values())
    holders: dict[str, list[int]] = {}
    for index, own in shared.items():
        prefix = sorted(own, key=rank.__getitem__)[: len(own) - _needed(grams[index]) + 1]
        candidates = {earlier for gram in prefix for earlier in holders.get(gram, ())}
        for earlier in sorted(candidates):
            share = _share(grams[index], grams[earlier])
            if share >= _ALIKE:
                yield stems[index][0], stems[earlier][0], share
                break
        for gram in prefix:
            holders.setdefault(gram, []).append(index)


def _from_rare_to_common(sets: Iterable[set[str]]) -> dict[str, int]:
    """The place of each gram in the order in which all sets are looked through."""
    count = Counter(chain.from_iterable(sets))
    return {gram: place for place, gram in enumerate(sorted(count, key=count.__getitem__))}


def _share(grams: set[str], others: set[str]) -> float:
    """The Jaccard index of two sets."""
    both = len(grams & others)
    return both / (len(grams) + len(others) - both)


def _needed(grams: set[str]) -> int:
    """How many grams of a set one that is like it holds at least."""
    return math.ceil(_ALIKE * len(grams))


def _shared(grams: list[set[str]]) -> dict[int, set[str]]:
    """For each set that may be like another, the grams that other such sets hold too.

    Of two sets that are alike, nearly all grams of the later were seen before it, and it holds nearly all of the earlier.
    """
    seen: set[str] = set()
    late: set[str] = set()
    for own in grams:
        before = len(seen)
        seen |= own
        if before + len(own) - len(seen) >= _needed(own):
            late |= own
    return {at: held for at, own in enumerate(grams) if len(held := own & late) >= _needed(own)}
