"""A backup is read as on the phone: from the same vectors."""

from __future__ import annotations

import gzip
import json
from base64 import urlsafe_b64encode
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from generator.record.backup import read_backup
from generator.record.chain import breaks
from generator.record.packets import Fault
from generator.record.shape import is_statement

KNOWN = json.loads((Path(__file__).parents[1] / "vectors" / "backup.json").read_text(encoding="utf-8"))


def _text(case: dict[str, Any]) -> str:
    return case["text"] if "text" in case else KNOWN[case["of"]].replace(case.get("from", ""), case.get("to", ""), 1)


@pytest.mark.parametrize("case", KNOWN["cases"], ids=lambda case: case["what"])
def test_reading_a_backup(case: dict[str, Any]) -> None:
    found = read_backup(_text(case))
    if isinstance(found, Fault):
        assert found.message == case.get("fault")
    else:
        assert [one["id"] for one in found] == case.get("ids")
        assert not breaks(found)


@pytest.mark.parametrize("case", KNOWN["shapes"], ids=lambda case: case["what"])
def test_the_shape_of_a_statement(case: dict[str, Any]) -> None:
    assert is_statement(case["statement"]) == case["ok"]


def _packet(data: bytes) -> str:
    def mark(raw: bytes) -> str:
        return urlsafe_b64encode(sha256(raw).digest()).decode()[:8]

    packet = f"SX1.1.1.{mark(data)}.{urlsafe_b64encode(data).decode().rstrip('=')}"
    return f"{packet}.{mark(packet.encode())}"


@pytest.mark.parametrize(
    "data",
    [
        b"no gzip",
        gzip.compress(b"{"),
        gzip.compress(b"[1]"),
        gzip.compress(b"[" * 100_000),
        gzip.compress(b'{"format":"suixue-record","schema":1,"chains":[{"facts":5}]}'),
        gzip.compress(
            b'{"format":"suixue-record","schema":1,"chains":[{"chain":"a","facts":[{"time":"\\ud800"},{}]}]}'
        ),
        gzip.compress(bytes(65 * 1024 * 1024)),
        gzip.compress(b"\xff\xfe"),
    ],
    ids=["bytes", "cut", "list", "deep", "facts", "surrogates", "bomb", "not UTF-8"],
)
def test_what_only_looks_like_packets_is_unreadable(data: bytes) -> None:
    found = read_backup(_packet(data))
    assert isinstance(found, Fault) and "读不出来" in found.message


def test_a_file_nested_without_end_is_unreadable() -> None:
    found = read_backup('{"format":"suixue-record","schema":1,"x":' + "[" * 100_000)
    assert isinstance(found, Fault) and "读不出来" in found.message
