"""7,944 questions in our format: the texts of a JSON Lines file of real questions, or invented ones."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.bench.prose import Prose

COUNT = 7944
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2000-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufffd\u00a0\u3000]")
_TYPES = {"single": "single_choice", "multi": "multiple_choice", "tf": "true_false"}
_MOST_OPTIONS = {"single": 6, "multi": 8}
_ANSWERS = ("A", "B", "C", "D")


def raw_questions(path: Path, prose: Prose, count: int = COUNT) -> list[dict[str, Any]]:
    """{type: single | multi | tf, stem, options: [text], answer: letters or bool}. The file's as far as they go, then
    the same once more in other words; without the file, invented ones.
    """
    lines = path.read_text(encoding="utf-8").splitlines()[:count] if path.is_file() else []
    real = [json.loads(line) for line in lines] or [_invented(number, prose) for number in range(count)]
    characters = [character for one in real for character in one["stem"] if "\u4e00" <= character <= "\u9fff"]
    return real + [_reworded(real[number % len(real)], characters, prose) for number in range(len(real), count)]


def _reworded(raw: dict[str, Any], characters: list[str], prose: Prose) -> dict[str, Any]:
    """`raw` with every fifth character of its stem exchanged: as unlike all others as real questions are."""
    stem = list(raw["stem"])
    stem[2::5] = prose.chance.choices(characters, k=len(stem[2::5]))
    return raw | {"stem": "".join(stem)}


def _invented(number: int, prose: Prose) -> dict[str, Any]:
    """As long as real ones are on the average: a stem of 50 characters, options of 12, some 90 in all."""
    kind = ("single",) * 5 + ("multi",) * 2 + ("tf",)
    chosen = kind[number % len(kind)]
    answer: Any = {"single": prose.chance.choice(_ANSWERS), "multi": "ACD", "tf": bool(number % 16 < 8)}[chosen]
    options = [] if chosen == "tf" else [prose.option() for _ in _ANSWERS]
    return {"type": chosen, "stem": prose.paragraph(34), "options": options, "answer": answer}


def clean(text: str, most: int) -> str:
    """`text` as an editor would have mended it: no hidden characters, no tags, not too long."""
    return _UNSAFE.sub(" ", text).replace("<", "＜").replace(">", "＞").strip()[:most] or "（空）"


def scalar(text: str) -> str:
    """`text` as YAML: unquoted where an editor would leave it so."""
    plain = re.match(r"[\u4e00-\u9fff《（A-Za-z]", text) and not re.search(
        r": |:$| #|[\[\]{},&*!|%@`\"]|^(?:y|n|true|false|null)$", text, re.I
    )
    return text if plain else json.dumps(text, ensure_ascii=False)


def levels(raw: list[dict[str, Any]], lessons: int) -> Iterator[list[dict[str, Any]]]:
    """The questions dealt out for levels: at least nine each, of every type alike, for as many lessons as that allows."""
    count = max(1, min(lessons, len(raw) // 9))
    ordered = sorted(raw, key=lambda question: question["type"])
    return (ordered[start::count] for start in range(count))


def question_yaml(raw: dict[str, Any], name: str, lesson: str, topic: str, prose: Prose) -> str:
    """One question of a bank."""
    stem = clean(raw["stem"], 900)
    lines = [
        f"- id: {name}",
        "  rev: 1",
        f"  type: {_TYPES[raw['type']]}",
        "  status: live",
        "  tier: should",
        f"  topics: [{topic}]",
        f"  lessons: [{lesson}]",
        f"  difficulty: {prose.chance.randint(1, 5)}",
        f"  stem: {scalar(stem)}",
        *(_choice(raw) if raw["type"] != "tf" else _truth(raw, stem)),
        f"  explanation: |-\n    {prose.paragraph(50)}",
        f"  citations:\n  - {{source: trade-union-law@2021, article: {prose.chance.choice('二三四五六七八九十')}}}",
    ]
    return "\n".join(lines) + "\n"


def _truth(raw: dict[str, Any], stem: str) -> list[str]:
    return ["  answer: true"] if raw["answer"] else ["  answer: false", f"  fix: {scalar('应改为：' + stem[:200])}"]


def _choice(raw: dict[str, Any]) -> list[str]:
    """Options and answer; options beyond what a type holds are dropped, a third of a multiple choice is added."""
    right = {ord(letter) - 65 for letter in raw["answer"]}
    texts = dict(enumerate(clean(text, 290) for text in raw["options"]))
    wrong = [at for at in texts if at not in right]
    kept = sorted([*right, *wrong[: _MOST_OPTIONS[raw["type"]] - len(right)]])
    shown = _different(
        [texts[at] for at in kept] + (["以上说法都不准确"] if raw["type"] == "multi" and len(kept) < 3 else [])
    )
    keys = ["abcdefgh"[kept.index(at)] for at in sorted(right)]
    options = [f"  - {{key: {key}, text: {_flow(text)}}}" for key, text in zip("abcdefgh", shown, strict=False)]
    return ["  options:", *options, f"  answer: {keys[0] if raw['type'] == 'single' else '[' + ', '.join(keys) + ']'}"]


def _flow(text: str) -> str:
    return (
        scalar(text)
        if re.fullmatch(r"[\u4e00-\u9fff《》（），。；、“”A-Za-z0-9]+", text)
        else json.dumps(text, ensure_ascii=False)
    )


def _different(texts: list[str]) -> list[str]:
    """`texts` with repeats told apart by a number."""
    return [text if text not in texts[:at] else f"{text}（{at + 1}）" for at, text in enumerate(texts)]
