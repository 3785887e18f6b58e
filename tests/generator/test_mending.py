"""What `suixue check --fix` and `suixue fmt` write is read as they meant it; where that cannot be, they leave it and say so."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from generator import pipeline
from generator.diagnostics import Findings
from generator.fix.form import reformat
from generator.fix.run import fix
from generator.progress import quiet

GOOD = Path(__file__).parents[1] / "fixtures" / "good"
TODAY = date(2026, 11, 20)
BANK = "quizzes/demo.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(GOOD, tmp_path / "project")
    fix(tmp_path / "project", TODAY, bump=False, progress=quiet)
    return tmp_path / "project"


def change(root: Path, old: str, new: str) -> str:
    """Puts `new` where the pattern `old` first is in the bank; its text as it is then."""
    text = (root / BANK).read_text(encoding="utf-8")
    changed = re.sub(old, new, text, count=1)
    assert changed != text
    (root / BANK).write_text(changed, encoding="utf-8")
    return changed


def found(root: Path) -> set[str]:
    return {item.slug for item in pipeline.check(pipeline.Project(root, TODAY))[1]}


def refused(root: Path) -> str:
    """Why fmt leaves the bank as it is."""
    findings = Findings()
    assert list(reformat(root, [BANK], findings)) == []
    return next(item.slug for item in findings)


@pytest.mark.parametrize("sign", ["\u2028", "\x85", "\0"])
def test_fmt_leaves_characters_that_nobody_sees_to_their_author(root: Path, sign: str) -> None:
    data = change(root, "title: ", f"title:   甲{sign}").encode()
    assert refused(root) == "control-character"
    assert (root / BANK).read_bytes() == data


@pytest.mark.parametrize(
    ("old", "new", "slug"),
    [
        (r"- id: demo-0003\n", "  id: demo-0003\n", "yaml-duplicate-key"),
        (r"(  stem: [^\n]+\n)", r"\1  stem: 另一句\n", "yaml-duplicate-key"),
        (r"  stem: ", "  stem: 会员 #1 只有", "yaml-cut-comment"),
        (r"text: 12 个\n", "text: 12 个\n    feedback：多\n", "yaml-full-width-colon"),
        (r"key: a\n    text: ", "{key: a, text：甲}\n  - text: ", "yaml-full-width-colon"),
    ],
)
def test_fmt_leaves_a_file_of_which_something_would_be_lost(root: Path, old: str, new: str, slug: str) -> None:
    data = change(root, old, new).encode()
    assert refused(root) == slug
    assert (root / BANK).read_bytes() == data
    assert slug in found(root)
    assert "not-canonical" not in found(root)


def test_fmt_never_writes_what_reads_otherwise(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = change(root, "title: ", "title:   ").encode()
    monkeypatch.setattr("generator.fix.form.formatted", lambda text, node, kind: text.replace("id: demo-0003\n", ""))
    assert refused(root) == "not-canonical"
    monkeypatch.setattr("generator.fix.form.formatted", lambda text, node, kind: text.replace("# 示例", "# 例"))
    assert refused(root) == "not-canonical"
    assert (root / BANK).read_bytes() == data
