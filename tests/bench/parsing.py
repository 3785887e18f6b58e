"""``python -m tests.bench.parsing ROOT``: reads the banks' YAML with the place of everything, and nothing more, as PyYAML
does with its C parser.
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path

import yaml

if __name__ == "__main__":
    gc.disable()
    for path in sorted(Path(sys.argv[1], "quizzes").glob("*.yml")):
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        assert node is not None and node.start_mark is not None
