"""A project with a bank of every type and field, one of whose files is spoiled: what must hold whatever is in it."""

from __future__ import annotations

import json
import re
import shutil
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from generator import pipeline
from generator.diagnostics import Diagnostic, Findings
from generator.fix.form import reformat
from generator.fix.run import fix
from generator.memory import Memory
from generator.progress import quiet
from generator.read.kinds import kind_of
from generator.source.nodes import Map, Seq, is_absent
from generator.source.text import read_text
from generator.source.yaml import parse_yaml

HERE = Path(__file__).parent
TODAY = date(2026, 11, 20)
WHOLE = "quizzes/whole.yml"
LOCK = "quizzes/bank.lock"
AUTHORED = (
    WHOLE, "quizzes/demo.yml", "quizzes/topics.yml", LOCK, "content/sources.yml", "content/courses.yml",
    "content/places/mama-rooms/layer.yml", "content/lessons/demo/demo-one.md", "content/index.md", "site_config.yml",
)  # fmt: skip
"""Every kind of file that YAML is authored in."""
_FRONT = re.compile(r"---[ \t]*\n(.*?\n)---[ \t]*(?:\n|$)", re.S)


def lay(root: Path) -> Path:
    """The good project and the whole bank, locked: nothing is found in it."""
    shutil.copytree(HERE.parent / "fixtures" / "good", root)
    shutil.copyfile(HERE / "whole.yml", root / WHOLE)
    fix(root, TODAY, bump=False, progress=quiet)
    return root


def found(root: Path, memory: Memory | None = None) -> list[Diagnostic]:
    """What `suixue check` says, each with a place and a remedy."""
    items = list(pipeline.check(pipeline.Project(root, TODAY, memory=memory or Memory()))[1])
    for item in items:
        assert item.location.file and item.location.line >= 1 and item.location.column >= 1, item
        assert re.search(r"请|改为|最多", item.message), item
    return items


class Spoiled:
    """A project laid once, in which one file after the other is spoiled and put back."""

    def __init__(self, root: Path) -> None:
        self.root = lay(root)
        self.good = self._photograph()
        self.memory = Memory()

    def survives(self, file: str, data: bytes) -> list[str]:
        """The slugs found with `data` in `file`, which neither fmt nor fix has lost or damaged; all is put back."""
        (self.root / file).write_bytes(data)
        try:
            slugs = [item.slug for item in found(self.root, self.memory)]
            before = self.read(file)
            with self._else_untouched(file):
                self._formatted(file, data, before)
            (self.root / file).write_bytes(data)
            with self._else_untouched(file, LOCK):
                self._fixed(file, data, before)
        finally:
            for name, content in self.good.items():
                if (self.root / name).read_bytes() != content:
                    (self.root / name).write_bytes(content)
        return slugs

    def read(self, file: str) -> Any:
        """The marked values of a file, or None if it cannot be read as it is."""
        findings = Findings()
        text = read_text(self.root / file, file, findings)
        front = _FRONT.match(text) if text is not None and file.endswith(".md") else None
        if text is None or (file.endswith(".md") and not front):
            return None
        return parse_yaml(front[1] if front else text, file, findings)

    def _formatted(self, file: str, data: bytes, before: Any) -> None:
        """What can be read means the same afterwards; one run is enough."""
        list(reformat(self.root, [file], Findings()))
        after = (self.root / file).read_bytes()
        if before is None or kind_of(file) is None:
            assert after == data
            return
        assert meaning(self.read(file)) == meaning(before)
        assert remarks(after) == remarks(data)
        assert list(reformat(self.root, [file], Findings())) == []

    def _fixed(self, file: str, data: bytes, before: Any) -> None:
        """A bank has the same words in other letters at most; any other file is what it was."""
        fix(self.root, TODAY, bump=False, progress=quiet)
        if before is None or file not in (WHOLE, "quizzes/demo.yml", LOCK):
            assert (self.root / file).read_bytes() == data
        elif file != LOCK:
            assert same_words(self.read(file)) == same_words(before)
            assert fix(self.root, TODAY, bump=False, progress=quiet) == []
        fix(self.root, TODAY, bump=True, progress=quiet)
        if file != LOCK or before is not None:  # one that git may have merged is put in order
            assert (self.read(file) is None) == (before is None)

    @contextmanager
    def _else_untouched(self, *files: str) -> Iterator[None]:
        yield
        after = self._photograph()
        assert [
            name for name in {*after, *self.good} if after.get(name) != self.good.get(name) and name not in files
        ] == []

    def _photograph(self) -> dict[str, bytes]:
        return {str(path.relative_to(self.root)): path.read_bytes() for path in self.root.rglob("*") if path.is_file()}


def meaning(node: Any) -> Any:
    """The values; a field left empty says nothing, nor does a last line end."""
    if isinstance(node, Map):
        items = ((key, meaning(value)) for key, value in node.items() if not is_absent(value))
        return {key: value for key, value in items if value != ""} | {
            key: "" for key in node if not re.fullmatch("[a-z_]+", key) and is_absent(node[key])
        }
    return list(map(meaning, node)) if isinstance(node, Seq) else str(node).rstrip("\n")


def same_words(node: Any) -> Any:
    """The values without what fix may mend: width, odd spaces, the letters of an answer, ids and revisions."""
    if isinstance(node, Map):
        pairs = {key: same_words(value) for key, value in node.items() if key not in ("id", "rev")}
        if "answer" in pairs:
            pairs["answer"] = "".join(
                sorted(re.findall(r"[^\W_]", json.dumps(pairs["answer"], ensure_ascii=False).lower()))
            )
        return pairs
    if isinstance(node, Seq):
        return list(map(same_words, node))
    return " ".join(unicodedata.normalize("NFKC", node).split())


def remarks(data: bytes) -> list[str]:
    """The remarks that stand alone in their lines, outside of texts."""
    source = load_text(data)
    return sorted(match.strip() for match in re.findall(r"(?m)^[ ]*# [^\n]*$", source))


def load_text(data: bytes) -> str:
    return data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
