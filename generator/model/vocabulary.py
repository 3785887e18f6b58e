"""What the search knows of words besides those that the site says."""

from __future__ import annotations

from dataclasses import dataclass

from generator.diagnostics import Text


@dataclass(frozen=True)
class Vocabulary:
    """`synonyms` are groups of words that mean the same, `ignored` words that only ask: 怎么, 吗."""

    synonyms: tuple[tuple[Text, ...], ...] = ()
    ignored: tuple[Text, ...] = ()


NO_WORDS = Vocabulary()
