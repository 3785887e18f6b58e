"""Learning records as a phone would have written them, and how they come onto a phone."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import cycle, islice
from typing import Any

from generator.record.chain import digest
from tests.browser.visitor import Visitor

DAY = 24 * 3600 * 1000
LEVEL_STATEMENTS = 7
_WRITE = """
(statements) => new Promise((resolve, reject) => {
  const opening = indexedDB.open('suixue');
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const db = opening.result;
    const change = db.transaction('statements', 'readwrite');
    for (const one of statements) change.objectStore('statements').put(one);
    change.oncomplete = () => { db.close(); resolve(); };
    change.onerror = () => reject(change.error);
  };
})
"""
_CHUNK = 5000


def record(
    count: int, places: Sequence[tuple[str, Sequence[str]]], end: int, chain: str = "past"
) -> list[dict[str, Any]]:
    """One chain of `count` statements: levels played in turn, the last ending at the time `end`; every seventh answer is
    wrong. `places` are levels with the ids of their questions.
    """
    tries = -(-count // LEVEL_STATEMENTS)
    facts = (
        fact
        for number, (level, questions) in enumerate(islice(cycle(places), tries))
        for fact in _level(f"{chain}-{number:x}", level, questions, end - (tries - 1 - number) * DAY // 20)
    )
    return chained(islice(facts, count), chain)


def _level(session: str, level: str, questions: Sequence[str], time: int) -> Iterator[dict[str, Any]]:
    asked = questions[:5]
    items = [{"id": one, "rev": 1, "lesson": level, "order": ["a", "b", "c", "d"]} for one in asked]
    about = {"type": "level", "id": level}
    yield fact(session, time - 60_000, "initialized", about, 0, {"seed": session, "items": items}, session)
    for place, question in enumerate(asked, 1):
        wrong = (len(session) + place + time // 1000) % 7 == 0
        result = {
            "response": "a",
            "state": "wrong" if wrong else "right",
            "points": 0 if wrong else 100,
            "of": 100,
            "ms": 9000,
        }
        about_it = {"type": "question", "id": question}
        yield fact(session, time - 60_000 + place * 10_000, "answered", about_it, 1, result, f"{session}/{place}")
    yield fact(session, time, "completed", about, 0, {"points": len(asked), "of": len(asked)}, f"{session}/end")


def fact(
    session: str, time: int, verb: str, about: dict[str, str], rev: int, result: dict[str, Any], name: str
) -> dict[str, Any]:
    return {
        "id": name,
        "time": time,
        "verb": verb,
        "object": about,
        "session": session,
        "rev": rev,
        "result": result,
        "evidence": "E0",
        "rule": "",
    }


def chained(facts: Iterable[dict[str, Any]], chain: str) -> list[dict[str, Any]]:
    """The statements that facts become, one after another."""
    statements = []
    previous = ""
    for n, fact in enumerate(facts, 1):
        statement = {**fact, "chain": chain, "n": n, "previous": previous}
        previous = digest(statement)
        statements.append(statement)
    return statements


def backup_text(statements: Sequence[dict[str, Any]], **other: Any) -> str:
    """The file that a phone with this one chain would have saved; `other` is what it says instead."""
    last = statements[-1]
    tail = {"chain": last["chain"], "n": last["n"], "digest": digest(last)}
    head = {"format": "suixue-record", "schema": 1, "made": last["time"], "count": len(statements), "chains": [tail]}
    return json.dumps({**head, "statements": list(statements), **other}, ensure_ascii=False)


def without(statements: Sequence[dict[str, Any]], gone: slice) -> list[dict[str, Any]]:
    """The one chain as it would be had some of it never happened."""
    left = list(statements)
    del left[gone]
    return chained(left, left[0]["chain"])


def write(visitor: Visitor, statements: Sequence[dict[str, Any]]) -> None:
    """Puts statements on the phone's disk; a page of the site must be open, and have its record."""
    for at in range(0, len(statements), _CHUNK):
        visitor.page.evaluate(_WRITE, statements[at : at + _CHUNK])
