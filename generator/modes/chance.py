"""Chance that anyone can repeat: the same seed gives the same numbers here and in theme/runner/draw.js."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import TypeVar

_T = TypeVar("_T")
_WORD = 2**32


def block(seed: str, index: int) -> tuple[int, ...]:
    """Block `index` of a seed: SHA-256(UTF-8 seed ‖ uint32be index) as eight big-endian uint32."""
    return struct.unpack(">8I", sha256(seed.encode() + struct.pack(">I", index)).digest())


class Stream:
    """The words of a seed, one after another."""

    def __init__(self, seed: str) -> None:
        self._words = self._generate(seed)

    @staticmethod
    def _generate(seed: str) -> Iterator[int]:
        index = 0
        while True:
            yield from block(seed, index)
            index += 1

    def below(self, n: int) -> int:
        """A whole number from 0 to n − 1, each as likely: words past the last multiple of n are thrown away."""
        if not 1 <= n <= _WORD:
            raise ValueError(f"below() takes a whole number from 1 to 2^32, got {n}")
        limit = _WORD // n * n
        return next(word for word in self._words if word < limit) % n

    def shuffle(self, items: Sequence[_T]) -> list[_T]:
        """Fisher–Yates from the last place down; `items` is left as it is."""
        out = list(items)
        for i in range(len(out) - 1, 0, -1):
            j = self.below(i + 1)
            out[i], out[j] = out[j], out[i]
        return out
