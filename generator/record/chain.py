"""Statements in chains. Each installation, and each restore, writes a chain of its own, in which every statement holds the
hash of the one before it. The phone's twin is theme/runner/record/chain.js; both run tests/vectors/record.json.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from heapq import heapify, heappop, heapreplace
from itertools import groupby
from typing import Any

import rfc8785

Statement = Mapping[str, Any]
"""One statement as the phone keeps it: id, chain, n, time (milliseconds since 1970), verb, object {type, id}, session, rev,
result, evidence, rule, previous."""


def digest(statement: Statement) -> str:
    """SHA-256(UTF-8 of `previous` ‖ the statement in its RFC 8785 form), in hex.

    Raises rfc8785.CanonicalizationError for what that form cannot hold: floats that are none, integers over 2^53.
    """
    return sha256(statement["previous"].encode() + rfc8785.dumps(dict(statement))).hexdigest()


def in_order(statements: Iterable[Statement]) -> list[Statement]:
    """The order of a record: each chain keeps its own, whatever its clock said; between chains the one whose next
    statement is the earliest goes on, of two at the same time the one whose name comes first.
    """
    heads = [(chain[0]["time"], place, 0, chain) for place, chain in enumerate(_chains(statements))]
    heapify(heads)
    ordered = []
    while heads:
        _, place, at, chain = heads[0]
        ordered.append(chain[at])
        if at + 1 < len(chain):
            heapreplace(heads, (chain[at + 1]["time"], place, at + 1, chain))
        else:
            heappop(heads)
    return ordered


def breaks(statements: Iterable[Statement]) -> list[Statement]:
    """The statements that do not follow the one before them in their chain: one is missing, comes twice, or was changed
    after it was written. None in a whole record; the change of a chain's last statement nobody can see.
    """
    return [
        one
        for chain in _chains(statements)
        for place, one in enumerate(chain)
        if one["n"] != place + 1 or one["previous"] != (digest(chain[place - 1]) if place else "")
    ]


def _chains(statements: Iterable[Statement]) -> Iterator[list[Statement]]:
    """Each chain sorted by n, the chains by name."""
    ordered = sorted(statements, key=lambda one: (one["chain"], one["n"]))
    return (list(own) for _, own in groupby(ordered, key=lambda one: one["chain"]))
