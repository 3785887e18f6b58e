"""A record as text to be copied, or scanned: what the file of a backup holds without what follows from it (chain, n,
previous), gzipped, in base64url, cut into packets `SX1.place.count.mark.part.mark`. Marks are the first letters of a
SHA-256, so that what chat programs add, quote or lose is seen. The phone's twin is theme/runner/record/packets.js.
"""

from __future__ import annotations

import json
import re
import zlib
from base64 import b64decode, urlsafe_b64encode
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from rfc8785 import CanonicalizationError

from generator.record.chain import Statement, digest, in_order

UNREADABLE = "这份备份坏了，读不出来。请换一份备份再来。"
_CUT = "备份文字不完整。请把每一段从头到尾复制过来，再试一次。"
_MIXED = "这里有两份备份的文字。请一份一份地恢复。"
_MISSING = "备份文字一共 {} 段，第 {} {}段缺了或者坏了。请把它们也复制过来，放在一起再试。"
_NAMED = 8
_PACKET = re.compile(r"(SX1\.(\d{1,5})\.(\d{1,5})\.([\w-]{8})\.([\w-]*))\.([\w-]{8})", re.ASCII)
_NOISE = re.compile(r"[^\w.-]", re.ASCII)
_MOST_BYTES = 64 * 1024 * 1024
_GZIP = 16 + zlib.MAX_WBITS


@dataclass(frozen=True)
class Fault:
    """Why a text gives no record: a Chinese sentence that ends with what to do."""

    message: str


def holds_packets(text: str) -> bool:
    """Whether a text is meant to be packets."""
    return "SX1." in _NOISE.sub("", text)


def unpacked(text: str) -> Any | Fault:
    """What the file of the backup would hold, from packets in any order and however often, whatever stands around and
    between them; what it says of itself is not yet looked at.
    """
    data = _joined(text)
    if isinstance(data, Fault):
        return data
    try:
        unzip = zlib.decompressobj(_GZIP)
        value = json.loads(unzip.decompress(data, _MOST_BYTES))
        return _whole(value) if unzip.eof and isinstance(value, dict) else Fault(UNREADABLE)
    except (zlib.error, ValueError, RecursionError):
        return Fault(UNREADABLE)


def _joined(text: str) -> bytes | Fault:
    found = [match.groups() for match in _PACKET.finditer(_NOISE.sub("", text))]
    packets = [
        (int(place), int(count), mark, part) for all_, place, count, mark, part, own in found if own == _mark(all_)
    ]
    if not packets:
        return Fault(_CUT)
    _, count, mark, _ = packets[0]
    if any((other, its) != (count, mark) for _, other, its, _ in packets):
        return Fault(_MIXED)
    parts = {place: part for place, _, _, part in packets}
    missing = [place for place in range(1, count + 1) if place not in parts]
    if missing:
        named = "、".join(map(str, missing[:_NAMED]))
        return Fault(_MISSING.format(count, named, f"等 {len(missing)} " if len(missing) > _NAMED else ""))
    data = _decoded("".join(parts[place] for place in range(1, count + 1)))
    return data if _mark(data) == mark else Fault(UNREADABLE)


def _mark(data: str | bytes) -> str:
    raw = data.encode() if isinstance(data, str) else data
    return urlsafe_b64encode(sha256(raw).digest()).decode()[:8]


def _decoded(letters: str) -> bytes:
    return b64decode(letters[: len(letters) - (len(letters) % 4 == 1)] + "==", altchars=b"-_")


def _whole(value: dict[str, Any]) -> dict[str, Any]:
    """A backup from its compact form, as far as it can be told."""
    head = {name: field for name, field in value.items() if name != "chains"}
    try:
        statements = in_order(one for chain in value["chains"] for one in _chained(chain["chain"], chain["facts"]))
        tails = [{name: field for name, field in chain.items() if name != "facts"} for chain in value["chains"]]
    except (AttributeError, CanonicalizationError, KeyError, TypeError, ValueError):
        return head
    return head | {"chains": tails, "statements": statements}


def _chained(chain: str, facts: list[dict[str, Any]]) -> list[Statement]:
    statements: list[Statement] = []
    previous = ""
    for n, fact in enumerate(facts, 1):
        statements.append({**fact, "chain": chain, "n": n, "previous": previous})
        previous = digest(statements[-1]) if n < len(facts) else ""
    return statements
