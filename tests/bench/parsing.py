"""``python -m tests.bench.parsing ROOT``: reads the banks' YAML with the place of everything, and nothing more."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from generator.diagnostics import Findings
from generator.source.text import read_text
from generator.source.yaml import parse_yaml

if __name__ == "__main__":
    gc.disable()
    for path in sorted(Path(sys.argv[1], "quizzes").glob("*.yml")):
        text = read_text(path, path.name, Findings())
        assert text is not None
        assert parse_yaml(text, path.name, Findings()) is not None
