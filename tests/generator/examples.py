"""The examples that every question type brings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

import generator.question_types as package


def examples(kind: str) -> list[dict[str, Any]]:
    """Those of one type, read by the C library: a dozen tests ask for them when they are collected, in every worker."""
    text = (Path(package.__file__).parent / kind / "examples.yml").read_text(encoding="utf-8")
    read: list[dict[str, Any]] = yaml.load(text, yaml.CSafeLoader)
    return read
