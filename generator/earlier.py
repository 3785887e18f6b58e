"""What pages of earlier releases still ask for: somebody who opened a page before a publish finds its scripts, films and
data after it, for their names hold hashes and are never used for anything else.
"""

from __future__ import annotations

from pathlib import Path

from generator.assets import immutable
from generator.output import files_under, link

LATE = 5
"""Releases for which what is no longer a release's own is kept."""
LIST = "assets/earlier.txt"
"""Which files of a release are not its own, a line each: for how many releases it has not been, and its name."""


def keep_earlier(new: Path, shown: Path) -> None:
    """Adds to the release `new` what that of `shown` has and only earlier pages ask for. The same content shown again
    makes the same release: files grow older only when others join them.
    """
    ages = _ages(shown)
    gone = [file for file in files_under(shown) if immutable(file) and not (new / file).exists()]
    step = 1 if any(file not in ages for file in gone) else 0
    kept = {file: ages.get(file, 0) + step for file in gone if ages.get(file, 0) + step <= LATE}
    for file in kept:
        (new / file).parent.mkdir(parents=True, exist_ok=True)
        link(shown / file, new / file)
    if kept:
        (new / LIST).parent.mkdir(parents=True, exist_ok=True)
        (new / LIST).write_text("".join(f"{age} {file}\n" for file, age in sorted(kept.items())), encoding="utf-8")


def _ages(release: Path) -> dict[str, int]:
    try:
        lines = (release / LIST).read_text(encoding="utf-8").splitlines()
    except OSError:
        return {}
    return {file: int(age) for age, _, file in (line.partition(" ") for line in lines)}
