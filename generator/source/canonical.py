"""YAML in the one form in which authored files are kept: texts quoted only where they must be, long ones as |-."""

from __future__ import annotations

import json
import re
from functools import lru_cache

import yaml

from generator.source.text import HIDDEN

LONG = 100
"""Characters above which a text stands below its key."""
_PLAIN = re.compile(r"""[^\s\-?:,\[\]{}#&*!|>'"%@`~=<][^\n]*""")
_ITSELF = re.compile(
    r"[\u4e00-\u9fff《（“][\u4e00-\u9fff\w 、，。；：？！《》（）“”…—%/().,+-]*(?<! )"
    r"|[a-z]|[a-z][a-z0-9]*(?:-[a-z0-9]+)+(?:@[0-9]{4})?"
)
"""What most texts are: Chinese, a letter of an option, or an identity, with the year of its version or without."""
_WORD_AND_WIDE_COLON = re.compile("[a-z_]+：")
_UNSEEN = re.compile(rf"[\t\r]|{HIDDEN.pattern}")
"""What a file cannot hold as it is, or nobody would see in it."""
_RESOLVERS = yaml.SafeLoader.yaml_implicit_resolvers


def means_itself(text: str) -> bool:
    """True for most short texts: in one line, and without anything that YAML could take for something else."""
    return len(text) <= LONG and _ITSELF.fullmatch(text) is not None


def text_lines(head: str, text: str, space: str) -> list[str]:
    """The lines of an authored text after `head`, a key or a dash; `space` is the indent of that line."""
    if means_itself(text):
        return [f"{head} {text}"]
    text = text.rstrip("\n")
    if ("\n" not in text and len(text) <= LONG) or _UNSEEN.search(text):
        return [f"{head} {quoted(text)}"]
    lines = text.split("\n")
    first = next((line for line in lines if line), "")
    return [f"{head} |{'2' if first.startswith(' ') else ''}-", *(f"{space}  {line}" if line else "" for line in lines)]


def quoted(text: str) -> str:
    """A text in one line: plain if it means itself, else in single quotes; in double quotes what needs an escape."""
    if _UNSEEN.search(text):
        return _UNSEEN.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(text, ensure_ascii=False))
    return text if _means_itself(text) else "'" + text.replace("'", "''") + "'"


@lru_cache(maxsize=2**12)
def _means_itself(text: str) -> bool:
    if not _PLAIN.fullmatch(text) or text != text.strip() or ": " in text or " #" in text or text.endswith(":"):
        return False
    kinds = (*_RESOLVERS.get(text[0], ()), *_RESOLVERS.get(None, ()))
    return not (_WORD_AND_WIDE_COLON.match(text) or any(form.match(text) for _, form in kinds))
