"""Stock mkdocs-material with its search over the same pages, written as plain Markdown."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from tests.bench.measure import Cost, run

CONFIG = """site_name: 随学
theme:
  name: material
  language: zh
plugins:
- search
"""


def stock_build(pages: Path, folder: Path) -> Cost:
    """Builds the pages that floor.write_pages made; takes minutes and some gigabytes at a thousand lessons."""
    for file in pages.glob("*.json"):
        page = json.loads(file.read_text(encoding="utf-8"))
        target = (folder / "docs" / page["path"]).with_suffix(".md")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(_markdown(page), encoding="utf-8")
    (folder / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    return run(sys.executable, "-m", "mkdocs", "build", "--quiet", where=folder)


def _markdown(page: dict[str, Any]) -> str:
    """What the page says, without its looks."""
    data = page["meta"]["data"]
    parts = [f"# {page['meta']['title']}", page["meta"]["description"]]
    if page["template"] == "lesson.html":
        parts += ["\n".join(f"- {point}" for point in data["points"]), *page["markdown"], "## 文字稿"]
        parts += [_slide(slide) for slide in data["transcript"]]
    elif page["template"] == "topic.html":
        parts += [_question(question) for question in data["questions"]]
    elif page["template"] == "county.html":
        parts += [_room(room) for room in data["rooms"]]
    else:
        parts += page["markdown"]
    return "\n\n".join(parts) + "\n"


def _slide(slide: dict[str, Any]) -> str:
    return f"### {slide['title']}\n\n{''.join(line['text'] for line in slide['lines'])}"


def _question(question: dict[str, Any]) -> str:
    options = "\n".join(f"- {option['key'].upper()}. {option['html']}" for option in question["options"])
    parts = (
        question["stem"],
        options,
        question["answer_text"],
        question["explanation"],
        "；".join(question["citations"]),
    )
    return "\n\n".join(parts)


def _room(room: dict[str, Any]) -> str:
    facts = ("address", "detail", "type", "access", "hours", "phone", "area", "level", "checked", "notes")
    lines = [f"- {room[fact]}" for fact in facts if room.get(fact)]
    return "\n".join([f"## {room['name']}", "", *lines, f"- {'、'.join(room.get('facilities', ()))}"])
