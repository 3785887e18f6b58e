"""The fingerprint of a question: what bank.lock keeps of all that its marking depends on, wording aside."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache

from generator.model.question import Question
from generator.question_types import TYPES

DIGITS = 12
_canonical = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def fingerprint(question: Question) -> str:
    """Twelve hex digits of SHA-256 over the type, the points and the type's own `marking` as canonical JSON.

    A question whose type is unknown has the fingerprint of nothing.
    """
    kind = TYPES.get(question.type)
    marking = kind.marking(question.content) if kind and question.content is not None else None
    basis = [question.type, question.points, marking]
    return _digits(_canonical(basis))


@lru_cache(maxsize=2**12)
def _digits(canonical: str) -> str:
    """Kept, since thousands of questions are marked in a few dozen ways."""
    return hashlib.sha256(canonical.encode()).hexdigest()[:DIGITS]
