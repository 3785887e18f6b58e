"""Changes the rules and the marking in thousands of places and tells which changes no test has noticed.

`python tools/mutation.py [pattern…]`, run by `make mutation`; a pattern such as `generator.check.lock.*` tries again what
it names. What was tried before and has not changed since is not tried again: the results are kept in `mutants/`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

LEAST = 0.9
"""The share of changes that tests must notice."""
_NOTICED, _MISSED, _UNTRIED = "noticed", "missed", "untried"
_MISSES = {0, 33}
"""What mutmut keeps of a change that every test passed, and of one in what no test runs."""
_MUTANTS = Path("mutants")


def main(patterns: list[str]) -> int:
    """0 if enough was noticed, 1 if not, 2 if it could not be tried."""
    os.nice(15)
    command = [str(Path(sys.executable).with_name("mutmut")), "run", "--max-children", "1", *patterns]
    if subprocess.run(command, check=False).returncode:
        return 2
    found = results(_MUTANTS)
    missed = sorted(name for name, how in found.items() if how == _MISSED)
    for name in missed:
        print(_difference(name))
    print(_table(found))
    share = _share(Counter(found.values()))
    print(f"{share:.1%} of {len(found)} changes were noticed, {len(missed)} were not; {LEAST:.0%} are wanted")
    return 0 if share >= LEAST and _UNTRIED not in found.values() else 1


def results(folder: Path) -> dict[str, str]:
    """What became of each change, by its name."""
    found = {}
    for kept in sorted(folder.rglob("*.meta")):
        for name, code in json.loads(kept.read_text(encoding="utf-8"))["exit_code_by_key"].items():
            found[name] = _UNTRIED if code is None else _MISSED if code in _MISSES else _NOTICED
    return found


def _share(count: Counter[str]) -> float:
    return count[_NOTICED] / max(1, count.total())


def _difference(name: str) -> str:
    """The lines of a change. `mutmut show` says the same, in a second or two each."""
    from mutmut.mutation.diff_apply import find_mutant, get_diff_for_mutant  # noqa: PLC0415 - only its run has it

    lines = get_diff_for_mutant(name, path=find_mutant(name).path).splitlines()
    changed = (line for line in lines if line[:1] in ("+", "-") and line[:3] not in ("+++", "---"))
    return "\n".join([name, *changed])


def _table(found: dict[str, str]) -> str:
    """The share of every module, the worst first."""
    modules: dict[str, Counter[str]] = {}
    for name, how in found.items():
        modules.setdefault(name.rpartition(".")[0], Counter())[how] += 1
    rows = sorted((_share(count), module, count.total()) for module, count in modules.items())
    return "\n".join(f"{share:7.1%} of {total:4} in {module}" for share, module, total in rows)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
