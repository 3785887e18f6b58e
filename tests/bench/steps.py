"""``python -m tests.bench.steps ROOT SITE``: a build without videos, its CPU by step printed as JSON.

Everything a fresh ``suixue build`` imports is imported, and nothing is in any cache.
"""

from __future__ import annotations

import json
import shutil
import sys
import time
from pathlib import Path

from generator import cli, mkdocs_hook, pipeline


def main(root: Path, site: Path, search: bool) -> None:
    shutil.rmtree(root / ".cache", ignore_errors=True)
    project = pipeline.Project(root, videos=False, search=search)
    findings = pipeline.build(project, site, mkdocs_hook.render)
    if findings.errors:
        sys.exit("\n".join(str(item) for item in findings if item.severity == "error")[:4000])
    print(json.dumps(project.seconds | {"all": time.process_time()}))


if __name__ == "__main__":
    assert cli
    main(Path(sys.argv[1]), Path(sys.argv[2]), "--no-search" not in sys.argv)
